// What the README tells a newcomer to type works, on the demo story it speaks of.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadDemo } from '../../src/demo.ts';
import { shapeFindings } from '../../src/fhir/validation/shape.ts';
import { shipment } from '../../src/shipment.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub({ RENKEI_DEMO: 'on' }, { shipment: shipment() });
});
afterAll(() => hub?.close());

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const reads = [...readme.matchAll(/^curl "\$base\/([^"]+)"/gm)].map(([, path]) => path!.replaceAll('\\$', '$'));

describe('the README', () => {
  test('shows some reads', () => expect(reads.length).toBeGreaterThanOrEqual(3));

  test.each(reads)('GET %s answers with what it promises', async (path) => {
    const { status, body } = await hub.http.get(`/fhir/${path}`);
    expect(status).toBe(200);
    if (body.resourceType === 'Bundle') expect(body.entry.length).toBeGreaterThan(0);
  });

  test('the patch makes a second version', async () => {
    const [, type, operations] = /-H 'Content-Type: ([^']+)' \\\n\s+-d '([^']+)'/.exec(readme)!;
    const { status, body } = await hub.http
      .patch('/fhir/Patient/demo-yamada')
      .set('Content-Type', type!)
      .send(operations!);
    expect(status).toBe(200);
    expect(body).toMatchObject({ active: false, meta: { versionId: '2' } });
  });
});

describe('the demo story', () => {
  test('is loaded into an empty database only', async () => {
    expect(hub.demo).toBe(9);
    expect(await loadDemo(hub.hub)).toBeUndefined();
  });

  test('tells of a stay whose people and offices are all there', async () => {
    const { body } = await hub.http.get(
      '/fhir/Encounter?patient.name=やまだ&_include=Encounter:subject&_include=Encounter:service-provider',
    );
    expect(
      body.entry.map((entry: { resource: { resourceType: string } }) => entry.resource.resourceType).sort(),
    ).toEqual(['Encounter', 'Organization', 'Patient']);
  });

  test('is valid R4', () => {
    const story = JSON.parse(readFileSync(new URL('../../examples/demo/stay.json', import.meta.url), 'utf8'));
    expect(shapeFindings(story)).toEqual([]);
  });
});
