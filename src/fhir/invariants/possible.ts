// Results an expression may have, as a set: the arithmetic behind holds-without.ts.

export const EMPTY = 1;
export const TRUE = 2;
export const FALSE = 4;
/** Any other collection that is not empty: one item, or several, or it is not known. */
export const SOME = 8;
/** Evaluation may fail, which is no `holds`. */
export const THROWS = 16;
export const YES_OR_NO = TRUE | FALSE;
export const ANYTHING = EMPTY | SOME;

/** Possible results, with the number where it is certain; `isNumber` where it is one at least. */
export interface Possible {
  readonly bits: number;
  readonly number?: number;
  readonly isNumber?: true;
}

export const of = (bits: number): Possible => ({ bits });
export const numberOf = (number?: number): Possible => ({
  bits: SOME,
  isNumber: true,
  ...(number !== undefined && { number }),
});
export const NOTHING = of(EMPTY);
export const YES = of(TRUE);
export const NO = of(FALSE);

/** Of nothing comes nothing; of something, anything. */
export const passing = ({ bits }: Possible): Possible => (bits === EMPTY ? NOTHING : of(ANYTHING | (bits & THROWS)));

/** The possible truth values: a single item that is no boolean counts as true, several are an error. */
export const asTruth = (bits: number): number => (bits & SOME ? (bits & ~SOME) | EMPTY | YES_OR_NO | THROWS : bits);

export const negated = (truth: number): number =>
  (truth & ~YES_OR_NO) | (truth & TRUE ? FALSE : 0) | (truth & FALSE ? TRUE : 0);

type Truth = typeof TRUE | typeof FALSE | typeof EMPTY;

const LOGIC: Readonly<Record<string, (a: Truth, b: Truth) => Truth>> = {
  and: (a, b) => (a === FALSE || b === FALSE ? FALSE : a === TRUE && b === TRUE ? TRUE : EMPTY),
  or: (a, b) => (a === TRUE || b === TRUE ? TRUE : a === FALSE && b === FALSE ? FALSE : EMPTY),
  xor: (a, b) => (a === EMPTY || b === EMPTY ? EMPTY : a === b ? FALSE : TRUE),
  implies: (a, b) => (a === FALSE || b === TRUE ? TRUE : a === TRUE ? b : EMPTY),
};

const ORDER: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '=': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '>': (a, b) => a > b,
  '<=': (a, b) => a <= b,
  '>=': (a, b) => a >= b,
};

export function operation(op: string, left: Possible, right: Possible): Possible {
  const throws = (left.bits | right.bits) & THROWS;
  const logic = LOGIC[op];
  if (logic !== undefined) {
    const [a, b] = [asTruth(left.bits), asTruth(right.bits)];
    let bits = (a | b) & THROWS;
    for (const x of [TRUE, FALSE, EMPTY] as const)
      for (const y of [TRUE, FALSE, EMPTY] as const) if (a & x && b & y) bits |= logic(x, y);
    return of(bits);
  }
  const isOneEmpty = left.bits === EMPTY || right.bits === EMPTY;
  if (Object.hasOwn(ORDER, op)) {
    if (isOneEmpty) return of(EMPTY | throws);
    if (left.number !== undefined && right.number !== undefined) {
      return ORDER[op]!(left.number, right.number) ? YES : NO;
    }
    if (left.isNumber && right.isNumber) return of(YES_OR_NO);
    // Booleans that are certain, compared with each other.
    const [a, b] = [left.bits, right.bits];
    if ((op === '=' || op === '!=') && isCertain(a) && isCertain(b)) return (a === b) === (op === '=') ? YES : NO;
    return of(EMPTY | YES_OR_NO | throws | (op === '=' || op === '!=' ? 0 : THROWS));
  }
  switch (op) {
    case '|':
      return left.bits === EMPTY && right.bits === EMPTY ? NOTHING : of(ANYTHING | throws);
    case 'in':
      return left.bits === EMPTY ? of(EMPTY | throws) : of(EMPTY | YES_OR_NO | THROWS);
    case 'contains':
      return right.bits === EMPTY ? of(EMPTY | throws) : of(EMPTY | YES_OR_NO | THROWS);
    case '+':
      if (left.number !== undefined && right.number !== undefined) return numberOf(left.number + right.number);
      if (left.isNumber && right.isNumber) return numberOf();
      return isOneEmpty ? of(EMPTY | throws) : of(ANYTHING | THROWS);
    default:
      return of(ANYTHING | YES_OR_NO | THROWS);
  }
}

const isCertain = (bits: number): boolean => bits === TRUE || bits === FALSE;
