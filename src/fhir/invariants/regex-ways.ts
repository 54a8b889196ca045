// In how many ways a regular expression could match one text: read from its parts, what each may begin with and what follows.

export class Refused extends Error {}

/** R4's own eld-16, eld-19 and eld-20 escape what need not be escaped, which Unicode mode takes for an error. */
export function regexOf(source: string, flags: string): RegExp {
  try {
    return new RegExp(source, `u${flags}s`);
  } catch {
    return new RegExp(source, `${flags}s`);
  }
}

/** A character or a group; what repeats a fixed number of times varies only when it is a group. */
interface Atom {
  /** Matches what the character may be. */
  readonly one?: RegExp;
  readonly group?: Alternatives;
  readonly isRepeated: boolean;
  readonly isOptional: boolean;
}

type Sequence = readonly Atom[];
type Alternatives = readonly Sequence[];

const DEEPEST = 30;

export class Scan {
  private readonly source: string;
  private readonly flags: string;
  private at = 0;
  private depth = 0;

  constructor(source: string, flags: string) {
    this.source = source;
    this.flags = flags;
  }

  whole(): Alternatives {
    const all = this.alternatives();
    if (this.at < this.source.length) throw new Refused('is not balanced');
    return all;
  }

  private alternatives(): Alternatives {
    if (++this.depth > DEEPEST) throw new Refused('nests too deep');
    const all = [this.sequence()];
    while (this.takes('|')) all.push(this.sequence());
    this.depth--;
    return all;
  }

  private sequence(): Sequence {
    const atoms: Atom[] = [];
    while (this.at < this.source.length && !'|)'.includes(this.source[this.at]!)) {
      if (!this.takes('^') && !this.takes('$')) atoms.push(this.atom());
    }
    return atoms;
  }

  private atom(): Atom {
    const isGroup = this.takes('(');
    const isLook = isGroup && /^\?<?[=!]/.test(this.rest());
    const inner: Pick<Atom, 'one' | 'group'> = isGroup ? { group: this.group() } : { one: this.one() };
    const times = /^(?:[*+?]|\{\d+(?:,\d*)?\})/.exec(this.rest())?.[0] ?? '';
    this.at += times.length;
    if (times !== '') this.takes('?');
    const isFixed = /^\{\d+\}$/.test(times);
    const isRepeated = /^[*+{]/.test(times) && !(isFixed && !isGroup);
    const atom: Atom = { ...inner, isRepeated, isOptional: /^(?:[*?]|\{0)/.test(times) || isLook };
    if (isRepeated && atom.group !== undefined && !isOneWay(atom.group, openingsOf(atom.group))) {
      throw new Refused('repeats a group that a text can be cut into in many ways');
    }
    return atom;
  }

  private group(): Alternatives {
    const kind = /^\?(?::|<?[=!]|<[A-Za-z]\w*>)/.exec(this.rest())?.[0] ?? '';
    this.at += kind.length;
    const group = this.alternatives();
    if (!this.takes(')')) throw new Refused('is not balanced');
    return group;
  }

  private one(): RegExp {
    const token = /^(?:\\[pP]\{[^}]*\}|\\u\{[^}]*\}|\\u[0-9a-fA-F]{4}|\\x..|\\c.|\\.|\[(?:\\.|[^\]\\])*\]|.)/su.exec(
      this.rest(),
    )?.[0];
    if (token === undefined) throw new Refused('is none');
    this.at += token.length;
    try {
      return regexOf(`^${token}$`, this.flags);
    } catch (error) {
      throw new Refused(`is none: ${(error as Error).message}`);
    }
  }

  private rest(): string {
    return this.source.slice(this.at);
  }

  private takes(character: string): boolean {
    if (this.source[this.at] !== character) return false;
    this.at++;
    return true;
  }
}

/** Whether the next character always tells which way to go: what follows never opens as what could go on. */
function isOneWay(group: Alternatives, after: readonly RegExp[]): boolean {
  const openings = group.map((sequence) => openingsOf([sequence]));
  if (!openings.every((each, i) => areApart(each, openings.slice(i + 1).flat()))) return false;
  return group.every(
    (sequence) =>
      !isNullable(sequence) &&
      sequence.every((atom, i) => {
        const rest = sequence.slice(i + 1);
        const next = isNullable(rest) ? [...openingsOf([rest]), ...after] : openingsOf([rest]);
        const own = atom.one === undefined ? openingsOf(atom.group!) : [atom.one];
        if ((atom.isRepeated || atom.isOptional) && !areApart(own, next)) return false;
        return atom.group === undefined || isOneWay(atom.group, atom.isRepeated ? [...next, ...own] : next);
      }),
  );
}

interface Cost {
  /** How many parts may end at any place of the text, each for every end of the others. */
  readonly powers: number;
  readonly ways: number;
}

/** What backtracking may come to. A part that tells by its next character where it ends, costs nothing. */
export function costOf(group: Alternatives, after: readonly RegExp[]): Cost {
  const openings = group.map((sequence) => openingsOf([sequence]));
  const isClear = openings.every((each, i) => areApart(each, openings.slice(i + 1).flat()));
  let powers = 0;
  let ways = isClear ? 1 : group.length;
  for (const sequence of group) {
    let own = 0;
    sequence.forEach((atom, i) => {
      const rest = sequence.slice(i + 1);
      const next = isNullable(rest) ? [...openingsOf([rest]), ...after] : openingsOf([rest]);
      const opening = atom.one === undefined ? openingsOf(atom.group!) : [atom.one];
      const isOpen = !areApart(opening, next);
      if (atom.isRepeated && isOpen) own++;
      else if (atom.isOptional && isOpen) ways *= 2;
      if (atom.group === undefined) return;
      const inner = costOf(atom.group, atom.isRepeated ? [...next, ...opening] : next);
      own += inner.powers;
      ways *= inner.ways;
    });
    powers = Math.max(powers, own);
  }
  return { powers, ways };
}

const isNullable = (sequence: Sequence): boolean =>
  sequence.every(({ isOptional, group }) => isOptional || group?.some(isNullable) === true);

/** What the first characters of a group may be. */
const openingsOf = (group: Alternatives): readonly RegExp[] =>
  group.flatMap((sequence) => {
    const end = sequence.findIndex((atom) => !isNullable([atom]));
    return sequence
      .slice(0, end < 0 ? sequence.length : end + 1)
      .flatMap(({ one, group: inner }) => (one === undefined ? openingsOf(inner!) : [one]));
  });

// Enough to tell the classes of characters apart that people write: ASCII whole, and samples of the rest.
const SAMPLES = [...Array(128).keys()]
  .map((c) => String.fromCharCode(c))
  .concat([...'éßЖא\u00a0　、！あア漢一鿿ｱＡﾟ😀']);

const areApart = (some: readonly RegExp[], others: readonly RegExp[]): boolean =>
  !SAMPLES.some((sample) => some.some((one) => one.test(sample)) && others.some((one) => one.test(sample)));
