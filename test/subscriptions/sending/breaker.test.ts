import { describe, expect, test } from 'vitest';
import { Breakers } from '../../../src/subscriptions/sending/breaker.ts';
import type { Outcome, Why } from '../../../src/subscriptions/sending/outcome.ts';

const ORIGIN = 'https://ehr.example.jp';
const OTHER = 'https://other.example.jp';
const middle = () => 0.5;

const answered = (status: number): Outcome => ({ kind: 'answered', status });
const failed = (why: Why): Outcome => ({ kind: 'failed', why });
const DOWN = failed('refused');

function afterFailures(count: number, outcome: Outcome = DOWN, breakers = new Breakers(middle)): Breakers {
  for (let made = 0; made < count; made++) breakers.tell(ORIGIN, outcome, 0);
  return breakers;
}

describe('a breaker', () => {
  test('lets everything through to a server nothing is known of', () => {
    expect(new Breakers(middle).mayTry(ORIGIN, 0)).toEqual({ ok: true });
  });

  test('opens with the fifth failure in a row, for five seconds', () => {
    expect(afterFailures(4).mayTry(ORIGIN, 0)).toEqual({ ok: true });
    expect(afterFailures(5).mayTry(ORIGIN, 0)).toEqual({ ok: false, until: 5_000 });
  });

  test('is the server’s own: others are called as before', () => {
    expect(afterFailures(5).mayTry(OTHER, 0)).toEqual({ ok: true });
  });

  test('counts failures in a row only', () => {
    const breakers = afterFailures(4);
    breakers.tell(ORIGIN, answered(200), 0);
    expect(afterFailures(4, DOWN, breakers).mayTry(ORIGIN, 0)).toEqual({ ok: true });
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
    ...(['blocked', 'unsendable', 'stopped'] as const).map((why): [string, Outcome] => [why, failed(why)]),
    ...[200, 204, 301, 400, 401, 404, 410, 422].map((status): [string, Outcome] => [String(status), answered(status)]),
  ])('%s does not', (_, outcome) => {
    expect(afterFailures(9, outcome).mayTry(ORIGIN, 0)).toEqual({ ok: true });
  });

  test('when the pause is over, lets one probe through at a time', () => {
    const breakers = afterFailures(5);
    expect(breakers.mayTry(ORIGIN, 4_999).ok).toBe(false);
    expect(breakers.mayTry(ORIGIN, 5_000).ok).toBe(true);
    expect(breakers.mayTry(ORIGIN, 5_000).ok).toBe(false);
  });

  test.each([200, 404, 422])('closes with a probe that is answered %i', (status) => {
    const breakers = afterFailures(5);
    breakers.mayTry(ORIGIN, 5_000);
    breakers.tell(ORIGIN, answered(status), 5_001);
    expect(breakers.mayTry(ORIGIN, 5_001)).toEqual({ ok: true });
    expect(breakers.mayTry(ORIGIN, 5_001)).toEqual({ ok: true });
  });

  test('doubles the pause with every probe that fails, up to five minutes', () => {
    const breakers = afterFailures(5);
    const pauses: number[] = [];
    let now = 5_000;
    for (let probe = 0; probe < 8; probe++) {
      expect(breakers.mayTry(ORIGIN, now).ok).toBe(true);
      breakers.tell(ORIGIN, DOWN, now);
      const refused = breakers.mayTry(ORIGIN, now);
      pauses.push(refused.ok ? 0 : refused.until - now);
      now += pauses.at(-1)!;
    }
    expect(pauses).toEqual([10, 20, 40, 80, 160, 300, 300, 300].map((seconds) => seconds * 1000));
  });

  test('is not moved by failures of what was under way when it opened', () => {
    const breakers = afterFailures(5);
    breakers.tell(ORIGIN, DOWN, 3_000);
    expect(breakers.mayTry(ORIGIN, 3_000)).toEqual({ ok: false, until: 5_000 });
  });

  test('a probe that told nothing of the server is made again', () => {
    const breakers = afterFailures(5);
    breakers.mayTry(ORIGIN, 5_000);
    breakers.tell(ORIGIN, failed('stopped'), 5_001);
    expect(breakers.mayTry(ORIGIN, 5_001).ok).toBe(true);
    expect(breakers.mayTry(ORIGIN, 5_001).ok).toBe(false);
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
    for (const other of ['https://b.example', 'https://c.example']) breakers.tell(other, DOWN, 0);
    expect(afterFailures(4, DOWN, breakers).mayTry(ORIGIN, 0)).toEqual({ ok: true });
    expect(afterFailures(1, DOWN, breakers).mayTry(ORIGIN, 0).ok).toBe(false);
  });
});
