// What belongs to a patient, a stay, a person or a device. https://hl7.org/fhir/R4/http.html#vsearch
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestHub, type TestHub } from '../support/hub.ts';
import {
  allPages,
  type BundleEntry,
  bundleOf,
  englishOf,
  entry,
  get,
  issuesOf,
  japaneseOf,
  patch,
  post,
  put,
  remove,
  stored,
} from '../support/requests.ts';
import { linkOf, namesFound, namesOf } from '../support/search-answers.ts';

let hub: TestHub;

const to = (reference: string) => ({ reference });
const finding = (id: string, more: object) => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  code: { text: 'x' },
  ...more,
});
const stay = (id: string, who: string, status = 'in-progress') => ({
  resourceType: 'Encounter',
  id,
  status,
  class: { code: 'IMP' },
  subject: to(who),
});

beforeAll(async () => {
  hub = await startTestHub();
  if (hub === undefined) return;
  for (const resource of [
    { resourceType: 'Organization', id: 'hospital', name: 'Hospital' },
    { resourceType: 'Patient', id: 'yamada', managingOrganization: to('Organization/hospital') },
    { resourceType: 'Patient', id: 'sato', link: [{ other: to('Patient/yamada'), type: 'seealso' }] },
    { resourceType: 'Patient', id: 'alone' },
    { resourceType: 'Practitioner', id: 'doctor' },
    { resourceType: 'RelatedPerson', id: 'wife', patient: to('Patient/yamada') },
    { resourceType: 'Device', id: 'scales' },
    stay('stay', 'Patient/yamada'),
    stay('stay-before', 'Patient/yamada', 'finished'),
    stay('stay-sato', 'Patient/sato'),
    finding('weight', {
      subject: to('Patient/yamada'),
      encounter: to('Encounter/stay'),
      performer: [to('Practitioner/doctor')],
      device: to('Device/scales'),
    }),
    finding('height', { subject: to('Patient/yamada'), status: 'amended' }),
    // In the compartment because the patient told it, not because it is about the patient.
    finding('told', { subject: to('Patient/sato'), performer: [to('Patient/yamada')] }),
    finding('both', { subject: to('Patient/yamada'), performer: [to('Patient/yamada')] }),
    finding('by-wife', { subject: to('Patient/sato'), performer: [to('RelatedPerson/wife')] }),
    finding('sato-weight', { subject: to('Patient/sato') }),
    finding('deleted', { subject: to('Patient/yamada') }),
    // Only mentions the patient: no parameter of the compartment leads here.
    finding('focused', { focus: [to('Patient/yamada')] }),
  ])
    await stored(hub, resource);
  await remove(hub, 'Observation/deleted').expect(204);
});
afterAll(() => hub?.close());

const found = (path: string): Promise<string[]> => namesFound(hub, path);
const form = (path: string, text: string) =>
  hub.http.post(`/fhir/${path}`).set('Content-Type', 'application/x-www-form-urlencoded').send(text);

const FINDINGS = ['Observation/both', 'Observation/height', 'Observation/told', 'Observation/weight'];

describe('GET [base]/[compartment]/[id]/[type]', () => {
  test('finds what belongs by any of the parameters of the definition, each once', async () => {
    const { body } = await get(hub, 'Patient/yamada/Observation?_total=accurate');
    expect(body.entry.map(({ resource }: BundleEntry) => `Observation/${resource.id}`).sort()).toEqual(FINDINGS);
    expect(body.total).toBe(4);
  });

  test.each([
    ['Patient/sato/Observation', ['Observation/by-wife', 'Observation/sato-weight', 'Observation/told']],
    ['Patient/yamada/Encounter', ['Encounter/stay', 'Encounter/stay-before']],
    ['Patient/yamada/RelatedPerson', ['RelatedPerson/wife']],
    ['Patient/yamada/Patient', ['Patient/sato']],
    ['Patient/sato/Patient', []],
    ['Encounter/stay/Observation', ['Observation/weight']],
    ['Encounter/stay/Encounter', ['Encounter/stay']],
    ['Practitioner/doctor/Observation', ['Observation/weight']],
    ['Practitioner/doctor/Practitioner', ['Practitioner/doctor']],
    ['RelatedPerson/wife/Observation', ['Observation/by-wife']],
    ['RelatedPerson/wife/RelatedPerson', ['RelatedPerson/wife']],
    ['Device/scales/Observation', ['Observation/weight']],
  ])('%s finds %j', async (path, names) => {
    expect(await found(path)).toEqual(names);
  });

  test('other parameters narrow it', async () => {
    expect(await found('Patient/yamada/Observation?status=amended')).toEqual(['Observation/height']);
    expect(await found('Patient/yamada/Observation?_id=weight,sato-weight')).toEqual(['Observation/weight']);
    expect(await found('Patient/yamada/Observation?subject=Patient/sato')).toEqual(['Observation/told']);
    expect(await found('Patient/yamada/Observation?encounter.status=in-progress')).toEqual(['Observation/weight']);
  });

  test('_summary=count, _elements and _include work as in any search', async () => {
    expect((await get(hub, 'Patient/yamada/Observation?_summary=count')).body).toMatchObject({ total: 4 });
    const { body } = await get(hub, 'Patient/yamada/Encounter?_id=stay&_elements=status');
    expect(Object.keys(body.entry[0].resource).sort()).toEqual(['class', 'id', 'meta', 'resourceType', 'status']);
    const with_ = await get(hub, 'Patient/yamada/Observation?_id=weight&_include=Observation:performer');
    expect(with_.body.entry.map(({ resource }: BundleEntry) => resource.id)).toEqual(['weight', 'doctor']);
  });

  test('the links carry the path, and the pages visit all once', async () => {
    const { body } = await get(hub, 'Patient/yamada/Observation?_count=3&status=final,amended');
    expect(linkOf(body, 'self')).toBe(`${hub.base}/Patient/yamada/Observation?_count=3&status=final%2Camended`);
    expect(linkOf(body, 'next')).toContain(`${hub.base}/Patient/yamada/Observation?_count=3&`);
    const { entries, pages } = await allPages(hub, 'Patient/yamada/Observation?_count=3');
    expect([namesOf(entries), pages]).toEqual([FINDINGS, 2]);
    expect((await get(hub, 'Patient/alone/Observation')).body.link).toEqual([
      { relation: 'self', url: `${hub.base}/Patient/alone/Observation` },
    ]);
  });

  test('a page link cannot be carried to another compartment, nor out of it', async () => {
    const { body } = await get(hub, 'Patient/yamada/Observation?_count=1');
    const cursor = new URL(linkOf(body, 'next')!).searchParams.get('_cursor');
    for (const path of ['Patient/sato/Observation', 'Observation', 'Patient/yamada/Encounter', 'Patient/yamada/*'])
      expect(issuesOf(await get(hub, `${path}?_count=1&_cursor=${cursor}`).expect(400))).toEqual([
        'invalid http._cursor',
      ]);
  });

  test('of an unknown, a deleted or an empty one the answers differ in nothing but the path', async () => {
    await stored(hub, { resourceType: 'Patient', id: 'gone' });
    await remove(hub, 'Patient/gone').expect(204);
    const answers = await Promise.all(
      ['nobody', 'gone', 'alone'].map(async (id) => {
        const { status, body } = await get(hub, `Patient/${id}/Observation?_total=accurate`);
        return JSON.stringify([status, body]).replaceAll(id, '?');
      }),
    );
    expect(new Set(answers).size).toBe(1);
  });

  test('a type outside the compartment answers 400 and names those inside', async () => {
    const answer = await get(hub, 'Patient/yamada/Organization').expect(400);
    expect(issuesOf(answer)).toEqual(['invalid http.url']);
    for (const text of [englishOf(answer), japaneseOf(answer)]) {
      expect(text).toContain('Organization');
      expect(text).toMatch(/Account.*Observation.*VisionPrescription/);
    }
  });

  test.each([
    ['Organization/hospital/Patient', 404, 'not-found http.url'],
    ['Patient/yamada/Observatoin', 404, 'not-supported http.url'],
    ['Patiant/yamada/Observation', 404, 'not-supported http.url'],
    ['Patient/ya_mada/Observation', 400, 'value http.url'],
    ['Patient/yamada/Observation/weight', 404, 'not-found http.url'],
  ])('%s answers %d', async (path, status, issue) => {
    expect(issuesOf(await get(hub, path).expect(status))).toEqual([issue]);
  });

  test('_type is refused where the path says the type; leniently it is passed over', async () => {
    expect(issuesOf(await get(hub, 'Patient/yamada/Observation?_type=Flag').expect(400))).toEqual([
      'not-supported http._type',
    ]);
    const { body } = await get(hub, 'Patient/yamada/Observation?_type=Flag', { Prefer: 'handling=lenient' }).expect(
      200,
    );
    expect(namesOf(body.entry)).toEqual(FINDINGS);
    expect(linkOf(body, 'self')).toBe(`${hub.base}/Patient/yamada/Observation`);
  });
});

describe('GET [base]/[compartment]/[id]/*', () => {
  test('finds what belongs, of all types', async () => {
    expect(await found('Patient/yamada/*')).toEqual([
      'Encounter/stay',
      'Encounter/stay-before',
      ...FINDINGS,
      'Patient/sato',
      'RelatedPerson/wife',
    ]);
  });

  test('a stay is in its own compartment, as its definition says', async () => {
    expect(await found('Encounter/stay/*')).toEqual(['Encounter/stay', 'Observation/weight']);
    expect(await found('Encounter/absent/*')).toEqual([]);
  });

  test('_type names those that are wanted', async () => {
    expect(await found('Patient/yamada/*?_type=Encounter,RelatedPerson')).toEqual([
      'Encounter/stay',
      'Encounter/stay-before',
      'RelatedPerson/wife',
    ]);
    expect(await found('Patient/yamada/*?_type=Observation')).toEqual(FINDINGS);
    expect(await found('Encounter/stay/*?_type=Encounter')).toEqual(['Encounter/stay']);
    expect(await found('Encounter/stay/*?_type=Observation,Encounter&_id=stay')).toEqual(['Encounter/stay']);
  });

  test('only parameters that all types have are taken', async () => {
    expect(await found('Patient/yamada/*?_type=Observation,Encounter&status=amended,in-progress')).toEqual([
      'Encounter/stay',
      'Observation/height',
    ]);
    expect(issuesOf(await get(hub, 'Patient/yamada/*?status=amended').expect(400))).toEqual([
      'not-supported http.status',
    ]);
  });

  test('the links carry the star and the types', async () => {
    const { body } = await get(hub, 'Patient/yamada/*?_type=Observation,Encounter&_count=2');
    expect(linkOf(body, 'self')).toBe(`${hub.base}/Patient/yamada/*?_type=Observation%2CEncounter&_count=2`);
    const { entries, pages } = await allPages(hub, 'Patient/yamada/*?_type=Observation,Encounter&_count=2');
    expect([namesOf(entries), pages]).toEqual([['Encounter/stay', 'Encounter/stay-before', ...FINDINGS], 3]);
  });

  test.each([
    ['_type=Organization', 'invalid http.url'],
    ['_type=Observation,Organization', 'invalid http.url'],
    ['_type=Observatoin', 'invalid http._type'],
    ['_type=Observation&_type=Encounter', 'invalid http._type'],
    ['_type:not=Observation', 'not-supported http._type:not'],
  ])('%s answers 400', async (query, issue) => {
    expect(issuesOf(await get(hub, `Patient/yamada/*?${query}`).expect(400))).toEqual([issue]);
  });
});

describe('POST [base]/[compartment]/[id]/…/_search', () => {
  test.each([
    ['Patient/yamada/Observation/_search', 'status=amended', ['Observation/height']],
    ['Patient/yamada/*/_search', '_type=RelatedPerson', ['RelatedPerson/wife']],
    ['Patient/yamada/_search', '_type=RelatedPerson', ['RelatedPerson/wife']],
    ['Patient/yamada/_search?_type=Encounter', '_id=stay', ['Encounter/stay']],
  ])('%s with %s', async (path, text, names) => {
    const { status, body } = await form(path, text);
    expect([status, namesOf(body.entry)]).toEqual([200, names]);
  });

  test('the links are of a GET', async () => {
    const { body } = await form('Patient/yamada/Observation/_search', '_count=3');
    expect(linkOf(body, 'self')).toBe(`${hub.base}/Patient/yamada/Observation?_count=3`);
    const rest = await allPages(hub, linkOf(body, 'next')!);
    expect(namesOf([...body.entry, ...rest.entries])).toEqual(FINDINGS);
    const all = await form('Patient/yamada/_search', '_type=Encounter');
    expect(linkOf(all.body, 'self')).toBe(`${hub.base}/Patient/yamada/*?_type=Encounter`);
  });

  test('another content type answers 415', async () => {
    expect((await post(hub, 'Patient/yamada/Observation/_search', {})).status).toBe(415);
  });
});

describe('paths that look alike', () => {
  test('operations, history and versions are what they were', async () => {
    expect((await get(hub, 'Patient/yamada/$everything')).body.type).toBe('searchset');
    expect((await get(hub, 'Patient/yamada/$meta')).body.resourceType).toBe('Parameters');
    expect((await get(hub, 'Patient/yamada/_history')).body.type).toBe('history');
    expect((await get(hub, 'Patient/yamada/_history/1')).body).toMatchObject({ resourceType: 'Patient', id: 'yamada' });
    expect((await get(hub, 'Patient/yamada')).body.id).toBe('yamada');
    expect((await get(hub, 'Patient/yamada/_nothing')).status).toBe(404);
    expect((await get(hub, 'Patient/yamada/$nothing')).status).toBe(404);
  });

  test('a compartment is for searching only', async () => {
    for (const answer of [
      await put(hub, 'Patient/yamada/Observation', finding('x', {})),
      await post(hub, 'Patient/yamada/Observation', finding('x', {})),
      await patch(hub, 'Patient/yamada/Observation', []),
      await remove(hub, 'Patient/yamada/Observation'),
      await remove(hub, 'Patient/yamada/*'),
    ]) {
      expect(answer.status).toBe(405);
      expect(answer.headers.allow).toBe('GET, HEAD');
    }
    const form = await get(hub, 'Patient/yamada/Observation/_search');
    expect([form.status, form.headers.allow]).toEqual([405, 'POST']);
  });

  test('in a batch and in a transaction it can be asked too', async () => {
    for (const type of ['batch', 'transaction'] as const) {
      const { body } = await post(hub, '', bundleOf(type, entry('GET', 'Patient/yamada/Encounter?status=finished')));
      expect(namesOf(body.entry[0].resource.entry)).toEqual(['Encounter/stay-before']);
    }
  });
});
