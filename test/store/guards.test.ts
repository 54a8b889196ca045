// Guards stand at the only way in: whatever the door, the same change meets the same guard.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Resource } from '../../src/fhir/resource.ts';
import { Problem } from '../../src/problem.ts';
import type { Guard } from '../../src/store/write/change.ts';
import { FHIR, startTestHub, type TestHub } from '../support/hub.ts';
import { EVERYONE } from '../support/writing.ts';

const SAID = { en: 'No Task may be called an error.', ja: 'Task を誤登録にすることはできません。' };

const refusing: Guard = ({ after }) => {
  if (after?.resourceType === 'Task' && after.status === 'entered-in-error')
    throw new Problem('business-rule', SAID, { at: 'Task.status' });
};

const amending: Guard = ({ after }) => {
  if (after?.resourceType === 'Task' && after.priority === undefined) return { ...after, priority: 'routine' };
};

/** A Task is for a patient who is known here and not inactive. */
const reading: Guard = async ({ after }, reader) => {
  const [, id] = /^Patient\/(.+)$/.exec((after?.for as { reference?: string } | undefined)?.reference ?? '') ?? [];
  if (id === undefined) return;
  const patient = await reader.read('Patient', id);
  if (patient?.active === false)
    throw new Problem('business-rule', { en: 'The patient is inactive.', ja: '対象者は無効です。' });
  return { ...after!, description: patient === undefined ? 'unknown patient' : `version ${patient.meta?.versionId}` };
};

let hub: TestHub;

beforeAll(async () => {
  hub = await startTestHub({}, { guards: [refusing, amending, reading] });
});
afterAll(() => hub?.close());

const ERROR = 'entered-in-error';
const WAITING = 'requested';
const task = (status: string, more: object = {}): Resource => ({
  resourceType: 'Task',
  status,
  intent: 'order',
  identifier: [{ system: 'urn:guards', value: 'known' }],
  ...more,
});
const newTask = (status: string, more: object = {}): Resource =>
  task(status, { identifier: [{ system: 'urn:guards', value: 'new' }], ...more });

interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}
interface Issue {
  readonly code: string;
  readonly details: { readonly text: string };
  readonly diagnostics: string;
}

const send = async (
  method: 'put' | 'post' | 'patch',
  path: string,
  body: object,
  headers: object = {},
): Promise<Answer> =>
  hub.http[method](`/fhir/${path}`)
    .set({ 'Content-Type': FHIR, ...headers })
    .send(JSON.stringify(body));
const bundle = (type: string, request: object, resource?: object): Promise<Answer> =>
  send('post', '', { resourceType: 'Bundle', type, entry: [{ request, ...(resource && { resource }) }] });
const jsonPatch = (status: string) => [{ op: 'replace', path: '/status', value: status }];
const JSON_PATCH = 'application/json-patch+json';
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
const patchBinary = (status: string) => ({
  resourceType: 'Binary',
  contentType: JSON_PATCH,
  data: Buffer.from(JSON.stringify(jsonPatch(status))).toString('base64'),
});

/** Every way to give a Task a status. `Task/known` is there, and is the one with the identifier `known`. */
const doors: readonly (readonly [name: string, enter: (status: string) => Promise<Answer>])[] = [
  ['PUT of what is there', (status) => send('put', 'Task/known', task(status, { id: 'known' }))],
  ['PUT of what is new', (status) => send('put', 'Task/new', newTask(status, { id: 'new' }))],
  ['POST', (status) => send('post', 'Task', newTask(status))],
  [
    'conditional create',
    (status) => send('post', 'Task', newTask(status), { 'If-None-Exist': 'identifier=urn:guards|new' }),
  ],
  ['conditional update of what is there', (status) => send('put', 'Task?identifier=urn:guards|known', task(status))],
  ['conditional update of what is new', (status) => send('put', 'Task?identifier=urn:guards|new', newTask(status))],
  ['JSON Patch', (status) => send('patch', 'Task/known', jsonPatch(status), { 'Content-Type': JSON_PATCH })],
  ['FHIRPath Patch', (status) => send('patch', 'Task/known', fhirPathPatch(status))],
  [
    'conditional JSON Patch',
    (status) => send('patch', 'Task?identifier=urn:guards|known', jsonPatch(status), { 'Content-Type': JSON_PATCH }),
  ],
  ['conditional FHIRPath Patch', (status) => send('patch', 'Task?identifier=urn:guards|known', fhirPathPatch(status))],
  ...(['batch', 'transaction'] as const).flatMap((kind): [string, (status: string) => Promise<Answer>][] => [
    [`${kind}, PUT`, (status) => bundle(kind, { method: 'PUT', url: 'Task/known' }, task(status, { id: 'known' }))],
    [`${kind}, POST`, (status) => bundle(kind, { method: 'POST', url: 'Task' }, newTask(status))],
    [
      `${kind}, conditional create`,
      (status) =>
        bundle(kind, { method: 'POST', url: 'Task', ifNoneExist: 'identifier=urn:guards|new' }, newTask(status)),
    ],
    [
      `${kind}, conditional update`,
      (status) => bundle(kind, { method: 'PUT', url: 'Task?identifier=urn:guards|known' }, task(status)),
    ],
    [`${kind}, JSON Patch`, (status) => bundle(kind, { method: 'PATCH', url: 'Task/known' }, patchBinary(status))],
    [
      `${kind}, FHIRPath Patch`,
      (status) => bundle(kind, { method: 'PATCH', url: 'Task/known' }, fhirPathPatch(status)),
    ],
  ]),
];

/** The issue, wherever the answer carries it. */
function issueIn({ body }: Answer): Issue | undefined {
  const entries = body.entry as { response: { outcome?: { issue: Issue[] } } }[] | undefined;
  const outcome = (entries?.[0]?.response.outcome ?? body) as { issue?: Issue[] };
  return outcome.issue?.[0];
}

const statusIn = ({ status, body }: Answer): number => {
  const entries = body.entry as { response: { status: string } }[] | undefined;
  return body.type === 'batch-response' ? Number.parseInt(entries![0]!.response.status, 10) : status;
};

const everything = async () =>
  hub.store.database.query(
    'select r.id, r.version, r.terms::text, v.content from resource r join resource_version v using (rid, type, version) order by r.id',
  );
const versions = async () => hub.store.database.query('select count(*) from resource_version');

beforeEach(async () => {
  if (hub !== undefined) await send('put', 'Task/known', task('draft', { id: 'known' }));
});
afterEach(async () => {
  if (hub !== undefined)
    // In the order in which the readers of the feed take them.
    await hub.store.database.script(
      'truncate feed, resource, resource_version, idx_date, idx_string, idx_quantity, idx_reference',
    );
});

describe('what a guard refuses', () => {
  test.each(doors)('%s: is refused, and nothing is stored', async (_name, enter) => {
    const before = [await everything(), await versions()];
    const answer = await enter(ERROR);
    expect(statusIn(answer)).toBe(422);
    expect(issueIn(answer)).toMatchObject({ code: 'business-rule', details: { text: SAID.ja }, diagnostics: SAID.en });
    expect([await everything(), await versions()]).toEqual(before);
  });

  test('many changes at once, as load makes them: all are refused', async () => {
    const before = await everything();
    const changes = Array.from({ length: 50 }, (_, i) => ({
      kind: 'create' as const,
      resource: newTask(i === 49 ? ERROR : WAITING),
    }));
    await expect(hub.store.write(changes, EVERYONE)).rejects.toMatchObject({
      kind: 'business-rule',
      said: SAID,
      where: { at: 'Task.status', change: 49 },
    });
    expect(await everything()).toEqual(before);
  });

  test('a transaction with one forbidden entry: the others are not stored either', async () => {
    const before = await everything();
    const { status, body } = await send('post', '', {
      resourceType: 'Bundle',
      type: 'transaction',
      entry: [
        { resource: { resourceType: 'Patient' }, request: { method: 'POST', url: 'Patient' } },
        { resource: newTask(ERROR), request: { method: 'POST', url: 'Task' } },
      ],
    });
    expect(status).toBe(422);
    expect(body.issue).toMatchObject([{ expression: ['Bundle.entry[1].resource.status'] }]);
    expect(await everything()).toEqual(before);
  });
});

describe('what a guard amends', () => {
  test.each(doors)('%s: is stored, answered and found as amended', async (_name, enter) => {
    const answer = await enter(WAITING);
    expect(statusIn(answer), JSON.stringify(answer.body)).toBeLessThan(300);
    const { body } = await hub.http.get(`/fhir/Task?status=${WAITING}&priority=routine`);
    expect(body.entry).toHaveLength(1);
    expect(body.entry[0].resource).toMatchObject({ status: WAITING, priority: 'routine' });
    if (answer.body.resourceType === 'Task') expect(answer.body).toEqual(body.entry[0].resource);
  });

  test.each(['$meta-add', '$meta-delete'])('%s is a change like others', async (operation) => {
    // Stored past the guards, as an older version of the hub might have done.
    await hub.store.database.query(
      `update resource_version set content = replace(content, ',"priority":"routine"', '')`,
    );
    expect((await hub.http.get('/fhir/Task/known')).body).not.toHaveProperty('priority');
    const parameters = {
      resourceType: 'Parameters',
      parameter: [{ name: 'meta', valueMeta: { tag: [{ code: 'x' }] } }],
    };
    expect((await send('post', `Task/known/${operation}`, parameters)).status).toBe(200);
    expect((await hub.http.get('/fhir/Task/known')).body).toMatchObject({ priority: 'routine' });
  });
});

describe('a guard that reads', () => {
  const forPatient = (id: string) => newTask(WAITING, { for: { reference: `Patient/${id}` } });

  test('sees what is stored, through the transaction that writes', async () => {
    await send('put', 'Patient/p', { resourceType: 'Patient', id: 'p' });
    expect((await send('post', 'Task', forPatient('p'))).body.description).toBe('version 1');
    await send('put', 'Patient/p', { resourceType: 'Patient', id: 'p', active: true });
    expect((await send('post', 'Task', forPatient('p'))).body.description).toBe('version 2');
    await send('put', 'Patient/p', { resourceType: 'Patient', id: 'p', active: false });
    expect((await send('post', 'Task', forPatient('p'))).status).toBe(422);
    expect((await bundle('batch', { method: 'POST', url: 'Task' }, forPatient('p'))).body.entry).toMatchObject([
      { response: { status: expect.stringMatching(/^422/) } },
    ]);
    await hub.http.delete('/fhir/Patient/p');
    expect((await send('post', 'Task', forPatient('p'))).body.description).toBe('unknown patient');
  });

  // All changes of a write are stored by one statement, after the guards were asked about each.
  test('does not see what the same transaction is about to bring', async () => {
    const { status, body } = await send('post', '', {
      resourceType: 'Bundle',
      type: 'transaction',
      entry: [
        {
          resource: { resourceType: 'Patient', id: 'both', active: false },
          request: { method: 'PUT', url: 'Patient/both' },
        },
        { resource: forPatient('both'), request: { method: 'POST', url: 'Task' } },
      ],
    });
    expect(status).toBe(200);
    expect(body.entry).toMatchObject([{}, { resource: { description: 'unknown patient' } }]);
  });
});
