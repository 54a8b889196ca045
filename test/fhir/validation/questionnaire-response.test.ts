import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { loadEngine } from '../../../src/fhir/invariants/engine.ts';
import { readJson } from '../../../src/fhir/json/read.ts';
import { published } from '../../../src/fhir/library/published.ts';
import { firstOf } from '../../../src/fhir/library/scope.ts';
import { shelfOf } from '../../../src/fhir/library/shelf.ts';
import { isObject } from '../../../src/fhir/resource.ts';
import { validate } from '../../../src/fhir/validation/validate.ts';

beforeAll(loadEngine);

type Items = readonly Record<string, unknown>[];

interface Case {
  readonly says?: string;
  readonly status?: string;
  readonly item: Items;
  /** YAML's numbers are texts. */
  readonly of?: 'strings';
  readonly finds?: readonly string[];
}

interface Row {
  readonly says: string;
  readonly spec: string;
  readonly form?: Items;
  readonly contained?: readonly unknown[];
  readonly response?: Readonly<Record<string, unknown>>;
  readonly cases?: readonly Case[];
  readonly texts?: readonly { readonly item: string; readonly finds?: readonly string[] }[];
  /** Which of the questions with conditions apply after these answers. */
  readonly each?: readonly { readonly says?: string; readonly before: Items; readonly enabled: readonly string[] }[];
  readonly types?: Readonly<Record<string, readonly string[]>>;
}

const rows = parse(
  readFileSync(new URL('../../cases/validation/questionnaire-response.yaml', import.meta.url), 'utf8'),
) as Row[];

const FORM = 'http://e.org/Questionnaire/form';
const formOf = (item: unknown, others: object = {}) => ({
  resourceType: 'Questionnaire',
  url: FORM,
  version: '1',
  status: 'active',
  item,
  ...others,
});
const responseOf = (item: unknown, others: object = {}) => ({
  resourceType: 'QuestionnaireResponse',
  questionnaire: FORM,
  status: 'completed',
  ...(Array.isArray(item) && item.length === 0 ? {} : { item }),
  ...others,
});

/** What is said of the answers, and whatever else is an error. */
const findings = (form: unknown, response: unknown): string[] =>
  validate(response, { scope: firstOf(shelfOf([form]), published()) })
    .filter(({ id, severity }) => severity === 'error' || id.startsWith('response-'))
    .map(({ id, severity, at }) => {
      const path = (at ?? '').replace('QuestionnaireResponse', '');
      return `${severity === 'error' ? '' : `${severity} `}${id} ${path}`;
    });

const asTexts = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (name, each) => (name === 'valueString' ? String(each) : each));

for (const { says, spec, form, contained, response, cases = [], texts = [], each = [], types } of rows) {
  describe(`${says}  ${spec}`, () => {
    const questionnaire = formOf(form, contained && { contained });
    for (const one of cases) {
      test(one.says ?? `${one.status ?? ''}${JSON.stringify(one.item)}`, () => {
        const item = one.of === 'strings' ? asTexts(one.item) : one.item;
        const others = { ...response, ...(one.status && { status: one.status }) };
        expect(findings(questionnaire, responseOf(item, others))).toEqual(one.finds ?? []);
      });
    }
    test.each(texts)('$item', ({ item, finds = [] }) => {
      const text = JSON.stringify(responseOf('ITEM')).replace('"ITEM"', () => item);
      expect(findings(questionnaire, readJson(text))).toEqual(finds);
    });
    for (const { says: when, before, enabled } of each) {
      test(when ?? JSON.stringify(before), () => {
        const asked = form!.filter(({ enableWhen }) => enableWhen !== undefined).map(({ linkId }) => linkId as string);
        const given = asked.map((linkId) => ({ linkId, answer: [{ valueString: 'x' }] }));
        const found = findings(questionnaire, responseOf([...before, ...given]));
        expect(found).toEqual(
          asked
            .filter((linkId) => !enabled.includes(linkId))
            .map((linkId) => `response-answer-disabled .item[${before.length + asked.indexOf(linkId)}]`),
        );
      });
    }
    for (const [type, good] of Object.entries(types ?? {})) {
      test(type, () => {
        for (const [property, value] of Object.entries(VALUES)) {
          const found = findings(
            formOf([{ linkId: 'a', type }]),
            responseOf([{ linkId: 'a', answer: [{ [property]: value }] }]),
          );
          expect([property, found]).toEqual([
            property,
            good.includes(property) ? [] : ['response-answer-type .item[0].answer[0].value'],
          ]);
        }
      });
    }
  });
}

const VALUES: Readonly<Record<string, unknown>> = {
  valueBoolean: true,
  valueDecimal: 1.5,
  valueInteger: 1,
  valueDate: '2024-01-01',
  valueDateTime: '2024-01-01',
  valueTime: '10:00:00',
  valueString: 'x',
  valueUri: 'http://e.org/x',
  valueCoding: { system: 'http://e.org', code: 'a' },
  valueAttachment: { title: 'x' },
  valueReference: { display: 'x' },
  valueQuantity: { value: 1 },
};

describe('which form  https://hl7.org/fhir/R4/questionnaireresponse-definitions.html#QuestionnaireResponse.questionnaire', () => {
  const form = formOf([{ linkId: 'a', type: 'string' }]);
  const strange = [{ linkId: 'z' }];
  test('none is named: said, and no more', () => {
    const { questionnaire: _, ...response } = responseOf(strange);
    expect(findings(form, response)).toEqual(['information response-without-form ']);
  });
  test('one that is not at hand, or in another version: a warning', () => {
    for (const questionnaire of ['http://e.org/Questionnaire/other', `${FORM}|2`, '#own']) {
      expect(findings(form, responseOf(strange, { questionnaire }))).toContain(
        'warning response-form-unknown .questionnaire',
      );
    }
  });
  test('by its canonical with the version', () => {
    expect(findings(form, responseOf(strange, { questionnaire: `${FORM}|1` }))).toEqual([
      'response-link-unknown .item[0]',
    ]);
  });
  test('contained', () => {
    const contained = [{ resourceType: 'Questionnaire', id: 'own', status: 'active', item: form.item }];
    expect(findings({}, responseOf(strange, { questionnaire: '#own', contained }))).toEqual([
      'response-link-unknown .item[0]',
    ]);
  });
  test.each([
    [{ status: 'retired' }, ['warning response-form-retired .questionnaire']],
    [{ status: 'draft' }, ['information response-form-draft .questionnaire']],
    [{ effectivePeriod: { start: '2024-02' } }, ['warning response-form-not-in-use .authored']],
    [{ effectivePeriod: { end: '2024-01-14' } }, ['warning response-form-not-in-use .authored']],
    [{ effectivePeriod: { start: '2024', end: '2024-01' } }, []],
  ])('%j', (others, finds) => {
    expect(findings({ ...form, ...others }, responseOf([], { authored: '2024-01-15' }))).toEqual(finds);
  });
});

describe('whatever is sent', () => {
  const value = fc.letrec((tie) => ({
    item: fc.record(
      {
        linkId: fc.oneof(fc.constantFrom('a', 'b', 'g', 'c', '__proto__', 'constructor'), fc.jsonValue()),
        type: fc.oneof(
          fc.constantFrom('group', 'string', 'choice', 'quantity', 'display', 'attachment'),
          fc.jsonValue(),
        ),
        required: fc.boolean(),
        answer: fc.oneof({ maxDepth: 3 }, fc.jsonValue(), fc.array(tie('answer'), { maxLength: 3 })),
        item: fc.oneof({ maxDepth: 3 }, fc.jsonValue(), fc.array(tie('item'), { maxLength: 3 })),
        enableWhen: fc.array(
          fc.record({
            question: fc.constantFrom('a', 'b', 'g'),
            operator: fc.constantFrom('=', '!=', 'exists', '>'),
            answerString: fc.jsonValue(),
          }),
          { maxLength: 2 },
        ),
        answerOption: fc.oneof(fc.jsonValue(), fc.array(fc.record({ valueCoding: fc.jsonValue() }), { maxLength: 2 })),
        extension: fc.array(
          fc.record({
            url: fc
              .constantFrom('regex', 'minValue', 'maxSize', 'mimeType', 'questionnaire-unitOption', 'maxDecimalPlaces')
              .map((name) => `http://hl7.org/fhir/StructureDefinition/${name}`),
            valueString: fc.jsonValue(),
          }),
          { maxLength: 2 },
        ),
      },
      { requiredKeys: ['linkId'] },
    ),
    answer: fc.record(
      {
        valueString: fc.jsonValue(),
        valueCoding: fc.jsonValue(),
        valueQuantity: fc.jsonValue(),
        valueAttachment: fc.jsonValue(),
        item: fc.array(tie('item'), { maxLength: 2 }),
      },
      { requiredKeys: [] },
    ),
  }));
  const items = fc.oneof(fc.jsonValue(), fc.array(value.item, { maxLength: 4 }));

  test('there is an answer', () => {
    fc.assert(
      fc.property(items, items, (asked, given) => {
        const issues = validate(responseOf(given), { scope: firstOf(shelfOf([formOf(asked)]), published()) });
        expect(Array.isArray(issues)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a form that asks for more than there is time for', () => {
  const many = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));

  test('patterns that take long: the rest is let pass', () => {
    const extension = [{ url: 'http://hl7.org/fhir/StructureDefinition/regex', valueString: 'a*a*a*b' }];
    const answer = many(3_000, () => ({ valueString: 'a'.repeat(250) }));
    const found = findings(
      formOf([{ linkId: 'a', type: 'string', repeats: true, extension }]),
      responseOf([{ linkId: 'a', answer }]),
    );
    expect(found).toContain('response-answer-pattern .item[0].answer[0].value');
  });

  test('conditions on thousands of answers: whether they are met, nobody knows', () => {
    const conditional = many(500, (i) => ({
      linkId: `b${i}`,
      type: 'string',
      required: true,
      enableWhen: [{ question: 'a', operator: '=', answerString: '19999' }],
    }));
    const answer = many(20_000, (i) => ({ valueString: String(i) }));
    const found = findings(
      formOf([{ linkId: 'a', type: 'string', repeats: true }, ...conditional]),
      responseOf([{ linkId: 'a', answer }]),
    );
    expect(found.length).toBeGreaterThan(0);
    expect(found.length).toBeLessThan(conditional.length);
    expect(new Set(found)).toEqual(new Set(['response-answer-missing ']));
  });
});

describe('our own forms', () => {
  const folder = new URL('../../../examples/', import.meta.url);
  const responses = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) =>
      responsesIn(JSON.parse(readFileSync(new URL(name, folder), 'utf8'))).map((each) => ({ name, each })),
    );

  test('are answered in the examples', () => expect(responses.length).toBeGreaterThan(5));
  test.each(responses)('as in $name', ({ each }) => {
    const said = validate(each, { scope: published() }).filter(({ id }) => id.startsWith('response-'));
    expect(said.filter(({ severity }) => severity !== 'information').map(({ id, at }) => `${id} ${at}`)).toEqual([]);
    expect(said.map(({ id }) => id)).not.toContain('response-without-form');
  });
});

function responsesIn(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap(responsesIn);
  if (!isObject(value)) return [];
  return value.resourceType === 'QuestionnaireResponse' ? [value] : Object.values(value).flatMap(responsesIn);
}
