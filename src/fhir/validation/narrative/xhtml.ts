// The text of a `div` as elements in their order, each with the number of its parent. One pass, no recursion: content may nest as deep
// as it likes. https://hl7.org/fhir/R4/narrative.html#xhtml
import type { Said } from '../../../problem.ts';
import { isHtmlEntity, XML_ENTITIES } from './entities.ts';

export interface XhtmlElement {
  /** Without a prefix. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** What it declares for itself, by `xmlns` or for its prefix. */
  readonly namespace: string | undefined;
  /** -1: the root. */
  readonly parent: number;
  /** Text of its own that is more than blank. */
  hasText: boolean;
  /** Anything at all between its tags. */
  hasContent: boolean;
}

export interface Xhtml {
  readonly elements: readonly XhtmlElement[];
  /** Entities of HTML that XML does not know: `&nbsp;`. */
  readonly entities: readonly string[];
  readonly hasDoctype: boolean;
  /** Why it is no XML: what was read up to there stands in `elements`. */
  readonly malformed?: Said;
}

let last: { readonly text: string; readonly xhtml: Xhtml } | undefined;

/** The same text is asked for several times in a row: by the walk and by two invariants. */
export function xhtmlOf(text: string): Xhtml {
  if (last?.text !== text) last = { text, xhtml: new Scanner(text).scan() };
  return last.xhtml;
}

class Malformed {
  readonly said: Said;
  constructor(said: Said) {
    this.said = said;
  }
}

const NAME = /[\p{L}_][\p{L}\p{N}_.:-]*/uy;
const ATTRIBUTE = /\s*([\p{L}_][\p{L}\p{N}_.:-]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/uy;
const TAG_END = /\s*(\/?)>/y;
const CLOSING_TAG = /([\p{L}_][\p{L}\p{N}_.:-]*)\s*>/uy;
const BLANK = /[^\t\n\r ]/;
const ENTITY = /&(?:(#\d{1,7}|#x[\da-f]{1,6})|([a-z]\w{0,30}));/iy;

class Scanner {
  readonly #text: string;
  readonly #elements: XhtmlElement[] = [];
  readonly #entities: string[] = [];
  /** Full names of what is open, with their numbers. */
  readonly #open: { readonly tag: string; readonly at: number }[] = [];
  readonly #prefixes = new Map<string, string>();
  #hasDoctype = false;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  scan(): Xhtml {
    const found = { elements: this.#elements, entities: this.#entities };
    try {
      this.#document();
      return { ...found, hasDoctype: this.#hasDoctype };
    } catch (error) {
      if (!(error instanceof Malformed)) throw error;
      return { ...found, hasDoctype: this.#hasDoctype, malformed: error.said };
    }
  }

  #document(): void {
    const text = this.#text;
    while (this.#at < text.length) {
      const tag = text.indexOf('<', this.#at);
      this.#words(tag < 0 ? text.length : tag);
      if (tag < 0) break;
      if (text.startsWith('<!--', tag)) this.#skip('-->', 4);
      else if (text.startsWith('<![CDATA[', tag)) this.#cdata();
      else if (text[tag + 1] === '!') this.#declaration();
      else if (text[tag + 1] === '?') this.#skip('?>', 2);
      else if (text[tag + 1] === '/') this.#close();
      else this.#element();
    }
    const unclosed = this.#open.at(-1);
    if (unclosed !== undefined) throw new Malformed(notClosed(unclosed.tag));
    if (this.#elements.length === 0) throw new Malformed(NO_ROOT);
  }

  /** Text up to the next tag. */
  #words(end: number): void {
    const words = this.#text.slice(this.#at, end);
    this.#at = end;
    if (words === '') return;
    const open = this.#open.at(-1);
    if (open === undefined) {
      if (BLANK.test(words.replace(/^\ufeff/, ''))) throw new Malformed(OUTSIDE);
      return;
    }
    const element = this.#elements[open.at]!;
    element.hasContent = true;
    element.hasText ||= BLANK.test(words);
    this.#checkEntities(words);
  }

  #checkEntities(words: string): void {
    for (let i = words.indexOf('&'); i >= 0; i = words.indexOf('&', i + 1)) {
      ENTITY.lastIndex = i;
      const found = ENTITY.exec(words);
      const name = found?.[2];
      if (found === null || (name !== undefined && !XML_ENTITIES.has(name) && !isHtmlEntity(name))) {
        throw new Malformed(noEntity(words.slice(i, i + 20)));
      }
      if (name !== undefined && !XML_ENTITIES.has(name)) this.#entities.push(found[0]);
    }
  }

  #skip(end: string, from: number): void {
    const at = this.#text.indexOf(end, this.#at + from);
    if (at < 0) throw new Malformed(notClosed(this.#text.slice(this.#at + 1, this.#at + from)));
    this.#at = at + end.length;
  }

  #cdata(): void {
    const from = this.#at + '<![CDATA['.length;
    this.#skip(']]>', '<![CDATA['.length);
    const open = this.#open.at(-1);
    if (open === undefined) throw new Malformed(OUTSIDE);
    const element = this.#elements[open.at]!;
    element.hasContent = true;
    element.hasText ||= BLANK.test(this.#text.slice(from, this.#at - 3));
  }

  #declaration(): void {
    this.#hasDoctype = true;
    // A DOCTYPE may declare entities within brackets.
    const end = this.#text.indexOf('>', this.#at);
    const bracket = this.#text.indexOf('[', this.#at);
    this.#skip(bracket >= 0 && bracket < end ? ']>' : '>', 2);
  }

  #close(): void {
    CLOSING_TAG.lastIndex = this.#at + 2;
    const found = CLOSING_TAG.exec(this.#text);
    const open = this.#open.pop();
    if (found === null || open === undefined || found[1] !== open.tag) {
      throw new Malformed(wrongEnd(found?.[1] ?? this.#text.slice(this.#at, this.#at + 20), open?.tag));
    }
    this.#at = CLOSING_TAG.lastIndex;
  }

  #element(): void {
    NAME.lastIndex = this.#at + 1;
    const tag = NAME.exec(this.#text)?.[0];
    if (tag === undefined) throw new Malformed(strayBracket(this.#text.slice(this.#at, this.#at + 20)));
    const open = this.#open.at(-1);
    if (open === undefined && this.#elements.length > 0) throw new Malformed(SEVERAL_ROOTS);
    if (open !== undefined) this.#elements[open.at]!.hasContent = true;
    this.#at += 1 + tag.length;
    const attributes = this.#attributes();
    TAG_END.lastIndex = this.#at;
    const end = TAG_END.exec(this.#text);
    if (end === null) throw new Malformed(badAttribute(tag, this.#text.slice(this.#at, this.#at + 30).trim()));
    this.#at = TAG_END.lastIndex;
    const colon = tag.indexOf(':');
    const namespace =
      colon < 0 ? attributes.get('xmlns') : (this.#prefixes.get(tag.slice(0, colon)) ?? `${tag.slice(0, colon)}:`);
    const element = {
      name: tag.slice(colon + 1),
      attributes,
      namespace,
      parent: open?.at ?? -1,
      hasText: false,
      hasContent: false,
    };
    const at = this.#elements.push(element) - 1;
    if (end[1] === '') this.#open.push({ tag, at });
  }

  #attributes(): ReadonlyMap<string, string> {
    ATTRIBUTE.lastIndex = this.#at;
    let found = ATTRIBUTE.exec(this.#text);
    if (found === null) return NO_ATTRIBUTES;
    const attributes = new Map<string, string>();
    while (found !== null) {
      const [, name, double, single] = found;
      const value = double ?? single ?? '';
      this.#at = ATTRIBUTE.lastIndex;
      this.#checkEntities(value);
      attributes.set(name!, value);
      if (name!.startsWith('xmlns:')) this.#prefixes.set(name!.slice(6), value);
      found = ATTRIBUTE.exec(this.#text);
    }
    return attributes;
  }
}

const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();

const NO_ROOT: Said = {
  en: 'There is no element: write `<div xmlns="http://www.w3.org/1999/xhtml">…</div>`.',
  ja: '要素がありません。`<div xmlns="http://www.w3.org/1999/xhtml">…</div>` の形で書いてください。',
};

const OUTSIDE: Said = {
  en: 'There is text outside of the `div`: move it inside.',
  ja: '`div` の外に文字があります。中に移してください。',
};

const SEVERAL_ROOTS: Said = {
  en: 'There is a second element beside the `div`: put everything into one `div`.',
  ja: '`div` のほかにも要素があります。全体を一つの `div` に入れてください。',
};

const notClosed = (tag: string): Said => ({
  en: `\`<${tag}\` is never closed.`,
  ja: `\`<${tag}\` が閉じられていません。`,
});

const wrongEnd = (found: string, wanted: string | undefined): Said => ({
  en:
    wanted === undefined
      ? `\`${found}\` closes nothing.`
      : `\`${found}\` is closed where \`</${wanted}>\` should stand.`,
  ja:
    wanted === undefined
      ? `\`${found}\` に対応する開始タグがありません。`
      : `\`</${wanted}>\` があるべき場所に \`${found}\` の終了タグがあります。`,
});

const strayBracket = (found: string): Said => ({
  en: `\`${found}\` is no tag: write \`<\` as \`&lt;\`.`,
  ja: `\`${found}\` はタグではありません。\`<\` は \`&lt;\` と書いてください。`,
});

const badAttribute = (tag: string, found: string): Said => ({
  en: `\`<${tag}>\` has an attribute that is no \`name="value"\`: \`${found}\`.`,
  ja: `\`<${tag}>\` の属性が \`名前="値"\` の形ではありません：\`${found}\`。`,
});

const noEntity = (found: string): Said => ({
  en: `\`${found}\` is no entity: write \`&\` as \`&amp;\`.`,
  ja: `\`${found}\` は実体参照ではありません。\`&\` は \`&amp;\` と書いてください。`,
});
