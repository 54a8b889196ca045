// More is to be included than fits: what is left out is said, and no _include takes the place of the others.
// https://hl7.org/fhir/R4/search.html#include
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadNames } from '../../src/store/names.ts';
import { MAX_INCLUDED, MAX_LOOKUPS } from '../../src/store/search/include.ts';
import { putInBulk } from '../support/bulk.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';

let hub: TestHub;

const FORM = 'urn:form';
/** Those of another version come first in the order of what is included. */
const answered = (id: string, questionnaire: string) => ({
  resourceType: 'QuestionnaireResponse',
  id: /^\d/.test(id) ? `f0000000-0000-4000-8000-00000000${id}` : id,
  questionnaire,
});
const about = (patient: string) => ({ reference: `Patient/${patient}` });

beforeAll(async () => {
  hub = await startTestHub();
  if (hub === undefined) return;
  const names = await loadNames(hub.store.database);
  await putInBulk(hub.store.database, names, [
    { resourceType: 'Patient', id: 'busy' },
    { resourceType: 'Patient', id: 'full' },
    ...Array.from({ length: MAX_INCLUDED + 200 }, (_, i) => ({
      resourceType: 'Flag',
      id: `flag-${i}`,
      subject: about('busy'),
    })),
    ...Array.from({ length: 300 }, (_, i) => ({ resourceType: 'Condition', id: `c-${i}`, subject: about('busy') })),
    ...Array.from({ length: MAX_INCLUDED }, (_, i) => ({
      resourceType: 'Goal',
      id: `goal-${i}`,
      subject: about('full'),
    })),
    { resourceType: 'Questionnaire', id: 'asked', url: FORM, version: '1' },
    ...Array.from({ length: MAX_INCLUDED + 200 }, (_, i) => answered(String(i).padStart(4, '0'), `${FORM}|2`)),
    answered('none', FORM),
    answered('one', `${FORM}|1`),
    ...Array.from({ length: MAX_LOOKUPS + 5 }, (_, i) => ({
      resourceType: 'Organization',
      id: `level-${i}`,
      partOf: { reference: `Organization/level-${i + 1}` },
    })),
  ]);
});
afterAll(() => hub?.close());

interface Entry {
  readonly resource: { readonly resourceType: string; readonly issue?: readonly { readonly code: string }[] };
  readonly search: { readonly mode: string };
}

async function included(query: string) {
  const { status, body } = await hub.http.get(`/fhir/${query}`);
  expect(status).toBe(200);
  const entries = body.entry as Entry[];
  const types = entries.filter(({ search }) => search.mode === 'include').map(({ resource }) => resource.resourceType);
  const warnings = entries.filter(({ search }) => search.mode === 'outcome').flatMap(({ resource }) => resource.issue);
  return {
    count: types.length,
    of: (type: string) => types.filter((each) => each === type).length,
    warnings: warnings.map((issue) => issue?.code),
  };
}

describe('_include and _revinclude', () => {
  test.each([
    'Patient?_id=busy&_revinclude=Flag:subject&_revinclude=Condition:subject',
    'Patient?_id=busy&_revinclude=Condition:subject&_revinclude=Flag:subject',
    'Patient?_id=busy&_revinclude:iterate=Flag:subject&_revinclude=Condition:subject',
  ])('share the room: %s', async (query) => {
    const found = await included(query);
    expect(found.count).toBe(MAX_INCLUDED);
    expect(found.of('Condition')).toBe(300);
    expect(found.of('Flag')).toBe(MAX_INCLUDED - 300);
    expect(found.warnings).toEqual(['too-costly']);
  });

  test('one alone, and a wildcard, take all of it', async () => {
    expect(await included('Patient?_id=busy&_revinclude=Flag:subject')).toMatchObject({
      count: MAX_INCLUDED,
      warnings: ['too-costly'],
    });
    expect(await included('Patient?_id=busy&_revinclude=*')).toMatchObject({
      count: MAX_INCLUDED,
      warnings: ['too-costly'],
    });
  });

  test('what just fits is whole', async () => {
    expect(await included('Patient?_id=full&_revinclude=*')).toMatchObject({ count: MAX_INCLUDED, warnings: [] });
  });

  test('by url, of one version, are not crowded out by those of another', async () => {
    expect(await included('Questionnaire?_id=asked&_revinclude=QuestionnaireResponse:questionnaire')).toMatchObject({
      count: 2,
      warnings: [],
    });
  });

  test.each([
    '_include:iterate=Organization:partof',
    // The same twice is one; what finds nothing to leave from is none.
    '_include:iterate=Organization:partof&_include=Organization:partof&_include:recurse=Organization:partof&_revinclude:iterate=Task:patient:Patient',
    '_include:iterate=Organization:partof&_include:iterate=Patient:*',
  ])('go on for so many look-ups, and say so: %s', async (includes) => {
    expect(await included(`Organization?_id=level-0&${includes}`)).toMatchObject({
      count: MAX_LOOKUPS,
      warnings: ['too-costly'],
    });
    expect(await included(`Organization?_id=level-10&${includes}`)).toMatchObject({
      count: MAX_LOOKUPS - 6,
      warnings: [],
    });
  });

  test('of many that iterate, each has its first round', async () => {
    const others = [...'abcdefghij'].flatMap((_, i) => [
      `_include:iterate=Organization:partof:${['Organization', 'Patient', 'Task', 'Flag', 'Goal'][i % 5]}`,
    ]);
    const found = await included(`Organization?_id=level-0&_include:iterate=*&${others.join('&')}`);
    expect(found.count).toBe(Math.floor(MAX_LOOKUPS / 6));
    expect(found.warnings).toEqual(['too-costly']);
  });
});
