// How far a step has got toward whoever owes it: what was sent, what a machine took, what somebody opened, what somebody did.
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { OPERATOR } from '../../../src/access/actor.ts';
import { shapeFindings } from '../../../src/fhir/validation/shape.ts';
import type { Call } from '../../../src/rest/exchange.ts';
import { taskEvidence } from '../../../src/rest/operations/task-evidence.ts';
import { shipment } from '../../../src/shipment.ts';
import { BACKPORT } from '../../subscriptions/asked/sample.ts';
import { MANAGER, made, NURSE, OWNER, PEOPLE, REQUESTER, STRANGER, task } from '../../support/coordinated-task.ts';
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
  const fact = of('fact')?.valueReference.reference;
  return `${of('step').valueCode} ${of('by')?.valueReference.reference ?? 'nobody'}${fact ? ` ${fact}` : ''}`;
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
    await get(hub, `Task/${id}`, as('PractitionerRole/step-doctor'));
    await claimed();
    await climbsTo(`sent ${OWNER}`, `delivered ${OWNER}`, `opened ${NURSE}`, `acted-on ${OWNER}`);
  });

  test.each([
    ['somebody of another organisation', as(MANAGER)],
    ['another organisation', as(STRANGER)],
    ['the organisation itself, by its system,', as(OWNER)],
    ['somebody who has left it', as('PractitionerRole/step-left')],
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

  test('is not acted on while somebody considers it (received)', async () => {
    await assigned();
    const { body } = await get(hub, `Task/${id}`);
    expect((await put(hub, `Task/${id}`, { ...body, status: 'received' }, as(OWNER))).status).toBe(200);
    await climbsTo(`sent ${OWNER}`, `delivered ${OWNER}`);
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
    await get(hub, `Task/${id}`, as(NURSE));
    await expect.poll(async () => (await ladder()).filter((each) => each === `opened ${NURSE}`)).toHaveLength(2);
    await remove(hub, 'Subscription/plain');
    await followed(hub);
  });

  const EMPTY = { _payload: { extension: [{ url: `${BACKPORT}-payload-content`, valueCode: 'empty' }] } };
  test.each([
    [
      'a topic told with empty content',
      (url: string) => toTopic('mine', 'task-assigned', url, [`Task?owner=${OWNER}`], EMPTY),
    ],
    ['plain R4 without payload', (url: string) => toCriteria('mine', `Task?owner=${OWNER}`, url)],
  ])('%s: nothing was handed over, and nothing is recorded', async (_what, subscription) => {
    await subscribe(hub, subscription(`${receiver.url}/bare`));
    receiver.forget();
    await assigned();
    expect(receiver.received('/bare')).toHaveLength(1);
    expect(await deliveries()).toEqual([]);
    await subscribe(hub, toTopic('mine', 'task-assigned', receiver.url, [`Task?owner=${OWNER}`]));
  });

  test.each([
    ['id-only', '参照だけを知らせた記録です。内容は送っていません。'],
    ['full-resource', undefined],
  ])('%s: the record names the step, and says where no more was sent', async (valueCode, text) => {
    const content = { _payload: { extension: [{ url: `${BACKPORT}-payload-content`, valueCode }] } };
    await subscribe(hub, toTopic('mine', 'task-assigned', receiver.url, [`Task?owner=${OWNER}`], content));
    await assigned();
    const [record, ...others] = await deliveries();
    expect(others).toEqual([]);
    expect(record.payload).toEqual([{ contentReference: { reference: `Task/${id}` } }]);
    expect(record.note?.[0].text).toBe(text);
    expect(shapeFindings(record)).toEqual([]);
    await subscribe(hub, toTopic('mine', 'task-assigned', receiver.url, [`Task?owner=${OWNER}`]));
  });

  test('shows each asker what they may see', async () => {
    await assigned();
    await climbsTo(`sent ${OWNER}`, `delivered ${OWNER}`);
    const askedBy = async (audience: readonly string[]): Promise<string[]> => {
      const call = { caller: { actor: OPERATOR, audience } } as Call;
      const { body } = await taskEvidence(new Map(), call, hub.hub, { id });
      return JSON.parse((body as { text: string }).text).parameter.map(rung);
    };
    expect(await askedBy([OWNER])).toEqual([`sent ${OWNER}`, `delivered ${OWNER}`]);
    expect(await askedBy([REQUESTER])).toEqual([]);
  });

  test('of a step that is not there: 404; deleted: 410', async () => {
    expect((await get(hub, 'Task/nobody/$evidence')).status).toBe(404);
    await stored(hub, { resourceType: 'Task', id: 'deleted', status: 'draft', intent: 'order' });
    await remove(hub, 'Task/deleted');
    expect((await get(hub, 'Task/deleted/$evidence')).status).toBe(410);
  });
});

describe.skipIf(!hasDatabase())('a form that was given', () => {
  test('is what was done, and shows on the step that asked for it how far it has got toward whoever asked', async () => {
    const hub = await startTestHub({}, { shipment: shipment(), clock: () => Date.parse('2026-11-10T10:20:00+09:00') });
    const HOSPITAL = 'Organization/hk-hosp-01';
    const OFFICE = 'Organization/hk-kyotaku-01';
    try {
      await stored(hub, a.patient('p'));
      await stored(hub, a.careTeam('team', 'p', 'hk-kyotaku-01'));
      for (const [role, organization] of [
        ['ward-nurse', HOSPITAL],
        ['manager', OFFICE],
      ] as const)
        await stored(hub, { resourceType: 'PractitionerRole', id: role, organization: a.to(organization) });
      await stored(hub, a.stay('e', 'p', { serviceProvider: a.to(HOSPITAL) }));
      await followed(hub);
      const given = [`QuestionnaireResponse?recipient=${HOSPITAL}`];
      await subscribe(hub, toTopic('hospital', 'form-submitted', receiver.url, given));
      const form = a.form('form-1', 'admission-information', {
        encounter: a.to('Encounter/e'),
        subject: a.to('Patient/p'),
        author: a.to('PractitionerRole/manager'),
      });
      await stored(hub, form);
      await allTold(hub);
      const { id } = (await stepsOf(hub, 'e'))['admission-information']!;
      const ladder = async () => ((await get(hub, `Task/${id}/$evidence`)).body.parameter ?? []).map(rung);
      const before = [
        'acted-on PractitionerRole/manager QuestionnaireResponse/form-1',
        `sent ${HOSPITAL}`,
        `delivered ${HOSPITAL}`,
      ];
      await expect.poll(ladder, { timeout: 20_000 }).toEqual(before);
      await get(hub, `Task/${id}`, as('PractitionerRole/ward-nurse'));
      await get(hub, 'QuestionnaireResponse/form-1', as('PractitionerRole/manager'));
      await get(hub, 'QuestionnaireResponse/form-1', as(HOSPITAL));
      await get(hub, 'QuestionnaireResponse/form-1', as('PractitionerRole/ward-nurse'));
      await expect.poll(ladder, { timeout: 20_000 }).toEqual([...before, 'opened PractitionerRole/ward-nurse']);
      // When it was given: what is amended later does not move it.
      const act = async () => (await get(hub, `Task/${id}/$evidence`)).body.parameter[0];
      const first = await act();
      await put(hub, 'QuestionnaireResponse/form-1', { ...form, status: 'amended' });
      await followed(hub);
      expect(await act()).toEqual(first);
    } finally {
      await hub.close();
    }
  });
});

describe.skipIf(!hasDatabase())('a contact that was made', () => {
  test('is what was done, beside what was done by hand before', async () => {
    const hub = await startTestHub({}, { shipment: shipment(), clock: () => Date.parse('2026-11-10T10:20:00+09:00') });
    const [HOSPITAL, OFFICE] = ['Organization/hk-hosp-01', 'Organization/hk-kyotaku-01'];
    try {
      await stored(hub, a.patient('p'));
      await stored(hub, a.careTeam('team', 'p', 'hk-kyotaku-01'));
      await stored(hub, a.stay('e', 'p', { serviceProvider: a.to(HOSPITAL) }));
      const { id } = (await stepsOf(hub, 'e'))['admission-information']!;
      await post(hub, `Task/${id}/$claim`, { resourceType: 'Parameters' }, as(OFFICE));
      const contact = {
        basedOn: [a.to(`Task/${id}`)],
        encounter: a.to('Encounter/e'),
        subject: a.to('Patient/p'),
        sender: a.to(OFFICE),
        recipient: [a.to(HOSPITAL)],
        sent: '2026-11-10T10:15:00+09:00',
      };
      await stored(hub, a.contact('call', contact));
      expect((await stepsOf(hub, 'e'))['admission-information']).toMatchObject({
        status: 'completed',
        reason: 'contact-made',
      });
      const { body } = await get(hub, `Task/${id}/$evidence`);
      expect(body.parameter.map(rung)).toEqual([`acted-on ${OFFICE}`, `acted-on ${OFFICE} Communication/call`]);
      expect(shapeFindings(body)).toEqual([]);
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
      const works = {
        resourceType: 'PractitionerRole',
        id: 'manager',
        organization: a.to('Organization/hk-kyotaku-01'),
      };
      await stored(hub, works);
      await begins('silent');
      for (const owner of ['Organization/hk-kyotaku-01', 'Organization/hk-hosp-01'])
        await subscribe(hub, toTopic(owner.split('/')[1]!, 'task-assigned', receiver.url, [`Task?owner=${owner}`]));
      await begins('told');
      await allTold(hub);
      const [untold, told] = [await stepsOf(hub, 'silent'), await stepsOf(hub, 'told')];
      const owed = Object.values(told).filter(({ owner }) => owner === 'hk-kyotaku-01');
      expect(owed).not.toEqual([]);
      for (const { id } of owed) {
        await get(hub, `Task/${id}`, as('PractitionerRole/manager'));
        const receipts = async () => (await get(hub, `Task/${id}/$evidence`)).body.parameter.map(rung);
        await expect.poll(receipts, { timeout: 20_000 }).toContain('opened PractitionerRole/manager');
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
