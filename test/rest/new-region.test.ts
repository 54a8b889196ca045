// A fifth region is added to a running hub as examples/new-region/README.md tells: its commands are the requests made here, in
// their order. What no page shows (plans that cannot be followed) comes after.
import { readFileSync } from 'node:fs';
import type { Bundle, Encounter, OperationOutcome, Parameters, PlanDefinition, ServiceRequest, Task } from 'fhir/r4.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shapeFindings } from '../../src/fhir/validation/shape.ts';
import { shipment } from '../../src/shipment.ts';
import { FHIR, startTestHub, type TestHub } from '../support/hub.ts';
import { get, put, stored } from '../support/requests.ts';

const FOLDER = new URL('../../examples/new-region/', import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, FOLDER), 'utf8');
const X = 'https://renkei.example/fhir/StructureDefinition/';
const MIDORI = 'https://midori-no.example/fhir/';
const PLAN = `${MIDORI}PlanDefinition/midori-no`;
const NATIONAL = 'https://renkei.example/fhir/PlanDefinition/national|0.1.0';

let now = Date.parse('2026-12-01T09:00:00+09:00');
let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub({}, { shipment: shipment(), clock: () => now });
});
afterAll(() => hub?.close());

// ---- The commands of the page

interface Command {
  readonly method: string;
  readonly path: string;
  readonly type: string;
  readonly body: string | undefined;
}

const commands: Command[] = [...read('README.md').matchAll(/^curl (.*)$/gm)].map(([, line]) => ({
  method: /-X (\w+)/.exec(line!)?.[1] ?? 'GET',
  path: /"\$base([^"]*)"/.exec(line!)![1]!.replaceAll('\\$', '$'),
  type: /Content-Type: ([^']+)'/.exec(line!)?.[1] ?? FHIR,
  body: /--data '([^']+)'/.exec(line!)?.[1] ?? fileNamedIn(line!),
}));

function fileNamedIn(line: string): string | undefined {
  const file = /@examples\/new-region\/(\S+)/.exec(line)?.[1];
  return file && read(file);
}

let at = 0;

/** The next command of the page, sent when its bundle says it happened. */
async function next<T>(): Promise<T> {
  const { method, path, type, body } = commands[at++]!;
  const time = body && (JSON.parse(body) as Bundle).timestamp;
  if (time) now = Date.parse(time);
  const url = `/fhir${path}`;
  const sent = { GET: hub.http.get(url), POST: hub.http.post(url), PUT: hub.http.put(url), PATCH: hub.http.patch(url) };
  const request = sent[method as keyof typeof sent];
  const answer = body === undefined ? await request : await request.set('Content-Type', type).send(body);
  expect([method, path, answer.status]).toEqual([method, path, 200]);
  expect(await hub.hub.coordination.isUpToDate(20_000)).toBe(true);
  return answer.body as T;
}

// ---- What is there then

const tasksOf = async (stay: string): Promise<Map<string, Task>> => {
  const { body } = await get(hub, `Task?encounter=${stay}&_count=100`);
  const tasks = ((body as Bundle).entry ?? []).map(({ resource }) => resource as Task);
  return new Map(tasks.map((task) => [task.identifier![0]!.value!.replace(`${stay}/`, ''), task]));
};
const taskOf = async (stay: string, step: string): Promise<Task> => (await tasksOf(stay)).get(step)!;

const strengthOf = ({ extension = [] }: Task) =>
  extension.find(({ url }) => url === `${X}deadline-strength`)?.valueCode ?? '';
const rulesOf = ({ code }: Task): string[] =>
  code!.coding!.filter(({ system }) => system!.endsWith('/CodeSystem/rule')).map((rule) => rule.code!);

/** `step: who, rules, by when`, as the page's table has it. */
const rows = (tasks: Map<string, Task>): string[] =>
  [...tasks]
    .map(([step, task]) => {
      const { owner, restriction, status } = task;
      const when = [strengthOf(task), restriction?.period?.end].filter(Boolean).join(' ');
      return `${step}: ${owner!.reference!.split('/')[1]}, ${rulesOf(task).join(' ')}, ${when}, ${status}`;
    })
    .sort();

const coordinationOf = ({ parameter = [] }: Parameters) => ({
  region: parameter.find(({ name }) => name === 'region')?.valueCode,
  plans: parameter.filter(({ name }) => name === 'plan').map(({ valueCanonical }) => valueCanonical),
  tasks: parameter
    .filter(({ name }) => name === 'task')
    .map(({ part = [] }) => ({
      rules: part.filter(({ name }) => name === 'rule').map(({ valueCode }) => valueCode),
      why: part.find(({ name }) => name === 'why')?.valueString ?? '',
    })),
  notNeeded: parameter
    .filter(({ name }) => name === 'not-needed')
    .map(({ part = [] }) => part.find(({ name }) => name === 'rule')?.valueCode),
});

// ---- A plan and a stay, otherwise

const bundles = ['region.json', 'stay-01-admitted.json', 'new-user-01-admitted.json'];
const sent = (file: string) => (JSON.parse(read(file)) as Bundle).entry!.map(({ resource }) => resource!);
const planNow = (): PlanDefinition => JSON.parse(read('plan-revised.json'));
const morita = sent('stay-01-admitted.json').find((each): each is Encounter => each.resourceType === 'Encounter')!;

/** Another stay of the same patient, who has a care manager. */
async function admit(id: string, start: string, more: Partial<Encounter> = {}): Promise<void> {
  now = Date.parse(start) + 3_600_000;
  const { status } = await put(hub, `Encounter/${id}`, { ...morita, ...more, id, period: { start } });
  expect(status).toBe(201);
  expect(await hub.hub.coordination.isUpToDate(20_000)).toBe(true);
}

const expected = (date: string, recorded: string) => ({
  url: `${X}expected-discharge`,
  extension: [
    { url: 'date', valueDate: date },
    { url: 'stage', valueCode: 'expected' },
    { url: 'recorded', valueDateTime: recorded },
  ],
});

describe('a region posted to a running hub', () => {
  test('is valid R4, all of it', () => {
    for (const file of [...bundles, 'stay-02-in-sight.json', 'stay-03-discharged.json', 'new-user-02-taken.json']) {
      expect([file, shapeFindings(JSON.parse(read(file)))]).toEqual([file, []]);
    }
    expect(shapeFindings(planNow() as never)).toEqual([]);
  });

  test('is there at once: the support centre of an address is found', async () => {
    await next();
    const { parameter = [] } = await next<Parameters>();
    expect(
      parameter.filter(({ name }) => name === 'support-centre').map((each) => each.valueReference?.reference),
    ).toEqual(['Organization/mn-hokatsu-01']);
  });

  test('rules the stays of its hospitals; what it leaves open is filled from national and says so', async () => {
    await next();
    const { region, plans, tasks } = coordinationOf(await next<Parameters>());
    expect({ region, plans }).toEqual({ region: 'midori-no', plans: [`${PLAN}|1.0.0`, NATIONAL] });
    expect(rows(await tasksOf('mn-morita-stay'))).toEqual([
      'admission-information: mn-kyotaku-01, RB-01 RB-04, fee-condition 2026-12-03, requested',
      'identify-care-manager: mn-hosp-01, RB-01, none, completed',
      'share-outlook: mn-hosp-01, MN-02, guideline 2026-12-06, requested',
    ]);
    const isStopgap = ({ why }: { why: string }): boolean => why.startsWith('地域の定めなし。');
    expect(tasks.filter(isStopgap).map(({ rules }) => rules)).toEqual([['RB-01', 'RB-04'], ['RB-01']]);
    expect(tasks.find((task) => !isStopgap(task))).toMatchObject({
      rules: ['MN-02'],
      why: expect.stringMatching(/^MN-02（みどり野市の入退院調整）による手順です。/) as string,
    });
  });

  test('has its rules in its own code system, on Tasks too', async () => {
    const { code } = await taskOf('mn-morita-stay', 'share-outlook');
    expect(code!.coding).toContainEqual({ system: `${MIDORI}CodeSystem/rule`, code: 'MN-02' });
    const { body } = await get(hub, `Task?code=${encodeURIComponent(`${MIDORI}CodeSystem/rule|MN-02`)}`);
    expect(body.entry).toHaveLength(1);
  });

  test('has its own days: the notice 5 days before, to the care manager', async () => {
    await next();
    const { entry = [] } = await next<Bundle>();
    expect(entry).toHaveLength(1);
    expect(entry[0]!.resource).toMatchObject({
      owner: { reference: 'Organization/mn-hosp-01' },
      requester: { reference: 'Organization/mn-kyotaku-01' },
      restriction: { period: { end: '2026-12-17' } },
    });
    expect(rulesOf(entry[0]!.resource as Task)).toEqual(['MN-04']);
    expect((await taskOf('mn-morita-stay', 'discharge-record')).restriction!.period!.end).toBe('2026-12-17');
  });

  test('sends whoever has no care manager to its support centre', async () => {
    await next();
    const { entry = [] } = await next<Bundle>();
    expect(entry.map(({ resource }) => (resource as Task).input)).toEqual([
      [
        expect.objectContaining({
          valueReference: expect.objectContaining({ reference: 'HealthcareService/mn-hokatsu-01' }),
        }),
      ],
    ]);
  });

  test('for a new user, 10 days before; the other cases and their reasons are told', async () => {
    await next();
    const { tasks, notNeeded } = coordinationOf(await next<Parameters>());
    expect(rows(await tasksOf('mn-nakagawa-stay'))).toContain(
      'notify-discharge: mn-hosp-01, MN-05, guideline 2026-12-15, requested',
    );
    expect(tasks.map(({ rules }) => rules.join(' '))).toContain('MN-05');
    expect(notNeeded).toEqual(expect.arrayContaining(['MN-04', 'MN-06']));
  });
});

describe('a revised rule book', () => {
  test('leaves a stay under the version of its day of admission', async () => {
    now = Date.parse('2026-12-10T09:00:00+09:00');
    await next();
    const { body } = await get(hub, 'Encounter/mn-morita-stay/$coordination');
    expect(coordinationOf(body).plans).toEqual([`${PLAN}|1.0.0`, NATIONAL]);
    expect((await taskOf('mn-morita-stay', 'notify-discharge')).restriction!.period!.end).toBe('2026-12-17');
  });

  test('rules the stays that begin in its time', async () => {
    await admit('mn-morita-later', '2026-12-10T10:00:00+09:00', {
      extension: [expected('2026-12-28', '2026-12-10T10:30:00+09:00')],
    });
    expect((await taskOf('mn-morita-later', 'notify-discharge')).restriction!.period!.end).toBe('2026-12-21');
  });

  test('takes over a stay whose order is rewritten: the Task moves, and is the same', async () => {
    const before = await taskOf('mn-morita-stay', 'notify-discharge');
    const order = await next<ServiceRequest>();
    expect(order.instantiatesCanonical).toEqual([`${PLAN}|1.1.0`]);
    const { entry = [] } = await next<Bundle>();
    expect(entry.map(({ resource }) => resource)).toMatchObject([
      { id: before.id, status: 'requested', restriction: { period: { end: '2026-12-15' } } },
    ]);
  });

  test('and the stay goes on to its end: the report of the region, 14 days after the discharge', async () => {
    await next();
    expect(rows(await tasksOf('mn-morita-stay'))).toContain(
      'report-after-discharge: mn-kyotaku-01, MN-09, guideline 2027-01-05, requested',
    );
    expect(at).toBe(commands.length);
  });
});

describe('the cases of the region', () => {
  test('a discharge that became known less than three days before is told immediately', async () => {
    await admit('mn-morita-sudden', '2026-12-24T10:00:00+09:00', {
      extension: [expected('2026-12-26', '2026-12-24T10:30:00+09:00')],
    });
    const task = await taskOf('mn-morita-sudden', 'notify-discharge');
    expect([rulesOf(task), strengthOf(task), task.priority, task.restriction]).toEqual([
      ['MN-06'],
      'immediate',
      'stat',
      undefined,
    ]);
  });

  test('a child follows the national plan alone', async () => {
    await stored(hub, { resourceType: 'Patient', id: 'mn-child', birthDate: '2018-04-01' });
    await admit('mn-child-stay', '2026-12-24T12:00:00+09:00', { subject: { reference: 'Patient/mn-child' } });
    const { body } = await get(hub, 'Encounter/mn-child-stay/$coordination');
    const { region, plans, tasks } = coordinationOf(body);
    expect({ region, plans }).toEqual({ region: 'midori-no', plans: [NATIONAL] });
    expect(tasks.every(({ why }) => why.startsWith('地域の定めなし。'))).toBe(true);
  });
});

// ---- Plans that cannot be followed

type Action = NonNullable<PlanDefinition['action']>[number];
const actionOf = ({ action = [] }: PlanDefinition, id: string): Action => action.find((each) => each.id === id)!;
const withPlan = (change: (plan: PlanDefinition) => void): PlanDefinition => {
  const plan = planNow();
  change(plan);
  return plan;
};

const BROKEN: [says: string, change: (plan: PlanDefinition) => void, at: RegExp, en: RegExp, ja: RegExp][] = [
  [
    'whose deadlines go round in a circle',
    (plan) => {
      actionOf(plan, 'notify-discharge-date').relatedAction = [
        { actionId: 'discharge-record', relationship: 'concurrent' },
      ];
      actionOf(plan, 'discharge-record').relatedAction = [
        { actionId: 'notify-discharge-date', relationship: 'concurrent' },
      ];
    },
    /^PlanDefinition\.action\[\d+\]\.relatedAction\[0\]\.actionId$/,
    /in a circle/,
    /一回り/,
  ],
  [
    'with an expression that is no FHIRPath',
    (plan) => {
      actionOf(plan, 'share-outlook').condition![1]!.expression!.expression = '%office.exists( and';
    },
    /^PlanDefinition\.action\[4\]\.condition\[1\]\.expression$/,
    /no FHIRPath/,
    /FHIRPath として読めません/,
  ],
  [
    'that counts from a day nobody knows',
    (plan) => {
      actionOf(plan, 'share-outlook').relatedAction![0]!.actionId = 'SURGERY';
    },
    /^PlanDefinition\.action\[4\]\.relatedAction\[0\]\.actionId$/,
    /“SURGERY” is neither a milestone/,
    /「SURGERY」は、節目/,
  ],
  [
    'with a step that names no rule of any rule book',
    (plan) => {
      actionOf(plan, 'share-outlook').code = [{ coding: [{ system: 'http://loinc.org', code: '18842-5' }] }];
    },
    /^PlanDefinition\.action\[4\]$/,
    /names no rule/,
    /ルールの番号がありません/,
  ],
];

describe('a plan that cannot be followed', () => {
  test.each(BROKEN)('%s is refused: where, why, and how to mend it', async (_, change, where, en, ja) => {
    const { status, body } = await put(hub, 'PlanDefinition/midori-no', withPlan(change));
    expect([status, body.resourceType]).toEqual([422, 'OperationOutcome']);
    const [issue] = (body as OperationOutcome).issue.filter(({ expression = [] }) => where.test(expression[0] ?? ''));
    expect(issue).toMatchObject({ severity: 'error', code: 'business-rule' });
    expect(issue!.diagnostics).toMatch(en);
    expect(issue!.details!.text).toMatch(ja);
  });

  test('leaves the plan as it was', async () => {
    const { body } = await get(hub, 'PlanDefinition/midori-no');
    expect([body.version, body.meta.versionId]).toEqual(['1.1.0', '2']);
  });

  test('where a condition has no answer for the facts of a stay, the hospital is asked to look, and the other steps go on', async () => {
    const plan = withPlan((each) => {
      each.version = '1.2.0';
      each.effectivePeriod = { start: '2027-01-01' };
      // A list where one value is needed: nobody can tell before the facts are there.
      actionOf(each, 'share-outlook').condition![1]!.expression!.expression = "('a' | %phase).single() = 'a'";
    });
    const { status } = await put(hub, 'PlanDefinition/midori-no', plan);
    expect(status).toBe(200);
    await admit('mn-morita-next-year', '2027-01-05T10:00:00+09:00', {
      extension: [expected('2027-01-25', '2027-01-05T10:30:00+09:00')],
    });
    const tasks = await tasksOf('mn-morita-next-year');
    expect([...tasks.keys()].sort()).toEqual([
      'admission-information',
      'discharge-record',
      'identify-care-manager',
      'notify-discharge',
      'resolve/condition-midori-no-share-outlook',
    ]);
    expect(tasks.get('resolve/condition-midori-no-share-outlook')).toMatchObject({
      status: 'requested',
      owner: { reference: 'Organization/mn-hosp-01' },
      description: expect.stringContaining('入院期間の見込みの共有') as string,
    });
  });

  test('once it is mended, what was asked is settled and the step is there', async () => {
    await put(hub, 'PlanDefinition/midori-no', {
      ...planNow(),
      version: '1.2.0',
      effectivePeriod: { start: '2027-01-01' },
    });
    expect(await hub.hub.coordination.isUpToDate(20_000)).toBe(true);
    const tasks = await tasksOf('mn-morita-next-year');
    expect(tasks.get('resolve/condition-midori-no-share-outlook')!.status).toBe('completed');
    expect(tasks.get('share-outlook')!.status).toBe('requested');
  });
});
