import { describe, expect, test } from 'vitest';
import type { ElementDefinition, SnapshotSource, StructureDefinition } from '../../../src/fhir/snapshot/model.ts';
import { snapshotOf } from '../../../src/fhir/snapshot/snapshot.ts';
import { r4 } from './support/definitions.ts';

const CORE = 'http://hl7.org/fhir/StructureDefinition';
const HERE = 'https://test.example/StructureDefinition';

const profile = (name: string, type: string, ...element: ElementDefinition[]): StructureDefinition => ({
  url: `${HERE}/${name}`,
  type,
  kind: 'resource',
  derivation: 'constraint',
  baseDefinition: `${CORE}/${type}`,
  differential: { element },
});

const extension = (name: string, ...element: ElementDefinition[]): StructureDefinition =>
  profile(name, 'Extension', { path: 'Extension.url', fixedUri: `${HERE}/${name}` }, ...element);

const withR4 = (...definitions: StructureDefinition[]): SnapshotSource => ({
  structureDefinition: (canonical) =>
    definitions.find(({ url }) => url === canonical.split('|')[0]) ?? r4.structureDefinition(canonical),
});

/** The elements by id, and the ids of what is wrong. */
function made(definition: StructureDefinition, source: SnapshotSource = r4) {
  const { elements, problems } = snapshotOf(definition, source);
  const byId = new Map(elements.map((each) => [each.id!, each]));
  expect(byId.size).toBe(elements.length);
  return { byId, ids: [...byId.keys()], problems, wrongAt: problems.map(({ at }) => at) };
}

const keysOf = (element: ElementDefinition | undefined) => element?.constraint?.map(({ key }) => key);

describe('elements of the base', () => {
  test('all are there, with the base they had', () => {
    const { byId, problems } = made(profile('plain', 'Patient'));
    expect(byId.size).toBe(r4.structureDefinition(`${CORE}/Patient`)!.snapshot!.element.length);
    expect(byId.get('Patient.id')?.base).toEqual({ path: 'Resource.id', min: 0, max: '1' });
    expect(problems).toEqual([]);
  });

  test('a snapshot that names no base counts as the place where its elements are defined', () => {
    const model: StructureDefinition = {
      ...profile('bare', 'Patient'),
      snapshot: { element: [{ path: 'Patient' }, { path: 'Patient.name', min: 1, max: '*' }] },
    };
    const derived = { ...profile('on-bare', 'Patient', { path: 'Patient.name', max: '2' }), baseDefinition: model.url };
    expect(made(derived, withR4(model)).byId.get('Patient.name')).toMatchObject({
      min: 1,
      max: '2',
      base: { path: 'Patient.name', min: 1, max: '*' },
    });
  });

  test('a base without snapshot is generated, and what is wrong with it is wrong with what rests on it', () => {
    const first = profile('first', 'Patient', { path: 'Patient.name', min: 1 }, { path: 'Patient.nickname', min: 1 });
    const second = {
      ...profile('second', 'Patient', { path: 'Patient.name', max: '1' }),
      baseDefinition: `${first.url}|1`,
    };
    const { byId, wrongAt } = made(second, withR4(first));
    expect(byId.get('Patient.name')).toMatchObject({ min: 1, max: '1', base: { min: 0, max: '*' } });
    expect(wrongAt).toEqual(['Patient.nickname']);
  });
});

describe('a constraint on an element', () => {
  test('adds its rules under their source, and replaces one of the same key', () => {
    const base = profile('base', 'Patient', { path: 'Patient', constraint: [{ key: 'a', expression: 'one' }] });
    const derived = {
      ...profile('derived', 'Patient', {
        path: 'Patient',
        constraint: [
          { key: 'a', expression: 'two' },
          { key: 'b', expression: 'three' },
        ],
      }),
      baseDefinition: base.url,
    };
    const root = made(derived, withR4(base)).byId.get('Patient');
    expect(keysOf(root)).toEqual(expect.arrayContaining(['dom-2', 'dom-6', 'a', 'b']));
    expect(root?.constraint?.filter(({ key }) => key === 'a')).toEqual([
      { key: 'a', expression: 'two', source: `${HERE}/derived` },
    ]);
  });

  test('knows where the rules it inherits come from', () => {
    const { byId } = made(extension('sourced'));
    expect(byId.get('Extension')?.constraint?.map(({ key, source }) => [key, source])).toEqual([
      ['ele-1', `${CORE}/Element`],
      ['ext-1', `${CORE}/Extension`],
    ]);
  });

  test('replaces a maximum value set together with the binding it belongs to', () => {
    const { byId } = made(
      profile('bound', 'Patient', { path: 'Patient.language', binding: { strength: 'required', valueSet: 'urn:own' } }),
    );
    expect(byId.get('Patient.language')?.binding).toEqual({ strength: 'required', valueSet: 'urn:own' });
  });

  test('narrows types and bindings, and leaves one fixed value', () => {
    const base = profile('base', 'Observation', { path: 'Observation.status', patternCode: 'final' });
    const derived = {
      ...profile(
        'derived',
        'Observation',
        { path: 'Observation.status', fixedCode: 'final', patternString: 'odd' },
        { path: 'Observation.subject', type: [{ code: 'Reference', targetProfile: [`${CORE}/Patient`] }] },
        { path: 'Observation.code', binding: { strength: 'required' } },
      ),
      baseDefinition: base.url,
    };
    const { byId } = made(derived, withR4(base));
    expect(byId.get('Observation.status')).toMatchObject({ fixedCode: 'final', patternString: 'odd' });
    expect(byId.get('Observation.status')).not.toHaveProperty('patternCode');
    expect(byId.get('Observation.subject')?.type).toEqual([{ code: 'Reference', targetProfile: [`${CORE}/Patient`] }]);
    expect(byId.get('Observation.code')?.binding).toMatchObject({
      strength: 'required',
      valueSet: 'http://hl7.org/fhir/ValueSet/observation-codes',
    });
  });

  test('adds to mappings and aliases, and to a text with three dots', () => {
    const { byId } = made(
      profile('texts', 'Patient', {
        path: 'Patient.name',
        alias: ['氏名'],
        comment: '...and kana',
        mapping: [{ identity: 'x' }],
      }),
    );
    const before = r4
      .structureDefinition(`${CORE}/Patient`)!
      .snapshot!.element.find(({ id }) => id === 'Patient.name')!;
    const after = byId.get('Patient.name')!;
    expect(after.comment).toBe(`${before.comment}\r\nand kana`);
    expect(after.alias).toEqual(['氏名']);
    expect(after.mapping).toEqual([...(before.mapping as unknown[]), { identity: 'x' }]);
  });
});

describe('going into an element', () => {
  test('unfolds its type', () => {
    const { byId, ids, problems } = made(
      profile(
        'names',
        'Patient',
        { path: 'Patient.name.given', min: 1 },
        { path: 'Patient.generalPractitioner.identifier.value', min: 1 },
      ),
    );
    expect(byId.get('Patient.name.given')).toMatchObject({
      min: 1,
      max: '*',
      base: { path: 'HumanName.given', min: 0 },
    });
    expect(ids).toContain('Patient.name.period');
    expect(byId.get('Patient.generalPractitioner.identifier.value')?.min).toBe(1);
    expect(problems).toEqual([]);
  });

  test('unfolds the profile of its type', () => {
    const number = profile('number', 'Identifier', { path: 'Identifier.system', min: 1, fixedUri: 'urn:x' });
    const { byId } = made(
      profile(
        'numbered',
        'Patient',
        { path: 'Patient.identifier', type: [{ code: 'Identifier', profile: [number.url] }] },
        { path: 'Patient.identifier.value', min: 1 },
      ),
      withR4(number),
    );
    expect(byId.get('Patient.identifier.system')).toMatchObject({ min: 1, fixedUri: 'urn:x' });
    expect(byId.get('Patient.identifier.value')?.min).toBe(1);
  });

  test('takes the type when its profile is not loaded, and says so', () => {
    const { byId, wrongAt, problems } = made(
      profile(
        'numbered',
        'Patient',
        { path: 'Patient.identifier', type: [{ code: 'Identifier', profile: [`${HERE}/gone`] }] },
        { path: 'Patient.identifier.value', min: 1 },
      ),
    );
    expect(byId.get('Patient.identifier.value')?.min).toBe(1);
    expect(wrongAt).toEqual(['Patient.identifier']);
    expect(problems[0]?.said.ja).toContain('読み込まれていない');
  });

  test('of a primitive reaches its extensions', () => {
    const { byId, problems } = made(
      profile(
        'primitive',
        'Patient',
        { path: 'Patient.birthDate.extension', min: 1 },
        { path: 'Patient.id.extension', max: '0' },
      ),
    );
    expect(byId.get('Patient.birthDate.extension')?.min).toBe(1);
    expect(byId.get('Patient.id.extension')?.max).toBe('0');
    expect(problems).toEqual([]);
  });

  test('follows a reference to content, under the path of the place', () => {
    const { byId, ids, problems } = made(
      profile('form', 'Questionnaire', { path: 'Questionnaire.item.item.item.linkId', maxLength: 8 }),
    );
    expect(byId.get('Questionnaire.item.item.item.linkId')).toMatchObject({
      maxLength: 8,
      base: { path: 'Questionnaire.item.linkId' },
    });
    expect(byId.get('Questionnaire.item.item')).not.toHaveProperty('contentReference');
    expect(byId.get('Questionnaire.item.item')?.type).toEqual([{ code: 'BackboneElement' }]);
    expect(byId.get('Questionnaire.item.item.item.item')?.contentReference).toBe('#Questionnaire.item');
    expect(ids.filter((id) => id.endsWith('.answerValueSet'))).toHaveLength(3);
    expect(problems).toEqual([]);
  });
});

describe('slices', () => {
  const byCode = { discriminator: [{ type: 'value', path: 'code' }], rules: 'open' };

  test('take over what is said of the unsliced element, but for its minimum', () => {
    const { byId } = made(
      profile(
        'sliced',
        'Observation',
        { path: 'Observation.component', slicing: byCode, min: 2 },
        { path: 'Observation.component.code', binding: { strength: 'required', valueSet: 'urn:codes' } },
        { path: 'Observation.component', sliceName: 'one' },
        { path: 'Observation.component.value[x]', type: [{ code: 'Quantity' }] },
        { path: 'Observation.component', sliceName: 'two', min: 1, max: '1' },
      ),
    );
    expect(byId.get('Observation.component')).toMatchObject({ min: 2, max: '*', slicing: byCode });
    expect(byId.get('Observation.component:one')).toMatchObject({ min: 0, max: '*', sliceName: 'one' });
    expect(byId.get('Observation.component:one')).not.toHaveProperty('slicing');
    expect(byId.get('Observation.component:one.code')).toMatchObject({
      path: 'Observation.component.code',
      binding: { valueSet: 'urn:codes' },
    });
    expect(byId.get('Observation.component:one.value[x]')?.type).toEqual([{ code: 'Quantity' }]);
    expect(byId.get('Observation.component:two.value[x]')?.type?.length).toBeGreaterThan(1);
    expect(byId.get('Observation.component:two')).toMatchObject({ min: 1, max: '1' });
  });

  test('of a base are constrained on, and others come after them', () => {
    const first = profile(
      'first',
      'Observation',
      { path: 'Observation.component', slicing: byCode },
      { path: 'Observation.component', sliceName: 'one', max: '1' },
    );
    const second = {
      ...profile(
        'second',
        'Observation',
        {
          path: 'Observation.component',
          slicing: { discriminator: [{ type: 'exists', path: 'value' }], rules: 'closed' },
        },
        { path: 'Observation.component', sliceName: 'two' },
        { path: 'Observation.component', sliceName: 'one', min: 1, sliceIsConstraining: true },
      ),
      baseDefinition: first.url,
    };
    const { byId, ids } = made(second, withR4(first));
    expect(ids.filter((id) => /component(:\w+)?$/.test(id))).toEqual([
      'Observation.component',
      'Observation.component:one',
      'Observation.component:two',
    ]);
    expect(byId.get('Observation.component:one')).toMatchObject({ min: 1, max: '1', sliceIsConstraining: true });
    expect(byId.get('Observation.component')?.slicing).toEqual({
      discriminator: [
        { type: 'value', path: 'code' },
        { type: 'exists', path: 'value' },
      ],
      rules: 'closed',
    });
  });

  test('are sliced again, after themselves, in whatever order they are stated', () => {
    const { byId, ids, problems } = made(
      profile(
        'resliced',
        'Observation',
        { path: 'Observation.component', slicing: byCode },
        { path: 'Observation.component', sliceName: 'a/b', max: '1' },
        { id: 'Observation.component:a', path: 'Observation.component', sliceName: 'a', slicing: byCode, max: '3' },
        {
          id: 'Observation.component:a.code',
          path: 'Observation.component.code',
          patternCodeableConcept: { text: 'A' },
        },
        { path: 'Observation.component', sliceName: 'c' },
      ),
    );
    expect(ids.filter((id) => /component(:[\w/]+)?$/.test(id))).toEqual([
      'Observation.component',
      'Observation.component:a',
      'Observation.component:a/b',
      'Observation.component:c',
    ]);
    expect(byId.get('Observation.component:a/b')).toMatchObject({ max: '1', sliceName: 'a/b' });
    expect(byId.get('Observation.component:a/b.code')).toHaveProperty('patternCodeableConcept', { text: 'A' });
    expect(problems).toEqual([]);
  });

  test('stated twice are one', () => {
    const { byId } = made(
      profile(
        'twice',
        'Patient',
        { id: 'Patient.extension:x', path: 'Patient.extension', sliceName: 'x', max: '1' },
        { id: 'Patient.extension:x', path: 'Patient.extension', sliceName: 'x', min: 1 },
      ),
    );
    expect(byId.get('Patient.extension:x')).toMatchObject({ min: 1, max: '1' });
  });

  test('without slicing are told, unless there is only one way to tell them apart', () => {
    const { byId, wrongAt } = made(
      profile(
        'unsaid',
        'Patient',
        { path: 'Patient.contact', sliceName: 'a' },
        { path: 'Patient.contact', sliceName: 'b' },
        { path: 'Patient.extension', sliceName: 'a', min: 1 },
        { path: 'Patient.extension', sliceName: 'b', min: 2 },
      ),
    );
    expect(wrongAt).toEqual(['Patient.contact:a']);
    expect(byId.get('Patient.extension')).toMatchObject({
      min: 3,
      slicing: { discriminator: [{ type: 'value', path: 'url' }], rules: 'open' },
    });
  });

  test('one alone, without slicing, is the element under another name', () => {
    const named = profile('named', 'Patient', { path: 'Patient.gender', sliceName: 'Sex', min: 1 });
    const derived = {
      ...profile('d', 'Patient', { path: 'Patient.gender', sliceName: 'Sex', fixedCode: 'male' }),
      baseDefinition: named.url,
    };
    const { byId, ids, wrongAt } = made(derived, withR4(named));
    expect(byId.get('Patient.gender:Sex')).toMatchObject({ min: 1, fixedCode: 'male' });
    expect(ids).not.toContain('Patient.gender');
    expect(wrongAt).toEqual(['Patient.gender:Sex']);
  });
});

describe('extensions', () => {
  const inner = { id: 'Extension.extension:part', path: 'Extension.extension', sliceName: 'part', min: 1 };
  const race = extension(
    'race',
    inner,
    { id: 'Extension.extension:part.url', path: 'Extension.extension.url', fixedUri: 'part' },
    { id: 'Extension.extension:part.value[x]', path: 'Extension.extension.value[x]', type: [{ code: 'Coding' }] },
    { id: 'Extension.value[x]', path: 'Extension.value[x]', max: '0' },
  );

  test('unfold by their definition', () => {
    const { byId, problems } = made(
      profile(
        'raced',
        'Patient',
        {
          id: 'Patient.extension:race',
          path: 'Patient.extension',
          sliceName: 'race',
          type: [{ code: 'Extension', profile: [race.url] }],
        },
        {
          id: 'Patient.extension:race.extension:part.value[x].system',
          path: 'Patient.extension.extension.value[x].system',
          min: 1,
        },
      ),
      withR4(race),
    );
    expect(byId.get('Patient.extension:race.url')?.fixedUri).toBe(race.url);
    expect(byId.get('Patient.extension:race.extension:part')?.min).toBe(1);
    expect(byId.get('Patient.extension:race.extension:part.value[x].system')?.min).toBe(1);
    expect(problems).toEqual([]);
  });

  test('that contain themselves come to an end', () => {
    const self: StructureDefinition = extension(
      'self',
      {
        id: 'Extension.extension:self',
        path: 'Extension.extension',
        sliceName: 'self',
        type: [{ code: 'Extension', profile: [`${HERE}/self`] }],
      },
      { id: 'Extension.extension:self.value[x]', path: 'Extension.extension.value[x]', max: '0' },
    );
    const { byId, problems } = made(self, withR4(self));
    expect(byId.get('Extension.extension:self.value[x]')?.max).toBe('0');
    expect(problems).toEqual([]);
  });

  test('that contain each other are the same whichever is asked for first', () => {
    const one = (name: string, other: string): StructureDefinition =>
      extension(
        name,
        {
          id: 'Extension.extension:x',
          path: 'Extension.extension',
          sliceName: 'x',
          type: [{ code: 'Extension', profile: [`${HERE}/${other}`] }],
        },
        { id: 'Extension.extension:x.extension:x.value[x]', path: 'Extension.extension.extension.value[x]', max: '0' },
      );
    const [a, b] = [one('a', 'b'), one('b', 'a')];
    const [forwards, backwards] = [withR4(a, b), withR4(a, b)];
    const first = [snapshotOf(a, forwards), snapshotOf(b, forwards)];
    const second = [snapshotOf(b, backwards), snapshotOf(a, backwards)].reverse();
    expect(first).toEqual(second);
  });
});

describe('choices', () => {
  const typesOf = (element: ElementDefinition | undefined) => element?.type?.map(({ code }) => code);

  test('a concrete name alone leaves that type and slices it', () => {
    const { byId, ids } = made(
      profile(
        'shortcut',
        'Observation',
        { path: 'Observation.valueQuantity', min: 1 },
        { path: 'Observation.valueQuantity.code', min: 1 },
      ),
    );
    expect(byId.get('Observation.value[x]')).toMatchObject({
      min: 1,
      slicing: { discriminator: [{ type: 'type', path: '$this' }], rules: 'closed' },
    });
    expect(typesOf(byId.get('Observation.value[x]'))).toEqual(['Quantity']);
    expect(byId.get('Observation.value[x]:valueQuantity')).toMatchObject({
      path: 'Observation.value[x]',
      sliceName: 'valueQuantity',
      min: 1,
    });
    expect(byId.get('Observation.value[x]:valueQuantity.code')?.path).toBe('Observation.value[x].code');
    expect(ids.filter((id) => id.includes('.valueQuantity'))).toEqual([]);
  });

  test('beside the whole it slices, and the whole keeps its types', () => {
    const { byId } = made(
      profile(
        'both',
        'Observation',
        { path: 'Observation.value[x]', type: [{ code: 'Quantity' }, { code: 'string' }] },
        { path: 'Observation.valueString', maxLength: 3 },
      ),
    );
    expect(byId.get('Observation.value[x]')?.slicing?.rules).toBe('open');
    expect(typesOf(byId.get('Observation.value[x]'))).toEqual(['Quantity', 'string']);
    expect(byId.get('Observation.value[x]:valueString')).toMatchObject({ maxLength: 3, type: [{ code: 'string' }] });
  });

  test('a slice named after a type is of that type', () => {
    const { byId } = made(
      profile('named', 'Observation', {
        id: 'Observation.value[x]:valueQuantity',
        path: 'Observation.value[x]',
        sliceName: 'valueQuantity',
        max: '1',
      }),
    );
    expect(typesOf(byId.get('Observation.value[x]:valueQuantity'))).toEqual(['Quantity']);
    expect(typesOf(byId.get('Observation.value[x]'))?.length).toBeGreaterThan(5);
  });

  test('the one type that is left is unfolded under the name of the choice', () => {
    const { byId, problems } = made(
      profile(
        'one',
        'Observation',
        { path: 'Observation.value[x]', type: [{ code: 'Quantity' }] },
        { path: 'Observation.valueQuantity.code', fixedCode: 'kg' },
        { path: 'Observation.value[x].system', min: 1 },
      ),
    );
    expect(byId.get('Observation.value[x].code')?.fixedCode).toBe('kg');
    expect(byId.get('Observation.value[x].system')?.min).toBe(1);
    expect(problems).toEqual([]);
  });

  test('a type that is not allowed is no element', () => {
    expect(made(profile('no', 'Observation', { path: 'Observation.valueAttachment', min: 1 })).wrongAt).toEqual([
      'Observation.valueAttachment',
    ]);
  });
});

describe('types of their own', () => {
  test('a logical model has its elements after those of its base', () => {
    const { byId, ids, problems } = made({
      url: `${HERE}/Model`,
      kind: 'logical',
      type: `${HERE}/Model`,
      derivation: 'specialization',
      baseDefinition: `${CORE}/Element`,
      differential: {
        element: [
          { path: 'Model', min: 0, max: '*' },
          { path: 'Model.part', min: 0, max: '*', type: [{ code: 'BackboneElement' }] },
          { path: 'Model.part.name', min: 1, max: '1', type: [{ code: 'string' }] },
          { path: 'Model.part.inner', min: 0, max: '*', contentReference: '#Model.part' },
        ],
      },
    });
    expect(ids).toEqual([
      'Model',
      'Model.id',
      'Model.extension',
      'Model.part',
      'Model.part.id',
      'Model.part.extension',
      'Model.part.modifierExtension',
      'Model.part.name',
      'Model.part.inner',
    ]);
    expect(byId.get('Model')?.base).toEqual({ path: 'Model', min: 0, max: '*' });
    expect(byId.get('Model.id')?.base?.path).toBe('Element.id');
    expect(byId.get('Model.part.name')).toMatchObject({ base: { path: 'Model.part.name', min: 1, max: '1' } });
    expect(keysOf(byId.get('Model.part.name'))).toEqual(['ele-1']);
    expect(byId.get('Model.part.inner')?.contentReference).toBe('#Model.part');
    expect(problems).toEqual([]);
  });

  test('one may begin at nothing', () => {
    const model = {
      url: `${HERE}/M`,
      kind: 'logical',
      type: 'M',
      derivation: 'specialization',
      baseDefinition: `${CORE}/Base`,
    };
    const { ids, problems } = made({
      ...model,
      differential: { element: [{ path: 'M' }, { path: 'M.a', type: [{ code: 'string' }] }] },
    });
    expect(ids).toEqual(['M', 'M.a']);
    expect(problems).toEqual([]);
  });
});

describe('what is wrong is said, and the rest is done', () => {
  test('a base that is missing: the type stands in', () => {
    const { byId, problems } = made({
      ...profile('p', 'Patient', { path: 'Patient.name', min: 1 }),
      baseDefinition: `${HERE}/gone`,
    });
    expect(byId.get('Patient.name')?.min).toBe(1);
    expect(problems).toEqual([
      {
        at: 'Patient',
        said: {
          en: expect.stringContaining(`${HERE}/gone is not loaded`),
          ja: expect.stringContaining('読み込まれていない'),
        },
      },
    ]);
  });

  test('bases in a circle', () => {
    const a = { ...profile('a', 'Patient', { path: 'Patient.name', min: 1 }), baseDefinition: `${HERE}/b` };
    const b = { ...profile('b', 'Patient'), baseDefinition: `${HERE}/a` };
    const { byId, problems } = made(a, withR4(a, b));
    expect(byId.get('Patient.name')?.min).toBe(1);
    expect(problems.map(({ said }) => said.en)).toEqual([expect.stringContaining('on this one itself')]);
  });

  test('paths that lead nowhere, or begin elsewhere', () => {
    const { byId, wrongAt } = made(
      profile(
        'p',
        'Patient',
        { path: 'Patient.nickname', min: 1 },
        { path: 'Patient.name.nick.first', min: 1 },
        { path: 'Observation.status', min: 1 },
        { path: 'Patient.gender.what', min: 1 },
        { path: 'Patient.active', min: 1 },
      ),
    );
    expect(wrongAt).toEqual(['Observation.status', 'Patient.nickname', 'Patient.name.nick', 'Patient.gender.what']);
    expect(byId.get('Patient.active')?.min).toBe(1);
  });
});
