// JSON as people write it by hand: reads on after a fault as far as it is plain what was meant. It is never faster than
// the strict reader, and only asked when that one refuses, or to find out where something stands.
import type { Fault } from '../../validation/issue.ts';
import { Decimal } from '../decimal.ts';
import type { ReadJson } from '../read.ts';
import { Lines } from './positions.ts';
import * as say from './said.ts';
import type { Wanted } from './wanted.ts';

export interface TextFault {
  readonly fault: Fault;
  readonly offset: number;
  /** Names and indices from the document's root. */
  readonly steps: readonly (string | number)[];
}

export interface TolerantReading {
  /** Undefined: nothing could be made of it. */
  readonly value: ReadJson | undefined;
  readonly faults: readonly TextFault[];
}

/** Nobody mends more at once; also a bound on the work that what is no JSON at all can cause. */
const MOST_FAULTS = 1_000;

export function readTolerantly(text: string, maxDepth: number, wanted?: Wanted): TolerantReading {
  const reader = new TolerantReader(text, maxDepth);
  try {
    return { value: reader.document(wanted), faults: reader.faults };
  } catch (cause) {
    if (cause !== END) throw cause;
    return { value: undefined, faults: reader.faults };
  }
}

/** Thrown where reading on makes no sense. */
const END = Symbol('end');

/** A property that has a name and nothing else. */
const NOTHING = Symbol('nothing');

const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN = 0x7b;
const CLOSE = 0x7d;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;

const WORD = /[^\s,:{}[\]"'/#\u0000-\u001f]+/y;
const JSON_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const LIKE_A_NUMBER = /^([+-]?)(\d*)(?:\.(\d*))?([eE][+-]?\d+)?$/;
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

const A_NAME = { en: 'a name', ja: '名前' };
const A_VALUE = { en: 'a value', ja: '値' };
const A_COLON = { en: 'a colon ":" after the name', ja: '名前の後のコロン「:」' };

class TolerantReader {
  readonly faults: TextFault[] = [];
  readonly #text: string;
  readonly #maxDepth: number;
  readonly #lines: Lines;
  readonly #steps: (string | number)[] = [];
  #at = 0;
  /** Of missing commas, within arrays of texts too, one is told for each object. */
  #lacksComma = false;
  /** Told once: who writes them writes them everywhere. */
  #hasSingleQuotes = false;

  constructor(text: string, maxDepth: number) {
    this.#text = text;
    this.#maxDepth = maxDepth;
    this.#lines = new Lines(text);
  }

  document(wanted: Wanted | undefined): ReadJson {
    if (this.#text.charCodeAt(0) === 0xfeff) this.#at = 1;
    if (Number.isNaN(this.#gap())) this.#end(say.empty());
    if (wanted !== undefined) wanted.at = this.#at;
    const value = this.#value(0, wanted);
    if (value === NOTHING) this.#end(say.unexpected(this.#token(), A_VALUE));
    if (!Number.isNaN(this.#gap())) this.#say(say.afterEnd(this.#token()));
    return value as ReadJson;
  }

  #say(fault: Fault, offset = this.#at): void {
    if (this.faults.length >= MOST_FAULTS) this.#end(say.tooMany(MOST_FAULTS), offset);
    this.faults.push({ fault, offset, steps: [...this.#steps] });
  }

  #end(fault: Fault, offset = this.#at): never {
    this.faults.push({ fault, offset, steps: [...this.#steps] });
    throw END;
  }

  /** Passes over white space and comments; the code of what comes then, NaN at the end of the text. */
  #gap(): number {
    const text = this.#text;
    for (;;) {
      const c = text.charCodeAt(this.#at);
      if (c === 0x20 || c === 0x0a || c === 0x0d || c === 0x09) this.#at += 1;
      else if (c === 0x23 || (c === 0x2f && /^[/*]/.test(text.charAt(this.#at + 1)))) {
        this.#say(say.comment());
        this.#passComment(c);
      } else return c;
    }
  }

  #passComment(c: number): void {
    const isBlock = c === 0x2f && this.#text.charAt(this.#at + 1) === '*';
    const end = this.#text.indexOf(isBlock ? '*/' : '\n', this.#at + 2);
    this.#at = end < 0 ? this.#text.length : end + (isBlock ? 2 : 1);
  }

  #value(depth: number, wanted: Wanted | undefined): ReadJson | typeof NOTHING {
    const c = this.#text.charCodeAt(this.#at);
    if (c === OPEN) return this.#object(depth + 1, wanted);
    if (c === OPEN_ARRAY) return this.#array(depth + 1, wanted);
    if (c === QUOTE || c === APOSTROPHE) return this.#string();
    if (Number.isNaN(c) || c === COMMA || c === CLOSE || c === CLOSE_ARRAY) return NOTHING;
    return this.#word();
  }

  #object(depth: number, wanted: Wanted | undefined): ReadJson {
    const start = this.#enter(depth);
    const object: { [name: string]: ReadJson } = {};
    const outerLacks = this.#lacksComma;
    this.#lacksComma = false;
    this.#members(start, '{', () => this.#member(object, depth, wanted));
    this.#lacksComma = outerLacks;
    return object;
  }

  #member(object: { [name: string]: ReadJson }, depth: number, wanted: Wanted | undefined): void {
    const start = this.#at;
    const name = this.#name();
    if (this.#gap() !== COLON) this.#endHere(A_COLON);
    this.#at += 1;
    this.#steps.push(name);
    const isTwice = Object.hasOwn(object, name);
    if (name === '__proto__') this.#say(say.impossibleName(name), start);
    else if (isTwice) this.#say(say.duplicate(name), start);
    const isFree = name !== '__proto__' && !isTwice;
    this.#gap();
    const value = this.#value(depth, isFree ? wanted?.property(name, start) : undefined);
    if (value === NOTHING) this.#say(say.noValue(name));
    else if (isFree) object[name] = value;
    this.#steps.pop();
  }

  #name(): string {
    const c = this.#text.charCodeAt(this.#at);
    if (c === QUOTE || c === APOSTROPHE) return this.#string();
    const start = this.#at;
    const word = this.#take();
    if (word === undefined) return this.#endHere(A_NAME);
    this.#say(say.unquotedName(word), start);
    return word;
  }

  #array(depth: number, wanted: Wanted | undefined): ReadJson {
    const start = this.#enter(depth);
    const array: ReadJson[] = [];
    this.#members(start, '[', () => {
      this.#steps.push(array.length);
      const value = this.#value(depth, wanted?.item(array.length, this.#at));
      if (value === NOTHING) this.#endHere(A_VALUE);
      array.push(value as ReadJson);
      this.#steps.pop();
    });
    return array;
  }

  #enter(depth: number): number {
    if (depth > this.#maxDepth) this.#end(say.tooDeep(this.#maxDepth));
    this.#at += 1;
    return this.#at - 1;
  }

  /** All between an opening bracket and its closing one. */
  #members(start: number, open: '{' | '[', member: () => void): void {
    const close = open === '{' ? CLOSE : CLOSE_ARRAY;
    let isFirst = true;
    let comma = -1;
    for (;;) {
      const c = this.#gap();
      if (Number.isNaN(c)) this.#end(say.cutOff(open, this.#lines.at(start).line));
      if (c === close) {
        if (comma >= 0) this.#say(say.extraComma(), comma);
        this.#at += 1;
        return;
      }
      if (c === CLOSE || c === CLOSE_ARRAY) {
        this.#end(say.wrongClose(String.fromCharCode(c), String.fromCharCode(close), this.#lines.at(start).line));
      }
      if (c === COMMA) {
        if (isFirst || comma >= 0) this.#say(say.extraComma());
        comma = isFirst ? -1 : this.#at;
        this.#at += 1;
        continue;
      }
      if (!isFirst && comma < 0) this.#noComma(c, open);
      isFirst = false;
      comma = -1;
      member();
    }
  }

  #noComma(c: number, open: '{' | '['): void {
    const isStart = c === QUOTE || c === APOSTROPHE || c === OPEN || c === OPEN_ARRAY || this.#peek() !== undefined;
    if (!isStart)
      this.#endHere({ en: `"," or "${open === '{' ? '}' : ']'}"`, ja: `「,」または「${open === '{' ? '}' : ']'}」` });
    if (open === '{') this.#say(say.missingComma());
    else if (!this.#lacksComma) this.#say(say.missingComma());
    this.#lacksComma = true;
  }

  #peek(): string | undefined {
    WORD.lastIndex = this.#at;
    return WORD.exec(this.#text)?.[0];
  }

  #take(): string | undefined {
    const word = this.#peek();
    if (word !== undefined) this.#at += word.length;
    return word;
  }

  #word(): ReadJson {
    const start = this.#at;
    const word = this.#take();
    if (word === undefined) return this.#endHere(A_VALUE);
    if (word === 'true') return true;
    if (word === 'false') return false;
    if (word === 'null') return null;
    if (JSON_NUMBER.test(word)) return numberOf(word);
    const meant = meantNumber(word);
    if (meant !== undefined) {
      this.#say(say.badNumber(word), start);
      return numberOf(meant);
    }
    // Within an object it is told of the object, as its name is.
    const step = this.#steps.at(-1);
    if (typeof step === 'string') this.#steps.pop();
    this.#say(/^[+-]?(?:NaN|Infinity)$/.test(word) ? say.badNumber(word) : say.unquotedValue(word), start);
    if (typeof step === 'string') this.#steps.push(step);
    return word;
  }

  #string(): string {
    const text = this.#text;
    const start = this.#at;
    const quote = text.charCodeAt(start);
    if (quote === APOSTROPHE && !this.#hasSingleQuotes) {
      this.#hasSingleQuotes = true;
      this.#say(say.singleQuotes());
    }
    let out = '';
    let from = start + 1;
    let isTold = false;
    const tell = (fault: Fault, offset: number): void => {
      if (!isTold) this.#say(fault, offset);
      isTold = true;
    };
    let at = from;
    for (;;) {
      const c = text.charCodeAt(at);
      if (c === quote) {
        this.#at = at + 1;
        return out + text.slice(from, at);
      }
      if (Number.isNaN(c)) this.#end(say.openString(), start);
      if (c >= 0x20 && c < 0xd800 && c !== BACKSLASH) {
        at += 1;
        continue;
      }
      out += text.slice(from, at);
      const [piece, length] = c === BACKSLASH ? escapedAt(text, at, tell) : rawAt(text, at, tell);
      out += piece;
      at += length;
      from = at;
    }
  }

  #endHere(wanted: Fault['said']): never {
    return this.#end(say.unexpected(this.#token(), wanted));
  }

  #token(): string {
    return this.#peek() ?? String.fromCodePoint(this.#text.codePointAt(this.#at) ?? 0x20);
  }
}

type Tell = (fault: Fault, offset: number) => void;
type Piece = readonly [text: string, length: number];

const REPLACEMENT = '\ufffd';
const isHigh = (c: number): boolean => c >= 0xd800 && c <= 0xdbff;
const isLow = (c: number): boolean => c >= 0xdc00 && c <= 0xdfff;

function rawAt(text: string, at: number, tell: Tell): Piece {
  const c = text.charCodeAt(at);
  if (isHigh(c) && isLow(text.charCodeAt(at + 1))) return [text.slice(at, at + 2), 2];
  if (isHigh(c) || isLow(c)) {
    tell(say.halfCharacter(c), at);
    return [REPLACEMENT, 1];
  }
  if (c < 0x20) {
    tell(say.controlCharacter(c), at);
    return [c === 0 ? REPLACEMENT : text.charAt(at), 1];
  }
  return [text.charAt(at), 1];
}

function escapedAt(text: string, at: number, tell: Tell): Piece {
  const next = text.charAt(at + 1);
  if (next !== 'u') {
    const meant = ESCAPES[next];
    if (meant !== undefined) return [meant, 2];
    tell(say.badEscape(text.slice(at, at + 2)), at);
    // A quote of the other kind, or a Windows path: what stands there is meant.
    return next === '' ? ['\\', 1] : next === "'" ? ["'", 2] : [text.slice(at, at + 1), 1];
  }
  const unit = unitAt(text, at);
  if (unit === undefined) {
    tell(say.badEscape(text.slice(at, at + 2)), at);
    return ['\\u', 2];
  }
  if (unit === 0) {
    tell(say.controlCharacter(0), at);
    return [REPLACEMENT, 6];
  }
  const low = isHigh(unit) ? unitAt(text, at + 6) : undefined;
  if (low !== undefined && isLow(low)) return [String.fromCharCode(unit, low), 12];
  if (isHigh(unit) || isLow(unit)) {
    tell(say.halfCharacter(unit), at);
    return [REPLACEMENT, 6];
  }
  return [String.fromCharCode(unit), 6];
}

const UNIT = /\\u([0-9a-fA-F]{4})/y;

function unitAt(text: string, at: number): number | undefined {
  UNIT.lastIndex = at;
  const hex = UNIT.exec(text)?.[1];
  return hex === undefined ? undefined : Number.parseInt(hex, 16);
}

function numberOf(written: string): number | Decimal {
  const number = Number(written);
  return String(number) === written ? number : new Decimal(written);
}

/** `+1`, `01`, `.5` and `1.` as JSON has them. */
function meantNumber(word: string): string | undefined {
  const [, sign, whole = '', fraction = '', power = ''] = LIKE_A_NUMBER.exec(word) ?? [];
  if (sign === undefined || (whole === '' && fraction === '')) return undefined;
  const digits = whole.replace(/^0+(?=\d)/, '') || '0';
  return `${sign === '-' ? '-' : ''}${digits}${fraction === '' ? '' : `.${fraction}`}${power}`;
}
