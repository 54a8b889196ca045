// Search parameters that users bring, without code: written, indexed by, searched by, taken back.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { whileJobsAreHeld } from '../support/held-jobs.ts';
import { FHIR, startTestHub, type TestHub } from '../support/hub.ts';
import { get, issuesOf, type NewResource, patch, put, remove } from '../support/requests.ts';

let hub: TestHub;

beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub?.close());

const WARD = 'http://example.org/ward';
const searchParameter = (id: string, more: object): NewResource => ({
  resourceType: 'SearchParameter',
  id,
  url: `http://example.org/SearchParameter/${id}`,
  name: 'Test',
  status: 'active',
  description: 'A test',
  ...more,
});
const ward = (more: object = {}): NewResource =>
  searchParameter('ward', {
    code: 'ward',
    base: ['Patient'],
    type: 'string',
    expression: `Patient.extension('${WARD}').value`,
    ...more,
  });
const patient = (id: string, name: string): NewResource => ({
  resourceType: 'Patient',
  id,
  extension: [{ url: WARD, valueString: name }],
});

const write = (resource: NewResource) => put(hub, `${resource.resourceType}/${resource.id}`, resource);
const found = async (query: string): Promise<string[]> => {
  const { status, body } = await get(hub, query);
  if (status !== 200) return [`${status}`];
  return (body.entry ?? []).map((each: { resource: { id: string } }) => each.resource.id).sort();
};
const declared = async (type: string): Promise<string[]> => {
  const { body } = await get(hub, 'metadata');
  const { searchParam } = body.rest[0].resource.find((each: { type: string }) => each.type === type);
  return searchParam.map(({ name }: { name: string }) => name);
};
const SOON = { timeout: 20_000, interval: 50 };

describe('a SearchParameter of a user  https://hl7.org/fhir/R4/searchparameter.html', () => {
  test('as a draft only documents', async () => {
    await write(patient('before', '東3'));
    expect((await write(ward({ status: 'draft' }))).status).toBe(201);
    await hub.store.caughtUp('definitions', 10_000);
    expect((await get(hub, 'Patient?ward=東3')).status).toBe(400);
  });

  test('active, finds what is written before it and after it, and is declared', async () => {
    expect(await declared('Patient')).not.toContain('ward');
    expect((await write(ward())).status).toBe(200);
    await expect.poll(() => found('Patient?ward=東3'), SOON).toEqual(['before']);
    await write(patient('after', '東３階'));
    expect(await found('Patient?ward=東3')).toEqual(['after', 'before']);
    expect(await found('Patient?ward:exact=東3')).toEqual(['before']);
    expect(await found('Patient?ward:missing=true')).toEqual([]);
    expect(await declared('Patient')).toContain('ward');
  });

  test('made no new version and told nobody', async () => {
    const { body } = await get(hub, 'Patient/before');
    expect(body.meta.versionId).toBe('1');
    const rows = await hub.store.database.query(
      `select 1 from feed f join resource r using (rid, type) where r.id = 'before'`,
    );
    expect(rows).toHaveLength(1);
  });

  test('says how many it finds, by the index and by what is stored', async () => {
    const rows = await hub.store.database.query('select state, indexed::int, extracted::int from search_definition');
    expect(rows).toEqual([{ state: 1, indexed: 1, extracted: 1 }]);
    expect(await hub.store.database.query('select mismatches::int as n, phase from reindex_job')).toEqual([
      { n: 0, phase: 3 },
    ]);
  });

  test('changed in what it says, is indexed anew; in other words only, goes on being served', async () => {
    await write(ward({ description: 'In other words' }));
    await hub.store.caughtUp('definitions', 10_000);
    expect(await found('Patient?ward=東3')).toEqual(['after', 'before']);
    await write(ward({ type: 'token' }));
    await expect.poll(() => found('Patient?ward=東3'), SOON).toEqual(['before']);
    expect(await found('Patient?ward:not=東3')).toEqual(['after']);
  });

  test('retired, is not served at once, and its rows leave the index', async () => {
    await write(ward({ status: 'retired' }));
    await expect.poll(() => found('Patient?ward=東3'), SOON).toEqual(['400']);
    expect(await declared('Patient')).not.toContain('ward');
    await expect.poll(() => hub.store.database.query('select * from search_definition'), SOON).toEqual([]);
    const { terms } = await termsOf('before');
    await write(patient('twin', '東3'));
    expect(terms).toBe((await termsOf('twin')).terms);
  });

  test('deleted, is gone too', async () => {
    await write(ward());
    await expect.poll(() => found('Patient?ward=東３階'), SOON).toEqual(['after']);
    await remove(hub, 'SearchParameter/ward');
    await expect.poll(() => found('Patient?ward=東3'), SOON).toEqual(['400']);
  });

  async function termsOf(id: string): Promise<{ terms: string }> {
    const [row] = await hub.store.database.query<{ terms: string }>(
      `select (select array_agg(t order by t) from unnest(terms) t)::text as terms from resource where id = $1`,
      [id],
    );
    return row!;
  }
});

describe('of every kind', () => {
  const KINDS = [
    ['token', 'Observation.valueCodeableConcept', { valueCodeableConcept: { coding: [{ code: 'x' }] } }, 'x', 'y'],
    ['string', 'Observation.method.text', { method: { text: '夜間に多い' } }, '夜間', '昼'],
    ['date', 'Observation.value as Period', { valuePeriod: { start: '2026-11-21' } }, 'ge2026-11', 'lt2026'],
    ['number', 'Observation.value.ofType(integer)', { valueInteger: 7 }, 'gt6', 'gt7'],
    ['quantity', 'Observation.referenceRange.high', { referenceRange: [{ high: { value: 5 } }] }, '5', '6'],
    [
      'reference',
      'Observation.note.author',
      { note: [{ text: 'x', authorReference: { reference: 'Patient/1' } }] },
      'Patient/1',
      'Patient/2',
    ],
    ['uri', 'Observation.implicitRules', { implicitRules: 'http://x.org/y' }, 'http://x.org/y', 'http://x.org/z'],
  ] as const;

  beforeAll(async () => {
    if (hub === undefined) return;
    await write({ ...patient('in-ja', 'x'), language: 'ja' });
    for (const [id, , content] of KINDS)
      await write({ resourceType: 'Observation', id, status: 'final', code: { text: 'x' }, ...content });
    for (const [type, expression] of KINDS) {
      const code = `of-${type}`;
      const target = type === 'reference' ? { target: ['Patient'] } : {};
      await write(searchParameter(code, { code, base: ['Observation'], type, expression, ...target }));
    }
    const base = ['Resource'];
    await write(searchParameter('lang', { code: 'lang', base, type: 'token', expression: 'Resource.language' }));
  });

  test.each(KINDS)('%s', async (type, _expression, _content, value, another) => {
    const code = `of-${type}`;
    await expect.poll(() => found(`Observation?${code}=${value}`), SOON).toEqual([type]);
    expect(await found(`Observation?${code}=${another}`)).toEqual([]);
    expect(await found(`Observation?${code}:missing=false`)).toEqual([type]);
  });

  test('for all types, and over a reference', async () => {
    await expect.poll(() => found('Patient?lang=ja'), SOON).toEqual(['in-ja']);
    expect(await found('Bundle?lang=ja')).toEqual([]);
    expect(await found('Observation?subject:Patient.lang=ja')).toEqual([]);
  });

  test('includes and is sorted by', async () => {
    await write({ resourceType: 'Patient', id: '1' });
    const { body } = await get(hub, 'Observation?of-reference=Patient/1&_include=Observation:of-reference');
    expect(body.entry).toHaveLength(2);
    expect((await get(hub, 'Observation?_sort=of-date&_count=1')).body.entry[0].resource.id).toBe('date');
  });
});

describe('how far a job is', () => {
  test('/health/ready and /metrics tell', async () => {
    await expect.poll(async () => (await hub.http.get('/health/ready')).body.reindex, SOON).toEqual({ waiting: 0 });
    await whileJobsAreHeld(hub.store.database, async () => {
      await hub.store.database.query(
        `insert into reindex_job (reason, types, done, total, phase) values ('test', '{}', 3, 7, 1)`,
      );
      expect((await hub.http.get('/health/ready')).body.reindex).toEqual({
        waiting: 1,
        phase: 'rewriting',
        reason: 'test',
        done: 3,
        total: 7,
      });
      const { text } = await hub.http.get('/metrics');
      expect(text).toContain('renkei_reindex_jobs 1\n');
      expect(text).toContain('renkei_reindex_done{phase="rewriting"} 3\n');
      expect(text).toContain('renkei_reindex_total 7\n');
      await hub.store.database.query(`delete from reindex_job where reason = 'test'`);
    });
  });
});

describe('what cannot be served is refused, naming what, where and what to do', () => {
  const at = { base: ['Patient'], type: 'string', expression: 'Patient.name.family' };
  test.each([
    ['a code that is taken by R4', { ...at, code: 'family' }, 'duplicate SearchParameter.code'],
    [
      'a code that is taken by the hub',
      { ...at, base: ['Task'], code: 'deadline', expression: 'Task.description' },
      'duplicate SearchParameter.code',
    ],
    [
      'a code taken by another user, for one of its types',
      { ...at, code: 'lang', expression: 'Patient.language' },
      'duplicate SearchParameter.code',
    ],
    ['a code with a dot', { ...at, code: 'a.b' }, 'value SearchParameter.code'],
    ['a code with a colon', { ...at, code: 'a:b' }, 'value SearchParameter.code'],
    ["a code of FHIR's own kind", { ...at, code: '_mine' }, 'value SearchParameter.code'],
    ['a type that does not fit', { ...at, code: 'x', type: 'date' }, 'value SearchParameter.type'],
    ['an element that is none', { ...at, code: 'x', expression: 'Patient.nmae' }, 'value SearchParameter.expression'],
    [
      'an expression for another type',
      { ...at, code: 'x', expression: 'Task.description' },
      'value SearchParameter.expression',
    ],
    [
      'more of FHIRPath than is compiled',
      { ...at, code: 'x', expression: "Patient.name.family.replace('a', 'b')" },
      'not-supported SearchParameter.expression',
    ],
    ['no expression', { ...at, code: 'x', expression: undefined }, 'required SearchParameter.expression'],
    ['a composite', { ...at, code: 'x', type: 'composite' }, 'not-supported SearchParameter.type'],
    [
      'a reference without targets',
      { ...at, code: 'x', type: 'reference', expression: 'Patient.link.other' },
      'required SearchParameter.target',
    ],
    [
      'a header of a Subscription',
      { ...at, code: 'x', base: ['Subscription'], expression: 'Subscription.channel.header' },
      'security SearchParameter.expression',
    ],
    [
      'the secret of a Subscription',
      { ...at, code: 'x', base: ['Subscription'], expression: 'Subscription.channel.extension.value.ofType(string)' },
      'security SearchParameter.expression',
    ],
    [
      "a published parameter's URL",
      { ...at, code: 'x', url: 'http://hl7.org/fhir/SearchParameter/individual-family' },
      'duplicate SearchParameter.url',
    ],
    [
      "another user's URL",
      { ...at, code: 'x', url: 'http://example.org/SearchParameter/lang' },
      'duplicate SearchParameter.url',
    ],
    ['a URL with a version', { ...at, code: 'x', url: 'http://example.org/x|1' }, 'value SearchParameter.url'],
  ])('%s', async (_says, more, issue) => {
    const answer = await write(searchParameter('refused', more));
    expect(issuesOf(answer)).toContain(issue);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
  });

  test('activated by a patch just as well', async () => {
    await write(searchParameter('patched', { ...at, code: 'family', status: 'draft' }));
    const answer = await patch(hub, 'SearchParameter/patched', [{ op: 'replace', path: '/status', value: 'active' }]);
    expect(issuesOf(answer)).toEqual(['duplicate SearchParameter.code']);
  });

  test('a copy of what is published is stored and changes nothing', async () => {
    const answer = await write(
      searchParameter('copy', {
        ...at,
        url: 'http://hl7.org/fhir/SearchParameter/individual-family',
        code: 'family',
        type: 'string',
      }),
    );
    expect(answer.status).toBe(201);
    expect(answer.headers['content-type']).toContain(FHIR);
  });
});
