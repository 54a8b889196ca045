// With many rows no chain, no _has and no include reads a table from end to end, whichever end is the rare one. Plans are asked
// of PostgreSQL, for every statement that a search runs.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Audience } from '../../src/access/audience.ts';
import type { Resource } from '../../src/fhir/resource.ts';
import { parseSearch } from '../../src/fhir/search/ask/parse.ts';
import { queryOf } from '../../src/rest/query.ts';
import { loadNames, type Names } from '../../src/store/names.ts';
import { StoreView } from '../../src/store/view.ts';
import { putInBulk } from '../support/bulk.ts';
import { databaseKind, hasDatabase } from '../support/database.ts';
import { explaining, settle } from '../support/explaining.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';

const isPostgres = databaseKind() === 'postgres' && hasDatabase();
const ORGANIZATIONS = 200;
const PATIENTS = 5_000;
const ENCOUNTERS = 5_000;
const TASKS = 30_000;
const ALL = ORGANIZATIONS + PATIENTS + ENCOUNTERS + TASKS;
const STATUSES = ['requested', 'received', 'accepted', 'in-progress', 'completed'];

const made = <T>(count: number, one: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => one(i));

const organization = (i: number): Resource => ({
  resourceType: 'Organization',
  id: `o${i}`,
  name: `組織${i}`,
  active: i % 2 === 0,
  identifier: [{ system: 'urn:org', value: `${i}` }],
  ...(i === 0 ? {} : { partOf: { reference: `Organization/o${Math.floor(i / 10)}` } }),
});
const patient = (i: number): Resource => ({
  resourceType: 'Patient',
  id: `p${i}`,
  gender: i % 2 === 0 ? 'male' : 'female',
  name: [{ text: `山田${i} 太郎` }],
  birthDate: `19${30 + (i % 40)}-0${1 + (i % 9)}-1${i % 10}`,
  identifier: [{ system: 'urn:mrn', value: `${i}` }],
  managingOrganization: { reference: `Organization/o${i % ORGANIZATIONS}` },
});
const encounter = (i: number): Resource => ({
  resourceType: 'Encounter',
  id: `e${i}`,
  status: i % 3 === 0 ? 'finished' : 'in-progress',
  class: { code: 'IMP' },
  identifier: [{ system: 'urn:stay', value: `${i}` }],
  subject: { reference: `Patient/p${i % PATIENTS}` },
  serviceProvider: { reference: `Organization/o${i % ORGANIZATIONS}` },
});
const task = (i: number): Resource => ({
  resourceType: 'Task',
  id: `t${i}`,
  status: STATUSES[i % 5],
  intent: 'order',
  authoredOn: new Date(Date.UTC(2026, 0, 1, 0, i * 20)).toISOString(),
  identifier: [{ system: 'urn:task', value: `${i}` }],
  for: { reference: `Patient/p${i % PATIENTS}` },
  encounter: { reference: `Encounter/e${i % ENCOUNTERS}` },
  owner: { reference: `Organization/o${i % ORGANIZATIONS}` },
});

let hub: TestHub;
let names: Names;

beforeAll(async () => {
  if (!isPostgres) return;
  hub = await startTestHub();
  const { database } = hub.store;
  names = await loadNames(database);
  const all = [
    ...made(ORGANIZATIONS, organization),
    ...made(PATIENTS, patient),
    ...made(ENCOUNTERS, encounter),
    ...made(TASKS, task),
  ];
  await putInBulk(database, names, all);
  await settle(database);
}, 240_000);
afterAll(() => hub?.close());

async function run(query: string, audience: Audience = 'everyone') {
  const { session, scans } = explaining(hub.store.database);
  const view = new StoreView(
    { session, readByKey: (statement, params) => session.query(statement, params) },
    names,
    'key of the test',
  );
  const [type = '', text = ''] = query.split('?');
  const found = await view.search(parseSearch(type, queryOf(encodeURI(text)), hub.hub.search), audience);
  return { ...found, scans };
}

describe.skipIf(!isPostgres)(`among ${ALL} rows`, () => {
  const cases: [string, string, number][] = [
    ['common to common', 'Task?patient.gender=male', 50],
    ['common and common to common', 'Task?status=requested&patient.gender=male', 50],
    ['common to common, over another', 'Task?encounter.status=finished', 50],
    ['common to a negation', 'Task?patient.gender:not=male', 50],
    ['common to rare', 'Task?patient.identifier=urn:mrn|15', 6],
    ['common to nothing', 'Task?patient.identifier=urn:mrn|none', 0],
    ['common to a common token that nothing has', 'Task?patient.gender=unknown', 0],
    ['common to a name', 'Task?patient.name=山田15', 50],
    ['common to a date', 'Task?patient.birthdate=1950-03', 50],
    ['common to a list of 200', `Task?patient.identifier=${made(200, (i) => `urn:mrn|${i * 7}`).join()}`, 50],
    ['untyped to rare', 'Task?subject.identifier=urn:mrn|15', 6],
    ['rare to common', 'Task?identifier=urn:task|10&patient.gender=male', 1],
    ['rare to common, in vain', 'Task?identifier=urn:task|10&patient.gender=female', 0],
    ['some to common', 'Task?owner=Organization/o7&patient.gender=female', 50],
    ['rare to rare', 'Task?identifier=urn:task|15&patient.identifier=urn:mrn|15', 1],
    ['three links to rare', 'Task?encounter.subject:Patient.organization.identifier=urn:org|7', 50],
    ['three links to a name', 'Task?encounter.patient.organization.name=組織17', 50],
    ['three links to common', 'Task?encounter.patient.organization.active=true', 50],
    ['rare over three links to common', 'Task?identifier=urn:task|10&encounter.patient.organization.active=true', 1],
    ['two chains, both common', 'Task?patient.gender=male&encounter.status=finished', 50],
    ['two chains, one rare', 'Task?patient.identifier=urn:mrn|15&encounter.status=finished', 6],
    ['_has, common', 'Patient?_has:Task:patient:status=requested', 50],
    ['_has, rare', 'Patient?_has:Task:patient:identifier=urn:task|10', 1],
    ['_has, of one by id', 'Patient?_id=p10&_has:Task:patient:status=requested', 1],
    ['_has of what many refer to', 'Organization?_has:Task:owner:status=requested', 40],
    ['_has within _has', 'Organization?_has:Patient:organization:_has:Task:patient:identifier=urn:task|7', 1],
    ['_has behind a chain', 'Task?patient._has:Encounter:subject:identifier=urn:stay|15', 6],
    ['sorted by a date', 'Task?patient.identifier=urn:mrn|15&_sort=-authored-on', 6],
  ];

  test.each(cases)('%s', async (_what, query, wanted) => {
    const { hits, scans } = await run(query);
    expect(scans).toEqual([]);
    expect(hits).toHaveLength(wanted);
  });

  test.each(cases)('%s, as somebody who may see one Organization of 200', async (_what, query) => {
    const { scans } = await run(query, ['Organization/o7']);
    expect(scans).toEqual([]);
  });

  test.each([
    ['Task?patient.gender=male', 15_000],
    ['Task?status=requested&encounter.status=finished', 2_004],
    ['Patient?_has:Task:patient:status=requested', 1_000],
    ['Task?owner=Organization/o8&patient.gender=male', 150],
  ])('the total of %s', async (query, total) => {
    const found = await run(`${query}&_summary=count`);
    expect(found.total).toBe(total);
    expect(found.scans).toEqual([]);
  });

  test.each(['Task?patient.gender=male', 'Task?owner=Organization/o8&patient.gender=male'])(
    'page by page, %s tells each once, as its total says',
    async (query) => {
      const { total } = await run(`${query}&_summary=count`);
      const pages = Math.ceil(Math.min(total!, 2_500) / 500);
      const ids: string[] = [];
      let cursor: string | undefined;
      for (let page = 0; page < pages; page += 1) {
        const { hits, next, scans } = await run(
          `${query}&_count=500${cursor === undefined ? '' : `&_cursor=${cursor}`}`,
        );
        expect(scans).toEqual([]);
        ids.push(...hits.map(({ id }) => id));
        cursor = next;
      }
      expect(new Set(ids).size).toBe(Math.min(total!, pages * 500));
      expect(ids).toHaveLength(new Set(ids).size);
      expect(cursor === undefined).toBe(total! <= pages * 500);
      const numbers = ids.map((id) => Number(id.slice(1)));
      expect(numbers).toEqual(numbers.toSorted((a, b) => b - a));
    },
  );

  test.each([
    ['Task?status=requested&_include=Task:patient', 50],
    ['Task?status=requested&_include=*', 140],
    ['Task?status=requested&_include=Task:patient&_include:iterate=*', 156],
    ['Patient?gender=male&_revinclude=Task:patient', 300],
    ['Organization?_id=o7&_revinclude=*', 210],
    ['Organization?_id=o7,o8&_revinclude=*&_revinclude=Task:owner', 420],
  ])('%s', async (query, wanted) => {
    const { included, scans } = await run(query);
    expect(scans).toEqual([]);
    expect(included).toHaveLength(wanted);
  });
});
