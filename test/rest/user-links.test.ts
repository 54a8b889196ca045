// Chains, _has and several types, by search parameters that users bring. https://hl7.org/fhir/R4/search.html#chaining
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { get, type NewResource, put } from '../support/requests.ts';

let hub: TestHub;

const write = async (resource: NewResource): Promise<void> => {
  expect((await put(hub, `${resource.resourceType}/${resource.id}`, resource)).status).toBe(201);
};
const bring = (code: string, more: object): Promise<void> =>
  write({
    ...{ resourceType: 'SearchParameter', id: code, url: `http://example.org/SearchParameter/${code}`, name: 'Test' },
    ...{ status: 'active', description: 'A test', code, ...more },
  });
const found = async (query: string): Promise<string[]> => {
  const { status, body } = await get(hub, query);
  if (status !== 200) return [`${status}`];
  return (body.entry ?? []).map((each: { resource: { id: string } }) => each.resource.id).sort();
};
const SOON = { timeout: 20_000, interval: 50 };

beforeAll(async () => {
  hub = await startTestHub();
  if (hub === undefined) return;
  await write({ resourceType: 'Patient', id: 'writer', active: true, language: 'ja' });
  await write({
    ...{ resourceType: 'Observation', id: 'noted', status: 'final', code: { text: 'x' }, language: 'en' },
    note: [{ text: 'x', authorReference: { reference: 'Patient/writer' } }],
  });
  await write({
    ...{ resourceType: 'ActivityDefinition', id: 'step', status: 'active' },
    ...{ url: 'http://example.org/step', version: '1', language: 'ja' },
  });
  const task = { resourceType: 'Task', status: 'requested', intent: 'order' };
  await write({ ...task, id: 'of-1', instantiatesCanonical: 'http://example.org/step|1' });
  await write({ ...task, id: 'of-2', instantiatesCanonical: 'http://example.org/step|2' });
  const reference = { type: 'reference' };
  await bring('note-author', {
    ...{ ...reference, base: ['Observation'], target: ['Patient'], expression: 'Observation.note.author' },
  });
  await bring('instantiates', {
    ...{ ...reference, base: ['Task'], target: ['ActivityDefinition'], expression: 'Task.instantiatesCanonical' },
  });
  await bring('lang', { base: ['Resource'], type: 'token', expression: 'Resource.language' });
}, 120_000);
afterAll(() => hub?.close());

describe('by what a user brought', () => {
  test('once it is indexed', async () => {
    await expect.poll(() => found('Patient?lang=ja'), SOON).toEqual(['writer']);
    await expect.poll(() => found('Task?instantiates=http://example.org/step'), SOON).toEqual(['of-1', 'of-2']);
    await expect.poll(() => found('Observation?note-author=writer'), SOON).toEqual(['noted']);
  });

  test.each([
    ['Observation?note-author.active=true', ['noted']],
    ['Observation?note-author:Patient.lang=ja', ['noted']],
    ['Observation?note-author.lang=en', []],
    ['Observation?note-author.lang:not=en', ['noted']],
    ['Observation?note-author.lang:missing=true', []],
    ['Patient?_has:Observation:note-author:lang=en', ['writer']],
    ['Patient?_has:Observation:note-author:lang:not=en', []],
    ['Patient?_has:Observation:note-author:note-author.lang=ja', ['writer']],
    ['Task?instantiates.version=1', ['of-1']],
    ['Task?instantiates:ActivityDefinition.lang=ja', ['of-1']],
    ['ActivityDefinition?_has:Task:instantiates:_id=of-1', ['step']],
    ['ActivityDefinition?_has:Task:instantiates:_id=of-2', []],
    ['?_type=Patient,ActivityDefinition&lang=ja', ['step', 'writer']],
    ['Observation?note-author:Practitioner.active=true', ['400']],
    ['Observation?note-author:identifier.active=true', ['400']],
    ['Observation?note-author.instantiates=x', ['400']],
  ])('%s', async (query, ids) => {
    expect(await found(query)).toEqual(ids);
  });
});
