// A hub that closes lets go of those who wait for its rules to catch up.
import { expect, test, vi } from 'vitest';
import { startTestHub } from '../../support/hub.ts';
import { get, stored } from '../../support/requests.ts';

test('$coordination waits no longer when the hub closes, and answers that it is not up to date', async () => {
  const hub = await startTestHub();
  await stored(hub, { resourceType: 'Encounter', id: 'waiting', status: 'in-progress', class: { code: 'IMP' } });
  const waits = vi.spyOn(hub.store, 'caughtUp').mockReturnValue(new Promise(() => undefined));
  const asked = get(hub, 'Encounter/waiting/$coordination').then((answer) => answer);
  await vi.waitFor(() => expect(waits).toHaveBeenCalled(), { timeout: 20_000 });
  const closed = hub.close();
  const { status, body } = await asked;
  expect(status).toBe(200);
  expect(body.parameter).toContainEqual({ name: 'up-to-date', valueBoolean: false });
  await closed;
});
