// A client that knows nothing of Renkei: fhir-kit-client, which the field uses.
import { CapabilityTool, Client } from 'fhir-kit-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { type BundleEntry, bundleOf, entry } from '../support/requests.ts';

let hub: TestHub;
let client: Client;
let id: string;

beforeAll(async () => {
  hub = await startTestHub();
  if (hub === undefined) return;
  client = new Client({ baseUrl: hub.base });
  const created = await client.create({
    resourceType: 'Patient',
    body: { resourceType: 'Patient', name: [{ text: '山田 太郎' }], identifier: [{ system: 'urn:mrn', value: '1' }] },
  });
  id = created.id as string;
});
afterAll(() => hub?.close());

// biome-ignore lint/suspicious/noExplicitAny: as the client hands it out
type Answer = any;

describe('fhir-kit-client', () => {
  test('create and read', async () => {
    const patient = await client.read({ resourceType: 'Patient', id });
    expect(patient).toMatchObject({ id, name: [{ text: '山田 太郎' }] });
    expect(Client.httpFor(patient).response?.headers.get('etag')).toBe('W/"1"');
  });

  test('update, conditional update and vread', async () => {
    const body = { resourceType: 'Patient', id, identifier: [{ system: 'urn:mrn', value: '1' }], active: true };
    await client.update({ resourceType: 'Patient', id, body });
    await client.update({
      resourceType: 'Patient',
      searchParams: { identifier: 'urn:mrn|1' },
      body: { ...body, gender: 'male' },
    });
    expect(await client.read({ resourceType: 'Patient', id })).toMatchObject({
      gender: 'male',
      meta: { versionId: '3' },
    });
    expect(await client.vread({ resourceType: 'Patient', id, version: '2' })).toMatchObject({ active: true });
  });

  test('patch', async () => {
    const patched = await client.patch({
      resourceType: 'Patient',
      id,
      jsonPatch: [{ op: 'replace', path: '/gender', value: 'other' }],
    });
    expect(patched).toMatchObject({ gender: 'other' });
  });

  test('a stale If-Match comes as an error with its OperationOutcome', async () => {
    const stale = client.update({
      resourceType: 'Patient',
      id,
      body: { resourceType: 'Patient', id },
      options: { headers: { 'If-Match': 'W/"1"' } },
    });
    await expect(stale).rejects.toMatchObject({
      response: { status: 412, data: { resourceType: 'OperationOutcome', issue: [{ code: 'conflict' }] } },
    });
  });

  test('transaction and batch', async () => {
    const transaction = bundleOf(
      'transaction',
      ...Array.from({ length: 5 }, (_, i) =>
        entry('PUT', `Observation/kit-${i}`, {
          resourceType: 'Observation',
          id: `kit-${i}`,
          status: 'final',
          code: { text: 'x' },
          subject: { reference: `Patient/${id}` },
        }),
      ),
    );
    const done: Answer = await client.transaction({ body: transaction as Answer });
    expect(done.entry).toHaveLength(5);
    const read: Answer = await client.batch({ body: bundleOf('batch', entry('GET', 'Observation/kit-1')) as Answer });
    expect(read.entry[0].resource.id).toBe('kit-1');
  });

  test.each([false, true])('search, and the pages after it (by POST: %s)', async (postSearch) => {
    const found: string[] = [];
    let page: Answer = await client.search({
      resourceType: 'Observation',
      searchParams: { subject: `Patient/${id}`, _count: 2 },
      options: { postSearch },
    });
    for (; page !== undefined; page = await client.nextPage({ bundle: page }))
      found.push(...(page.entry ?? []).map(({ resource }: BundleEntry) => resource.id));
    expect(found.sort()).toEqual(['kit-0', 'kit-1', 'kit-2', 'kit-3', 'kit-4']);
  });

  test('history of a resource, of a type, of everything', async () => {
    const ofOne: Answer = await client.history({ resourceType: 'Patient', id });
    expect(ofOne.total).toBe(4);
    const ofType: Answer = await client.history({ resourceType: 'Patient' });
    expect(ofType.entry.length).toBeGreaterThanOrEqual(4);
    const ofAll: Answer = await client.history();
    expect(ofAll.type).toBe('history');
  });

  test('operations by GET and by POST', async () => {
    const everything: Answer = await client.operation({
      resourceType: 'Patient',
      id,
      name: 'everything',
      method: 'GET',
    });
    expect(everything.entry).toHaveLength(6);
    const added: Answer = await client.operation({
      resourceType: 'Patient',
      id,
      name: '$meta-add',
      input: { resourceType: 'Parameters', parameter: [{ name: 'meta', valueMeta: { tag: [{ code: 'kit' }] } }] },
    });
    expect(added.parameter[0].valueMeta.tag).toEqual([{ code: 'kit' }]);
  });

  test('references are resolved', async () => {
    const patient = await client.resolve({ reference: `Patient/${id}` });
    expect(patient.id).toBe(id);
  });

  test('the CapabilityStatement is read by its tool', async () => {
    const tool = new CapabilityTool((await client.capabilityStatement()) as Answer);
    expect(tool.resourceCan('Patient', 'patch')).toBe(true);
    expect(tool.resourceSearch('Patient', 'birthdate')).toBe(true);
    expect(tool.serverCan('transaction')).toBe(true);
  });

  test('delete', async () => {
    await client.delete({ resourceType: 'Observation', id: 'kit-0' });
    await expect(client.read({ resourceType: 'Observation', id: 'kit-0' })).rejects.toMatchObject({
      response: { status: 410 },
    });
  });
});
