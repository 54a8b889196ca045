// Bad input of every kind, and what is said to it. https://hl7.org/fhir/R4/http.html#2.21.0.4
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { codesOf } from '../../src/fhir/definitions/definitions.ts';
import { answers, Problem, type ProblemKind } from '../../src/problem.ts';
import { answerOfProblem } from '../../src/rest/outcome.ts';
import { FHIR, startTestHub, type TestHub } from '../support/hub.ts';
import { type Outcome, outcomeOf } from '../support/outcome.ts';
import { type RawRequest, send, speak } from '../support/raw-http.ts';
import { remove, stored } from '../support/requests.ts';

interface Row {
  readonly says: string;
  readonly request: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  readonly hex?: string;
  readonly answers: string;
  readonly en: string;
  readonly ja: string;
}

const rows = parse(readFileSync(new URL('../cases/errors.yaml', import.meta.url), 'utf8')) as Row[];

let hub: TestHub;

beforeAll(async () => {
  hub = await startTestHub({ RENKEI_MAX_BODY_KB: '64' });
  if (hub === undefined) return;
  await stored(hub, { resourceType: 'Patient', id: 'known' });
  await stored(hub, { resourceType: 'Patient', id: 'gone' });
  await remove(hub, 'Patient/gone').expect(204);
});
afterAll(() => hub?.close());

const requestOf = ({ request, headers = {}, body, hex }: Row): RawRequest => {
  const [method = '', path = ''] = request.split(' ');
  const bytes = hex === undefined ? body : Buffer.from(hex.replaceAll(' ', ''), 'hex');
  const { 'Content-Type': type = FHIR, ...others } = headers;
  return {
    method,
    path,
    headers: bytes === undefined || type === '' ? others : { 'Content-Type': type, ...others },
    ...(bytes === undefined ? {} : { body: bytes }),
  };
};

const said = (outcome: Outcome): string => `${outcome.status} ${outcome.issues[0]}`;

describe('what is wrong is told by status, issue code, place, and in both languages', () => {
  test.each(rows.map((row) => [row.says, row] as const))('%s', async (_says, row) => {
    const outcome = outcomeOf(await send(hub, requestOf(row)));
    expect(said(outcome)).toBe(row.answers);
    expect(outcome.english[0]).toContain(row.en);
    expect(outcome.japanese[0]).toContain(row.ja);
  });
});

describe('limits', () => {
  const post = (body: string | Buffer, headers = {}) =>
    send(hub, { method: 'POST', path: '/fhir/Patient', headers: { 'Content-Type': FHIR, ...headers }, body });

  test('a body above RENKEI_MAX_BODY_KB answers 413 and names the setting', async () => {
    const outcome = outcomeOf(await post(`{"resourceType":"Patient","name":[{"text":"${'あ'.repeat(30_000)}"}]}`));
    expect(said(outcome)).toBe('413 too-long http.body');
    expect(outcome.english[0]).toContain('larger than 64 KiB');
    expect(outcome.english[0]).toContain('RENKEI_MAX_BODY_KB');
    expect(outcome.japanese[0]).toContain('64 KiB');
  });

  test('a body of the limit is taken', async () => {
    const around = '{"resourceType":"Patient","name":[{"text":""}]}'.length;
    const { status } = await post(`{"resourceType":"Patient","name":[{"text":"${'a'.repeat(64 * 1024 - around)}"}]}`);
    expect(status).toBe(201);
  });

  test('content nested too deep answers 400, however deep', async () => {
    for (const depth of [65, 5_000]) {
      const outcome = outcomeOf(
        await post(`{"resourceType":"Patient","contact":${'['.repeat(depth)}${']'.repeat(depth)}}`),
      );
      expect(said(outcome)).toMatch(/^400 too-costly /);
      expect(outcome.english[0]).toContain('64');
    }
  });

  test('a URL too long answers 414 and names the way out', async () => {
    const outcome = outcomeOf(await send(hub, { method: 'GET', path: `/fhir/Patient?name=${'a'.repeat(9_000)}` }));
    expect(said(outcome)).toBe('414 too-long http.url');
    expect(outcome.english[0]).toContain('POST [type]/_search');
  });

  test('the same search as a form is answered', async () => {
    const { status } = await send(hub, {
      method: 'POST',
      path: '/fhir/Patient/_search',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: `name=${'a'.repeat(9_000)}`,
    });
    expect(status).toBe(200);
  });

  test('a BOM before the JSON is taken', async () => {
    expect((await post('\ufeff{"resourceType":"Patient"}')).status).toBe(201);
  });

  test('after an error the connection serves on', async () => {
    const { Agent, request } = await import('node:http');
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const port = (hub.server.address() as { port: number }).port;
    const get = (path: string): Promise<number> =>
      new Promise((done, failed) => {
        request({ agent, port, path }, (res) => {
          res.resume();
          res.on('end', () => done(res.statusCode ?? 0));
        })
          .on('error', failed)
          .end();
      });
    expect([await get('/fhir/Patiant'), await get('/fhir/Patient/%zz'), await get('/fhir/Patient/known')]).toEqual([
      404, 400, 200,
    ]);
    agent.destroy();
  });
});

describe('what is hardly HTTP', () => {
  test('headers beyond 16 KiB answer 431 with an OperationOutcome', async () => {
    const answer = await speak(
      hub,
      `GET /fhir/Patient HTTP/1.1\r\nHost: localhost\r\nX-Long: ${'a'.repeat(20_000)}\r\n\r\n`,
    );
    const outcome = outcomeOf(answer);
    expect(said(outcome)).toBe('431 too-long');
    expect(outcome.english[0]).toContain('headers');
  });

  test.each([
    'HELLO\r\n\r\n',
    'GET /fhir/Patient HTTP/9.9\r\n\r\n',
    'GET /fhir/山田 HTTP/1.1\r\nHost: a b\r\nBad Header\r\n\r\n',
    'FOO / HTTP/1.1\r\n\r\n',
  ])('%j answers 400 with an OperationOutcome', async (bytes) => {
    const outcome = outcomeOf(await speak(hub, bytes));
    expect(said(outcome)).toBe('400 structure');
    expect(outcome.english[0]).toContain('not an HTTP request');
  });

  test('a request target with the whole address is answered', async () => {
    const answer = await speak(
      hub,
      'GET http://localhost/fhir/Patient/known HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
    );
    expect(answer.status).toBe(200);
  });

  test('HTTP/1.0 without Host is answered', async () => {
    expect((await speak(hub, 'GET /fhir/Patient/known HTTP/1.0\r\n\r\n')).status).toBe(200);
  });

  test('a client that goes away in the middle of its body harms nobody', async () => {
    const { connect } = await import('node:net');
    const socket = connect((hub.server.address() as { port: number }).port, '127.0.0.1');
    await new Promise((done) =>
      socket.write(
        `POST /fhir/Patient HTTP/1.1\r\nHost: localhost\r\nContent-Type: ${FHIR}\r\nContent-Length: 1000\r\n\r\n{"res`,
        done,
      ),
    );
    socket.destroy();
    await new Promise((later) => setTimeout(later, 50));
    expect((await send(hub, { method: 'GET', path: '/fhir/Patient/known' })).status).toBe(200);
  });
});

describe('Host  against DNS rebinding', () => {
  const host = (name: string, to = hub) =>
    send(to, { method: 'GET', path: '/fhir/Patient/known', headers: { Host: name } });

  test.each(['localhost', 'LOCALHOST:8080', '127.0.0.1', '127.0.0.1:1', '[::1]:8080'])('%s passes', async (name) => {
    expect((await host(name)).status).toBe(200);
  });

  test.each(['evil.example', 'localhost.evil.example', '127.0.0.1.nip.io', '192.168.0.1', '%00'])(
    '"%s" does not',
    async (name) => {
      expect(said(outcomeOf(await host(name)))).toBe('403 forbidden http.Host');
    },
  );

  test('no name at all does not', async () => {
    const answer = await speak(hub, 'GET /fhir/Patient HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n');
    expect(said(outcomeOf(answer))).toBe('403 forbidden http.Host');
  });

  test('a frequent request is looked at no less: create and health', async () => {
    const create = await send(hub, {
      method: 'POST',
      path: '/fhir/Patient',
      headers: { Host: 'evil.example', 'Content-Type': FHIR },
      body: '{"resourceType":"Patient"}',
    });
    expect(create.status).toBe(403);
    expect((await send(hub, { method: 'GET', path: '/metrics', headers: { Host: 'evil.example' } })).status).toBe(403);
  });

  test('the host of RENKEI_PUBLIC_URL passes', async () => {
    const published = await startTestHub({ RENKEI_PUBLIC_URL: 'https://renkei.example.jp/hub' });
    expect((await host('renkei.example.jp', published)).status).not.toBe(403);
    expect((await host('evil.example', published)).status).toBe(403);
    await published.close();
  });
});

describe('one table of kinds  src/problem.ts', () => {
  const kinds = Object.keys(answers) as ProblemKind[];

  test.each(kinds)('%s', (kind) => {
    const [status, code] = answers[kind];
    const answer = answerOfProblem(new Problem(kind, { en: 'What happened.', ja: '説明。' }, { at: 'Patient.name' }));
    expect(answer.status).toBe(status);
    const outcome = outcomeOf({
      status,
      headers: { 'content-type': FHIR },
      text: answer.body.kind === 'json' ? answer.body.text : '',
    });
    expect(outcome.issues).toEqual([`${code} Patient.name`]);
  });

  test('every issue code is FHIR’s', () => {
    const known = codesOf('http://hl7.org/fhir/ValueSet/issue-type');
    expect(known?.size).toBeGreaterThan(25);
    expect(kinds.filter((kind) => !known?.has(answers[kind][1]))).toEqual([]);
  });

  test('every status is an error of the client, or one that passes', () => {
    for (const kind of kinds)
      expect([true, false]).toEqual([answers[kind][0] >= 400, (answers[kind][0] as number) === 500]);
  });

  test('what passes says when to come back', () => {
    const said = { en: 'x', ja: 'x' };
    expect(answerOfProblem(new Problem('unavailable', said)).headers).toEqual({ 'Retry-After': '2' });
    expect(answerOfProblem(new Problem('throttled', said)).headers).toEqual({ 'Retry-After': '2' });
    expect(answerOfProblem(new Problem('locked', said)).headers).toEqual({ 'Retry-After': '2' });
  });
});
