// A profile nobody here knows is no reason to turn a resource away: other guides' data come as they are, and go as they came.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasDatabase } from '../support/database.ts';
import { FHIR, startTestHub, type TestHub } from '../support/hub.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub?.close());

describe.skipIf(!hasDatabase())('a resource that claims a profile of others', () => {
  test.each([
    ['JP Core', 'http://jpfhir.jp/fhir/core/StructureDefinition/JP_Patient'],
    ['JP-CLINS, with its version', 'http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_Patient_eCS|1.5.2'],
    ['one that nobody has published', 'https://ehr.example/StructureDefinition/our-patient'],
    ['one of ours that is not there (yet)', 'https://renkei.example/fhir/StructureDefinition/renkei-patient|9.9'],
  ])('%s', async (_says, profile) => {
    const patient = { resourceType: 'Patient', id: 'claims', meta: { profile: [profile] }, active: true };
    const stored = await hub.http.put('/fhir/Patient/claims').type(FHIR).send(JSON.stringify(patient));
    expect([200, 201]).toContain(stored.status);
    const { body } = await hub.http.get('/fhir/Patient/claims');
    expect(body.meta.profile).toEqual([profile]);
    const found = await hub.http.get(`/fhir/Patient?_profile=${encodeURIComponent(profile)}`);
    expect(found.body.entry).toHaveLength(1);
  });
});
