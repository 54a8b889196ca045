// What follows from each answer and each failure, cell by cell. And the page that publishes the table; after a change of it:
// npx vitest run --project pure test/subscriptions/sending/verdict.test.ts -u
import { describe, expect, test } from 'vitest';
import { type Outcome, WHY, type Why } from '../../../src/subscriptions/sending/outcome.ts';
import { verdictOf } from '../../../src/subscriptions/sending/verdict.ts';
import { deliveryPage } from '../../support/delivery-page.ts';

const delivered = { verdict: 'delivered' };
const fast = { verdict: 'retry', pace: 'fast' };
const slow = { verdict: 'retry', pace: 'slow' };
const refused = { verdict: 'dead', suspends: false };
const suspended = { verdict: 'dead', suspends: true };

const answered = (status: number): Outcome => ({ kind: 'answered', status });
const failed = (why: Why): Outcome => ({ kind: 'failed', why });

describe('an answer', () => {
  test.each([
    ['is delivered', delivered, [200, 201, 202, 204, 206, 299]],
    ['suspends: a redirection is not followed', suspended, [300, 301, 302, 303, 304, 307, 308]],
    ['is tried again slowly: somebody may set it right', slow, [401, 403, 404, 405, 407]],
    ['suspends: it is gone', suspended, [410]],
    ['is tried again soon', fast, [408, 425, 429, 500, 501, 502, 503, 504, 599]],
    ['refuses this notification only', refused, [400, 402, 406, 409, 411, 412, 413, 415, 418, 422, 451, 499]],
    ['that is none of HTTP’s is tried again soon', fast, [0, 100, 101, 199, 600, 999]],
  ])('%s', (_, verdict, statuses) => {
    for (const status of statuses) expect([status, verdictOf(answered(status))]).toEqual([status, verdict]);
  });

  test('every status has a verdict', () => {
    for (let status = 0; status < 1000; status++) expect(verdictOf(answered(status))).toHaveProperty('verdict');
  });
});

describe('a failure', () => {
  const verdicts: Record<Why, object> = {
    timeout: fast,
    dns: fast,
    refused: fast,
    unreachable: fast,
    reset: fast,
    ours: { verdict: 'retry', pace: 'fast' },
    stopped: fast,
    tls: slow,
    'not-http': slow,
    'too-long': slow,
    blocked: suspended,
    unsendable: suspended,
  };

  test.each(Object.keys(WHY) as Why[])('%s', (why) => {
    expect(verdictOf(failed(why))).toEqual(verdicts[why]);
  });
});

describe('Retry-After', () => {
  test.each([408, 425, 429, 500, 503, 401, 404])('is honoured with %s', (status) => {
    expect(verdictOf({ kind: 'answered', status, retryAfterMs: 7000 })).toMatchObject({
      verdict: 'retry',
      notBeforeMs: 7000,
    });
  });

  test.each([200, 301, 410, 422])('changes nothing with %s', (status) => {
    expect(verdictOf({ kind: 'answered', status, retryAfterMs: 7000 })).toEqual(verdictOf(answered(status)));
  });
});

describe('the table', () => {
  test('is published as profiles/delivery.md', async () => {
    await expect(deliveryPage()).toMatchFileSnapshot('../../../profiles/delivery.md');
  });
});
