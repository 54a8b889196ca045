// Chains and _has over canonicals: an audience is led by nothing it may not see, and with many rows no table is read from end to
// end, whichever end is the rare one.
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
const FORMS = 300;
const ANSWERS = isPostgres ? 30_000 : 600;

const made = <T>(count: number, one: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => one(i));

const OWNERS = ['a', 'b'];
const owner = (i: number) => ({ reference: `Organization/${OWNERS[i % 2]}` });

/** Three versions of each; the forms of one owner, answered by both. */
const form = (i: number): Resource => ({
  resourceType: 'Questionnaire',
  id: `form-${i}`,
  url: `http://example.org/form-${Math.floor(i / 3)}`,
  version: `${i % 3}`,
  status: i % 3 === 0 ? 'retired' : 'active',
  name: `Form${i}`,
  extension: [{ url: 'http://example.org/owner', valueReference: owner(Math.floor(i / 3)) }],
});
const answer = (i: number): Resource => ({
  resourceType: 'QuestionnaireResponse',
  id: `answer-${i}`,
  status: i % 5 === 0 ? 'amended' : 'completed',
  identifier: { system: 'urn:answer', value: `${i}` },
  questionnaire: `http://example.org/form-${i % (FORMS / 3)}${i % 4 === 0 ? '' : `|${i % 3}`}`,
  author: owner(Math.floor(i / 300)),
});

let hub: TestHub;
let names: Names;

beforeAll(async () => {
  hub = await startTestHub();
  if (hub === undefined) return;
  const { database } = hub.store;
  names = await loadNames(database);
  await putInBulk(database, names, [...made(FORMS, form), ...made(ANSWERS, answer)]);
  if (isPostgres) await settle(database);
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
  return { ids: found.hits.map(({ id }) => id), scans, total: found.total };
}

describe('an audience', () => {
  const [ofA, ofB] = [['Organization/a'], ['Organization/b']];

  test('is led by the forms it may see', async () => {
    // The answers 0 to 299 are by A; the forms of the even urls are A's.
    const chain = 'QuestionnaireResponse?_id=answer-0,answer-1,answer-2&questionnaire.status=active';
    expect((await run(chain)).ids.sort()).toEqual(['answer-0', 'answer-1', 'answer-2']);
    expect((await run(chain, ofA)).ids.sort()).toEqual(['answer-0', 'answer-2']);
    expect((await run(chain, ofB)).ids).toEqual([]);
    expect((await run(chain, [])).ids).toEqual([]);
  });

  test('is led by the answers it may see', async () => {
    const has = 'Questionnaire?_id=form-1,form-4&_has:QuestionnaireResponse:questionnaire:identifier=urn:answer|';
    expect((await run(`${has}0`)).ids).toEqual(['form-1']);
    expect((await run(`${has}0`, ofA)).ids).toEqual(['form-1']);
    expect((await run(`${has}0`, ofB)).ids).toEqual([]);
    expect((await run(`${has}1`)).ids).toEqual(['form-4']);
    expect((await run(`${has}1`, ofA)).ids).toEqual([]);
    expect((await run(`${has}1`, ofB)).ids).toEqual([]);
  });

  test('is told of no more by a total', async () => {
    const chain = 'QuestionnaireResponse?questionnaire.name:exact=Form4&_total=accurate&_count=1';
    const all = await run(chain);
    const own = await run(chain, ofB);
    expect((await run(chain, ofA)).total).toBe(0);
    expect(own.total).toBeGreaterThan(0);
    expect(own.total).toBeLessThan(all.total!);
  });
});

describe.skipIf(!isPostgres)(`among ${ANSWERS} answers`, () => {
  test.each([
    ['to a rare form', 'QuestionnaireResponse?questionnaire.url=http://example.org/form-17', 50],
    ['to common forms', 'QuestionnaireResponse?questionnaire.status=active', 50],
    ['common to common', 'QuestionnaireResponse?status=amended&questionnaire.status=active', 50],
    ['rare to common', 'QuestionnaireResponse?identifier=urn:answer|8&questionnaire.status=active', 1],
    ['to nothing', 'QuestionnaireResponse?questionnaire.url=http://example.org/none', 0],
    ['_has, common', 'Questionnaire?_has:QuestionnaireResponse:questionnaire:status=amended', 50],
    ['_has, rare', 'Questionnaire?_has:QuestionnaireResponse:questionnaire:identifier=urn:answer|8', 3],
    ['_has, of one', 'Questionnaire?_id=form-24&_has:QuestionnaireResponse:questionnaire:status=completed', 1],
    [
      'and back',
      'QuestionnaireResponse?questionnaire._has:QuestionnaireResponse:questionnaire:identifier=urn:answer|8',
      50,
    ],
  ])('%s', async (_says, query, found) => {
    const { ids, scans } = await run(query);
    expect(ids).toHaveLength(found);
    expect(scans).toEqual([]);
  });
});
