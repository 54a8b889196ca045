// Sending, against true servers on this machine.
import { afterEach, describe, expect, test, vi } from 'vitest';
import { readAllow } from '../../../src/subscriptions/sending/allowed-hosts.ts';
import type { EndpointRules } from '../../../src/subscriptions/sending/endpoint-rules.ts';
import { about, type Outcome } from '../../../src/subscriptions/sending/outcome.ts';
import { type Client, createClient, type Sending, type Surroundings } from '../../../src/subscriptions/sending/send.ts';
import { certificateFor, hasOpenssl } from './certificates.ts';
import { httpEndpoint, tcpEndpoint } from './listening.ts';

const LOOPBACK: EndpointRules = { allow: [], loopback: true };
const CLOSED: EndpointRules = { allow: [], loopback: false };
const TIME_OUT: Outcome = { kind: 'failed', why: 'timeout' };

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

function client(rules = LOOPBACK, surroundings: Surroundings = {}): Client {
  const made = createClient(rules, surroundings);
  closing.push(() => made.close());
  return made;
}

async function http(...args: Parameters<typeof httpEndpoint>) {
  const endpoint = await httpEndpoint(...args);
  closing.push(endpoint.close);
  return endpoint;
}

async function tcp(...args: Parameters<typeof tcpEndpoint>) {
  const endpoint = await tcpEndpoint(...args);
  closing.push(endpoint.close);
  return endpoint;
}

const post = (url: string, more: Partial<Sending> = {}): Sending => ({
  url,
  method: 'POST',
  headers: [['Content-Type', 'application/fhir+json']],
  body: '{"resourceType":"Bundle"}',
  timeoutMs: 10_000,
  ...more,
});

/** For what is meant to be late. */
const hurried = (url: string): Sending => post(url, { timeoutMs: 300 });

const isLetGo = (endpoint: { open: () => number }) =>
  vi.waitFor(() => expect(endpoint.open()).toBe(0), { timeout: 10_000 });

describe('a request', () => {
  test('arrives as it was given', async () => {
    const endpoint = await http((_, response) => response.end());
    const headers = [
      ['Content-Type', 'application/fhir+json'],
      ['Authorization', 'Bearer abc'],
    ] as const;
    const url = `${endpoint.origin}/hook/Task/1?facility=1310000001`;
    await client().send(post(url, { method: 'PUT', headers, body: '{"name":"山田 太郎"}' }));
    expect(endpoint.received).toMatchObject([
      {
        method: 'PUT',
        url: '/hook/Task/1?facility=1310000001',
        body: '{"name":"山田 太郎"}',
        headers: { 'content-type': 'application/fhir+json', authorization: 'Bearer abc', 'content-length': '24' },
      },
    ]);
  });

  test('without a body is a POST of nothing', async () => {
    const endpoint = await http((_, response) => response.end());
    await client().send(post(endpoint.origin, { headers: [], body: undefined }));
    expect(endpoint.received).toMatchObject([
      { method: 'POST', url: '/', body: '', headers: { 'content-length': '0' } },
    ]);
  });

  test('after others uses their connections', async () => {
    const endpoint = await http((_, response) => response.end('taken'));
    const sender = client();
    for (let sent = 0; sent < 10; sent++) await sender.send(post(endpoint.origin));
    expect(endpoint.received).toHaveLength(10);
    // One may not be free again at once.
    expect(endpoint.connections()).toBeLessThanOrEqual(2);
  });

  test.each([
    ['a header on two lines', [['X-Key', 'a\r\nX-Admin: true']]],
    ['a header of the connection', [['Host', 'inner.example']]],
  ] as const)('with %s is not sent', async (_, headers) => {
    const endpoint = await http((_request, response) => response.end());
    expect(await client().send(post(endpoint.origin, { headers }))).toEqual({ kind: 'failed', why: 'unsendable' });
    expect(endpoint.connections()).toBe(0);
  });

  test('to what is no URL is not sent', async () => {
    expect(await client().send(post('/hook'))).toEqual({ kind: 'failed', why: 'unsendable' });
  });
});

describe('an answer', () => {
  test.each([200, 202, 204, 400, 401, 404, 410, 422, 500, 503])('%i is told', async (status) => {
    const endpoint = await http((_, response) => response.writeHead(status).end());
    expect(await client().send(post(endpoint.origin))).toEqual({ kind: 'answered', status });
  });

  test('after 103 Early Hints is the one that follows', async () => {
    const endpoint = await http((_, response) => {
      response.writeEarlyHints({ link: '</style.css>; rel=preload' });
      response.writeHead(201).end();
    });
    expect(await client().send(post(endpoint.origin))).toEqual({ kind: 'answered', status: 201 });
  });

  test('in chunks is told', async () => {
    const endpoint = await http((_, response) => {
      response.write('{"resourceType":');
      response.end('"OperationOutcome"}');
    });
    expect(await client().send(post(endpoint.origin))).toEqual({ kind: 'answered', status: 200 });
  });

  test.each([301, 302, 303, 307, 308])('%i is not followed', async (status) => {
    const elsewhere = await http((_, response) => response.end());
    const endpoint = await http((_, response) => response.writeHead(status, { location: elsewhere.origin }).end());
    expect(await client().send(post(endpoint.origin))).toEqual({ kind: 'answered', status });
    expect(elsewhere.connections()).toBe(0);
  });

  test('with Retry-After tells for how long', async () => {
    const endpoint = await http((_, response) => response.writeHead(429, { 'retry-after': '90' }).end());
    expect(await client().send(post(endpoint.origin))).toEqual({ kind: 'answered', status: 429, retryAfterMs: 90_000 });
  });

  test('with Retry-After as a date tells for how long from now', async () => {
    const at = 'Tue, 10 Nov 2026 09:01:00 GMT';
    const endpoint = await http((_, response) => response.writeHead(503, { 'retry-after': at }).end());
    const now = () => Date.parse('2026-11-10T09:00:00Z');
    const outcome = await client(LOOPBACK, { now }).send(post(endpoint.origin));
    expect(outcome).toEqual({ kind: 'answered', status: 503, retryAfterMs: 60_000 });
  });

  test('whose body never ends is its status, and costs it the connection', async () => {
    let written = 0;
    const endpoint = await http((_, response) => {
      const more = (): void => {
        if (response.destroyed) return;
        written += 16_384;
        if (response.write('x'.repeat(16_384))) setImmediate(more);
        else response.once('drain', more);
      };
      more();
    });
    expect(await client().send(post(endpoint.origin))).toEqual({ kind: 'answered', status: 200 });
    await isLetGo(endpoint);
    const cut = written;
    expect(cut).toBeGreaterThan(65_536);
    await new Promise((later) => setTimeout(later, 20));
    expect(written).toBe(cut);
  });

  test('whose body does not come in time is its status', async () => {
    const endpoint = await http((_, response) => response.writeHead(200).write('slow'));
    const outcome = await client().send(post(endpoint.origin, { timeoutMs: 1_500 }));
    expect(outcome).toEqual({ kind: 'answered', status: 200 });
    await isLetGo(endpoint);
  });

  test('whose body breaks off is its status', async () => {
    const endpoint = await http((_, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('broken', () => response.destroy());
    });
    expect(await client().send(post(endpoint.origin))).toEqual({ kind: 'answered', status: 200 });
  });
});

describe('a failure', () => {
  test('no answer in time', async () => {
    const endpoint = await http(() => undefined);
    expect(await client().send(hurried(endpoint.origin))).toEqual(TIME_OUT);
    await isLetGo(endpoint);
  });

  test('headers that come drop by drop count as one wait', async () => {
    const endpoint = await tcp((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      const drip = setInterval(() => socket.write('X-Drop: 1\r\n'), 20);
      socket.on('close', () => clearInterval(drip));
    });
    expect(await client().send(hurried(endpoint.origin))).toEqual(TIME_OUT);
  });

  test('a name that is looked up for too long', async () => {
    const sender = client(LOOPBACK, { resolve: () => new Promise(() => undefined) });
    expect(await sender.send(hurried('http://hook.example/'))).toEqual(TIME_OUT);
    // By our deadline, not by undici's own for connections.
  }, 8_000);

  test('a request that is given up while its name is looked up is not sent later', async () => {
    const endpoint = await http((_, response) => response.end());
    let found: (addresses: string[]) => void = () => undefined;
    const resolve = () =>
      new Promise<string[]>((done) => {
        found = done;
      });
    const sender = client(LOOPBACK, { resolve });
    expect(await sender.send(hurried(`http://hook.example:${endpoint.port}/`))).toEqual(TIME_OUT);
    found(['127.0.0.1']);
    expect(await sender.send(post(endpoint.origin, { body: 'the next' }))).toMatchObject({ status: 200 });
    expect(endpoint.received).toMatchObject([{ body: 'the next' }]);
  });

  test('a port where nobody listens', async () => {
    const endpoint = await http(() => undefined);
    endpoint.close();
    expect(await client().send(post(endpoint.origin))).toEqual({ kind: 'failed', why: 'refused' });
  });

  test('a name none of whose addresses listens', async () => {
    const endpoint = await http(() => undefined);
    endpoint.close();
    const sender = client(LOOPBACK, { resolve: async () => ['127.0.0.1', '127.0.0.2'] });
    const outcome = await sender.send(post(`http://hook.example:${endpoint.port}/`));
    expect(outcome).toEqual({ kind: 'failed', why: 'refused' });
  });

  test('one address of a name does not listen: the next is called', async () => {
    const endpoint = await http((_, response) => response.end(), undefined, '127.0.0.2');
    const sender = client(LOOPBACK, { resolve: async () => ['127.0.0.1', '127.0.0.2'] });
    const outcome = await sender.send(post(`http://hook.example:${endpoint.port}/`));
    expect(outcome).toEqual({ kind: 'answered', status: 200 });
  });

  test('a connection that is reset', async () => {
    const endpoint = await tcp((socket) => socket.resetAndDestroy());
    expect(await client().send(post(endpoint.origin))).toEqual({ kind: 'failed', why: 'reset' });
  });

  test('a connection that ends without an answer', async () => {
    const endpoint = await tcp((socket) => socket.end());
    expect(await client().send(post(endpoint.origin))).toEqual({ kind: 'failed', why: 'reset' });
  });

  test('an answer that is not HTTP', async () => {
    const endpoint = await tcp((socket) => socket.end('220 mail.example ESMTP\r\n'));
    expect(await client().send(post(endpoint.origin))).toEqual({ kind: 'failed', why: 'not-http' });
  });

  test('an answer with headers beyond 16 KiB', async () => {
    const endpoint = await tcp((socket) => socket.write(`HTTP/1.1 200 OK\r\nX-Long: ${'x'.repeat(40_000)}\r\n\r\n`));
    expect(await client().send(post(endpoint.origin))).toEqual({ kind: 'failed', why: 'too-long' });
  });

  test('an answer that changes the protocol', async () => {
    const endpoint = await tcp((socket) =>
      socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n'),
    );
    expect(await client().send(post(endpoint.origin))).toMatchObject({ kind: 'failed' });
  });

  test.each([
    ['a name that nobody has', () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' }))],
    ['a name server that is down', () => Promise.reject(Object.assign(new Error('no'), { code: 'EAI_AGAIN' }))],
    ['a name without addresses', () => Promise.resolve([])],
  ])('%s', async (_, resolve) => {
    const sender = client(LOOPBACK, { resolve });
    expect(await sender.send(post('http://hook.example/'))).toEqual({ kind: 'failed', why: 'dns' });
  });

  test('leaves the endpoint as it was for the next request', async () => {
    let calls = 0;
    const endpoint = await http((request, response) => (++calls === 1 ? request.socket.destroy() : response.end()));
    const sender = client();
    expect(await sender.send(post(endpoint.origin))).toEqual({ kind: 'failed', why: 'reset' });
    expect(await sender.send(post(endpoint.origin))).toEqual({ kind: 'answered', status: 200 });
  });

  test('what is under way when the client is closed has stopped', async () => {
    const sender = createClient(LOOPBACK);
    const endpoint = await http(() => void sender.close());
    expect(await sender.send(post(endpoint.origin))).toEqual({ kind: 'failed', why: 'stopped' });
    expect(await sender.send(post(endpoint.origin))).toEqual({ kind: 'failed', why: 'stopped' });
  });

  test('what waits for its name when the client is closed has stopped', async () => {
    const sender: Client = createClient(LOOPBACK, {
      resolve: () => {
        void sender.close();
        return new Promise(() => undefined);
      },
    });
    expect(await sender.send(post('http://hook.example/'))).toEqual({ kind: 'failed', why: 'stopped' });
  });
});

describe('an address that may not be called', () => {
  test('is not, when the URL names it', async () => {
    const endpoint = await http((_, response) => response.end());
    expect(await client(CLOSED).send(post(endpoint.origin))).toEqual({ kind: 'failed', why: 'blocked' });
    expect(endpoint.connections()).toBe(0);
  });

  test('is not, when a name leads to it', async () => {
    const endpoint = await http((_, response) => response.end());
    const sender = client(CLOSED, { resolve: async () => ['127.0.0.1'] });
    const outcome = await sender.send(post(`http://hook.example:${endpoint.port}/`));
    expect(outcome).toEqual({ kind: 'failed', why: 'blocked' });
    expect(endpoint.connections()).toBe(0);
  });

  test('is not, when it is one among several', async () => {
    const endpoint = await http((_, response) => response.end());
    const sender = client(LOOPBACK, { resolve: async () => ['127.0.0.1', '10.0.0.9'] });
    const outcome = await sender.send(post(`http://hook.example:${endpoint.port}/`));
    expect(outcome).toEqual({ kind: 'failed', why: 'blocked' });
    expect(endpoint.connections()).toBe(0);
  });

  test('is called where it is allowed by name and port, and not at another port', async () => {
    const endpoint = await http((_, response) => response.end());
    const rules = { allow: readAllow(`hook.example:${endpoint.port}`), loopback: false };
    const sender = client(rules, { resolve: async () => ['127.0.0.1'] });
    expect(await sender.send(post(`http://hook.example:${endpoint.port}/`))).toMatchObject({ status: 200 });
    expect(await sender.send(post('http://hook.example:9/'))).toEqual({ kind: 'failed', why: 'blocked' });
  });
});

describe('a name that leads elsewhere the second time (DNS rebinding)', () => {
  test('is looked up once for a connection, and that address is called', async () => {
    const endpoint = await http((_, response) => response.end(), undefined, '127.0.0.2');
    const answers = [['127.0.0.2'], ['10.0.0.1']];
    const resolve = vi.fn(async () => answers.shift() ?? []);
    const sender = client(LOOPBACK, { resolve });
    const outcome = await sender.send(post(`http://hook.example:${endpoint.port}/`));
    expect(outcome).toEqual({ kind: 'answered', status: 200 });
    expect(resolve).toHaveBeenCalledTimes(1);
    expect(endpoint.received).toMatchObject([{ headers: { host: `hook.example:${endpoint.port}` } }]);
  });

  test('is judged anew with every new connection', async () => {
    const endpoint = await http((_, response) => response.setHeader('connection', 'close').end());
    const answers = [['127.0.0.1'], ['10.0.0.1']];
    const sender = client(LOOPBACK, { resolve: async () => answers.shift() ?? [] });
    const url = `http://hook.example:${endpoint.port}/`;
    expect(await sender.send(post(url))).toEqual({ kind: 'answered', status: 200 });
    expect(await sender.send(post(url))).toEqual({ kind: 'failed', why: 'blocked' });
    expect(endpoint.connections()).toBe(1);
  });
});

describe.skipIf(!hasOpenssl)('over TLS', () => {
  const resolve = async () => ['127.0.0.1'];

  test('a certificate of the name, from an authority that is known, is accepted', async () => {
    const tls = certificateFor('hook.example');
    const endpoint = await http((_, response) => response.end(), tls);
    const sender = client(LOOPBACK, { resolve, ca: tls.cert });
    const outcome = await sender.send(post(`https://hook.example:${endpoint.port}/`));
    expect(outcome).toEqual({ kind: 'answered', status: 200 });
  });

  test('a certificate that nobody vouches for is not', async () => {
    const endpoint = await http((_, response) => response.end(), certificateFor('hook.example'));
    const outcome = await client(LOOPBACK, { resolve }).send(post(`https://hook.example:${endpoint.port}/`));
    expect(outcome).toEqual({ kind: 'failed', why: 'tls' });
    expect(endpoint.received).toEqual([]);
  });

  test('a certificate of another name is not', async () => {
    const tls = certificateFor('other.example');
    const endpoint = await http((_, response) => response.end(), tls);
    const sender = client(LOOPBACK, { resolve, ca: tls.cert });
    const outcome = await sender.send(post(`https://hook.example:${endpoint.port}/`));
    expect(outcome).toEqual({ kind: 'failed', why: 'tls' });
    expect(endpoint.received).toEqual([]);
  });

  test('a server that speaks plain HTTP is not', async () => {
    const endpoint = await http((_, response) => response.end());
    const outcome = await client().send(post(endpoint.origin.replace('http:', 'https:')));
    expect(outcome).toEqual({ kind: 'failed', why: 'tls' });
  });
});

test('no secret of a request is in what is told of it', async () => {
  const silent = await http(() => undefined);
  const refusing = await http((_, response) => response.writeHead(403, { 'www-authenticate': 's3cret' }).end('s3cret'));
  const headers = [['Authorization', 'Bearer s3cret']] as const;
  for (const { origin } of [silent, refusing]) {
    const url = `${origin}/s3cret?key=s3cret`;
    const outcome = await client().send(post(url, { headers, body: 's3cret', timeoutMs: 300 }));
    expect(JSON.stringify([outcome, about(outcome, url)])).not.toContain('s3cret');
  }
});
