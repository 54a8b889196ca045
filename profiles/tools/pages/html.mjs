// Building HTML safely: `html` escapes every value that is not HTML already.

class Html {
  constructor(text) {
    this.text = text;
  }
  toString() {
    return this.text;
  }
}

const ESCAPES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text) => String(text).replace(/[&<>"]/g, (each) => ESCAPES[each]);
const part = (value) => {
  if (value === undefined || value === null || value === false) return '';
  if (Array.isArray(value)) return value.map(part).join('');
  return value instanceof Html ? value.text : escape(value);
};

export const html = (texts, ...values) =>
  new Html(texts.reduce((all, text, i) => all + text + (i < values.length ? part(values[i]) : ''), ''));

/** Japanese first, English beside it. */
export const both = (ja, en) => (en ? html`<span lang="ja">${ja}</span> <span lang="en" class="en">${en}</span>` : html`<span lang="ja">${ja}</span>`);

export const table = (heads, rows) =>
  rows.length === 0
    ? ''
    : html`<table><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${rows.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody></table>`;

export const page = ({ title, body, up }) => `<!doctype html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)} – Renkei 連携</title>
<link rel="stylesheet" href="style.css">
</head>
<body>
${up ? '<nav><a href="index.html">Renkei 連携</a></nav>' : ''}
<main>
${body}
</main>
</body>
</html>
`;

export const STYLE = `:root { color-scheme: light dark; --line: #8886; --soft: #8881; --en: #6a6a6a; }
@media (prefers-color-scheme: dark) { :root { --en: #a8a8a8; } }
body { font: 16px/1.65 system-ui, "Noto Sans JP", "Hiragino Sans", "Yu Gothic UI", sans-serif; margin: 0 auto; max-width: 76rem; padding: 1rem 1.25rem 4rem; }
nav { border-bottom: 1px solid var(--line); padding-bottom: .5rem; }
h1 { font-size: 1.6rem; line-height: 1.3; margin: 1.2rem 0 .2rem; }
h2 { font-size: 1.15rem; margin: 2rem 0 .4rem; border-bottom: 1px solid var(--line); }
.en { color: var(--en); }
h1 .en { display: block; font-size: 1rem; font-weight: normal; }
p .en { display: block; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; margin: .6rem 0; }
th, td { border: 1px solid var(--line); padding: .3rem .5rem; text-align: left; vertical-align: top; }
th { background: var(--soft); }
code { font-family: ui-monospace, "SFMono-Regular", Menlo, monospace; font-size: .88em; overflow-wrap: anywhere; }
pre { background: var(--soft); padding: .8rem; overflow: auto; font-size: .82rem; line-height: 1.45; max-height: 34rem; }
.mark { border: 1px solid #b26a00; border-radius: .3rem; color: #b26a00; font-size: .78rem; padding: 0 .3rem; white-space: nowrap; }
@media (prefers-color-scheme: dark) { .mark { border-color: #ffb74d; color: #ffb74d; } }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; }
dt { color: var(--en); }
dd { margin: 0; }
.d1 { padding-left: 1.2rem; } .d2 { padding-left: 2.4rem; } .d3 { padding-left: 3.6rem; } .d4 { padding-left: 4.8rem; }
`;
