import { describe, expect, test, vi } from 'vitest';
import { Decimal } from '../../../src/fhir/json/decimal.ts';
import type { ElementLookup } from '../../../src/fhir/patch/element-slots.ts';
import { applyFhirPathPatch } from '../../../src/fhir/patch/fhirpath-patch.ts';
import { readFhirPathPatch } from '../../../src/fhir/patch/fhirpath-patch-ops.ts';
import type { Resource } from '../../../src/fhir/resource.ts';
import { Problem } from '../../../src/problem.ts';

// Element -> types; a * after the name: repeats, [x]: a choice.
const types: Record<string, Record<string, string>> = {
  Patient: {
    id: 'id',
    'identifier*': 'Identifier',
    active: 'boolean',
    'name*': 'HumanName',
    'telecom*': 'ContactPoint',
    gender: 'code',
    birthDate: 'date',
    'deceased[x]': 'boolean dateTime',
    maritalStatus: 'CodeableConcept',
    'contact*': 'Patient.contact',
    'contained*': 'Resource',
    'extension*': 'Extension',
  },
  'Patient.contact': {
    'relationship*': 'CodeableConcept',
    name: 'HumanName',
    gender: 'code',
    'telecom*': 'ContactPoint',
  },
  HumanName: {
    use: 'code',
    text: 'string',
    family: 'string',
    'given*': 'string',
    period: 'Period',
    'extension*': 'Extension',
  },
  Identifier: { system: 'uri', value: 'string' },
  ContactPoint: { system: 'code', value: 'string', rank: 'positiveInt' },
  CodeableConcept: { 'coding*': 'Coding', text: 'string' },
  Coding: { system: 'uri', code: 'code' },
  Extension: { url: 'uri', 'value[x]': 'string boolean Quantity dateTime CodeableConcept', 'extension*': 'Extension' },
  Quantity: { value: 'decimal', unit: 'string' },
  date: { 'extension*': 'Extension', value: 'date' },
  string: { 'extension*': 'Extension', value: 'string' },
  Organization: { id: 'id', name: 'string' },
  Observation: { 'value[x]': 'Quantity string', 'component*': 'Observation.component' },
  'Observation.component': { 'value[x]': 'Quantity string', code: 'CodeableConcept' },
};

const elements: ElementLookup = (typeName, element) => {
  const type = types[typeName] ?? {};
  for (const [name, choice, array] of [
    [element, false, false],
    [`${element}*`, false, true],
    [`${element}[x]`, true, false],
  ] as const) {
    if (Object.hasOwn(type, name)) return { choice, array, types: type[name]!.split(' ') };
  }
  return undefined;
};

type Part = Record<string, unknown>;
const op = (type: string, path: string, rest: Record<string, Part> = {}): Part => ({
  name: 'operation',
  part: [
    { name: 'type', valueCode: type },
    { name: 'path', valueString: path },
    ...Object.entries(rest).map(([name, value]) => ({ name, ...value })),
  ],
});
const named = (name: string, value: Part) => ({ name: { valueString: name }, value });
const at = (index: number, value: Part) => ({ index: { valueInteger: index }, value });
const fromTo = (source: number, destination: number) => ({
  source: { valueInteger: source },
  destination: { valueInteger: destination },
});

const parameters = (...ops: Part[]): Resource => ({ resourceType: 'Parameters', parameter: ops });
const patched = (resource: Resource, ...ops: Part[]): Promise<Resource> =>
  applyFhirPathPatch(resource, readFhirPathPatch(parameters(...ops)), elements);

const problemOf = async (run: () => unknown): Promise<Problem> => {
  try {
    await run();
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('no problem');
};

const yamada: Resource = {
  resourceType: 'Patient',
  id: 'yamada',
  name: [{ family: '山田', given: ['太郎', '次郎'] }, { family: 'ヤマダ' }],
  birthDate: '1950-04-12',
  deceasedBoolean: false,
};

describe('applying a FHIRPath Patch  https://hl7.org/fhir/R4/fhirpatch.html', () => {
  test.each<[says: string, op: Part, result: object]>([
    ['add sets a single element', op('add', 'Patient', named('gender', { valueCode: 'male' })), { gender: 'male' }],
    [
      'add appends to a list',
      op('add', 'Patient', named('name', { valueHumanName: { text: 'x' } })),
      { name: [...(yamada.name as object[]), { text: 'x' }] },
    ],
    [
      'add starts a list',
      op('add', 'Patient', named('telecom', { valueContactPoint: { value: '03' } })),
      { telecom: [{ value: '03' }] },
    ],
    [
      'add works below the root',
      op('add', "Patient.name.where(family = 'ヤマダ')", named('given', { valueString: 'タロウ' })),
      { name: [(yamada.name as object[])[0], { family: 'ヤマダ', given: ['タロウ'] }] },
    ],
    [
      'add of an extension to a primitive',
      op('add', 'Patient.birthDate', named('extension', { valueExtension: { url: 'u', valueString: 'x' } })),
      { _birthDate: { extension: [{ url: 'u', valueString: 'x' }] } },
    ],
    [
      'add of an extension to an item of a list of primitives',
      op('add', 'Patient.name[0].given[1]', named('extension', { valueExtension: { url: 'u' } })),
      {
        name: [
          { family: '山田', given: ['太郎', '次郎'], _given: [null, { extension: [{ url: 'u' }] }] },
          { family: 'ヤマダ' },
        ],
      },
    ],
    [
      'add of an anonymous value builds it from its parts',
      op(
        'add',
        'Patient',
        named('contact', {
          part: [
            { name: 'name', valueHumanName: { text: '花子' } },
            { name: 'gender', valueCode: 'female' },
            { name: 'telecom', valueContactPoint: { value: '1' } },
            { name: 'telecom', part: [{ name: 'value', valueString: '2' }] },
          ],
        }),
      ),
      { contact: [{ name: { text: '花子' }, gender: 'female', telecom: [{ value: '1' }, { value: '2' }] }] },
    ],
    [
      'add of a choice within an anonymous value',
      op(
        'add',
        'Patient',
        named('extension', {
          part: [
            { name: 'url', valueUri: 'u' },
            { name: 'value', valueBoolean: true },
          ],
        }),
      ),
      { extension: [{ url: 'u', valueBoolean: true }] },
    ],
    [
      'add of a contained resource',
      op('add', 'Patient', named('contained', { resource: { resourceType: 'Organization', id: 'o' } })),
      { contained: [{ resourceType: 'Organization', id: 'o' }] },
    ],
    [
      'add of a primitive with an extension',
      op('add', 'Patient', named('gender', { valueCode: 'other', _valueCode: { extension: [{ url: 'u' }] } })),
      { gender: 'other', _gender: { extension: [{ url: 'u' }] } },
    ],
    [
      'insert at the front',
      op('insert', 'Patient.name', at(0, { valueHumanName: { text: 'x' } })),
      { name: [{ text: 'x' }, ...(yamada.name as object[])] },
    ],
    [
      'insert at the end',
      op('insert', 'Patient.name[0].given', at(2, { valueString: '三郎' })),
      { name: [{ family: '山田', given: ['太郎', '次郎', '三郎'] }, { family: 'ヤマダ' }] },
    ],
    ['delete', op('delete', 'Patient.birthDate'), { birthDate: undefined }],
    ['delete of a choice', op('delete', 'Patient.deceased'), { deceasedBoolean: undefined }],
    ['delete of nothing is fine', op('delete', 'Patient.maritalStatus.coding[0]'), {}],
    [
      'delete of an item',
      op('delete', 'Patient.name[0].given[0]'),
      { name: [{ family: '山田', given: ['次郎'] }, { family: 'ヤマダ' }] },
    ],
    [
      'replace',
      op('replace', 'Patient.birthDate', { value: { valueDate: '1950-04-13' } }),
      { birthDate: '1950-04-13' },
    ],
    [
      'replace of an item',
      op('replace', 'Patient.name.first().given.last()', { value: { valueString: '三郎' } }),
      { name: [{ family: '山田', given: ['太郎', '三郎'] }, { family: 'ヤマダ' }] },
    ],
    [
      'replace of a choice removes the variant before',
      op('replace', 'Patient.deceased', { value: { valueDateTime: '2026' } }),
      { deceasedBoolean: undefined, deceasedDateTime: '2026' },
    ],
    [
      'replace of a choice by its type',
      op('replace', 'Patient.deceased.ofType(boolean)', { value: { valueBoolean: true } }),
      { deceasedBoolean: true },
    ],
    [
      'move',
      op('move', 'Patient.name[0].given', fromTo(1, 0)),
      { name: [{ family: '山田', given: ['次郎', '太郎'] }, { family: 'ヤマダ' }] },
    ],
    ['a path may begin with %resource', op('delete', '%resource.birthDate'), { birthDate: undefined }],
    ['a path may leave out the type', op('delete', 'birthDate'), { birthDate: undefined }],
    ['a path may end with a comment', op('delete', 'Patient.birthDate // 誕生日'), { birthDate: undefined }],
    ['a path may use children()', op('delete', 'Patient.children().ofType(boolean)'), { deceasedBoolean: undefined }],
    [
      'a path may combine',
      op('delete', "Patient.name.where(family = 'x') | Patient.birthDate"),
      { birthDate: undefined },
    ],
  ])('%s', async (_, operation, result) => {
    const before = structuredClone(yamada);
    const expected = Object.fromEntries(Object.entries({ ...yamada, ...result }).filter(([, v]) => v !== undefined));
    expect(await patched(yamada, operation)).toStrictEqual(expected);
    expect(yamada).toStrictEqual(before);
  });

  test('add creates the variant of a choice that the value has', async () => {
    expect(
      await patched({ resourceType: 'Patient' }, op('add', 'Patient', named('deceased', { valueBoolean: true }))),
    ).toStrictEqual({ resourceType: 'Patient', deceasedBoolean: true });
  });

  test('removing the last item removes the list', async () => {
    const telecom = { resourceType: 'Patient', telecom: [{ value: '03' }] };
    expect(await patched(telecom, op('delete', 'Patient.telecom[0]'))).toStrictEqual({ resourceType: 'Patient' });
  });

  test('removing the last child removes the parent, unless a later operation fills it again', async () => {
    const contact = { resourceType: 'Patient', contact: [{ name: { text: 'x' } }] };
    expect(await patched(contact, op('delete', 'Patient.contact.name.text'))).toStrictEqual({
      resourceType: 'Patient',
    });
    expect(
      await patched(
        contact,
        op('delete', 'Patient.contact.name.text'),
        op('add', 'Patient.contact.name', named('family', { valueString: 'y' })),
      ),
    ).toStrictEqual({ resourceType: 'Patient', contact: [{ name: { family: 'y' } }] });
  });

  test('the extensions of a list of primitives keep to their items', async () => {
    const one = { extension: [{ url: '1' }] };
    const given: Resource = { resourceType: 'Patient', name: [{ given: ['a', 'b', 'c'], _given: [null, one] }] };
    const nameOf = async (...ops: Part[]) => (await patched(given, ...ops)).name;
    expect(await nameOf(op('delete', 'Patient.name.given[0]'))).toStrictEqual([
      { given: ['b', 'c'], _given: [one, null] },
    ]);
    expect(await nameOf(op('delete', 'Patient.name.given[1]'))).toStrictEqual([{ given: ['a', 'c'] }]);
    expect(await nameOf(op('move', 'Patient.name.given', fromTo(1, 2)))).toStrictEqual([
      { given: ['a', 'c', 'b'], _given: [null, null, one] },
    ]);
    expect(await nameOf(op('insert', 'Patient.name.given', at(0, { valueString: 'x' })))).toStrictEqual([
      { given: ['x', 'a', 'b', 'c'], _given: [null, null, one, null] },
    ]);
    expect(await nameOf(op('replace', 'Patient.name.given[1]', { value: { valueString: 'x' } }))).toStrictEqual([
      { given: ['a', 'x', 'c'] },
    ]);
    expect(await nameOf(op('delete', 'Patient.name.given.extension'))).toStrictEqual([{ given: ['a', 'b', 'c'] }]);
  });

  test('a list whose items partly have extensions only is a whole list', async () => {
    const given: Resource = {
      resourceType: 'Patient',
      name: [{ given: ['a', null], _given: [null, { extension: [{ url: '1' }] }] }],
    };
    expect((await patched(given, op('move', 'Patient.name.given', fromTo(1, 0)))).name).toStrictEqual([
      { given: [null, 'a'], _given: [{ extension: [{ url: '1' }] }, null] },
    ]);
  });

  test('finds its way through extensions, choices, contained resources and backbone elements', async () => {
    const deep: Resource = {
      resourceType: 'Observation',
      component: [{ valueString: 'x' }, { valueQuantity: { value: 1, unit: 'g' } }],
    };
    expect(
      await patched(deep, op('replace', 'Observation.component[1].value.unit', { value: { valueString: 'kg' } })),
    ).toStrictEqual({ ...deep, component: [{ valueString: 'x' }, { valueQuantity: { value: 1, unit: 'kg' } }] });
    const contained: Resource = {
      resourceType: 'Patient',
      contained: [{ resourceType: 'Organization', id: 'o', name: 'n' }],
      birthDate: '1950',
      _birthDate: { extension: [{ url: 'u', valueQuantity: { value: 2 } }] },
    };
    expect(
      await patched(
        contained,
        op('replace', 'Patient.contained[0].name', { value: { valueString: 'm' } }),
        op('replace', "Patient.birthDate.extension.where(url = 'u').value", { value: { valueString: 's' } }),
      ),
    ).toStrictEqual({
      resourceType: 'Patient',
      contained: [{ resourceType: 'Organization', id: 'o', name: 'm' }],
      birthDate: '1950',
      _birthDate: { extension: [{ url: 'u', valueString: 's' }] },
    });
  });

  test('keeps the digits of decimals, old and new, and can select by their value', async () => {
    const value = new Decimal('50.10');
    const weight: Resource = { resourceType: 'Observation', component: [{ valueQuantity: { value } }] };
    const result = await patched(
      weight,
      op('add', 'Observation.component.value.where(value = 50.1)', named('unit', { valueString: 'kg' })),
      op('add', 'Observation', named('value', { valueQuantity: { value: new Decimal('1.0') } })),
    );
    expect(result).toStrictEqual({
      resourceType: 'Observation',
      component: [{ valueQuantity: { value, unit: 'kg' } }],
      valueQuantity: { value: new Decimal('1.0') },
    });
    expect(weight).toStrictEqual({ resourceType: 'Observation', component: [{ valueQuantity: { value } }] });
  });

  test('the values of a patch are not shared with the resource', async () => {
    const ops = readFhirPathPatch(
      parameters(
        op('add', 'Patient', named('maritalStatus', { valueCodeableConcept: {} })),
        op('add', 'Patient.maritalStatus', named('text', { valueString: 'x' })),
      ),
    );
    const once = await applyFhirPathPatch({ resourceType: 'Patient' }, ops, elements);
    expect(await applyFhirPathPatch({ resourceType: 'Patient' }, ops, elements)).toStrictEqual(once);
  });

  test.each<[says: string, op: Part, en: RegExp]>([
    ['add to nothing', op('add', 'Patient.maritalStatus', named('text', { valueString: 'x' })), /leads to no element/],
    ['add to several', op('add', 'Patient.name', named('text', { valueString: 'x' })), /leads to 2 elements/],
    [
      'add over a single element',
      op('add', 'Patient', named('birthDate', { valueDate: '2026' })),
      /"birthDate" is there already/,
    ],
    [
      'add beside another variant',
      op('add', 'Patient', named('deceased', { valueDateTime: '2026' })),
      /"deceasedBoolean" is there already/,
    ],
    [
      'add of an unknown element',
      op('add', 'Patient', named('colour', { valueString: 'x' })),
      /no such element: "Patient" has no "colour"/,
    ],
    [
      'add of a choice with its type',
      op('add', 'Patient', named('deceasedBoolean', { valueBoolean: true })),
      /no such element/,
    ],
    [
      'add of a value to a primitive',
      op('add', 'Patient.birthDate', named('value', { valueDate: '2026' })),
      /no such element/,
    ],
    [
      'a choice of a wrong type',
      op('replace', 'Patient.deceased', { value: { valueString: 'x' } }),
      /Use one of: valueBoolean, valueDateTime/,
    ],
    [
      'an unknown part',
      op('add', 'Patient', named('contact', { part: [{ name: 'x', valueString: 'x' }] })),
      /"Patient.contact" has no "x"/,
    ],
    [
      'a part twice',
      op(
        'add',
        'Patient',
        named('contact', {
          part: [
            { name: 'gender', valueCode: 'x' },
            { name: 'gender', valueCode: 'x' },
          ],
        }),
      ),
      /"gender" twice/,
    ],
    [
      'insert past the end',
      op('insert', 'Patient.name', at(3, { valueHumanName: {} })),
      /index 3 is outside of the list. Use 0 to 2/,
    ],
    ['insert into nothing', op('insert', 'Patient.telecom', at(0, { valueContactPoint: {} })), /Use add to start one/],
    [
      'insert into a part of a list',
      op('insert', 'Patient.name[0]', at(0, { valueHumanName: {} })),
      /all items of one list/,
    ],
    [
      'insert into a single element',
      op('insert', 'Patient.birthDate', at(0, { valueDate: '2026' })),
      /all items of one list/,
    ],
    ['delete of several', op('delete', 'Patient.name'), /leads to 2 elements/],
    ['delete of the resource', op('delete', 'Patient'), /whole resource/],
    ['delete of the resource type', op('delete', 'Patient.resourceType'), /no such element|leads to/],
    ['replace of nothing', op('replace', 'Patient.gender', { value: { valueCode: 'male' } }), /leads to no element/],
    ['move from outside', op('move', 'Patient.name', fromTo(2, 0)), /source 2 is outside of the list. Use 0 to 1/],
    ['move to outside', op('move', 'Patient.name', fromTo(0, 2)), /destination 2 is outside/],
    [
      'a path of another type',
      op('replace', 'Observation.status', { value: { valueCode: 'x' } }),
      /leads to no element/,
    ],
    ['a path with a fault', op('delete', 'Patient.name['), /could not be evaluated \(line: 1/],
    ['a path that leaves its parentheses', op('delete', 'Patient.name[0]) | (Patient.id'), /could not be evaluated/],
    ['an unknown function', op('delete', 'Patient.name.fly()'), /could not be evaluated \(Not implemented: fly\)/],
    ['resolve()', op('delete', 'Patient.name.resolve()'), /could not be evaluated/],
    ['a computed value', op('delete', 'Patient.name.count()'), /computed value/],
    ['a literal', op('delete', "'x'"), /computed value/],
    ['matches()', op('delete', "Patient.name.where(family.matches('(a+)+$'))"), /matches\(\) is not available/],
    [
      'a path that counts for ever',
      op('delete', `${'(1|2|3|4|5|6|7|8|9).where('.repeat(12)}true${')'.repeat(12)}`),
      /too many steps/,
    ],
    [
      'a path that gathers for ever',
      op('delete', `Patient.descendants()${'.select(%context.descendants())'.repeat(20)}`),
      /too many steps/,
    ],
  ])('refuses %s with 422, naming the operation', async (_, operation, en) => {
    const problem = await problemOf(() => patched(yamada, op('delete', 'Patient.gender'), operation));
    expect(problem.said.en).toMatch(en);
    expect(problem.said.en).toMatch(/^Operation 2 \((add|insert|delete|replace|move) "/);
    expect(problem.said.ja).toMatch(/^操作2（.*(ください。|ください：.*)$/);
    expect(problem.kind).toBe('unprocessable');
    expect(problem.where.at).toBe('Parameters.parameter[1]');
  });

  test('refuses to build what the reader would refuse as too deep', async () => {
    let extension: Record<string, unknown> = { url: 'u' };
    for (let i = 0; i < 25; i++) extension = { url: 'u', extension: [extension] };
    const deeper = op(
      'add',
      "Patient.descendants().where(url = 'u' and extension.empty())",
      named('extension', { valueExtension: extension }),
    );
    const first = op('add', 'Patient', named('extension', { valueExtension: extension }));
    expect((await problemOf(() => patched({ resourceType: 'Patient' }, first, deeper))).said.en).toMatch(/levels deep/);
  });

  test.each([
    ['Patient.descendants() | Patient.descendants()', /more than 1000 elements to compare/],
    [
      'Patient.name.where(%context.descendants().tail() ~ %context.descendants())',
      /more than 1000 elements to compare/,
    ],
    ['Patient.descendants().distinct()', /distinct\(\) is not available/],
    ['Patient.name.union(Patient.name)', /union\(\) is not available/],
  ])('refuses to compare every pair of many elements: %s', async (path, en) => {
    const big: Resource = { resourceType: 'Patient', name: Array.from({ length: 1001 }, (_, i) => ({ text: `${i}` })) };
    expect((await problemOf(() => patched(big, op('delete', path)))).said.en).toMatch(en);
  });

  test('changes a list of thousands', async () => {
    const big: Resource = { resourceType: 'Patient', name: Array.from({ length: 5000 }, (_, i) => ({ text: `${i}` })) };
    const result = await patched(big, op('insert', 'Patient.name', at(5000, { valueHumanName: { text: 'last' } })));
    expect((result.name as object[])[5000]).toEqual({ text: 'last' });
  });

  test('trace() writes nothing to the console', async () => {
    const log = vi.spyOn(console, 'log');
    await patched(yamada, op('delete', "Patient.birthDate.trace('x')"));
    expect(log).not.toHaveBeenCalled();
    log.mockRestore();
  });
});

describe('reading a FHIRPath Patch', () => {
  const part = (...parts: Part[]): Part => ({ name: 'operation', part: parts });
  const type = { name: 'type', valueCode: 'add' };
  const path = { name: 'path', valueString: 'Patient' };
  const name = { name: 'name', valueString: 'active' };

  test.each<[says: string, body: unknown, at: string]>([
    ['another resource', { resourceType: 'Patient' }, 'Parameters'],
    ['no operation', { resourceType: 'Parameters' }, 'Parameters.parameter'],
    ['a parameter that is no list', { resourceType: 'Parameters', parameter: {} }, 'Parameters.parameter'],
    ['another parameter', parameters({ name: 'x' }), 'Parameters.parameter[0].name'],
    ['an operation without parts', parameters({ name: 'operation' }), 'Parameters.parameter[0]'],
    ['no path', parameters(part(type)), 'Parameters.parameter[0]'],
    [
      'an unknown type',
      parameters(part({ name: 'type', valueCode: 'merge' }, path)),
      'Parameters.parameter[0].part[0]',
    ],
    ['add without name', parameters(part(type, path)), 'Parameters.parameter[0]'],
    [
      'add of __proto__',
      parameters(part(type, path, { name: 'name', valueString: '__proto__' })),
      'Parameters.parameter[0].part[2]',
    ],
    ['add without value', parameters(part(type, path, name)), 'Parameters.parameter[0]'],
    [
      'a value without content',
      parameters(part(type, path, name, { name: 'value' })),
      'Parameters.parameter[0].part[3]',
    ],
    [
      'a null value',
      parameters(part(type, path, name, { name: 'value', valueBoolean: null })),
      'Parameters.parameter[0].part[3]',
    ],
    [
      'two values',
      parameters(part(type, path, name, { name: 'value', valueBoolean: true, valueString: '' })),
      'Parameters.parameter[0].part[3]',
    ],
    [
      'a nested part without name',
      parameters(part(type, path, name, { name: 'value', part: [{ valueString: '' }] })),
      'Parameters.parameter[0].part[3].part[0].name',
    ],
    ['a part twice', parameters(part(type, path, path)), 'Parameters.parameter[0].part[2]'],
    ['insert without index', parameters(op('insert', 'Patient.name')), 'Parameters.parameter[0]'],
    [
      'a negative index',
      parameters(op('insert', 'Patient.name', at(-1, { valueString: '' }))),
      'Parameters.parameter[0].part[2]',
    ],
    ['move without source', parameters(op('move', 'Patient.name')), 'Parameters.parameter[0]'],
    ['too many operations', parameters(...new Array(201).fill(op('delete', 'Patient.id'))), 'Parameters.parameter'],
  ])('refuses %s', async (_, body, where) => {
    const problem = await problemOf(() => readFhirPathPatch(body as Resource));
    expect(problem.where.at).toBe(where);
    expect(problem.kind).toBe('invalid');
    expect(problem.said.ja).toMatch(/ください。$|書いてください。$/);
  });

  test('refuses a path of more than 1,000 characters with 422', async () => {
    const long = `Patient.name.where(family = '${'x'.repeat(1000)}')`;
    const problem = await problemOf(() => readFhirPathPatch(parameters(op('delete', long))));
    expect(problem.kind).toBe('unprocessable');
    expect(problem.where.at).toBe('Parameters.parameter[0].part[1]');
  });
});
