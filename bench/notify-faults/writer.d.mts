// For the tests, which are TypeScript.

import type { Change } from './verify.d.mts';

interface ChangeLedger {
  readonly acknowledged: readonly Change[];
  /** Answers that are none of a hub that works. */
  readonly strange: readonly string[];
  readonly cutOff: number;
}

export function taskAt(id: string, turn: number): object;
export function startWriter(
  bases: () => readonly string[],
  pauseMs?: number,
): { readonly ledger: ChangeLedger; stop(): Promise<void> };
