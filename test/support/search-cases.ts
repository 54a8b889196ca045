// The tables of test/cases/search, and the fixtures they speak of. Fixtures are named by their ids.
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { parse } from 'yaml';
import type { Resource } from '../../src/fhir/resource.ts';
import { FHIR, type TestHub } from './hub.ts';

export interface SearchCase {
  /** For people: `name=山田 太郎`; values are encoded for the URL. */
  readonly query?: string;
  /** Sent as it stands. */
  readonly raw?: string;
  /** Among the matches. */
  readonly finds?: readonly string[];
  readonly 'passes-over'?: readonly string[];
  /** The matches are these, in this order. */
  readonly exactly?: readonly string[];
  /** These are among the matches, in this order. */
  readonly ordered?: readonly string[];
  /** The included resources are these, in any order. */
  readonly includes?: readonly string[];
  /** How many there are, as the answer says it. */
  readonly total?: number;
  readonly status?: number;
  /** The parameter that the refusal names, in both languages. */
  readonly names?: string;
  /** Part of the refusal. */
  readonly says?: string;
}

export interface SearchTable {
  readonly file: string;
  readonly sections: readonly { readonly says: string; readonly cases: readonly SearchCase[] }[];
}

const CASES = new URL('../cases/search/', import.meta.url);
const FIXTURES = new URL('../fixtures/search/', import.meta.url);

export const searchTables = (): SearchTable[] =>
  readdirSync(CASES).map((file) => ({ file, sections: parse(readFileSync(new URL(file, CASES), 'utf8')) }));

/** One after the other, each in a millisecond of its own, so that newest-first is an order one can tell. */
export async function storeSearchFixtures(hub: TestHub): Promise<void> {
  for (const file of readdirSync(FIXTURES)) {
    const text = readFileSync(new URL(file, FIXTURES), 'utf8').replaceAll(BASE, hub.base);
    for (const resource of JSON.parse(text) as Resource[]) {
      const { status, body } = await hub.http
        .put(`/fhir/${resource.resourceType}/${resource.id}`)
        .set('Content-Type', FHIR)
        .send(resource);
      if (status !== 201) throw new Error(`${file} ${resource.id}: ${JSON.stringify(body)}`);
      await sleep(2);
    }
  }
}

const BASE = '${' + 'base}';

/** Type and query, encoded. */
export function requestOf({ query, raw }: SearchCase, base: string): { type: string; query: string } {
  const [type = '', text = ''] = splitOnce(raw ?? query ?? '', '?');
  if (raw !== undefined) return { type, query: text };
  const encoded = text
    .replaceAll(BASE, base)
    .split('&')
    .map((pair) => splitOnce(pair, '=').map(encodeURIComponent).join('='));
  return { type, query: encoded.join('&') };
}

function splitOnce(text: string, at: string): [string, string] {
  const i = text.indexOf(at);
  return i < 0 ? [text, ''] : [text.slice(0, i), text.slice(i + at.length)];
}
