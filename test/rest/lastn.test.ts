// Observation/$lastn: what was observed last, of each code. https://hl7.org/fhir/R4/observation-operation-lastn.html
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OPERATOR } from '../../src/access/actor.ts';
import { parseSearch } from '../../src/fhir/search/ask/parse.ts';
import type { Call } from '../../src/rest/exchange.ts';
import { lastn } from '../../src/rest/operations/lastn.ts';
import type { SearchAnswer } from '../../src/store/view.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { type BundleEntry, englishOf, get, issuesOf, japaneseOf, post, remove, stored } from '../support/requests.ts';

let hub: TestHub;

const LOINC = 'http://loinc.org';
const LOCAL = 'http://hospital.example/code';
const vital = {
  coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'vital-signs' }],
};
const coded = (...codes: string[]) => ({
  coding: codes.map((each) => {
    const [system, code] = each.split('#');
    return { system: system === 'l' ? LOINC : LOCAL, code };
  }),
});
const observed = (id: string, code: object, effective: object, more: object = {}) => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  category: [vital],
  code,
  subject: { reference: 'Patient/yamada' },
  ...effective,
  ...more,
});
const on = (effectiveDateTime: string) => ({ effectiveDateTime });

beforeAll(async () => {
  hub = await startTestHub();
  if (hub === undefined) return;
  for (const resource of [
    { resourceType: 'Patient', id: 'yamada', identifier: [{ system: 'urn:mrn', value: '1' }] },
    { resourceType: 'Patient', id: 'sato' },
    {
      resourceType: 'ValueSet',
      id: 'pulses',
      url: 'http://example.org/ValueSet/pulses',
      status: 'active',
      compose: { include: [{ system: LOINC, concept: [{ code: '8867-4' }] }] },
    },
    // Stored in another order than observed.
    observed('weight-3', coded('l#29463-7'), on('2026-11-03')),
    observed('weight-1', coded('l#29463-7'), on('2026-11-01')),
    observed('weight-2', coded('l#29463-7', 'h#W'), on('2026-11-02')),
    // In the group by way of weight-2.
    observed('weight-local', coded('h#W'), on('2026-10-31')),
    observed('weight-old', coded('l#29463-7'), on('2020-01-01')),
    observed('weight-undated', coded('l#29463-7'), {}),
    observed('pulse-a', coded('l#8867-4'), on('2026-11-02T09:00:00+09:00')),
    observed('pulse-b', coded('l#8867-4'), { effectiveInstant: '2026-11-02T00:00:00Z' }),
    observed('pulse-before', coded('l#8867-4'), on('2026-11-02T08:59:59+09:00')),
    observed('text-1', { text: '痛みの程度' }, on('2026-11-01')),
    observed('text-2', { text: '痛みの程度' }, on('2026-11-02')),
    observed('other-text', { text: '食事の量' }, on('2026-11-01')),
    observed('period', coded('l#p'), { effectivePeriod: { start: '2026-01-01', end: '2026-06-30' } }),
    observed('within-period', coded('l#p'), on('2026-03-01')),
    observed('open-a', coded('l#o'), { effectivePeriod: { start: '2026-01-01' } }),
    observed('open-b', coded('l#o'), { effectivePeriod: { start: '2026-02-01' } }),
    observed('closed', coded('l#o'), on('2026-11-30')),
    observed('only-undated', coded('l#u'), {}),
    observed('lab', coded('l#lab'), on('2026-11-01'), { category: [{ text: 'x' }] }),
    observed('deleted', coded('l#29463-7'), on('2026-11-09')),
    observed('sato-weight', coded('l#29463-7'), on('2026-11-08'), { subject: { reference: 'Patient/sato' } }),
  ])
    await stored(hub, resource);
  await remove(hub, 'Observation/deleted').expect(204);
});
afterAll(() => hub?.close());

const idsOf = (entries: BundleEntry[] = []): string[] =>
  entries.filter(({ search }) => search.mode === 'match').map(({ resource }) => resource.id);
const last = async (query: string): Promise<string[]> => {
  const { status, body } = await get(hub, `Observation/$lastn?${query}`);
  expect(status, JSON.stringify(body.issue)).toBe(200);
  return idsOf(body.entry);
};
const VITAL = 'patient=Patient/yamada&category=vital-signs';

describe('GET Observation/$lastn', () => {
  test('gives the newest of each code, the newest first', async () => {
    expect(await last('patient=yamada&code=29463-7')).toEqual(['weight-3']);
    expect(await last(`${VITAL}&code:not=8867-4,o`)).toEqual([
      'weight-3',
      'text-2',
      'other-text',
      'period',
      'only-undated',
    ]);
  });

  test('max gives so many of each; what says no time comes last', async () => {
    expect(await last('patient=yamada&code=29463-7&max=3')).toEqual(['weight-3', 'weight-2', 'weight-1']);
    expect(await last('patient=yamada&code=29463-7&max=9')).toEqual([
      'weight-3',
      'weight-2',
      'weight-1',
      'weight-old',
      'weight-undated',
    ]);
  });

  test('codes are one group where they share a coding, be it by way of a third', async () => {
    expect(await last(`patient=yamada&code=29463-7,W`)).toEqual(['weight-3']);
    expect(await last(`patient=yamada&code=29463-7,W&max=5`)).toEqual([
      'weight-3',
      'weight-2',
      'weight-1',
      'weight-local',
      'weight-old',
    ]);
    expect(await last(`patient=yamada&code=29463-7,W&_id=weight-local,weight-1`)).toEqual(['weight-1', 'weight-local']);
  });

  test('what is as new as the last one taken is given too', async () => {
    expect((await last('patient=yamada&code=8867-4')).toSorted()).toEqual(['pulse-a', 'pulse-b']);
    expect(await last('patient=yamada&code=8867-4&max=2')).toHaveLength(2);
    expect(await last('patient=yamada&code:in=http://example.org/ValueSet/pulses')).toHaveLength(2);
    expect((await last('patient=yamada&code=8867-4&max=3')).at(-1)).toBe('pulse-before');
  });

  test('a code without coding is known by its text', async () => {
    expect(await last(`${VITAL}&_id=text-1,text-2,other-text`)).toEqual(['text-2', 'other-text']);
  });

  test('of a period the end counts', async () => {
    expect(await last('patient=yamada&code=p')).toEqual(['period']);
    expect(await last('patient=yamada&code=o')).toEqual(['open-b', 'open-a']);
  });

  test('of several subjects, of each its own', async () => {
    expect(await last('patient=Patient/yamada,Patient/sato&code=29463-7')).toEqual(['sato-weight', 'weight-3']);
  });

  test.each([
    'subject=Patient/yamada&code=29463-7',
    'subject:Patient=yamada&code=http://loinc.org|29463-7',
    'patient.identifier=urn:mrn|1&code=29463-7',
    'patient=yamada&combo-code=29463-7',
    'patient=yamada&category=vital-signs&code=29463-7',
  ])('%s finds it too', async (query) => {
    expect(await last(query.replace('|', '%7C'))).toEqual(['weight-3']);
  });

  test('one subject is one, however its address is written', async () => {
    const written = ['Patient/tanaka', `${hub.base}/Patient/tanaka`, 'Patient/tanaka/_history/1'];
    await stored(hub, { resourceType: 'Patient', id: 'tanaka' });
    for (const [i, reference] of written.entries())
      await stored(hub, observed(`spelt-${i}`, coded('l#spelt'), on(`2026-11-0${i + 1}`), { subject: { reference } }));
    expect(await last('patient=tanaka&code=spelt')).toEqual(['spelt-2']);
    expect(await last('patient=tanaka&code=spelt&max=2')).toEqual(['spelt-2', 'spelt-1']);
  });

  test('one known by a number is one, whatever else is said of the number', async () => {
    const numbered = (more: object) => ({ subject: { identifier: { value: '7', system: 'urn:mrn', ...more } } });
    await stored(hub, observed('number-1', coded('l#number'), on('2026-11-01'), numbered({ use: 'usual' })));
    await stored(hub, observed('number-2', coded('l#number'), on('2026-11-02'), numbered({})));
    await stored(hub, observed('number-3', coded('l#number'), on('2026-11-01'), numbered({ system: 'urn:other' })));
    const found = await last('subject:identifier=urn:mrn|7,urn:other|7&code=number');
    expect(found).toEqual(['number-2', 'number-3']);
  });

  test('a code is one with its system: the same letters of two systems are two', async () => {
    await stored(hub, observed('loinc-x', coded('l#same'), on('2026-11-01')));
    await stored(hub, observed('local-x', coded('h#same'), on('2026-11-02')));
    expect(await last('patient=yamada&code=same')).toEqual(['local-x', 'loinc-x']);
  });

  test('other search parameters narrow what is looked at', async () => {
    expect(await last('patient=yamada&code=29463-7&date=lt2026-11-03')).toEqual(['weight-2']);
    expect(await last('patient=yamada&code=29463-7&status=amended')).toEqual([]);
  });

  test('the self link says what was asked, the total how many there are', async () => {
    const { body } = await get(hub, 'Observation/$lastn?max=2&patient=yamada&code=29463-7');
    expect(body).toMatchObject({
      type: 'searchset',
      total: 2,
      link: [{ relation: 'self', url: `${hub.base}/Observation/$lastn?patient=yamada&code=29463-7&max=2` }],
    });
    expect(body.entry[0]).toMatchObject({ fullUrl: `${hub.base}/Observation/weight-3`, search: { mode: 'match' } });
  });

  test('_elements applies', async () => {
    const { body } = await get(hub, 'Observation/$lastn?patient=yamada&code=29463-7&_elements=status');
    expect(Object.keys(body.entry[0].resource).sort()).toEqual(['code', 'id', 'meta', 'resourceType', 'status']);
  });

  test.each([
    ['code=29463-7', 'required http.patient'],
    ['patient:missing=false&code=29463-7', 'required http.patient'],
    ['patient=&code=29463-7', 'required http.patient'],
    ['patient=,&code=29463-7', 'required http.patient'],
    ['patient=yamada', 'required http.category'],
    ['patient=yamada&status=final', 'required http.category'],
    ['patient=yamada&code:missing=false', 'required http.category'],
    [`${VITAL}&max=0`, 'value http.max'],
    [`${VITAL}&max=x`, 'value http.max'],
    [`${VITAL}&max=1&max=2`, "invalid Parameters.parameter.where(name='max')"],
    [`${VITAL}&_count=5`, 'not-supported http._count'],
    [`${VITAL}&_sort=date`, 'not-supported http._sort'],
    [`${VITAL}&_include=Observation:subject`, 'not-supported http._include'],
    [`${VITAL}&nonsense=1`, 'not-supported http.nonsense'],
    [`${VITAL}&date=soon`, 'invalid http.date'],
  ])('%s answers 400', async (query, issue) => {
    const answer = await get(hub, `Observation/$lastn?${query}`).expect(400);
    expect(issuesOf(answer)).toEqual([issue]);
    expect(englishOf(answer)).not.toBe(japaneseOf(answer));
  });

  test('leniently, what is unknown or not taken is passed over with a warning', async () => {
    const { body } = await get(hub, `Observation/$lastn?patient=yamada&code=29463-7&nonsense=1&_count=5`, {
      Prefer: 'handling=lenient',
    }).expect(200);
    expect(idsOf(body.entry)).toEqual(['weight-3']);
    const outcome = body.entry.at(-1);
    expect(outcome.search.mode).toBe('outcome');
    expect(issuesOf({ body: outcome.resource })).toEqual(['not-supported http.nonsense', 'not-supported http._count']);
    expect(body.link[0].url).toBe(`${hub.base}/Observation/$lastn?patient=yamada&code=29463-7`);
  });

  test('is asked of all observations, not of one', async () => {
    expect((await get(hub, `Observation/weight-1/$lastn?${VITAL}`)).status).toBe(404);
    expect((await get(hub, `Patient/$lastn?${VITAL}`)).status).toBe(404);
  });
});

describe('POST Observation/$lastn', () => {
  test('takes its parameters from a Parameters resource, a Reference among them', async () => {
    const { status, body } = await post(hub, 'Observation/$lastn', {
      resourceType: 'Parameters',
      parameter: [
        { name: 'max', valuePositiveInt: 2 },
        { name: 'patient', valueReference: { reference: 'Patient/yamada' } },
        { name: 'code', valueString: '29463-7' },
        { name: 'date', valueString: 'lt2026-11-03' },
      ],
    });
    expect([status, idsOf(body.entry)]).toEqual([200, ['weight-2', 'weight-1']]);
  });

  test('takes them from the URL too', async () => {
    const { body } = await post(hub, 'Observation/$lastn?patient=yamada', {
      resourceType: 'Parameters',
      parameter: [{ name: 'code', valueString: '29463-7' }],
    });
    expect(idsOf(body.entry)).toEqual(['weight-3']);
  });

  test.each([
    [{ name: 'patient', valueReference: { display: '山田' } }, 'value http.patient'],
    [{ name: 'nonsense', valueString: 'x' }, 'not-supported http.nonsense'],
    [{ name: 'date', valuePeriod: { start: '2026' } }, 'not-supported http.date'],
  ])('%j answers 400', async (parameter, issue) => {
    const answer = await post(hub, `Observation/$lastn?${VITAL}`, {
      resourceType: 'Parameters',
      parameter: [parameter],
    });
    expect([answer.status, issuesOf(answer)]).toEqual([400, [issue]]);
  });
});

test('reads no more than it says, and says so', async () => {
  const [hit] = (await hub.store.search(parseSearch('Observation', [['_id', 'weight-1']], hub.hub.search), 'everyone'))
    .hits;
  let read = 0;
  const search = async (): Promise<SearchAnswer> => {
    read += 1_000;
    return { hits: Array.from({ length: 1_000 }, () => hit!), included: [], next: 'more' };
  };
  const view = new Proxy(hub.hub.view, {
    get: (target, name) => (name === 'search' ? search : Reflect.get(target, name)),
  });
  const call = {
    ...{ method: 'GET', path: ['Observation', '$lastn'], query: [] },
    ...{ caller: { actor: OPERATOR, audience: 'everyone' }, prefer: { answer: 'representation', lenient: false } },
    ...{ header: () => undefined, body: { isEmpty: true } },
  } as unknown as Call;
  const inputs = new Map([
    ['patient', ['yamada']],
    ['code', ['29463-7']],
  ]);
  const { body } = await lastn(inputs, call, { ...hub.hub, view }, { type: 'Observation' });
  const { entry } = JSON.parse(body.kind === 'json' ? body.text : '');
  expect(read).toBe(10_000);
  expect(issuesOf({ body: entry.at(-1).resource })).toEqual(['too-costly http.url']);
});

test('/metadata names it for Observation', async () => {
  const { body } = await get(hub, 'metadata');
  const named = body.rest[0].resource.filter(({ operation = [] }: { operation?: { name: string }[] }) =>
    operation.some(({ name }) => name === 'lastn'),
  );
  expect(named.map(({ type }: { type: string }) => type)).toEqual(['Observation']);
});
