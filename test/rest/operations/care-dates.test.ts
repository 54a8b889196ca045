// $everything with start and end: care of that time. https://hl7.org/fhir/R4/operation-patient-everything.html
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compartment } from '../../../src/fhir/definitions/definitions.ts';
import { PUBLISHED } from '../../../src/fhir/search/params/params.ts';
import { CARE_DATES } from '../../../src/rest/operations/care-dates.ts';
import { startTestHub, type TestHub } from '../../support/hub.ts';
import { minimalResource } from '../../support/minimal-resource.ts';
import { allPages, type BundleEntry, bundleOf, entry, get, issuesOf, post } from '../../support/requests.ts';

let hub: TestHub;

const p = { reference: 'Patient/p' };
const of = (type: string, id: string, more: object) => ({ ...minimalResource(type), id, ...more });
const finding = (id: string, more: object = {}) => of('Observation', id, { subject: p, ...more });
const problem = (id: string, more: object) => of('Condition', id, { subject: p, ...more });
const by = (id: string) => ({ performer: [{ reference: `Practitioner/${id}` }] });

beforeAll(async () => {
  hub = await startTestHub();
  if (hub === undefined) return;
  const all = [
    of('Practitioner', 'of-october', {}),
    of('Practitioner', 'of-november', {}),
    of('Patient', 'p', { birthDate: '1931-05-06' }),
    finding('october', { effectiveDateTime: '2026-10-31', ...by('of-october') }),
    finding('first', { effectiveDateTime: '2026-11-01T00:00:00+09:00', ...by('of-november') }),
    finding('last', { effectiveInstant: '2026-11-30T14:59:59Z' }),
    finding('december', { effectiveDateTime: '2026-11-30T15:00:00Z' }),
    finding('year', { effectiveDateTime: '2026' }),
    finding('open', { effectivePeriod: { start: '2026-12-24' } }),
    finding('undated'),
    of('Encounter', 'through', { subject: p, period: { start: '2026-10-20', end: '2026-12-02' } }),
    of('Encounter', 'before', { subject: p, period: { start: '2026-10-20', end: '2026-10-30' } }),
    of('Encounter', 'still', { subject: p, period: { start: '2020-10-20' } }),
    problem('goes-on', { onsetDateTime: '2020-04' }),
    problem('over', { onsetDateTime: '2020-04', abatementDateTime: '2026-10-31' }),
    problem('over-then', { onsetDateTime: '2020-04', abatementDateTime: '2026-11-01' }),
    problem('ended', { abatementDateTime: '2026-10' }),
    problem('to-come', { onsetDateTime: '2026-12-01', abatementDateTime: '2026-12-09' }),
    problem('by-age', { onsetString: '幼少期', recordedDate: '2019-01-01' }),
    of('Goal', 'walk', { subject: p, startDate: '2026-10-01' }),
    of('Goal', 'run', { subject: p, startDate: '2026-12-01' }),
    of('ServiceRequest', 'asked', { subject: p, authoredOn: '2026-11-20', occurrenceDateTime: '2026-12-20' }),
    of('AllergyIntolerance', 'eggs', { patient: p, recordedDate: '1990-01-01' }),
    of('Coverage', 'insured', { beneficiary: p }),
  ];
  await post(
    hub,
    '',
    bundleOf('transaction', ...all.map((each) => entry('PUT', `${each.resourceType}/${each.id}`, each))),
  ).expect(200);
});
afterAll(() => hub?.close());

const ALWAYS = ['by-age', 'eggs', 'insured', 'p', 'undated'];
const IN_NOVEMBER = [
  ...['asked', 'first', 'goes-on', 'last', 'of-november', 'over-then', 'still', 'through', 'walk', 'year'],
  ...ALWAYS,
];
const idsOf = (entries: BundleEntry[] = []): string[] => entries.map(({ resource }) => resource.id).sort();
const everything = async (query: string): Promise<string[]> => {
  const { status, body } = await get(hub, `Patient/p/$everything?${query}`);
  expect(status, JSON.stringify(body.issue)).toBe(200);
  return idsOf(body.entry);
};

describe('Patient/[id]/$everything by dates of care', () => {
  test.each([
    ['start=2026-11-01&end=2026-11-30', IN_NOVEMBER],
    ['start=2026-11&end=2026-11', IN_NOVEMBER],
    ['start=2027&_type=Observation', ['open', 'undated']],
    ['end=2026-10-31&_type=Observation', ['october', 'undated', 'year']],
    ['end=2026-10-31&_type=Condition', ['by-age', 'ended', 'goes-on', 'over', 'over-then']],
    ['start=2026-11-01&_type=Condition', ['by-age', 'goes-on', 'over-then', 'to-come']],
    ['start=2026-12-01&end=2026-12-01&_type=Encounter,Goal', ['run', 'still', 'through', 'walk']],
    ['start=2026-10-31&end=2026-10-31&_type=Practitioner', ['of-october']],
    ['start=2026-12-20&end=2026-12-20&_type=ServiceRequest', ['asked']],
    ['start=1950&end=1950&_type=Patient,AllergyIntolerance', ['eggs', 'p']],
    ['start=2026-11-01&end=2026-11-30&_since=2999-01-01', []],
  ])('%s gives %j', async (query, ids) => {
    expect(await everything(query)).toEqual(ids.toSorted());
  });

  test('in pages, each once; the next link keeps the dates', async () => {
    const { entries, pages } = await allPages(hub, 'Patient/p/$everything?start=2026-11-01&end=2026-11-30&_count=4');
    expect(idsOf(entries)).toEqual(IN_NOVEMBER.toSorted());
    expect(pages).toBe(4);
  });

  test('by POST, and a page link is of its dates', async () => {
    const { body } = await post(hub, 'Patient/p/$everything', {
      resourceType: 'Parameters',
      parameter: [
        { name: 'start', valueDate: '2026-11-01' },
        { name: 'end', valueDate: '2026-11-30' },
        { name: '_count', valueInteger: 4 },
      ],
    });
    const next = new URL(body.link.find(({ relation }: { relation: string }) => relation === 'next').url);
    const rest = await allPages(hub, `Patient/p/$everything${next.search}`);
    expect(idsOf([...body.entry, ...rest.entries])).toEqual(IN_NOVEMBER.toSorted());
    next.searchParams.set('start', '2026-11-02');
    expect((await get(hub, `Patient/p/$everything${next.search}`)).status).toBe(400);
  });

  test.each([
    ['start=soon', 'http.start'],
    ['end=2026-13', 'http.end'],
    ['start=2026-11-02&end=2026-11-01', 'http.end'],
  ])('%s answers 400', async (query, at) => {
    const answer = await get(hub, `Patient/p/$everything?${query}`).expect(400);
    expect(issuesOf(answer)).toEqual([`value ${at}`]);
  });

  test('Encounter/[id]/$everything knows no dates, as in R4', async () => {
    const answer = await get(hub, 'Encounter/through/$everything?start=2026-11-01').expect(400);
    expect(issuesOf(answer)).toEqual(['not-supported http.start']);
  });
});

describe('what is a date of care', () => {
  test.each(Object.entries(CARE_DATES))('of %s is one its compartment knows and the index holds', (type, codes) => {
    expect(compartment('Patient')?.[type]?.length).toBeGreaterThan(0);
    const dates = [...PUBLISHED.indexed(type).values()].filter(({ def }) => def.type === 'date');
    expect(dates.map(({ def }) => def.code)).toEqual(expect.arrayContaining(Object.values(codes).flat()));
  });

  test('those that tell none are these', () => {
    const without = Object.entries(compartment('Patient') ?? {})
      .filter(([type, codes]) => codes.length > 0 && CARE_DATES[type] === undefined)
      .map(([type]) => type);
    expect(without.sort()).toEqual([
      ...['AllergyIntolerance', 'AppointmentResponse', 'Basic', 'BodyStructure', 'Claim', 'ClaimResponse', 'Coverage'],
      ...['CoverageEligibilityRequest', 'CoverageEligibilityResponse', 'DeviceUseStatement', 'EnrollmentRequest'],
      ...['ExplanationOfBenefit', 'FamilyMemberHistory', 'Group', 'MolecularSequence', 'Patient', 'Person'],
      ...['RelatedPerson', 'SupplyDelivery'],
    ]);
  });
});
