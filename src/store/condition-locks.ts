// What a conditional write locks before its condition is answered: of two that could make one resource twice, the second sees
// what the first has made. A condition on identifiers has their values to itself, whatever it says of their systems; the resource
// that may come of it shares those it bears: `identifier=s|1`, `identifier=2,1` and a resource with the identifier s|1 meet at the
// value 1. Of other conditions, those meet that have a rare term in common; one without any meets its like.

import { isObject, type Resource } from '../fhir/resource.ts';
import { conditionText } from '../fhir/search/ask/condition.ts';
import { splitEscaped, unescapeValue } from '../fhir/search/ask/values.ts';
import { type Search, typeSearched } from '../fhir/search/tree.ts';
import type { Change } from './change.ts';
import type { Session } from './database.ts';
import { digest64 } from './digest.ts';

/** In one order for everybody, the one that many locks stand for first. */
export async function lockConditions(tx: Session, changes: readonly Change[]): Promise<void> {
  const locks = locksOf(changes);
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
function locksOf(changes: readonly Change[]): Map<string, boolean> {
  const locks = new Map<string, boolean>();
  for (const change of changes) {
    if (change.condition === undefined) continue;
    for (const name of askedFor(change.condition)) locks.set(name, true);
    if (change.kind !== 'create' && change.kind !== 'update') continue;
    for (const name of borneBy(change.resource)) if (!locks.has(name)) locks.set(name, false);
  }
  return locks;
}

/** What a condition must have to itself. */
export function askedFor(condition: Search): readonly string[] {
  const rare = condition.filters.flatMap((filter) =>
    filter.kind === 'terms' && filter.rare && !filter.not ? filter.anyOf : [],
  );
  const identifiers = rare.flatMap((text) => identifierIn(typeSearched(condition), text) ?? []);
  if (identifiers.length > 0) return identifiers;
  return rare.length > 0 ? rare : [conditionText(condition)];
}

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
