// Codes over HTTP. https://hl7.org/fhir/R4/terminology-service.html
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shapeFindings } from '../../../src/fhir/validation/shape.ts';
import { startTestHub, type TestHub } from '../../support/hub.ts';
import { englishOf, get, issuesOf, post, put, stored } from '../../support/requests.ts';

let hub: TestHub;

const KINDS = 'http://example.org/CodeSystem/kinds';
const SET = 'http://example.org/ValueSet/kinds';
const MAP = 'http://example.org/ConceptMap/kinds';
const OTHERS = 'http://example.org/CodeSystem/others';
const GENDER = 'http://hl7.org/fhir/ValueSet/administrative-gender';

const named = (code: string, display: string, english: string, more: object = {}) => ({
  code,
  display,
  designation: [{ language: 'en', value: english }],
  ...more,
});

const kinds = {
  resourceType: 'CodeSystem',
  id: 'kinds',
  url: KINDS,
  version: '1',
  language: 'ja',
  title: '種類',
  status: 'active',
  content: 'complete',
  hierarchyMeaning: 'is-a',
  property: [{ code: 'inactive', type: 'boolean' }],
  concept: [
    named('facility', '施設', 'facility', {
      concept: [
        named('hospital', 'びょういん（病院）', 'hospital'),
        named('clinic', 'クリニック', 'clinic'),
        named('sanatorium', '療養所', 'sanatorium', { property: [{ code: 'inactive', valueBoolean: true }] }),
      ],
    }),
    named('home', '自宅', 'home'),
  ],
};
const kindsSet = (more: object = {}) => ({
  resourceType: 'ValueSet',
  id: 'kinds',
  url: SET,
  status: 'active',
  compose: { include: [{ system: KINDS }] },
  ...more,
});
const map = {
  resourceType: 'ConceptMap',
  id: 'kinds',
  url: MAP,
  status: 'active',
  sourceUri: SET,
  targetUri: 'http://example.org/ValueSet/others',
  group: [
    {
      source: KINDS,
      target: OTHERS,
      element: [
        { code: 'hospital', target: [{ code: '1', display: 'One', equivalence: 'wider' }] },
        { code: 'home', target: [{ equivalence: 'unmatched' }] },
      ],
    },
  ],
};

type Answer = Awaited<ReturnType<typeof get>>;
interface Part {
  readonly name: string;
  readonly part?: Part[];
  readonly [value: string]: unknown;
}

const codesIn = ({ body }: Answer): string[] =>
  (body.expansion.contains ?? []).map(({ code }: { code: string }) => code);

/** The value of each parameter by its name; of parts, these. */
const read = (parts: readonly Part[]): Record<string, unknown> =>
  Object.fromEntries(
    parts.map(({ name, part, ...value }) => [name, part === undefined ? Object.values(value)[0] : read(part)]),
  );
const valuesIn = ({ status, body }: Answer): Record<string, unknown> => {
  expect([status, shapeFindings(body)]).toEqual([200, []]);
  return read(body.parameter);
};
const parameters = (...parameter: object[]) => ({ resourceType: 'Parameters', parameter });

beforeAll(async () => {
  hub = await startTestHub();
  if (hub === undefined) return;
  for (const each of [kinds, kindsSet(), map]) await stored(hub, each);
});
afterAll(() => hub?.close());

describe('ValueSet/$expand', () => {
  test('lists the codes, with names, version and total', async () => {
    const answer = await get(hub, `ValueSet/$expand?url=${SET}`);
    expect([answer.status, shapeFindings(answer.body)]).toEqual([200, []]);
    expect(answer.body).toMatchObject({ resourceType: 'ValueSet', url: SET, expansion: { total: 5, offset: 0 } });
    expect(answer.body.compose).toBeUndefined();
    expect(answer.body.expansion.contains[1]).toEqual({
      system: KINDS,
      version: '1',
      code: 'hospital',
      display: 'びょういん（病院）',
    });
    expect(answer.body.expansion.contains[3]).toMatchObject({ code: 'sanatorium', inactive: true });
  });

  test('in the three ways to name a set, and by both methods', async () => {
    for (const answer of [
      await get(hub, 'ValueSet/kinds/$expand'),
      await post(hub, 'ValueSet/$expand', kindsSet({ url: undefined })),
      await post(hub, 'ValueSet/$expand', parameters({ name: 'url', valueUri: SET })),
      await post(hub, 'ValueSet/$expand', parameters({ name: 'valueSet', resource: kindsSet({ id: undefined }) })),
    ])
      expect(codesIn(answer)).toHaveLength(5);
  });

  test.each([
    ['ビョウイン', ['hospital']],
    ['びょういん', ['hospital']],
    ['ﾋﾞｮｳｲﾝ', ['hospital']],
    ['くりにっく', ['clinic']],
    ['HOSP', ['hospital']],
    ['病院 びょう', ['hospital']],
    ['病院 くり', []],
  ])('finds by %s', async (filter, codes) => {
    const answer = await get(hub, `ValueSet/$expand?url=${SET}&filter=${encodeURIComponent(filter)}`);
    expect([codesIn(answer), answer.body.expansion.total]).toEqual([codes, codes.length]);
  });

  test('gives pages: total is of all', async () => {
    const page = async (query: string) => {
      const answer = await get(hub, `ValueSet/$expand?url=${SET}&${query}`);
      return [answer.body.expansion.total, ...codesIn(answer)];
    };
    expect(await page('count=2')).toEqual([5, 'facility', 'hospital']);
    expect(await page('count=2&offset=4')).toEqual([5, 'home']);
    expect(await page('count=0')).toEqual([5]);
    expect(await page('offset=9')).toEqual([5]);
  });

  test('in English, with all names, without what is out of use', async () => {
    const answer = await get(
      hub,
      `ValueSet/$expand?url=${SET}&displayLanguage=en-GB&includeDesignations=true&activeOnly=true`,
    );
    expect(codesIn(answer)).toEqual(['facility', 'hospital', 'clinic', 'home']);
    expect(answer.body.expansion.contains[0]).toMatchObject({
      display: 'facility',
      designation: [{ language: 'en', value: 'facility' }],
    });
    expect(answer.body.expansion.parameter).toContainEqual({ name: 'activeOnly', valueBoolean: true });
  });

  test('of R4 and of HL7', async () => {
    expect(codesIn(await get(hub, `ValueSet/$expand?url=${GENDER}`)).sort()).toEqual([
      'female',
      'male',
      'other',
      'unknown',
    ]);
    const marital = await get(hub, 'ValueSet/$expand?url=http://terminology.hl7.org/ValueSet/v3-PersonDisabilityType');
    expect([marital.status, codesIn(marital).length > 0]).toEqual([200, true]);
  });

  test.each([
    ['a set that is not here', `url=http://example.org/ValueSet/none`, 'http://example.org/ValueSet/none'],
    ['another version', `url=${GENDER}|9.9`, GENDER],
  ])('%s: 404, with its name', async (_says, query, name) => {
    const answer = await get(hub, `ValueSet/$expand?${query}`);
    expect([answer.status, issuesOf(answer)]).toEqual([404, ['not-supported']]);
    expect(englishOf(answer)).toContain(name);
  });

  test('of a code system that is not here: 404, with the name of the system', async () => {
    const set = kindsSet({ compose: { include: [{ system: 'http://snomed.info/sct' }] } });
    const answer = await post(hub, 'ValueSet/$expand', set);
    expect([answer.status, issuesOf(answer)]).toEqual([404, ['not-supported']]);
    expect(englishOf(answer)).toContain('http://snomed.info/sct');
  });

  test('of nothing in particular: 400', async () => {
    expect((await get(hub, 'ValueSet/$expand')).status).toBe(400);
    expect((await get(hub, `ValueSet/$expand?url=${SET}&count=x`)).status).toBe(400);
    expect((await get(hub, 'ValueSet/nobody/$expand')).status).toBe(404);
    expect((await post(hub, 'ValueSet/$expand', kindsSet({ compose: undefined }))).status).toBe(400);
  });

  test('as it is stored now', async () => {
    const size = async () => codesIn(await get(hub, `ValueSet/$expand?url=${SET}-2`)).length;
    const set = (...codes: string[]) =>
      kindsSet({
        id: 'two',
        url: `${SET}-2`,
        compose: { include: [{ system: KINDS, concept: codes.map((code) => ({ code })) }] },
      });
    await stored(hub, set('home'));
    expect(await size()).toBe(1);
    await put(hub, 'ValueSet/two', set('home', 'clinic')).expect(200);
    expect(await size()).toBe(2);
  });
});

describe('ValueSet/$validate-code', () => {
  const ask = async (query: string) => valuesIn(await get(hub, `ValueSet/$validate-code?url=${SET}&${query}`));

  test('tells what is in it', async () => {
    expect(await ask(`code=clinic&system=${KINDS}`)).toMatchObject({
      result: true,
      display: 'クリニック',
      code: 'clinic',
    });
    expect(await ask(`code=clinic&system=${KINDS}&display=clinic`)).toMatchObject({ result: true });
    expect(await ask(`code=nothing&system=${KINDS}`)).toMatchObject({
      result: false,
      message: expect.stringContaining('nothing'),
    });
    expect(await ask(`code=clinic&system=${KINDS}&display=hospital`)).toMatchObject({
      result: false,
      display: 'クリニック',
    });
    expect(await ask(`code=clinic&system=http://example.org/other`)).toMatchObject({ result: false });
  });

  test('of a coding, or of any of a concept', async () => {
    const url = { name: 'url', valueUri: SET };
    const coding = (code: string) => ({ system: KINDS, code });
    const of = async (...more: object[]) =>
      valuesIn(await post(hub, 'ValueSet/$validate-code', parameters(url, ...more))).result;
    expect(await of({ name: 'coding', valueCoding: coding('home') })).toBe(true);
    expect(await of({ name: 'codeableConcept', valueCodeableConcept: { coding: [coding('x'), coding('home')] } })).toBe(
      true,
    );
    expect(await of({ name: 'codeableConcept', valueCodeableConcept: { coding: [coding('x')] } })).toBe(false);
  });

  test('of what cannot be told: 404, with the system', async () => {
    const answer = await get(
      hub,
      'ValueSet/$validate-code?url=http://hl7.org/fhir/ValueSet/body-site&system=http://snomed.info/sct&code=1',
    );
    expect([answer.status, issuesOf(answer)]).toEqual([404, ['not-supported']]);
    expect(englishOf(answer)).toContain('http://snomed.info/sct');
  });

  test('of no code: 400', async () => {
    expect((await get(hub, `ValueSet/$validate-code?url=${SET}`)).status).toBe(400);
  });
});

describe('CodeSystem', () => {
  test('$validate-code', async () => {
    const ask = async (query: string) => valuesIn(await get(hub, `CodeSystem/$validate-code?${query}`));
    expect(await ask(`url=${KINDS}&code=home`)).toMatchObject({ result: true, display: '自宅', system: KINDS });
    expect(await ask(`url=${KINDS}&code=nothing`)).toMatchObject({ result: false });
    expect(valuesIn(await get(hub, 'CodeSystem/kinds/$validate-code?code=home'))).toMatchObject({ result: true });
    const answer = await get(hub, 'CodeSystem/$validate-code?url=http://loinc.org&code=1-1');
    expect([answer.status, issuesOf(answer)]).toEqual([404, ['not-supported']]);
    expect(englishOf(answer)).toContain('http://loinc.org');
  });

  test('$lookup', async () => {
    const found = valuesIn(
      await get(hub, `CodeSystem/$lookup?system=${KINDS}&code=hospital&property=parent&property=designation`),
    );
    expect(found).toMatchObject({
      name: '種類',
      version: '1',
      display: 'びょういん（病院）',
      designation: { language: 'en', value: 'hospital' },
      property: { code: 'parent', value: 'facility' },
    });
    const english = await post(
      hub,
      'CodeSystem/$lookup',
      parameters(
        { name: 'coding', valueCoding: { system: KINDS, code: 'home' } },
        { name: 'displayLanguage', valueCode: 'en' },
      ),
    );
    expect(valuesIn(english).display).toBe('home');
  });

  test('$lookup of a code that is none is 404; of a system that is not here it names the system', async () => {
    const none = await get(hub, `CodeSystem/$lookup?system=${KINDS}&code=nothing`);
    expect([none.status, issuesOf(none)]).toEqual([404, ['not-found']]);
    const absent = await get(hub, 'CodeSystem/$lookup?system=http://loinc.org&code=1-1');
    expect([absent.status, issuesOf(absent)]).toEqual([404, ['not-supported']]);
    expect((await get(hub, 'CodeSystem/$lookup?code=home')).status).toBe(400);
  });

  test.each([
    ['facility', 'clinic', 'subsumes'],
    ['clinic', 'facility', 'subsumed-by'],
    ['clinic', 'clinic', 'equivalent'],
    ['clinic', 'home', 'not-subsumed'],
  ])('$subsumes: %s, %s: %s', async (a, b, outcome) => {
    const query = `codeA=${a}&codeB=${b}`;
    expect(valuesIn(await get(hub, `CodeSystem/$subsumes?system=${KINDS}&${query}`))).toEqual({ outcome });
    expect(valuesIn(await get(hub, `CodeSystem/kinds/$subsumes?${query}`))).toEqual({ outcome });
  });

  test('$subsumes of what is not here', async () => {
    expect((await get(hub, `CodeSystem/$subsumes?system=${KINDS}&codeA=home&codeB=x`)).status).toBe(404);
    const answer = await get(hub, 'CodeSystem/$subsumes?system=http://snomed.info/sct&codeA=1&codeB=2');
    expect([answer.status, issuesOf(answer)]).toEqual([404, ['not-supported']]);
    expect((await get(hub, `CodeSystem/$subsumes?system=${KINDS}&codeA=home`)).status).toBe(400);
  });
});

describe('ConceptMap/$translate', () => {
  const match = { equivalence: 'wider', concept: { system: OTHERS, code: '1', display: 'One' }, source: MAP };

  test.each([
    ['by url', `ConceptMap/$translate?url=${MAP}&code=hospital&system=${KINDS}`],
    ['of a stored one', `ConceptMap/kinds/$translate?code=hospital&system=${KINDS}`],
    ['by the system of the code', `ConceptMap/$translate?code=hospital&system=${KINDS}`],
    ['by value sets', `ConceptMap/$translate?code=hospital&source=${SET}&target=http://example.org/ValueSet/others`],
    ['to a system', `ConceptMap/$translate?code=hospital&system=${KINDS}&targetsystem=${OTHERS}`],
  ])('%s', async (_says, path) => {
    expect(valuesIn(await get(hub, path))).toEqual({ result: true, match });
  });

  test('backwards', async () => {
    const { result, match: found } = valuesIn(
      await get(hub, `ConceptMap/$translate?code=1&system=${OTHERS}&reverse=true`),
    );
    expect([result, found]).toMatchObject([
      true,
      { equivalence: 'narrower', concept: { system: KINDS, code: 'hospital' } },
    ]);
  });

  test('of what the map does not name', async () => {
    for (const code of ['home', 'clinic'])
      expect(valuesIn(await get(hub, `ConceptMap/$translate?url=${MAP}&code=${code}&system=${KINDS}`))).toEqual({
        result: false,
        message: expect.stringContaining(code),
      });
  });

  test('by a map of HL7', async () => {
    const answer = await get(hub, 'ConceptMap/$translate?system=http://hl7.org/fhir/administrative-gender&code=male');
    expect(valuesIn(answer).result).toBe(true);
  });

  test('without a map: 404, with the system', async () => {
    for (const query of ['system=http://example.org/none&code=1', 'url=http://example.org/none&code=1']) {
      const answer = await get(hub, `ConceptMap/$translate?${query}`);
      expect([answer.status, issuesOf(answer)]).toEqual([404, ['not-supported']]);
      expect(englishOf(answer)).toContain('http://example.org/none');
    }
    expect((await get(hub, 'ConceptMap/$translate?code=1')).status).toBe(400);
  });
});
