// A turn in which something goes wrong: what was delivered stays delivered, and nothing is tried without a pause.
import { describe, expect, test } from 'vitest';
import type { Store } from '../../../src/store/store.ts';
import type { Asked } from '../../../src/subscriptions/asked/asked.ts';
import { readAsked } from '../../../src/subscriptions/asked/read-asked.ts';
import type { Look } from '../../../src/subscriptions/queue/look.ts';
import type { EventContent } from '../../../src/subscriptions/sending/contents.ts';
import type { Turn } from '../../../src/subscriptions/sending/endpoints.ts';
import { Errand, type Taken } from '../../../src/subscriptions/sending/errand.ts';
import type { Outcome } from '../../../src/subscriptions/sending/outcome.ts';
import { onTopic, SETTINGS } from '../asked/sample.ts';

const NOW = Date.parse('2026-11-21T09:00:00Z');
const OK: Outcome = { kind: 'answered', status: 200 };
const AT_WILL: Turn = { tell: () => undefined, mayGoOn: () => true, leave: () => undefined };

const ready = (number: number): EventContent => ({
  event: {
    number,
    focus: { type: 'Task', id: `t${number}`, version: 1 },
    isCreated: true,
    occurred: new Date(NOW),
    attempts: 0,
    firstAttempt: null,
    state: 'waiting',
    problem: null,
  },
  carried: undefined,
  resource: undefined,
});

const taken = (count: number): Taken => ({
  claim: {
    rid: 'r',
    claim: 7,
    id: 'mine',
    version: 1,
    status: 'active',
    events: 3,
    calls: 0,
    handshakes: 0,
    lastSent: null,
  },
  asked: readAsked(onTopic('task-assigned'), SETTINGS) as Asked,
  look: {
    at: NOW,
    events: 3,
    status: 'active',
    version: 1,
    calls: 0,
    lastSent: null,
    failures: 0,
    waiting: [],
  } as Look,
  ready: Array.from({ length: count }, (_, i) => ready(i + 1)),
});

async function run(count: number, send: (nth: number) => Promise<Outcome>) {
  const defects: unknown[] = [];
  let calls = 0;
  // A store on which nothing can be noted.
  const store = { read: async () => Promise.reject(new Error('the database is gone')) } as unknown as Store;
  const errand = new Errand({
    store,
    baseUrl: 'https://hub.example/fhir',
    clock: { now: () => NOW },
    random: () => 0.5,
    attempted: () => undefined,
    onDefect: (cause) => void defects.push(cause),
    send: () => {
      calls += 1;
      return send(calls);
    },
  });
  const { result } = await errand.run(taken(count), AT_WILL);
  return { result, defects: defects.map(String) };
}

describe('a turn', () => {
  test('in which a call cannot be made for a defect of ours: it counts as an attempt, and what went before is kept', async () => {
    const { result, defects } = await run(3, async (nth) => (nth === 2 ? Promise.reject(new Error('a defect')) : OK));
    expect(defects).toEqual(['Error: a defect']);
    expect(result).toMatchObject({ delivered: [1], failed: [{ number: 2, next: NOW + 1_000 }], failures: 1 });
  });

  test('after which the Subscription cannot be put into error: what was delivered is kept, and it is tried again later', async () => {
    const { result, defects } = await run(2, async (nth) => (nth === 2 ? { kind: 'answered', status: 410 } : OK));
    expect(defects).toEqual(['Error: the database is gone']);
    expect(result).toMatchObject({ delivered: [1], failed: [], isSuspended: false, due: expect.any(Number), claim: 7 });
    expect(result.due).toBeGreaterThan(NOW);
  });

  test('that is broken off since the hub closes is nobody’s failure', async () => {
    const { result } = await run(2, async (nth) => (nth === 2 ? { kind: 'failed', why: 'stopped' } : OK));
    expect(result).toMatchObject({ delivered: [1], failed: [], failures: 0, due: NOW });
  });
});
