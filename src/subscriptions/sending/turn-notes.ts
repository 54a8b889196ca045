// What comes of one subscription's turn, noted as it goes on: whatever happens next, what was delivered stays delivered.
import type { Resource } from '../../fhir/resource.ts';
import type { Asked } from '../asked/asked.ts';
import { type HandedOver, recordsOf } from '../evidence/hand-over.ts';
import type { Held } from '../queue/claims.ts';
import type { Look } from '../queue/look.ts';
import type { Failed, Result } from '../queue/settle.ts';
import type { EventContent } from './contents.ts';

export interface Done {
  readonly result: Result;
  /** Of deliveries. */
  readonly records: readonly Resource[];
}

export class TurnNotes {
  readonly #held: Held;
  readonly #look: Look;
  readonly #delivered: number[] = [];
  readonly #passedOver: number[] = [];
  readonly #failed: Failed[] = [];
  readonly #handedOver: HandedOver[] = [];
  #failures: number;
  #isHeard = false;
  #isSuspended = false;
  #notBefore: number | undefined;

  constructor(held: Held, look: Look) {
    this.#held = held;
    this.#look = look;
    this.#failures = look.failures;
  }

  /** Calls in vain, one after the other. */
  get failures(): number {
    return this.#failures;
  }

  get isHeard(): boolean {
    return this.#isHeard;
  }

  /** A call got through. */
  heard(): void {
    this.#isHeard = true;
    this.#failures = 0;
  }

  /** `notBefore`: so long the endpoint asks to be left alone. */
  inVain(notBefore?: number): void {
    this.#failures += 1;
    this.#notBefore = notBefore;
  }

  delivered(some: readonly EventContent[], sent: number, taken: number): void {
    this.heard();
    this.#delivered.push(...some.map(({ event }) => event.number));
    this.#handOver(some, sent, taken);
  }

  passedOver({ event }: EventContent): void {
    this.#passedOver.push(event.number);
  }

  failed({ event }: EventContent, came: Omit<Failed, 'number'>): void {
    this.#failed.push({ number: event.number, ...came });
  }

  sentInVain(some: readonly EventContent[], sent: number): void {
    this.#handOver(some, sent, undefined);
  }

  suspended(): void {
    this.#isSuspended = true;
  }

  #handOver(some: readonly EventContent[], sent: number, taken: number | undefined): void {
    for (const { event, carried, resource } of some) {
      if (carried === undefined || resource === undefined) continue;
      const at = taken === undefined ? undefined : new Date(taken);
      this.#handedOver.push({ event, resource, sent: new Date(sent), taken: at });
    }
  }

  /** `due`: when to look again, in milliseconds; undefined: when something happens. `asked`: where there is anything to hand over. */
  done(due: number | undefined, asked?: Asked): Done {
    return {
      result: {
        rid: this.#held.rid,
        claim: this.#held.claim,
        seen: this.#look,
        due: this.#isSuspended ? undefined : due,
        delivered: this.#delivered,
        passedOver: this.#passedOver,
        failed: this.#failed,
        failures: this.#failures,
        notBefore: this.#notBefore,
        isSuspended: this.#isSuspended,
        isHeard: this.#isHeard,
      },
      records: asked === undefined ? [] : recordsOf(asked, this.#handedOver),
    };
  }
}
