import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestHub, type TestHub } from '../../support/hub.ts';
import { englishOf, get, issuesOf, japaneseOf, post, put, remove, stored } from '../../support/requests.ts';

let hub: TestHub;

beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub?.close());

const patient = (id: string, more: object = {}) => ({ resourceType: 'Patient', id, ...more });

describe('update  https://hl7.org/fhir/R4/http.html#update', () => {
  test('answers 200 with the next version, its ETag and Last-Modified, and no Location', async () => {
    await stored(hub, patient('u-1'));
    const { status, headers, body } = await put(hub, 'Patient/u-1', patient('u-1', { gender: 'male' }));
    expect(status).toBe(200);
    expect(headers.etag).toBe('W/"2"');
    expect(headers['last-modified']).toBe(new Date(body.meta.lastUpdated).toUTCString());
    expect(headers.location).toBeUndefined();
    expect(body).toMatchObject({ id: 'u-1', gender: 'male', meta: { versionId: '2' } });
    expect((await get(hub, 'Patient/u-1')).body).toEqual(body);
  });

  test('replaces the whole resource: what is left out is gone', async () => {
    await stored(hub, patient('u-2', { gender: 'male', active: true }));
    const { body } = await put(hub, 'Patient/u-2', patient('u-2', { active: false }));
    expect(body).not.toHaveProperty('gender');
    expect(body.active).toBe(false);
  });

  test('of an unknown id creates it under that id: 201 and Location (update as create)', async () => {
    const { status, headers, body } = await put(hub, 'Patient/hk-01.a', patient('hk-01.a'));
    expect(status).toBe(201);
    expect(headers.location).toBe(`${hub.base}/Patient/hk-01.a/_history/1`);
    expect(body.meta.versionId).toBe('1');
  });

  test('of a deleted resource brings it back with the next version', async () => {
    await stored(hub, patient('u-3'));
    await remove(hub, 'Patient/u-3').expect(204);
    const { status, headers } = await put(hub, 'Patient/u-3', patient('u-3', { active: true }));
    expect(status).toBe(201);
    expect(headers.etag).toBe('W/"3"');
    expect((await get(hub, 'Patient/u-3')).body.active).toBe(true);
  });

  test('with the same content makes a version all the same', async () => {
    await stored(hub, patient('u-4'));
    expect((await put(hub, 'Patient/u-4', patient('u-4'))).headers.etag).toBe('W/"2"');
  });

  test.each([
    ['another id', patient('other')],
    ['no id', { resourceType: 'Patient' }],
    ['an id that is no string', { resourceType: 'Patient', id: 1 }],
  ])('with %s in the resource answers 400', async (_says, resource) => {
    const answer = await put(hub, 'Patient/u-5', resource);
    expect(answer.status).toBe(400);
    expect(issuesOf(answer)).toEqual(['invalid Patient.id']);
    expect((await get(hub, 'Patient/u-5')).status).toBe(404);
  });

  test('with another type in the resource answers 400', async () => {
    const answer = await put(hub, 'Patient/u-5', { resourceType: 'Practitioner', id: 'u-5' });
    expect(answer.status).toBe(400);
  });

  test('of an id that no id may be answers 400', async () => {
    for (const id of ['A_B', 'x'.repeat(65), '%E5%B1%B1'])
      expect((await put(hub, `Patient/${id}`, patient(decodeURI(id)))).status).toBe(400);
  });

  test('refused as invalid, leaves the stored version as it was', async () => {
    await stored(hub, patient('u-6', { gender: 'male' }));
    expect((await put(hub, 'Patient/u-6', patient('u-6', { gender: 'man' }))).status).toBe(400);
    const { body, headers } = await get(hub, 'Patient/u-6');
    expect([body.gender, headers.etag]).toEqual(['male', 'W/"1"']);
  });

  test('many at once: each makes a version, none is lost', async () => {
    await stored(hub, patient('u-7'));
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, i) =>
        put(hub, 'Patient/u-7', patient('u-7', { name: [{ text: String(i) }] })).then((answer) => answer),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(12).fill(200));
    expect(new Set(answers.map(({ headers }) => headers.etag)).size).toBe(12);
    expect((await get(hub, 'Patient/u-7')).headers.etag).toBe('W/"13"');
  });
});

describe('update under If-Match  https://hl7.org/fhir/R4/http.html#concurrency', () => {
  const update = (id: string, ifMatch: string, more = {}) =>
    put(hub, `Patient/${id}`, patient(id, more), { 'If-Match': ifMatch });

  test('`*` means any version, but some: with nothing there yet, answers 412', async () => {
    const answer = await put(hub, 'Patient/if-any', patient('if-any'), { 'If-Match': '*' });
    expect(answer.status).toBe(412);
    expect((await get(hub, 'Patient/if-any')).status).toBe(404);
  });

  test.each(['W/"1"', '"1"', ' W/"1" ', '*'])('that names the current version (%s) is done', async (tag) => {
    const { id } = await stored(hub, { resourceType: 'Patient' });
    expect((await update(id, tag)).status).toBe(200);
  });

  test('with an out-of-date version, answers 412 and says which version is current', async () => {
    await stored(hub, patient('m-1'));
    await put(hub, 'Patient/m-1', patient('m-1', { gender: 'male' })).expect(200);
    const answer = await update('m-1', 'W/"1"', { gender: 'female' });
    expect(answer.status).toBe(412);
    expect(issuesOf(answer)).toEqual(['conflict http.If-Match']);
    expect(englishOf(answer)).toContain('is at version 2');
    expect(japaneseOf(answer)).toContain('現在の版は 2');
  });

  test('with an out-of-date version, leaves the stored version as it was', async () => {
    const { body, headers } = await get(hub, 'Patient/m-1');
    expect([body.gender, headers.etag]).toEqual(['male', 'W/"2"']);
  });

  test('of a resource that does not exist answers 412 and creates nothing', async () => {
    expect((await update('m-2', 'W/"1"')).status).toBe(412);
    expect((await get(hub, 'Patient/m-2')).status).toBe(404);
  });

  test('of a deleted resource answers 412', async () => {
    await stored(hub, patient('m-3'));
    await remove(hub, 'Patient/m-3').expect(204);
    expect((await update('m-3', 'W/"1"')).status).toBe(412);
    expect((await update('m-3', 'W/"2"')).status).toBe(412);
  });

  test.each(['1', 'W/1', 'W/""', 'abc', '"', "W/'1'"])('that is malformed (%s) answers 400', async (tag) => {
    const answer = await update('m-1', tag);
    expect(answer.status).toBe(400);
    expect(issuesOf(answer)).toEqual(['value http.If-Match']);
  });

  test('of two with the same If-Match at once, one is done', async () => {
    const { id } = await stored(hub, { resourceType: 'Patient' });
    const statuses = await Promise.all(
      Array.from({ length: 8 }, () => update(id, 'W/"1"').then(({ status }) => status)),
    );
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 412)).toHaveLength(7);
  });
});

describe('update under If-None-Match: *', () => {
  const create = (id: string) => put(hub, `Patient/${id}`, patient(id), { 'If-None-Match': '*' });

  test('creates what does not exist', async () => {
    expect((await create('n-1')).status).toBe(201);
  });

  test('answers 412 where something is, and leaves it', async () => {
    await stored(hub, patient('n-2', { active: true }));
    const answer = await create('n-2');
    expect(answer.status).toBe(412);
    expect(issuesOf(answer)).toEqual(['conflict http.If-None-Match']);
    expect((await get(hub, 'Patient/n-2')).body.active).toBe(true);
  });
});

describe('conditional update  https://hl7.org/fhir/R4/http.html#cond-update', () => {
  const identified = (value: string, more: object = {}) => ({
    resourceType: 'Patient',
    identifier: [{ system: 'urn:mrn', value }],
    ...more,
  });
  const update = (value: string, more: object = {}, headers = {}) =>
    put(hub, `Patient?identifier=urn:mrn|${value}`, identified(value, more), headers);

  test('no match, no id: creates with an id of the server', async () => {
    const { status, headers, body } = await update('q-1');
    expect(status).toBe(201);
    expect(headers.location).toBe(`${hub.base}/Patient/${body.id}/_history/1`);
  });

  test('no match, an id: creates under that id', async () => {
    const { status, body } = await update('q-2', { id: 'q-two' });
    expect([status, body.id]).toEqual([201, 'q-two']);
  });

  test('one match, no id: updates it', async () => {
    const { id } = await stored(hub, identified('q-3'));
    const { status, body } = await update('q-3', { active: true });
    expect([status, body.id, body.meta.versionId, body.active]).toEqual([200, id, '2', true]);
  });

  test('one match, its own id: updates it', async () => {
    const { id } = await stored(hub, identified('q-4'));
    expect((await update('q-4', { id })).status).toBe(200);
  });

  test('one match, another id: answers 400 and leaves both', async () => {
    const { id } = await stored(hub, identified('q-5'));
    const answer = await update('q-5', { id: 'somebody-else', active: true });
    expect(answer.status).toBe(400);
    expect(issuesOf(answer)).toEqual(['invalid Patient.id']);
    expect(englishOf(answer)).toContain(id);
    expect((await get(hub, `Patient/${id}`)).headers.etag).toBe('W/"1"');
    expect((await get(hub, 'Patient/somebody-else')).status).toBe(404);
  });

  test('several matches: answers 412', async () => {
    await stored(hub, identified('q-6'));
    await stored(hub, identified('q-6'));
    const answer = await update('q-6');
    expect(answer.status).toBe(412);
    expect(issuesOf(answer)).toEqual(['multiple-matches http.query']);
  });

  test('If-Match applies to the one that matches', async () => {
    await stored(hub, identified('q-7'));
    expect((await update('q-7', {}, { 'If-Match': 'W/"9"' })).status).toBe(412);
    expect((await update('q-7', {}, { 'If-Match': 'W/"1"' })).status).toBe(200);
  });

  test.each(['Patient', 'Patient?', 'Patient?_sort=_id', 'Patient?identifier='])(
    'without a criterion (PUT %s) answers 400',
    async (path) => {
      expect((await put(hub, path, identified('q-8'))).status).toBe(400);
    },
  );

  test('32 at once make one resource of 32 versions', async () => {
    const answers = await Promise.all(Array.from({ length: 32 }, () => update('q-race').then((answer) => answer)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(31);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect((await get(hub, `Patient/${answers[0]!.body.id}`)).headers.etag).toBe('W/"32"');
  });

  test('POST [type]/[id] is no update: 405 names what is', async () => {
    const answer = await post(hub, 'Patient/u-1', patient('u-1'));
    expect(answer.status).toBe(405);
    expect(answer.headers.allow).toBe('GET, HEAD, PUT, PATCH, DELETE');
    expect(englishOf(answer)).toContain('GET, HEAD, PUT, PATCH, DELETE');
  });
});
