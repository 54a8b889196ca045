// Task/[id]/$claim, $release, $delegate, $agree-deadline, $cancel over HTTP. What each decides: test/coordination/transitions.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { shapeFindings } from '../../../src/fhir/validation/shape.ts';
import {
  claimedBy,
  MANAGER,
  made,
  NURSE,
  OWNER,
  PEOPLE,
  REQUESTER,
  STRANGER,
  task,
  x,
} from '../../support/coordinated-task.ts';
import { hasDatabase } from '../../support/database.ts';
import { startTestHub, type TestHub } from '../../support/hub.ts';
import { bundleOf, englishOf, entry, get, issuesOf, japaneseOf, post, remove, stored } from '../../support/requests.ts';
import { putAll } from '../../support/writing.ts';

/** 10 o'clock in Japan; in UTC it is still the 19th for one that starts nine hours earlier. */
let now = Date.parse('2026-11-20T10:00:00+09:00');

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub({}, { clock: () => now });
  if (hub !== undefined) await putAll(hub.store, PEOPLE);
});
afterAll(() => hub?.close());
beforeEach(async () => {
  now = Date.parse('2026-11-20T10:00:00+09:00');
  if (hub !== undefined) await made(hub.store, 'step', task('requested'));
});

const parameters = (...parameter: object[]) => ({ resourceType: 'Parameters', parameter });
const reference = (name: string, to: string) => ({ name, valueReference: { reference: to } });
const text = (name: string, valueString: string) => ({ name, valueString });
const as = (who: string | undefined): Record<string, string> => (who === undefined ? {} : { 'X-Renkei-Actor': who });
const call = (code: string, who: string | undefined, ...inputs: object[]) =>
  post(hub, `Task/step/$${code}`, parameters(...inputs), as(who));
const extension = (body: { extension: { url: string }[] }, name: string) =>
  body.extension.find(({ url }) => url === x(name));
const versions = async () => (await get(hub, 'Task/step/_history')).body.total as number;
const become = (status: string, more: object = {}) => made(hub.store, 'step', task(status, more));

describe.skipIf(!hasDatabase())('Task/[id]/$claim', () => {
  test('answers the Task with its version; who acts has it', async () => {
    const answer = await call('claim', NURSE);
    expect(answer.status).toBe(200);
    expect(shapeFindings(answer.body)).toEqual([]);
    expect(answer.headers.etag).toBe(`W/"${answer.body.meta.versionId}"`);
    expect(answer.body).toMatchObject({
      resourceType: 'Task',
      status: 'accepted',
      lastModified: '2026-11-20T10:00:00+09:00',
    });
    expect(extension(answer.body, 'claimed-by')).toEqual(claimedBy(NURSE, '鈴木 一郎'));
    expect((await get(hub, 'Task/step')).body).toEqual(answer.body);
  });

  test.each([
    [OWNER, claimedBy(OWNER, 'れんけい中央病院')],
    [NURSE, claimedBy(NURSE, '鈴木 一郎')],
    ['Practitioner/step-tanaka', claimedBy('Practitioner/step-tanaka', '田中 次郎')],
  ])('by %s, who belongs to the owner', async (who, expected) => {
    const answer = await call('claim', undefined, reference('by', who));
    expect(answer.status).toBe(200);
    expect(extension(answer.body, 'claimed-by')).toEqual(expected);
  });

  test.each([REQUESTER, MANAGER, 'PractitionerRole/step-left', 'Practitioner/step-sato'])(
    'by %s, who does not: 422',
    async (who) => {
      const answer = await call('claim', undefined, reference('by', who));
      expect(answer.status).toBe(422);
      expect(issuesOf(answer)).toEqual([`business-rule Parameters.parameter.where(name='by')`]);
    },
  );

  test('the operator, naming nobody, claims for the owner', async () => {
    const answer = await hub.http.post('/fhir/Task/step/$claim');
    expect(answer.status).toBe(200);
    expect(extension(answer.body, 'claimed-by')).toMatchObject({ valueReference: { reference: OWNER } });
  });

  test('32 at once: one has it, 31 are told who', async () => {
    const staff = Array.from({ length: 32 }, (_, i) => `PractitionerRole/step-staff-${i}`);
    await putAll(
      hub.store,
      staff.map((each) => ({
        resourceType: 'PractitionerRole',
        id: each.split('/')[1]!,
        organization: { reference: OWNER },
        practitioner: { display: each },
      })),
    );
    const answers = await Promise.all(
      staff.map((who, i) => (i % 2 ? call('claim', who) : call('claim', undefined, reference('by', who)))),
    );
    const won = answers.filter(({ status }) => status === 200);
    const lost = answers.filter(({ status }) => status === 409);
    expect([won.length, lost.length]).toEqual([1, 31]);
    const winner = staff[answers.indexOf(won[0]!)]!;
    expect((await get(hub, 'Task/step')).body.extension).toContainEqual(
      expect.objectContaining({ valueReference: { reference: winner, display: expect.anything() } }),
    );
    for (const answer of lost) {
      expect(issuesOf(answer)).toEqual(['conflict Task']);
      // By name where the winner has one here, else by reference.
      expect(englishOf(answer)).toContain(winner);
      expect(japaneseOf(answer)).toContain(winner);
    }
  });

  test('32 times at once by one and the same: all succeed, one version is made', async () => {
    const before = await versions();
    const answers = await Promise.all(Array.from({ length: 32 }, () => call('claim', NURSE)));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 32 }, () => 200));
    expect((await versions()) - before).toBe(1);
    expect(new Set(answers.map(({ headers }) => headers.etag)).size).toBe(1);
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
  });

  test('within a batch it is a call like others', async () => {
    const { body } = await post(hub, '', bundleOf('batch', entry('POST', 'Task/step/$claim', parameters())), as(NURSE));
    expect(body.entry).toMatchObject([{ response: { status: '200 OK' }, resource: { status: 'accepted' } }]);
  });
});

describe.skipIf(!hasDatabase())('Task/[id]/$release', () => {
  test('frees what was claimed; another may claim it then', async () => {
    await call('claim', NURSE);
    expect((await call('release', 'PractitionerRole/step-doctor')).status).toBe(403);
    const { status, body } = await call('release', NURSE);
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'accepted', businessStatus: { coding: [{ code: 'waiting' }] } });
    expect(extension(body, 'claimed-by')).toBeUndefined();
    expect((await call('release', NURSE)).status).toBe(422);
    expect((await call('claim', 'PractitionerRole/step-doctor')).status).toBe(200);
  });
});

describe.skipIf(!hasDatabase())('Task/[id]/$delegate', () => {
  const to = reference('to', 'Organization/step-next');
  const why = text('reason', '転棟のため');

  test('the other organisation owes it from now on, and may do what owners do', async () => {
    const { status, body } = await call('delegate', OWNER, to, why);
    expect(status).toBe(200);
    expect(shapeFindings(body)).toEqual([]);
    expect(body).toMatchObject({
      owner: { reference: 'Organization/step-next', display: 'れんけい東病院' },
      note: [
        { text: '外線は平日のみ' },
        { authorReference: { reference: OWNER }, time: '2026-11-20T10:00:00+09:00', text: '転棟のため' },
      ],
    });
    expect(extension(body, 'delegated-from')).toMatchObject({ valueReference: { reference: OWNER } });
    expect((await call('claim', NURSE)).status).toBe(403);
    expect((await call('claim', 'Organization/step-next')).status).toBe(200);
  });

  test.each([
    ['one that is not registered', 'Organization/nobody', 422, 'processing'],
    ['one that works no longer', 'Organization/step-closed', 422, 'processing'],
    ['the owner itself', OWNER, 422, 'business-rule'],
    ['a person', 'Practitioner/step-suzuki', 400, 'value'],
    ['an address elsewhere', 'https://else.example/fhir/Organization/step-next', 400, 'value'],
    ['nothing', '', 400, 'value'],
  ])('to %s is refused', async (_name, whom, status, code) => {
    const before = await versions();
    const given = whom === '' ? { name: 'to', valueReference: { display: 'どこか' } } : reference('to', whom);
    const answer = await call('delegate', OWNER, given, why);
    expect([answer.status, ...issuesOf(answer)]).toEqual([status, `${code} Parameters.parameter.where(name='to')`]);
    expect(await versions()).toBe(before);
  });
});

describe.skipIf(!hasDatabase())('Task/[id]/$agree-deadline', () => {
  const why = text('reason', '見積もりを待つ');

  test.each([
    { valueDate: '2026-12-03' },
    { valueDateTime: '2026-12-03' },
    { valueDateTime: '2026-12-03T17:00:00+09:00' },
  ])('%j is the deadline from now on, found by it', async (value) => {
    const { status, body } = await call('agree-deadline', MANAGER, { name: 'deadline', ...value }, why);
    expect(status).toBe(200);
    expect(shapeFindings(body)).toEqual([]);
    const end = Object.values(value)[0];
    expect(body.restriction).toEqual({ period: { end } });
    const author = { reference: 'Practitioner/step-sato', display: '佐藤 花子' };
    expect(body.note.at(-1)).toEqual({
      authorReference: author,
      time: '2026-11-20T10:00:00+09:00',
      text: '見積もりを待つ',
    });
    const found = await get(hub, 'Task?deadline=2026-12-03&deadline-strength=agreed');
    expect(found.body.entry).toHaveLength(1);
  });

  test('yesterday is refused: the day is that of the business clock, in Japan', async () => {
    const agree = (valueDate: string) => call('agree-deadline', OWNER, { name: 'deadline', valueDate }, why);
    expect((await agree('2026-11-19')).status).toBe(422);
    now = Date.parse('2026-11-20T23:59:00Z');
    const answer = await agree('2026-11-20');
    expect(answer.status).toBe(422);
    expect(japaneseOf(answer)).toContain('今日は2026年11月21日（土）');
    expect((await agree('2026-11-21')).status).toBe(200);
  });

  test('a date in the URL is read as well; one that is none answers 400', async () => {
    const path = (deadline: string) => `Task/step/$agree-deadline?deadline=${deadline}&reason=x`;
    expect((await post(hub, path('2026-12-03'), parameters())).status).toBe(200);
    expect((await post(hub, path('2026-12'), parameters())).status).toBe(400);
  });
});

describe.skipIf(!hasDatabase())('Task/[id]/$cancel', () => {
  const why = text('reason', '他院へ転院');

  test('cancels what nobody has begun', async () => {
    const { status, body } = await call('cancel', REQUESTER, why);
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'cancelled', statusReason: { text: '他院へ転院' } });
    expect((await call('cancel', REQUESTER, why)).status).toBe(422);
  });

  test('asks where it is begun; the owner says yes', async () => {
    await call('claim', NURSE);
    const { body } = await call('cancel', REQUESTER, why);
    expect(body).toMatchObject({ status: 'accepted', businessStatus: { coding: [{ code: 'cancel-requested' }] } });
    expect((await get(hub, 'Task?business-status=cancel-requested')).body.entry).toHaveLength(1);
    const granted = await call('cancel', OWNER, text('reason', '承知しました'));
    expect(granted.body).toMatchObject({ status: 'cancelled', statusReason: { text: '承知しました' } });
  });

  test('or goes on, which is a no', async () => {
    await call('claim', NURSE);
    await call('cancel', REQUESTER, why);
    const answer = await hub.http
      .patch('/fhir/Task/step')
      .set({ 'Content-Type': 'application/json-patch+json', ...as(NURSE) })
      .send(JSON.stringify([{ op: 'replace', path: '/status', value: 'in-progress' }]));
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      status: 'in-progress',
      businessStatus: { coding: [{ code: 'claimed' }] },
      statusReason: { coding: [{ code: 'cancel-refused' }] },
    });
  });

  test('by the owner, unasked, is refused', async () => {
    const answer = await call('cancel', OWNER, why);
    expect([answer.status, ...issuesOf(answer)]).toEqual([422, 'business-rule Task.status']);
  });
});

const CALLS: { code: string; inputs: { name: string; [value: string]: unknown }[] }[] = [
  { code: 'claim', inputs: [] },
  { code: 'release', inputs: [] },
  { code: 'delegate', inputs: [reference('to', 'Organization/step-next'), text('reason', 'x')] },
  { code: 'agree-deadline', inputs: [{ name: 'deadline', valueDate: '2026-12-03' }, text('reason', 'x')] },
  { code: 'cancel', inputs: [text('reason', 'x')] },
];

describe.skipIf(!hasDatabase()).each(CALLS)('Task/[id]/$$$code', ({ code, inputs }) => {
  const send = (id: string, headers: object = {}) =>
    post(hub, `Task/${id}/$${code}`, parameters(...inputs), headers as Record<string, string>);

  test('of a Task that is not there answers 404, deleted 410', async () => {
    expect((await send('nowhere')).status).toBe(404);
    await stored(hub, { resourceType: 'Task', id: 'gone', status: 'draft', intent: 'order' });
    await remove(hub, 'Task/gone');
    expect((await send('gone')).status).toBe(410);
  });

  test('of a Task that others made answers 422', async () => {
    await stored(hub, { resourceType: 'Task', id: 'theirs', status: 'requested', intent: 'order' });
    const answer = await send('theirs');
    expect([answer.status, ...issuesOf(answer)]).toEqual([422, 'business-rule Task']);
    expect(japaneseOf(answer)).toContain('identifier');
  });

  test('for somebody it does not concern answers 403 and changes nothing', async () => {
    await become('accepted');
    const before = await versions();
    const answer = await send('step', as(STRANGER));
    expect([answer.status, ...issuesOf(answer)]).toEqual([403, 'forbidden Task']);
    expect(await versions()).toBe(before);
  });

  test('of one that has ended answers 422', async () => {
    await become('completed');
    expect((await send('step')).status).toBe(422);
  });

  test('with an out-of-date If-Match answers 412', async () => {
    expect((await send('step', { 'If-Match': 'W/"0"' })).status).toBe(412);
  });

  test('changes something, so GET answers 405; and it is of one Task', async () => {
    expect((await get(hub, `Task/step/$${code}`)).status).toBe(405);
    expect((await post(hub, `Task/$${code}`, parameters(...inputs))).status).toBe(404);
  });
});

const WITH_REASON = CALLS.filter(({ inputs }) => inputs.some(({ name }) => name === 'reason'));

describe.skipIf(!hasDatabase()).each(WITH_REASON)('Task/[id]/$$$code', ({ code, inputs }) => {
  test('without a reason, or with an empty one, answers 400', async () => {
    const others = inputs.filter(({ name }) => name !== 'reason');
    expect((await call(code, undefined, ...others)).status).toBe(400);
    const answer = await post(hub, `Task/step/$${code}?reason=%20`, parameters(...others));
    expect([answer.status, ...issuesOf(answer)]).toEqual([400, `value Parameters.parameter.where(name='reason')`]);
  });
});

test('no request can say through which operation it comes', async () => {
  if (!hasDatabase()) return;
  await become('accepted');
  const { body } = await get(hub, 'Task/step');
  const answer = await hub.http
    .put('/fhir/Task/step?via=delegate')
    .set({ 'Content-Type': 'application/fhir+json', via: 'delegate', ...as(OWNER) })
    .send({ ...body, via: undefined, owner: { reference: 'Organization/step-next' } });
  expect([answer.status, ...issuesOf(answer)]).toEqual([422, 'business-rule Task.owner']);
});
