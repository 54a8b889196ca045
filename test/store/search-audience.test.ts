// Whatever is asked, an audience is answered as if there were nothing but what it may see: the same matches in the same order,
// page by page, the same totals, the same included resources. The other answer comes from a database out of which all else was
// deleted, asked as everyone; random resources, half of which refer to what somebody else may not see, and every kind of query.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Audience } from '../../src/access/audience.ts';
import type { Resource } from '../../src/fhir/resource.ts';
import { parseIn } from '../../src/fhir/search/ask/parse.ts';
import { ofTheServer, ofType } from '../../src/fhir/search/ask/scope.ts';
import type { Search } from '../../src/fhir/search/tree.ts';
import { queryOf } from '../../src/rest/query.ts';
import { audienceTerms } from '../../src/store/current.ts';
import type { Session } from '../../src/store/database.ts';
import { loadNames, type Names } from '../../src/store/names.ts';
import { StoreView } from '../../src/store/view.ts';
import { putInBulk } from '../support/bulk.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';

const AUDIENCES: readonly (readonly [string, Audience])[] = [
  ['A', ['Organization/a']],
  ['B', ['Organization/b']],
  ['A and B', ['Organization/a', 'Organization/b']],
  ['nobody', []],
  ['everyone', 'everyone'],
];
const QUERIES = 60;
const EACH = 14;

const upTo = (count: number) => fc.nat(count - 1);
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined });
const to = (type: string) => upTo(EACH).map((i) => ({ reference: `${type}/${type.toLowerCase()}-${i}` }));
const owner = maybe(fc.constantFrom('Organization/a', 'Organization/b', 'Organization/c')).map((reference) =>
  reference === undefined ? undefined : { reference },
);
const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-03-${String(n).padStart(2, '0')}`);
const token = fc.constantFrom('1', '2', '3').map((value) => [{ system: 'urn:x', value }]);

/** By type: what its resources are made of. Those of an audience name it in different places. */
const WORLD: Readonly<Record<string, fc.Arbitrary<object>>> = {
  Patient: fc.record({
    gender: fc.constantFrom('male', 'female'),
    name: fc.constantFrom('青木', '馬場').map((text) => [{ text }]),
    birthDate: day,
    identifier: token,
    managingOrganization: owner,
    generalPractitioner: maybe(owner.map((reference) => (reference === undefined ? undefined : [reference]))),
    link: maybe(to('Patient').map((other) => [{ other, type: 'seealso' }])),
  }),
  Encounter: fc.record({
    status: fc.constantFrom('planned', 'finished'),
    class: fc.constant({ code: 'IMP' }),
    subject: to('Patient'),
    partOf: maybe(to('Encounter')),
    serviceProvider: owner,
    period: maybe(day.map((start) => ({ start }))),
  }),
  Task: fc.record({
    status: fc.constantFrom('requested', 'completed'),
    intent: fc.constant('order'),
    for: maybe(to('Patient')),
    encounter: maybe(to('Encounter')),
    focus: fc.oneof(to('Task'), to('Observation')),
    owner,
    authoredOn: day,
    identifier: token,
  }),
  Observation: fc.record({
    status: fc.constantFrom('final', 'preliminary'),
    code: fc.constantFrom('w', 'h').map((code) => ({ coding: [{ system: 'urn:c', code }] })),
    subject: to('Patient'),
    encounter: maybe(to('Encounter')),
    performer: owner.map((reference) => (reference === undefined ? undefined : [reference])),
    effectiveDateTime: maybe(day),
    valueQuantity: maybe(upTo(5).map((value) => ({ value, unit: 'kg' }))),
  }),
  List: fc.record({
    status: fc.constant('current'),
    mode: fc.constant('working'),
    entry: fc.array(fc.record({ item: fc.oneof(to('Patient'), to('Task')), deleted: fc.boolean() }), { maxLength: 6 }),
    extension: owner.map((valueReference) =>
      valueReference === undefined ? undefined : [{ url: 'urn:o', valueReference }],
    ),
  }),
  QuestionnaireResponse: fc.record({
    status: fc.constant('completed'),
    questionnaire: fc.constantFrom('urn:q:1', 'urn:q:2', 'urn:q:1|1'),
    author: owner,
  }),
  Questionnaire: fc.record({
    status: fc.constant('active'),
    url: fc.constantFrom('urn:q:1', 'urn:q:2'),
    version: fc.constantFrom('1', '2'),
    extension: owner.map((valueReference) =>
      valueReference === undefined ? undefined : [{ url: 'urn:o', valueReference }],
    ),
  }),
};

/** One part of a query, by the type that is searched. */
const FILTERS: Readonly<Record<string, readonly string[]>> = {
  Patient: [
    'gender=male',
    'gender:not=male',
    'name=青木,馬場',
    'name:contains=木',
    'birthdate=ge2026-03-10',
    'identifier=urn:x|1',
    'general-practitioner:missing=true',
    '_id=patient-1,patient-2,patient-3,patient-4',
    '_list=list-1,list-2,list-3',
    'link.gender=male',
    'link.link.identifier=urn:x|1',
    'link.link.link.gender:not=male',
    'organization.name=B',
    '_has:Encounter:subject:status=planned',
    '_has:Task:patient:identifier=urn:x|2',
    '_has:Observation:patient:value-quantity=gt1',
    '_has:Encounter:subject:_has:Task:encounter:status=requested',
    '_has:Encounter:subject:_has:Encounter:part-of:_has:Observation:encounter:code=w',
    '_has:Encounter:subject:part-of.status=planned',
    '_has:List:item:status=current',
  ],
  Task: [
    'status=requested',
    'identifier=urn:x|1,urn:x|3',
    'authored-on=lt2026-03-20',
    'patient=patient-1,patient-2,patient-3',
    '_list=list-0,list-1,list-2,list-3,list-4',
    'patient.gender=male',
    'patient.gender:not=male',
    'patient.organization:missing=true',
    'patient.name=青木',
    'subject.identifier=urn:x|1',
    'encounter.status=planned',
    'encounter.subject:Patient.gender=female',
    'encounter.part-of.subject:Patient.birthdate=ge2026-03-05',
    'focus:Task.status=requested',
    'focus.encounter.status=finished',
    'focus:Observation.code=w',
    'focus:Task.focus:Task.status=completed',
    'patient._has:Encounter:subject:status=planned',
    'encounter._has:Observation:encounter:code=w',
    '_has:Task:focus:status=requested',
    'owner.name=A',
  ],
};
const INCLUDES: Readonly<Record<string, readonly string[]>> = {
  Patient: [
    '_include=Patient:organization',
    '_include:iterate=Patient:link',
    '_include=*',
    '_revinclude=Encounter:subject',
    '_revinclude=*',
    '_revinclude=Encounter:subject&_revinclude:iterate=Task:encounter',
    '_revinclude:iterate=*',
  ],
  Task: [
    '_include=Task:patient',
    '_include=Task:encounter&_include:iterate=Encounter:part-of',
    '_include=Task:encounter&_include:iterate=Encounter:subject&_revinclude:iterate=Observation:subject',
    '_include:iterate=Task:focus',
    '_include=Task:*',
    '_include:iterate=*',
    '_revinclude:iterate=Task:focus',
  ],
};
const SORTS = ['', '_sort=_lastUpdated', '_sort=_id', '_sort=-_id'];
const OWN_SORTS: Readonly<Record<string, readonly string[]>> = {
  Patient: ['_sort=birthdate', '_sort=-name,birthdate'],
  Task: ['_sort=-authored-on', '_sort=authored-on,-_lastUpdated'],
};
const ALONE = [
  'Encounter?_include:iterate=Encounter:part-of&_revinclude:iterate=Encounter:part-of',
  'QuestionnaireResponse?_include=QuestionnaireResponse:questionnaire',
  'Questionnaire?_revinclude=QuestionnaireResponse:questionnaire',
  'List?item:Patient.gender=male&_include=List:item',
  'Observation?value-quantity=gt1&_sort=value-quantity',
  'Observation?encounter.part-of.status=planned&subject:Patient.gender=male',
  '?_type=Patient,Task&_count=4',
  '?_type=Encounter,Task&_lastUpdated=ge2020&_include=Task:focus',
];

const queries: fc.Arbitrary<string> = fc.constantFrom('Patient', 'Task').chain((type) =>
  fc
    .record({
      filters: fc.uniqueArray(fc.constantFrom(...FILTERS[type]!), { minLength: 0, maxLength: 2 }),
      include: maybe(fc.constantFrom(...INCLUDES[type]!)),
      sort: fc.constantFrom(...SORTS, ...OWN_SORTS[type]!),
      count: fc.constantFrom('_count=3', '_count=50'),
    })
    .map(({ filters, include, sort, count }) => {
      const parts = [...filters, include ?? '', sort, count].filter((part) => part !== '');
      return `${type}?${parts.join('&')}`;
    }),
);

const EVERY_FILTER = Object.entries(FILTERS).flatMap(([type, all]) => all.map((filter) => `${type}?${filter}`));
const EVERY_INCLUDE = Object.entries(INCLUDES).flatMap(([type, all]) => all.map((include) => `${type}?${include}`));

let hub: TestHub;
let names: Names;

beforeAll(async () => {
  hub = await startTestHub();
  if (hub === undefined) return;
  names = await loadNames(hub.store.database);
  const seed = Number(process.env.RENKEI_TEST_SEED ?? 1);
  process.stdout.write(`search-audience: RENKEI_TEST_SEED=${seed}\n`);
  fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });
  await putInBulk(hub.store.database, names, [
    { resourceType: 'Organization', id: 'a', name: 'A病院' },
    { resourceType: 'Organization', id: 'b', name: 'B事業所' },
    { resourceType: 'Organization', id: 'c', name: 'C市' },
    ...Object.entries(WORLD).flatMap(([type, made], at) =>
      fc.sample(made, { numRuns: EACH, seed: seed + at }).map(
        // Through JSON, as it would come: nothing is there that is undefined.
        (each, i): Resource =>
          JSON.parse(JSON.stringify({ ...each, resourceType: type, id: `${type.toLowerCase()}-${i}` })),
      ),
    ),
  ]);
  random = fc.sample(queries, { numRuns: QUERIES, seed });
});
afterAll(() => hub?.close());

let random: string[] = [];

interface Answer {
  readonly pages: readonly (readonly string[])[];
  readonly included: readonly (readonly string[])[];
  readonly totals: readonly (number | undefined)[];
}

function parse(query: string): Search {
  const [type = '', text = ''] = query.split('?');
  const pairs = queryOf(encodeURI(text));
  return parseIn(type === '' ? ofTheServer(pairs) : ofType(type), pairs, hub.hub.search);
}

async function answer(view: StoreView, query: string, audience: Audience): Promise<Answer> {
  const pages: string[][] = [];
  const included: string[][] = [];
  const search = parse(query);
  const totals: (number | undefined)[] = [];
  for (const total of ['accurate', 'estimate'] as const) {
    totals.push((await view.search({ ...search, summary: 'count', total }, audience)).total);
  }
  let cursor: string | undefined;
  do {
    const found = await view.search({ ...search, ...(cursor === undefined ? {} : { cursor }) }, audience);
    pages.push(found.hits.map(({ type, id }) => `${type}/${id}`));
    included.push(found.included.map(({ type, id }) => `${type}/${id}`).sort());
    cursor = found.next;
  } while (cursor !== undefined);
  return { pages, included, totals };
}

const viewOf = (session: Session): StoreView =>
  new StoreView({ session, readByKey: (statement, params) => session.query(statement, params) }, names, 'key');

/** What would be answered if there were nothing else. */
async function answeredAlone(all: readonly string[], audience: Audience): Promise<Map<string, Answer>> {
  const answers = new Map<string, Answer>();
  const undone = new Error('undone');
  await hub.store.database
    .transaction(async (tx) => {
      if (audience !== 'everyone') {
        await tx.query('delete from resource where not (terms && $1::text::bigint[])', [audienceTerms(audience)]);
        for (const table of ['date', 'string', 'quantity', 'reference'])
          await tx.query(`delete from idx_${table} i where (i.rid, i.type) not in (select rid, type from resource)`);
      }
      const view = viewOf(tx);
      for (const query of all) answers.set(query, await answer(view, query, 'everyone'));
      throw undone;
    })
    .catch((cause: unknown) => {
      if (cause !== undone) throw cause;
    });
  return answers;
}

describe.each(AUDIENCES)('for %s', (_name, audience) => {
  test('every kind of filter, of include, and random ones together', async () => {
    const all = [...new Set([...EVERY_FILTER, ...EVERY_INCLUDE, ...ALONE, ...random])];
    const alone = await answeredAlone(all, audience);
    for (const query of all) {
      const found = await answer(hub.store, query, audience);
      expect(found, query).toEqual(alone.get(query));
      expect(found.totals[0], query).toBe(found.pages.flat().length);
    }
    const matches = [...alone.values()].map(({ pages }) => pages.flat().length);
    const matching = matches.filter((count) => count > 0).length;
    // That there was something to hide and something to find.
    if (audience === 'everyone') expect(matching).toBeGreaterThan(all.length / 2);
    else expect(matching > 0).toBe(audience.length > 0);
  }, 120_000);
});
