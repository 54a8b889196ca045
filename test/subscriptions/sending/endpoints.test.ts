import { describe, expect, test } from 'vitest';
import { Breakers } from '../../../src/subscriptions/sending/breaker.ts';
import { AT_FIRST, Endpoints, MOST_AT_ONCE, type Turn } from '../../../src/subscriptions/sending/endpoints.ts';
import type { Outcome } from '../../../src/subscriptions/sending/outcome.ts';
import { Slots } from '../../../src/subscriptions/sending/slots.ts';

const ORIGIN = 'https://ehr.example.jp';
const OK: Outcome = { kind: 'answered', status: 200 };
const DOWN: Outcome = { kind: 'failed', why: 'timeout' };
const fresh = () => new Endpoints(new Breakers(() => 0.5), new Slots());

/** All there may be at once. */
function turns(endpoints: Endpoints, now = 0): Turn[] {
  const found: Turn[] = [];
  for (let entry = endpoints.enter(ORIGIN, now); entry.kind === 'now'; entry = endpoints.enter(ORIGIN, now))
    found.push(entry.turn);
  return found;
}

describe('an endpoint’s server', () => {
  test('is called little until it has answered well', () => {
    const endpoints = fresh();
    const first = turns(endpoints);
    expect([first.length, endpoints.busy(0)]).toEqual([AT_FIRST, [ORIGIN]]);
    first[0]!.tell(OK, 0);
    expect(endpoints.busy(0)).toEqual([]);
    expect(turns(endpoints)).toHaveLength(MOST_AT_ONCE - AT_FIRST);
  });

  test('is called little again once it does not answer well any more', () => {
    const endpoints = fresh();
    const [first] = turns(endpoints) as [Turn, Turn];
    first.tell(OK, 0);
    first.tell(DOWN, 0);
    first.leave(0);
    expect(turns(endpoints)).toHaveLength(1);
  });

  test('is not called while it is out of order, and then by one probe', () => {
    const endpoints = fresh();
    const [one, other] = turns(endpoints) as [Turn, Turn];
    for (let i = 0; i < 5; i++) one.tell(DOWN, 0);
    one.leave(0);
    expect(endpoints.enter(ORIGIN, 0)).toEqual({ kind: 'later', at: 5_000 });
    expect(turns(endpoints, 5_000)).toHaveLength(1);
    // What was under way before is no probe: it frees none.
    other.leave(5_000);
    expect(endpoints.enter(ORIGIN, 5_000).kind).toBe('later');
  });

  test('is not asked for while it is out of order, nor while the probe is under way', () => {
    const endpoints = fresh();
    const [one, other] = turns(endpoints) as [Turn, Turn];
    for (let i = 0; i < 5; i++) one.tell(DOWN, 0);
    for (const turn of [one, other]) turn.leave(0);
    expect([endpoints.busy(4_999), endpoints.busy(5_000)]).toEqual([[ORIGIN], []]);
    const [probe] = turns(endpoints, 5_000) as [Turn];
    expect(endpoints.busy(5_001)).toEqual([ORIGIN]);
    probe.tell(OK, 5_002);
    probe.leave(5_002);
    expect(endpoints.busy(5_002)).toEqual([]);
  });

  test('a probe that was not used is given back', () => {
    const endpoints = fresh();
    const [one, other] = turns(endpoints) as [Turn, Turn];
    for (let i = 0; i < 5; i++) one.tell(DOWN, 0);
    for (const turn of [one, other]) turn.leave(0);
    const [probe] = turns(endpoints, 5_000) as [Turn];
    probe.leave(5_001);
    expect(turns(endpoints, 5_001)).toHaveLength(1);
  });

  test('a turn goes on while its server is in order', () => {
    const [turn] = turns(fresh()) as [Turn];
    turn.tell(OK, 0);
    expect(turn.mayGoOn(0)).toBe(true);
    for (let i = 0; i < 5; i++) turn.tell(DOWN, 0);
    expect(turn.mayGoOn(0)).toBe(false);
  });
});
