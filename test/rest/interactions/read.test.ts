import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FHIR, startTestHub, type TestHub } from '../../support/hub.ts';

let hub: TestHub;
let id: string;

beforeAll(async () => {
  hub = await startTestHub();
  if (hub === undefined) return;
  const created = await hub.http
    .post('/fhir/Patient')
    .set('Content-Type', FHIR)
    .send({ resourceType: 'Patient', gender: 'male' });
  id = created.body.id;
});
afterAll(() => hub?.close());

describe('read  https://hl7.org/fhir/R4/http.html#read', () => {
  test('answers 200 with the resource, its version as ETag and its time as Last-Modified', async () => {
    const { status, headers, body } = await hub.http.get(`/fhir/Patient/${id}`);
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('application/fhir+json; charset=utf-8');
    expect(headers.etag).toBe('W/"1"');
    expect(Date.parse(headers['last-modified'] ?? '')).toBe(
      Math.floor(Date.parse(body.meta.lastUpdated) / 1000) * 1000,
    );
    expect(body).toMatchObject({ resourceType: 'Patient', id, gender: 'male', meta: { versionId: '1' } });
  });
});
