import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestHub, type TestHub } from '../../support/hub.ts';
import { allPages, type BundleEntry, get, issuesOf, patch, put, remove, stored } from '../../support/requests.ts';

let hub: TestHub;

/** Each a millisecond after the one before, so that their order is known. */
const later = () => new Promise((done) => setTimeout(done, 3));
const times: string[] = [];
const note = async (work: PromiseLike<unknown>): Promise<void> => {
  await later();
  await work;
  await later();
  times.push(new Date().toISOString());
};

beforeAll(async () => {
  hub = await startTestHub();
  if (hub === undefined) return;
  await note(stored(hub, { resourceType: 'Patient', id: 'p', gender: 'male' }));
  await note(stored(hub, { resourceType: 'Practitioner', id: 'doctor' }));
  await note(put(hub, 'Patient/p', { resourceType: 'Patient', id: 'p', gender: 'other' }).expect(200));
  await note(patch(hub, 'Patient/p', [{ op: 'add', path: '/active', value: true }]).expect(200));
  await note(stored(hub, { resourceType: 'Patient', name: [{ text: '佐藤' }] }));
  await note(remove(hub, 'Patient/p').expect(204));
  await note(stored(hub, { resourceType: 'Patient', id: 'p', gender: 'female' }));
});
afterAll(() => hub?.close());

const versionsOf = (entries: BundleEntry[] = []): string[] =>
  entries.map(({ request, response }) => `${request.method} ${request.url} ${response.etag}`);

describe('history of a resource  https://hl7.org/fhir/R4/http.html#history', () => {
  test('gives all versions, the newest first, each with what made it and what was answered', async () => {
    const { status, body } = await get(hub, 'Patient/p/_history');
    expect(status).toBe(200);
    expect(body).toMatchObject({ resourceType: 'Bundle', type: 'history', total: 5 });
    expect(body.link).toEqual([{ relation: 'self', url: `${hub.base}/Patient/p/_history` }]);
    expect(versionsOf(body.entry)).toEqual([
      'PUT Patient/p W/"5"',
      'DELETE Patient/p W/"4"',
      'PATCH Patient/p W/"3"',
      'PUT Patient/p W/"2"',
      'PUT Patient/p W/"1"',
    ]);
    expect(new Set(body.entry.map(({ fullUrl }: { fullUrl: string }) => fullUrl))).toEqual(
      new Set([`${hub.base}/Patient/p`]),
    );
    expect(body.entry[3].resource).toMatchObject({ gender: 'other', meta: { versionId: '2' } });
    expect(body.entry[4].response.status).toBe('201 Created');
    expect(body.entry[3].response.status).toBe('200 OK');
  });

  test('lastModified is the resource’s own lastUpdated', async () => {
    const { body } = await get(hub, 'Patient/p/_history');
    for (const { resource, response } of body.entry)
      if (resource !== undefined) expect(response.lastModified).toBe(resource.meta.lastUpdated);
  });

  test('a deletion is an entry without a resource', async () => {
    const { body } = await get(hub, 'Patient/p/_history');
    expect(body.entry[1]).not.toHaveProperty('resource');
    expect(body.entry[1].response).toMatchObject({ status: '204 No Content', etag: 'W/"4"' });
  });

  test('of a deleted resource it is still given', async () => {
    await stored(hub, { resourceType: 'Basic', id: 'gone', code: { text: 'x' } });
    await remove(hub, 'Basic/gone').expect(204);
    expect((await get(hub, 'Basic/gone/_history')).body.total).toBe(2);
  });

  test('of an unknown resource answers 404', async () => {
    const answer = await get(hub, 'Patient/nobody/_history');
    expect(answer.status).toBe(404);
    expect(issuesOf(answer)).toEqual(['not-found Patient']);
  });

  test('a create through POST is told as POST to the type', async () => {
    const { id } = await stored(hub, { resourceType: 'Basic', code: { text: 'x' } });
    const { body } = await get(hub, `Basic/${id}/_history`);
    expect(body.entry[0].request).toEqual({ method: 'POST', url: 'Basic' });
  });

  test('_elements and _summary apply to each version', async () => {
    const { body } = await get(hub, 'Patient/p/_history?_elements=gender');
    expect(Object.keys(body.entry[3].resource)).toEqual(['resourceType', 'id', 'meta', 'gender']);
  });
});

describe('history of a type and of everything', () => {
  test('of a type: its resources only, the newest first', async () => {
    const { body } = await get(hub, 'Practitioner/_history');
    expect(versionsOf(body.entry)).toEqual(['PUT Practitioner/doctor W/"1"']);
    const all = await get(hub, 'Patient/_history');
    expect(versionsOf(all.body.entry)).toEqual([
      'PUT Patient/p W/"5"',
      'DELETE Patient/p W/"4"',
      'POST Patient W/"1"',
      'PATCH Patient/p W/"3"',
      'PUT Patient/p W/"2"',
      'PUT Patient/p W/"1"',
    ]);
  });

  test('of everything: in the order of time over all types', async () => {
    const { body } = await get(hub, '_history?_count=1000');
    const stamps = body.entry.map(({ response }: { response: { lastModified: string } }) => response.lastModified);
    expect(stamps).toEqual([...stamps].sort().reverse());
    expect(versionsOf(body.entry)).toContain('PUT Practitioner/doctor W/"1"');
    expect(versionsOf(body.entry)).toContain('PUT Patient/p W/"5"');
  });

  test('of a type that does not exist answers 404', async () => {
    expect((await get(hub, 'Patiant/_history')).status).toBe(404);
  });

  test.each(['Patient/p/_history', 'Patient/_history', '_history'])(
    '%s: next links visit every version once, in order',
    async (path) => {
      const whole = await get(hub, `${path}?_count=1000`);
      const { entries, pages } = await allPages(hub, `${path}?_count=2`);
      expect(entries).toEqual(whole.body.entry);
      expect(pages).toBe(Math.ceil(entries.length / 2));
    },
  );

  test('many versions of one instant are each visited once', async () => {
    const entry = Array.from({ length: 25 }, (_, i) => ({
      resource: { resourceType: 'Group', type: 'person', actual: true, name: `${i}` },
      request: { method: 'POST', url: 'Group' },
    }));
    await hub.http
      .post('/fhir')
      .set('Content-Type', 'application/fhir+json')
      .send({ resourceType: 'Bundle', type: 'transaction', entry });
    const { entries } = await allPages(hub, 'Group/_history?_count=4');
    expect(new Set(entries.map(({ resource }) => resource.id)).size).toBe(25);
    expect(entries).toHaveLength(25);
  });
});

describe('history parameters  https://hl7.org/fhir/R4/http.html#history', () => {
  const since = (query: string) => get(hub, `Patient/p/_history?${query}`).then(({ body }) => versionsOf(body.entry));

  test('_since gives what was made at or after an instant', async () => {
    expect(await since(`_since=${times[3]}`)).toEqual(['PUT Patient/p W/"5"', 'DELETE Patient/p W/"4"']);
  });

  test('_since with an offset, its "+" encoded or not', async () => {
    const instant = (times[5] ?? '').replace('Z', '+00:00');
    expect(await since(`_since=${instant}`)).toEqual(['PUT Patient/p W/"5"']);
    expect(await since(`_since=${encodeURIComponent(instant)}`)).toEqual(['PUT Patient/p W/"5"']);
  });

  test('_since in the future gives an empty Bundle', async () => {
    const { status, body } = await get(hub, 'Patient/p/_history?_since=2999-01-01');
    expect([status, body.entry]).toEqual([200, undefined]);
  });

  test('_at gives what was current at an instant', async () => {
    expect(await since(`_at=${times[2]}`)).toEqual(['PUT Patient/p W/"2"']);
    expect(await since(`_at=${times[0]}`)).toEqual(['PUT Patient/p W/"1"']);
  });

  test('_at over the system gives each resource as it then was', async () => {
    const { body } = await get(hub, `_history?_at=${times[2]}`);
    expect(versionsOf(body.entry)).toEqual(['PUT Patient/p W/"2"', 'PUT Practitioner/doctor W/"1"']);
  });

  test('_since and _count together: the next link keeps both', async () => {
    const { entries, pages } = await allPages(hub, `Patient/_history?_since=${times[1]}&_count=2`);
    expect(versionsOf(entries)).toEqual([
      'PUT Patient/p W/"5"',
      'DELETE Patient/p W/"4"',
      'POST Patient W/"1"',
      'PATCH Patient/p W/"3"',
      'PUT Patient/p W/"2"',
    ]);
    expect(pages).toBe(3);
  });

  test.each([
    '_count=-1',
    '_count=abc',
    '_count=1.5',
    '_since=yesterday',
    '_since=2026-13-01',
    '_at=x',
    '_summary=short',
    '_colour=red',
    'gender=male',
    '_cursor=abc',
    '_cursor=',
  ])('%s answers 400', async (query) => {
    expect((await get(hub, `Patient/p/_history?${query}`)).status).toBe(400);
  });

  test('an unknown parameter is passed over under Prefer: handling=lenient', async () => {
    expect((await get(hub, 'Patient/p/_history?_colour=red', { Prefer: 'handling=lenient' })).status).toBe(200);
  });

  test('a cursor of another history is refused', async () => {
    const { body } = await get(hub, 'Patient/p/_history?_count=1');
    const cursor = new URL(body.link[1].url).searchParams.get('_cursor');
    for (const path of ['Patient/_history', '_history', 'Practitioner/doctor/_history'])
      expect((await get(hub, `${path}?_cursor=${cursor}`)).status).toBe(400);
  });

  test('a page is never larger than the hub’s limit', async () => {
    const small = await startTestHub({ RENKEI_PAGE_SIZE: '2', RENKEI_MAX_PAGE_SIZE: '3' });
    for (let i = 0; i < 5; i += 1) await stored(small, { resourceType: 'Patient' });
    expect((await get(small, '_history')).body.entry).toHaveLength(2);
    expect((await get(small, '_history?_count=999999999')).body.entry).toHaveLength(3);
    await small.close();
  });
});
