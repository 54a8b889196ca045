// Where, how and until when a Subscription wants to be told.
import { describe, expect, test } from 'vitest';
import { Decimal } from '../../../src/fhir/json/decimal.ts';
import { readAsked } from '../../../src/subscriptions/asked/read-asked.ts';
import { askedBy, BACKPORT, faultsOf, onCriteria, onTopic, SECRET, SETTINGS } from './sample.ts';

const withChannel = (channel: object) => onTopic('task-assigned', [], channel);
const channelOf = (channel: object) => askedBy(withChannel(channel)).channel;
const withExtension = (...extension: object[]) => withChannel({ extension });
const on = (name: string): string => `channel.extension.where(url='${name}')`;

describe('the channel', () => {
  test('that says no more than it must has the usual times', () => {
    expect(channelOf({})).toEqual({
      endpoint: 'https://office.example/notify',
      headers: [],
      payload: 'application/fhir+json',
      content: 'id-only',
      timeoutMs: 30_000,
      heartbeatMs: undefined,
      maxCount: 1,
      secret: undefined,
    });
  });

  test('that says all is taken at its word', () => {
    const extension = [
      { url: `${BACKPORT}-heartbeat-period`, valueUnsignedInt: 60 },
      { url: `${BACKPORT}-timeout`, valueUnsignedInt: new Decimal('5') },
      { url: `${BACKPORT}-max-count`, valuePositiveInt: 20 },
      { url: SECRET, valueString: '0123456789abcdef' },
    ];
    const header = ['Authorization: Bearer a:b', 'X-Office:  12 '];
    expect(channelOf({ extension, header })).toMatchObject({
      headers: [
        ['Authorization', 'Bearer a:b'],
        ['X-Office', '12'],
      ],
      timeoutMs: 5_000,
      heartbeatMs: 60_000,
      maxCount: 20,
      secret: '0123456789abcdef',
    });
  });

  test.each(['websocket', 'email', 'sms', 'message', 'pigeon'])('%s is not offered yet', (type) => {
    expect(faultsOf(withChannel({ type }))).toEqual(['not-supported channel.type']);
  });

  test('of somebody’s own, behind a usual one, is not offered either', () => {
    const _type = { extension: [{ url: `${BACKPORT}-channel-type`, valueCoding: { code: 'zulip' } }] };
    expect(faultsOf(withChannel({ _type }))).toEqual(['not-supported channel.type']);
  });
});

describe('the endpoint', () => {
  test.each([
    ['is missing', undefined, 'required'],
    ['is empty', '', 'required'],
    ['is relative', '/notify', 'value'],
    ['is no URL', 'https://', 'value'],
    ['is of another scheme', 'ftp://office.example/', 'value'],
    ['is a file', 'file:///etc/passwd', 'value'],
    ['has no slashes', 'https:office.example', 'value'],
    ['holds a password', 'https://me:secret@office.example/', 'value'],
    ['has a fragment', 'https://office.example/#x', 'value'],
    ['has a space', 'https://office.example/a b', 'value'],
    ['has a line break', 'https://office.example/\na', 'value'],
    ['is endless', `https://office.example/${'a'.repeat(2_000)}`, 'value'],
  ])('is refused when it %s', (_says, endpoint, code) => {
    expect(faultsOf(withChannel({ endpoint }))).toEqual([`${code} channel.endpoint`]);
  });

  test('is refused with the words of whoever knows where may be called', () => {
    const said = { en: 'Not there.', ja: 'そこには送れません。' };
    const settings = { ...SETTINGS, endpointProblem: (url: string) => (url.includes('127.') ? said : undefined) };
    const found = readAsked(withChannel({ endpoint: 'http://127.0.0.1/' }), settings);
    expect(found).toEqual([{ severity: 'error', code: 'business-rule', at: 'Subscription.channel.endpoint', said }]);
    expect(faultsOf(withChannel({}), settings)).toEqual([]);
  });
});

describe('a header', () => {
  test.each([
    'Host: a',
    'content-length: 1',
    'Content-Type: text/plain',
    'Connection: close',
    'Keep-Alive: 1',
    'Proxy-Authorization: x',
    'TE: trailers',
    'Trailer: x',
    'Transfer-Encoding: chunked',
    'Upgrade: h2c',
    'X-Renkei-Signature: t=1,v1=x',
  ])('%s is not for the subscriber to set', (line) => {
    expect(faultsOf(withChannel({ header: ['X-Mine: 1', line] }))).toEqual(['not-supported channel.header[1]']);
  });

  test.each([
    ['without a colon', 'Authorization Bearer x'],
    ['without a name', ': x'],
    ['with a space before the colon', 'X-Mine : x'],
    ['on two lines', 'X-Mine: a\r\nHost: b'],
    ['in Japanese', 'X-Mine: 山田'],
    ['of endless length', `X-Mine: ${'a'.repeat(4_000)}`],
    ['that is no text', 7],
  ])('%s is refused, and its value is not repeated', (_says, line) => {
    const found = readAsked(withChannel({ header: [line] }), SETTINGS);
    expect(found).toEqual([expect.objectContaining({ code: 'value', at: 'Subscription.channel.header[0]' })]);
    expect(JSON.stringify(found)).not.toMatch(/Bearer x|山田|aaa/);
  });

  test('is one of thirty at most', () => {
    const header = Array.from({ length: 31 }, (_, i) => `X-${i}: 1`);
    expect(faultsOf(withChannel({ header }))).toEqual(['not-supported channel.header']);
    expect(channelOf({ header: header.slice(1) }).headers).toHaveLength(30);
  });
});

describe('numbers on the channel', () => {
  test.each([
    ['timeout', 1, 120],
    ['heartbeat-period', 10, 2_678_400],
    ['max-count', 1, 100],
  ])('%s is a whole number from %i to %i', (name, least, most) => {
    const url = `${BACKPORT}-${name}`;
    for (const fine of [least, most]) expect(faultsOf(withExtension({ url, valueUnsignedInt: fine }))).toEqual([]);
    for (const valueUnsignedInt of [least - 1, most + 1, least + 0.5, String(least), undefined]) {
      expect(faultsOf(withExtension({ url, valueUnsignedInt }))).toEqual([`value ${on(url)}`]);
    }
  });

  test('are given once', () => {
    const one = { url: `${BACKPORT}-timeout`, valueUnsignedInt: 5 };
    expect(faultsOf(withExtension(one, one))).toEqual([`value ${on(one.url)}`]);
  });
});

describe('the secret', () => {
  test.each(['', '15 characters..', 'x'.repeat(501), 7])('%j is none, and is not repeated', (valueString) => {
    const found = readAsked(withExtension({ url: SECRET, valueString }), SETTINGS);
    expect(found).toEqual([expect.objectContaining({ code: 'value', at: `Subscription.${on(SECRET)}` })]);
    expect(JSON.stringify(found)).not.toMatch(/15 characters|xxx/);
  });

  test('is taken with plain criteria as well', () => {
    const extension = [{ url: SECRET, valueString: '0123456789abcdef' }];
    expect(askedBy(onCriteria('Task', { extension })).channel.secret).toBe('0123456789abcdef');
  });
});

describe('the payload of a topic', () => {
  const content = `channel.payload.extension.where(url='${BACKPORT}-payload-content')`;

  test.each(['empty', 'id-only', 'full-resource'])('may be %s', (valueCode) => {
    const _payload = { extension: [{ url: `${BACKPORT}-payload-content`, valueCode }] };
    expect(channelOf({ _payload }).content).toBe(valueCode);
  });

  test.each<[string, object, string]>([
    ['has no type', { payload: undefined }, 'required channel.payload'],
    ['is XML', { payload: 'application/fhir+xml' }, 'not-supported channel.payload'],
    ['does not say how much', { _payload: undefined }, `required ${content}`],
    [
      'says something else',
      { _payload: { extension: [{ url: `${BACKPORT}-payload-content`, valueCode: 'all' }] } },
      `required ${content}`,
    ],
  ])('is refused when it %s', (_says, channel, expected) => {
    expect(faultsOf(withChannel(channel))).toEqual([expected]);
  });
});

describe('the end', () => {
  const ending = (end: unknown) => ({ ...onTopic('task-assigned'), end });

  test('is an instant to come', () => {
    const end = '2026-11-21T09:00:01+09:00';
    expect(askedBy(ending(end)).end).toBe(Date.parse(end));
    expect(askedBy(onTopic('task-assigned')).end).toBeUndefined();
  });

  test.each([
    ['now', '2026-11-21T09:00:00+09:00', 'business-rule'],
    ['passed', '2026-11-20T00:00:00Z', 'business-rule'],
    ['no instant', 'soon', 'value'],
    ['no text', 7, 'value'],
  ])('that is %s is refused', (_says, end, code) => {
    expect(faultsOf(ending(end))).toEqual([`${code} end`]);
  });
});

test('all that is wrong is told at once, in both languages', () => {
  const wrong = {
    ...onTopic('born', [], { endpoint: 'x', header: ['Host: a', 'b'], payload: 'text/plain', _payload: {} }),
    end: '2020-01-01T00:00:00Z',
  };
  expect(faultsOf(wrong)).toEqual([
    'not-supported criteria',
    'not-supported channel.payload',
    'value channel.endpoint',
    'not-supported channel.header[0]',
    'value channel.header[1]',
    `required channel.payload.extension.where(url='${BACKPORT}-payload-content')`,
    'business-rule end',
  ]);
  const found = readAsked(wrong, SETTINGS);
  for (const { said } of 'about' in found ? [] : found) {
    expect(said.en).toMatch(/\.$/);
    expect(said.ja).toMatch(/[ぁ-ん].*[。）]$/u);
  }
});
