// What a conditional write locks before its condition is answered: of two that could make one resource twice, the second sees
// what the first has made. A condition on identifiers has their values to itself, whatever it says of their systems; the resource
// that may come of it shares those it bears: `identifier=s|1`, `identifier=2,1` and a resource with the identifier s|1 meet at the
// value 1. So it is with other rare terms, such as whom it is about. Conditions without any, as on a name and a birth date, take
// turns, type by type: nobody can tell which of them a resource meets. Two writes whose resources meet each other's condition
// therefore always meet; where only one does, either order could have come about one after the other.

import { isObject, type Resource } from '../../fhir/resource.ts';
import { conditionText } from '../../fhir/search/ask/condition.ts';
import { splitEscaped, unescapeValue } from '../../fhir/search/ask/values.ts';
import { type IndexSettings, indexEntries } from '../../fhir/search/extract/index-entries.ts';
import { PUBLISHED } from '../../fhir/search/params/params.ts';
import { type Search, typeSearched } from '../../fhir/search/tree.ts';
import type { Session } from '../database.ts';
import { digest64 } from '../digest.ts';
import type { Change } from './change.ts';

/** In one order for everybody, the one that many locks stand for first. */
export async function lockConditions(tx: Session, changes: readonly Change[], settings: IndexSettings): Promise<void> {
  const locks = locksOf(changes, settings);
  if (locks.size === 0) return;
  const isMany = locks.size > MOST;
  const keys = isMany ? [] : [...locks].map(([name, alone]) => [BigInt(digest64(name)), alone] as const);
  keys.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const all = [[BigInt(digest64(ANY)), isMany] as const, ...keys];
  await tx.query(LOCK, [`{${all.map(([key]) => key).join(',')}}`, `{${all.map(([, alone]) => alone).join(',')}}`]);
}

// PostgreSQL keeps locks in a table of some 6,400 places for all sessions. Who wants more of them keeps all others waiting.
const MOST = 500;
const ANY = 'a condition';

const LOCK = `
select case when k.alone then pg_advisory_xact_lock(k.key) else pg_advisory_xact_lock_shared(k.key) end
from unnest($1::text::bigint[], $2::text::boolean[]) k(key, alone)`;

/** By name; true: alone, false: together with others. */
function locksOf(changes: readonly Change[], settings: IndexSettings): Map<string, boolean> {
  const locks = new Map<string, boolean>();
  const share = (name: string): void => {
    if (!locks.has(name)) locks.set(name, false);
  };
  for (const change of changes) {
    if (change.condition === undefined) continue;
    for (const name of askedFor(change.condition)) locks.set(name, true);
    if (change.kind !== 'create' && change.kind !== 'update') continue;
    for (const name of borneBy(change.resource)) share(name);
    if (identifiersOf(change.condition).length > 0) continue;
    const others = `${typeSearched(change.condition)} by no identifier`;
    if (rareOf(change.condition).length === 0 || refersToUnknown(change.resource)) locks.set(others, true);
    else for (const name of [others, ...rareTerms(change.resource, settings)]) share(name);
  }
  return locks;
}

/** What a condition must have to itself. */
export function askedFor(condition: Search): readonly string[] {
  const identifiers = identifiersOf(condition);
  if (identifiers.length > 0) return identifiers;
  const rare = rareOf(condition);
  return rare.length > 0 ? rare : [conditionText(condition)];
}

const rareOf = ({ filters }: Search): readonly string[] =>
  filters.flatMap((filter) => (filter.kind === 'terms' && filter.rare && !filter.not ? filter.anyOf : []));

const identifiersOf = (condition: Search): readonly string[] =>
  rareOf(condition).flatMap((text) => identifierIn(typeSearched(condition), text) ?? []);

const RARE: ReadonlySet<string> = new Set(['reference', 'uri', 'composite']);

/** All by which a condition could find it that has rare terms, and some more. */
function rareTerms(resource: Resource, settings: IndexSettings): string[] {
  const params = [...(settings.params ?? PUBLISHED).indexed(resource.resourceType).values()];
  const keys = params.filter(({ def }) => RARE.has(def.type)).map(({ key }) => key);
  return [...indexEntries(resource, settings).terms].filter((text) =>
    keys.some((key) => text.startsWith(`${key}=`) || text.startsWith(`${key}:`)),
  );
}

/** To what stands in the same transaction, or to what is yet to be looked for. */
const refersToUnknown = (value: unknown): boolean =>
  Array.isArray(value)
    ? value.some(refersToUnknown)
    : isObject(value) &&
      ((typeof value.reference === 'string' && /^urn:|\?/.test(value.reference)) ||
        Object.values(value).some(refersToUnknown));

function identifierIn(type: string, text: string): string | undefined {
  const start = [`${type}.identifier=`, `${type}.identifier:of-type=`].find((each) => text.startsWith(each));
  if (start === undefined) return undefined;
  const parts = splitEscaped(text.slice(start.length), '|').map(unescapeValue);
  const value = parts.at(-1)!;
  return value === '' ? ofSystem(type, parts[0]!) : ofValue(type, value);
}

/** What is looked at of a resource before anybody has looked whether it is sound. */
export function borneBy(resource: Resource): readonly string[] {
  const type = resource.resourceType;
  const identifiers = [resource.identifier, resource.masterIdentifier].flat().filter(isObject);
  return identifiers.flatMap(({ system, value }) => [
    ...(typeof value === 'string' ? [ofValue(type, value)] : []),
    ...(typeof system === 'string' ? [ofSystem(type, system)] : []),
  ]);
}

const ofValue = (type: string, value: string): string => `${type} numbered ${value}`;
const ofSystem = (type: string, system: string): string => `${type} with a number of ${system}`;
