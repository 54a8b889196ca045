import type { Response } from 'supertest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FHIR, startTestHub, type TestHub } from '../../support/hub.ts';
import { get, type Headers, issuesOf, post, put, stored } from '../../support/requests.ts';

let hub: TestHub;

beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub?.close());

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const HTML = Buffer.from('<!doctype html><script>alert(1)</script>退院支援');

/** As a supertest parser: the bytes as they came, whatever their type. */
const asBytes = (res: Response, done: (error: Error | null, body: Buffer) => void): void => {
  const chunks: Buffer[] = [];
  const stream = res as unknown as NodeJS.ReadableStream;
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  stream.on('end', () => done(null, Buffer.concat(chunks)));
};
const bytesOf = (path: string, headers: Headers = {}) =>
  hub.http.get(`/fhir/${path}`).set(headers).buffer(true).parse(asBytes);
const postBytes = (bytes: Buffer, headers: Headers) => hub.http.post('/fhir/Binary').set(headers).send(bytes);

describe('Binary  https://hl7.org/fhir/R4/binary.html#rest', () => {
  test.each([
    ['image/png', PNG],
    ['text/html; charset=utf-8', HTML],
    ['application/pdf', Buffer.from('%PDF-1.7')],
    ['application/octet-stream', Buffer.from([0, 1, 2, 255])],
  ])('POST of %s stores a Binary of that type, GET gives the same bytes back', async (type, bytes) => {
    const created = await postBytes(bytes, { 'Content-Type': type });
    expect(created.status).toBe(201);
    expect(created.headers.location).toBe(`${hub.base}/Binary/${created.body.id}/_history/1`);
    expect(created.body).toMatchObject({ resourceType: 'Binary', contentType: type, data: bytes.toString('base64') });
    for (const path of [`Binary/${created.body.id}`, `Binary/${created.body.id}/_history/1`]) {
      const { status, headers, body } = await bytesOf(path, { Accept: '*/*' });
      expect([status, headers['content-type'], headers.etag]).toEqual([200, type, 'W/"1"']);
      expect(headers['content-length']).toBe(String(bytes.length));
      expect(Buffer.compare(body, bytes)).toBe(0);
    }
  });

  test('bytes are given when their type is asked for, when any is, and when none is named', async () => {
    const { id } = await stored(hub, {
      resourceType: 'Binary',
      contentType: 'image/png',
      data: PNG.toString('base64'),
    });
    for (const headers of [{ Accept: 'image/png' }, { Accept: 'image/*' }, {} as Headers])
      expect((await bytesOf(`Binary/${id}`, headers)).headers['content-type']).toBe('image/png');
  });

  test.each(['application/fhir+json', 'application/json', 'application/fhir+json; fhirVersion=4.0'])(
    'Accept: %s gives the resource',
    async (accept) => {
      const { id } = await stored(hub, {
        resourceType: 'Binary',
        contentType: 'image/png',
        data: PNG.toString('base64'),
      });
      const { headers, body } = await get(hub, `Binary/${id}`, { Accept: accept });
      expect(headers['content-type']).toBe('application/fhir+json; charset=utf-8');
      expect(body).toMatchObject({ resourceType: 'Binary', data: PNG.toString('base64') });
    },
  );

  test('_format=json gives the resource, whatever Accept says', async () => {
    const { id } = await stored(hub, {
      resourceType: 'Binary',
      contentType: 'image/png',
      data: PNG.toString('base64'),
    });
    expect((await get(hub, `Binary/${id}?_format=json`, { Accept: 'image/png' })).body.resourceType).toBe('Binary');
  });

  test('FHIR in a form this server does not speak answers 406, as everywhere', async () => {
    const { id } = await stored(hub, { resourceType: 'Binary', contentType: 'image/png' });
    for (const accept of ['application/fhir+xml', 'application/fhir+json; fhirVersion=5.0'])
      expect((await get(hub, `Binary/${id}`, { Accept: accept })).status).toBe(406);
    expect((await get(hub, 'Binary?_count=1', { Accept: 'image/png' })).status).toBe(406);
    expect((await get(hub, `Binary/${id}/_history`, { Accept: 'image/png' })).status).toBe(406);
  });

  test('FHIR JSON is stored as the resource it is', async () => {
    const answer = await post(hub, 'Binary', { resourceType: 'Binary', contentType: 'text/plain', data: 'QQ==' });
    expect(answer.status).toBe(201);
    expect(answer.body.contentType).toBe('text/plain');
  });

  test('FHIR JSON of another type is refused, not kept as bytes', async () => {
    expect((await post(hub, 'Binary', { resourceType: 'Patient' })).status).toBe(400);
    expect((await postBytes(Buffer.from('<Binary/>'), { 'Content-Type': 'application/fhir+xml' })).status).toBe(415);
  });

  test('PUT of bytes creates or updates under the id of the URL', async () => {
    const send = (bytes: Buffer) => hub.http.put('/fhir/Binary/form-1').set('Content-Type', 'image/png').send(bytes);
    expect((await send(PNG)).status).toBe(201);
    const { status, body } = await send(Buffer.from('neu'));
    expect([status, body.id, body.meta.versionId]).toEqual([200, 'form-1', '2']);
    expect((await bytesOf('Binary/form-1')).body.toString()).toBe('neu');
    expect((await bytesOf('Binary/form-1/_history/1')).body).toEqual(PNG);
  });

  test('of five megabytes', async () => {
    const bytes = Buffer.alloc(5 * 1024 * 1024, 'renkei');
    const { status, body } = await postBytes(bytes, {
      'Content-Type': 'application/octet-stream',
      Prefer: 'return=representation',
    });
    expect(status).toBe(201);
    expect(Buffer.compare((await bytesOf(`Binary/${body.id}`)).body, bytes)).toBe(0);
  });

  test('of no bytes at all answers 400', async () => {
    const answer = await hub.http.post('/fhir/Binary').set('Content-Type', 'image/png');
    expect(answer.status).toBe(400);
    expect(issuesOf(answer)).toEqual(['required http.body']);
  });

  test('a Binary without data is given as no bytes', async () => {
    const { id } = await stored(hub, { resourceType: 'Binary', contentType: 'text/plain' });
    const { status, headers, body } = await bytesOf(`Binary/${id}`);
    expect([status, headers['content-length'], body.length]).toEqual([200, '0', 0]);
  });

  test('without a Content-Type, or with one that is none, answers 415', async () => {
    for (const type of ['png', 'image/', 'image/png; x', 'a b/c'])
      expect((await postBytes(PNG, { 'Content-Type': type })).status).toBe(415);
  });

  test('compressed bytes are refused, for they would be stored as if they were the picture', async () => {
    const answer = await postBytes(PNG, { 'Content-Type': 'image/png', 'Content-Encoding': 'gzip' });
    expect(answer.status).toBe(415);
  });

  test('errors are told in FHIR JSON, whatever was asked for', async () => {
    const answer = await get(hub, 'Binary/nothing', { Accept: 'image/png' });
    expect(answer.status).toBe(404);
    expect(answer.body.resourceType).toBe('OperationOutcome');
  });

  test('304 for the version the client has', async () => {
    const { id } = await stored(hub, { resourceType: 'Binary', contentType: 'text/plain', data: 'QQ==' });
    expect((await bytesOf(`Binary/${id}`, { 'If-None-Match': 'W/"1"' })).status).toBe(304);
  });

  test('HEAD gives type and length alone', async () => {
    const { id } = await stored(hub, {
      resourceType: 'Binary',
      contentType: 'image/png',
      data: PNG.toString('base64'),
    });
    const { status, headers } = await hub.http.head(`/fhir/Binary/${id}`);
    expect([status, headers['content-type'], headers['content-length']]).toEqual([
      200,
      'image/png',
      String(PNG.length),
    ]);
  });
});

describe('X-Security-Context  https://hl7.org/fhir/R4/binary.html#security-context', () => {
  test('is kept as securityContext and given back with the bytes', async () => {
    const { body } = await postBytes(PNG, { 'Content-Type': 'image/png', 'X-Security-Context': 'Patient/p-1' });
    expect(body.securityContext).toEqual({ reference: 'Patient/p-1' });
    expect((await bytesOf(`Binary/${body.id}`)).headers['x-security-context']).toBe('Patient/p-1');
  });

  test.each(['p-1', 'Patient/', 'Patient/a b', 'javascript:alert(1)', 'patient/1'])(
    '"%s" names no resource: 400',
    async (context) => {
      const answer = await postBytes(PNG, { 'Content-Type': 'image/png', 'X-Security-Context': context });
      expect(answer.status).toBe(400);
      expect(issuesOf(answer)).toEqual(['value http.X-Security-Context']);
    },
  );

  test('a context or type that no header can carry does not stop the bytes', async () => {
    // As it may have been stored where nobody looked.
    const lax = await startTestHub({ RENKEI_VALIDATION: 'off' });
    try {
      const odd = await put(lax, 'Binary/odd', {
        resourceType: 'Binary',
        id: 'odd',
        contentType: '画像/png',
        securityContext: { reference: 'Patient/山田\r\nX-Evil: 1' },
        data: 'QQ==',
      });
      expect(odd.status).toBe(201);
      const { status, headers, body } = await lax.http.get('/fhir/Binary/odd').buffer(true).parse(asBytes);
      expect([status, headers['content-type'], body.toString()]).toEqual([200, 'application/octet-stream', 'A']);
      expect(headers).not.toHaveProperty('x-security-context');
      expect(headers).not.toHaveProperty('x-evil');
    } finally {
      await lax.close();
    }
  });
});

describe('a Binary in a browser', () => {
  test('does nothing there: no sniffing, no scripts, no frame, no cache', async () => {
    const { body } = await postBytes(HTML, { 'Content-Type': 'text/html' });
    const { headers } = await bytesOf(`Binary/${body.id}`, { Accept: 'text/html' });
    expect(headers['content-type']).toBe('text/html');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['content-security-policy']).toContain('sandbox');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['cache-control']).toBe('no-store');
  });

  test('as a resource it is guarded alike', async () => {
    const { id } = await stored(hub, { resourceType: 'Binary', contentType: 'text/html', data: 'QQ==' });
    const { headers } = await get(hub, `Binary/${id}`, { Accept: FHIR });
    expect(headers['x-content-type-options']).toBe('nosniff');
  });
});
