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

/** Users bring search parameters while the hub runs, and take them back. */
export interface LiveNames extends Names {
  /** Of what is numbered by now, without noting anything: not before what it returns is called are these the names. */
  learnParams(session: Session): Promise<() => void>;
}

export async function loadNames(session: Session): Promise<LiveNames> {
  const types = await typeNumbers(session);
  const typeNames = new Map([...types].map(([name, num]) => [num, name]));
  let params = await publishedNumbers(session);
  return {
    typeNumber: (name) => known(types, name),
    typeName: (number) => known(typeNames, number),
    paramNumber: (key) => known(params, key),
    learnParams: async (within) => {
      const stored = await paramNumbers(within);
      return () => {
        // A search that is under way may ask by one that has left.
        params = new Map([...params, ...stored]);
      };
    },
  };
}

function known<K, V>(map: ReadonlyMap<K, V>, key: K): V {
  const value = map.get(key);
  if (value === undefined) throw new Error(`no number is stored for ${String(key)}`);
  return value;
}

async function typeNumbers(session: Session): Promise<Map<string, number>> {
  const read = async (): Promise<Map<string, number>> => {
    const rows = await session.query<{ name: string; num: number }>('select name, num from resource_type');
    return new Map(rows.map(({ name, num }) => [name, num]));
  };
  const stored = await read();
  const missing = resourceTypes().filter((name) => !stored.has(name));
  if (missing.length === 0) return stored;
  await session.query(
    `insert into resource_type (name) select name from unnest(string_to_array($1, ' ')) name order by name on conflict do nothing`,
    [missing.join(' ')],
  );
  return read();
}

async function paramNumbers(session: Session): Promise<Map<string, number>> {
  const rows = await session.query<{ key: string; num: number }>('select key, num from search_param');
  return new Map(rows.map(({ key, num }) => [key, num]));
}

/** What a later release publishes stays, whoever brought it before. */
async function publishedNumbers(session: Session): Promise<Map<string, number>> {
  const keys = resourceTypes().flatMap((type) => [...PUBLISHED.indexed(type).values()].map(({ key }) => key));
  await session.query(`update search_param set brought = false where brought and key = any(string_to_array($1, ' '))`, [
    keys.join(' '),
  ]);
  for (;;) {
    const stored = await paramNumbers(session);
    const missing = keys.filter((key) => !stored.has(key));
    if (missing.length === 0) return stored;
    await numberParams(session, missing, false);
  }
}

/** That many fit into the index. */
const NUMBERS = 32_767;
/** So many are kept for what later releases publish. */
const RESERVED = 8_000;

/** The lowest that are free, since they come and go. Another process may take the same meanwhile: then they stay without. */
export async function numberParams(session: Session, keys: readonly string[], areBrought: boolean): Promise<void> {
  const stored = await paramNumbers(session);
  const missing = keys.filter((key) => !stored.has(key)).sort();
  if (missing.length === 0) return;
  const taken = new Set(stored.values());
  const free = Array.from({ length: NUMBERS }, (_, i) => i + 1).filter((num) => !taken.has(num));
  if (free.length < missing.length) throw new Error('there are more search parameters than numbers for them');
  await session.query(
    `insert into search_param (num, key, brought) overriding system value
     select num, key, $3::boolean from unnest($1::text::smallint[], string_to_array($2, ' ')) as given (num, key)
     on conflict do nothing`,
    [`{${free.slice(0, missing.length).join(',')}}`, missing.join(' '), areBrought],
  );
}

/** So many more can be numbered for users. */
export async function roomForParams(session: Session): Promise<number> {
  const [row] = await session.query<{ n: number }>(
    `select ${NUMBERS} - greatest(${RESERVED}, count(*) filter (where not brought)) - count(*) filter (where brought) as n from search_param`,
  );
  return Math.max(0, Number(row!.n));
}

/** Those that users brought. */
export async function broughtParams(session: Session): Promise<string[]> {
  const rows = await session.query<{ key: string }>('select key from search_param where brought');
  return rows.map(({ key }) => key);
}

/** Others may have them now. */
export async function giveBackParams(session: Session, keys: readonly string[]): Promise<void> {
  await session.query(`delete from search_param where brought and key = any(string_to_array($1, ' '))`, [
    keys.join(' '),
  ]);
}
