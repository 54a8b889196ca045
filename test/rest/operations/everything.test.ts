import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestHub, type TestHub } from '../../support/hub.ts';
import {
  allPages,
  type BundleEntry,
  bundleOf,
  entry,
  get,
  issuesOf,
  post,
  remove,
  stored,
} from '../../support/requests.ts';

let hub: TestHub;
let between: string;

const concept = { text: 'x' };
const to = (reference: string) => ({ reference });
const finding = (id: string, who: string, more: object = {}) => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  code: concept,
  subject: to(who),
  ...more,
});
const stay = (id: string, who: string, more: object = {}) => ({
  resourceType: 'Encounter',
  id,
  status: 'in-progress',
  class: { code: 'IMP' },
  subject: to(who),
  ...more,
});

beforeAll(async () => {
  hub = await startTestHub();
  if (hub === undefined) return;
  const first = [
    { resourceType: 'Organization', id: 'hospital', name: '本庄総合病院' },
    { resourceType: 'Organization', id: 'unrelated', name: '無関係' },
    { resourceType: 'Practitioner', id: 'doctor' },
    { resourceType: 'Patient', id: 'yamada', managingOrganization: to('Organization/hospital') },
    { resourceType: 'Patient', id: 'sato', managingOrganization: to('Organization/hospital') },
    stay('stay-1', 'Patient/yamada', { serviceProvider: to('Organization/hospital') }),
    stay('stay-2', 'Patient/yamada'),
    stay('stay-sato', 'Patient/sato', { serviceProvider: to('Organization/hospital') }),
    finding('weight', 'Patient/yamada', { encounter: to('Encounter/stay-1'), performer: [to('Practitioner/doctor')] }),
    finding('height', 'Patient/yamada', { encounter: to('Encounter/stay-2') }),
    finding('sato-weight', 'Patient/sato', { performer: [to('Practitioner/doctor')] }),
    finding('deleted', 'Patient/yamada'),
    { resourceType: 'RelatedPerson', id: 'wife', patient: to('Patient/yamada') },
  ];
  await post(
    hub,
    '',
    bundleOf('transaction', ...first.map((each) => entry('PUT', `${each.resourceType}/${each.id}`, each))),
  ).expect(200);
  await remove(hub, 'Observation/deleted').expect(204);
  await new Promise((done) => setTimeout(done, 5));
  between = new Date().toISOString();
  await new Promise((done) => setTimeout(done, 5));
  await stored(hub, finding('late', 'Patient/yamada'));
});
afterAll(() => hub?.close());

const namesOf = (entries: BundleEntry[] = []): string[] =>
  entries.map(({ resource }) => `${resource.resourceType}/${resource.id}`).sort();
const everything = async (path: string): Promise<string[]> => namesOf((await get(hub, path)).body.entry);

const YAMADA = [
  'Encounter/stay-1',
  'Encounter/stay-2',
  'Observation/height',
  'Observation/late',
  'Observation/weight',
  'Organization/hospital',
  'Patient/yamada',
  'Practitioner/doctor',
  'RelatedPerson/wife',
];

describe('Patient/[id]/$everything  https://hl7.org/fhir/R4/patient-operation-everything.html', () => {
  test('gives the patient, the compartment, and what those refer to', async () => {
    const { status, body } = await get(hub, 'Patient/yamada/$everything');
    expect(status).toBe(200);
    expect(body).toMatchObject({ resourceType: 'Bundle', type: 'searchset' });
    expect(body.link).toEqual([{ relation: 'self', url: `${hub.base}/Patient/yamada/$everything` }]);
    expect(namesOf(body.entry)).toEqual(YAMADA);
    expect(body.entry[0]).toMatchObject({
      fullUrl: `${hub.base}/Patient/yamada`,
      resource: { id: 'yamada' },
      search: { mode: 'match' },
    });
    expect(new Set(body.entry.slice(1).map(({ search }: { search: { mode: string } }) => search.mode))).toEqual(
      new Set(['include']),
    );
  });

  test('gives nothing of another patient, though both share a hospital and a doctor', async () => {
    const names = await everything('Patient/yamada/$everything');
    expect(names.filter((name) => name.includes('sato'))).toEqual([]);
    expect(names).not.toContain('Organization/unrelated');
  });

  test('a reference out of the compartment brings no other patient’s record', async () => {
    // A finding of Yamada that names, by mistake or malice, one of Sato.
    await stored(
      hub,
      finding('probe', 'Patient/yamada', {
        hasMember: [to('Observation/sato-weight')],
        encounter: to('Encounter/stay-sato'),
        focus: [to('Patient/sato')],
      }),
    );
    const names = await everything('Patient/yamada/$everything');
    await remove(hub, 'Observation/probe').expect(204);
    expect(names).not.toContain('Patient/sato');
    expect(names).not.toContain('Encounter/stay-sato');
  });

  test('nor what belongs to another patient’s compartment', async () => {
    await stored(hub, finding('probe', 'Patient/yamada', { hasMember: [to('Observation/sato-weight')] }));
    const names = await everything('Patient/yamada/$everything');
    await remove(hub, 'Observation/probe').expect(204);
    expect(names).not.toContain('Observation/sato-weight');
  });

  test('_since gives what changed at or after an instant', async () => {
    expect(await everything(`Patient/yamada/$everything?_since=${between}`)).toEqual(['Observation/late']);
    expect(await everything(`Patient/yamada/$everything?_since=${between.replace('Z', '+00:00')}`)).toEqual([
      'Observation/late',
    ]);
  });

  test('_type gives these types only, by commas or repeated', async () => {
    const wanted = ['Encounter/stay-1', 'Encounter/stay-2', 'RelatedPerson/wife'];
    expect(await everything('Patient/yamada/$everything?_type=Encounter,RelatedPerson')).toEqual(wanted);
    expect(await everything('Patient/yamada/$everything?_type=Encounter&_type=RelatedPerson')).toEqual(wanted);
  });

  test('_count pages: next links visit all once, the patient first', async () => {
    const { entries, pages } = await allPages(hub, 'Patient/yamada/$everything?_count=2');
    expect(pages).toBe(5);
    expect(namesOf(entries)).toEqual(YAMADA);
    expect(entries[0].resource.id).toBe('yamada');
  });

  test('by POST: the next link keeps what the body said', async () => {
    const { body } = await post(hub, 'Patient/yamada/$everything', {
      resourceType: 'Parameters',
      parameter: [
        { name: '_type', valueCode: 'Observation' },
        { name: '_type', valueCode: 'Encounter' },
        { name: '_since', valueInstant: '2001-01-01T00:00:00+09:00' },
        { name: '_count', valueInteger: 2 },
      ],
    });
    expect(body.entry).toHaveLength(2);
    const next = new URL(body.link.find(({ relation }: { relation: string }) => relation === 'next').url);
    const rest = await allPages(hub, `Patient/yamada/$everything${next.search}`);
    expect(rest.pages).toBe(2);
    expect(namesOf([...body.entry, ...rest.entries])).toEqual(YAMADA.filter((name) => /^(Enc|Obs)/.test(name)));
  });

  test('a cursor of another patient is refused', async () => {
    const { body } = await get(hub, 'Patient/yamada/$everything?_count=1');
    const cursor = new URL(body.link[1].url).searchParams.get('_cursor');
    expect((await get(hub, `Patient/sato/$everything?_count=1&_cursor=${cursor}`)).status).toBe(400);
  });

  test('_elements applies to each entry', async () => {
    const { body } = await get(hub, 'Patient/yamada/$everything?_elements=id');
    expect(Object.keys(body.entry[0].resource)).toEqual(['resourceType', 'id', 'meta']);
  });

  test.each(['_type=Patiant', '_since=yesterday', '_count=0', '_count=-1', '_count=x', 'begin=2026', '_summary=x'])(
    '%s answers 400',
    async (query) => {
      expect((await get(hub, `Patient/yamada/$everything?${query}`)).status).toBe(400);
    },
  );

  test('of what is unknown answers 404, of what is deleted 410', async () => {
    const unknown = await get(hub, 'Patient/nobody/$everything');
    expect([unknown.status, issuesOf(unknown)]).toEqual([404, ['not-found Patient']]);
    await stored(hub, { resourceType: 'Patient', id: 'gone' });
    await remove(hub, 'Patient/gone').expect(204);
    expect((await get(hub, 'Patient/gone/$everything')).status).toBe(410);
  });
});

describe('Encounter/[id]/$everything  https://hl7.org/fhir/R4/encounter-operation-everything.html', () => {
  test('gives the stay, what belongs to it, and what those refer to', async () => {
    const names = await everything('Encounter/stay-1/$everything');
    expect(names).toEqual(
      expect.arrayContaining([
        'Encounter/stay-1',
        'Observation/weight',
        'Organization/hospital',
        'Practitioner/doctor',
      ]),
    );
    for (const other of ['Encounter/stay-2', 'Observation/height', 'Patient/sato', 'Observation/sato-weight'])
      expect(names).not.toContain(other);
  });

  test('gives the patient of the stay', async () => {
    expect(await everything('Encounter/stay-1/$everything')).toContain('Patient/yamada');
  });

  test('of what is unknown answers 404', async () => {
    expect((await get(hub, 'Encounter/nobody/$everything')).status).toBe(404);
  });
});
