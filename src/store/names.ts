// Numbers for type names and search parameters: small rows, small index keys. The database owns the numbers, so that a
// newer program with more parameters never renumbers what is stored.
import { resourceTypes } from '../fhir/definitions/definitions.ts';
import { PUBLISHED } from '../fhir/search/params/params.ts';
import type { Session } from './database.ts';

export interface Names {
  typeNumber(name: string): number;
  typeName(number: number): string;
  paramNumber(key: string): number;
}

/** Users bring search parameters while the hub runs. */
export interface LiveNames extends Names {
  /** Afterwards these have a number, too. */
  learnParams(session: Session, keys: readonly string[]): Promise<void>;
}

export async function loadNames(session: Session): Promise<LiveNames> {
  const types = await numbersOf(session, 'resource_type', 'name', resourceTypes());
  const keys = resourceTypes().flatMap((type) => [...PUBLISHED.indexed(type).values()].map(({ key }) => key));
  let params = await numbersOf(session, 'search_param', 'key', keys);
  const typeNames = new Map([...types].map(([name, num]) => [num, name]));
  return {
    typeNumber: (name) => known(types, name),
    typeName: (number) => known(typeNames, number),
    paramNumber: (key) => known(params, key),
    learnParams: async (within, keys) => {
      if (keys.some((key) => !params.has(key))) params = await numbersOf(within, 'search_param', 'key', keys);
    },
  };
}

function known<K, V>(map: ReadonlyMap<K, V>, key: K): V {
  const value = map.get(key);
  if (value === undefined) throw new Error(`no number is stored for ${String(key)}`);
  return value;
}

async function numbersOf(
  session: Session,
  table: string,
  column: string,
  names: readonly string[],
): Promise<Map<string, number>> {
  const read = async (): Promise<Map<string, number>> => {
    const rows = await session.query<{ name: string; num: number }>(`select ${column} as name, num from ${table}`);
    return new Map(rows.map(({ name, num }) => [name, num]));
  };
  const stored = await read();
  const missing = names.filter((name) => !stored.has(name));
  if (missing.length === 0) return stored;
  await session.query(
    `insert into ${table} (${column}) select name from unnest(string_to_array($1, ' ')) name order by name on conflict do nothing`,
    [missing.join(' ')],
  );
  return read();
}
