import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestHub, type TestHub } from '../../support/hub.ts';
import { get, issuesOf, put, remove, type Stored, stored } from '../../support/requests.ts';

let hub: TestHub;
let yamada: Stored;

beforeAll(async () => {
  hub = await startTestHub();
  if (hub === undefined) return;
  yamada = await stored(hub, {
    resourceType: 'Patient',
    text: { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml">山田 太郎</div>' },
    gender: 'male',
    name: [{ text: '山田 太郎' }],
    maritalStatus: { text: '既婚' },
  });
});
afterAll(() => hub?.close());

describe('read  https://hl7.org/fhir/R4/http.html#read', () => {
  test('answers 200 with the resource, its version as ETag and its time as Last-Modified', async () => {
    const { status, headers, body } = await get(hub, `Patient/${yamada.id}`);
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('application/fhir+json; charset=utf-8');
    expect(headers.etag).toBe('W/"1"');
    expect(Date.parse(headers['last-modified'] ?? '')).toBe(
      Math.floor(Date.parse(body.meta.lastUpdated) / 1000) * 1000,
    );
    expect(body).toEqual(yamada);
    expect(body).toMatchObject({ resourceType: 'Patient', gender: 'male', meta: { versionId: '1' } });
  });

  test('of an id that was never used, answers 404', async () => {
    const answer = await get(hub, 'Patient/nobody');
    expect(answer.status).toBe(404);
    expect(issuesOf(answer)).toEqual(['not-found Patient']);
  });

  test('of the same id under another type, answers 404', async () => {
    expect((await get(hub, `Practitioner/${yamada.id}`)).status).toBe(404);
  });

  test('of a deleted resource, answers 410', async () => {
    const { id } = await stored(hub, { resourceType: 'Patient' });
    await remove(hub, `Patient/${id}`).expect(204);
    const answer = await get(hub, `Patient/${id}`);
    expect(answer.status).toBe(410);
    expect(issuesOf(answer)).toEqual(['deleted Patient']);
  });

  test('of an id with letters no id has, answers 400', async () => {
    const answer = await get(hub, 'Patient/A_B');
    expect(answer.status).toBe(400);
    expect(issuesOf(answer)).toEqual(['value http.url']);
  });

  test('by HEAD, answers the headers of a GET and no body', async () => {
    const whole = await get(hub, `Patient/${yamada.id}`);
    const head = await hub.http.head(`/fhir/Patient/${yamada.id}`);
    expect(head.status).toBe(200);
    expect(head.text).toBeUndefined();
    for (const name of ['etag', 'last-modified', 'content-type', 'content-length'])
      expect(head.headers[name]).toBe(whole.headers[name]);
  });

  test('by HEAD of what is not there, answers 404', async () => {
    expect((await hub.http.head('/fhir/Patient/nobody')).status).toBe(404);
  });
});

describe('conditional read  https://hl7.org/fhir/R4/http.html#cread', () => {
  const read = (headers: Record<string, string>) => get(hub, `Patient/${yamada.id}`, headers);

  test.each(['W/"1"', '"1"', '*', 'W/"7", W/"1"'])(
    'If-None-Match: %s names the current version: 304, no body',
    async (tag) => {
      const answer = await read({ 'If-None-Match': tag });
      expect(answer.status).toBe(304);
      expect(answer.text).toBe('');
      expect(answer.headers.etag).toBe('W/"1"');
    },
  );

  test('If-None-Match with another version answers 200 with the resource', async () => {
    const answer = await read({ 'If-None-Match': 'W/"2"' });
    expect(answer.status).toBe(200);
    expect(answer.body.id).toBe(yamada.id);
  });

  test('If-Modified-Since its own Last-Modified answers 304', async () => {
    const { headers } = await read({});
    expect((await read({ 'If-Modified-Since': headers['last-modified']! })).status).toBe(304);
  });

  test('If-Modified-Since an earlier second answers 200', async () => {
    const earlier = new Date(Date.parse(yamada.meta.lastUpdated) - 2_000).toUTCString();
    expect((await read({ 'If-Modified-Since': earlier })).status).toBe(200);
  });

  test('If-None-Match outweighs If-Modified-Since', async () => {
    const later = new Date(Date.now() + 60_000).toUTCString();
    expect((await read({ 'If-None-Match': 'W/"2"', 'If-Modified-Since': later })).status).toBe(200);
  });

  test('an If-Modified-Since that is no date is passed over, as HTTP says', async () => {
    expect((await read({ 'If-Modified-Since': 'yesterday' })).status).toBe(200);
  });

  test('after an update the old ETag answers 200 with the new version', async () => {
    const patient = await stored(hub, { resourceType: 'Patient' });
    await put(hub, `Patient/${patient.id}`, { resourceType: 'Patient', id: patient.id, gender: 'female' }).expect(200);
    const answer = await get(hub, `Patient/${patient.id}`, { 'If-None-Match': 'W/"1"' });
    expect(answer.status).toBe(200);
    expect(answer.headers.etag).toBe('W/"2"');
  });
});

describe('general parameters  https://hl7.org/fhir/R4/http.html#parameters', () => {
  const read = (query: string, headers = {}) => get(hub, `Patient/${yamada.id}?${query}`, headers);

  test('_pretty=true writes it over several lines, the same content', async () => {
    const plain = await get(hub, `Patient/${yamada.id}`);
    const pretty = await read('_pretty=true');
    expect(plain.text).not.toContain('\n');
    expect(pretty.text).toContain('\n  "id": ');
    expect(pretty.body).toEqual(plain.body);
  });

  test.each(['json', 'application/json', 'application/fhir+json', 'application%2Ffhir%2Bjson', 'text/json'])(
    '_format=%s answers JSON',
    async (format) => {
      const answer = await read(`_format=${format}`);
      expect(answer.status).toBe(200);
      expect(answer.headers['content-type']).toBe('application/fhir+json; charset=utf-8');
    },
  );

  test('_format outweighs Accept', async () => {
    expect((await read('_format=json', { Accept: 'application/fhir+xml' })).status).toBe(200);
    expect((await read('_format=xml', { Accept: 'application/fhir+json' })).status).toBe(406);
  });

  test.each([
    '*/*',
    'application/*',
    'text/html, */*;q=0.1',
    'application/fhir+json; fhirVersion=4.0',
    'application/fhir+xml;q=0.9, application/json;q=0.1',
  ])('Accept: %s takes JSON', async (accept) => {
    expect((await read('', { Accept: accept })).status).toBe(200);
  });

  test.each(['application/fhir+xml', 'text/html', 'application/fhir+json; fhirVersion=5.0', 'application/json;q=0.0'])(
    'Accept: %s cannot be served: 406',
    async (accept) => {
      const answer = await read('', { Accept: accept });
      expect(answer.status).toBe(406);
      expect(issuesOf(answer)).toEqual(['not-supported http.Accept']);
    },
  );

  test('_summary=true leaves the summary elements and says so with the tag SUBSETTED', async () => {
    const { body } = await read('_summary=true');
    expect(body).toMatchObject({ id: yamada.id, gender: 'male', name: [{ text: '山田 太郎' }] });
    expect(body).not.toHaveProperty('text');
    expect(body).not.toHaveProperty('maritalStatus');
    expect(body.meta.tag).toMatchObject([{ code: 'SUBSETTED' }]);
  });

  test('_summary=text leaves the narrative and what is required', async () => {
    const { body } = await read('_summary=text');
    expect(body.text.div).toContain('山田 太郎');
    expect(body).not.toHaveProperty('gender');
  });

  test('_summary=data leaves out the narrative only', async () => {
    const { body } = await read('_summary=data');
    expect(body).not.toHaveProperty('text');
    expect(body.maritalStatus).toEqual({ text: '既婚' });
  });

  test('_summary of another value answers 400', async () => {
    const answer = await read('_summary=short');
    expect(answer.status).toBe(400);
    expect(issuesOf(answer)).toEqual(['value http._summary']);
  });

  test('_elements leaves the named ones and what a resource cannot be without', async () => {
    const { body } = await read('_elements=gender,maritalStatus');
    expect(Object.keys(body)).toEqual(['resourceType', 'id', 'meta', 'gender', 'maritalStatus']);
    expect(body.meta.tag).toMatchObject([{ code: 'SUBSETTED' }]);
  });

  test('what was asked for in part is stored whole still', async () => {
    await read('_summary=true');
    expect((await get(hub, `Patient/${yamada.id}`)).body).toEqual(yamada);
  });
});
