// Two records, whichever is named first: by the ids of the Patients.

export type Pair = readonly [first: string, second: string];

export const pairOf = (one: string, other: string): Pair => (one < other ? [one, other] : [other, one]);

/** `/` stands in no id. */
export const keyOfPair = ([first, second]: Pair): string => `${first}/${second}`;

export const pairsAmong = (ids: readonly string[]): Pair[] =>
  ids.flatMap((one, i) => ids.slice(i + 1).map((other) => pairOf(one, other)));

export const distinctPairs = (pairs: readonly Pair[]): Pair[] =>
  [...new Map(pairs.map((pair) => [keyOfPair(pair), pair])).values()].sort((a, b) =>
    keyOfPair(a) < keyOfPair(b) ? -1 : 1,
  );
