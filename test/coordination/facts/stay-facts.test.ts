// What is read out of the record of a stay, and what conditions can ask of it. The cases stand in test/cases/stay-facts.yaml.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { stayFacts } from '../../../src/coordination/facts/read-facts.ts';
import type { StayRecord } from '../../../src/coordination/facts/stay-record.ts';
import { variables } from '../../../src/coordination/facts/variables.ts';
import type { Resource } from '../../../src/fhir/resource.ts';
import { code, emptyRecord, settings, x } from './records.ts';

interface Expected {
  readonly date: string;
  readonly stage?: string;
  readonly confidence?: string;
  readonly recorded?: string;
}
interface Stay {
  readonly status: string;
  readonly class?: string;
  readonly priority?: string;
  readonly start?: string;
  readonly end?: string;
  readonly region?: string;
  readonly hospital?: string;
  readonly expected?: Expected;
  readonly r5?: string;
  readonly outlook?: string;
  readonly needs?: readonly string[];
  readonly destination?: string;
  readonly outcome?: readonly [system: string, code: string];
  readonly written?: Written;
}
type Written = keyof typeof WAYS;
interface Person {
  readonly born?: string;
  readonly deceased?: string | true;
  readonly address?: string;
  readonly formerly?: string;
}
interface Card {
  readonly level: string;
  readonly certification: string;
  readonly from?: string;
  readonly until?: string;
  readonly status?: string;
  readonly written?: Written;
  readonly of?: 'linked' | 'stranger';
}
interface Case {
  readonly says: string;
  readonly today?: string;
  readonly stay: Stay;
  readonly known?: string;
  readonly patient?: Person;
  readonly linked?: Person;
  readonly cards?: readonly Card[];
  readonly gives?: Readonly<Record<string, unknown>>;
  readonly region?: readonly [key: string, from: string];
  readonly outside?: readonly string[];
}

const cases = parse(readFileSync(new URL('../../cases/stay-facts.yaml', import.meta.url), 'utf8')) as Case[];

const OUTCOMES: Readonly<Record<string, string>> = {
  'jp-clins': 'http://jpfhir.jp/fhir/Common/CodeSystem/discharge-disposition',
  'v2-0112': 'http://terminology.hl7.org/CodeSystem/v2-0112',
  'ss-mix2': 'https://renkei.example/fhir/CodeSystem/ss-mix2-discharge-disposition',
};

/** How others write a code that we write otherwise. */
const WAYS = {
  code: (_: string, valueCode: string) => ({ valueCode }),
  coding: (system: string, value: string) => ({ valueCoding: code(system, value).coding[0] }),
  'coding-without-system': (_: string, value: string) => ({ valueCoding: { code: value } }),
  'coding-of-others': (_: string, value: string) => ({ valueCoding: { system: 'urn:theirs', code: value } }),
  concept: (system: string, value: string) => ({
    valueCodeableConcept: { coding: [{ system: 'urn:theirs', code: '01' }, code(system, value).coding[0]] },
  }),
  text: (_: string, value: string) => ({ valueString: ` ${value} ` }),
};

const ELSEWHERE: readonly Resource[] = [
  { resourceType: 'Organization', id: 'elsewhere', name: 'どこかの病院' },
  { resourceType: 'Organization', id: 'kumagaya', name: '熊谷の病院', address: [{ text: '埼玉県熊谷市宮町1' }] },
  { resourceType: 'Organization', id: 'honjo', name: '本庄の病院', address: [{ text: '埼玉県本庄市本庄1' }] },
  {
    resourceType: 'Organization',
    id: 'takasaki',
    name: '高崎の病院',
    extension: [{ url: x('region'), valueCode: 'takasaki' }],
  },
];

const extensionsOf = (stay: Stay): object[] => {
  const { region, expected, r5, outlook, needs = [], destination, written } = stay;
  const parts = expected && [
    { url: 'date', [expected.date.includes('T') ? 'valueDateTime' : 'valueDate']: expected.date },
    ...(expected.stage ? [{ url: 'stage', ...WAYS[written ?? 'code']('expectation-stage', expected.stage) }] : []),
    ...(expected.confidence
      ? [{ url: 'confidence', ...WAYS[written ?? 'code']('confidence', expected.confidence) }]
      : []),
    { url: 'recorded', valueDateTime: expected.recorded },
  ];
  return [
    ...(region ? [{ url: x('region'), ...WAYS[written ?? 'code']('region', region) }] : []),
    ...(parts ? [{ url: x('expected-discharge'), extension: parts }] : []),
    ...(r5 ? [{ url: R5, valueDate: r5 }] : []),
    ...(outlook ? [{ url: x('discharge-outlook'), valueDateTime: outlook }] : []),
    ...needs.map((need) => ({ url: x('discharge-need'), ...WAYS[written ?? 'code']('discharge-need', need) })),
    ...(destination
      ? [{ url: x('discharge-destination'), ...WAYS[written ?? 'coding']('discharge-destination', destination) }]
      : []),
  ];
};
const R5 = 'http://hl7.org/fhir/5.0/StructureDefinition/extension-Encounter.plannedEndDate';

const encounterOf = (stay: Stay): Resource => ({
  resourceType: 'Encounter',
  id: 'this',
  status: stay.status,
  class: { code: stay.class ?? 'IMP' },
  subject: { reference: 'Patient/own' },
  serviceProvider: { reference: `Organization/${stay.hospital ?? 'hk-hosp-05'}` },
  period: { start: stay.start, end: stay.end },
  extension: extensionsOf(stay),
  ...(stay.priority && {
    priority: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActPriority', code: stay.priority }] },
  }),
  ...(stay.outcome && {
    hospitalization: {
      dischargeDisposition: {
        coding: [{ system: OUTCOMES[stay.outcome[0]] ?? stay.outcome[0], code: stay.outcome[1] }],
      },
    },
  }),
});

const patient = (id: string, { born, deceased, address, formerly }: Person = {}): Resource => ({
  resourceType: 'Patient',
  id,
  ...(born && { birthDate: born }),
  ...(deceased === true && { deceasedBoolean: true }),
  ...(typeof deceased === 'string' && { deceasedDateTime: deceased }),
  address: [
    ...(formerly ? [{ use: 'old', text: formerly }] : []),
    ...(address ? [{ use: 'home', text: address }] : []),
  ],
});

const card = ({ level, certification, from, until, status = 'active', written, of }: Card, at: number): Resource => ({
  resourceType: 'Coverage',
  id: `card-${at}`,
  status,
  type: written === undefined ? code('coverage-kind', 'care-insurance') : { coding: [{ code: 'care-insurance' }] },
  beneficiary: { reference: `Patient/${of ?? 'own'}` },
  ...((from || until) && { period: { start: from, end: until } }),
  extension: [
    { url: x('care-level'), ...WAYS[written ?? 'coding']('care-level', level) },
    { url: x('certification-status'), ...WAYS[written ?? 'code']('certification-status', certification) },
  ],
});

const recordOf = ({ stay, known, patient: own, linked, cards = [] }: Case): StayRecord => {
  const record = emptyRecord(encounterOf(stay));
  return {
    ...record,
    organizations: new Map([
      ...record.organizations,
      ...ELSEWHERE.map((each) => [`Organization/${each.id}`, each] as const),
    ]),
    dateKnownSince: known === undefined ? undefined : Date.parse(known),
    patients: [patient('own', own), patient('linked', linked)],
    coverages: cards.map(card),
  };
};

describe('the facts of a stay', () => {
  test('each case is another one', () => {
    expect(new Set(cases.map(({ says }) => says)).size).toBe(cases.length);
  });

  test.each(cases)('$says', (given) => {
    const { today = settings.today, gives = {}, region, outside = [] } = given;
    const record = recordOf(given);
    const facts = stayFacts(record, { ...settings, today });
    const all = variables(facts, record);
    expect(Object.fromEntries(Object.keys(gives).map((name) => [name, all[name]]))).toEqual(gives);
    if (region === undefined) return;
    expect([facts.region.key, facts.region.from]).toEqual(region);
    expect(facts.region.outside.length).toBe(outside.length);
    for (const [at, { ja, en }] of facts.region.outside.entries()) {
      expect(ja).toContain(outside[at]);
      expect(ja).toContain('準用します');
      expect(en).toMatch(/^The .+ by analogy\.$/);
    }
  });
});
