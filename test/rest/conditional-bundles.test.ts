// Conditions of several entries of one Bundle, which are answered as of one moment. https://hl7.org/fhir/R4/http.html#trules
import type { Response } from 'supertest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { bundleOf, englishOf, entry, get, issuesOf, post, stored } from '../support/requests.ts';

let hub: TestHub;

beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub?.close());

const number = (value: string) => ({ system: 'urn:b', value });
const numbered = (value: string, more: object = {}) => ({
  resourceType: 'Patient',
  identifier: [number(value)],
  ...more,
});
const flag = (reference: string) => ({
  resourceType: 'Flag',
  status: 'active',
  code: { text: 'x' },
  subject: { reference },
});
const transaction = (...entries: object[]) => post(hub, '', bundleOf('transaction', ...entries));
const statusesOf = ({ body }: Response): number[] =>
  body.entry.map(({ response }: { response: { status: string } }) => Number.parseInt(response.status, 10));
const countOf = async (query: string): Promise<number> => (await get(hub, `${query}&_summary=count`)).body.total;

describe('two entries about one resource, as conditions tell, are refused: 400', () => {
  test.each([
    ['two conditional deletes', ['d-1', 'd-1']],
    ['a conditional delete and one by id', ['d-2', '']],
    ['one by id and a conditional delete', ['', 'd-3']],
  ])('%s', async (_says, [first, second]) => {
    const value = first || second!;
    const { id } = await stored(hub, numbered(value));
    const url = (by: string): string => (by === '' ? `Patient/${id}` : `Patient?identifier=urn:b|${by}`);
    const answer = await transaction(entry('DELETE', url(first!)), entry('DELETE', url(second!)));
    expect(answer.status).toBe(400);
    expect(englishOf(answer)).toContain(`Patient/${id}`);
    expect((await get(hub, `Patient/${id}`)).status).toBe(200);
  });

  test('a conditional update and a conditional patch', async () => {
    await stored(hub, numbered('u-1', { id: 'u-1' }));
    const data = Buffer.from('[{"op":"add","path":"/active","value":true}]').toString('base64');
    const answer = await transaction(
      entry('PUT', 'Patient?identifier=urn:b|u-1', numbered('u-1')),
      entry('PATCH', 'Patient?_id=u-1', { resourceType: 'Binary', contentType: 'application/json-patch+json', data }),
    );
    expect(answer.status).toBe(400);
    expect((await get(hub, 'Patient/u-1')).body.meta.versionId).toBe('1');
  });
});

describe('two entries that would make one resource twice are refused, however they ask: 400', () => {
  test.each([
    ['with its system and without', 'identifier=urn:b|t-1', 'identifier=t-1', 't-1'],
    ['in another order', 'identifier=urn:b|t-2&gender=male', 'gender=male&identifier=urn:b|t-2', 't-2'],
    ['among other values', 'identifier=urn:b|t-3,urn:b|x', 'identifier=urn:b|y,urn:b|t-3', 't-3'],
  ])('%s', async (_says, one, other, value) => {
    const patient = numbered(value, { gender: 'male' });
    for (const entries of [
      [
        entry('POST', 'Patient', patient, { ifNoneExist: one }),
        entry('POST', 'Patient', patient, { ifNoneExist: other }),
      ],
      [entry('POST', 'Patient', patient, { ifNoneExist: one }), entry('PUT', `Patient?${other}`, patient)],
    ]) {
      const answer = await transaction(...entries);
      expect(answer.status).toBe(400);
      expect(issuesOf(answer)).toEqual([expect.stringMatching(/^invalid Bundle.entry/)]);
      expect(await countOf(`Patient?identifier=urn:b|${value}`)).toBe(0);
    }
  });

  test('but not two whose numbers are of different systems', async () => {
    const of = (system: string) => ({ resourceType: 'Patient', identifier: [{ system, value: 't-4' }] });
    const answer = await transaction(
      entry('POST', 'Patient', of('urn:b:1'), { ifNoneExist: 'identifier=urn:b:1|t-4' }),
      entry('POST', 'Patient', of('urn:b:2'), { ifNoneExist: 'identifier=urn:b:2|t-4' }),
    );
    expect(statusesOf(answer)).toEqual([201, 201]);
  });

  test('what is wrong with such a resource is told all the same', async () => {
    for (const identifier of ['x', [null], [{ value: 5 }], 7]) {
      const wrong = { resourceType: 'Patient', identifier, birthDate: 5 };
      const answer = await transaction(
        entry('POST', 'Patient', wrong, { ifNoneExist: 'identifier=t-5' }),
        entry('POST', 'Patient', wrong, { ifNoneExist: 'identifier=urn:b|t-5' }),
      );
      expect(answer.status).toBe(400);
    }
  });
});

describe('deletes come first', () => {
  test('what they take away no other condition finds', async () => {
    const { id } = await stored(hub, numbered('f-1'));
    const answer = await transaction(
      entry('PUT', 'Patient?identifier=urn:b|f-1', numbered('f-1')),
      entry('DELETE', 'Patient?identifier=urn:b|f-1'),
    );
    expect(statusesOf(answer)).toEqual([201, 204]);
    expect(answer.body.entry[0].resource.id).not.toBe(id);
    expect((await get(hub, `Patient/${id}`)).status).toBe(410);
  });

  test('of several that match one may stay', async () => {
    const going = await stored(hub, numbered('f-2'));
    const staying = await stored(hub, numbered('f-2'));
    const answer = await transaction(
      entry('POST', 'Patient', numbered('f-2'), { ifNoneExist: 'identifier=urn:b|f-2' }),
      entry('DELETE', `Patient/${going.id}`),
    );
    expect(statusesOf(answer)).toEqual([200, 204]);
    expect(answer.body.entry[0].resource.id).toBe(staying.id);
  });
});

describe('conditional references are resolved when all the rest is done', () => {
  const refer = (value: string) => entry('POST', 'Flag', flag(`Patient?identifier=urn:b|${value}`));
  const subjectIn = ({ body }: Response, at: number): string => body.entry[at].resource.subject.reference;

  test('not to what the same transaction deletes', async () => {
    const { id } = await stored(hub, numbered('r-1'));
    const answer = await transaction(refer('r-1'), entry('DELETE', `Patient/${id}`));
    expect(answer.status).toBe(422);
    expect((await get(hub, `Patient/${id}`)).status).toBe(200);
  });

  test('to what takes the place of what is deleted', async () => {
    const { id } = await stored(hub, numbered('r-2'));
    const answer = await transaction(
      refer('r-2'),
      entry('DELETE', `Patient/${id}`),
      entry('POST', 'Patient', numbered('r-2')),
    );
    expect(subjectIn(answer, 0)).toBe(`Patient/${answer.body.entry[2].resource.id}`);
  });

  test('to what an update makes of a resource, not to what it was', async () => {
    await stored(hub, numbered('r-3', { id: 'r-3' }));
    const update = entry('PUT', 'Patient/r-3', numbered('r-3-new', { id: 'r-3' }));
    expect((await transaction(refer('r-3'), update)).status).toBe(422);
    expect(subjectIn(await transaction(refer('r-3-new'), update), 0)).toBe('Patient/r-3');
  });

  test('a stored resource and one the transaction brings are several: 412', async () => {
    await stored(hub, numbered('r-4'));
    const answer = await transaction(refer('r-4'), entry('POST', 'Patient', numbered('r-4')));
    expect(answer.status).toBe(412);
    expect(issuesOf(answer)).toEqual(['multiple-matches Bundle.entry[0].resource.subject.reference']);
    expect(await countOf('Patient?identifier=urn:b|r-4')).toBe(1);
  });

  test('a create that finds what there is brings nothing: the reference means that one', async () => {
    const { id } = await stored(hub, numbered('r-5'));
    const answer = await transaction(
      refer('r-5'),
      entry('POST', 'Patient', numbered('r-5'), { ifNoneExist: 'identifier=urn:b|r-5' }),
    );
    expect(subjectIn(answer, 0)).toBe(`Patient/${id}`);
  });

  test('by other criteria than identifiers, among what the transaction brings too', async () => {
    const answer = await transaction(
      entry('POST', 'Flag', flag('Patient?family:exact=参照&birthdate=1931-05-06')),
      entry('POST', 'Patient', { resourceType: 'Patient', name: [{ family: '参照' }], birthDate: '1931-05-06' }),
      entry('POST', 'Patient', { resourceType: 'Patient', name: [{ family: '参照' }], birthDate: '1931-05-07' }),
    );
    expect(subjectIn(answer, 0)).toBe(`Patient/${answer.body.entry[1].resource.id}`);
  });

  test('over a link', async () => {
    const { id } = await stored(hub, { resourceType: 'Organization', identifier: [number('r-6')] });
    const patient = await stored(hub, numbered('r-6', { managingOrganization: { reference: `Organization/${id}` } }));
    const answer = await transaction(entry('POST', 'Flag', flag('Patient?organization.identifier=urn:b|r-6')));
    expect(subjectIn(answer, 0)).toBe(`Patient/${patient.id}`);
  });
});

describe('conditions on what other parameters than those of a Patient know', () => {
  const weight = (value: number, more: object = {}) => ({
    resourceType: 'Observation',
    status: 'final',
    code: { coding: [{ system: 'urn:code', code: 'weight' }] },
    valueQuantity: { value, unit: 'kg', system: 'http://unitsofmeasure.org', code: 'kg' },
    ...more,
  });
  const ask = (condition: string) => ({ 'If-None-Exist': condition });

  test('a composite', async () => {
    const condition = 'code-value-quantity=urn:code|weight$50.5';
    const first = await post(hub, 'Observation', weight(50.5), ask(condition));
    const second = await post(hub, 'Observation', weight(50.5), ask(condition));
    const other = await post(hub, 'Observation', weight(60), ask('code-value-quantity=urn:code|weight$60'));
    expect([first.status, second.status, other.status]).toEqual([201, 200, 201]);
    expect(second.body.id).toBe(first.body.id);
  });

  test('a position', async () => {
    const place = { resourceType: 'Location', position: { latitude: 36.2, longitude: 139.1 } };
    const condition = 'near=36.2|139.1|1|km';
    const first = await post(hub, 'Location', place, ask(condition));
    const second = await post(hub, 'Location', place, ask(condition));
    expect([first.status, second.status]).toEqual([201, 200]);
  });

  test('a reference by value set, resolved before it is answered', async () => {
    const { id } = await stored(hub, numbered('o-1', { gender: 'other' }));
    const set = 'http://hl7.org/fhir/ValueSet/administrative-gender';
    const answer = await transaction(entry('POST', 'Flag', flag(`Patient?identifier=urn:b|o-1&gender:in=${set}`)));
    expect(answer.body.entry[0].resource.subject.reference).toBe(`Patient/${id}`);
    const unknown = await transaction(entry('POST', 'Flag', flag('Patient?gender:in=urn:no-set')));
    expect(unknown.status).toBe(400);
    expect(issuesOf(unknown)[0]).toContain('Bundle.entry[0].resource.subject.reference');
  });
});

describe('a batch', () => {
  test('of one condition eight times makes one resource', async () => {
    const create = entry('POST', 'Patient', numbered('b-1'), { ifNoneExist: 'identifier=urn:b|b-1' });
    const answer = await post(hub, '', bundleOf('batch', ...Array(8).fill(create)));
    expect(statusesOf(answer).sort()).toEqual([200, 200, 200, 200, 200, 200, 200, 201]);
    expect(await countOf('Patient?identifier=urn:b|b-1')).toBe(1);
  });

  test('what HEAD asks for is told, and not given', async () => {
    const { meta } = await stored(hub, numbered('b-2', { id: 'b-2' }));
    const { body } = await post(
      hub,
      '',
      bundleOf('batch', entry('HEAD', 'Patient/b-2'), entry('HEAD', 'Patient/b-none')),
    );
    expect(body.entry[0]).toEqual({
      response: { status: '200 OK', etag: 'W/"1"', lastModified: meta.lastUpdated },
    });
    expect(body.entry[1].response.status).toBe('404 Not Found');
  });

  test('an ifModifiedSince is as fine as lastUpdated', async () => {
    const { meta } = await stored(hub, numbered('b-3', { id: 'b-3' }));
    const at = (ms: number): string => new Date(Date.parse(meta.lastUpdated) + ms).toISOString();
    const read = (ms: number) => entry('GET', 'Patient/b-3', undefined, { ifModifiedSince: at(ms) });
    const answer = await post(hub, '', bundleOf('batch', read(-1), read(0), read(1)));
    expect(statusesOf(answer)).toEqual([200, 304, 304]);
  });
});

describe('conditional update of a Binary', () => {
  const bytes = Buffer.from([0x89, 0x50, 0x4e, 0x47]);
  const send = (tag: string, content: Buffer) =>
    hub.http.put(`/fhir/Binary?_id=${tag}`).set('Content-Type', 'image/png').send(content);

  test('takes its bytes, as an update by id does', async () => {
    const created = await send('none', bytes);
    expect(created.status).toBe(201);
    const { id } = created.body;
    const updated = await send(id, Buffer.from('new'));
    expect([updated.status, updated.body.id, updated.body.meta.versionId]).toEqual([200, id, '2']);
    const read = await hub.http.get(`/fhir/Binary/${id}`).buffer(true);
    expect(read.headers['content-type']).toBe('image/png');
    expect(Buffer.from(read.body).toString()).toBe('new');
  });
});

test('one condition deletes one resource, says /metadata', async () => {
  const { body } = await get(hub, 'metadata');
  expect(body.rest[0].resource[0].conditionalDelete).toBe('single');
});
