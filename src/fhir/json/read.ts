// JSON as FHIR wants it: https://hl7.org/fhir/R4/json.html
// JSON.parse keeps the last of two equal names, loses the digits of 50.10 and lets NUL and half characters through, which
// the database then refuses; hence a reader of our own. Good content is read in one pass that keeps no book of where it
// is; only a fault makes `pathTo` and `positionOf` walk the text again.
import { Problem, type ProblemKind, type Said } from '../../problem.ts';
import type { Json } from '../resource.ts';
import { Decimal } from './decimal.ts';

/** A JSON value; a number whose text matters is a Decimal. */
export type ReadJson = null | boolean | number | string | Decimal | ReadJson[] | { [name: string]: ReadJson };

/** Real resources nest about a dozen levels; 64 leaves room and keeps every recursion over content shallow. */
export const MAX_DEPTH = 64;

const SPEC = 'https://hl7.org/fhir/R4/json.html';

export function readJson(text: string, limits: { maxDepth?: number } = {}): ReadJson {
  return new Reader(text, limits.maxDepth ?? MAX_DEPTH).document();
}

/** How many levels of objects and arrays a value has; a patch must not build what the reader would refuse. */
export const depthOf = (value: unknown): number => {
  if (typeof value !== 'object' || value === null || value instanceof Decimal) return 0;
  let deepest = 0;
  for (const item of Object.values(value)) deepest = Math.max(deepest, depthOf(item));
  return deepest + 1;
};

// Element names repeat endlessly; finding the known string again spares V8 making and hashing a new one each time.
const KNOWN_NAMES = 1024;
const LONGEST_KNOWN = 40;
const knownNames: string[] = new Array(KNOWN_NAMES).fill('');

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const BOM = 0xfeff;

const isDigit = (c: number): boolean => c >= 0x30 && c <= 0x39;
const isHighSurrogate = (c: number): boolean => c >= 0xd800 && c <= 0xdbff;
const isLowSurrogate = (c: number): boolean => c >= 0xdc00 && c <= 0xdfff;

class Reader {
  private readonly text: string;
  private readonly maxDepth: number;
  private at = 0;

  constructor(text: string, maxDepth: number) {
    this.text = text;
    this.maxDepth = maxDepth;
  }

  document(): ReadJson {
    if (this.text.charCodeAt(0) === BOM) this.at = 1;
    if (Number.isNaN(this.space())) {
      throw new Problem(
        'invalid',
        { en: 'The body is empty: send a JSON document.', ja: '本文が空です。JSON文書を送ってください。' },
        { spec: SPEC },
      );
    }
    const value = this.value(0);
    if (!Number.isNaN(this.space())) {
      this.fail(this.at, {
        en: `${this.shown()} stands after the end of the JSON document. Send one document only.`,
        ja: `JSON文書の終わりの後に ${this.shown()} があります。文書は一つだけ送ってください。`,
      });
    }
    return value;
  }

  /** Skips white space; answers the code of the next character, NaN at the end of the text. */
  private space(): number {
    const text = this.text;
    let c = text.charCodeAt(this.at);
    while (c === 0x20 || c === 0x0a || c === 0x0d || c === 0x09) c = text.charCodeAt(++this.at);
    return c;
  }

  private value(depth: number): ReadJson {
    const c = this.text.charCodeAt(this.at);
    switch (c) {
      case QUOTE:
        return this.string();
      case 0x7b:
        return this.object(depth + 1);
      case 0x5b:
        return this.array(depth + 1);
      case 0x74:
        return this.word('true', true);
      case 0x66:
        return this.word('false', false);
      case 0x6e:
        return this.word('null', null);
      default:
        if (isDigit(c) || c === 0x2d) return this.number();
        return this.noValue();
    }
  }

  private object(depth: number): ReadJson {
    if (depth > this.maxDepth) this.tooDeep();
    const object: { [name: string]: ReadJson } = {};
    this.at++;
    if (this.space() === 0x7d) {
      this.at++;
      return object;
    }
    for (;;) {
      if (this.text.charCodeAt(this.at) !== QUOTE) this.noName();
      const start = this.at;
      const name = this.name();
      // A missing name is undefined without asking further; `constructor` and its like are inherited, so ask again.
      if (object[name] !== undefined && (name === '__proto__' || Object.hasOwn(object, name))) {
        this.unwantedName(start, name);
      }
      if (this.space() !== 0x3a) this.wanted('a colon ":" after the name', '名前の後のコロン「:」');
      this.at++;
      this.space();
      object[name] = this.value(depth);
      const c = this.space();
      this.at++;
      if (c === 0x2c) {
        this.space();
        continue;
      }
      if (c === 0x7d) return object;
      this.at--;
      this.wanted('"," or "}"', '「,」または「}」');
    }
  }

  private array(depth: number): ReadJson {
    if (depth > this.maxDepth) this.tooDeep();
    const array: ReadJson[] = [];
    this.at++;
    if (this.space() === 0x5d) {
      this.at++;
      return array;
    }
    for (;;) {
      array.push(this.value(depth));
      const c = this.space();
      this.at++;
      if (c === 0x2c) {
        this.space();
        continue;
      }
      if (c === 0x5d) return array;
      this.at--;
      this.wanted('"," or "]"', '「,」または「]」');
    }
  }

  /** An object's name: as `string`, by way of the known names. */
  private name(): string {
    const text = this.text;
    const start = this.at + 1;
    let end = start;
    let hash = 0;
    let c = text.charCodeAt(end);
    while (c > 0x22 && c < 0x7f && c !== BACKSLASH) {
      hash = (Math.imul(hash, 31) + c) | 0;
      c = text.charCodeAt(++end);
    }
    const length = end - start;
    if (c !== QUOTE || length > LONGEST_KNOWN) return this.string();
    this.at = end + 1;
    const slot = hash & (KNOWN_NAMES - 1);
    const known = knownNames[slot]!;
    if (known.length === length && text.startsWith(known, start)) return known;
    const name = text.slice(start, end);
    knownNames[slot] = name;
    return name;
  }

  private string(): string {
    const text = this.text;
    const start = ++this.at;
    let at = start;
    for (;;) {
      const c = text.charCodeAt(at);
      if (c === QUOTE) {
        this.at = at + 1;
        return text.slice(start, at);
      }
      if (c === BACKSLASH) return this.escapedString(start, at);
      at = c >= 0x20 && c < 0xd800 ? at + 1 : this.unusual(start, at, c);
    }
  }

  /** From the first backslash on: pieces are gathered. */
  private escapedString(start: number, firstEscape: number): string {
    const text = this.text;
    let out = text.slice(start, firstEscape);
    let at = firstEscape;
    let from = at;
    for (;;) {
      const c = text.charCodeAt(at);
      if (c === QUOTE) {
        this.at = at + 1;
        return out + text.slice(from, at);
      }
      if (c !== BACKSLASH) {
        at = c >= 0x20 && c < 0xd800 ? at + 1 : this.unusual(start, at, c);
        continue;
      }
      out += text.slice(from, at);
      const e = text.charCodeAt(at + 1);
      if (e === 0x75) {
        const unit = this.unit(at);
        if (unit === 0) this.nul(at);
        if (isHighSurrogate(unit)) {
          const low = text.charCodeAt(at + 6) === BACKSLASH && text.charCodeAt(at + 7) === 0x75 ? this.unit(at + 6) : 0;
          if (!isLowSurrogate(low)) this.halfCharacter(at, unit);
          out += String.fromCharCode(unit, low);
          at += 12;
        } else {
          if (isLowSurrogate(unit)) this.halfCharacter(at, unit);
          out += String.fromCharCode(unit);
          at += 6;
        }
      } else {
        const i = '"\\/bfnrt'.indexOf(text.charAt(at + 1) || 'none');
        if (i < 0) this.badEscape(at);
        out += '"\\/\b\f\n\r\t'.charAt(i);
        at += 2;
      }
      from = at;
    }
  }

  /** A raw character that is not plainly fine: the index after it, or a Problem. */
  private unusual(start: number, at: number, c: number): number {
    if (c > 0xdfff) return at + 1;
    if (isHighSurrogate(c)) {
      if (isLowSurrogate(this.text.charCodeAt(at + 1))) return at + 2;
      this.halfCharacter(at, c);
    }
    if (isLowSurrogate(c)) this.halfCharacter(at, c);
    if (c === 0) this.nul(at);
    if (c < 0x20) {
      this.fail(at, {
        en: `the control character ${unicode(c)} stands raw in a string. Write it as ${escaped(c)}.`,
        ja: `文字列に制御文字 ${unicode(c)} がそのまま入っています。${escaped(c)} と書いてください。`,
      });
    }
    return this.fail(start - 1, {
      en: 'the string that starts here is never closed. End it with a double quote.',
      ja: 'ここから始まる文字列が閉じられていません。二重引用符で閉じてください。',
    });
  }

  /** The code unit of the \uXXXX at `at`. */
  private unit(at: number): number {
    const hex = this.text.slice(at + 2, at + 6);
    if (!/^[0-9a-fA-F]{4}$/.test(hex)) this.badEscape(at);
    return Number.parseInt(hex, 16);
  }

  private number(): number | Decimal {
    const text = this.text;
    const start = this.at;
    let at = start;
    let c = text.charCodeAt(at);
    if (c === 0x2d) c = text.charCodeAt(++at);
    const first = at;
    let whole = 0;
    while (isDigit(c)) {
      whole = whole * 10 + (c - 0x30);
      c = text.charCodeAt(++at);
    }
    const digits = at - first;
    if (digits === 0) this.badNumber(start);
    if (digits > 1 && text.charCodeAt(first) === 0x30) {
      this.fail(start, {
        en: `${this.token(start)} has leading zeros. Remove them, or quote it if it is a text such as a code.`,
        ja: `数値 ${this.token(start)} の先頭に余分な 0 があります。取り除くか、コードなどの文字なら引用符で囲んでください。`,
      });
    }
    if (c !== 0x2e && c !== 0x65 && c !== 0x45) {
      this.at = at;
      if (digits <= 15 && first === start) return whole;
    } else {
      if (c === 0x2e) {
        c = text.charCodeAt(++at);
        if (!isDigit(c)) this.badNumber(start);
        while (isDigit(c)) c = text.charCodeAt(++at);
      }
      if (c === 0x65 || c === 0x45) {
        c = text.charCodeAt(++at);
        if (c === 0x2b || c === 0x2d) c = text.charCodeAt(++at);
        if (!isDigit(c)) this.badNumber(start);
        while (isDigit(c)) c = text.charCodeAt(++at);
      }
      this.at = at;
    }
    const written = text.slice(start, at);
    const number = Number(written);
    return String(number) === written ? number : new Decimal(written);
  }

  private word<T extends Json>(word: string, value: T): T {
    if (!this.text.startsWith(word, this.at) || /^[\w$]/.test(this.text.charAt(this.at + word.length))) this.noValue();
    this.at += word.length;
    return value;
  }

  // From here on: what is said when the content is not JSON.

  private fail(at: number, said: Said, kind: ProblemKind = 'invalid'): never {
    const { line, column } = positionOf(this.text, at);
    const path = pathTo(this.text, at);
    throw new Problem(
      kind,
      { en: `Line ${line}, column ${column}: ${said.en}`, ja: `${line}行${column}列：${said.ja}` },
      path === undefined ? { spec: SPEC } : { at: path, spec: SPEC },
    );
  }

  private shown(): string {
    return this.token(this.at);
  }

  /** The word or character at a place, fit to be quoted in a message. */
  private token(at: number): string {
    const rest = this.text.slice(at, at + 32);
    return quoted(/^[\w$.+-]+/.exec(rest)?.[0] ?? String.fromCodePoint(rest.codePointAt(0) ?? 0x20));
  }

  private ended(): boolean {
    return this.at >= this.text.length;
  }

  private wanted(en: string, ja: string): never {
    if (this.ended()) {
      return this.fail(this.at, {
        en: `the document ends where ${en} should stand. It may have been cut off: send the whole of it.`,
        ja: `${ja}があるべきところで文書が終わっています。途中で切れていないか確認し、全体を送ってください。`,
      });
    }
    if (this.comment()) return this.noComment();
    return this.fail(this.at, {
      en: `found ${this.shown()} where ${en} should stand. Correct the JSON there.`,
      ja: `${ja}があるべきところに ${this.shown()} があります。JSONを直してください。`,
    });
  }

  private comment(): boolean {
    const two = this.text.slice(this.at, this.at + 2);
    return two === '//' || two === '/*' || two.startsWith('#');
  }

  private noComment(): never {
    return this.fail(this.at, {
      en: 'found a comment. JSON has no comments: remove it.',
      ja: 'コメントがあります。JSONにコメントは書けませんので、削除してください。',
    });
  }

  private afterComma(): boolean {
    return /,\s*$/.test(this.text.slice(Math.max(0, this.at - 200), this.at));
  }

  private noValue(): never {
    if (this.ended()) return this.wanted('a value', '値');
    if (this.comment()) return this.noComment();
    const c = this.text.charAt(this.at);
    if ((c === ']' || c === '}') && this.afterComma()) return this.trailingComma(c);
    const token = this.shown();
    return this.fail(this.at, {
      en: `${token} is no JSON value. Write a string in double quotes, a number, true, false, null, an object or an array.`,
      ja: `${token} はJSONの値ではありません。二重引用符で囲んだ文字列、数値、true、false、null、オブジェクト、配列のいずれかを書いてください。`,
    });
  }

  private noName(): never {
    if (this.ended()) return this.wanted('a name', '名前');
    if (this.comment()) return this.noComment();
    if (this.text.charAt(this.at) === '}' && this.afterComma()) return this.trailingComma('}');
    return this.fail(this.at, {
      en: `found ${this.shown()} where a name should stand. Write names in double quotes.`,
      ja: `名前があるべきところに ${this.shown()} があります。名前は二重引用符で囲んでください。`,
    });
  }

  private trailingComma(closing: string): never {
    return this.fail(this.at, {
      en: `"${closing}" follows a comma. Remove the comma after the last item.`,
      ja: `コンマの直後に「${closing}」があります。最後の項目の後のコンマを削除してください。`,
    });
  }

  private badNumber(start: number): never {
    return this.fail(start, {
      en: `${this.token(start)} is no JSON number. Write it as -12.50 or 1e3: digits before and after the point.`,
      ja: `${this.token(start)} はJSONの数値ではありません。-12.50 や 1e3 のように、小数点の前後に数字を書いてください。`,
    });
  }

  private badEscape(at: number): never {
    const written = quoted(this.text.slice(at, at + 2));
    return this.fail(at, {
      en: `${written} starts no JSON escape. Use \\" \\\\ \\/ \\b \\f \\n \\r \\t or \\u with four hex digits.`,
      ja: `${written} はJSONのエスケープではありません。\\" \\\\ \\/ \\b \\f \\n \\r \\t または \\u と4桁の16進数を使ってください。`,
    });
  }

  private nul(at: number): never {
    return this.fail(at, {
      en: 'found the character U+0000 (NUL), which FHIR strings may not contain. Remove it.',
      ja: 'FHIRの文字列に使えない文字 U+0000（NUL）があります。削除してください。',
    });
  }

  private halfCharacter(at: number, unit: number): never {
    return this.fail(at, {
      en: `found ${unicode(unit)}, half of a surrogate pair. Send the whole character, or remove the half.`,
      ja: `サロゲートペアの片方だけ（${unicode(unit)}）があります。文字全体を送るか、片方を削除してください。`,
    });
  }

  private unwantedName(start: number, name: string): never {
    if (name === '__proto__') {
      return this.fail(start, {
        en: 'no FHIR element is named "__proto__". Remove it.',
        ja: '「__proto__」という名前のFHIR要素はありません。削除してください。',
      });
    }
    return this.fail(start, {
      en: `the name ${quoted(name)} stands twice in one object. Keep one of the two.`,
      ja: `一つのオブジェクトに名前 ${quoted(name)} が二度あります。どちらか一つにしてください。`,
    });
  }

  private tooDeep(): never {
    return this.fail(
      this.at,
      {
        en: `objects and arrays nest more than ${this.maxDepth} levels deep. Send flatter content.`,
        ja: `オブジェクトと配列の入れ子が${this.maxDepth}段を超えています。入れ子を浅くしてください。`,
      },
      'too-deep',
    );
  }
}

const quoted = (text: string): string => {
  const short = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  return JSON.stringify(short);
};

const unicode = (c: number): string => `U+${c.toString(16).toUpperCase().padStart(4, '0')}`;

const escaped = (c: number): string => JSON.stringify(String.fromCharCode(c)).slice(1, -1);

/** Line and column, both from 1; a byte order mark takes no column. */
const positionOf = (text: string, at: number): { line: number; column: number } => {
  const before = text.slice(text.charCodeAt(0) === BOM ? 1 : 0, at).split(/\r\n|\n|\r/);
  return { line: before.length, column: before[before.length - 1]!.length + 1 };
};

/**
 * The element at a place, such as Patient.name[0].given[1]. Undefined when the document does not open with its
 * resourceType. All before the place is known to be good JSON, save that it may end within a string.
 */
const pathTo = (text: string, end: number): string | undefined => {
  const root = /^\uFEFF?\s*\{\s*"resourceType"\s*:\s*"([A-Za-z]{1,64})"/.exec(text)?.[1];
  if (root === undefined) return undefined;
  const steps: (string | number)[] = [];
  let name: string | undefined;
  for (let at = 0; at < end; at++) {
    const c = text[at];
    if (c === '"') {
      const start = at + 1;
      for (at = start; at < end && text[at] !== '"'; at++) if (text[at] === '\\') at++;
      name = text.slice(start, at);
    } else if (c === '{') {
      steps.push('');
    } else if (c === '[') {
      steps.push(0);
    } else if (c === '}' || c === ']') {
      steps.pop();
    } else if (c === ':') {
      steps[steps.length - 1] = name ?? '';
    } else if (c === ',') {
      const last = steps[steps.length - 1];
      steps[steps.length - 1] = typeof last === 'number' ? last + 1 : '';
    }
  }
  // A fault in a name is the fault of that name's element.
  if (steps[steps.length - 1] === '') {
    const named = /^"([A-Za-z_][\w-]{0,63})"/.exec(text.slice(end, end + 70))?.[1];
    if (named === undefined) steps.pop();
    else steps[steps.length - 1] = named;
  }
  return steps.reduce<string>(
    (path, step) => (typeof step === 'number' ? `${path}[${step}]` : `${path}.${step}`),
    root,
  );
};
