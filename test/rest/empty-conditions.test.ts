// A condition whose value is empty (a script's unset variable) is no condition: it is refused, and nothing is read into it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasDatabase } from '../support/database.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { bundleOf, entry, get, post, put, remove, stored } from '../support/requests.ts';

let hub: TestHub;
beforeAll(async () => {
  if (!hasDatabase()) return;
  hub = await startTestHub();
  await stored(hub, { resourceType: 'Patient', id: 'only', name: [{ text: '山田' }] });
});
afterAll(() => hub?.close());

const EMPTY = ['identifier=', 'identifier=,', 'identifier=,&name=山田', 'identifier=a,', 'name=%20', '_count=5'];

describe.skipIf(!hasDatabase())('a condition that asks for nothing', () => {
  test.each(EMPTY)('%s: no conditional reference is made of it', async (query) => {
    const observation = { resourceType: 'Observation', status: 'final', code: { text: 'x' } };
    const subject = { reference: `Patient?${decodeURIComponent(query)}` };
    const { status, body } = await post(
      hub,
      '',
      bundleOf('transaction', entry('POST', 'Observation', { ...observation, subject })),
    );
    expect(status, JSON.stringify(body.issue)).toBe(400);
    expect((await get(hub, 'Observation?_summary=count')).body.total).toBe(0);
  });

  test.each(EMPTY)('%s: nothing is deleted, and nothing overwritten, by it', async (query) => {
    expect((await remove(hub, `Patient?${encodeURI(decodeURIComponent(query))}`)).status).toBe(400);
    const patient = { resourceType: 'Patient', active: true };
    expect((await put(hub, `Patient?${encodeURI(decodeURIComponent(query))}`, patient)).status).toBe(400);
    expect((await get(hub, 'Patient/only')).body).toMatchObject({ meta: { versionId: '1' } });
  });
});
