// A Subscription that cannot be served is not stored, and whoever wrote it is told everything that is wrong with it.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { BACKPORT, onTopic } from '../../subscriptions/asked/sample.ts';
import { hasDatabase } from '../../support/database.ts';
import { startTestHub, type TestHub } from '../../support/hub.ts';
import { outcomeOf } from '../../support/outcome.ts';
import { send } from '../../support/raw-http.ts';
import { Receiver } from '../../support/receiver.ts';
import { get } from '../../support/requests.ts';

type Json = Readonly<Record<string, unknown>>;
interface Refused {
  readonly says: string;
  readonly with: Json;
  readonly status: number;
  readonly issues: readonly string[];
}

const TABLE = new URL('../../cases/subscriptions.yaml', import.meta.url);
const { refused, taken } = parse(readFileSync(TABLE, 'utf8').replaceAll('…', `${BACKPORT}-`)) as {
  refused: Refused[];
  taken: Pick<Refused, 'says' | 'with'>[];
};

let hub: TestHub;
let receiver: Receiver;
beforeAll(async () => {
  if (!hasDatabase()) return;
  hub = await startTestHub();
  receiver = await Receiver.start();
});
afterAll(async () => {
  await hub?.close();
  await receiver?.close();
});

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Objects are laid over each other, all else replaces; null takes away. */
function laidOver(under: Json, over: Json): Json {
  const all = Object.keys({ ...under, ...over }).flatMap((name): [string, unknown][] => {
    if (!(name in over)) return [[name, under[name]]];
    const value = over[name];
    if (value === null) return [];
    return [[name, isJson(value) && isJson(under[name]) ? laidOver(under[name], value) : value]];
  });
  return Object.fromEntries(all);
}

const inOrder = (): Json => onTopic('task-assigned', ['Task?owner=Organization/a'], { endpoint: receiver.url });

const put = (id: string, changes: Json) => {
  const body = JSON.stringify({ ...laidOver(inOrder(), changes), id });
  const headers = { 'Content-Type': 'application/fhir+json' };
  return send(hub, { method: 'PUT', path: `/fhir/Subscription/${id}`, headers, body });
};

describe.skipIf(!hasDatabase())('a Subscription is refused', () => {
  test.each(refused)('with $says: $status', async (row) => {
    const answer = outcomeOf(await put('refused', row.with));
    expect(answer.issues).toEqual(row.issues);
    expect(answer.status).toBe(row.status);
    expect((await get(hub, 'Subscription/refused')).status).toBe(404);
  });

  test('and the value of a header that cannot be read is repeated nowhere', async () => {
    const answer = await put('refused', { channel: { header: ['Authorization Bearer kept-to-ourselves'] } });
    expect(answer.status).toBe(400);
    expect(answer.text).not.toContain('kept-to-ourselves');
  });

  test('in a transaction, and nothing of the transaction is stored', async () => {
    const resource = laidOver(inOrder(), { channel: { type: 'email' } });
    const entries = [
      { resource: { resourceType: 'Patient', id: 'beside' }, request: { method: 'PUT', url: 'Patient/beside' } },
      { resource: { ...resource, id: 'within' }, request: { method: 'PUT', url: 'Subscription/within' } },
    ];
    const answer = await send(hub, {
      method: 'POST',
      path: '/fhir',
      headers: { 'Content-Type': 'application/fhir+json' },
      body: JSON.stringify({ resourceType: 'Bundle', type: 'transaction', entry: entries }),
    });
    expect(outcomeOf(answer).status).toBe(422);
    expect((await get(hub, 'Patient/beside')).status).toBe(404);
  });
});

describe.skipIf(!hasDatabase())('a Subscription is taken', () => {
  test.each(taken.map((row, i) => ({ ...row, id: `taken-${i}` })))('with $says', async ({ id, with: changes }) => {
    const answer = await put(id, changes);
    expect([answer.status, JSON.parse(answer.text).status]).toEqual([
      201,
      changes.status === 'off' ? 'off' : 'requested',
    ]);
  });
});

describe.skipIf(!hasDatabase())('an address that the operator allows', () => {
  test('may be called though it is private; others of its network may not', async () => {
    const allowing = await startTestHub({ RENKEI_DELIVERY_ALLOW: '10.20.30.40' });
    const statusWith = async (endpoint: string): Promise<number> => {
      const body = JSON.stringify({ ...onTopic('task-assigned', [], { endpoint }), status: 'requested', id: 'inside' });
      const headers = { 'Content-Type': 'application/fhir+json' };
      return (await send(allowing, { method: 'POST', path: '/fhir/Subscription', headers, body })).status;
    };
    try {
      expect(await statusWith('http://10.20.30.40/notify')).toBe(201);
      expect(await statusWith('http://10.20.30.41/notify')).toBe(422);
    } finally {
      await allowing.close();
    }
  });
});
