// HTML within markdown: it will be shown as text, or run.

/** The first two characters of what looks like a tag; not in code, not after a backslash, and no `<https://…>`. */
export function htmlIn(markdown: string): string | undefined {
  let at = markdown.indexOf('<');
  if (at < 0) return undefined;
  const code = codeSpans(markdown);
  for (; at >= 0; at = markdown.indexOf('<', at + 1)) {
    if (markdown[at - 1] === '\\' || code.some(([from, to]) => from <= at && at < to)) continue;
    if (!/[a-z/!?]/i.test(markdown[at + 1] ?? '')) continue;
    if (!isLink(markdown, at)) return markdown.slice(at, at + 2);
  }
  return undefined;
}

const MOST_SPANS = 200;
const LONGEST_LINK = 2_000;

function codeSpans(markdown: string): (readonly [from: number, to: number])[] {
  const spans: (readonly [number, number])[] = [];
  const fence = /`+/g;
  for (let open = fence.exec(markdown); open !== null && spans.length < MOST_SPANS; open = fence.exec(markdown)) {
    const end = markdown.indexOf(open[0], fence.lastIndex);
    if (end < 0) break;
    spans.push([open.index, end]);
    fence.lastIndex = end + open[0].length;
  }
  return spans;
}

function isLink(markdown: string, at: number): boolean {
  const end = markdown.indexOf('>', at);
  if (end < 0 || end - at > LONGEST_LINK) return false;
  const inner = markdown.slice(at + 1, end);
  return /^[a-z][a-z0-9+.-]{1,31}:[^\s<]*$/i.test(inner) || /^[\w.+-]+@[\w.-]+$/.test(inner);
}

/** A whole tag with another after it: what HL7's validator takes for HTML in any text. */
export function hasTags(text: string): boolean {
  for (let at = text.indexOf('<'); at >= 0; ) {
    const next = text.indexOf('<', at + 1);
    if (next < 0) return false;
    const end = text.indexOf('>', at + 1);
    if (end < 0) return false;
    if (end < next && /^[a-z]\w*(?:\s|$)/i.test(text.slice(at + 1, Math.min(end, at + 100)))) return true;
    at = next;
  }
  return false;
}
