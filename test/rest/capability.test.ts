// The CapabilityStatement is a promise: all it declares is tried, for every type, and what it says is not served is refused.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { definitions, resourceTypes } from '../../src/fhir/definitions/definitions.ts';
import { shapeFindings } from '../../src/fhir/validation/shape.ts';
import { ofType } from '../support/artefacts.ts';
import { databaseKind } from '../support/database.ts';
import { FHIR, startTestHub, type TestHub } from '../support/hub.ts';
import { minimalResource } from '../support/minimal-resource.ts';
import { type BundleEntry, bundleOf, entry, get, issuesOf, JSON_PATCH, post } from '../support/requests.ts';

interface Declared {
  readonly type: string;
  readonly interaction: { code: string }[];
  readonly searchInclude?: string[];
  readonly searchRevInclude?: string[];
  readonly searchParam?: { name: string; type: string; definition: string }[];
  readonly operation?: { name: string; definition: string }[];
}

let hub: TestHub;
let statement: { rest: [{ resource: Declared[] } & Omit<Declared, 'type'> & { documentation: string }] };

beforeAll(async () => {
  hub = await startTestHub();
  if (hub === undefined) return;
  statement = (await get(hub, 'metadata')).body;
});
afterAll(() => hub?.close());

const rest = () => statement.rest[0];

describe('the CapabilityStatement  https://hl7.org/fhir/R4/capabilitystatement.html', () => {
  test('is valid R4', () => {
    expect(shapeFindings(statement)).toEqual([]);
  });

  test('declares the 146 types of R4 that are not abstract, each once', () => {
    expect(resourceTypes()).toHaveLength(146);
    expect(rest().resource.map(({ type }) => type)).toEqual(resourceTypes());
  });

  test('declares each search parameter of a type once, with its definition', () => {
    for (const { type, searchParam = [] } of rest().resource) {
      expect(new Set(searchParam.map(({ name }) => name)).size, type).toBe(searchParam.length);
      for (const { definition } of searchParam) expect(definition).toMatch(/^https?:\/\//);
    }
  });
});

describe('what profiles/ says a hub must do', () => {
  const SHALL = 'SHALL';
  const hubMust = ofType('CapabilityStatement').find(({ id }) => id === 'hub')!;
  const wanted = (hubMust.rest as [{ resource: Wanted[] }])[0].resource;
  const must = ({ extension = [] }: Expectation): boolean => extension.some(({ valueCode }) => valueCode === SHALL);
  const offered = (type: string): Declared & { supportedProfile?: string[] } =>
    rest().resource.find((each) => each.type === type)!;

  test.each(wanted.map((each) => [each.type, each] as const))('%s', (type, { supportedProfile = [], ...parts }) => {
    if (hub === undefined) return;
    const offer = offered(type);
    expect(offer.supportedProfile ?? []).toEqual(expect.arrayContaining(supportedProfile));
    const codes = offer.interaction.map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(parts.interaction.filter(must).map(({ code }) => code)));
    const { searchParam = [], operation = [] } = parts;
    for (const { name, type: kind, definition } of searchParam.filter(must)) {
      expect(offer.searchParam).toContainEqual({ name, type: kind, definition });
    }
    for (const each of operation) expect(offer.operation).toContainEqual(each);
  });
});

interface Expectation {
  readonly extension?: readonly { readonly valueCode?: string }[];
}
interface Wanted {
  readonly type: string;
  readonly supportedProfile?: string[];
  readonly interaction: readonly ({ code: string } & Expectation)[];
  readonly searchParam?: readonly ({ name: string; type: string; definition: string } & Expectation)[];
  readonly operation?: readonly { name: string; definition: string }[];
}

/** One request of each interaction, in an order in which each can succeed. */
const INTERACTIONS: Readonly<Record<string, (type: string) => Promise<number>>> = {
  create: async (type) => (await send('post', type, minimalResource(type))).status,
  update: async (type) => (await send('put', `${type}/cap`, minimalResource(type, { id: 'cap' }))).status,
  read: async (type) => (await send('get', `${type}/cap`)).status,
  vread: async (type) => (await send('get', `${type}/cap/_history/1`)).status,
  patch: async (type) =>
    (await send('patch', `${type}/cap`, [{ op: 'add', path: '/language', value: 'ja' }], JSON_PATCH)).status,
  'history-instance': async (type) => (await send('get', `${type}/cap/_history`)).status,
  'history-type': async (type) => (await send('get', `${type}/_history?_count=1`)).status,
  'search-type': async (type) => (await send('get', `${type}?_id=cap`)).status,
  delete: async (type) => (await send('delete', `${type}/cap`)).status,
};

const send = (method: 'get' | 'post' | 'put' | 'patch' | 'delete', path: string, body?: object, type = FHIR) => {
  const request = hub.http[method](`/fhir/${path}`).set('Accept', FHIR);
  return body === undefined ? request : request.set('Content-Type', type).send(JSON.stringify(body));
};

describe('what is declared is done', () => {
  test('the minimal resources of this test are R4', () => {
    for (const type of resourceTypes()) expect(shapeFindings(minimalResource(type)), type).toEqual([]);
  });

  test('every interaction of every type', async () => {
    const failed: string[] = [];
    const tryOne = async ({ type, interaction }: Declared): Promise<void> => {
      const declared = new Set(interaction.map(({ code }) => code));
      expect([...declared].sort()).toEqual(Object.keys(INTERACTIONS).sort());
      for (const [code, ask] of Object.entries(INTERACTIONS)) {
        const status = await ask(type);
        if (status >= 300) failed.push(`${code} ${type} -> ${status}`);
      }
    };
    const types = [...rest().resource];
    await Promise.all(
      Array.from({ length: 6 }, async () => {
        for (let next = types.pop(); next !== undefined; next = types.pop()) await tryOne(next);
      }),
    );
    expect(failed).toEqual([]);
  }, 120_000);

  test('every interaction of the whole system', async () => {
    const codes = rest().interaction.map(({ code }) => code);
    expect(codes.sort()).toEqual(['batch', 'history-system', 'search-system', 'transaction']);
    expect((await get(hub, '?_id=cap&_count=1')).status).toBe(200);
    expect((await get(hub, '_history?_count=1')).status).toBe(200);
    for (const type of ['batch', 'transaction'] as const)
      expect((await post(hub, '', bundleOf(type))).status).toBe(200);
  });

  test('conditional create, update, delete and read of every type', async () => {
    const entries = resourceTypes().flatMap((type) => [
      entry('POST', type, minimalResource(type), { ifNoneExist: '_id=nobody' }),
      entry('PUT', `${type}?_id=nobody`, minimalResource(type)),
      entry('DELETE', `${type}?_id=nobody`),
      entry('GET', `${type}?_id=nobody`),
    ]);
    expect((await refusedOf(entries)).filter(Boolean)).toEqual([]);
  }, 120_000);

  test('every operation at every level it is declared for', async () => {
    const definitions = new Map(hub.hub.operations.map(({ definition }) => [definition.url, definition]));
    await post(
      hub,
      '',
      bundleOf(
        'batch',
        ...resourceTypes().map((type) => entry('PUT', `${type}/cap`, minimalResource(type, { id: 'cap' }))),
      ),
    );
    const calls = [
      ...(rest().operation ?? []).map(({ name, definition }) => ({
        path: `$${name}`,
        definition,
        level: 'system' as const,
      })),
      ...rest().resource.flatMap(({ type, operation = [] }) =>
        operation.flatMap(({ name, definition }) => [
          { path: `${type}/$${name}`, definition, level: 'type' as const },
          { path: `${type}/cap/$${name}`, definition, level: 'instance' as const },
        ]),
      ),
    ].filter(({ definition, level }) => definitions.get(definition)?.[level]);
    expect(calls.length).toBeGreaterThan(146);
    const wrong: string[] = [];
    for (const { path } of calls) {
      const { status } = await post(hub, path, { resourceType: 'Parameters' });
      if (status === 404 || status === 405 || status >= 500) wrong.push(`${path} -> ${status}`);
    }
    expect(wrong).toEqual([]);
  }, 120_000);
});

// Parsing and planning are the same on both databases; the embedded one, which every test run has, is asked.
describe.skipIf(databaseKind() === 'postgres')('every search that is declared is answered', () => {
  const PLAUSIBLE: Readonly<Record<string, string>> = {
    token: 'http://example.org|a,b',
    string: '山田',
    date: 'ge2026-11-21',
    number: 'gt1.5',
    quantity: 'lt5.4|http://unitsofmeasure.org|kg',
    reference: 'Patient/cap',
    uri: 'http://example.org/x',
    special: '35.7|139.7|5|km',
  };

  /** Of a composite, one of each of its components. */
  const plausible = (definition: string, kind: string): string => {
    if (kind !== 'composite') return PLAUSIBLE[kind] ?? `no value for ${kind}`;
    const { component = [] } = definitions().searchParams.find(({ url }) => url === definition)!;
    return component.map((part) => componentValue(part.definition)).join('$');
  };
  const componentValue = (definition: string): string => {
    const kind = definitions().searchParams.find(({ url }) => url === definition)!.type;
    return kind === 'token' ? 'http://example.org|a' : PLAUSIBLE[kind]!;
  };

  test('each parameter, with a value, and with :missing', async () => {
    const common = rest().searchParam ?? [];
    const urls = rest().resource.flatMap(({ type, searchParam = [] }) =>
      [...common, ...searchParam].flatMap(({ name, type: kind, definition }) => [
        `${type}?${name}=${encodeURIComponent(plausible(definition, kind))}&_total=accurate`,
        ...(name === '_id' || name === '_lastUpdated' ? [] : [`${type}?${name}:missing=true&_count=1`]),
      ]),
    );
    expect(urls.length).toBeGreaterThan(3_000);
    expect(await refusedOf(urls.map((url) => entry('GET', url)))).toEqual([]);
  }, 120_000);

  test('each parameter by POST too', async () => {
    for (const type of ['Patient', 'Task', 'Observation']) {
      const { searchParam = [] } = rest().resource.find((each) => each.type === type)!;
      const { status } = await hub.http
        .post(`/fhir/${type}/_search`)
        .type('form')
        .send(
          Object.fromEntries(
            searchParam.map(({ name, type: kind, definition }) => [name, plausible(definition, kind)]),
          ),
        );
      expect(status).toBe(200);
    }
  });

  test('each _include and _revinclude', async () => {
    const urls = rest().resource.flatMap(({ type, searchInclude = [], searchRevInclude = [] }) =>
      // As many as one search takes.
      chunks(
        [...searchInclude.map((each) => `_include=${each}`), ...searchRevInclude.map((each) => `_revinclude=${each}`)],
        40,
      ).map((part) => `${type}?_id=cap&${part.join('&')}`),
    );
    expect(await refusedOf(urls.map((url) => entry('GET', url)))).toEqual([]);
  }, 120_000);

  test('results may be sorted by every parameter that is of one value', async () => {
    const urls = rest().resource.flatMap(({ type, searchParam = [] }) =>
      searchParam
        .filter(({ type: kind }) => kind !== 'composite' && kind !== 'special')
        .map(({ name }, i) => `${type}?_sort=${i % 2 === 0 ? '' : '-'}${name}&_count=1`),
    );
    expect(await refusedOf(urls.map((url) => entry('GET', url)))).toEqual([]);
  }, 120_000);
});

describe('what is said not to be served is refused, not passed over', () => {
  test.each([
    ['_filter', 'Patient?_filter=name eq x'],
    ['_text', 'Patient?_text=x'],
    ['_content', 'Patient?_content=x'],
    ['_query', 'Patient?_query=x'],
    [':text', 'Observation?code:text=x'],
    ['_contained=true', 'Patient?_contained=true'],
    ['_contained=both', 'Patient?_contained=both'],
    ['sorting by a composite', 'Observation?_sort=code-value-quantity'],
    ['sorting by near', 'Location?_sort=near'],
    ['an unknown parameter', 'Patient?colour=red'],
  ])('%s', async (_says, path) => {
    const answer = await get(hub, encodeURI(path));
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(issuesOf(answer)).toHaveLength(1);
  });

  test('every parameter of R4 that is not declared for a type is refused there', async () => {
    const { searchParamsFor } = await import('../../src/fhir/definitions/definitions.ts');
    const common = new Set((rest().searchParam ?? []).map(({ name }) => name));
    const urls = rest().resource.flatMap(({ type, searchParam = [] }) => {
      const declared = new Set(searchParam.map(({ name }) => name));
      return [...searchParamsFor(type).keys()]
        .filter((code) => !declared.has(code) && !common.has(code))
        .map((code) => `${type}?${code}=x`);
    });
    expect(urls.length).toBeGreaterThan(20);
    const answered = await answersOf(urls.map((url) => entry('GET', url)));
    expect(urls.filter((_, i) => !answered[i]!.startsWith('400'))).toEqual([]);
  });
});

const chunks = <T>(list: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size));

async function answersOf(entries: readonly object[]): Promise<string[]> {
  const statuses: string[] = [];
  for (const part of chunks(entries, 500)) {
    const { status, body } = await post(hub, '', bundleOf('batch', ...part));
    if (status !== 200) throw new Error(`batch: ${status} ${JSON.stringify(body)}`);
    statuses.push(
      ...body.entry.map(
        ({ response }: BundleEntry) => `${response.status} ${response.outcome?.issue[0].diagnostics ?? ''}`,
      ),
    );
  }
  return statuses;
}

/** Which entries a batch refuses, and why. */
async function refusedOf(entries: readonly object[]): Promise<string[]> {
  const answered = await answersOf(entries);
  return entries.flatMap((each, i) =>
    answered[i]!.startsWith('2') ? [] : [`${(each as { request: { url: string } }).request.url} -> ${answered[i]}`],
  );
}
