import { describe, expect, test } from 'vitest';
import { retryAfter } from '../../../src/subscriptions/sending/retry-after.ts';

const NOW = Date.parse('2026-11-10T09:00:00Z');
const DAY = 24 * 60 * 60 * 1000;

describe('Retry-After', () => {
  test.each([
    ['seconds', '120', 120_000],
    ['no time at all', '0', 0],
    ['seconds with spaces around', ' 5 ', 5_000],
    ['more than a day is taken as a day', '86401', DAY],
    ['a number beyond all numbers is taken as a day', '9'.repeat(400), DAY],
    ['a date', 'Tue, 10 Nov 2026 09:01:00 GMT', 60_000],
    ['a date gone by', 'Tue, 10 Nov 2026 08:00:00 GMT', 0],
    ['a date beyond a day', 'Wed, 11 Nov 2026 09:00:01 GMT', DAY],
    ['the obsolete form of a date', 'Tuesday, 10-Nov-26 09:01:00 GMT', 60_000],
  ])('%s', (_, header, wait) => {
    expect(retryAfter(header, NOW)).toBe(wait);
  });

  test.each([undefined, '', 'soon', '-5', '1.5', '2026-11-10T09:01:00', 'Nonsense GMT'])(
    '%s says nothing',
    (header) => {
      expect(retryAfter(header, NOW)).toBeUndefined();
    },
  );
});
