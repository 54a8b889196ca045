// The records of what was handed over: one when it is sent in vain for the first time, the same again when it was taken. A
// call that names nothing (content `empty`, plain R4 without payload) hands over nothing.
import type { Resource } from '../../fhir/resource.ts';
import type { Asked } from '../asked/asked.ts';
import type { QueuedEvent } from '../queue/queued-event.ts';
import { deliveryRecord } from './delivery-record.ts';
import { receiverOf } from './receiver.ts';

export interface HandedOver {
  readonly event: QueuedEvent;
  readonly resource: Resource;
  /** When it was sent, this time. */
  readonly sent: Date;
  /** undefined: not taken. */
  readonly taken: Date | undefined;
}

const HANDED_OVER: ReadonlySet<string> = new Set(['Task', 'QuestionnaireResponse']);

export const recordsOf = (asked: Asked, told: readonly HandedOver[]): Resource[] =>
  told
    .filter(({ resource }) => asked.channel.content !== 'empty' && HANDED_OVER.has(resource.resourceType))
    .filter(({ event, taken }) => taken !== undefined || event.attempts === 0)
    .map(({ event, resource, sent, taken }) =>
      deliveryRecord({
        subscription: asked.id,
        number: event.number,
        resource,
        isNamedOnly: asked.channel.content === 'id-only',
        receiver: receiverOf(asked),
        host: new URL(asked.channel.endpoint).hostname,
        sent: event.firstAttempt ?? sent,
        taken,
      }),
    );
