import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { holds, readAddress, readNetwork } from '../../../src/subscriptions/sending/ip-address.ts';

describe('an address', () => {
  test.each([
    ['10.0.0.1', '::ffff:10.0.0.1'],
    ['10.0.0.1', '::ffff:a00:1'],
    ['10.0.0.1', '[::FFFF:A00:1]'],
    ['10.0.0.1', '64:ff9b::10.0.0.1'],
    ['10.0.0.1', '2002:a00:1::'],
    ['::1', '0:0:0:0:0:0:0:1'],
    ['fe80::1', 'fe80::1%eth0'],
    ['2001:db8::1:0:0:1', '2001:db8:0:0:1::1'],
  ])('%s is the same as %s', (one, other) => {
    expect(readAddress(other)).toEqual(readAddress(one));
    expect(readAddress(one)).toBeDefined();
  });

  test.each(['', 'localhost', '10.0.0', '10.0.0.256', '1.2.3.4.5', ':::', '10.0.0.1/8', '0x7f.1'])(
    '%s is none',
    (text) => {
      expect(readAddress(text)).toBeUndefined();
    },
  );

  test('every IPv4 address is its four bytes', () => {
    fc.assert(
      fc.property(fc.ipV4(), (text) => {
        const value = Buffer.from(text.split('.').map(Number)).readUInt32BE();
        expect(readAddress(text)).toEqual({ family: 4, value: BigInt(value) });
      }),
    );
  });

  test('every IPv6 address is the same in the form a URL gives it', () => {
    fc.assert(
      fc.property(fc.ipV6(), (text) => {
        expect(readAddress(text)).toBeDefined();
        expect(readAddress(new URL(`http://[${text}]/`).hostname)).toEqual(readAddress(text));
      }),
    );
  });
});

describe('a network', () => {
  test.each([
    ['10.0.0.0/8', '10.255.255.255', true],
    ['10.0.0.0/8', '11.0.0.0', false],
    ['10.1.2.3/24', '10.1.2.200', true],
    ['0.0.0.0/0', '203.0.113.9', true],
    ['0.0.0.0/0', '2001:db8::1', false],
    ['192.168.1.5', '192.168.1.5', true],
    ['192.168.1.5', '192.168.1.4', false],
    ['fd00::/8', 'fdff::1', true],
    ['fd00::/8', 'fc00::1', false],
    ['::/0', '10.0.0.1', false],
  ])('%s with %s: %s', (network, address, isIn) => {
    expect(holds(readNetwork(network)!, readAddress(address)!)).toBe(isIn);
  });

  test.each(['10.0.0.0/33', '::/129', '10.0.0.0/', '10.0.0.0/x', '10.0.0.0/8/8', '/8', 'host/8'])(
    '%s is none',
    (text) => {
      expect(readNetwork(text)).toBeUndefined();
    },
  );
});
