// Where a subscription and its events stand, as the tables number it.

export const STATUS = { off: 0, requested: 1, active: 2, error: 3 } as const;
export type Status = keyof typeof STATUS;

/** `passed-over`: whoever asked may not see it any more, or there is nothing left to send. */
export const STATE = { waiting: 0, delivered: 1, dead: 2, 'passed-over': 3 } as const;
export type State = keyof typeof STATE;

export const statusOf = (number: number): Status => nameOf(STATUS, number);
export const stateOf = (number: number): State => nameOf(STATE, number);

const nameOf = <N extends string>(numbers: Readonly<Record<N, number>>, number: number): N =>
  (Object.keys(numbers) as N[]).find((name) => numbers[name] === number)!;
