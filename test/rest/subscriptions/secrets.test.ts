// Secrets of a Subscription, the values of its headers and the secret for signatures: sent to its endpoint, shown to nobody.
// https://hl7.org/fhir/R4/subscription-definitions.html#Subscription.channel.header
import { symbols } from 'pino';
import type { Test } from 'supertest';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { isServedAt } from '../../../src/rest/operations/operation.ts';
import { loadOperations } from '../../../src/rest/operations/registry.ts';
import { router } from '../../../src/rest/routes.ts';
import { isGenuine } from '../../../src/subscriptions/sending/signature.ts';
import { SECRET } from '../../subscriptions/asked/sample.ts';
import { hasDatabase } from '../../support/database.ts';
import { startTestHub, type TestHub } from '../../support/hub.ts';
import { outcomeOf } from '../../support/outcome.ts';
import { Receiver } from '../../support/receiver.ts';
import { bundleOf, entry, get, JSON_PATCH, patch, post, put, remove, stored } from '../../support/requests.ts';
import { allTold, eventsIn, followed, read, subscribe, toCriteria, toTopic } from '../../support/subscribing.ts';

const BEARER = 'kept-back-bearer';
const KEY = 'kept-back-key';
const HMAC = 'kept-back-for-signatures';
const HIDDEN = /kept-back/;

const HEADERS = [`Authorization: Bearer ${BEARER}`, `X-Api-Key:${KEY}`];
const SHOWN = ['Authorization: ****', 'X-Api-Key: ****'];
const SECRETS = { header: HEADERS, extension: [{ url: SECRET, valueString: HMAC }] };

const lines: string[] = [];
let hub: TestHub;
let receiver: Receiver;
beforeAll(async () => {
  if (!hasDatabase()) return;
  receiver = await Receiver.start();
  hub = await startTestHub({ RENKEI_LOG: 'debug' });
  const stream = (hub.log as unknown as Record<symbol, { write(line: string): void }>)[symbols.streamSym]!;
  vi.spyOn(stream, 'write').mockImplementation((line) => void lines.push(line));
});
afterAll(async () => {
  vi.restoreAllMocks();
  await hub?.close();
  await receiver?.close();
});

const TASKS = ['Task?owner=Organization/office'];
const toTasks = (id: string, more: object = {}) => ({
  ...toTopic(id, 'task-assigned', `${receiver.url}/${id}`, TASKS, SECRETS),
  ...more,
});
/** Nobody is called for it. */
const resting = (id: string, more: object = {}) => toTasks(id, { status: 'off', ...more });
const storedText = async (id: string): Promise<string> =>
  (await hub.store.read('Subscription', id, 'everyone'))!.content!;
// biome-ignore lint/suspicious/noExplicitAny: a resource, as it is stored
const storedOf = async (id: string): Promise<any> => JSON.parse(await storedText(id));
const inBinary = (ops: object[]) => ({
  resourceType: 'Binary',
  contentType: JSON_PATCH,
  data: Buffer.from(JSON.stringify(ops)).toString('base64'),
});
const parameters = (...parameter: object[]) => ({ resourceType: 'Parameters', parameter });
const saying = (op: string, path: string, value: object) =>
  parameters({
    name: 'operation',
    part: [
      { name: 'type', valueCode: op },
      { name: 'path', valueString: path },
      { name: 'value', ...value },
    ],
  });
const REASON = [{ op: 'replace', path: '/reason', value: '夜間も' }];
const MATCHED = 'Subscription?status=off&_id=walked';

interface Step {
  readonly route: string;
  readonly says?: string;
  readonly ask: () => Test;
  /** How many Subscriptions the answer shows; otherwise one. */
  readonly shows?: number;
  readonly status?: number;
}

// By the routes of the hub, so that a new one asks for its line here.
const WALK: readonly Step[] = [
  { route: 'GET /metadata', ask: () => get(hub, 'metadata'), shows: 0 },
  {
    route: 'POST /',
    says: 'batch',
    ask: () =>
      post(
        hub,
        '',
        bundleOf(
          'batch',
          entry('GET', 'Subscription/walked'),
          entry('GET', MATCHED),
          entry('PUT', 'Subscription/of-batch', resting('of-batch')),
        ),
      ),
    shows: 3,
  },
  {
    route: 'POST /',
    says: 'transaction',
    ask: () =>
      post(
        hub,
        '',
        bundleOf(
          'transaction',
          entry('GET', 'Subscription/walked/_history/1'),
          entry('PATCH', 'Subscription/walked', inBinary(REASON)),
          entry('PUT', 'Subscription/of-transaction', resting('of-transaction')),
        ),
      ),
    shows: 3,
  },
  { route: 'GET /_history', ask: () => get(hub, '_history?_count=1') },
  { route: 'GET /[type]', ask: () => get(hub, MATCHED) },
  { route: 'GET /[type]', says: '_elements', ask: () => get(hub, `${MATCHED}&_elements=channel`) },
  { route: 'GET /[type]', says: '_summary=data', ask: () => get(hub, `${MATCHED}&_summary=data`) },
  {
    route: 'GET /[type]',
    says: '_include',
    ask: () => get(hub, 'Provenance?_id=about-walked&_include=Provenance:target'),
  },
  { route: 'POST /[type]/_search', ask: () => post(hub, 'Subscription/_search?_id=walked', '') },
  {
    route: 'POST /[type]',
    ask: () => post(hub, 'Subscription', resting('none', { id: undefined })),
    status: 201,
  },
  {
    route: 'POST /[type]',
    says: 'conditional',
    ask: () => post(hub, 'Subscription', resting('none', { id: undefined }), { 'If-None-Exist': '_id=walked' }),
  },
  {
    route: 'POST /[type]',
    says: 'that is refused',
    ask: () => post(hub, 'Subscription', toTasks('none', { id: undefined, criteria: 'Nothing?' })),
    shows: 0,
    status: 422,
  },
  { route: 'PUT /[type]', ask: () => put(hub, MATCHED, resting('walked')) },
  { route: 'PATCH /[type]', ask: () => patch(hub, MATCHED, REASON) },
  { route: 'DELETE /[type]', ask: () => remove(hub, MATCHED), shows: 0, status: 204 },
  { route: 'GET /[type]/_history', ask: () => get(hub, 'Subscription/_history?_count=1') },
  { route: 'GET /[type]/[id]', ask: () => get(hub, 'Subscription/walked') },
  { route: 'GET /[type]/[id]', says: '_pretty', ask: () => get(hub, 'Subscription/walked?_pretty=true') },
  { route: 'GET /[type]/[id]', says: '_elements', ask: () => get(hub, 'Subscription/walked?_elements=channel') },
  { route: 'PUT /[type]/[id]', ask: () => put(hub, 'Subscription/walked', resting('walked')) },
  { route: 'PATCH /[type]/[id]', says: 'JSON Patch', ask: () => patch(hub, 'Subscription/walked', REASON) },
  {
    route: 'PATCH /[type]/[id]',
    says: 'FHIRPath Patch',
    ask: () => patch(hub, 'Subscription/walked', saying('replace', 'Subscription.reason', { valueString: '夜間も' })),
  },
  { route: 'DELETE /[type]/[id]', ask: () => remove(hub, 'Subscription/walked'), shows: 0, status: 204 },
  { route: 'GET /[type]/[id]/_history', ask: () => get(hub, 'Subscription/walked/_history?_count=1') },
  { route: 'GET /', ask: () => get(hub, '?_type=Subscription,Patient&_id=walked') },
  { route: 'POST /_search', ask: () => post(hub, '_search?_type=Subscription,Patient&_id=walked', '') },
  // Subscription is of no compartment.
  ...[
    { route: 'GET /[compartmentType]/[id]/*', ask: () => get(hub, 'Practitioner/walked/*') },
    { route: 'GET /[compartmentType]/[id]/[type]', ask: () => get(hub, 'Practitioner/walked/Provenance') },
    { route: 'POST /[compartmentType]/[id]/_search', ask: () => post(hub, 'Practitioner/walked/_search', '') },
    { route: 'POST /[compartmentType]/[id]/*/_search', ask: () => post(hub, 'Practitioner/walked/*/_search', '') },
    {
      route: 'POST /[compartmentType]/[id]/[type]/_search',
      ask: () => post(hub, 'Practitioner/walked/Provenance/_search', ''),
    },
  ].map((each) => ({ ...each, shows: 0 })),
  { route: 'GET /[type]/[id]/_history/[version]', ask: () => get(hub, 'Subscription/walked/_history/1') },
];

const routes = router.routes.filter(({ code }) => code !== 'operation').map(({ method, path }) => `${method} ${path}`);

const NONE = parameters();
const TAGGED = parameters({ name: 'meta', valueMeta: { tag: [{ system: 'https://office.example/tag', code: 'x' }] } });
/** By code: what those are given that want something. */
const GIVEN: Readonly<Record<string, object>> = { 'meta-add': TAGGED, 'meta-delete': TAGGED };
const operations = loadOperations().flatMap((each) =>
  [
    { path: '', match: {} },
    { path: 'Subscription/', match: { type: 'Subscription' } },
    { path: 'Subscription/walked/', match: { type: 'Subscription', id: 'walked' } },
    { path: 'Subscription/walked/_history/1/', match: { type: 'Subscription', id: 'walked', version: '1' } },
  ].flatMap(({ path, match }) => (isServedAt(each, match) ? [`${path}$${each.definition.code}`] : [])),
);

describe.skipIf(!hasDatabase())('what a Subscription keeps to itself', () => {
  beforeEach(async () => {
    await stored(hub, resting('walked'));
    await stored(hub, {
      resourceType: 'Provenance',
      id: 'about-walked',
      target: [{ reference: 'Subscription/walked' }],
      recorded: '2026-11-21T09:00:00+09:00',
      agent: [{ who: { reference: 'Organization/office' } }],
    });
    await stored(hub, resting('walked', { reason: '昼間も' }));
  });

  test.each(WALK.map((step) => [[step.route, step.says ?? ''].join(' ').trim(), step] as const))(
    'is not shown by %s',
    async (_says, { ask, shows = 1, status = 200 }) => {
      const answer = await ask();
      expect(answer.status).toBe(status);
      expect(`${JSON.stringify(answer.headers)} ${answer.text}`).not.toMatch(HIDDEN);
      const found = (part: string) => answer.text.split(`"${part}"`).length - 1;
      expect([...SHOWN, '****'].map(found)).toEqual([shows, shows, shows]);
    },
  );

  test('is looked for in the answers of all routes', () => {
    expect(new Set(WALK.map(({ route }) => route))).toEqual(new Set(routes));
  });

  test.each(operations)('is not shown by %s', async (path) => {
    const answer = await post(hub, path, GIVEN[path.split('$')[1]!] ?? NONE);
    // 400: there is nothing to validate; 422: nothing is sent again while it is off.
    expect([200, 400, 422]).toContain(answer.status);
    expect(answer.text).not.toMatch(HIDDEN);
    expect((await get(hub, path)).text).not.toMatch(HIDDEN);
    expect(await storedOf('walked')).toMatchObject({ channel: SECRETS });
  });

  test('is not shown by a write that prefers the representation', async () => {
    const answer = await put(hub, 'Subscription/walked', resting('walked'), { Prefer: 'return=representation' });
    expect(answer.body.channel).toMatchObject({ header: SHOWN, extension: [{ url: SECRET, valueString: '****' }] });
    expect(answer.headers.etag).toBe(`W/"${(await storedOf('walked')).meta.versionId}"`);
  });

  test('is all that is left out: every other character is as it is stored', async () => {
    const text = JSON.stringify(resting('walked')).replace(
      '"channel":{',
      String.raw`"extension":[{"url":"https://office.example/x","valueDecimal":1.50},{"url":"https://office.example/y","valueString":"\u00e9\"\\\u2028山"}],"channel":{`,
    );
    await put(hub, 'Subscription/walked', text);
    const kept = await storedText('walked');
    expect(kept).toContain('1.50');
    const masked = [...HEADERS, HMAC].reduce(
      (all, value, i) => all.replace(JSON.stringify(value), JSON.stringify([...SHOWN, '****'][i])),
      kept,
    );
    expect((await get(hub, 'Subscription/walked')).text).toBe(masked);
  });

  test('is masked also where it is no good header and no good secret', async () => {
    const channel = {
      type: 'rest-hook',
      endpoint: `${receiver.url}/odd`,
      header: ['kept-back without a name', 'kept back: kept-back', 'X-Key:', ':kept-back'],
      extension: [
        { url: SECRET, valueCode: 'kept-back' },
        { url: 'https://office.example/x', valueCode: 'open' },
      ],
    };
    await stored(hub, resting('odd', { channel }));
    const { text, body } = await get(hub, 'Subscription/odd');
    expect(text).not.toMatch(HIDDEN);
    expect(body.channel.header).toEqual(['****', '****', 'X-Key: ****', '****']);
    expect(body.channel.extension[1]).toEqual(channel.extension[1]);
    expect((await put(hub, 'Subscription/odd', body)).status).toBe(200);
    expect((await storedOf('odd')).channel).toEqual(channel);
  });

  test('is not looked for in a Subscription that another resource contains', async () => {
    const contained = [{ ...resting('inner'), id: 'inner' }];
    await stored(hub, { resourceType: 'Basic', id: 'outer', contained, code: { text: 'x' } });
    expect((await get(hub, 'Basic/outer')).body.contained).toEqual(contained);
  });
});

describe.skipIf(!hasDatabase())('a Subscription that was read and is sent back', () => {
  let made = 0;
  let id = '';
  /** A Subscription that rests, read. */
  // biome-ignore lint/suspicious/noExplicitAny: what a client reads and changes
  let shown: any;
  beforeEach(async () => {
    made += 1;
    id = `back-${made}`;
    await stored(hub, resting(id));
    shown = (await get(hub, `Subscription/${id}`)).body;
  });

  const refusal = async (asked: Test) => {
    const answer = await asked;
    expect(answer.text).not.toMatch(HIDDEN);
    const { status, issues, english } = outcomeOf(answer);
    return { status, issues, english: english.join(' ') };
  };
  const written = (channel: object) => put(hub, `Subscription/${id}`, { ...shown, channel });

  test('keeps what was masked', async () => {
    const { status } = await put(hub, `Subscription/${id}`, { ...shown, reason: '夜間も' });
    expect(status).toBe(200);
    expect(await storedOf(id)).toMatchObject({ reason: '夜間も', channel: SECRETS, meta: { versionId: '2' } });
  });

  test.each<[string, () => Test]>([
    ['JSON Patch', () => patch(hub, `Subscription/${id}`, REASON)],
    [
      'JSON Patch that tests for what was read',
      () => patch(hub, `Subscription/${id}`, [{ op: 'test', path: '/channel/header', value: SHOWN }, ...REASON]),
    ],
    [
      'FHIRPath Patch',
      () => patch(hub, `Subscription/${id}`, saying('replace', 'Subscription.reason', { valueString: '夜間も' })),
    ],
    ['conditional update', () => put(hub, `Subscription?_id=${id}`, { ...shown, reason: '夜間も' })],
    ['conditional patch', () => patch(hub, `Subscription?_id=${id}`, REASON)],
    [
      'transaction',
      () => post(hub, '', bundleOf('transaction', entry('PUT', `Subscription/${id}`, { ...shown, reason: '夜間も' }))),
    ],
  ])('keeps what was masked, by %s', async (_says, ask) => {
    expect((await ask()).status).toBe(200);
    expect(await storedOf(id)).toMatchObject({ reason: '夜間も', channel: SECRETS });
  });

  test('may change one header and keep the others, in another order and spelling', async () => {
    const header = ['X-New: 1', 'x-api-key:****', 'Authorization: Bearer fresh'];
    expect((await written({ ...shown.channel, header })).status).toBe(200);
    const { channel } = await storedOf(id);
    expect(channel.header).toEqual(['X-New: 1', HEADERS[1], 'Authorization: Bearer fresh']);
    expect(channel.extension).toEqual(SECRETS.extension);
  });

  test('loses what it leaves out', async () => {
    const { extension: _, header: __, ...rest } = shown.channel;
    expect((await written(rest)).status).toBe(200);
    expect((await storedOf(id)).channel).toEqual(rest);
  });

  test('with several headers of one name takes each in its turn', async () => {
    const header = ['X-Key: kept-back-1', 'X-Key: kept-back-2'];
    await written({ ...shown.channel, header });
    const masks = ['X-Key: ****', 'X-Key: ****'];
    expect((await written({ ...shown.channel, header: masks })).status).toBe(200);
    expect((await storedOf(id)).channel.header).toEqual(header);
    expect(await refusal(written({ ...shown.channel, header: ['X-Key: ****'] }))).toMatchObject({
      status: 422,
      issues: ['business-rule Subscription.channel.header[0]'],
      english: expect.stringContaining('which one'),
    });
    expect((await written({ ...shown.channel, header: ['X-Key: new', 'X-Key: ****'] })).status).toBe(200);
    expect((await storedOf(id)).channel.header).toEqual(['X-Key: new', 'X-Key: kept-back-2']);
  });

  test.each<[string, (url: string) => object]>([
    ['another endpoint', (url) => ({ endpoint: `${url}/mine` })],
    ['another query of the endpoint', (url) => ({ endpoint: `${url}?a` })],
    ['no endpoint', () => ({ endpoint: undefined })],
    ['another type', () => ({ type: 'websocket' })],
  ])('cannot send what is masked to %s, not even while it is off', async (_says, change) => {
    const said = await refusal(written({ ...shown.channel, ...change(shown.channel.endpoint) }));
    const secret = `business-rule Subscription.channel.extension.where(url='${SECRET}')`;
    expect(said).toMatchObject({
      status: 422,
      issues: ['business-rule Subscription.channel.header[0]', 'business-rule Subscription.channel.header[1]', secret],
      english: expect.stringContaining('has changed'),
    });
    expect(await storedOf(id)).toMatchObject({ meta: { versionId: '1' }, channel: SECRETS });
  });

  test('cannot have the endpoint alone changed by a patch', async () => {
    const path = '/channel/endpoint';
    const ops = [{ op: 'replace', path, value: `${receiver.url}/mine` }];
    expect(await refusal(patch(hub, `Subscription/${id}`, ops))).toMatchObject({ status: 422 });
    const saysSo = saying('replace', 'Subscription.channel.endpoint', { valueUrl: `${receiver.url}/mine` });
    expect(await refusal(patch(hub, `Subscription/${id}`, saysSo))).toMatchObject({ status: 422 });
  });

  test('goes elsewhere with its secrets given anew', async () => {
    const channel = { ...shown.channel, ...SECRETS, endpoint: `${receiver.url}/mine` };
    expect((await written(channel)).status).toBe(200);
    expect((await storedOf(id)).channel).toEqual(channel);
  });

  test('cannot be asked by a patch what is masked', async () => {
    const copied = await patch(hub, `Subscription/${id}`, [
      { op: 'copy', from: '/channel/header/0', path: '/reason' },
      { op: 'copy', from: '/channel/extension/0/valueString', path: '/criteria' },
    ]);
    expect(copied.text).not.toMatch(HIDDEN);
    expect(await storedText(id)).toMatch(/"reason":"Authorization: \*\*\*\*","criteria":"\*\*\*\*"/);
    const guessed = [{ op: 'test', path: '/channel/header/0', value: HEADERS[0] }];
    expect((await patch(hub, `Subscription/${id}`, guessed)).status).toBe(422);
    const startsWith = "Subscription.channel.header.where($this.startsWith('Authorization: B'))";
    const asked = await patch(hub, `Subscription/${id}`, saying('replace', startsWith, { valueString: 'X-A: 1' }));
    expect(asked.status).toBe(422);
  });

  test.each<[string, object]>([
    ['a header', { header: ['X-Other: ****'] }],
    ['one header too many', { header: [...SHOWN, 'Authorization: ****'] }],
    ['a mask without a name', { header: ['****'] }],
  ])('is refused with %s of which nothing is stored', async (_says, channel) => {
    const at = (channel as { header: string[] }).header.length - 1;
    expect(await refusal(written({ ...shown.channel, ...channel }))).toMatchObject({
      status: 422,
      issues: [`business-rule Subscription.channel.header[${at}]`],
      english: expect.stringContaining('nothing is stored'),
    });
  });

  test('is refused where it was not stored before, or was deleted', async () => {
    const { status, issues } = await refusal(post(hub, 'Subscription', shown));
    expect([status, issues.length]).toEqual([422, 3]);
    await remove(hub, `Subscription/${id}`);
    expect(await refusal(put(hub, `Subscription/${id}`, shown))).toMatchObject({ status: 422 });
  });

  test('is told so in both languages', async () => {
    const { body } = await post(hub, 'Subscription', shown);
    expect(body.issue[0].details.text).toContain('伏せ字（****）');
    expect(body.issue[0].details.text).toContain('ヘッダー「authorization」');
  });
});

describe.skipIf(!hasDatabase())('the endpoint of a Subscription', () => {
  let made = 0;
  const assign = async (): Promise<void> => {
    made += 1;
    const owner = { reference: 'Organization/office' };
    await stored(hub, { resourceType: 'Task', id: `secret-${made}`, status: 'requested', intent: 'order', owner });
    await allTold(hub);
  };
  const isSent = (path: string): void => {
    const [last] = eventsIn(receiver.received(path)).slice(-1);
    expect(last!.headers).toMatchObject({ authorization: `Bearer ${BEARER}`, 'x-api-key': KEY });
    const signed = String(last!.headers['x-renkei-signature']);
    expect(isGenuine(HMAC, signed, last!.body, Date.now(), 300)).toBe(true);
    expect(last!.body).not.toMatch(HIDDEN);
  };

  test('is sent all of it, also when the Subscription was read, changed and sent back', async () => {
    await subscribe(hub, toTasks('served'));
    await assign();
    isSent('/served');
    const asRead = await read(hub, 'served');
    expect(asRead.channel.header).toEqual(SHOWN);
    const { body } = await put(hub, 'Subscription/served', { ...asRead, reason: '夜間も' });
    // Nothing of what is asked for has changed: it goes on without a handshake.
    expect(body.status).toBe('active');
    await assign();
    isSent('/served');
    expect(eventsIn(receiver.received('/served'))).toHaveLength(2);
    await put(hub, 'Subscription/served', { ...asRead, end: '2099-01-01T00:00:00+09:00' });
    await followed(hub);
    await assign();
    isSent('/served');
    expect((await get(hub, 'Subscription/served/$events')).text).not.toMatch(HIDDEN);
    expect((await get(hub, 'Subscription/served/$status')).text).not.toMatch(HIDDEN);
  });

  test('that refuses it has the reason told without it', async () => {
    receiver.answer(() => 410);
    await stored(hub, toCriteria('refused', 'Task?owner=Organization/office', `${receiver.url}/refused`, SECRETS));
    await followed(hub);
    const before = receiver.received('/refused').length;
    const owner = { reference: 'Organization/office' };
    await stored(hub, { resourceType: 'Task', id: 'secret-refused', status: 'requested', intent: 'order', owner });
    await receiver.waitFor(before + 1, '/refused');
    await vi.waitFor(async () => expect((await read(hub, 'refused')).status).toBe('error'), { timeout: 20_000 });
    receiver.answer();
    expect(await storedText('refused')).toMatch(HIDDEN);
    expect((await get(hub, 'Subscription/refused')).text).not.toMatch(HIDDEN);
  });

  test('and nobody else: the log does not know it', () => {
    expect(lines.join('')).toContain('notification taken');
    expect(lines.join('')).toContain('notification not taken');
    expect(lines.join('')).not.toMatch(HIDDEN);
  });
});
