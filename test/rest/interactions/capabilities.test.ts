import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestHub, type TestHub } from '../../support/hub.ts';
import { get, issuesOf } from '../../support/requests.ts';

let hub: TestHub;

beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub?.close());

describe('capabilities  https://hl7.org/fhir/R4/http.html#capabilities', () => {
  test('answers the CapabilityStatement of this instance', async () => {
    const { status, headers, body } = await get(hub, 'metadata');
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('application/fhir+json; charset=utf-8');
    expect(body).toMatchObject({
      resourceType: 'CapabilityStatement',
      kind: 'instance',
      status: 'active',
      fhirVersion: '4.0.1',
      implementation: { url: hub.base },
      format: ['application/fhir+json', 'json'],
      rest: [{ mode: 'server' }],
    });
  });

  test('tells the reader what is not served', async () => {
    const { body } = await get(hub, 'metadata');
    expect(body.rest[0].documentation).toMatch(/Not served: .*_filter.*_contained=true/);
  });

  test.each(['full', 'normative'])('mode=%s is answered', async (mode) => {
    expect((await get(hub, `metadata?mode=${mode}`)).status).toBe(200);
  });

  test('_summary=true and _elements give a part of it', async () => {
    const summary = await get(hub, 'metadata?_summary=true');
    expect(summary.body.meta.tag).toMatchObject([{ code: 'SUBSETTED' }]);
    expect(summary.body.rest[0].documentation).toBeUndefined();
    expect((await get(hub, 'metadata?_elements=software')).body.software.name).toContain('Renkei');
  });

  test('mode=terminology answers 400: there is no TerminologyCapabilities', async () => {
    const answer = await get(hub, 'metadata?mode=terminology');
    expect(answer.status).toBe(400);
    expect(issuesOf(answer)).toEqual(['value http.mode']);
  });

  test('by HEAD, headers alone', async () => {
    expect((await hub.http.head('/fhir/metadata')).status).toBe(200);
  });

  test('other methods answer 405', async () => {
    for (const method of ['post', 'put', 'patch', 'delete'] as const) {
      const answer = await hub.http[method]('/fhir/metadata');
      expect([answer.status, answer.headers.allow]).toEqual([405, 'GET, HEAD']);
    }
  });

  test('behind a public address, names that address', async () => {
    const published = await startTestHub({ RENKEI_PUBLIC_URL: 'https://renkei.example.jp' });
    const { body } = await get(published, 'metadata');
    await published.close();
    expect(body.implementation.url).toBe('https://renkei.example.jp/fhir');
  });
});
