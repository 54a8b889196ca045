import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readConfig, SETTINGS } from '../src/config.ts';
import { Refusal } from '../src/problem.ts';

const refusal = (env: Record<string, string>): Refusal => {
  try {
    readConfig(env);
  } catch (cause) {
    if (cause instanceof Refusal) return cause;
    throw cause;
  }
  throw new Error(`accepted: ${JSON.stringify(env)}`);
};

describe('settings', () => {
  test('without any, a hub on 127.0.0.1:8080 with the embedded database and the demo story', () => {
    expect(readConfig({})).toMatchObject({
      host: '127.0.0.1',
      port: 8080,
      databaseUrl: 'pglite:./data',
      auth: 'open',
      timeZone: 'Asia/Tokyo',
      validation: 'strict',
      demo: true,
    });
  });

  test('the demo story is loaded by itself only into ./data', () => {
    expect(readConfig({ RENKEI_DATABASE_URL: 'postgres://a@b/c' }).demo).toBe(false);
    expect(readConfig({ RENKEI_DATABASE_URL: 'pglite:elsewhere' }).demo).toBe(false);
    expect(readConfig({ RENKEI_DATABASE_URL: 'pglite:elsewhere', RENKEI_DEMO: 'on' }).demo).toBe(true);
  });

  test('an empty value is no value', () => {
    expect(readConfig({ RENKEI_PORT: ' ' }).port).toBe(8080);
  });

  test.each([
    ['RENKEI_PORT', 'http'],
    ['RENKEI_PORT', '65536'],
    ['RENKEI_PORT', '-1'],
    ['RENKEI_DATABASE_URL', 'mysql://x'],
    ['RENKEI_DATABASE_URL', 'pglite:'],
    ['RENKEI_AUTH', 'none'],
    ['RENKEI_PUBLIC_URL', 'renkei.example.jp'],
    ['RENKEI_PUBLIC_URL', 'https://renkei.example.jp/?x'],
    ['RENKEI_OPEN_NETWORK', 'yes'],
    ['RENKEI_TIMEZONE', 'Tokyo'],
    ['RENKEI_CLOCK', 'tomorrow'],
    ['RENKEI_CLOCK', '2026-11-10'],
    ['RENKEI_CLOCK', '2026-11-10T09:00:00'],
    ['RENKEI_CLOCK', '2026-11-10T09:00:00+09'],
    ['RENKEI_CLOCK', '2026-13-10T09:00:00+09:00'],
    ['RENKEI_CLOCK', '2026-11-10T25:00:00+09:00'],
    ['RENKEI_CLOCK', '2026-02-30T09:00:00+09:00'],
    ['RENKEI_CLOCK', '1793840400000'],
    ['RENKEI_ADMISSION_FEE', 'generously'],
    ['RENKEI_ADMISSION_FEE', 'roll-over,generously'],
    ['RENKEI_VALIDATION', 'loose'],
    ['RENKEI_DEMO', '1'],
    ['RENKEI_MAX_BODY_KB', '0'],
    ['RENKEI_MAX_DEPTH', '7'],
    ['RENKEI_MAX_ENTRIES', '1e3'],
    ['RENKEI_CONDITIONAL_DELETE', 'all'],
    ['RENKEI_PAGE_SIZE', '0'],
    ['RENKEI_MAX_PAGE_SIZE', 'all'],
    ['RENKEI_LOG', 'verbose'],
  ])('%s=%s is refused, and the sentence names the variable in both languages', (name, value) => {
    const { said } = refusal({ [name]: value });
    expect(said.en).toContain(name);
    expect(said.ja).toContain(name);
  });

  test.each([
    ['2026-11-10T09:00:00+09:00', '2026-11-10T00:00:00Z'],
    ['2026-11-10T00:00Z', '2026-11-10T00:00:00Z'],
    ['2026-11-10T09:00:00.500+09:00', '2026-11-10T00:00:00.500Z'],
  ])('RENKEI_CLOCK=%s starts business time then, whatever the zone of the machine', (value, instant) => {
    expect(readConfig({ RENKEI_CLOCK: value }).clockStart).toBe(Date.parse(instant));
  });

  test('without RENKEI_CLOCK business time is the real time, and without RENKEI_ADMISSION_FEE the rule is read literally', () => {
    expect(readConfig({})).toMatchObject({ clockStart: undefined, feeReading: [] });
  });

  test('RENKEI_ADMISSION_FEE names the points that are read generously, in any order', () => {
    const { feeReading } = readConfig({ RENKEI_ADMISSION_FEE: ' roll-over , extend-on-closed-day,' });
    expect(feeReading).toEqual(['extend-on-closed-day', 'roll-over']);
  });

  test.each(['0.0.0.0', '192.168.1.5', '::', 'hub.example.jp'])('open refuses to bind beyond loopback: %s', (host) => {
    expect(refusal({ RENKEI_HOST: host }).said.en).toContain('RENKEI_OPEN_NETWORK=accepted');
    expect(readConfig({ RENKEI_HOST: host, RENKEI_OPEN_NETWORK: 'accepted' }).host).toBe(host);
  });

  test('a database password is never repeated', () => {
    expect(refusal({ RENKEI_DATABASE_URL: 'postgress://u:s3cret@h/d' }).said.en).not.toContain('s3cret');
  });

  test('every setting that is read is listed, and every one listed is in the README', () => {
    const source = readFileSync(new URL('../src/config.ts', import.meta.url), 'utf8');
    const read = new Set([...source.matchAll(/\(env, '(RENKEI_[A-Z_]+)'/g)].map(([, name]) => name!));
    expect([...read].sort()).toEqual(SETTINGS.map(({ name }) => name).sort());
    const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
    expect(SETTINGS.filter(({ name }) => !readme.includes(name))).toEqual([]);
  });
});
