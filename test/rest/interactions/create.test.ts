import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FHIR, startTestHub, type TestHub } from '../../support/hub.ts';
import {
  bundleOf,
  englishOf,
  entry,
  get,
  issuesOf,
  JSON_PATCH,
  post,
  put,
  remove,
  stored,
} from '../../support/requests.ts';

let hub: TestHub;

beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub?.close());

const patient = (more: object = {}): object => ({ resourceType: 'Patient', ...more });

describe('create  https://hl7.org/fhir/R4/http.html#create', () => {
  test('answers 201 with the resource, Location, ETag and Last-Modified', async () => {
    const { status, headers, body } = await post(hub, 'Patient', patient({ gender: 'female' }));
    expect(status).toBe(201);
    expect(headers.location).toBe(`${hub.base}/Patient/${body.id}/_history/1`);
    expect(headers.etag).toBe('W/"1"');
    expect(headers['last-modified']).toBe(new Date(body.meta.lastUpdated).toUTCString());
    expect(body).toMatchObject({ resourceType: 'Patient', gender: 'female', meta: { versionId: '1' } });
  });

  test('the resource is then found at its Location', async () => {
    const created = await post(hub, 'Patient', patient());
    const { status, body } = await hub.http.get(new URL(created.headers.location!).pathname);
    expect(status).toBe(200);
    expect(body).toEqual(created.body);
  });

  test('behind a public address, Location is of that address', async () => {
    const published = await startTestHub({ RENKEI_PUBLIC_URL: 'https://renkei.example.jp/hub/' });
    const { headers, body } = await post(published, 'Patient', patient());
    await published.close();
    expect(headers.location).toBe(`https://renkei.example.jp/hub/fhir/Patient/${body.id}/_history/1`);
  });

  test("the client's id, versionId and lastUpdated are ignored; the rest of meta is kept", async () => {
    const meta = {
      versionId: '7',
      lastUpdated: '2001-01-01T00:00:00Z',
      source: 'urn:ehr',
      profile: ['http://jpfhir.jp/fhir/core/StructureDefinition/JP_Patient'],
      security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'R' }],
      tag: [{ system: 'http://example.org/tags', code: 'demo' }],
    };
    const started = Date.now();
    const { body } = await post(hub, 'Patient', patient({ id: 'mine', meta }));
    expect(body.id).not.toBe('mine');
    const { versionId, lastUpdated, ...kept } = body.meta;
    const { versionId: _v, lastUpdated: _l, ...given } = meta;
    expect(versionId).toBe('1');
    expect(Date.parse(lastUpdated)).toBeGreaterThanOrEqual(started);
    expect(kept).toEqual(given);
    expect((await get(hub, 'Patient/mine')).status).toBe(404);
  });

  test('properties stay in the order they came in', async () => {
    const text =
      '{"resourceType":"Patient","gender":"male","name":[{"given":["太郎"],"family":"山田"}],"active":true,"_birthDate":{"extension":[{"valueString":"不詳","url":"http://e.org/x"}]}}';
    const { id } = await stored(hub, text);
    const read = await get(hub, `Patient/${id}`);
    expect(read.text.replace(/"id":.*?"meta":\{.*?\},/, '')).toBe(text);
  });

  test('a resource that is not R4 is refused with all its faults, and nothing is stored', async () => {
    const before = await get(hub, 'Patient?_summary=count');
    const answer = await post(hub, 'Patient', patient({ gender: 'man', birthdate: '1950-04-12' }));
    expect(answer.status).toBe(400);
    expect(issuesOf(answer)).toEqual(['code-invalid Patient.gender', 'structure Patient.birthdate']);
    expect((await get(hub, 'Patient?_summary=count')).body.total).toBe(before.body.total);
  });

  test('to a type that is not the resource’s, answers 400', async () => {
    const answer = await post(hub, 'Patient', { resourceType: 'Practitioner' });
    expect(answer.status).toBe(400);
    expect(issuesOf(answer)).toEqual(['invalid Patient.resourceType']);
  });

  test('every type of Japanese letters is kept as it was written', async () => {
    const name = '𠮷野家 髙橋 ﾔﾏﾀﾞ ヤマダ か\u3099 👨‍👩‍👧 \u200b';
    const { id } = await stored(hub, { resourceType: 'Patient', name: [{ text: name }] });
    expect((await get(hub, `Patient/${id}`)).body.name[0].text).toBe(name);
  });
});

describe('Prefer  https://hl7.org/fhir/R4/http.html#ops', () => {
  const create = (prefer: string) => post(hub, 'Patient', patient(), { Prefer: prefer });

  test('return=minimal answers the headers alone', async () => {
    const { status, headers, text } = await create('return=minimal');
    expect([status, text]).toEqual([201, '']);
    expect(headers.location).toMatch(/\/_history\/1$/);
    expect(headers.etag).toBe('W/"1"');
    expect(headers['content-type']).toBeUndefined();
  });

  test('return=representation answers the resource', async () => {
    expect((await create('return=representation')).body.resourceType).toBe('Patient');
  });

  test('return=OperationOutcome answers what was done', async () => {
    const answer = await create('return=OperationOutcome');
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ resourceType: 'OperationOutcome', issue: [{ severity: 'information' }] });
  });

  test('a preference that is not known is passed over', async () => {
    expect((await create('return=everything, respond-async')).status).toBe(201);
  });
});

describe('conditional create  https://hl7.org/fhir/R4/http.html#ccreate', () => {
  const identified = (value: string) => patient({ identifier: [{ system: 'urn:mrn', value }] });
  const create = (value: string, condition: string) =>
    post(hub, 'Patient', identified(value), { 'If-None-Exist': condition });

  test('no match: creates', async () => {
    expect((await create('c-1', 'identifier=urn:mrn|c-1')).status).toBe(201);
  });

  test('one match: answers 200 with the one there is and creates nothing', async () => {
    const first = await create('c-2', 'identifier=urn:mrn|c-2');
    const second = await create('c-2', 'identifier=urn:mrn|c-2');
    expect(second.status).toBe(200);
    expect(second.headers.location).toBe(first.headers.location);
    expect(second.headers.etag).toBe('W/"1"');
    expect(second.body).toEqual(first.body);
    const found = await get(hub, 'Patient?identifier=urn:mrn|c-2&_summary=count');
    expect(found.body.total).toBe(1);
  });

  test('a match that was deleted is none', async () => {
    const first = await create('c-3', 'identifier=urn:mrn|c-3');
    await remove(hub, `Patient/${first.body.id}`).expect(204);
    const second = await create('c-3', 'identifier=urn:mrn|c-3');
    expect(second.status).toBe(201);
    expect(second.body.id).not.toBe(first.body.id);
  });

  test('several matches: answers 412', async () => {
    await stored(hub, identified('c-4') as { resourceType: string });
    await stored(hub, identified('c-4') as { resourceType: string });
    const answer = await create('c-4', 'identifier=urn:mrn|c-4');
    expect(answer.status).toBe(412);
    expect(issuesOf(answer)).toEqual(['multiple-matches http.If-None-Exist']);
  });

  test('the condition may be percent-encoded, or a whole query', async () => {
    await create('c 5', 'identifier=urn:mrn%7Cc%205').expect(201);
    expect((await create('c 5', 'Patient?identifier=urn:mrn%7Cc+5')).status).toBe(200);
  });

  test.each(['', ' ', '_count=1', '_summary=true&_sort=_id', 'identifier='])(
    'a condition "%s" that selects nothing answers 400, for it would mean any resource',
    async (condition) => {
      const answer = await create('c-6', condition);
      expect(answer.status).toBe(400);
    },
  );

  test('a condition with an unknown parameter answers 400, whatever handling is preferred', async () => {
    const answer = await post(hub, 'Patient', identified('c-7'), {
      'If-None-Exist': 'identifier=urn:mrn|c-7&colour=red',
      Prefer: 'handling=lenient',
    });
    expect(answer.status).toBe(400);
    expect(englishOf(answer)).toContain('colour');
  });

  test('32 at once make one resource', async () => {
    const answers = await Promise.all(
      Array.from({ length: 32 }, () => create('race', 'identifier=urn:mrn|race').then((answer) => answer)),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(31);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
  });
});

// "The precision of the decimal value has significance": https://hl7.org/fhir/R4/datatypes.html#decimal
describe('decimals keep their digits', () => {
  const DIGITS = ['50.10', '1e3', '1E-10', '-0.0', '0.10', '12345678901234567890.123', '100'];
  const observation = (digits: string, id?: string): string =>
    `{"resourceType":"Observation",${id === undefined ? '' : `"id":"${id}",`}"status":"final","code":{"text":"体重"},"valueQuantity":{"value":${digits},"unit":"kg"}}`;
  const value = (digits: string): string => `"value":${digits},`;

  test.each(DIGITS)('%s through create, read, vread, history and search', async (digits) => {
    const created = await post(hub, 'Observation', observation(digits));
    expect(created.status).toBe(201);
    expect(created.text).toContain(value(digits));
    const { id } = created.body;
    for (const path of [
      `Observation/${id}`,
      `Observation/${id}/_history/1`,
      `Observation/${id}/_history`,
      `Observation?_id=${id}`,
      `Observation?_id=${id}&_elements=value`,
      `Observation/${id}?_summary=data`,
    ])
      expect((await get(hub, path)).text, path).toContain(value(digits));
    expect((await get(hub, `Observation/${id}?_pretty=true`)).text).toContain(`"value": ${digits},`);
  });

  test.each(DIGITS)('%s through update and both patches', async (digits) => {
    const { id } = await stored(hub, observation('1'));
    expect((await put(hub, `Observation/${id}`, observation(digits, id))).text).toContain(value(digits));
    // A patch of something else leaves it, a patch of it sets it.
    const patched = hub.http
      .patch(`/fhir/Observation/${id}`)
      .set('Content-Type', JSON_PATCH)
      .send('[{"op":"replace","path":"/status","value":"amended"}]');
    expect((await patched).text).toContain(value(digits));
    const set = await hub.http
      .patch(`/fhir/Observation/${id}`)
      .set('Content-Type', JSON_PATCH)
      .send(`[{"op":"add","path":"/referenceRange","value":[{"low":{"value":${digits},"unit":"kg"}}]}]`);
    expect(set.text).toContain(`"low":{${value(digits)}`);
    const byPath = await hub.http
      .patch(`/fhir/Observation/${id}`)
      .set('Content-Type', FHIR)
      .send(
        `{"resourceType":"Parameters","parameter":[{"name":"operation","part":[{"name":"type","valueCode":"replace"},{"name":"path","valueString":"Observation.referenceRange.low.value"},{"name":"value","valueDecimal":${digits}}]}]}`,
      );
    expect(byPath.status).toBe(200);
    expect(byPath.text).toContain(`"low":{${value(digits)}`);
  });

  test.each(DIGITS)('%s through a transaction and a batch', async (digits) => {
    for (const type of ['transaction', 'batch'] as const) {
      const marked = JSON.stringify(bundleOf(type, entry('POST', 'Observation', { here: true })));
      const answer = await post(hub, '', marked.replace('{"here":true}', observation(digits)));
      expect(answer.status).toBe(200);
      expect(answer.text).toContain(value(digits));
    }
  });

  test.each(DIGITS)('%s in a Bundle stored as it is', async (digits) => {
    const bundle = `{"resourceType":"Bundle","type":"collection","entry":[{"fullUrl":"urn:uuid:3a4b1c1e-0000-4000-8000-000000000001","resource":${observation(digits, 'x')}}]}`;
    const { id } = await stored(hub, bundle);
    expect((await get(hub, `Bundle/${id}`)).text).toContain(value(digits));
  });

  test('a number too large to be found by is stored all the same, or refused as the client’s fault', async () => {
    for (const digits of ['1e400', '1e200000', '-1e999999', '1e-200000']) {
      const answer = await post(hub, 'Observation', observation(digits));
      expect([201, 400, 422], digits).toContain(answer.status);
    }
    expect((await get(hub, '$meta')).status).toBe(200);
    expect((await get(hub, 'Observation/$meta')).status).toBe(200);
  });
});
