// What an errand works with.
import type { Audience } from '../../access/audience.ts';
import type { Resource } from '../../fhir/resource.ts';
import type { ParseSettings } from '../../fhir/search/parse-filter.ts';
import type { Names } from '../../store/names.ts';
import type { Store } from '../../store/store.ts';
import type { Asked } from '../asked/asked.ts';
import type { AskedShelf } from '../matching/asked-shelf.ts';
import type { QueuedEvent } from '../queue/events.ts';
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
  readonly names: Names;
  readonly shelf: AskedShelf;
  readonly search: ParseSettings;
  /** No slash at the end. */
  readonly baseUrl: string;
  readonly send: (outgoing: Sending) => Promise<Outcome>;
  /** For whom it is sent, asked at every sending. */
  readonly audienceOf: (asked: Asked) => Audience;
  readonly random: () => number;
  readonly attempted: (attempt: AttemptMade) => void;
  /** What was handed over, or was not taken yet. */
  readonly handedOver: (asked: Asked, told: readonly HandedOver[], isTaken: boolean) => Promise<void>;
}

export interface HandedOver {
  readonly event: QueuedEvent;
  /** When it was sent, this time. */
  readonly sent: Date;
  readonly resource: Resource;
}
