// A defect of ours: told as one, logged, and nothing of it leaks.
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Guard } from '../../src/store/write/change.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { outcomeOf } from '../support/outcome.ts';
import { bundleOf, entry, get, patch, post, put, remove, stored } from '../support/requests.ts';

let hub: TestHub;

const SECRET = `select * from resource -- ${randomUUID()}`;

/** Fails, as a defect would, for whoever is called 故障. */
const broken: Guard = ({ after }) => {
  if (JSON.stringify(after ?? {}).includes('故障')) throw new Error(SECRET);
  return undefined;
};
const patient = (text: string, more: object = {}) => ({ resourceType: 'Patient', name: [{ text }], ...more });

beforeAll(async () => {
  hub = await startTestHub({}, { guards: [broken] });
  if (hub === undefined) return;
  await stored(hub, patient('山田', { id: 'p' }));
});
afterAll(() => hub?.close());
afterEach(() => vi.restoreAllMocks());

describe('a defect', () => {
  test.each<[string, () => PromiseLike<{ status: number; headers: Record<string, string>; text: string }>]>([
    ['create', () => post(hub, 'Patient', patient('故障'))],
    ['conditional create', () => post(hub, 'Patient', patient('故障'), { 'If-None-Exist': 'name=nobody' })],
    ['update', () => put(hub, 'Patient/p', patient('故障', { id: 'p' }))],
    ['patch', () => patch(hub, 'Patient/p', [{ op: 'replace', path: '/name/0/text', value: '故障' }])],
    ['transaction', () => post(hub, '', bundleOf('transaction', entry('POST', 'Patient', patient('故障'))))],
    [
      '$meta-add',
      () =>
        post(hub, 'Patient/p/$meta-add', {
          resourceType: 'Parameters',
          parameter: [{ name: 'meta', valueMeta: { tag: [{ display: '故障' }] } }],
        }),
    ],
  ])('in %s answers 500 with a request id, and tells nothing of its cause', async (_says, ask) => {
    const log = vi.spyOn(hub.log, 'error').mockImplementation(() => undefined);
    const answer = await ask();
    const { status, issues, english } = outcomeOf(answer);
    expect([status, issues]).toEqual([500, ['exception']]);
    expect(answer.text).not.toContain(SECRET);
    expect(answer.text).not.toContain('select');
    const requestId = answer.headers['x-request-id']!;
    expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(english[0]).toContain(requestId);
    expect(log).toHaveBeenCalledExactlyOnceWith(
      { err: expect.objectContaining({ message: SECRET }), requestId },
      'defect',
    );
    expect((await get(hub, 'Patient/p')).body).toMatchObject({ name: [{ text: '山田' }], meta: { versionId: '1' } });
  });

  test('in one entry of a batch fails that entry alone, with its request id in the outcome', async () => {
    const log = vi.spyOn(hub.log, 'error').mockImplementation(() => undefined);
    const { body, text } = await post(
      hub,
      '',
      bundleOf('batch', entry('POST', 'Patient', patient('故障')), entry('POST', 'Patient', patient('佐藤'))),
    );
    expect(body.entry[0].response.status).toBe('500 Internal Server Error');
    expect(body.entry[1].response.status).toBe('201 Created');
    expect(text).not.toContain(SECRET);
    const [{ requestId }] = log.mock.calls[0] as unknown as [{ requestId: string }];
    expect(body.entry[0].response.outcome.issue[0].diagnostics).toContain(requestId);
  });

  test('outside of FHIR answers an OperationOutcome too, no page of Express', async () => {
    const log = vi.spyOn(hub.log, 'error').mockImplementation(() => undefined);
    vi.spyOn(hub.store, 'feedState').mockRejectedValue(new Error(SECRET));
    const answer = await hub.http.get('/metrics');
    expect(outcomeOf(answer)).toMatchObject({ status: 500, issues: ['exception'] });
    expect(answer.text).not.toContain(SECRET);
    expect(log).toHaveBeenCalledOnce();
  });

  test('an answer that no header can carry is a defect, and the hub lives on', async () => {
    const log = vi.spyOn(hub.log, 'error').mockImplementation(() => undefined);
    vi.spyOn(hub.hub.view, 'read').mockResolvedValueOnce({
      version: 1,
      updated: { toUTCString: () => 'a\r\nb' } as Date,
      content: '{"resourceType":"Patient"}',
    });
    expect((await get(hub, 'Patient/p')).status).toBe(500);
    expect(log).toHaveBeenCalledOnce();
    expect((await get(hub, 'Patient/p')).status).toBe(200);
  });

  test('problems of the client are not logged as defects', async () => {
    const log = vi.spyOn(hub.log, 'error');
    await get(hub, 'Patient/nobody');
    await post(hub, 'Patient', '{');
    await remove(hub, 'Patient');
    expect(log).not.toHaveBeenCalled();
  });
});
