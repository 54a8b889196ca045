// The record of a delivery is evidence: only the hub writes one, whatever the door.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { made, OWNER, PEOPLE, task } from '../../support/coordinated-task.ts';
import { hasDatabase } from '../../support/database.ts';
import { startTestHub, type TestHub } from '../../support/hub.ts';
import { Receiver } from '../../support/receiver.ts';
import {
  bundleOf,
  englishOf,
  entry,
  get,
  issuesOf,
  japaneseOf,
  patch,
  post,
  put,
  remove,
  stored,
} from '../../support/requests.ts';
import { allTold, subscribe, toTopic } from '../../support/subscribing.ts';
import { putAll } from '../../support/writing.ts';

const CODES = 'https://renkei.example/fhir/CodeSystem';
const NOTIFICATION = [{ coding: [{ system: `${CODES}/communication-kind`, code: 'notification' }] }];
const CONTACT = {
  resourceType: 'Communication',
  status: 'completed',
  identifier: [{ system: 'urn:contact', value: 'call' }],
  sender: { reference: OWNER },
};
const FORGED = { ...CONTACT, category: NOTIFICATION, recipient: [{ reference: OWNER }] };

describe.skipIf(!hasDatabase())('the record of a delivery', () => {
  let hub: TestHub;
  let receiver: Receiver;
  // biome-ignore lint/suspicious/noExplicitAny: a resource as it is read
  let record: any;
  beforeAll(async () => {
    hub = await startTestHub();
    receiver = await Receiver.start();
    await putAll(hub.store, PEOPLE);
    await subscribe(hub, toTopic('mine', 'task-assigned', receiver.url, [`Task?owner=${OWNER}`]));
    await made(hub.store, 'step', task('requested'));
    await allTold(hub);
    record = (await get(hub, 'Communication?based-on=Task/step')).body.entry[0].resource;
    await stored(hub, { ...CONTACT, id: 'call' });
  });
  afterAll(async () => {
    await hub?.close();
    await receiver?.close();
  });

  const operator = {};
  const owner = { 'X-Renkei-Actor': OWNER };
  const toNotification = [{ op: 'add', path: '/category', value: NOTIFICATION }];
  const opened = [{ op: 'add', path: '/extension/-', value: { url: 'urn:opened', valueBoolean: true } }];

  test.each([
    ['create', () => post(hub, 'Communication', FORGED, operator)],
    ['create, acting for the owner', () => post(hub, 'Communication', FORGED, owner)],
    ['create by an update', () => put(hub, 'Communication/forged', { ...FORGED, id: 'forged' })],
    ['make one of a contact', () => put(hub, 'Communication/call', { ...FORGED, id: 'call' }, owner)],
    ['make one of a contact by a patch', () => patch(hub, 'Communication/call', toNotification)],
    ['make one of a contact by its identifier', () => put(hub, 'Communication?identifier=urn:contact|call', FORGED)],
    [
      'create within a transaction',
      () => post(hub, '', bundleOf('transaction', entry('POST', 'Communication', FORGED))),
    ],
    ['change', () => put(hub, `Communication/${record.id}`, { ...record, status: 'in-progress' }, owner)],
    ['write again as it is', () => put(hub, `Communication/${record.id}`, record)],
    ['note a reader in', () => patch(hub, `Communication/${record.id}`, opened, owner)],
    ['take for a contact', () => put(hub, `Communication/${record.id}`, { ...record, category: undefined })],
    [
      'take for a contact by a patch',
      () => patch(hub, `Communication/${record.id}`, [{ op: 'remove', path: '/category' }]),
    ],
    ['delete', () => remove(hub, `Communication/${record.id}`)],
    ['delete, acting for the owner', () => remove(hub, `Communication/${record.id}`, owner)],
  ])('is not for others to %s', async (_what, request) => {
    const answer = await request();
    expect([answer.status, issuesOf(answer)[0]?.split(' ')[0]]).toEqual([422, 'business-rule']);
    expect([japaneseOf(answer), englishOf(answer)]).toEqual([
      expect.stringContaining('送達の記録'),
      expect.stringMatching(/the hub/),
    ]);
    expect((await get(hub, `Communication/${record.id}`)).body).toEqual(record);
    expect((await get(hub, 'Communication?_summary=count')).body.total).toBe(2);
  });

  test('leaves contacts alone', async () => {
    expect((await put(hub, 'Communication/call', { ...CONTACT, id: 'call', note: [{ text: '通話' }] })).status).toBe(
      200,
    );
    const other = { ...CONTACT, category: [{ coding: [{ system: 'urn:kinds', code: 'notification' }] }] };
    const { status, body } = await post(hub, 'Communication', other);
    expect(status).toBe(201);
    expect((await remove(hub, `Communication/${body.id}`)).status).toBe(204);
  });
});
