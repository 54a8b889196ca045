// The searches R4 does not know: what is due, where, who may leave when. Their definitions stand in profiles/.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasDatabase } from '../support/database.ts';
import { FHIR, startTestHub, type TestHub } from '../support/hub.ts';

const x = (name: string): string => `https://renkei.example/fhir/StructureDefinition/${name}`;
const region = (valueCode: string) => ({ url: x('region'), valueCode });
const expected = (value: object) => ({ url: x('expected-discharge'), extension: [{ url: 'date', ...value }] });
const stay = (id: string, ...extension: object[]) => ({
  resourceType: 'Encounter',
  id,
  status: 'in-progress',
  class: { code: 'IMP' },
  extension,
});
const task = (id: string, end: string | undefined, ...extension: object[]) => ({
  resourceType: 'Task',
  id,
  status: 'requested',
  intent: 'order',
  extension,
  ...(end && { restriction: { period: { end } } }),
});
const serves = (id: string, where: string, area: string) => ({
  resourceType: 'HealthcareService',
  id,
  extension: [region(where), { url: x('district'), extension: [{ url: 'area', valueString: area }] }],
});
const strength = (valueCode: string) => ({ url: x('deadline-strength'), valueCode });
const fee = (at: string) => ({
  url: x('fee-deadline'),
  extension: [
    { url: 'rule', valueCode: 'RB-01' },
    { url: 'at', valueDateTime: at },
  ],
});
const level = (id: string, code: string) => ({
  resourceType: 'Coverage',
  id,
  status: 'active',
  beneficiary: { display: '山田 太郎' },
  payor: [{ display: '本庄市' }],
  extension: [
    { url: x('care-level'), valueCoding: { system: 'https://renkei.example/fhir/CodeSystem/care-level', code } },
  ],
});

const RESOURCES = [
  stay('leaves-on-the-1st', region('honjo-kodama'), expected({ valueDate: '2026-12-01' })),
  stay('leaves-on-the-9th', region('annaka'), expected({ valueDateTime: '2026-12-09T10:00:00+09:00' })),
  stay('nobody-knows', region('honjo-kodama')),
  task('within-a-week', '2026-11-24T23:59:59+09:00', strength('guideline')),
  task('at-once', '2026-11-22T10:00:00+09:00', strength('immediate')),
  task('no-date', undefined, strength('none'), fee('2026-11-23T23:59:59+09:00')),
  level('yokaigo-1', '21'),
  level('yoshien-2', '13'),
  serves('kojima', 'honjo-kodama', '小島'),
  serves('kojima-minami', 'honjo-kodama', '小島南'),
  serves('ogawa', 'kodaira', '小川町'),
];

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
  if (hub === undefined) return;
  for (const each of RESOURCES) {
    const { status } = await hub.http
      .put(`/fhir/${each.resourceType}/${each.id}`)
      .type(FHIR)
      .send(JSON.stringify(each));
    expect(status).toBe(201);
  }
});
afterAll(() => hub?.close());

const CASES: [query: string, finds: string[]][] = [
  ['Encounter?region=honjo-kodama', ['leaves-on-the-1st', 'nobody-knows']],
  ['Encounter?expected-discharge=le2026-12-07', ['leaves-on-the-1st']],
  ['Encounter?expected-discharge=2026-12-09', ['leaves-on-the-9th']],
  [
    'Encounter?region=annaka,honjo-kodama&expected-discharge=ge2026-12-01&_sort=expected-discharge',
    ['leaves-on-the-1st', 'leaves-on-the-9th'],
  ],
  ['Encounter?expected-discharge:missing=true', ['nobody-knows']],
  ['Task?deadline=le2026-11-23', ['at-once']],
  ['Task?deadline=ge2026-11-22&_sort=deadline', ['at-once', 'within-a-week']],
  ['Task?deadline-strength=guideline', ['within-a-week']],
  ['Task?deadline-strength=guideline,immediate&_sort=-deadline', ['within-a-week', 'at-once']],
  ['Task?fee-deadline=2026-11-23', ['no-date']],
  ['Coverage?care-level=21,22', ['yokaigo-1']],
  ['Coverage?care-level=https://renkei.example/fhir/CodeSystem/care-level|13', ['yoshien-2']],
  ['HealthcareService?district:exact=小島', ['kojima']],
  ['HealthcareService?district=小島', ['kojima', 'kojima-minami']],
  ['HealthcareService?region=kodaira', ['ogawa']],
];

describe.skipIf(!hasDatabase())('searches of our own', () => {
  test.each(CASES)('%s', async (query, finds) => {
    const { body, status } = await hub.http.get(`/fhir/${encodeURI(query).replaceAll('|', '%7C')}`);
    expect(status).toBe(200);
    const ids = ((body.entry ?? []) as { resource: { id: string } }[]).map(({ resource }) => resource.id);
    expect(query.includes('_sort') ? ids : ids.sort()).toEqual(finds);
  });
});
