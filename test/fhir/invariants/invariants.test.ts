// Invariants one by one: what HL7's validator corrects, what is written out by hand, what the context answers, and when the
// engine of npm is loaded at all. Against the engine: against-the-engine.test.ts, expressions.test.ts.
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { CORRECTIONS } from '../../../src/fhir/invariants/corrections.ts';
import { isEngineLoaded, provideEngine } from '../../../src/fhir/invariants/engine.ts';
import { invariantOf } from '../../../src/fhir/invariants/invariants.ts';
import type { InvariantContext } from '../../../src/fhir/invariants/model.ts';
import { Decimal } from '../../../src/fhir/json/decimal.ts';
import { readJson } from '../../../src/fhir/json/read.ts';
import { invariantsOf, SETS } from '../../support/published-invariants.ts';

const R4 = [...SETS['R4 types']!()!, ...SETS['R4 resources']!()!];
const published = new Map(invariantsOf(R4).map(({ key, expression }) => [key, expression]));

const evaluate = (key: string, type: string, value: unknown, context: Partial<InvariantContext> = {}) => {
  const resource = context.resource ?? value;
  return invariantOf(published.get(key)!, key).evaluate(
    { value, type },
    { resource, rootResource: resource, ...context },
  );
};

describe('the engine of npm', () => {
  const inner = { value: { family: 'x' }, type: 'HumanName' };
  const context = { resource: {}, rootResource: {} };

  test('is not loaded for what is written out or propositional', () => {
    expect(evaluate('ele-1', 'HumanName', { family: 'x' })).toBe('holds');
    expect(evaluate('pat-1', 'Patient.contact', { gender: 'male' })).toBe('fails');
    expect(isEngineLoaded()).toBe(false);
  });

  test('is missed where it is needed and nobody provides it', () => {
    expect(invariantOf('family.length() > 1').evaluate(inner, context)).toEqual({
      cannot: 'the FHIRPath engine is not loaded',
    });
  });

  test('is loaded at the first need by who was told how', () => {
    provideEngine(createRequire(import.meta.url));
    expect(isEngineLoaded()).toBe(false);
    expect(invariantOf('family.length() > 1').evaluate(inner, context)).toBe('fails');
    expect(isEngineLoaded()).toBe(true);
  });
});

describe('corrections of HL7’s validator  FHIRPathExpressionFixer', () => {
  test.each(CORRECTIONS.filter(({ keys }) => keys?.[0] !== 'bdl-8'))(
    '$published stands in R4 as it does here',
    (each) => {
      expect([...published.values()]).toContain(each.published);
    },
  );

  const div = '<div xmlns="http://www.w3.org/1999/xhtml"> </div>';
  test.each<[string, string, unknown, unknown, Partial<InvariantContext>?]>([
    ['que-0', 'Questionnaire', {}, 'holds'],
    ['que-0', 'Questionnaire', { name: 'Abc_1' }, 'holds'],
    ['que-0', 'Questionnaire', { name: 'a Bc' }, 'fails'],
    ['vsd-0', 'ValueSet', { name: 'A-b' }, 'fails'],
    ['ras-2', 'RiskAssessment.prediction', {}, 'holds'],
    ['ras-2', 'RiskAssessment.prediction', { probabilityRange: { low: { value: 400 } } }, 'holds'],
    ['ras-2', 'RiskAssessment.prediction', { probabilityDecimal: new Decimal('100.0') }, 'holds'],
    ['ras-2', 'RiskAssessment.prediction', { probabilityDecimal: 100.5 }, 'fails'],
    ['que-12', 'Questionnaire.item', { enableWhen: [{}] }, 'holds'],
    ['que-12', 'Questionnaire.item', { enableWhen: [{}, {}] }, 'fails'],
    ['que-12', 'Questionnaire.item', { enableWhen: [{}, {}], enableBehavior: 'any' }, 'holds'],
    ['que-7', 'Questionnaire.item.enableWhen', { operator: 'exists', answerBoolean: true }, 'holds'],
    ['que-7', 'Questionnaire.item.enableWhen', { operator: 'exists', answerString: 'x' }, 'fails'],
    ['que-7', 'Questionnaire.item.enableWhen', { operator: '=', answerString: 'x' }, 'holds'],
    ['txt-1', 'xhtml', div, 'holds', { htmlChecks: () => true, htmlHasContent: () => false }],
    ['txt-2', 'xhtml', div, 'fails', { htmlChecks: () => true, htmlHasContent: () => false }],
    ['txt-1', 'xhtml', div, { cannot: 'htmlChecks is not given' }],
    ['dom-6', 'Patient', { resourceType: 'Patient' }, 'fails'],
    ['dom-6', 'Patient', { resourceType: 'Patient' }, 'holds', { rootResource: { resourceType: 'List' } }],
    ['dom-6', 'Patient', { resourceType: 'Patient', text: { div } }, 'holds'],
    ['ref-1', 'Reference', {}, 'holds'],
    ['ref-1', 'Reference', { reference: 'Patient/1' }, 'holds'],
    ['ref-1', 'Reference', { reference: '#' }, 'holds'],
    ['ref-1', 'Reference', { reference: '#a' }, 'fails'],
    [
      'ref-1',
      'Reference',
      { reference: '#a' },
      'holds',
      { rootResource: { resourceType: 'List', contained: [{ id: 'a' }] } },
    ],
    ['bdl-8', 'Bundle.entry', {}, 'holds'],
    ['bdl-8', 'Bundle.entry', { fullUrl: 'http://x.org/Patient/1/_history/2' }, 'fails'],
    ['eld-19', 'ElementDefinition', { path: 'Patient.name' }, 'holds'],
    ['eld-19', 'ElementDefinition', { path: 'Patient. name' }, 'fails'],
    ['eld-20', 'ElementDefinition', { path: 'Patient.value[x]' }, 'holds'],
    ['eld-20', 'ElementDefinition', { path: 'Patient.Name' }, 'fails'],
    ['eld-16', 'ElementDefinition', { sliceName: 'a/b[x]@c' }, 'holds'],
    ['eld-16', 'ElementDefinition', { sliceName: 'a b' }, 'fails'],
    ['opd-3', 'OperationDefinition.parameter', { type: 'string', targetProfile: ['x'] }, 'fails'],
    ['opd-3', 'OperationDefinition.parameter', { type: 'Patient', targetProfile: ['x'] }, 'holds'],
    ['opd-3', 'OperationDefinition.parameter', { type: 'canonical', targetProfile: ['x'] }, 'holds'],
  ])('%s on %s %j: %j', (key, type, value, outcome, context) => {
    expect(evaluate(key, type, value, context)).toEqual(outcome);
  });
});

describe('dom-3: what is contained is used', () => {
  const around = (more: object, contained: object = { resourceType: 'Patient', id: 'a' }) => ({
    resourceType: 'Observation',
    contained: [contained],
    ...more,
  });

  test.each<[string, object, string]>([
    ['nothing contained', { resourceType: 'Observation' }, 'holds'],
    ['by nobody', around({}), 'fails'],
    ['by a reference', around({ subject: { reference: '#a' } }), 'holds'],
    ['by another reference', around({ subject: { reference: '#b' } }), 'fails'],
    [
      'by a reference in an extension',
      around({ extension: [{ url: 'x', valueReference: { reference: '#a' } }] }),
      'holds',
    ],
    ['by a canonical', around({ extension: [{ url: 'x', valueCanonical: '#a' }] }), 'holds'],
    ['by what only looks like one', around({ extension: [{ url: 'x', valueString: '#a' }] }), 'fails'],
    [
      'as the child of its container',
      around({}, { resourceType: 'Patient', id: 'a', link: [{ other: { reference: '#' } }] }),
      'holds',
    ],
    ['without an id', around({}, { resourceType: 'Patient' }), 'holds'],
  ])('%s', (_, resource, outcome) => expect(evaluate('dom-3', 'Observation', resource)).toBe(outcome));
});

describe('rng-2: low is not above high', () => {
  const ucum = (value: unknown, code: string) => ({ value, unit: code, system: 'http://unitsofmeasure.org', code });

  test.each<[string, unknown, unknown, unknown]>([
    ['of one unit', ucum(1, 'mg'), ucum(2, 'mg'), 'holds'],
    ['of one unit, above', ucum(3, 'mg'), ucum(2, 'mg'), 'fails'],
    ['equal with other digits', ucum(new Decimal('2.0'), 'mg'), ucum(2, 'mg'), 'holds'],
    ['of two units of UCUM', ucum(1, 'g'), ucum(2, 'mg'), 'fails'],
    ['of two units of UCUM', ucum(1, 'mg'), ucum(2, 'g'), 'holds'],
    ['without units', { value: 3 }, { value: 2 }, 'fails'],
    ['of units that are words', { value: 3, unit: '錠' }, { value: 2, unit: '錠' }, 'fails'],
    [
      'of different words',
      { value: 3, unit: '錠' },
      { value: 2, unit: '包' },
      { cannot: expect.stringContaining('錠') },
    ],
    ['without a number', { unit: 'mg' }, ucum(2, 'mg'), 'holds'],
    ['without high', ucum(2, 'mg'), undefined, 'holds'],
  ])('%s: %j %j', (_, low, high, outcome) => {
    expect(evaluate('rng-2', 'Range', { low, ...(high !== undefined && { high }) })).toEqual(outcome);
  });
});

describe('per-1: start is not after end', () => {
  test.each([
    ['2026-11-21', '2026-11-21', 'holds'],
    ['2026-11-22', '2026-11-21', 'fails'],
    ['2026-11', '2026-12', 'holds'],
    ['2026-11-21T09:00:00+09:00', '2026-11-21T00:00:00Z', 'holds'],
    ['2026-11-21T09:00:01+09:00', '2026-11-21T00:00:00Z', 'fails'],
    ['2025', '2026-11-21', 'holds'],
    ['2027', '2026-11-21', 'fails'],
    // It is not known, and what is not known to be true is no `true`.
    ['2026', '2026-11-21', 'fails'],
  ])('%s, %s: %s', (start, end, outcome) => expect(evaluate('per-1', 'Period', { start, end })).toBe(outcome));
});

test.each([
  ['5', 'holds'],
  ['5.0', 'fails'],
])('cnt-3: a count written %s: %s', (value, outcome) => {
  const count = readJson(`{"value": ${value}, "system": "http://unitsofmeasure.org", "code": "1"}`);
  expect(evaluate('cnt-3', 'Count', count)).toBe(outcome);
});

test('bdl-7 goes through five thousand entries once', () => {
  const entry = Array.from({ length: 5_000 }, (_, i) => ({
    fullUrl: `urn:uuid:${i}`,
    resource: { resourceType: 'Basic' },
  }));
  const bundle = (entries: unknown[]) => ({ resourceType: 'Bundle', type: 'collection', entry: entries });
  expect(evaluate('bdl-7', 'Bundle', bundle(entry))).toBe('holds');
  expect(evaluate('bdl-7', 'Bundle', bundle([...entry, entry[7]]))).toBe('fails');
  const older = { ...entry[7], resource: { resourceType: 'Basic', meta: { versionId: 'a' } } };
  expect(evaluate('bdl-7', 'Bundle', bundle([...entry, older]))).toBe('holds');
});

describe('primitives', () => {
  const sibling = { extension: [{ url: 'http://example.org/x', valueString: 'y' }] };
  const ask = (expression: string, focus: { value: unknown; sibling?: unknown; type: string }) =>
    invariantOf(expression).evaluate(focus, { resource: {}, rootResource: {} });

  test.each([
    ['hasValue() or (children().count() > id.count())', { value: 'x', type: 'string' }, 'holds'],
    ['hasValue() or (children().count() > id.count())', { value: undefined, sibling, type: 'string' }, 'holds'],
    [
      'hasValue() or (children().count() > id.count())',
      { value: undefined, sibling: { id: 'a' }, type: 'string' },
      'fails',
    ],
    ["extension('http://example.org/x').exists()", { value: 'x', sibling, type: 'string' }, 'holds'],
    ["extension('http://example.org/x').value.length() = 1", { value: 'x', sibling, type: 'string' }, 'holds'],
    [
      "extension('http://example.org/x').value.length() = 1 and $this.length() = 1",
      { value: 'x', sibling, type: 'code' },
      'holds',
    ],
    ['hasValue().not() and extension.select(url).exists()', { value: undefined, sibling, type: 'string' }, 'holds'],
    ['$this * 2 = 10', { value: new Decimal('5.0'), type: 'decimal' }, 'holds'],
    ['true) or (true', { value: 'x', type: 'string' }, { cannot: expect.any(String) }],
  ])('%s of %j: %j', (expression, focus, outcome) => expect(ask(expression, focus)).toEqual(outcome));
});

describe('what only the caller knows', () => {
  const resource = { resourceType: 'Patient', managingOrganization: { reference: 'Organization/1' }, gender: 'male' };
  const ask = (expression: string, more: Partial<InvariantContext> = {}) =>
    invariantOf(expression).evaluate(
      { value: resource, type: 'Patient' },
      { resource, rootResource: resource, ...more },
    );
  const found = { resourceType: 'Organization', name: 'x', identifier: [{ value: new Decimal('1.0') }] };

  test('resolve()', () => {
    const resolve = (reference: string) => (reference === 'Organization/1' ? found : undefined);
    expect(ask("managingOrganization.resolve().name = 'x'", { resolve })).toBe('holds');
    expect(ask('managingOrganization.resolve() is Organization', { resolve })).toBe('holds');
    expect(ask('managingOrganization.resolve().ofType(Organization).exists()', { resolve })).toBe('holds');
    expect(ask("'Organization/1'.resolve() is Organization", { resolve })).toBe('holds');
    expect(ask("'Organization/2'.resolve().empty()", { resolve })).toBe('holds');
    expect(ask('managingOrganization.resolve().exists()')).toEqual({ cannot: expect.stringContaining('resolve') });
  });

  test('memberOf() and conformsTo()', () => {
    const memberOf = (code: unknown, valueSet: string) =>
      valueSet === 'http://x.org/vs' ? code === 'male' : undefined;
    expect(ask("gender.memberOf('http://x.org/vs')", { memberOf })).toBe('holds');
    expect(ask("gender.memberOf('http://x.org/vs').not()", { memberOf })).toBe('fails');
    expect(ask("gender.memberOf('http://x.org/other')", { memberOf })).toEqual({ cannot: expect.any(String) });
    expect(ask("gender.memberOf('http://x.org/vs')")).toEqual({ cannot: expect.any(String) });
    const conformsTo = (element: unknown, profile: string) => element === resource && profile === 'http://x.org/p';
    expect(ask("conformsTo('http://x.org/p')", { conformsTo })).toBe('holds');
    expect(ask("conformsTo('http://x.org/q')", { conformsTo })).toBe('fails');
  });

  test('today() and now()', () => {
    const now = new Date('2026-11-21T09:00:00Z');
    expect(ask('today() = @2026-11-21', { now })).toBe('holds');
    expect(ask('now() = @2026-11-21T09:00:00.000Z', { now })).toBe('holds');
  });

  test('words for systems and canonicals', () => {
    expect(ask("%`vs-name` = 'http://hl7.org/fhir/ValueSet/name' and gender.length() > 0")).toBe('holds');
    expect(ask("%'ext-x' = 'http://hl7.org/fhir/StructureDefinition/x' and gender.length() > 0")).toBe('holds');
    expect(ask("%sct = 'http://snomed.info/sct' and gender.length() > 0")).toBe('holds');
  });
});

describe('holdsWithout', () => {
  test.each([
    ['start.hasValue().not() or end.hasValue().not() or (start <= end)', ['end']],
    ['value.empty() or component.code.where(coding.exists()).empty()', ['component']],
    ['contained.contained.empty()', ['contained']],
    ['low.exists() or high.exists()', undefined],
    ["status = 'rejected' implies statusReason.exists()", undefined],
    ["name.matches('x')", undefined],
    ['Appointment.cancelationReason.exists() implies status.exists()', undefined],
    ['repeat(action).where(code.exists()).empty()', ['action']],
    ["where(system = 'x').all(value.exists())", ['system']],
    ['resolve().iif(empty(), true, name.exists())', undefined],
    ['note.exists() implies (%nothing.exists() or name.exists())', undefined],
    ['nothing is Nonsense or note.empty()', undefined],
  ])('%s: %j', (expression, names) => {
    const { holdsWithout } = invariantOf(expression);
    expect(holdsWithout && [...holdsWithout]).toEqual(names);
  });
});
