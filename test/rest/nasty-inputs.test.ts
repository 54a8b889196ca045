// Every route with every nasty input: never 500, always an OperationOutcome in both languages that leaks nothing.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { router } from '../../src/rest/routes.ts';
import { FHIR, startTestHub, type TestHub } from '../support/hub.ts';
import { outcomeOf } from '../support/outcome.ts';
import { type RawRequest, send } from '../support/raw-http.ts';
import { JSON_PATCH, stored } from '../support/requests.ts';

let hub: TestHub;

beforeAll(async () => {
  hub = await startTestHub({ RENKEI_MAX_BODY_KB: '256' });
  if (hub === undefined) return;
  await stored(hub, { resourceType: 'Patient', id: 'p', identifier: [{ system: 'urn:mrn', value: '1' }] });
});
afterAll(() => hub?.close());

const NASTY = [
  '%00',
  '%0d%0aX-Evil:1',
  "'",
  "';drop%20table%20resource;--",
  '%22',
  '..',
  '%2e%2e%2f%2e%2e%2fetc%2fpasswd',
  '%',
  '%E0%A4%A',
  '%F0%9F%92%A9',
  '%ed%a0%80',
  '__proto__',
  'constructor',
  'toString',
  '$',
  '$$',
  '_',
  '%24meta',
  '-',
  '.',
  '1e999',
  '99999999999999999999',
  '-1',
  'null',
  'undefined',
  'NaN',
  '$%7B7*7%7D',
  '%3Cscript%3E',
  'a'.repeat(300),
  '%E5%B1%B1'.repeat(30),
];
const OF_ALL = [
  '_count',
  '_since',
  '_at',
  '_cursor',
  '_format',
  '_summary',
  '_elements',
  '_type',
  'mode',
  '%00',
  '__proto__',
];
const OF_SEARCH = [
  '_id',
  '_sort',
  '_include',
  '_revinclude',
  '_total',
  '_lastUpdated',
  'identifier',
  'name',
  'birthdate',
  'general-practitioner',
  'general-practitioner.name',
  'name:exact',
  'name:x',
  '_has:Observation:subject:code',
];
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
/** Between them they read every header that is read. */
const READERS_OF_HEADERS = new Set(['/', '/[type]', '/[type]/[id]', '/[type]/[id]/$[operation]']);

const GOOD: Readonly<Record<string, string>> = {
  '[type]': 'Patient',
  '[id]': 'p',
  '[version]': '1',
  '$[operation]': '$everything',
};
const templates = [...new Set(router.routes.map(({ path }) => path))];

/** Each place of a template once in the nasty way, the others good. */
const pathsOf = (template: string, nasty: string): string[] => {
  const parts = template.split('/');
  const filled = parts.map((part) => GOOD[part] ?? part);
  return parts.flatMap((part, i) =>
    GOOD[part] === undefined ? [] : [filled.with(i, part.startsWith('$') ? `$${nasty}` : nasty).join('/')],
  );
};

async function check(request: RawRequest): Promise<void> {
  const answer = await send(hub, request);
  const what = `${request.method} ${request.path} ${String(request.body).slice(0, 200)} -> ${answer.status}`;
  expect(answer.status, `${what} ${answer.text.slice(0, 300)}`).not.toBe(500);
  if (answer.status < 400 || request.method === 'HEAD') return;
  try {
    outcomeOf(answer);
  } catch (cause) {
    throw new Error(`${what}: ${answer.text.slice(0, 500)}`, { cause });
  }
  if (answer.status === 405) expect(answer.headers.allow, what).toBeTruthy();
}

const all = async (requests: readonly RawRequest[]): Promise<void> => {
  const defect = vi.spyOn(hub.log, 'error');
  for (let i = 0; i < requests.length; i += 16) await Promise.all(requests.slice(i, i + 16).map(check));
  expect(defect).not.toHaveBeenCalled();
  defect.mockRestore();
};

const encoded = (text: string): string => encodeURIComponent(text);

describe.each(templates)('%s', (template) => {
  const path = `/fhir${template
    .split('/')
    .map((part) => GOOD[part] ?? part)
    .join('/')}`;

  test('with nasty parts of its path, by every method', async () => {
    const paths = NASTY.flatMap((nasty) => pathsOf(template, nasty));
    await all(paths.flatMap((each) => METHODS.map((method) => ({ method, path: `/fhir${each}` }))));
  });

  test('with nasty queries', async () => {
    // A search reads many; the others these few.
    const names = path === '/fhir/Patient' ? [...OF_ALL, ...OF_SEARCH] : OF_ALL;
    await all(
      names.flatMap((name) =>
        [...NASTY, 'gt', 'ap2026', '|', '||', '\\', ',', 'a|b|c', '9999-12-31', '0001-01-01', '2026-01-01T25:00'].map(
          (value) => ({
            method: 'GET',
            path: `${path}?${name}=${value}`,
          }),
        ),
      ),
    );
  });

  test('with nasty bodies, by every method that takes one', async () => {
    const bodies: [string, string | Buffer][] = [
      ...[
        '',
        ' ',
        'null',
        '[]',
        '{}',
        '7',
        '"x"',
        '{',
        '{"resourceType":"Patient"',
        '{"resourceType":null}',
        '{"resourceType":{}}',
      ].map((text): [string, string] => [FHIR, text]),
      [FHIR, '{"resourceType":"Patient","id":{}}'],
      [FHIR, '{"resourceType":"Patient","meta":"x"}'],
      [FHIR, '{"resourceType":"Patient","id":"p","meta":{"tag":{"a":1},"profile":7,"versionId":7}}'],
      [FHIR, '{"resourceType":"Patient","id":"p","constructor":{},"toString":1,"hasOwnProperty":1}'],
      [
        FHIR,
        '{"resourceType":"Bundle","type":"transaction","entry":[null,7,"x",[],{"request":7},{"request":{"method":"GET","url":7}}]}',
      ],
      [
        FHIR,
        '{"resourceType":"Bundle","type":"batch","entry":[null,7,"x",[],{"request":7},{"request":{"method":"GET","url":7}}]}',
      ],
      [
        FHIR,
        '{"resourceType":"Bundle","type":"batch","entry":[{"resource":[],"request":{"method":"POST","url":"Patient"}},{"resource":{"resourceType":7},"request":{"method":"PUT","url":"Patient/p"}}]}',
      ],
      [FHIR, '{"resourceType":"Parameters","parameter":[{"name":"operation","part":[{"name":"type","valueCode":7}]}]}'],
      [
        FHIR,
        '{"resourceType":"Parameters","parameter":[{"name":"operation","part":[{"name":"type","valueCode":"replace"},{"name":"path","valueString":"Patient.((("},{"name":"value","valueString":"x"}]}]}',
      ],
      [JSON_PATCH, '[{"op":"add","path":"/__proto__/polluted","value":1}]'],
      [JSON_PATCH, '[{"op":"move","from":"/name","path":"/name/0"}]'],
      [JSON_PATCH, '[null]'],
      [JSON_PATCH, `[${'{"op":"copy","from":"","path":"/x"},'.repeat(50)}{"op":"remove","path":""}]`],
      ['application/x-www-form-urlencoded', '%zz=%00&_id=%'],
      ['multipart/form-data', '--x'],
      [FHIR, Buffer.from([0xff, 0xfe, 0x00, 0x80])],
      [FHIR, `{"resourceType":"Patient","name":[{"text":"${'\u0007'}"}]}`],
      [FHIR, '{"resourceType":"Patient","id":"p","extension":[{"url":"x","valueDecimal":1e-999999}]}'],
      [FHIR, '{"resourceType":"Observation","status":"final","code":{"text":"x"},"valueQuantity":{"value":0e999999}}'],
      [FHIR, '{"resourceType":"Observation","status":"final","code":{"text":"x"},"valueQuantity":{"value":1e-999999}}'],
      [
        FHIR,
        '{"resourceType":"Observation","status":"final","code":{"text":"x"},"effectiveDateTime":"0001-01-01","valueQuantity":{"value":-1e999999}}',
      ],
    ];
    await all(
      bodies.flatMap(([type, body]) =>
        ['POST', 'PUT', 'PATCH', 'DELETE'].map((method) => ({ method, path, headers: { 'Content-Type': type }, body })),
      ),
    );
  });

  if (!READERS_OF_HEADERS.has(template)) return;
  test('with nasty headers', async () => {
    const values = [
      '',
      ' ',
      '*',
      '"',
      'W/"',
      `W/"${'9'.repeat(70)}"`,
      'W/"99999999999999999999"',
      '\u00ff\u00fe',
      ';;;,,,',
      'a'.repeat(500),
      '__proto__',
      'identifier=%zz',
      '?',
    ];
    const names = [
      'Accept',
      'If-Match',
      'If-None-Match',
      'If-Modified-Since',
      'If-None-Exist',
      'Prefer',
      'X-Renkei-Actor',
      'Content-Type',
      'Content-Encoding',
      'X-Security-Context',
      'X-Forwarded-Host',
      'Range',
      'Accept-Encoding',
    ];
    await all(
      names.flatMap((name) =>
        values.flatMap((value) =>
          ['GET', 'POST', 'PUT'].map((method) => ({
            method,
            path,
            headers: { 'Content-Type': FHIR, [name]: value },
            ...(method === 'GET' ? {} : { body: '{"resourceType":"Patient","id":"p"}' }),
          })),
        ),
      ),
    );
  });
});

describe('whatever comes to mind  (fast-check)', () => {
  test('as a path and query', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...METHODS, 'HEAD', 'OPTIONS', 'PROPFIND'),
        fc.array(
          fc.oneof(
            fc.string({ unit: 'grapheme' }),
            fc.constantFrom('Patient', 'p', '_history', '1', '_search', '$meta', 'metadata'),
          ),
          { maxLength: 5 },
        ),
        fc.array(
          fc.tuple(
            fc.constantFrom('_id', 'name', 'identifier', '_lastUpdated', '_include', '_count', 'birthdate', '_since'),
            fc.string({ unit: 'grapheme' }),
          ),
          { maxLength: 3 },
        ),
        (method, path, query) =>
          check({
            method,
            path: `/fhir/${path.map(encoded).join('/')}?${query.map(([name, value]) => `${name}=${encoded(value)}`).join('&')}`,
          }),
      ),
      { numRuns: 300 },
    );
  });

  test('as the JSON of a body', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('/fhir', '/fhir/Patient', '/fhir/Patient/p', '/fhir/Patient/p/$meta-add'),
        fc.constantFrom('POST', 'PUT', 'PATCH'),
        fc.dictionary(
          fc.constantFrom(
            'type',
            'entry',
            'id',
            'meta',
            'name',
            'text',
            'contained',
            'extension',
            'parameter',
            '_birthDate',
          ),
          fc.jsonValue(),
        ),
        (path, method, body) =>
          check({
            method,
            path,
            headers: { 'Content-Type': FHIR },
            body: JSON.stringify({
              resourceType: path === '/fhir' ? 'Bundle' : path.endsWith('add') ? 'Parameters' : 'Patient',
              ...body,
            }),
          }),
      ),
      { numRuns: 300 },
    );
  });

  test('as an operation of a JSON Patch', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            op: fc.constantFrom('add', 'remove', 'replace', 'move', 'copy', 'test'),
            path: fc.constantFrom(
              '',
              '/',
              '/name',
              '/name/0',
              '/name/-',
              '/meta',
              '/meta/tag',
              '/identifier/0/value',
              '/x',
              '/id',
              '/text',
            ),
            from: fc.constantFrom('', '/name', '/identifier', '/meta'),
            value: fc.jsonValue(),
          }),
          { maxLength: 4 },
        ),
        (ops) =>
          check({
            method: 'PATCH',
            path: '/fhir/Patient/p',
            headers: { 'Content-Type': JSON_PATCH },
            body: JSON.stringify(ops),
          }),
      ),
      { numRuns: 300 },
    );
  });
});
