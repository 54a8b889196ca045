import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isGenuine, signature } from '../../../src/subscriptions/sending/signature.ts';

const SECRET = 'a secret of the two';
const BODY = '{"resourceType":"Bundle","total":0,"note":"山田 太郎"}';
const NOW = Date.parse('2026-11-10T09:00:00.900Z');
const SIGNED = signature(SECRET, BODY, NOW);

describe('the signature', () => {
  test('is the one any HMAC-SHA256 makes', () => {
    // echo -n '1000000000.{}' | openssl dgst -sha256 -hmac key
    expect(signature('key', '{}', 1_000_000_000_999)).toBe(
      't=1000000000,v1=75b6c77cc6c239a694a465dd57e895218bcfe0130606fd23cdbfa0f49436a4b8',
    );
  });

  test('is accepted with the same secret and body, within the tolerance', () => {
    expect(isGenuine(SECRET, SIGNED, BODY, NOW, 300)).toBe(true);
    expect(isGenuine(SECRET, SIGNED, BODY, NOW + 299_000, 300)).toBe(true);
  });

  test.each([
    ['another secret', 'another secret', SIGNED, BODY, NOW],
    ['another body', SECRET, SIGNED, `${BODY} `, NOW],
    ['another time', SECRET, SIGNED.replace(/^t=\d+/, 't=1793000000'), BODY, 1_793_000_000_000],
    ['an old one', SECRET, SIGNED, BODY, NOW + 302_000],
    ['one of the future', SECRET, SIGNED, BODY, NOW - 302_000],
    ['a shortened one', SECRET, SIGNED.slice(0, -2), BODY, NOW],
    ['one with something behind', SECRET, `${SIGNED}, v0=1`, BODY, NOW],
    ['none', SECRET, '', BODY, NOW],
  ])('%s is refused', (_, secret, header, body, now) => {
    expect(isGenuine(secret, header, body, now, 300)).toBe(false);
  });

  test('whatever is signed is genuine, and nothing else under that signature', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string({ unit: 'grapheme' }), fc.string(), (secret, body, other) => {
        const signed = signature(secret, body, NOW);
        expect(isGenuine(secret, signed, body, NOW, 1)).toBe(true);
        expect(isGenuine(secret, signed, other, NOW, 1)).toBe(other === body);
      }),
    );
  });
});
