// What waits for one subscription cannot be read: those that are taken together with it are told all the same.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hasDatabase } from '../../support/database.ts';
import { startTestHub, type TestHub } from '../../support/hub.ts';
import { Receiver } from '../../support/receiver.ts';
import { stored } from '../../support/requests.ts';
import { followed, subscribe, toCriteria } from '../../support/subscribing.ts';

describe.skipIf(!hasDatabase())('a record that cannot be read', () => {
  let hub: TestHub;
  let receiver: Receiver;

  beforeAll(async () => {
    hub = await startTestHub();
  });
  afterAll(() => hub?.close());
  beforeEach(async () => {
    receiver = await Receiver.start();
  });
  afterEach(() => receiver.close());

  const task = (id: string, owner: string) => ({
    resourceType: 'Task',
    id,
    status: 'requested',
    intent: 'order',
    owner: { reference: `Organization/${owner}` },
  });

  test('is put off with its subscription, which nobody else has to wait for', async () => {
    const { database } = hub.store;
    await subscribe(hub, toCriteria('first', 'Task?owner=Organization/a', `${receiver.url}/first`));
    await subscribe(hub, toCriteria('second', 'Task?owner=Organization/b', `${receiver.url}/second`));
    // In other hands until both have something to tell.
    await database.query("update subscription set leased = now() + interval '1 hour', claims = claims + 1");
    await stored(hub, task('torn', 'a'));
    await stored(hub, task('whole', 'b'));
    await followed(hub);
    await database.query(
      "update resource_version v set content = '{' from resource r where r.id = 'torn' and v.rid = r.rid and v.type = r.type",
    );
    await database.query("update subscription set leased = '-infinity', due = now()");
    await receiver.waitFor(1, '/second');
    expect(receiver.received('/first')).toEqual([]);
    const putOff = "select 1 from subscription where id = 'first' and leased > now() + interval '30 seconds'";
    await expect.poll(() => database.query(putOff), { timeout: 20_000 }).toHaveLength(1);
  });
});
