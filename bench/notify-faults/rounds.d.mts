// For the tests, which are TypeScript.

import type { Verified } from './verify.d.mts';

interface FaultOptions {
  /** PostgreSQL; nobody else may use it. */
  readonly databaseUrl: string;
  readonly rounds: number;
  /** Decides the instants. */
  readonly seed?: number;
  readonly onRound?: (round: FaultRound) => void;
}

interface FaultRound {
  readonly round: number;
  readonly afterMs: number;
  /** Subscriptions the killed hub was at work on. */
  readonly inHand: number;
  /** Calls that came. */
  readonly told: number;
  readonly acknowledged: number;
  readonly readyMs: number;
}

interface FaultReport {
  readonly kills: number;
  readonly inHand: number;
  readonly acknowledged: number;
  /** Changes that got no answer because of a kill, and were sent again. */
  readonly cutOff: number;
  readonly told: readonly (Verified & { readonly name: string })[];
  readonly problems: readonly string[];
}

export function notifyRounds(options: FaultOptions): Promise<FaultReport>;
