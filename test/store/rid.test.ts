import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId, ridOf } from '../../src/store/rid.ts';
import { FHIR, startTestHub, type TestHub } from '../support/hub.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const id = fc.stringMatching(/^[A-Za-z0-9.-]{1,64}$/);
const type = fc.constantFrom('Patient', 'Task', 'Observation');

describe('ridOf', () => {
  test('an id that is a UUID is its own rid, whatever the type', () => {
    fc.assert(
      fc.property(fc.uuid(), type, (uuid, name) => {
        expect(ridOf(name, uuid)).toBe(uuid);
      }),
    );
  });

  // PostgreSQL reads a UUID in either case as the same; FHIR ids are two.
  test('one in capitals is another id, and so has another rid', () => {
    fc.assert(
      fc.property(
        fc.uuid().filter((uuid) => /[a-f]/.test(uuid)),
        (uuid) => {
          expect(ridOf('Patient', uuid.toUpperCase())).not.toBe(uuid);
        },
      ),
    );
  });

  test('every other id has a UUID of its own, always the same', () => {
    fc.assert(
      fc.property(id, type, (text, name) => {
        expect(ridOf(name, text)).toMatch(UUID);
        expect(ridOf(name, text)).toBe(ridOf(name, text));
      }),
    );
  });

  test('no two of type and id share one', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(type, id), { selector: (pair) => pair.join('/'), maxLength: 200 }),
        (pairs) => {
          const others = pairs.filter(([, text]) => !UUID.test(text));
          expect(new Set(others.map(([name, text]) => ridOf(name, text))).size).toBe(others.length);
        },
      ),
    );
    const many = Array.from({ length: 100_000 }, (_, i) => ridOf('Patient', `p${i}`));
    expect(new Set(many).size).toBe(many.length);
  });
});

describe('newId', () => {
  test('is a UUID of version 7', () => {
    expect(newId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  test('rises with time, so that new rows stand side by side in every index', () => {
    fc.assert(
      fc.property(fc.nat({ max: 2 ** 47 }), fc.integer({ min: 1, max: 1_000_000 }), (now, later) => {
        expect(newId(now) < newId(now + later)).toBe(true);
      }),
    );
  });

  test('is never given twice, within a millisecond either', () => {
    const many = Array.from({ length: 100_000 }, () => newId(1_000));
    expect(new Set(many).size).toBe(many.length);
  });
});

describe('two resources of one UUID  https://hl7.org/fhir/R4/resource.html#id', () => {
  const shared = '0b8f6f6e-5c1d-4f43-9d3a-1a2b3c4d5e6f';
  let hub: TestHub;

  beforeAll(async () => {
    hub = await startTestHub();
    if (hub === undefined) return;
    const put = (path: string, resource: object) =>
      hub.http.put(`/fhir/${path}`).set('Content-Type', FHIR).send(resource);
    await put(`Patient/${shared}`, {
      resourceType: 'Patient',
      id: shared,
      gender: 'male',
      birthDate: '1950-01-01',
      name: [{ text: '山田' }],
    });
    await put(`Task/${shared}`, {
      resourceType: 'Task',
      id: shared,
      status: 'requested',
      intent: 'order',
      authoredOn: '2026-01-01',
      for: { reference: `Patient/${shared}` },
    });
    await put(`Group/${shared}`, { resourceType: 'Group', id: shared, type: 'person', actual: true });
    await put(`Task/${shared}`, {
      resourceType: 'Task',
      id: shared,
      status: 'accepted',
      intent: 'order',
      authoredOn: '2026-01-01',
      for: { reference: `Patient/${shared}` },
    });
  });
  afterAll(() => hub?.close());

  const found = async (query: string): Promise<string[]> =>
    ((await hub.http.get(`/fhir/${query}`)).body.entry ?? []).map(
      ({ resource }: { resource: { resourceType: string } }) => resource.resourceType,
    );

  test('are read, each with versions of its own', async () => {
    expect((await hub.http.get(`/fhir/Patient/${shared}`)).body).toMatchObject({
      gender: 'male',
      meta: { versionId: '1' },
    });
    expect((await hub.http.get(`/fhir/Task/${shared}`)).body).toMatchObject({
      status: 'accepted',
      meta: { versionId: '2' },
    });
    expect((await hub.http.get(`/fhir/Patient/${shared}/_history`)).body.entry).toHaveLength(1);
    expect((await hub.http.get(`/fhir/Task/${shared}/_history/1`)).body).toMatchObject({ status: 'requested' });
  });

  test.each([
    [`Patient?_id=${shared}`, ['Patient']],
    [`Task?_id=${shared}`, ['Task']],
    ['Patient?name=山田', ['Patient']],
    ['Patient?birthdate=1950', ['Patient']],
    ['Task?authored-on=2026', ['Task']],
    ['Task?authored-on=1950', []],
    ['Task?patient.name=山田', ['Task']],
    [`Task?subject=${shared}`, ['Task']],
    [`Group?_id=${shared}&_revinclude=Task:subject`, ['Group']],
    [`Patient?_id=${shared}&_revinclude=Task:subject`, ['Patient', 'Task']],
    [`Task?_id=${shared}&_include=Task:subject`, ['Task', 'Patient']],
    ['Task?_sort=authored-on', ['Task']],
  ])('are told apart by %s', async (query, types) => {
    expect(await found(encodeURI(query))).toEqual(types);
  });

  test('one can be deleted without the other', async () => {
    await hub.http.delete(`/fhir/Group/${shared}`);
    expect((await hub.http.get(`/fhir/Group/${shared}`)).status).toBe(410);
    expect((await hub.http.get(`/fhir/Patient/${shared}`)).status).toBe(200);
    expect(await found('Patient?birthdate=1950')).toEqual(['Patient']);
  });
});
