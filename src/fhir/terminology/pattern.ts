// Regular expressions that stand in stored resources: whoever wrote one may have written one that runs for hours. So none is run
// as JavaScript does, which tries all ways: a text is read once, character by character, in all the states that the pattern may be
// in. What needs more than that (backreferences, looking ahead) is not taken. https://swtch.com/~rsc/regexp/regexp1.html
import type { Matching } from './terminology.ts';

const MAX_LENGTH = 1_000;
const MAX_STATES = 1_000;
// Some 10 ms, of which nobody else is answered.
const MAX_STEPS = 1_000_000;

/** Of one code point. */
type Test = (point: number) => boolean;

type Part =
  | { readonly kind: 'one'; readonly test: Test }
  | { readonly kind: 'begin' }
  | { readonly kind: 'end' }
  | { readonly kind: 'sequence'; readonly parts: readonly Part[] }
  | { readonly kind: 'choice'; readonly parts: readonly Part[] }
  | { readonly kind: 'repeated'; readonly part: Part; readonly least: number; readonly most: number };

class NotTaken extends Error {}

export const matching: Matching = (pattern, texts) => {
  try {
    if (pattern.length > MAX_LENGTH) return undefined;
    // Its syntax is JavaScript's, whatever is taken of it.
    new RegExp(pattern, 'u');
    const machine = new Machine(new Reader(pattern).read());
    return new Set(texts.filter((text) => machine.fits(text)));
  } catch {
    return undefined;
  }
};

const SPECIAL = /^\\(?:[1-9bBk])/;
/** A class, an escape, or any character: what stands for one character. */
const ONE =
  /^(?:\[(?:\\.|[^\]\\])*\]|\\[pP]\{[^}]*\}|\\u\{[^}]*\}|\\u[dD][89abAB]..\\u[dD][c-fC-F]..|\\u....|\\x..|\\c.|\\.|[^\\])/su;
const REPEATED = /^(?:[*+?]|\{(\d+)(?:(,)(\d*))?\})\??/;
const GROUP = /^\((?:\?(?::|<[^=!>][^>]*>))?/;

class Reader {
  #left: string;

  constructor(pattern: string) {
    this.#left = pattern;
  }

  read(): Part {
    const parts = [this.#sequence()];
    while (this.#take(/^\|/) !== undefined) parts.push(this.#sequence());
    return { kind: 'choice', parts };
  }

  #sequence(): Part {
    const parts: Part[] = [];
    while (this.#left !== '' && !/^[|)]/.test(this.#left)) parts.push(this.#repeated(this.#part()));
    return { kind: 'sequence', parts };
  }

  #repeated(part: Part): Part {
    const [how, least = '', comma, most = ''] = this.#take(REPEATED) ?? [];
    if (how === undefined) return part;
    if (how.startsWith('*')) return { kind: 'repeated', part, least: 0, most: Number.POSITIVE_INFINITY };
    if (how.startsWith('+')) return { kind: 'repeated', part, least: 1, most: Number.POSITIVE_INFINITY };
    if (how.startsWith('?')) return { kind: 'repeated', part, least: 0, most: 1 };
    const open = most === '' ? Number.POSITIVE_INFINITY : Number(most);
    return { kind: 'repeated', part, least: Number(least), most: comma === undefined ? Number(least) : open };
  }

  #part(): Part {
    if (this.#take(/^\^/) !== undefined) return { kind: 'begin' };
    if (this.#take(/^\$/) !== undefined) return { kind: 'end' };
    if (this.#left.startsWith('(')) {
      if (/^\(\?(?!:|<[^=!])/.test(this.#left)) throw new NotTaken();
      this.#take(GROUP);
      const part = this.read();
      this.#take(/^\)/);
      return part;
    }
    if (SPECIAL.test(this.#left)) throw new NotTaken();
    const [text = ''] = this.#take(ONE) ?? [];
    const alone = new RegExp(`^${text}$`, 'u');
    return { kind: 'one', test: (point) => alone.test(String.fromCodePoint(point)) };
  }

  #take(what: RegExp): RegExpExecArray | undefined {
    const found = what.exec(this.#left);
    if (found === null) return undefined;
    this.#left = this.#left.slice(found[0].length);
    return found;
  }
}

/** Where reading may stand. By a character it goes on to the next; or it goes on freely, some only at an end of the text. */
interface State {
  readonly test?: Test;
  readonly only?: 'begin' | 'end';
  readonly next: number[];
}

/** Several at once; known by their numbers. */
interface Standing {
  readonly states: readonly number[];
  readonly after: Map<number, Standing>;
  fits?: boolean;
}

class Machine {
  readonly #states: State[] = [];
  readonly #known = new Map<string, Standing>();
  readonly #begin: Standing;
  readonly #last: number;
  #steps = 0;

  constructor(part: Part) {
    const first = this.#add({ next: [] });
    this.#last = this.#build(part, first);
    this.#begin = this.#standing(this.#freely([first], { begin: true, end: false }));
  }

  fits(text: string): boolean {
    if (text === '') return this.#freely([0], { begin: true, end: true }).includes(this.#last);
    let standing = this.#begin;
    for (const each of text) {
      standing = this.#after(standing, each.codePointAt(0)!);
      if (standing.states.length === 0) return false;
    }
    standing.fits ??= this.#freely(standing.states, { begin: false, end: true }).includes(this.#last);
    return standing.fits;
  }

  #after(standing: Standing, point: number): Standing {
    this.#count(1);
    const known = standing.after.get(point);
    if (known !== undefined) return known;
    // A test takes longer than a step.
    this.#count(5 * standing.states.length);
    const reached = standing.states.flatMap((state) => {
      const { test, next } = this.#states[state]!;
      return test?.(point) === true ? next : [];
    });
    const after = this.#standing(this.#freely(reached, { begin: false, end: false }));
    standing.after.set(point, after);
    return after;
  }

  #standing(states: readonly number[]): Standing {
    const key = states.join();
    const standing = this.#known.get(key) ?? { states, after: new Map() };
    this.#known.set(key, standing);
    return standing;
  }

  /** And where these lead without a character. */
  #freely(from: readonly number[], at: Readonly<Record<'begin' | 'end', boolean>>): readonly number[] {
    const reached = new Set(from);
    for (const state of reached) {
      const { test, only, next } = this.#states[state]!;
      this.#count(1 + next.length);
      if (test === undefined && (only === undefined || at[only])) for (const each of next) reached.add(each);
    }
    return [...reached].sort((a, b) => a - b);
  }

  #count(steps: number): void {
    this.#steps += steps;
    if (this.#steps > MAX_STEPS) throw new NotTaken();
  }

  #add(state: State): number {
    if (this.#states.length >= MAX_STATES) throw new NotTaken();
    return this.#states.push(state) - 1;
  }

  #to(from: number, state: State): number {
    const added = this.#add(state);
    this.#states[from]!.next.push(added);
    return added;
  }

  /** From this state to the one it returns, which leads nowhere yet. */
  #build(part: Part, from: number): number {
    switch (part.kind) {
      case 'one':
        return this.#to(this.#to(from, { test: part.test, next: [] }), { next: [] });
      case 'begin':
      case 'end':
        return this.#to(this.#to(from, { only: part.kind, next: [] }), { next: [] });
      case 'sequence':
        return part.parts.reduce((at, each) => this.#build(each, at), from);
      case 'choice': {
        const ends = part.parts.map((each) => this.#build(each, this.#to(from, { next: [] })));
        const end = this.#add({ next: [] });
        for (const each of ends) this.#states[each]!.next.push(end);
        return end;
      }
      case 'repeated':
        return this.#repeat(part, from);
    }
  }

  #repeat({ part, least, most }: Extract<Part, { kind: 'repeated' }>, from: number): number {
    let at = from;
    for (let i = 0; i < least; i += 1) at = this.#build(part, at);
    if (most === Number.POSITIVE_INFINITY) {
      const around = this.#to(at, { next: [] });
      this.#states[this.#build(part, around)]!.next.push(around);
      return this.#to(around, { next: [] });
    }
    const ends = [at];
    for (let i = least; i < most; i += 1) {
      at = this.#build(part, at);
      ends.push(at);
    }
    const end = this.#add({ next: [] });
    for (const each of ends) this.#states[each]!.next.push(end);
    return end;
  }
}
