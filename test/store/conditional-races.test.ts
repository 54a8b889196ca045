// Many conditions at once that mean the same, however each is written: they make one resource.
// https://hl7.org/fhir/R4/http.html#ccreate and #cond-update
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FHIR, startTestHub, type TestHub } from '../support/hub.ts';
import { bundleOf, entry, get, post, put, stored } from '../support/requests.ts';
import { EVERYONE } from '../support/writing.ts';

let hub: TestHub;

beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub?.close());

const S = 'urn:s';
const patient = (value: string, more: object = {}) => ({
  resourceType: 'Patient',
  gender: 'male',
  identifier: [
    { system: S, value, type: { coding: [{ system: 'urn:types', code: 'MR' }] } },
    { system: 'urn:t', value: `t${value}` },
  ],
  ...more,
});

/** Ways to ask for the one patient above. */
const WRITTEN: readonly ((value: string) => string)[] = [
  (value) => `identifier=${S}|${value}`,
  (value) => `identifier=${value}`,
  (value) => `identifier=${S}|x,${S}|${value}`,
  (value) => `identifier=${value},${S}|x`,
  (value) => `gender=male&identifier=${S}|${value}`,
  (value) => `identifier=${S}|${value}&gender=male`,
  (value) => `identifier=urn:t|t${value}`,
  (value) => `identifier=t${value},${value}`,
  (value) => `identifier=${S}|${value}&identifier=urn:t|t${value}`,
];

const WAYS = {
  create: (condition: string, value: string) => post(hub, 'Patient', patient(value), { 'If-None-Exist': condition }),
  update: (condition: string, value: string) => put(hub, `Patient?${condition}`, patient(value)),
  batch: (condition: string, value: string) =>
    post(hub, '', bundleOf('batch', entry('POST', 'Patient', patient(value), { ifNoneExist: condition }))),
  transaction: (condition: string, value: string) =>
    post(hub, '', bundleOf('transaction', entry('POST', 'Patient', patient(value), { ifNoneExist: condition }))),
  'transaction of an update': (condition: string, value: string) =>
    post(hub, '', bundleOf('transaction', entry('PUT', `Patient?${condition}`, patient(value)))),
} as const;
type Way = keyof typeof WAYS;

const statusOf = ({
  status,
  body,
}: {
  status: number;
  body: { type?: string; entry?: { response: { status: string } }[] };
}) => (body.entry === undefined ? status : Number.parseInt(body.entry[0]!.response.status, 10));
const countOf = async (query: string): Promise<number> =>
  (await get(hub, `Patient?${query}&_summary=count`)).body.total;

let races = 0;

async function race(runners: readonly { way: Way; written: number }[]): Promise<number[]> {
  races += 1;
  const value = `race-${races}`;
  const answers = await Promise.all(
    runners.map(async ({ way, written }) => statusOf(await WAYS[way](WRITTEN[written]!(value), value))),
  );
  expect([await countOf(`identifier=${S}|${value}`), value]).toEqual([1, value]);
  return answers.sort();
}

describe.each(['create', 'update'] as const)('32 at once by conditional %s', (way) => {
  test('under conditions that are written in nine ways make one resource', async () => {
    const answers = await race(Array.from({ length: 32 }, (_, i) => ({ way, written: i % WRITTEN.length })));
    expect(answers).toEqual([...Array(31).fill(200), 201]);
  });
});

test('any interleaving of conditional creates and updates with the same identifier leaves one resource', async () => {
  const runner = fc.record({
    way: fc.constantFrom(...(Object.keys(WAYS) as Way[])),
    written: fc.nat({ max: WRITTEN.length - 1 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(runner, { minLength: 2, maxLength: 16 }), async (runners) => {
      const answers = await race(runners);
      expect(answers).toEqual([...Array(runners.length - 1).fill(200), 201]);
    }),
    { numRuns: 12 },
  );
});

test('by any number of a system, which each would be', async () => {
  const make = (condition: string, value: string) =>
    post(
      hub,
      'Patient',
      { resourceType: 'Patient', identifier: [{ system: 'urn:any', value }] },
      { 'If-None-Exist': condition },
    );
  const answers = await Promise.all(
    Array.from({ length: 16 }, async (_, i) =>
      statusOf(await make(i % 2 === 0 ? 'identifier=urn:any|' : 'identifier=urn:any|1', '1')),
    ),
  );
  expect(answers.sort()).toEqual([...Array(15).fill(200), 201]);
});

test('by a kind of number', async () => {
  const ways = ['identifier:of-type=urn:types|MR|kind', `identifier=${S}|kind`, 'identifier=kind'];
  const answers = await Promise.all(
    Array.from({ length: 15 }, async (_, i) => statusOf(await WAYS.create(ways[i % 3]!, 'kind'))),
  );
  expect(answers.sort()).toEqual([...Array(14).fill(200), 201]);
});

test('by what no identifier tells: one condition in several orders', async () => {
  const of = (condition: string) =>
    hub.http
      .post('/fhir/Patient')
      .set({ 'Content-Type': FHIR, 'If-None-Exist': condition })
      .send({ resourceType: 'Patient', gender: 'other', birthDate: '1931-05-06', name: [{ family: 'race' }] });
  const ways = [
    'family=race&birthdate=1931-05-06,1931-05-07',
    'birthdate=1931-05-07,1931-05-06&family=race',
    'birthdate=1931-05-06,1931-05-07&family=race&family=race',
  ];
  const answers = await Promise.all(
    Array.from({ length: 30 }, async (_, i) => statusOf(await of(encodeURI(ways[i % 3]!)))),
  );
  expect(answers.sort()).toEqual([...Array(29).fill(200), 201]);
});

describe('two at once under different conditions, each of which the other’s resource meets', () => {
  const ROUNDS = 40;
  const of = (type: string, resource: object, condition: string) =>
    post(hub, type, { resourceType: type, ...resource }, { 'If-None-Exist': encodeURI(condition) });
  const finding = (round: number) => ({
    ...{ status: 'final', code: { coding: [{ system: 'urn:c', code: `round-${round}` }] } },
    ...{ subject: { reference: `Patient/s${round}` }, encounter: { reference: `${hub.base}/Encounter/e${round}` } },
    effectiveDateTime: '2026-11-21',
  });
  const person = (round: number) => ({ birthDate: `19${10 + round}-05-06`, name: [{ family: `twin${round}x` }] });

  test.each<[string, string, (round: number) => object, (round: number) => string[]]>([
    ['a name, a birth date', 'Person', person, (i) => [`name:exact=twin${i}x`, `birthdate=19${10 + i}-05-06`]],
    ['whom, where', 'Observation', finding, (i) => [`subject=Patient/s${i}`, `encounter=Encounter/e${i}`]],
    ['whom, a code', 'Observation', finding, (i) => [`code=round-${i}`, `patient=s${i}`]],
    ['where, a code and a day', 'Observation', finding, (i) => [`encounter=e${i}`, `code=round-${i}&date=2026-11`]],
  ])('%s: they make one', async (what, type, resource, conditions) => {
    const from = what.length * 100;
    for (let round = 0; round < ROUNDS; round += 1) {
      const number = type === 'Person' ? round : from + round;
      const [one, other] = conditions(number);
      const answers = await Promise.all(
        [one!, other!, one!, other!].map((condition) => of(type, resource(number), condition).then(statusOf)),
      );
      expect([round, ...answers.sort()]).toEqual([round, 200, 200, 200, 201]);
    }
  });

  test('one that names its subject by a search in a transaction: they make one', async () => {
    await stored(hub, { resourceType: 'Patient', id: 'sought', identifier: [{ system: S, value: 'sought' }] });
    for (let round = 0; round < ROUNDS; round += 1) {
      const resource = (reference: string) => ({
        ...{
          resourceType: 'Flag',
          status: 'active',
          code: { text: 'x' },
          encounter: { reference: `Encounter/f${round}` },
        },
        ...{ subject: { reference }, author: { reference: `Organization/f${round}` } },
      });
      const answers = await Promise.all([
        post(hub, 'Flag', resource('Patient/sought'), {
          'If-None-Exist': `subject=Patient/sought&author=Organization/f${round}`,
        }).then(statusOf),
        post(
          hub,
          '',
          bundleOf(
            'transaction',
            entry('POST', 'Flag', resource(`Patient?identifier=${S}|sought`), { ifNoneExist: `encounter=f${round}` }),
          ),
        ).then(statusOf),
      ]);
      expect([round, ...answers.sort()]).toEqual([round, 200, 201]);
    }
  });
});

test('more conditions than there is room for locks: large transactions take turns, and make none twice', async () => {
  const many = (from: number): object =>
    bundleOf(
      'transaction',
      ...Array.from({ length: 300 }, (_, i) => {
        const value = `many-${(i + from) % 300}`;
        return entry('POST', 'Patient', patient(value), { ifNoneExist: `identifier=${S}|${value}` });
      }),
    );
  // One that has waited long enough is told to come again, and does.
  const insisting = async (from: number): Promise<{ status: number }> => {
    const answer = await post(hub, '', many(from));
    return answer.status === 409 ? insisting(from) : answer;
  };
  const answers = await Promise.all([0, 100, 200].map(insisting));
  const alone = await WAYS.create(`identifier=many-7`, 'many-7');
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(alone.status).toBe(200);
  expect(await countOf(`identifier=${S}|many-0,${S}|many-150,${S}|many-299`)).toBe(3);
});

describe('a match that is changed while its lock is waited for', () => {
  test('is not deleted when it meets the condition no more', async () => {
    const { id } = await stored(hub, patient('moved', { active: false }));
    const condition = `Patient?identifier=${S}|moved&active=false`;
    // Holds the row, as a slow transaction does.
    let release = (): void => undefined;
    const released = new Promise<void>((done) => {
      release = done;
    });
    let holds = (): void => undefined;
    const held = new Promise<void>((done) => {
      holds = done;
    });
    const change = hub.store.write(
      [{ kind: 'update', type: 'Patient', id, resource: patient('moved', { id, active: true }) }],
      EVERYONE,
      async () => {
        holds();
        await released;
      },
    );
    await held;
    const removal = hub.http.delete(`/fhir/${condition}`).then(({ status }) => status);
    // On one connection the removal waits for its turn; on several it has found its match and waits for the row.
    await waiting();
    release();
    await change;
    expect(await removal).toBe(204);
    const { status, body } = await get(hub, `Patient/${id}`);
    expect([status, body.active]).toEqual([200, true]);
  });

  async function waiting(): Promise<void> {
    if (hub.store.database.kind === 'pglite') return;
    await expect
      .poll(async () => {
        const rows = await hub.store.database.query(
          `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
        );
        return rows.length;
      })
      .toBeGreaterThan(0);
  }
});
