// For the tests, which are TypeScript.

export interface ArrivedEvent {
  /** undefined: plain R4. */
  readonly number?: number;
  /** `Task/x` */
  readonly subject: string;
  readonly turn: number;
  readonly text: string;
}

export interface Arrival {
  /** Address of the hub that sent it; undefined: plain R4. */
  readonly sender?: string;
  readonly events: readonly ArrivedEvent[];
  readonly isTaken: boolean;
}

export interface Change {
  readonly subject: string;
  readonly turn: number;
}

export interface Verified {
  /** Different ones that were taken. */
  readonly events: number;
  readonly duplicates: number;
  readonly missing: number;
  readonly gaps: number;
  readonly problems: readonly string[];
}

export function verify(
  arrivals: readonly Arrival[],
  acknowledged: readonly Change[],
  counted: number | undefined,
): Verified;
