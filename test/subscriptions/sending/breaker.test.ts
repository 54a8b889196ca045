import { describe, expect, test } from 'vitest';
import { Breakers, type Probe } from '../../../src/subscriptions/sending/breaker.ts';
import type { Outcome, Why } from '../../../src/subscriptions/sending/outcome.ts';

const ORIGIN = 'https://ehr.example.jp';
const OTHER = 'https://other.example.jp';
const middle = () => 0.5;

const answered = (status: number): Outcome => ({ kind: 'answered', status });
const failed = (why: Why): Outcome => ({ kind: 'failed', why });
const DOWN = failed('refused');
const FREE = { ok: true, probe: undefined };

/** The leave to find out whether the server is back. */
function probeOf(breakers: Breakers, now: number): Probe | undefined {
  const may = breakers.mayTry(ORIGIN, now);
  return may.ok ? may.probe : undefined;
}

function afterFailures(count: number, outcome: Outcome = DOWN, breakers = new Breakers(middle)): Breakers {
  for (let made = 0; made < count; made++) breakers.tell(ORIGIN, outcome, 0, undefined);
  return breakers;
}

describe('a breaker', () => {
  test('lets everything through to a server nothing is known of', () => {
    expect(new Breakers(middle).mayTry(ORIGIN, 0)).toEqual(FREE);
  });

  test('opens with the fifth failure in a row, for five seconds', () => {
    expect(afterFailures(4).mayTry(ORIGIN, 0)).toEqual(FREE);
    expect(afterFailures(5).mayTry(ORIGIN, 0)).toEqual({ ok: false, until: 5_000 });
  });

  test('is the server’s own: others are called as before', () => {
    expect(afterFailures(5).mayTry(OTHER, 0)).toEqual(FREE);
  });

  test('counts failures in a row only', () => {
    const breakers = afterFailures(4);
    breakers.tell(ORIGIN, answered(200), 0, undefined);
    expect(afterFailures(4, DOWN, breakers).mayTry(ORIGIN, 0)).toEqual(FREE);
  });

  test.each<[string, Outcome]>([
    ...(['timeout', 'refused', 'dns', 'reset', 'tls', 'unreachable', 'not-http', 'too-long'] as const).map(
      (why): [string, Outcome] => [why, failed(why)],
    ),
    ...[100, 429, 500, 502, 503, 504, 600].map((status): [string, Outcome] => [String(status), answered(status)]),
  ])('%s tells of the server', (_, outcome) => {
    expect(afterFailures(5, outcome).mayTry(ORIGIN, 0).ok).toBe(false);
  });

  test.each<[string, Outcome]>([
    ...(['blocked', 'unsendable', 'stopped', 'ours'] as const).map((why): [string, Outcome] => [why, failed(why)]),
    ...[200, 204, 301, 400, 401, 404, 410, 422].map((status): [string, Outcome] => [String(status), answered(status)]),
  ])('%s does not', (_, outcome) => {
    expect(afterFailures(9, outcome).mayTry(ORIGIN, 0)).toEqual(FREE);
  });

  test('when the pause is over, lets one probe through at a time', () => {
    const breakers = afterFailures(5);
    expect(breakers.mayTry(ORIGIN, 4_999).ok).toBe(false);
    expect(breakers.mayTry(ORIGIN, 5_000).ok).toBe(true);
    expect(breakers.mayTry(ORIGIN, 5_000).ok).toBe(false);
  });

  test.each([200, 404, 422])('closes with a probe that is answered %i', (status) => {
    const breakers = afterFailures(5);
    breakers.tell(ORIGIN, answered(status), 5_001, probeOf(breakers, 5_000));
    expect(breakers.mayTry(ORIGIN, 5_001)).toEqual(FREE);
    expect(breakers.mayTry(ORIGIN, 5_001)).toEqual(FREE);
  });

  test('doubles the pause with every probe that fails, up to five minutes', () => {
    const breakers = afterFailures(5);
    const pauses: number[] = [];
    let now = 5_000;
    for (let probe = 0; probe < 8; probe++) {
      const leave = probeOf(breakers, now);
      expect(leave).toBeDefined();
      breakers.tell(ORIGIN, DOWN, now, leave);
      const refused = breakers.mayTry(ORIGIN, now);
      pauses.push(refused.ok ? 0 : refused.until - now);
      now += pauses.at(-1)!;
    }
    expect(pauses).toEqual([10, 20, 40, 80, 160, 300, 300, 300].map((seconds) => seconds * 1000));
  });

  test('is not moved by failures of what was under way when it opened', () => {
    const breakers = afterFailures(5);
    breakers.tell(ORIGIN, DOWN, 3_000, undefined);
    expect(breakers.mayTry(ORIGIN, 3_000)).toEqual({ ok: false, until: 5_000 });
  });

  test('a probe that told nothing of the server is made again', () => {
    const breakers = afterFailures(5);
    breakers.tell(ORIGIN, failed('stopped'), 5_001, probeOf(breakers, 5_000));
    expect(breakers.mayTry(ORIGIN, 5_001).ok).toBe(true);
    expect(breakers.mayTry(ORIGIN, 5_001).ok).toBe(false);
  });

  test('what was under way when it opened is no probe, whatever comes of it while one is', () => {
    const breakers = afterFailures(5);
    const leave = probeOf(breakers, 5_000);
    for (const outcome of [DOWN, failed('stopped')]) breakers.tell(ORIGIN, outcome, 5_001, undefined);
    expect(breakers.mayTry(ORIGIN, 5_002).ok).toBe(false);
    breakers.tell(ORIGIN, answered(200), 5_003, leave);
    expect(breakers.mayTry(ORIGIN, 5_003)).toEqual(FREE);
  });

  test('a probe that nobody told of again is given up after three minutes', () => {
    const breakers = afterFailures(5);
    breakers.mayTry(ORIGIN, 5_000);
    expect(breakers.mayTry(ORIGIN, 184_999).ok).toBe(false);
    expect(breakers.mayTry(ORIGIN, 185_000).ok).toBe(true);
  });

  test.each([
    [0, 4_000],
    [0.999_999, 6_000],
  ])('with chance %d the first pause is %i ms', (chance, until) => {
    const breakers = afterFailures(5, DOWN, new Breakers(() => chance));
    expect(breakers.mayTry(ORIGIN, 0)).toEqual({ ok: false, until });
  });

  test('forgets the server that failed longest ago when there are too many', () => {
    const breakers = afterFailures(4, DOWN, new Breakers(middle, 2));
    for (const other of ['https://b.example', 'https://c.example']) breakers.tell(other, DOWN, 0, undefined);
    expect(afterFailures(4, DOWN, breakers).mayTry(ORIGIN, 0)).toEqual(FREE);
    expect(afterFailures(1, DOWN, breakers).mayTry(ORIGIN, 0).ok).toBe(false);
  });
});
