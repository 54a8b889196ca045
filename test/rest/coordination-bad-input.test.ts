// Coordination of what nobody should have sent: the feed goes on, the other steps of the stay and all other stays are seen to,
// and whoever has to put it right is told.
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, type MockInstance, test, vi } from 'vitest';
import type { Resource } from '../../src/fhir/resource.ts';
import { shipment } from '../../src/shipment.ts';
import { hasDatabase } from '../support/database.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { openSteps, type TaskSeen, tasksOf } from '../support/living-tasks.ts';
import { bundleOf, entry, get, post, put, type Stored } from '../support/requests.ts';
import { caughtUp, tell } from '../support/schedule.ts';
import { HOSPITAL, OFFICE, PLAIN, plainStay, type StayStory, strandsOf } from '../support/stay-events.ts';
import * as a from '../support/stays.ts';

let hub: TestHub;
const NOW = Date.parse('2026-11-20T12:00:00+09:00');
let defects: MockInstance;
beforeAll(async () => {
  hub = await startTestHub({ RENKEI_VALIDATION: 'off' }, { shipment: shipment(), clock: () => NOW });
}, 300_000);
afterAll(() => hub?.close());
beforeEach(() => {
  if (hub === undefined) return;
  defects = vi.spyOn(hub.log, 'error').mockImplementation(() => undefined);
  defects.mockClear();
});
afterEach(() => vi.restoreAllMocks());

let made = 0;
const newName = (): string => {
  made += 1;
  return `bad-${made}-x`;
};

const ownersOf = (tasks: readonly TaskSeen[], step: string): unknown =>
  tasks.find(({ key }) => key.endsWith(`/${step}`))?.resource.owner;

async function expectExplained(name: string): Promise<void> {
  const { status, body } = await get(hub, `Encounter/${name}/$coordination`);
  expect(status).toBe(200);
  expect(body.parameter).toContainEqual({ name: 'up-to-date', valueBoolean: true });
}

/** An ordinary stay after all that: the engine lives. */
async function expectAlive(): Promise<void> {
  expect(defects.mock.calls).toEqual([]);
  await vi.waitFor(async () => {
    const { readers } = await hub.store.feedState();
    expect(readers.map(({ waiting }) => waiting)).toEqual(readers.map(() => 0));
  }, 20_000);
  const name = newName();
  await tell(hub, ...plainStay(name));
  expect(openSteps(await tasksOf(hub, name))).toContain('admission-information');
}

const URN = 'urn:uuid:9f3c1f0e-8a57-4a1e-9f5d-2c1d3b0a7e11';
const ORDINARY = ['admission-information', 'notify-discharge'];

describe.skipIf(!hasDatabase())('a stay', () => {
  afterEach(expectAlive);

  test('without a hospital: a Task asks for it, and the office’s own steps are there', async () => {
    const name = newName();
    await tell(hub, ...plainStay(name, () => ({ serviceProvider: undefined })));
    const tasks = await tasksOf(hub, name);
    expect(openSteps(tasks)).toEqual(expect.arrayContaining(['admission-information', 'resolve/no-hospital']));
    expect(openSteps(tasks)).not.toContain('notify-discharge');
    const asked = tasks.find(({ key }) => key.endsWith('no-hospital'))!.resource;
    expect(asked.owner.reference).toBe(`Organization/${OFFICE}`);
    expect(asked.description).toContain('Encounter.serviceProvider');
    await tell(hub, ...plainStay(name));
    const after = await tasksOf(hub, name);
    expect(openSteps(after)).toEqual(expect.arrayContaining(ORDINARY));
    expect(after.find(({ key }) => key.endsWith('no-hospital'))).toMatchObject({
      status: 'completed',
      reason: 'fact-recorded',
    });
  });

  test('whose hospital is named in words only: its steps name it in words, the office’s own are there', async () => {
    const name = newName();
    await tell(hub, ...plainStay(name, () => ({ serviceProvider: { display: 'となり町の病院' } })));
    const tasks = await tasksOf(hub, name);
    expect(openSteps(tasks)).toContain('admission-information');
    expect(ownersOf(tasks, 'discharge-record')).toEqual({ type: 'Organization', display: 'となり町の病院' });
  });

  test('whose hospital is not stored: its steps are there, and name it as the stay does', async () => {
    const name = newName();
    await tell(hub, ...plainStay(name, () => ({ serviceProvider: { reference: 'Organization/nobody-knows' } })));
    const tasks = await tasksOf(hub, name);
    expect(openSteps(tasks)).toContain('admission-information');
    expect(ownersOf(tasks, 'discharge-record')).toMatchObject({ reference: 'Organization/nobody-knows' });
  });

  test('of an unknown region: the national steps, and a Task that lists the regions there are', async () => {
    const name = newName();
    const region = { url: 'https://renkei.example/fhir/StructureDefinition/region', valueCode: 'atlantis' };
    await tell(hub, ...plainStay(name, ({ extension }) => ({ extension: [region, ...(extension as object[])] })));
    const tasks = await tasksOf(hub, name);
    expect(openSteps(tasks)).toContain('resolve/unknown-region');
    expect(openSteps(tasks).length).toBeGreaterThan(1);
    expect(tasks.find(({ key }) => key.endsWith('unknown-region'))!.resource.description).toMatch(
      /atlantis.*honjo-kodama/s,
    );
  });

  test('of a region without rules of its own: the national steps, and nothing to resolve', async () => {
    const name = newName();
    const region = { url: 'https://renkei.example/fhir/StructureDefinition/region', valueCode: 'kodaira' };
    await tell(hub, ...plainStay(name, ({ extension }) => ({ extension: [region, ...(extension as object[])] })));
    const steps = openSteps(await tasksOf(hub, name));
    expect(steps.length).toBeGreaterThan(0);
    expect(steps.filter((step) => step.startsWith('resolve/'))).toEqual([]);
  });

  test.each<[string, object]>([
    ['of a patient in words', { subject: { display: '山田 太郎' } }],
    ['of a patient who is not stored', { subject: { reference: 'Patient/never-stored' } }],
    ['of a group', { subject: { reference: 'Group/g' } }],
    ['of a patient by number', { subject: { identifier: { system: 'urn:mrn', value: 'nobody' } } }],
    ['of a patient elsewhere', { subject: { reference: 'https://elsewhere.example/fhir/Patient/1' } }],
    ['of a patient in words, and an urn', { subject: { reference: URN, display: '山田 太郎' } }],
  ])('%s: whoever is the care manager is to be found out', async (_, change) => {
    const name = newName();
    await tell(hub, ...plainStay(name, () => change));
    expect(openSteps(await tasksOf(hub, name))).toContain('identify-care-manager');
    await expectExplained(name);
  });

  test.each<[string, object]>([
    ['of nobody', { subject: undefined }],
    ['of an empty name', { subject: {} }],
    ['of a contained patient', { subject: { reference: '#p' }, contained: [{ resourceType: 'Patient', id: 'p' }] }],
    ['of a reference that is none', { subject: { reference: 'いつもの人' } }],
    ['of an urn', { subject: { reference: URN } }],
  ])('%s: somebody is asked who it is', async (_, change) => {
    const name = newName();
    await tell(hub, ...plainStay(name, () => change));
    expect(openSteps(await tasksOf(hub, name))).toEqual(['resolve/no-patient']);
    await expectExplained(name);
    await tell(hub, ...plainStay(name));
    expect(openSteps(await tasksOf(hub, name))).toEqual(expect.arrayContaining(ORDINARY));
  });

  const END = '9999-12-31T23:59:59+09:00';
  const BEGIN = '0001-01-01T00:00:00+09:00';
  const at = (date: string) => a.expected(date);
  test.each<[string, object]>([
    ['admitted at the end of all days', { period: { start: END } }],
    ['admitted at the beginning of all days', { period: { start: BEGIN } }],
    ['that ended before it began', { period: { start: '2026-11-10', end: '2026-11-01' }, status: 'finished' }],
    ['that ended before it began, and goes on', { period: { start: '2026-11-10', end: '2026-11-01' } }],
    ['that ended at the end of all days', { period: { start: '2026-11-10', end: END }, status: 'finished' }],
    ['finished without a period', { period: undefined, status: 'finished' }],
    ['without a period', { period: undefined }],
    ['with a day that is none', { period: { start: '2026-02-30' } }],
    ['with a period of words', { period: { start: 'きのう', end: 'あした' } }],
    ['with a period that is a text', { period: '2026-11-10' }],
    ['expected to end at the end of all days', at('9999-12-31')],
    ['expected to end at the beginning of all days', at('0001-01-01')],
    ['expected to end on a day that is none', at('2026-13-01')],
    ['whose date was recorded at the end of all days', a.expected('2026-12-10', END)],
    ['whose date was recorded before all days', a.expected('2026-12-10', BEGIN)],
    ['of no status', { status: undefined }],
    ['of a status nobody knows', { status: 'sleeping' }],
    ['of no class', { class: undefined }],
    ['that is part of itself', { partOf: { reference: 'Encounter/itself' } }],
  ])('%s is explained, and holds up nobody', async (_, change) => {
    const name = newName();
    await tell(hub, ...plainStay(name, () => change));
    const { status } = await get(hub, `Encounter/${name}/$coordination`);
    expect([200, 404, 422]).toContain(status);
    await tell(hub, ...plainStay(name));
    expect(openSteps(await tasksOf(hub, name))).toEqual(expect.arrayContaining(ORDINARY));
  });

  test('with a deadline agreed on for the end of all days', async () => {
    const name = newName();
    await tell(hub, ...plainStay(name));
    const task = (await tasksOf(hub, name)).find(({ key }) => key.endsWith('/notify-discharge'))!;
    const { status } = await post(hub, `Task/${task.resource.id}/$agree-deadline`, {
      resourceType: 'Parameters',
      parameter: [
        { name: 'deadline', valueDate: '9999-12-31' },
        { name: 'reason', valueString: 'いつでもよい' },
      ],
    });
    expect([200, 422]).toContain(status);
    await caughtUp(hub);
    await tell(hub, ...plainStay(name, () => ({ reasonCode: [{ text: '肺炎' }] })));
    expect(openSteps(await tasksOf(hub, name))).toEqual(expect.arrayContaining(ORDINARY));
  });

  test.each(['chain', 'star', 'circle'])('of a person with 300 records joined in a %s', async (form) => {
    const name = newName();
    const id = (n: number): string => (n === 0 ? `${name}-p` : `${name}-p-${n}`);
    const linked = (n: number): string[] => {
      if (form === 'star') return n === 0 ? [] : [id(0)];
      return [id(form === 'circle' ? (n + 1) % 300 : Math.min(n + 1, 299))].filter((other) => other !== id(n));
    };
    const records = Array.from({ length: 300 }, (_, n) =>
      entry('PUT', `Patient/${id(n)}`, a.patient(id(n), ...linked(n))),
    );
    const { status } = await post(hub, '', bundleOf('transaction', ...records));
    expect(status).toBe(200);
    await tell(hub, ...plainStay(name).filter(({ resourceType }) => resourceType !== 'Patient'));
    expect(openSteps(await tasksOf(hub, name))).toEqual(expect.arrayContaining(ORDINARY));
    await expectExplained(name);
  });
});

describe.skipIf(!hasDatabase())('what is told of a stay', () => {
  afterEach(expectAlive);

  test.each<[string, (order: Stored) => object]>([
    ['its key', ({ identifier: _, ...order }) => order],
    ['its stay', ({ encounter: _, ...order }) => order],
    ['all of it', ({ id }) => ({ resourceType: 'ServiceRequest', id })],
  ])('an order from which somebody took %s is made good', async (_, without) => {
    const name = newName();
    await tell(hub, ...plainStay(name));
    const ordersOf = async (): Promise<Stored[]> =>
      ((await get(hub, `ServiceRequest?encounter=Encounter/${name}`)).body.entry ?? []).map(
        ({ resource }: { resource: Stored }) => resource,
      );
    const [order] = (await ordersOf()) as [Stored];
    await tell(hub, without(order) as Resource);
    await tell(hub, ...plainStay(name, () => ({ reasonCode: [{ text: '肺炎' }] })));
    expect(await ordersOf()).toMatchObject([{ id: order.id, identifier: order.identifier, status: 'active' }]);
    expect(openSteps(await tasksOf(hub, name))).toEqual(expect.arrayContaining(ORDINARY));
  });

  test('contacts that answer one another, themselves, and steps that answer them', async () => {
    const name = newName();
    await tell(hub, ...plainStay(name));
    const task = (await tasksOf(hub, name)).find(({ key }) => key.endsWith('/notify-discharge'))!.resource;
    const about = (other: string, more: object = {}): object => ({
      encounter: a.to(`Encounter/${name}`),
      inResponseTo: [a.to(`Communication/${other}`)],
      partOf: [a.to(`Communication/${other}`)],
      basedOn: [a.to(`Communication/${other}`), a.to(`Task/${task.id}`)],
      status: 'in-progress',
      ...more,
    });
    await tell(
      hub,
      a.contact(`${name}-1`, about(`${name}-2`)),
      a.contact(`${name}-2`, about(`${name}-1`)),
      a.contact(`${name}-3`, about(`${name}-3`)),
    );
    expect(openSteps(await tasksOf(hub, name))).toContain('notify-discharge');
    await tell(hub, a.contact(`${name}-1`, about(`${name}-2`, { status: 'completed' })));
    expect((await tasksOf(hub, name)).find(({ key }) => key.endsWith('/notify-discharge'))).toMatchObject({
      status: 'completed',
      reason: 'contact-made',
    });
  });

  test('a care team that names its office in words: its steps name it in words, and are owed to nobody we could point to', async () => {
    const name = newName();
    const inWords = {
      participant: [
        {
          role: [
            { coding: [{ system: 'https://renkei.example/fhir/CodeSystem/care-role', code: 'home-care-office' }] },
          ],
          member: { display: 'れんげさん' },
        },
      ],
    };
    const all = plainStay(name).map((each) => (each.resourceType === 'CareTeam' ? { ...each, ...inWords } : each));
    await tell(hub, ...all);
    const tasks = await tasksOf(hub, name);
    expect(ownersOf(tasks, 'admission-information')).toEqual({ type: 'Organization', display: 'れんげさん' });
    const told = tasks.find(({ key }) => key.endsWith('/notify-discharge'))!.resource;
    expect([told.owner.reference, told.requester]).toEqual([`Organization/${HOSPITAL}`, undefined]);
  });

  test.each<[string, object]>([
    ['of an unknown form', { questionnaire: 'https://elsewhere.example/Questionnaire/own|7' }],
    ['of an unknown form of ours', { questionnaire: 'https://renkei.example/fhir/Questionnaire/none|9.9.9' }],
    [
      'of a screening form there is not',
      { questionnaire: 'https://renkei.example/fhir/Questionnaire/screening-mars|1' },
    ],
    ['of no form', { questionnaire: undefined }],
    ['of a form that is a number', { questionnaire: 7 }],
    [
      'of a screening form in another version',
      { questionnaire: 'https://renkei.example/fhir/Questionnaire/screening-honjo-kodama|99' },
    ],
    [
      'of a screening form with answers of other kinds',
      {
        questionnaire: 'https://renkei.example/fhir/Questionnaire/screening-honjo-kodama|0.1.0',
        item: [
          { linkId: 'HK-30-1', answer: [{ valueString: 'たぶん' }, null, 7] },
          { linkId: 'age', answer: 'x' },
          null,
          'y',
        ],
      },
    ],
  ])('an answer %s ends no step', async (_, more) => {
    const name = newName();
    const answer = a.form(`${name}-form`, 'x', {
      encounter: a.to(`Encounter/${name}`),
      subject: a.to(`Patient/${name}-p`),
      ...more,
    });
    await tell(hub, ...plainStay(name), answer);
    expect(openSteps(await tasksOf(hub, name))).toEqual(expect.arrayContaining(ORDINARY));
    await expectExplained(name);
  });

  test('resources of any shape, where no validation keeps them out', async () => {
    const GARBAGE = [
      null,
      '',
      'x',
      7,
      -1,
      true,
      [],
      {},
      [null],
      [[]],
      [{}],
      { reference: 5 },
      { coding: 'x' },
      { extension: {} },
      '9999-99-99',
    ];
    const whole: StayStory = {
      ...PLAIN,
      office: 'asked',
      told: ['notify-discharge'],
      admissionInformation: 'given',
      conference: 'held',
      screening: 'needed',
      records: 'three',
    };
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat()), { minLength: 10, maxLength: 40 }),
        async (wounds) => {
          const name = newName();
          const resources = strandsOf(name, whole).map((strand) => structuredClone(strand.at(-1)!));
          for (const [which, where, what] of wounds) {
            wound(resources[which % resources.length]!, where, GARBAGE[what % GARBAGE.length]);
          }
          for (const resource of resources) {
            const { status } = await put(hub, `${resource.resourceType}/${resource.id}`, resource);
            expect(status).not.toBe(500);
          }
          await caughtUp(hub);
          expect(defects.mock.calls.map(([{ err }]) => String((err as Error).stack))).toEqual([]);
          const { status } = await get(hub, `Encounter/${name}/$coordination`);
          expect([200, 404, 422]).toContain(status);
        },
      ),
      { numRuns: 25 },
    );
  });
});

/** Puts something else in the place of one of the elements, but for those the store itself goes by. */
function wound(resource: Resource, where: number, instead: unknown): void {
  const places: [Record<string, unknown>, string][] = [];
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [name, value] of Object.entries(node)) {
      if (node === resource && (name === 'resourceType' || name === 'id')) continue;
      places.push([node as Record<string, unknown>, name]);
      walk(value);
    }
  };
  walk(resource);
  const [node, name] = places[where % places.length]!;
  node[name] = structuredClone(instead);
}
