import { describe, expect, test } from 'vitest';
import { BlockedAddress, whyOf } from '../../../src/subscriptions/sending/failures.ts';
import type { Why } from '../../../src/subscriptions/sending/outcome.ts';

const coded = (code: string): Error => Object.assign(new Error('s3cret'), { code });

describe('an error of the network', () => {
  test.each<[Why, string[]]>([
    ['timeout', ['ETIMEDOUT', 'UND_ERR_CONNECT_TIMEOUT']],
    ['dns', ['ENOTFOUND', 'EAI_AGAIN', 'ENODATA']],
    ['refused', ['ECONNREFUSED']],
    ['unreachable', ['EHOSTUNREACH', 'ENETUNREACH', 'ENETDOWN', 'EADDRNOTAVAIL', 'EMFILE']],
    ['reset', ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']],
    [
      'tls',
      [
        'DEPTH_ZERO_SELF_SIGNED_CERT',
        'SELF_SIGNED_CERT_IN_CHAIN',
        'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
        'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
        'CERT_HAS_EXPIRED',
        'CERT_REVOKED',
        'INVALID_CA',
        'ERR_TLS_CERT_ALTNAME_INVALID',
        'ERR_SSL_WRONG_VERSION_NUMBER',
        'EPROTO',
      ],
    ],
    ['too-long', ['UND_ERR_HEADERS_OVERFLOW']],
    ['stopped', ['UND_ERR_DESTROYED', 'UND_ERR_CLOSED']],
  ])('%s', (why, codes) => {
    for (const code of codes) expect([code, whyOf(coded(code))]).toEqual([code, why]);
  });

  test('a forbidden address is blocked', () => {
    expect(whyOf(new BlockedAddress())).toBe('blocked');
  });
});

test.each([
  new TypeError('x is not a function'),
  coded('UND_ERR_INVALID_ARG'),
  coded('ERR_ASSERTION'),
  'text',
  undefined,
])('a mistake of ours is none: %s', (mistake) => {
  expect(whyOf(mistake)).toBeUndefined();
});
