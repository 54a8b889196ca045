// Notes what was handed over: once when it is sent in vain for the first time, once when it was taken.
import { HUB } from '../../access/actor.ts';
import type { Change } from '../../store/change.ts';
import type { Store } from '../../store/store.ts';
import type { Asked } from '../asked/asked.ts';
import type { HandedOver } from '../sending/errand-settings.ts';
import { deliveryRecord, recordId } from './delivery-record.ts';
import { receiverOf } from './receiver.ts';

const CARRIED: ReadonlySet<string> = new Set(['Task', 'QuestionnaireResponse']);

export async function noteHandedOver(
  store: Store,
  asked: Asked,
  told: readonly HandedOver[],
  isTaken: boolean,
): Promise<void> {
  const now = new Date();
  const host = new URL(asked.channel.endpoint).hostname;
  const receiver = receiverOf(asked);
  const changes = told
    .filter(({ resource }) => CARRIED.has(resource.resourceType))
    .filter(({ event }) => isTaken || event.attempts === 0)
    .map(({ event, sent, resource }): Change => {
      const record = deliveryRecord({
        subscription: asked.id,
        number: event.number,
        resource,
        receiver,
        host,
        sent: event.firstAttempt ?? sent,
        taken: isTaken ? now : undefined,
      });
      return { kind: 'update', type: 'Communication', id: recordId(asked.id, event.number), resource: record };
    });
  if (changes.length > 0) await store.write(changes, { actor: HUB, audience: 'everyone' });
}
