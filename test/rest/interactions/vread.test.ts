import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestHub, type TestHub } from '../../support/hub.ts';
import { get, issuesOf, put, remove, stored } from '../../support/requests.ts';

let hub: TestHub;

beforeAll(async () => {
  hub = await startTestHub();
  if (hub === undefined) return;
  await stored(hub, { resourceType: 'Patient', id: 'yamada', gender: 'male' });
  await put(hub, 'Patient/yamada', { resourceType: 'Patient', id: 'yamada', gender: 'other' }).expect(200);
  await remove(hub, 'Patient/yamada').expect(204);
});
afterAll(() => hub?.close());

describe('vread  https://hl7.org/fhir/R4/http.html#vread', () => {
  test.each([
    [1, 'male'],
    [2, 'other'],
  ])('version %i is answered as it was, though the resource is deleted', async (version, gender) => {
    const { status, headers, body } = await get(hub, `Patient/yamada/_history/${version}`);
    expect(status).toBe(200);
    expect(headers.etag).toBe(`W/"${version}"`);
    expect(headers['last-modified']).toBe(new Date(body.meta.lastUpdated).toUTCString());
    expect(body).toMatchObject({ id: 'yamada', gender, meta: { versionId: String(version) } });
  });

  test('the version that is the deletion answers 410', async () => {
    const answer = await get(hub, 'Patient/yamada/_history/3');
    expect(answer.status).toBe(410);
    expect(issuesOf(answer)).toEqual(['deleted Patient']);
  });

  test.each(['4', '0', '-1', '01', '1.0', '1e0', 'abc', '99999999999999999999', '%00', '１', "1'--"])(
    'version "%s" does not exist: 404',
    async (version) => {
      const answer = await get(hub, `Patient/yamada/_history/${encodeURI(version).replace('%2500', '%00')}`);
      expect(answer.status).toBe(404);
      expect(issuesOf(answer)).toEqual(['not-found Patient']);
    },
  );

  test('a version of an unknown resource answers 404', async () => {
    expect((await get(hub, 'Patient/nobody/_history/1')).status).toBe(404);
  });

  test('by HEAD, answers headers only', async () => {
    const { status, headers, text } = await hub.http.head('/fhir/Patient/yamada/_history/1');
    expect([status, headers.etag, text]).toEqual([200, 'W/"1"', undefined]);
  });

  test('_elements applies', async () => {
    const { body } = await get(hub, 'Patient/yamada/_history/1?_elements=gender');
    expect(Object.keys(body)).toEqual(['resourceType', 'id', 'meta', 'gender']);
  });

  test('a version cannot be changed: PUT and DELETE answer 405', async () => {
    const resource = { resourceType: 'Patient', id: 'yamada' };
    expect((await put(hub, 'Patient/yamada/_history/1', resource)).status).toBe(405);
    expect((await remove(hub, 'Patient/yamada/_history/1')).status).toBe(405);
  });
});
