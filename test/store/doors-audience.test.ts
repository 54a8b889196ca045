// What an audience may not see is not there for it, by whichever door it is asked for: the whole server, a compartment, $lastn.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Audience } from '../../src/access/audience.ts';
import type { Resource } from '../../src/fhir/resource.ts';
import { parseIn } from '../../src/fhir/search/ask/parse.ts';
import { ofCompartment, ofTheServer, type Scope } from '../../src/fhir/search/ask/scope.ts';
import type { Call } from '../../src/rest/exchange.ts';
import { callOperation } from '../../src/rest/operations/call-operation.ts';
import { queryOf } from '../../src/rest/query.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { EVERYONE, putAll } from '../support/writing.ts';

const A = ['Organization/a'];
const B = ['Organization/b'];
const BOTH = ['Organization/a', 'Organization/b'];
const NOBODY: Audience = [];

const to = (reference: string) => ({ reference });
const flag = (id: string, owner: string, subject: string): Resource => ({
  resourceType: 'Flag',
  id,
  meta: { tag: [{ code: 't' }] },
  status: 'active',
  code: { text: 'x' },
  subject: to(subject),
  author: to(`Organization/${owner}`),
});
const measured = (id: string, owner: string, day: number): Resource => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  code: { coding: [{ code: 'weight' }] },
  subject: to('Patient/pa'),
  performer: [to(`Organization/${owner}`)],
  effectiveDateTime: `2026-11-0${day}`,
});

let hub: TestHub;

beforeAll(async () => {
  hub = await startTestHub();
  if (hub === undefined) return;
  await putAll(hub.store, [
    { resourceType: 'Organization', id: 'a', name: 'A' },
    { resourceType: 'Organization', id: 'b', name: 'B' },
    { resourceType: 'Patient', id: 'pa', managingOrganization: to('Organization/a') },
    { resourceType: 'Patient', id: 'pb', managingOrganization: to('Organization/b') },
    {
      resourceType: 'Encounter',
      id: 'ea',
      status: 'planned',
      class: { code: 'IMP' },
      subject: to('Patient/pa'),
      serviceProvider: to('Organization/a'),
    },
    flag('a-about-pa', 'a', 'Patient/pa'),
    flag('b-about-pa', 'b', 'Patient/pa'),
    flag('a-about-pb', 'a', 'Patient/pb'),
    measured('by-a-1', 'a', 1),
    measured('by-a-2', 'a', 2),
    { ...measured('by-b-3', 'b', 3), encounter: to('Encounter/ea') },
  ]);
  await putAll(hub.store, [flag('deleted', 'a', 'Patient/pa')]);
  await hub.store.write([{ kind: 'delete', type: 'Flag', id: 'deleted' }], EVERYONE);
});
afterAll(() => hub?.close());

/** Whose each is; who owns none of it may not see it. */
const OWNERS: Readonly<Record<string, string>> = {
  'Flag/a-about-pa': 'a',
  'Flag/b-about-pa': 'b',
  'Flag/a-about-pb': 'a',
  'Encounter/ea': 'a',
  'Patient/pa': 'a',
  'Patient/pb': 'b',
  'Organization/a': 'a',
  'Organization/b': 'b',
  'Observation/by-a-1': 'a',
  'Observation/by-a-2': 'a',
  'Observation/by-b-3': 'b',
};

async function found(scope: Scope, query: string, audience: Audience) {
  const all: string[] = [];
  let total: number | undefined;
  let cursor: string | undefined;
  do {
    const search = parseIn(scope, queryOf(query), hub.hub.search);
    const page = await hub.store.search({ ...search, ...(cursor === undefined ? {} : { cursor }) }, audience);
    all.push(...page.hits.map(({ type, id }) => `${type}/${id}`));
    total = page.total;
    cursor = page.next;
  } while (cursor !== undefined);
  return { names: all.sort(), total };
}

const inPa = (member: string, query = '') => ofCompartment({ type: 'Patient', id: 'pa' }, member, queryOf(query));
const atEa = (member: string) => ofCompartment({ type: 'Encounter', id: 'ea' }, member, []);

describe('each audience is given what everyone is given, without what it may not see, totals included', () => {
  test.each<[string, () => Scope, string]>([
    ['all there is', () => ofTheServer([]), ''],
    ['all there is, by a tag', () => ofTheServer([]), '_tag=t'],
    ['all there is, without a tag', () => ofTheServer([]), '_tag:not=t'],
    ['all there is, by ids', () => ofTheServer([]), '_id=pa,pb,ea,a-about-pa,b-about-pa'],
    ['all there is, by id', () => ofTheServer([]), '_sort=_id'],
    ['all there is, by time', () => ofTheServer([]), '_lastUpdated=ge2020&_sort=-_lastUpdated'],
    ['two types', () => ofTheServer(queryOf('_type=Flag,Observation')), '_type=Flag,Observation'],
    ['two types, by a reference', () => ofTheServer(queryOf('_type=Flag,Observation')), 'subject=Patient/pa'],
    ['two types, sorted', () => ofTheServer(queryOf('_type=Flag,Observation')), '_sort=date'],
    ['a compartment', () => inPa('*'), ''],
    ['a compartment, one type', () => inPa('Flag'), ''],
    ['a compartment, another', () => inPa('Observation'), '_sort=-date'],
    ['a compartment, two types', () => inPa('*', '_type=Flag,Encounter'), '_type=Flag,Encounter'],
    ['a compartment, narrowed', () => inPa('Flag'), '_tag=t'],
    ['a compartment that holds its focus', () => atEa('*'), ''],
    ['its focus alone', () => atEa('Encounter'), ''],
  ])('%s', async (_what, scope, query) => {
    const everyone = await found(scope(), query, 'everyone');
    expect(everyone.names.length).toBeGreaterThan(0);
    expect(everyone.names.filter((name) => OWNERS[name] === undefined)).toEqual([]);
    for (const audience of [A, B, BOTH, []]) {
      const seen = everyone.names.filter((name) => audience.includes(`Organization/${OWNERS[name]}`));
      for (const more of ['_count=100&_total=accurate', '_count=1&_total=estimate']) {
        const its = await found(scope(), `${query}&${more}`, audience);
        expect(its).toEqual({ names: seen, total: seen.length });
      }
    }
  });
});

describe('the compartment of what may not be seen', () => {
  test('gives what of it may be seen, as if the focus were not there', async () => {
    expect((await found(inPa('Flag'), '', B)).names).toEqual(['Flag/b-about-pa']);
    expect((await found(atEa('*'), '', B)).names).toEqual(['Observation/by-b-3']);
    expect((await found(inPa('*'), '_total=accurate', NOBODY)).total).toBe(0);
  });
});

describe('$lastn', () => {
  const last = async (audience: Audience): Promise<string[]> => {
    const call: Call = {
      method: 'GET',
      path: ['Observation', '$lastn'],
      query: queryOf('patient=pa&code=weight'),
      caller: { actor: EVERYONE.actor, audience },
      prefer: { answer: 'representation', lenient: false },
      header: () => undefined,
      body: {
        contentType: undefined,
        isEmpty: true,
        json: () => undefined,
        bytes: () => Buffer.alloc(0),
        form: () => [],
      },
    };
    const { body } = await callOperation(call, hub.hub, { type: 'Observation', operation: 'lastn' });
    const bundle = JSON.parse(body.kind === 'json' ? body.text : '') as {
      total: number;
      entry?: { resource: Resource }[];
    };
    const ids = (bundle.entry ?? []).map(({ resource }) => resource.id!);
    expect(bundle.total).toBe(ids.length);
    return ids;
  };

  test('gives the newest of what may be seen', async () => {
    expect(await last('everyone')).toEqual(['by-b-3']);
    expect(await last(B)).toEqual(['by-b-3']);
    expect(await last(A)).toEqual(['by-a-2']);
    expect(await last(NOBODY)).toEqual([]);
  });
});
