import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Refusal } from '../../../src/problem.ts';
import { readAllow } from '../../../src/subscriptions/sending/allowed-hosts.ts';
import { type EndpointRules, isAllowedAddress, problemOf } from '../../../src/subscriptions/sending/endpoint-rules.ts';

const CLOSED: EndpointRules = { allow: [], loopback: false };
const LOOPBACK: EndpointRules = { allow: [], loopback: true };
const allowing = (text: string): EndpointRules => ({ allow: readAllow(text), loopback: false });

const https = (name: string) => ({ name, port: 443 });

describe('an endpoint that may be called', () => {
  test.each([
    'https://ehr.example.jp/hook',
    'https://ehr.example.jp:8443/hook?facility=1',
    'http://ehr.example.jp/hook',
    'https://8.8.8.8/hook',
    'https://[2606:4700::1111]/hook',
    'https://れんけい.example/hook',
    'https://10.example.jp/hook',
    'https://notlocalhost/hook',
  ])('%s', (endpoint) => {
    expect(problemOf(endpoint, CLOSED)).toBeUndefined();
  });
});

describe('an endpoint that may not', () => {
  test.each([
    ['no URL', 'ehr.example.jp/hook', 'no URL'],
    ['nothing', '', 'no URL'],
    ['a relative path', '/hook', 'no URL'],
    ['a line break within', 'https://ehr.exam\nple.jp/', 'no URL'],
    ['a space before', ' https://ehr.example.jp/', 'no URL'],
    ['backslashes', 'https:\\\\ehr.example.jp\\', 'no URL'],
    ['port 0', 'https://ehr.example.jp:0/', 'no URL'],
    ['another scheme', 'ftp://ehr.example.jp/', 'ftp:'],
    ['a file', 'file:///etc/passwd', 'file:'],
    ['a script', 'javascript:alert(1)', 'javascript:'],
    ['a user name', 'https://user@ehr.example.jp/', 'user name'],
    ['a password', 'https://:pw@ehr.example.jp/', 'user name'],
    ['a fragment', 'https://ehr.example.jp/#a', 'fragment'],
    ['an empty fragment', 'https://ehr.example.jp/#', 'fragment'],
    ['10/8', 'https://10.0.0.5/', 'private'],
    ['172.16/12', 'https://172.31.255.1/', 'private'],
    ['192.168/16', 'https://192.168.1.1/', 'private'],
    ['unique-local', 'https://[fd12:3456::1]/', 'private'],
    ['site-local', 'https://[fec0::1]/', 'private'],
    ['the shared range', 'https://100.64.0.1/', 'shared'],
    ['a cloud’s metadata service', 'http://169.254.169.254/latest/meta-data/', 'local link'],
    ['link-local of IPv6', 'https://[fe80::1]/', 'local link'],
    ['loopback', 'http://127.0.0.1:8080/fhir', 'loopback'],
    ['loopback of IPv6', 'http://[::1]/', 'loopback'],
    ['loopback, shortened', 'http://127.1/', 'loopback'],
    ['loopback, as one number', 'http://2130706433/', 'loopback'],
    ['loopback, hexadecimal', 'http://0x7f.1/', 'loopback'],
    ['loopback, octal', 'http://0177.0.0.1/', 'loopback'],
    ['loopback, with a final dot', 'http://127.0.0.1./', 'loopback'],
    ['loopback, in full-width digits', 'http://１２７.０.０.１/', 'loopback'],
    ['loopback, mapped', 'http://[::ffff:127.0.0.1]/', 'loopback'],
    ['private, behind NAT64', 'http://[64:ff9b::10.0.0.1]/', 'private'],
    ['private, through 6to4', 'http://[2002:c0a8:101::1]/', 'private'],
    ['the name localhost', 'http://localhost:8080/', 'loopback'],
    ['localhost with a final dot', 'http://LOCALHOST./', 'loopback'],
    ['a name below localhost', 'http://hub.localhost/', 'loopback'],
    ['unspecified', 'http://0.0.0.0/', 'nobody'],
    ['zero', 'http://0/', 'nobody'],
    ['unspecified of IPv6', 'http://[::]/', 'nobody'],
    ['multicast', 'http://224.0.0.1/', 'multicast'],
    ['broadcast', 'http://255.255.255.255/', 'multicast'],
    ['multicast of IPv6', 'http://[ff02::1]/', 'multicast'],
    ['documentation', 'http://192.0.2.1/', 'reserved'],
    ['documentation', 'http://198.51.100.1/', 'reserved'],
    ['documentation', 'http://203.0.113.1/', 'reserved'],
    ['documentation of IPv6', 'http://[2001:db8::1]/', 'reserved'],
    ['measurements', 'http://198.18.0.1/', 'reserved'],
    ['of no use yet', 'http://240.0.0.1/', 'reserved'],
    ['Teredo', 'http://[2001:0:4136:e378::1]/', 'reserved'],
    ['IPv4-compatible', 'http://[::8.8.8.8]/', 'reserved'],
    ['never given out', 'http://[4000::1]/', 'reserved'],
  ])('%s: %s', (_, endpoint, why) => {
    expect(problemOf(endpoint, CLOSED)?.en).toContain(why);
  });

  test('what is said of it repeats only the host', () => {
    for (const endpoint of ['https://u:s3cret@10.0.0.1/', 'https://10.0.0.1/s3cret?k=s3cret', 'https:// s3cret']) {
      expect(JSON.stringify(problemOf(endpoint, CLOSED))).not.toContain('s3cret');
    }
  });
});

describe('loopback, where it is allowed', () => {
  test.each(['http://127.0.0.1:9/', 'http://127.9.9.9/', 'http://[::1]/', 'http://localhost:3000/'])(
    '%s',
    (endpoint) => {
      expect(problemOf(endpoint, LOOPBACK)).toBeUndefined();
    },
  );

  test.each(['http://10.0.0.1/', 'http://0.0.0.0/', 'http://169.254.169.254/'])('%s is none', (endpoint) => {
    expect(problemOf(endpoint, LOOPBACK)).toBeDefined();
  });
});

describe('RENKEI_DELIVERY_ALLOW', () => {
  test.each([
    ['10.1.2.0/24', 'https://10.1.2.9/', true],
    ['10.1.2.0/24', 'https://[::ffff:10.1.2.9]/', true],
    ['10.1.2.0/24', 'https://10.1.3.9/', false],
    ['10.1.2.3', 'https://10.1.2.3:8443/', true],
    ['10.1.2.3:8443', 'https://10.1.2.3:8443/', true],
    ['10.1.2.3:8443', 'https://10.1.2.3/', false],
    ['10.1.2.3:443', 'https://10.1.2.3/', true],
    ['10.1.2.3:80', 'http://10.1.2.3/', true],
    ['fd00::/8', 'https://[fd00::1]/', true],
    ['[fd00::1]:8443', 'https://[fd00::1]:8443/', true],
    ['[fd00::1]:8443', 'https://[fd00::1]/', false],
    ['localhost:3000', 'http://localhost:3000/', true],
    ['localhost:3000', 'http://localhost:3001/', false],
    [' 192.168.0.0/16 , 10.0.0.0/8 ,', 'https://10.9.9.9/', true],
    ['0.0.0.0/0', 'https://0.0.0.0/', false],
    ['0.0.0.0/0', 'https://224.0.0.1/', false],
    ['', 'https://10.0.0.1/', false],
  ])('"%s", %s: %s', (text, endpoint, isAllowed) => {
    expect(problemOf(endpoint, allowing(text)) === undefined).toBe(isAllowed);
  });

  test.each([
    '10.1.2.0/33',
    'http://ehr.local',
    'ehr.local/hook',
    'user@ehr.local',
    '*.local',
    'ehr local',
    'ehr.local:0',
    'ehr.local:70000',
    'ehr.local:http',
    '10.1',
    'fd00::1:',
  ])('%s is refused by name', (entry) => {
    const start = () => readAllow(`ehr.example.jp, ${entry}`);
    expect(start).toThrow(Refusal);
    expect(start).toThrow(entry);
  });
});

describe('an address that a name has led to', () => {
  test.each([
    ['8.8.8.8', true],
    ['2606:4700::1111', true],
    ['127.0.0.1', false],
    ['::ffff:10.0.0.1', false],
    ['fe80::1%eth0', false],
    ['not an address', false],
  ])('%s: %s', (ip, isAllowed) => {
    expect(isAllowedAddress(ip, https('ehr.example.jp'), CLOSED)).toBe(isAllowed);
  });

  test('of an allowed name may be private, at the allowed port', () => {
    const rules = allowing('EHR.hospital.local:8443');
    expect(isAllowedAddress('10.0.0.1', { name: 'ehr.hospital.local', port: 8443 }, rules)).toBe(true);
    expect(isAllowedAddress('10.0.0.1', { name: 'ehr.hospital.local', port: 443 }, rules)).toBe(false);
    expect(isAllowedAddress('10.0.0.1', { name: 'other.hospital.local', port: 8443 }, rules)).toBe(false);
  });

  test('in an allowed network may be of any name', () => {
    expect(isAllowedAddress('10.1.2.3', https('ehr.example.jp'), allowing('10.1.0.0/16'))).toBe(true);
  });

  test('is judged alike whether it is written as IPv4 or mapped into IPv6', () => {
    fc.assert(
      fc.property(fc.ipV4(), (ip) => {
        for (const rules of [CLOSED, LOOPBACK, allowing('10.0.0.0/8')]) {
          const host = https('ehr.example.jp');
          expect(isAllowedAddress(`::ffff:${ip}`, host, rules)).toBe(isAllowedAddress(ip, host, rules));
        }
      }),
    );
  });
});
