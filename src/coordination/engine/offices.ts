// The hospital of a stay and every office that has to do with it, with what they offer and when they are open; and the roles
// in which somebody spoke for one of them.
import { extensionsOf, objectsOf, textOf } from '../../fhir/elements/any-shape.ts';
import { isObject, type Resource } from '../../fhir/resource.ts';
import { literalOf, literalsOf } from '../../fhir/search/literal-reference.ts';
import { ours } from '../facts/reading.ts';
import type { StayRecord } from '../facts/stay-record.ts';
import { filed } from './filed.ts';
import { ofType, readAny } from './read-pages.ts';
import { readNamed, readReferring } from './read-records.ts';
import type { Reading } from './reading.ts';

export type Offices = Pick<StayRecord, 'organizations' | 'services' | 'roles'>;
type Serving = Pick<StayRecord, 'careTeams' | 'coverages'>;
type Naming = Serving & Pick<StayRecord, 'encounter' | 'tasks' | 'lookAlikes' | 'communications'>;

/** Read for all the records at once; then told for each. */
export async function readOffices(records: readonly Naming[], reading: Reading): Promise<(record: Naming) => Offices> {
  const roles = await readRoles(records, reading);
  const named = [...records.flatMap(referencesIn), ...[...roles.values()].map(({ organization }) => organization)];
  const keys = named.flatMap((each) => keysOf(each, reading));
  const organizations = filed(
    [
      ...(await readNamed(ofType('Organization', keys), reading)).map(({ resource }) => resource),
      ...(await readAny('Organization', 'identifier', keys.filter(isNumber), reading)),
    ],
    (each) => [`Organization/${each.id}`, ...objectsOf(each.identifier).flatMap(numberOf)],
  );
  const providers = organizations(keys).map(({ id }) => `Organization/${id}`);
  const services = filed(
    (await readReferring(providers, [['HealthcareService', 'organization']], reading)).map(({ resource }) => resource),
    ({ providedBy }) => keysOf(providedBy, reading),
  );
  return (record) => {
    const own = rolesIn(record, reading).flatMap((reference) => {
      const role = roles.get(reference);
      return role === undefined ? [] : [[reference, role] as const];
    });
    const references = [...referencesIn(record), ...own.map(([, { organization }]) => organization)];
    const found = organizations(references.flatMap((each) => keysOf(each, reading)));
    const byReference = found.map((each): [string, Resource] => [`Organization/${each.id}`, each]);
    return {
      roles: new Map(own),
      organizations: new Map(byReference),
      services: new Map(byReference.map(([reference]) => [reference, services([reference])])),
    };
  };
}

async function readRoles(records: readonly Naming[], reading: Reading): Promise<ReadonlyMap<string, Resource>> {
  const named = records.flatMap((record) => rolesIn(record, reading));
  const found = await readNamed(named, reading);
  return new Map(found.map(({ resource }) => [`PractitionerRole/${resource.id}`, resource]));
}

/** `PractitionerRole/x` */
const rolesIn = ({ communications }: Naming, { base }: Reading): string[] =>
  ofType(
    'PractitionerRole',
    communications.flatMap(({ sender, recipient }) => [
      ...[literalOf(sender, base) ?? []].flat(),
      ...literalsOf(recipient, base),
    ]),
  );

const referencesIn = ({ encounter, careTeams, coverages, tasks, lookAlikes }: Naming): unknown[] => [
  encounter.serviceProvider,
  ...[{ careTeams, coverages }, ...lookAlikes].flatMap(servingIn),
  ...tasks.flatMap(({ owner, requester }) => [owner, requester]),
];

const servingIn = ({ careTeams, coverages }: Serving): unknown[] => [
  ...careTeams.flatMap(({ participant }) => objectsOf(participant)).flatMap((each) => [each.member, each.onBehalfOf]),
  ...coverages.flatMap((coverage) => [
    ...objectsOf(coverage.payor),
    ...extensionsOf(coverage, ours('care-office')).map(({ valueReference }) => valueReference),
  ]),
];

/** `Organization/x`; of one named by its number alone, the number as a search asks for it. */
function keysOf(reference: unknown, { base }: Reading): string[] {
  const literal = literalOf(reference, base);
  if (literal !== undefined) return ofType('Organization', [literal]);
  if (!isObject(reference) || reference.reference !== undefined || !isObject(reference.identifier)) return [];
  return numberOf(reference.identifier);
}

function numberOf({ system, value }: Record<string, unknown>): string[] {
  const [from, number] = [textOf(system), textOf(value)];
  return from && number ? [`${escaped(from)}|${escaped(number)}`] : [];
}

const isNumber = (key: string): boolean => key.includes('|');

/** https://hl7.org/fhir/R4/search.html#escaping */
const escaped = (text: string): string => text.replace(/[\\,$|]/g, '\\$&');
