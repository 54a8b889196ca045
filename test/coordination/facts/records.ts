// Stays as the hub would gather them, in memory: of a story after each of its steps, or empty to be filled by a case.

import type { FactSettings } from '../../../src/coordination/facts/read-facts.ts';
import type { StayRecord } from '../../../src/coordination/facts/stay-record.ts';
import { joinedRecords, linkedRecord } from '../../../src/coordination/identity/joined-records.ts';
import { extensionsOf } from '../../../src/fhir/elements/any-shape.ts';
import type { Resource } from '../../../src/fhir/resource.ts';
import { rangeOf } from '../../../src/japan/instant-range.ts';
import { ofType } from '../../support/artefacts.ts';
import { REGIONS, resources, source } from '../../support/directory.ts';
import type { Story } from '../../support/stories.ts';

export const HUB = 'http://hub.example/fhir/';
export const x = (name: string): string => `https://renkei.example/fhir/StructureDefinition/${name}`;
export const code = (system: string, value: string) => ({
  coding: [{ system: `https://renkei.example/fhir/CodeSystem/${system}`, code: value }],
});

const places = REGIONS.flatMap((region) => {
  const { municipalities, prefecture } = source(region);
  return municipalities.map((municipality) => ({ region, municipality, prefecture: String(prefecture) }));
});

export const settings: FactSettings = {
  base: [HUB],
  timeZone: 'Asia/Tokyo',
  today: '2026-11-20',
  regions: {
    known: new Set([...REGIONS, 'national']),
    ofMunicipality: (prefecture, municipality) =>
      places.find(
        (each) => each.municipality === municipality && (prefecture === undefined || prefecture === each.prefecture),
      )?.region,
  },
  questionnaires: new Map(
    ofType('Questionnaire')
      .filter(({ id }) => id.startsWith('screening-'))
      .map((each) => [each.id, each as Resource]),
  ),
};

const published = REGIONS.flatMap((region) => resources(region)) as Resource[];
const organizations: ReadonlyMap<string, Resource> = new Map(
  published
    .filter(({ resourceType }) => resourceType === 'Organization')
    .map((each) => [`Organization/${each.id}`, each]),
);
const services = new Map<string, Resource[]>();
for (const each of published.filter(({ resourceType }) => resourceType === 'HealthcareService')) {
  const key = (each.providedBy as { reference: string }).reference;
  services.set(key, [...(services.get(key) ?? []), each]);
}

export const emptyRecord = (encounter: Resource): StayRecord => ({
  encounter,
  dateKnownSince: undefined,
  patients: [],
  careTeams: [],
  coverages: [],
  responses: [],
  communications: [],
  appointments: [],
  consents: [],
  orders: [],
  tasks: [],
  otherStays: [],
  lookAlikes: [],
  roles: new Map(),
  organizations,
  services,
});

interface Moment {
  readonly file: string;
  readonly today: string;
  /** `Encounter/x` -> what is stored about it by then. */
  readonly stays: ReadonlyMap<string, StayRecord>;
}

/** A story, step by step. */
export function played({ steps }: Story): Moment[] {
  const store = new Map<string, Resource>();
  const expected = new Map<string, Resource[]>();
  return steps.map(({ file, text, bundle }) => {
    const sent = JSON.parse(literal(text, file)) as { entry: { resource: Resource; request: { url: string } }[] };
    for (const { resource, request } of sent.entry) {
      const id = resource.id ?? request.url.split('/')[1]!;
      const key = `${resource.resourceType}/${id}`;
      const stored = { ...resource, id };
      store.set(key, stored);
      if (resource.resourceType === 'Encounter') expected.set(key, [...(expected.get(key) ?? []), stored]);
    }
    const stays = [...store.keys()].filter((key) => key.startsWith('Encounter/'));
    const records = new Map(stays.map((key) => [key, gathered(store, key, expected.get(key)!)]));
    return { file, today: bundle.timestamp.slice(0, 10), stays: records };
  });
}

/** Conditional references and urn:uuid become ids, as the transaction makes them. */
function literal(text: string, file: string): string {
  const ids = new Map<string, string>();
  const bundle = JSON.parse(text) as { entry: { fullUrl: string; resource: Resource; request: { url: string } }[] };
  for (const [at, { fullUrl, resource, request }] of bundle.entry.entries()) {
    const identifier = /\?identifier=.*\|(.+)$/.exec(request.url)?.[1];
    const id = resource.id ?? identifier ?? `${file.replace('.json', '')}-${at}`;
    resource.id = id;
    request.url = `${resource.resourceType}/${id}`;
    ids.set(fullUrl, request.url);
  }
  return JSON.stringify(bundle)
    .replaceAll(/"reference":"(\w+)\?identifier=[^"|]*\|([^"]+)"/g, '"reference":"$1/$2"')
    .replaceAll(/"reference":"(urn:uuid:[^"]+)"/g, (_, urn: string) => `"reference":"${ids.get(urn)}"`);
}

function gathered(store: ReadonlyMap<string, Resource>, key: string, versions: readonly Resource[]): StayRecord {
  const all = [...store.values()];
  const of = (type: string): Resource[] => all.filter(({ resourceType }) => resourceType === type);
  const encounter = store.get(key)!;
  const named = (encounter.subject as { reference: string }).reference;
  const { records } = joinedRecords(
    of('Patient').map((each) => linkedRecord(each, settings.base)),
    named,
  );
  const isTheirs = (each: Resource): boolean =>
    records.includes(((each.subject ?? each.beneficiary) as { reference?: string } | undefined)?.reference ?? '');
  return {
    ...emptyRecord(encounter),
    dateKnownSince: knownSince(versions),
    patients: [named, ...records.filter((each) => each !== named)].flatMap((each) => store.get(each) ?? []),
    careTeams: of('CareTeam').filter(isTheirs),
    coverages: of('Coverage').filter(isTheirs),
    responses: of('QuestionnaireResponse').filter(isTheirs),
    communications: of('Communication').filter(isTheirs),
    appointments: of('Appointment'),
    otherStays: of('Encounter').filter((each) => isTheirs(each) && each !== encounter),
  };
}

/** The earliest `recorded` among the latest versions that carry one date. */
function knownSince(versions: readonly Resource[]): number | undefined {
  const read = (stay: Resource, part: string): string | undefined => {
    const [found] = extensionsOf(stay, x('expected-discharge')).flatMap((each) => extensionsOf(each, part));
    return (found?.valueDate ?? found?.valueDateTime) as string | undefined;
  };
  const date = read(versions.at(-1)!, 'date');
  if (date === undefined) return undefined;
  const since = versions.slice(versions.findLastIndex((each) => read(each, 'date') !== date) + 1);
  const recorded = since.flatMap((each) => rangeOf(read(each, 'recorded') ?? '', settings.timeZone)?.lo ?? []);
  return recorded.length === 0 ? undefined : Math.min(...recorded);
}
