// What an errand works with.
import type { Store } from '../../store/store.ts';
import type { Clock } from './clock.ts';
import type { Outcome } from './outcome.ts';
import type { Sending } from './send.ts';

/** One attempt, for the log and the figures. */
export interface AttemptMade {
  readonly subscription: string;
  readonly kind: 'handshake' | 'heartbeat' | 'event';
  /** Of the events. */
  readonly numbers: readonly number[];
  readonly attempt: number;
  readonly outcome: Outcome;
  readonly endpoint: string;
  readonly ms: number;
}

export interface ErrandSettings {
  readonly store: Store;
  /** No slash at the end. */
  readonly baseUrl: string;
  readonly send: (outgoing: Sending) => Promise<Outcome>;
  readonly random: () => number;
  readonly clock: Clock;
  readonly attempted: (attempt: AttemptMade) => void;
  readonly onDefect: (cause: unknown) => void;
}
