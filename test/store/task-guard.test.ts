// The table of states stands at the only way in: the same cells through every door, `renkei load` among them. All cells:
// test/coordination/task-states.test.ts.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { load } from '../../src/cli/load.ts';
import { readConfig } from '../../src/config.ts';
import { isEnded } from '../../src/coordination/transitions/state-table.ts';
import type { Resource } from '../../src/fhir/resource.ts';
import { createLog, openStore } from '../../src/hub.ts';
import {
  BASE,
  MANAGER,
  made,
  NURSE,
  OWNER,
  PEOPLE,
  REASON,
  REQUESTER,
  STRANGER,
  state,
  task,
} from '../support/coordinated-task.ts';
import { borrowed } from '../support/database.ts';
import { FHIR, startTestHub, type TestHub } from '../support/hub.ts';
import { putAll } from '../support/writing.ts';

let hub: TestHub;
let folder: string;
beforeAll(async () => {
  hub = await startTestHub();
  folder = await mkdtemp(join(tmpdir(), 'renkei-task-guard-'));
  if (hub !== undefined) await putAll(hub.store, PEOPLE);
});
afterAll(async () => {
  await hub?.close();
  await rm(folder, { recursive: true, force: true });
});
afterEach(() => {
  vi.restoreAllMocks();
});

const KEY = `${BASE}/identifier/task`;
const BY_KEY = `Task?identifier=${encodeURIComponent(`${KEY}|stay/notify-discharge`)}`;
const JSON_PATCH = 'application/json-patch+json';

interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}
type Method = 'put' | 'post' | 'patch' | 'delete';

const send = async (
  as: string | undefined,
  method: Method,
  path: string,
  body?: object,
  type = FHIR,
): Promise<Answer> =>
  hub.http[method](`/fhir/${path}`)
    .set({ 'Content-Type': type, ...(as === undefined ? {} : { 'X-Renkei-Actor': as }) })
    .send(body === undefined ? undefined : JSON.stringify(body));

const inBundle = (as: string | undefined, kind: string, request: object, resource?: object): Promise<Answer> =>
  send(as, 'post', '', { resourceType: 'Bundle', type: kind, entry: [{ request, ...(resource && { resource }) }] });

const jsonPatch = (status: string) => [{ op: 'replace', path: '/status', value: status }];
const inBinary = (status: string) => ({
  resourceType: 'Binary',
  contentType: JSON_PATCH,
  data: Buffer.from(JSON.stringify(jsonPatch(status))).toString('base64'),
});
const fhirPathPatch = (status: string) => ({
  resourceType: 'Parameters',
  parameter: [
    {
      name: 'operation',
      part: [
        { name: 'type', valueCode: 'replace' },
        { name: 'path', valueString: 'Task.status' },
        { name: 'value', valueCode: status },
      ],
    },
  ],
});

const now = async (): Promise<Resource> => (await hub.http.get('/fhir/Task/step')).body;
const to = async (status: string): Promise<Resource> => ({ ...(await now()), status });

type Door = readonly [name: string, enter: (as: string | undefined, status: string) => Promise<Answer>];

const DOORS: readonly Door[] = [
  ['PUT', async (as, status) => send(as, 'put', 'Task/step', await to(status))],
  ['conditional update', async (as, status) => send(as, 'put', BY_KEY, await to(status))],
  ['JSON Patch', (as, status) => send(as, 'patch', 'Task/step', jsonPatch(status), JSON_PATCH)],
  ['FHIRPath Patch', (as, status) => send(as, 'patch', 'Task/step', fhirPathPatch(status))],
  ['conditional JSON Patch', (as, status) => send(as, 'patch', BY_KEY, jsonPatch(status), JSON_PATCH)],
  ['conditional FHIRPath Patch', (as, status) => send(as, 'patch', BY_KEY, fhirPathPatch(status))],
  ...['batch', 'transaction'].flatMap((kind): Door[] => [
    [`${kind}, PUT`, async (as, status) => inBundle(as, kind, { method: 'PUT', url: 'Task/step' }, await to(status))],
    [
      `${kind}, conditional update`,
      async (as, status) => inBundle(as, kind, { method: 'PUT', url: BY_KEY }, await to(status)),
    ],
    [
      `${kind}, JSON Patch`,
      (as, status) => inBundle(as, kind, { method: 'PATCH', url: 'Task/step' }, inBinary(status)),
    ],
    [
      `${kind}, FHIRPath Patch`,
      (as, status) => inBundle(as, kind, { method: 'PATCH', url: 'Task/step' }, fhirPathPatch(status)),
    ],
  ]),
];

const statusIn = ({ status, body }: Answer): number => {
  const entries = body.entry as { response: { status: string } }[] | undefined;
  return body.type === 'batch-response' ? Number.parseInt(entries![0]!.response.status, 10) : status;
};

const stand = (status: string, more: object = {}) => made(hub.store, 'step', task(status, more));

const CELLS: readonly (readonly [from: string, to: string, as: string | undefined, answer: number])[] = [
  ['requested', 'received', OWNER, 200],
  ['requested', 'received', NURSE, 200],
  ['requested', 'received', REQUESTER, 403],
  ['requested', 'received', MANAGER, 403],
  ['requested', 'received', STRANGER, 403],
  ['requested', 'received', undefined, 200],
  ['requested', 'completed', OWNER, 422],
  ['requested', 'completed', undefined, 422],
  ['requested', 'cancelled', REQUESTER, 200],
  ['in-progress', 'completed', NURSE, 200],
  ['in-progress', 'cancelled', REQUESTER, 422],
  ['completed', 'in-progress', OWNER, 422],
];

describe.each(DOORS)('%s', (_name, enter) => {
  test.each(CELLS)('%s -> %s, as %s: %i', async (from, status, as, answer) => {
    await stand(from);
    const before = await now();
    const entered = await enter(as, status);
    expect(statusIn(entered), JSON.stringify(entered.body)).toBe(answer);
    const { businessStatus, ...rest } = before;
    // What waits or draws near is over with the step.
    const kept = isEnded(status) ? rest : { ...rest, businessStatus };
    const after = await now();
    expect(after).toEqual(
      answer === 200 ? expect.objectContaining({ ...kept, status, meta: expect.anything() }) : before,
    );
    expect('businessStatus' in after).toBe(answer !== 200 || !isEnded(status));
  });

  test('whoever goes on although cancellation was asked for has refused it', async () => {
    await stand('accepted', { businessStatus: state('cancel-requested') });
    expect(statusIn(await enter(NURSE, 'in-progress'))).toBe(200);
    expect(await now()).toMatchObject({
      status: 'in-progress',
      businessStatus: { coding: [{ code: 'waiting' }] },
      statusReason: { coding: [{ system: REASON, code: 'cancel-refused' }] },
    });
  });
});

describe('Tasks with a key of ours are made by the hub alone', () => {
  const mine = (id: string) => task('requested', { id, identifier: [{ system: KEY, value: id }] });
  const { id: _id, ...nameless } = mine('new') as Resource & { id: string };

  test.each<readonly [string, () => Promise<Answer>]>([
    ['POST', () => send(undefined, 'post', 'Task', nameless)],
    ['PUT', () => send(undefined, 'put', 'Task/new', mine('new'))],
    ['conditional update', () => send(undefined, 'put', 'Task?identifier=urn:x|new', nameless)],
    ...['batch', 'transaction'].flatMap((kind): [string, () => Promise<Answer>][] => [
      [`${kind}, POST`, () => inBundle(OWNER, kind, { method: 'POST', url: 'Task' }, nameless)],
      [`${kind}, PUT`, () => inBundle(OWNER, kind, { method: 'PUT', url: 'Task/new' }, mine('new'))],
    ]),
  ])('%s: 422, and nothing is stored', async (_name, enter) => {
    expect(statusIn(await enter())).toBe(422);
    const found = await hub.http.get(`/fhir/Task?identifier=${encodeURIComponent(`${KEY}|new`)}`);
    expect(found.body.entry ?? []).toEqual([]);
  });

  test('nor is the key given to another', async () => {
    const theirs = { resourceType: 'Task', id: 'theirs', status: 'requested', intent: 'order' };
    expect((await send(STRANGER, 'put', 'Task/theirs', theirs)).status).toBeLessThan(300);
    const keyed = { ...theirs, identifier: [{ system: KEY, value: 'theirs' }] };
    expect((await send(STRANGER, 'put', 'Task/theirs', keyed)).status).toBe(422);
    expect((await send(STRANGER, 'put', 'Task/theirs', { ...theirs, status: 'entered-in-error' })).status).toBe(200);
  });

  test('a deleted one does not come back by hand', async () => {
    await stand('completed');
    const ended = await now();
    expect((await send(OWNER, 'delete', 'Task/step')).status).toBe(204);
    expect((await send(OWNER, 'put', 'Task/step', ended)).status).toBe(422);
  });
});

describe('deletion', () => {
  test.each<readonly [string, (as: string | undefined) => Promise<Answer>]>([
    ['DELETE', (as) => send(as, 'delete', 'Task/step')],
    ['conditional delete', (as) => send(as, 'delete', BY_KEY)],
    ['batch', (as) => inBundle(as, 'batch', { method: 'DELETE', url: 'Task/step' })],
    ['transaction', (as) => inBundle(as, 'transaction', { method: 'DELETE', url: 'Task/step' })],
  ])('%s: of an open one 422, by a stranger 403, of an ended one done', async (_name, enter) => {
    await stand('accepted');
    expect(statusIn(await enter(undefined))).toBe(422);
    expect(statusIn(await enter(STRANGER))).toBe(403);
    expect((await hub.http.get('/fhir/Task/step')).status).toBe(200);
    await stand('completed');
    expect(statusIn(await enter(REQUESTER))).toBeLessThan(300);
    expect((await hub.http.get('/fhir/Task/step')).status).toBe(410);
  });
});

describe('what changes meta alone', () => {
  test('is for those it concerns', async () => {
    await stand('completed');
    const tag = { resourceType: 'Parameters', parameter: [{ name: 'meta', valueMeta: { tag: [{ code: 'x' }] } }] };
    expect((await send(STRANGER, 'post', 'Task/step/$meta-add', tag)).status).toBe(403);
    expect((await send(OWNER, 'post', 'Task/step/$meta-add', tag)).status).toBe(200);
  });
});

describe('renkei load', () => {
  test('meets the same guard; what it refuses is reported, its neighbours are stored', async () => {
    for (const stream of [process.stdout, process.stderr]) vi.spyOn(stream, 'write').mockReturnValue(true);
    await made(hub.store, 'load-ok', task('requested', { identifier: [{ system: KEY, value: 'load-ok' }] }));
    await made(hub.store, 'load-not', task('requested', { identifier: [{ system: KEY, value: 'load-not' }] }));
    const sent = async (id: string, status: string) => ({ ...(await hub.http.get(`/fhir/Task/${id}`)).body, status });
    const lines = [
      await sent('load-ok', 'received'),
      await sent('load-not', 'completed'),
      { ...task('requested', { id: 'load-new', identifier: [{ system: KEY, value: 'load-new' }] }) },
      { resourceType: 'Task', id: 'load-theirs', status: 'completed', intent: 'order' },
    ];
    const [file, report] = [join(folder, 'tasks.ndjson'), join(folder, 'refused.ndjson')];
    await writeFile(file, lines.map((each) => JSON.stringify(each)).join('\n'));
    const config = readConfig({ RENKEI_DATABASE_URL: 'pglite:memory', RENKEI_LOG: 'silent' });
    const database = hub.store.database;
    const code = await load(
      [file, '--report', report],
      () => config,
      (settings) => openStore(settings, createLog(settings), [], { database: borrowed(database) }),
    );
    expect(code).toBe(1);
    const refused = (await readFile(report, 'utf8'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(refused).toMatchObject([
      { line: 2, outcome: { issue: [{ code: 'business-rule', expression: ['Task.status'] }] } },
      { line: 3, outcome: { issue: [{ code: 'business-rule' }] } },
    ]);
    const statusOf = async (id: string) => (await hub.http.get(`/fhir/Task/${id}`)).body.status;
    expect(await statusOf('load-ok')).toBe('received');
    expect(await statusOf('load-not')).toBe('requested');
    expect(await statusOf('load-new')).toBeUndefined();
    expect(await statusOf('load-theirs')).toBe('completed');
  });
});

describe('with RENKEI_VALIDATION=off', () => {
  test('the guard stands all the same', async () => {
    const config = readConfig({ RENKEI_DATABASE_URL: 'pglite:memory', RENKEI_LOG: 'silent', RENKEI_VALIDATION: 'off' });
    const { store } = await openStore(config, createLog(config), [], { database: borrowed(hub.store.database) });
    await stand('requested');
    const change = { kind: 'update', type: 'Task', id: 'step', resource: await to('completed') } as const;
    const acting = { actor: { kind: 'acting', reference: OWNER }, audience: 'everyone' } as const;
    await expect(store.write([change], acting)).rejects.toMatchObject({ kind: 'business-rule' });
    await store.close();
  });
});
