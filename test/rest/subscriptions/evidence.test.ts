// How far a step has got toward whoever owes it: what was sent, what a machine took, what somebody opened, what somebody did.
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { shapeFindings } from '../../../src/fhir/validation/shape.ts';
import { shipment } from '../../../src/shipment.ts';
import { MANAGER, made, NURSE, OWNER, PEOPLE, STRANGER, task } from '../../support/coordinated-task.ts';
import { hasDatabase } from '../../support/database.ts';
import { startTestHub, type TestHub } from '../../support/hub.ts';
import { Receiver } from '../../support/receiver.ts';
import { type BundleEntry, get, post, put, remove, stored } from '../../support/requests.ts';
import * as a from '../../support/stays.ts';
import { stepsOf } from '../../support/steps.ts';
import { allTold, followed, hurry, subscribe, toCriteria, toTopic } from '../../support/subscribing.ts';
import { putAll } from '../../support/writing.ts';

const CODES = 'https://renkei.example/fhir/CodeSystem';

let receiver: Receiver;
beforeAll(async () => {
  if (hasDatabase()) receiver = await Receiver.start();
});
afterAll(() => receiver?.close());
beforeEach(() => {
  receiver?.answer();
  receiver?.forget();
});

const as = (who: string) => ({ 'X-Renkei-Actor': who });

// biome-ignore lint/suspicious/noExplicitAny: a parameter, whatever values its parts hold
const rung = ({ part }: any): string => {
  // biome-ignore lint/suspicious/noExplicitAny: likewise
  const of = (name: string) => part.find((each: any) => each.name === name);
  return `${of('step').valueCode} ${of('by')?.valueReference.reference ?? 'nobody'}`;
};

describe.skipIf(!hasDatabase())('Task/[id]/$evidence', () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await startTestHub();
    await putAll(hub.store, PEOPLE);
    await subscribe(hub, toTopic('mine', 'task-assigned', receiver.url, [`Task?owner=${OWNER}`]));
  });
  afterAll(() => hub?.close());

  let count = 0;
  let id: string;
  beforeEach(() => {
    count += 1;
    id = `step-${count}`;
  });
  const assigned = async (): Promise<void> => {
    await made(hub.store, id, task('requested'));
    await allTold(hub);
  };
  const evidence = async () => (await get(hub, `Task/${id}/$evidence`)).body;
  const ladder = async (): Promise<string[]> => ((await evidence()).parameter ?? []).map(rung);
  const deliveries = async (of = id) => {
    const { body } = await get(hub, `Communication?based-on=Task/${of}`);
    return (body.entry ?? []).map(({ resource }: BundleEntry) => resource);
  };
  // Whatever their order: what is done on a Task is noted by the second only.
  const climbsTo = (...rungs: string[]) =>
    expect.poll(async () => (await ladder()).sort(), { timeout: 20_000 }).toEqual(rungs.sort());

  test('of a step nobody was told of holds nothing', async () => {
    await subscribe(hub, toTopic('mine', 'task-assigned', receiver.url, ['Task?owner=Organization/other']));
    await assigned();
    expect(await evidence()).toEqual({ resourceType: 'Parameters', parameter: [] });
    await subscribe(hub, toTopic('mine', 'task-assigned', receiver.url, [`Task?owner=${OWNER}`]));
  });

  test('sent and delivered: to the organisation that the Subscription speaks for', async () => {
    await assigned();
    await climbsTo(`sent ${OWNER}`, `delivered ${OWNER}`);
    expect(shapeFindings(await evidence())).toEqual([]);
  });

  test('sent in vain, and delivered later: from the first attempt on', async () => {
    receiver.answer(() => 503);
    await made(hub.store, id, task('requested'));
    await climbsTo(`sent ${OWNER}`);
    const [waiting] = await deliveries();
    expect(waiting).toMatchObject({ status: 'in-progress' });
    expect(waiting).not.toHaveProperty('received');
    receiver.answer();
    await receiver.waitFor(2, '/', () => hurry(hub));
    await climbsTo(`sent ${OWNER}`, `delivered ${OWNER}`);
    const [taken, ...others] = await deliveries();
    expect(others).toEqual([]);
    expect(taken).toMatchObject({ id: waiting.id, status: 'completed' });
  });

  test('each delivery is a Communication of its own kind, about the Subscription and the step', async () => {
    await assigned();
    await climbsTo(`sent ${OWNER}`, `delivered ${OWNER}`);
    const [record, ...others] = await deliveries();
    expect(others).toEqual([]);
    expect(shapeFindings(record)).toEqual([]);
    expect(record).toMatchObject({
      status: 'completed',
      category: [{ coding: [{ system: `${CODES}/communication-kind`, code: 'notification' }] }],
      medium: [{ coding: [{ code: 'fhir' }] }],
      basedOn: [{ reference: `Task/${id}` }],
      about: [{ reference: 'Subscription/mine' }, { reference: `Task/${id}` }],
      recipient: [{ reference: OWNER }],
      encounter: { reference: 'Encounter/stay' },
    });
    expect(JSON.stringify(record)).not.toContain(new URL(receiver.url).port);
  });

  test('names the host where the Subscription does not say for whom it speaks', async () => {
    await subscribe(hub, toTopic('mine', 'task-assigned', receiver.url));
    await assigned();
    await climbsTo('sent nobody', 'delivered nobody');
    expect((await deliveries())[0].recipient).toEqual([{ display: '127.0.0.1' }]);
    await subscribe(hub, toTopic('mine', 'task-assigned', receiver.url, [`Task?owner=${OWNER}`]));
  });

  test('opened: when somebody of the organisation reads the step, once', async () => {
    await assigned();
    await get(hub, `Task/${id}`, as(NURSE));
    await climbsTo(`sent ${OWNER}`, `delivered ${OWNER}`, `opened ${NURSE}`);
    await get(hub, `Task/${id}`, as(OWNER));
    await claimed();
    await climbsTo(`sent ${OWNER}`, `delivered ${OWNER}`, `opened ${NURSE}`, `acted-on ${OWNER}`);
  });

  test.each([
    ['somebody of another organisation', as(MANAGER)],
    ['another organisation', as(STRANGER)],
    ['the operator', {}],
  ])('is not opened when %s reads the step', async (_who, headers) => {
    await assigned();
    await get(hub, `Task/${id}`, headers);
    await claimed();
    await climbsTo(`sent ${OWNER}`, `delivered ${OWNER}`, `acted-on ${OWNER}`);
  });

  const claimed = () => post(hub, `Task/${id}/$claim`, { resourceType: 'Parameters' }, as(OWNER));

  test('acted on: by whoever claimed it, though nobody was seen to open it', async () => {
    await assigned();
    await post(hub, `Task/${id}/$claim`, { resourceType: 'Parameters' }, as(NURSE));
    await climbsTo(`sent ${OWNER}`, `delivered ${OWNER}`, `acted-on ${NURSE}`);
  });

  test('is told in the order in which it happened', async () => {
    await assigned();
    await get(hub, `Task/${id}`, as(NURSE));
    await climbsTo(`sent ${OWNER}`, `delivered ${OWNER}`, `opened ${NURSE}`);
    await wait(1_000);
    await claimed();
    expect(await ladder()).toEqual([`sent ${OWNER}`, `delivered ${OWNER}`, `opened ${NURSE}`, `acted-on ${OWNER}`]);
  });

  test('two Subscriptions: two deliveries, opened together', async () => {
    await subscribe(
      hub,
      toCriteria('plain', `Task?owner=${OWNER}`, receiver.url, { payload: 'application/fhir+json' }),
    );
    await assigned();
    await climbsTo(`sent ${OWNER}`, `sent ${OWNER}`, `delivered ${OWNER}`, `delivered ${OWNER}`);
    await get(hub, `Task/${id}`, as(OWNER));
    await expect.poll(async () => (await ladder()).filter((each) => each === `opened ${OWNER}`)).toHaveLength(2);
    await remove(hub, 'Subscription/plain');
    await followed(hub);
  });

  test('of a step that is not there: 404; deleted: 410', async () => {
    expect((await get(hub, 'Task/nobody/$evidence')).status).toBe(404);
    await stored(hub, { resourceType: 'Task', id: 'deleted', status: 'draft', intent: 'order' });
    await remove(hub, 'Task/deleted');
    expect((await get(hub, 'Task/deleted/$evidence')).status).toBe(410);
  });
});

describe.skipIf(!hasDatabase())('a form that was given', () => {
  test('shows on the step that asked for it how far it has got toward whoever asked', async () => {
    const hub = await startTestHub({}, { shipment: shipment(), clock: () => Date.parse('2026-11-10T10:20:00+09:00') });
    const HOSPITAL = 'Organization/hk-hosp-01';
    try {
      await stored(hub, a.patient('p'));
      await stored(hub, a.careTeam('team', 'p', 'hk-kyotaku-01'));
      await stored(hub, a.stay('e', 'p', { serviceProvider: a.to(HOSPITAL) }));
      await followed(hub);
      const given = [`QuestionnaireResponse?recipient=${HOSPITAL}`];
      await subscribe(hub, toTopic('hospital', 'form-submitted', receiver.url, given));
      const form = a.form('form-1', 'admission-information', {
        encounter: a.to('Encounter/e'),
        subject: a.to('Patient/p'),
      });
      await stored(hub, form);
      await allTold(hub);
      const { id } = (await stepsOf(hub, 'e'))['admission-information']!;
      const ladder = async () => ((await get(hub, `Task/${id}/$evidence`)).body.parameter ?? []).map(rung);
      const before = [`sent ${HOSPITAL}`, `delivered ${HOSPITAL}`];
      await expect.poll(ladder, { timeout: 20_000 }).toEqual(before);
      await get(hub, `Task/${id}`, as(HOSPITAL));
      await get(hub, 'QuestionnaireResponse/form-1', as('Organization/hk-kyotaku-01'));
      await get(hub, 'QuestionnaireResponse/form-1', as(HOSPITAL));
      await expect.poll(ladder, { timeout: 20_000 }).toEqual([...before, `opened ${HOSPITAL}`]);
    } finally {
      await hub.close();
    }
  });
});

describe.skipIf(!hasDatabase())('a delivery', () => {
  test('is no contact and closes no step: a stay goes on as if nobody had been told', async () => {
    const hub = await startTestHub({}, { shipment: shipment(), clock: () => Date.parse('2026-11-10T10:20:00+09:00') });
    try {
      const begins = async (name: string) => {
        await stored(hub, a.patient(name));
        await stored(hub, a.careTeam(`${name}-team`, name, 'hk-kyotaku-01'));
        await stored(hub, a.stay(name, name, { serviceProvider: a.to('Organization/hk-hosp-01') }));
        await followed(hub);
      };
      await begins('silent');
      for (const owner of ['Organization/hk-kyotaku-01', 'Organization/hk-hosp-01'])
        await subscribe(hub, toTopic(owner.split('/')[1]!, 'task-assigned', receiver.url, [`Task?owner=${owner}`]));
      await begins('told');
      await allTold(hub);
      const [untold, told] = [await stepsOf(hub, 'silent'), await stepsOf(hub, 'told')];
      const owed = Object.values(told).filter(({ owner }) => owner === 'hk-kyotaku-01');
      expect(owed).not.toEqual([]);
      for (const { id } of owed) {
        await get(hub, `Task/${id}`, as('Organization/hk-kyotaku-01'));
        const receipts = async () => (await get(hub, `Task/${id}/$evidence`)).body.parameter.map(rung);
        await expect.poll(receipts, { timeout: 20_000 }).toContain('opened Organization/hk-kyotaku-01');
      }
      // By the name of the stay in the place of each other's.
      const named = (steps: typeof told, stay: string): unknown => {
        const entries = Object.entries(steps).map(([key, { id: _, ...step }]) => [key, step]);
        return JSON.parse(JSON.stringify(Object.fromEntries(entries)).replaceAll(stay, '…'));
      };
      expect(named(await stepsOf(hub, 'told'), 'told')).toEqual(named(untold, 'silent'));
      // Nor does it when the stay is looked at anew.
      await put(hub, 'Encounter/told', {
        ...a.stay('told', 'told', { serviceProvider: a.to('Organization/hk-hosp-01') }),
        reasonCode: [{ text: '肺炎' }],
      });
      expect(named(await stepsOf(hub, 'told'), 'told')).toEqual(named(untold, 'silent'));
      const coordination = async (stay: string) => (await get(hub, `Encounter/${stay}/$coordination`)).body.parameter;
      const count = async (stay: string) => (await coordination(stay)).length;
      expect(await count('told')).toBe(await count('silent'));
    } finally {
      await hub.close();
    }
  });
});
