import { describe, expect, test } from 'vitest';
import { Decimal } from '../../../src/fhir/json/decimal.ts';
import { readJson } from '../../../src/fhir/json/read.ts';
import { writeJson } from '../../../src/fhir/json/write.ts';
import { applyJsonPatch, readJsonPatch } from '../../../src/fhir/patch/json-patch.ts';
import type { Resource } from '../../../src/fhir/resource.ts';
import { Problem } from '../../../src/problem.ts';

const patient: Resource = {
  resourceType: 'Patient',
  name: [{ family: '山田', given: ['太郎'] }, { family: 'ヤマダ' }],
  'a/b': 1,
  'm~n': 2,
  '~1': 3,
};

const patched = (ops: unknown, document: Resource = patient): Resource => applyJsonPatch(document, readJsonPatch(ops));

const problemOf = (run: () => unknown): Problem => {
  try {
    run();
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('no problem');
};

describe('applying a JSON Patch  https://www.rfc-editor.org/rfc/rfc6902#section-4', () => {
  test.each<[says: string, ops: unknown[], result: object]>([
    ['add a member', [{ op: 'add', path: '/active', value: true }], { active: true }],
    ['add over a member replaces it', [{ op: 'add', path: '/name', value: [] }], { name: [] }],
    [
      'add before an item',
      [{ op: 'add', path: '/name/1', value: { text: 'x' } }],
      { name: [{ family: '山田', given: ['太郎'] }, { text: 'x' }, { family: 'ヤマダ' }] },
    ],
    [
      'add at the end, by -',
      [{ op: 'add', path: '/name/0/given/-', value: 'b' }],
      { name: [{ family: '山田', given: ['太郎', 'b'] }, { family: 'ヤマダ' }] },
    ],
    [
      'add at the end, by index',
      [{ op: 'add', path: '/name/0/given/1', value: 'b' }],
      { name: [{ family: '山田', given: ['太郎', 'b'] }, { family: 'ヤマダ' }] },
    ],
    ['remove a member', [{ op: 'remove', path: '/name' }], { name: undefined }],
    ['remove an item', [{ op: 'remove', path: '/name/0' }], { name: [{ family: 'ヤマダ' }] }],
    [
      'remove the last item leaves an empty array',
      [{ op: 'remove', path: '/name/0/given/0' }],
      { name: [{ family: '山田', given: [] }, { family: 'ヤマダ' }] },
    ],
    [
      'replace',
      [{ op: 'replace', path: '/name/1/family', value: 'タナカ' }],
      { name: [{ family: '山田', given: ['太郎'] }, { family: 'タナカ' }] },
    ],
    [
      'replace by null',
      [{ op: 'replace', path: '/name/0/given/0', value: null }],
      { name: [{ family: '山田', given: [null] }, { family: 'ヤマダ' }] },
    ],
    [
      'move an item',
      [{ op: 'move', from: '/name/0', path: '/name/1' }],
      { name: [{ family: 'ヤマダ' }, { family: '山田', given: ['太郎'] }] },
    ],
    ['move to the same place', [{ op: 'move', from: '/name', path: '/name' }], {}],
    ['copy', [{ op: 'copy', from: '/name/1', path: '/x' }], { x: { family: 'ヤマダ' } }],
    ['test', [{ op: 'test', path: '/name/1', value: { family: 'ヤマダ' } }], {}],
    ['~1 means /', [{ op: 'replace', path: '/a~1b', value: 9 }], { 'a/b': 9 }],
    ['~0 means ~', [{ op: 'replace', path: '/m~0n', value: 9 }], { 'm~n': 9 }],
    ['~01 means ~1', [{ op: 'replace', path: '/~01', value: 9 }], { '~1': 9 }],
    ['an empty name', [{ op: 'add', path: '/', value: 9 }], { '': 9 }],
    ['a name that objects inherit', [{ op: 'add', path: '/constructor', value: 9 }], { constructor: 9 }],
    ['unknown members are ignored', [{ op: 'test', path: '/~01', value: 3, note: 'x' }], {}],
    [
      'operations follow one another',
      [
        { op: 'add', path: '/x', value: {} },
        { op: 'add', path: '/x/y', value: 1 },
      ],
      { x: { y: 1 } },
    ],
  ])('%s', (_, ops, result) => {
    expect(patched(ops)).toEqual({ ...patient, ...result });
  });

  test('the whole document can be replaced by another resource, by nothing else', () => {
    const other = { resourceType: 'Patient', id: 'x' };
    expect(patched([{ op: 'replace', path: '', value: other }])).toEqual(other);
    expect(problemOf(() => patched([{ op: 'replace', path: '', value: [] }])).kind).toBe('unprocessable');
    expect(problemOf(() => patched([{ op: 'remove', path: '/resourceType' }])).kind).toBe('unprocessable');
  });

  test('never changes what it was given, not even when it fails half-way', () => {
    const before = structuredClone(patient);
    const ops = [
      { op: 'add', path: '/name/-', value: { family: 'x' } },
      { op: 'remove', path: '/name/0/given' },
    ];
    patched(ops);
    expect(() => patched([...ops, { op: 'remove', path: '/nothing' }])).toThrow(Problem);
    expect(patient).toEqual(before);
  });

  test('values copied and values of the patch are not shared', () => {
    const ops = readJsonPatch([
      { op: 'add', path: '/x', value: { y: 1 } },
      { op: 'copy', from: '/x', path: '/z' },
      { op: 'replace', path: '/z/y', value: 2 },
    ]);
    expect(applyJsonPatch(patient, ops)).toMatchObject({ x: { y: 1 }, z: { y: 2 } });
    expect(applyJsonPatch(patient, ops)).toMatchObject({ x: { y: 1 }, z: { y: 2 } });
  });

  test('keeps the digits of decimals, old and new', () => {
    const document = readJson('{"resourceType":"Observation","valueQuantity":{"value":50.10}}') as unknown as Resource;
    const ops = readJson('[{"op":"add","path":"/low","value":1.0},{"op":"copy","from":"/valueQuantity","path":"/x"}]');
    expect(writeJson(patched(ops, document))).toBe(
      '{"resourceType":"Observation","valueQuantity":{"value":50.10},"low":1.0,"x":{"value":50.10}}',
    );
  });

  test.each<[unknown, unknown, boolean]>([
    [new Decimal('50.10'), 50.1, true],
    [50.1, new Decimal('50.10'), true],
    [new Decimal('12345678901234567890'), new Decimal('12345678901234567891'), false],
    [1, '1', false],
    [null, 0, false],
    [[1, 2], [2, 1], false],
    [[1], { 0: 1 }, false],
    [{ a: 1, b: 2 }, { b: 2, a: 1 }, true],
    [{ a: 1 }, { a: 1, b: 2 }, false],
    [{}, null, false],
    ['', '', true],
  ])('test: %o equals %o: %s', (there, value, equal) => {
    const run = () => patched([{ op: 'test', path: '/x', value }], { resourceType: 'Patient', x: there });
    if (equal) expect(run).not.toThrow();
    else expect(problemOf(run).said.en).toMatch(/^Operation 1 \(test "\/x"\): the value there is not/);
  });

  test.each<[says: string, op: object, en: RegExp]>([
    [
      'a missing member',
      { op: 'remove', path: '/birthDate' },
      /^Operation 2 \(remove "\/birthDate"\): nothing stands at "\/birthDate"/,
    ],
    ['a missing parent', { op: 'add', path: '/contact/0/name', value: 1 }, /nothing stands at "\/contact"/],
    ['replace of a missing member', { op: 'replace', path: '/birthDate', value: 1 }, /nothing stands/],
    [
      'a missing source',
      { op: 'move', from: '/birthDate', path: '/x' },
      /\(move "\/birthDate" → "\/x"\): nothing stands/,
    ],
    ['move of nothing onto itself', { op: 'move', from: '/x', path: '/x' }, /nothing stands/],
    ['an inherited name', { op: 'test', path: '/toString', value: 1 }, /nothing stands/],
    ['an index past the end', { op: 'add', path: '/name/3', value: {} }, /2 items.*Use 0 to 2/],
    ['removal past the end', { op: 'remove', path: '/name/2' }, /nothing stands/],
    ['removal of -', { op: 'remove', path: '/name/-' }, /nothing stands/],
    ['an index with leading zeros', { op: 'remove', path: '/name/00' }, /"00" is no array index/],
    ['an index with a sign', { op: 'add', path: '/name/-1', value: {} }, /"-1" is no array index/],
    ['length of an array', { op: 'replace', path: '/name/length', value: 0 }, /no array index/],
    ['a child of a string', { op: 'add', path: '/name/0/family/x', value: 1 }, /single value/],
    ['a move into itself', { op: 'move', from: '/name', path: '/name/0/x' }, /into itself/],
    ['removal of everything', { op: 'remove', path: '' }, /whole resource/],
  ])('refuses %s with 422, naming operation and path', (_, op, en) => {
    const problem = problemOf(() => patched([{ op: 'test', path: '/~01', value: 3 }, op]));
    expect(problem.kind).toBe('unprocessable');
    expect(problem.where.at).toBe('$[1]');
    expect(problem.said.en).toMatch(en);
    expect(problem.said.ja).toMatch(/^操作2（.*ください。$/);
  });

  test('a Decimal is a value, not an object', () => {
    const document: Resource = { resourceType: 'Observation', x: new Decimal('1.0') };
    expect(problemOf(() => patched([{ op: 'replace', path: '/x/text', value: '2' }], document)).kind).toBe(
      'unprocessable',
    );
  });

  test('stops a patch that doubles the document again and again', () => {
    const ops = Array.from({ length: 60 }, (_, i) => ({ op: 'copy', from: '', path: `/x${i}` }));
    expect(problemOf(() => patched(ops)).said.en).toMatch(/levels deep|copies too much/);
    const wide = Array.from({ length: 60 }, (_, i) => ({ op: 'copy', from: '/x', path: `/x/y${i}` }));
    expect(problemOf(() => patched(wide, { resourceType: 'Basic', x: { t: 'x'.repeat(1000) } })).kind).toBe(
      'unprocessable',
    );
    const list = Array.from({ length: 900 }, () => ({ op: 'copy', from: '/x', path: '/y/-' }));
    const big: Resource = { resourceType: 'Basic', x: 'x'.repeat(100_000), y: [] };
    expect(problemOf(() => patched(list, big)).said.en).toMatch(/copies too much/);
  });
});

describe('reading a JSON Patch', () => {
  test.each<[says: string, body: unknown, at: string]>([
    ['a document that is no array', { op: 'add' }, '$'],
    ['an operation that is no object', [1], '$[0]'],
    ['a decimal for an operation', [new Decimal('1.0')], '$[0]'],
    [
      'an unknown op',
      [
        { op: 'test', path: '', value: 1 },
        { op: 'merge', path: '' },
      ],
      '$[1].op',
    ],
    ['a missing op', [{ path: '' }], '$[0].op'],
    ['a missing path', [{ op: 'remove' }], '$[0].path'],
    ['a path without a slash', [{ op: 'remove', path: 'name' }], '$[0].path'],
    ['a bad escape', [{ op: 'remove', path: '/a~2' }], '$[0].path'],
    ['a tilde at the end', [{ op: 'remove', path: '/a~' }], '$[0].path'],
    ['a missing value', [{ op: 'add', path: '/a' }], '$[0].value'],
    ['a missing from', [{ op: 'copy', path: '/a' }], '$[0].from'],
    ['__proto__ in a path', [{ op: 'add', path: '/__proto__/x', value: 1 }], '$[0].path'],
    ['__proto__ in from', [{ op: 'copy', from: '/__proto__', path: '/x' }], '$[0].from'],
    ['too many operations', new Array(1001).fill({ op: 'remove', path: '/a' }), '$'],
  ])('refuses %s', (_, body, at) => {
    const problem = problemOf(() => readJsonPatch(body));
    expect(problem.kind).toBe('invalid');
    expect(problem.where.at).toBe(at);
    expect(problem.said.ja).toMatch(/ください。$/);
  });

  test('accepts 1,000 operations, and none', () => {
    expect(readJsonPatch(new Array(1000).fill({ op: 'remove', path: '/a' }))).toHaveLength(1000);
    expect(patched([])).toEqual(patient);
  });
});
