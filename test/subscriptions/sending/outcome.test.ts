import { describe, expect, test } from 'vitest';
import { about, type Outcome, WHY, type Why } from '../../../src/subscriptions/sending/outcome.ts';

const ENDPOINT = 'https://ehr.example.jp:8443/hooks/s3cret-path?token=s3cret-token';

describe('what is said of an attempt', () => {
  test('an answer is told by its host and status, in both languages', () => {
    expect(about({ kind: 'answered', status: 503 }, ENDPOINT)).toEqual({
      en: 'ehr.example.jp:8443 answered 503.',
      ja: 'ehr.example.jp:8443 の応答は 503 でした。',
    });
  });

  test('a failure is told by its host and its reason', () => {
    expect(about({ kind: 'failed', why: 'refused' }, ENDPOINT)).toEqual({
      en: 'ehr.example.jp:8443: it refused the connection.',
      ja: 'ehr.example.jp:8443：接続が拒否されました。',
    });
  });

  test('of the endpoint nothing but its host is repeated', () => {
    const outcomes: Outcome[] = [
      { kind: 'answered', status: 401, retryAfterMs: 1000 },
      ...(Object.keys(WHY) as Why[]).map((why): Outcome => ({ kind: 'failed', why })),
    ];
    for (const endpoint of [ENDPOINT, 'https://user:s3cret@ehr.example.jp/', 's3cret no URL']) {
      for (const outcome of outcomes) expect(JSON.stringify(about(outcome, endpoint))).not.toContain('s3cret');
    }
  });
});
