import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Resource } from '../../src/fhir/resource.ts';
import { type Shipment, ship } from '../../src/store/shipped.ts';
import { hasDatabase } from '../support/database.ts';
import { FHIR, startTestHub, type TestHub } from '../support/hub.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub?.close());

let run = 0;
/** Ids of their own for each test. */
let hospital: string;
let form: string;
beforeEach(() => {
  run += 1;
  hospital = `hospital-${run}`;
  form = `form-${run}`;
});

const directory = (telephone: string): Resource[] =>
  [
    {
      resourceType: 'Organization',
      id: hospital,
      active: true,
      name: '病院',
      telecom: [{ system: 'phone', value: telephone }],
    },
    { resourceType: 'Questionnaire', id: form, status: 'active', title: `様式 ${telephone}` },
  ] as Resource[];

let sent = 0;
const shipment = (resources: Resource[]): Shipment => {
  sent += 1;
  return { digest: `shipment ${sent}`, resources: () => resources };
};

const read = async (reference: string): Promise<Record<string, unknown>> =>
  (await hub.http.get(`/fhir/${reference}`)).body as Record<string, unknown>;

async function correct(telephone: string): Promise<void> {
  const now = await read(`Organization/${hospital}`);
  const response = await hub.http
    .put(`/fhir/Organization/${hospital}`)
    .type(FHIR)
    .send(JSON.stringify({ ...now, telecom: [{ system: 'phone', value: telephone }] }));
  expect(response.status).toBe(200);
}

const telephone = async (): Promise<unknown> =>
  ((await read(`Organization/${hospital}`)).telecom as { value: string }[] | undefined)?.[0]?.value;

describe.skipIf(!hasDatabase())('what the program brings along', () => {
  test('is stored under its own ids, once', async () => {
    const first = shipment(directory('0495-00-0001'));
    expect(await ship(hub.store, first)).toMatchObject({ created: 2, updated: 0, kept: [] });
    expect(await ship(hub.store, first)).toBeUndefined();
    expect(await read(`Organization/${hospital}`)).toMatchObject({ id: hospital, meta: { versionId: '1' } });
  });

  test('follows an upgrade, and only where something changed', async () => {
    await ship(hub.store, shipment(directory('0495-00-0001')));
    const next = directory('0495-00-0001').map((each) =>
      each.resourceType === 'Organization' ? { ...each, name: '新病院' } : each,
    ) as Resource[];
    expect(await ship(hub.store, shipment(next))).toMatchObject({ created: 0, updated: 1, kept: [] });
    expect(await read(`Organization/${hospital}`)).toMatchObject({ name: '新病院', meta: { versionId: '2' } });
    expect(await read(`Questionnaire/${form}`)).toMatchObject({ meta: { versionId: '1' } });
  });

  test("leaves a user's correction as it is, over restart and over every later upgrade", async () => {
    const first = shipment(directory('0495-00-0001'));
    await ship(hub.store, first);
    await correct('0495-99-9999');
    expect(await ship(hub.store, first)).toBeUndefined();
    expect(await telephone()).toBe('0495-99-9999');
    for (const shipped of ['0495-00-0002', '0495-00-0003']) {
      expect(await ship(hub.store, shipment(directory(shipped)))).toMatchObject({
        updated: 1,
        kept: [`Organization/${hospital}`],
      });
      expect(await telephone()).toBe('0495-99-9999');
      expect((await read(`Questionnaire/${form}`)).title).toBe(`様式 ${shipped}`);
    }
  });

  test('does not bring back what a user deleted', async () => {
    await ship(hub.store, shipment(directory('0495-00-0001')));
    expect((await hub.http.delete(`/fhir/Organization/${hospital}`)).status).toBe(204);
    await ship(hub.store, shipment(directory('0495-00-0002')));
    expect((await hub.http.get(`/fhir/Organization/${hospital}`)).status).toBe(410);
  });

  test("does not take over an id that somebody's own resource has", async () => {
    const body = { resourceType: 'Organization', id: hospital, name: '自院' };
    expect((await hub.http.put(`/fhir/Organization/${hospital}`).type(FHIR).send(JSON.stringify(body))).status).toBe(
      201,
    );
    expect(await ship(hub.store, shipment(directory('0495-00-0001')))).toMatchObject({
      created: 1,
      kept: [`Organization/${hospital}`],
    });
    expect((await read(`Organization/${hospital}`)).name).toBe('自院');
  });

  test('sets inactive or retires what is shipped no longer, unless a user had changed it', async () => {
    await ship(hub.store, shipment(directory('0495-00-0001')));
    expect(await ship(hub.store, shipment([]))).toMatchObject({ retired: expect.any(Number) });
    expect(await read(`Organization/${hospital}`)).toMatchObject({ active: false });
    expect(await read(`Questionnaire/${form}`)).toMatchObject({ status: 'retired' });
    await ship(hub.store, shipment(directory('0495-00-0001')));
    expect(await read(`Organization/${hospital}`)).toMatchObject({ active: true });
    await correct('0495-99-9999');
    await ship(hub.store, shipment([]));
    expect(await read(`Organization/${hospital}`)).toMatchObject({ active: true });
  });

  test('comes out the same when several hubs start at once', async () => {
    const wanted = shipment(directory('0495-00-0001'));
    await Promise.all(Array.from({ length: 4 }, () => ship(hub.store, wanted)));
    expect(await read(`Organization/${hospital}`)).toMatchObject({ meta: { versionId: '1' } });
    expect(await read(`Questionnaire/${form}`)).toMatchObject({ meta: { versionId: '1' } });
  });
});
