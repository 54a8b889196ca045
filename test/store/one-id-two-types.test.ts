// A UUID may be the id of resources of two types, and then so is their key: what leads to one of them does not lead to the other.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseSearch } from '../../src/fhir/search/ask/parse.ts';
import { queryOf } from '../../src/rest/query.ts';
import { loadNames } from '../../src/store/names.ts';
import { putInBulk } from '../support/bulk.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';

const ID = '0b9f6f7e-6a52-4f0e-9d3b-1c2d3e4f5a6b';
const OTHER = '1b9f6f7e-6a52-4f0e-9d3b-1c2d3e4f5a6b';

let hub: TestHub;

beforeAll(async () => {
  hub = await startTestHub();
  if (hub === undefined) return;
  const names = await loadNames(hub.store.database);
  await putInBulk(hub.store.database, names, [
    { resourceType: 'Patient', id: ID, active: true, gender: 'male' },
    { resourceType: 'Group', id: ID, type: 'person', actual: true },
    { resourceType: 'Observation', id: OTHER, status: 'final', subject: { reference: `Group/${ID}` } },
    { resourceType: 'Flag', id: OTHER, status: 'active', subject: { reference: `Patient/${ID}` } },
    {
      resourceType: 'List',
      id: 'both',
      status: 'current',
      entry: [{ item: { reference: `Patient/${ID}` }, deleted: true }, { item: { reference: `Group/${ID}` } }],
    },
  ]);
});
afterAll(() => hub?.close());

test.each<[string, number, readonly string[]]>([
  ['Observation?subject:Patient.gender=male', 0, []],
  ['Observation?subject:Group.type=person', 1, []],
  ['Flag?subject:Patient.gender=male', 1, []],
  [`Flag?subject:Group._id=${ID}`, 0, []],
  ['Patient?_has:Observation:subject:status=final', 0, []],
  [`Patient?_has:Observation:subject:_id=${OTHER}`, 0, []],
  [`Group?_has:Observation:subject:_id=${OTHER}`, 1, []],
  [`Patient?_id=${ID}&_has:Observation:subject:status=final`, 0, []],
  [`Patient?_id=${ID}&_has:Flag:subject:_id=${OTHER}`, 1, []],
  ['Patient?_list=both', 0, []],
  ['Group?_list=both', 1, []],
  ['Patient?_revinclude=*', 1, [`Flag/${OTHER}`, 'List/both']],
  ['Group?_revinclude=*', 1, [`Observation/${OTHER}`, 'List/both']],
  ['Patient?_revinclude=Flag:subject&_include:iterate=*', 1, [`Flag/${OTHER}`]],
  ['Flag?_include=*&_revinclude:iterate=*', 1, ['List/both', `Patient/${ID}`]],
  ['Observation?_include=*&_include:iterate=*', 1, [`Group/${ID}`]],
  ['List?_include=List:item:Group', 1, [`Group/${ID}`]],
])('%s', async (query, matches, included) => {
  const [type = '', text = ''] = query.split('?');
  const found = await hub.store.search(parseSearch(type, queryOf(text), hub.hub.search), 'everyone');
  expect(found.hits).toHaveLength(matches);
  expect(found.included.map((each) => `${each.type}/${each.id}`).sort()).toEqual([...included].sort());
});
