// What is said of a narrative's XHTML, of markdown, and of HTML where none belongs.
import { type Said, short } from '../../../problem.ts';
import type { Fault } from '../issue.ts';
import type { Misplaced } from '../narrative/structure.ts';
import type { UrlFault } from '../narrative/urls.ts';

const PAGE = 'https://hl7.org/fhir/R4/narrative.html';
export const XHTML = 'http://www.w3.org/1999/xhtml';

const fault = (id: string, said: Said, severity: Fault['severity'] = 'error', code = 'invalid'): Fault => ({
  id,
  severity,
  code,
  said,
  spec: `${PAGE}#xhtml`,
});

export const malformed = ({ en, ja }: Said): Fault =>
  fault('narrative-malformed', {
    en: `The narrative is no well-formed XHTML. ${en}`,
    ja: `本文（narrative）が整形式の XHTML ではありません。${ja}`,
  });

export const unknownEntity = (entity: string): Fault =>
  fault('narrative-entity', {
    en: `\`${entity}\` is an entity of HTML that XML does not know: write the character itself or \`&#…;\`.`,
    ja: `\`${entity}\` は HTML だけの実体参照で、XML では使えません。文字そのものか \`&#…;\` で書いてください。`,
  });

export const doctype: Fault = fault('narrative-doctype', {
  en: 'A narrative must not declare a DOCTYPE or anything else by `<!…>`: remove it.',
  ja: '本文（narrative）に DOCTYPE などの宣言 `<!…>` は書けません。削除してください。',
});

export const wrongRoot = (name: string): Fault =>
  fault('narrative-root', {
    en: `The narrative begins with \`<${short(name)}>\`: put it all into one \`<div xmlns="${XHTML}">\`.`,
    ja: `本文（narrative）が \`<${short(name)}>\` で始まっています。全体を一つの \`<div xmlns="${XHTML}">\` に入れてください。`,
  });

export const wrongNamespace = (name: string, namespace: string | undefined): Fault =>
  fault('narrative-namespace', {
    en: `\`<${short(name)}>\` is ${namespace === undefined ? 'in no namespace' : `in the namespace ${short(namespace)}`}: it must be in ${XHTML}.`,
    ja: `\`<${short(name)}>\` の名前空間（${namespace === undefined ? 'なし' : short(namespace)}）が違います。${XHTML} としてください。`,
  });

export const elementNotAllowed = (name: string): Fault =>
  fault('narrative-element', {
    en: `\`<${short(name)}>\` is not allowed in a narrative: only formatting, lists, tables, links and images are.`,
    ja: `\`<${short(name)}>\` は本文（narrative）では使えません。使えるのは書式・リスト・表・リンク・画像の要素です。`,
  });

export const attributeNotAllowed = (name: string, attribute: string): Fault =>
  fault('narrative-attribute', {
    en: `\`<${short(name)}>\` must not have the attribute \`${short(attribute)}\` in a narrative: remove it.`,
    ja: `本文（narrative）では \`<${short(name)}>\` に属性 \`${short(attribute)}\` を付けられません。削除してください。`,
  });

export const blockInParagraph = (name: string): Fault =>
  fault('narrative-block-in-paragraph', {
    en: `\`<${name}>\` must not stand in a \`<p>\`: close the paragraph before it.`,
    ja: `\`<p>\` の中に \`<${name}>\` は置けません。その前で段落を閉じてください。`,
  });

const PLACES: Readonly<Record<Misplaced['what'], (name: string, others: string) => Said>> = {
  'block-in-text': (name, others) => ({
    en: `\`<${name}>\` holds running text and must not contain \`<${others}>\`.`,
    ja: `\`<${name}>\` は文字を入れる要素で、\`<${others}>\` を含められません。`,
  }),
  'in-itself': (name) => ({
    en: `\`<${name}>\` must not stand within another \`<${name}>\`.`,
    ja: `\`<${name}>\` の中に \`<${name}>\` は置けません。`,
  }),
  'has-content': (name) => ({
    en: `\`<${name}>\` must be empty: write \`<${name}/>\`.`,
    ja: `\`<${name}>\` に内容は入れられません。\`<${name}/>\` と書いてください。`,
  }),
  children: (name, others) => ({
    en: `\`<${name}>\` must not directly contain: ${others}.`,
    ja: `\`<${name}>\` の直下に次のものは置けません：${others}。`,
  }),
  parent: (name, others) => ({
    en: `\`<${name}>\` must stand directly in one of: ${others}.`,
    ja: `\`<${name}>\` は次の要素の直下に置いてください：${others}。`,
  }),
};

export const misplaced = (what: Misplaced['what'], name: string, others: string, path: string): Fault => {
  const { en, ja } = PLACES[what](name, short(others));
  return fault('narrative-structure', { en: `${en} (at ${path})`, ja: `${ja}（位置：${path}）` }, 'error', 'structure');
};

const URLS: Readonly<Record<UrlFault, Said>> = {
  empty: { en: 'is empty', ja: '空です' },
  characters: { en: 'has characters that a URL must write as %…', ja: '% で書くべき文字を含んでいます' },
  data: { en: 'is no `data:TYPE;base64,…`', ja: '`data:種別;base64,…` の形ではありません' },
};

export const badUrl = (url: string, what: UrlFault): Fault =>
  fault('narrative-url', {
    en: `The URL \`${short(url)}\` ${URLS[what].en}.`,
    ja: `URL \`${short(url)}\` が${URLS[what].ja}。`,
  });

export const emptyLink = (path: string): Fault =>
  fault('narrative-link-empty', {
    en: `The link at ${path} leads nowhere: give \`href\` a value, or leave it out.`,
    ja: `${path} のリンク先が空です。\`href\` に値を入れるか、省略してください。`,
  });

export const activeLink = (href: string): Fault =>
  fault('narrative-link-active', {
    en: `The link \`${short(href)}\` would run a script: remove it.`,
    ja: `リンク \`${short(href)}\` はスクリプトを実行します。削除してください。`,
  });

export const literalLink = (href: string): Fault =>
  fault('narrative-link-literal', {
    en: `The link \`${short(href)}\` is a name and no address: nobody can follow it.`,
    ja: `リンク \`${short(href)}\` は名前であって場所ではないため、たどれません。`,
  });

export const noTarget = (url: string, path: string): Fault =>
  fault('narrative-target', {
    en: `\`${short(url)}\` at ${path} leads to nothing: no element of the resource and no anchor of its narrative has this id.`,
    ja: `${path} の \`${short(url)}\` に対応する id が、リソースの要素にも本文（narrative）にもありません。`,
  });

export const duplicateIds = (ids: readonly string[]): Fault =>
  fault(
    'narrative-ids',
    {
      en: `These ids stand in the narrative more than once: ${short(ids.join(', '))}.`,
      ja: `次の id が本文（narrative）に重複しています：${short(ids.join('、'))}。`,
    },
    'warning',
    'business-rule',
  );

export const mixedLanguages = (languages: readonly string[]): Fault =>
  fault(
    'narrative-languages',
    {
      en: `Beside the parts by language (${short(languages.join(', '))}) there is content of no language.`,
      ja: `言語別の部分（${short(languages.join('、'))}）のほかに、言語を示さない内容があります。`,
    },
    'warning',
    'business-rule',
  );

export const languagesDiffer = (xml: string, html: string): Fault =>
  fault(
    'narrative-language-attributes',
    {
      en: `\`xml:lang\` says ${short(xml)} and \`lang\` says ${short(html)}: let both say the same.`,
      ja: `\`xml:lang\`（${short(xml)}）と \`lang\`（${short(html)}）が違います。そろえてください。`,
    },
    'warning',
    'business-rule',
  );

export const htmlInMarkdown = (start: string, severity: Fault['severity']): Fault => ({
  id: 'markdown-html',
  severity,
  code: 'invalid',
  said: {
    en: `The markdown has what looks like an HTML tag, beginning with \`${start}\`: write \`<\` as \`&lt;\`, or put it in backquotes.`,
    ja: `markdown に HTML タグのような文字列（\`${start}\` 以降）があります。\`<\` を \`&lt;\` と書くか、バッククォートで囲んでください。`,
  },
  spec: 'https://hl7.org/fhir/R4/datatypes.html#markdown',
});

export const htmlInText = (severity: Fault['severity']): Fault => ({
  id: 'string-html',
  severity,
  code: 'invalid',
  said: {
    en: 'The text has what looks like HTML tags: a page that shows it unescaped would run them. Remove them.',
    ja: '文字列に HTML タグのような部分があります。エスケープせずに表示すると実行されるおそれがあるため、取り除いてください。',
  },
  spec: 'https://hl7.org/fhir/R4/security.html#narrative',
});
