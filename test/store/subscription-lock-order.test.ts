// Who registers subscriptions and who notes what came of their turns write the same rows: neither waits for the other for ever.
import { expect, test, vi } from 'vitest';
import { lockSubscriptions } from '../../src/subscriptions/queue/locks.ts';
import { onTopic } from '../subscriptions/asked/sample.ts';
import { databaseKind } from '../support/database.ts';
import { engineReading } from '../support/engine-reading.ts';
import { matchingOn } from '../support/matching.ts';
import { rid } from '../support/queues.ts';

const hub = engineReading();
const listening = (id: string) => ({ ...onTopic('task-assigned'), id, status: 'active' });

test.skipIf(databaseKind() !== 'postgres')(
  'whoever reads the feed takes none of them as long as it waits for another',
  async () => {
    const ids = ['a', 'b'].map(hub.id);
    const events = await hub.put(...ids.map(listening));
    const matching = await matchingOn(hub);
    await matching.tell(events);
    const { database } = hub.store;
    const isWaiting = async () => {
      const rows = await database.query(
        "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
      );
      expect(rows).toHaveLength(1);
    };
    for (const [first, second] of [ids, ids.toReversed()] as [string, string][]) {
      let told: Promise<void> | undefined;
      await database.transaction(async (tx) => {
        await lockSubscriptions(tx, [rid(first)]);
        const order = events.toSorted((x) => (x.id === second ? -1 : 1));
        told = matching.tell(order);
        await vi.waitFor(isWaiting, { timeout: 10_000, interval: 10 });
        await tx.query('select 1 from subscription where rid = $1::text::uuid for update nowait', [rid(second)]);
      });
      await told;
    }
  },
);
