// Subscriptions whose criteria use search parameters that users brought: told on while those are being indexed anew.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hasDatabase } from '../../support/database.ts';
import { whileJobsAreHeld } from '../../support/held-jobs.ts';
import { startTestHub, type TestHub } from '../../support/hub.ts';
import { Receiver } from '../../support/receiver.ts';
import { get, put, remove, stored } from '../../support/requests.ts';
import { allTold, followed, hurry, read, subscribe, toCriteria } from '../../support/subscribing.ts';

let hub: TestHub;
let receiver: Receiver;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub?.close());
beforeEach(async () => {
  if (hasDatabase()) receiver = await Receiver.start();
});
afterEach(async () => {
  if (!hasDatabase()) return;
  await remove(hub, 'Subscription/mine');
  await followed(hub);
  await receiver.close();
});

const WARD = 'http://example.org/ward';
const ward = (expression: string) => ({
  resourceType: 'SearchParameter',
  id: 'ward',
  url: 'http://example.org/SearchParameter/ward',
  name: 'Ward',
  status: 'active',
  description: 'A ward',
  code: 'ward',
  base: ['Patient'],
  type: 'token',
  expression,
});
const patient = (family: string) =>
  stored(hub, {
    resourceType: 'Patient',
    id: 'p',
    name: [{ family }],
    extension: [{ url: WARD, valueString: 'east' }],
  });
const SOON = { timeout: 20_000, interval: 50 };

describe.skipIf(!hasDatabase())('criteria by a search parameter of a user', () => {
  test('are told on while it is being indexed anew; who searches or subscribes then is told so', async () => {
    await stored(hub, ward(`Patient.extension('${WARD}').value`));
    const found = async () => (await get(hub, 'Patient?ward=east')).status;
    await expect.poll(found, SOON).toBe(200);
    await subscribe(hub, toCriteria('mine', 'Patient?ward=east', receiver.url));
    await patient('山田');
    await allTold(hub);
    expect(receiver.received()).toHaveLength(1);
    await whileJobsAreHeld(hub.store.database, async () => {
      await stored(hub, ward(`Patient.extension('${WARD}').value | Patient.language`));
      await expect.poll(found, SOON).toBe(503);
      await patient('佐藤');
      await allTold(hub);
      expect(receiver.received()).toHaveLength(2);
      await hurry(hub);
      expect(await read(hub, 'mine')).toMatchObject({ status: 'active' });
      const refused = await put(hub, 'Subscription/late', toCriteria('late', 'Patient?ward=east', receiver.url));
      expect(refused.status).toBe(503);
      expect(JSON.stringify(refused.body)).toContain('being indexed');
    });
  });
});
