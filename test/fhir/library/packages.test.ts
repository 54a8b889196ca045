import { describe, expect, test } from 'vitest';
import { type FhirPackage, packageFrom, packageOfResources } from '../../../src/fhir/library/packages/fhir-package.ts';
import { libraryOf } from '../../../src/fhir/library/packages/library.ts';
import { BrokenArchive, tarFiles } from '../../../src/fhir/library/packages/tar.ts';
import { shelfOf } from '../../../src/fhir/library/shelf.ts';

const set = (url: string, version?: string, title?: string): object => ({
  resourceType: 'ValueSet',
  url: `http://a/${url}`,
  ...(version && { version }),
  ...(title && { title }),
});

const made = (name: string, version: string, dependencies: object, ...resources: object[]): FhirPackage =>
  packageOfResources({ name, version, dependencies, resources });

describe('a library of packages', () => {
  const old = made('base', '1.0.0', {}, set('set', '1.0.0'), set('only-old', '1.0.0'));
  const late = made('base', '2.0.0', {}, set('set', '2.0.0'));
  const onOld = made('uses-old', '1.0.0', { base: '1.0.0' }, set('uses', '1.0.0'));
  const onOpen = made('uses-any', '1.0.0', { base: '1.x' }, set('any', '1.0.0'));
  const own = made('has-own', '1.0.0', { base: '1.0.0' }, set('set', '0.1.0'), set('owner', '1.0.0'));
  const far = made('far', '1.0.0', { 'uses-old': '1.0.0' }, set('far', '1.0.0'));
  const rest = shelfOf([set('set', '9.0.0'), set('published', '1.0.0')]);
  const library = libraryOf([old, late, onOld, onOpen, own, far], rest);

  const versionFrom = (from: string, canonical: string): unknown =>
    library.find('ValueSet', `http://a/${from}`)?.scope.find('ValueSet', `http://a/${canonical}`)?.resource.version;

  test.each([
    ['a package that builds on the old version', 'uses', 'set', '1.0.0'],
    ['one that leaves the patch open', 'any', 'set', '1.0.0'],
    ['one that builds on one that builds on it', 'far', 'set', '1.0.0'],
    ['one that has its own', 'owner', 'set', '0.1.0'],
    ['a version that is named', 'uses', 'set|2.0.0', '2.0.0'],
    ['what only another package has', 'uses', 'any', '1.0.0'],
    ['what is published', 'uses', 'published', '1.0.0'],
    ['a version of what is published', 'uses', 'set|9.0.0', '9.0.0'],
    ['a version that nobody has', 'uses', 'set|3.0.0', undefined],
  ])('%s', (_says, from, canonical, version) => {
    expect(versionFrom(from, canonical)).toBe(version);
  });

  test('who is in no package gets the latest version of the packages', () => {
    expect(library.find('ValueSet', 'http://a/set')?.resource.version).toBe('2.0.0');
    expect(library.find('ValueSet', 'http://a/only-old')?.resource.version).toBe('1.0.0');
  });

  test('packages that build on each other end somewhere', () => {
    const one = made('one', '1', { two: '1' }, set('one'));
    const two = made('two', '1', { one: '1' }, set('two'));
    const circle = libraryOf([one, two], shelfOf([]));
    expect(circle.find('ValueSet', 'http://a/one')?.scope.find('ValueSet', 'http://a/two')).toBeDefined();
  });
});

describe('a package from files', () => {
  const json = (value: unknown) => (): string => JSON.stringify(value);

  test('is read by its index, each definition when it is first asked for', () => {
    let reads = 0;
    const counted = (): string => {
      reads += 1;
      return JSON.stringify(set('set', '1'));
    };
    const { name, version, dependencies, shelf, defines } = packageFrom(
      new Map([
        ['package.json', json({ name: 'p', version: '1.0.0', dependencies: { q: '2.0.0', bad: 7 } })],
        [
          '.index.json',
          json({
            files: [
              { filename: 'a.json', resourceType: 'ValueSet', url: 'http://a/set', version: '1' },
              { filename: '../b' },
              3,
            ],
          }),
        ],
        ['a.json', counted],
      ]),
      'folder',
    );
    expect({ name, version, dependencies, defined: defines.length }).toEqual({
      name: 'p',
      version: '1.0.0',
      dependencies: { q: '2.0.0', bad: '' },
      defined: 1,
    });
    expect(reads).toBe(0);
    expect(shelf.find('ValueSet', 'http://a/set')?.resource.version).toBe('1');
    shelf.find('ValueSet', 'http://a/set');
    expect(reads).toBe(1);
  });

  test('without an index or a manifest is what its files are', () => {
    const { name, shelf, defines } = packageFrom(
      new Map([
        ['a.json', json(set('set', '1'))],
        ['broken.json', () => '{'],
        ['list.json', json([])],
        ['sub/b.json', json(set('deeper'))],
      ]),
      'folder',
    );
    expect([name, defines.length]).toEqual(['folder', 2]);
    expect(shelf.find('ValueSet', 'http://a/deeper')).toBeDefined();
  });

  test('whose file cannot be read has a definition that says nothing', () => {
    const index = { files: [{ filename: 'a.json', resourceType: 'ValueSet', url: 'http://a/set' }] };
    const { shelf } = packageFrom(
      new Map([
        ['.index.json', json(index)],
        ['a.json', () => '{'],
      ]),
      'folder',
    );
    expect(shelf.find('ValueSet', 'http://a/set')?.resource).toEqual({ resourceType: 'ValueSet', url: 'http://a/set' });
  });
});

describe('a tar archive', () => {
  const block = (name: string, type: string, size: string, prefix = ''): Buffer => {
    const header = Buffer.alloc(512);
    header.write(name, 0);
    header.write(size, 124);
    header.write(type, 156);
    header.write('ustar\0', 257);
    header.write(prefix, 345);
    return header;
  };
  const padded = (content: string): Buffer => {
    const bytes = Buffer.from(content);
    return Buffer.concat([bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)]);
  };
  const octal = (content: string): string => Buffer.byteLength(content).toString(8).padStart(11, '0');
  const entry = (name: string, content: string, type = '0', prefix = ''): Buffer =>
    Buffer.concat([block(name, type, octal(content), prefix), padded(content)]);
  const pax = (path: string): string => {
    const record = ` path=${path}\n`;
    const length = Buffer.byteLength(record) + 2;
    return `${length}${record}`;
  };
  const read = (...parts: Buffer[]): string[] =>
    tarFiles(Buffer.concat([...parts, Buffer.alloc(1024)])).map(
      ({ path, bytes }) => `${path}=${Buffer.from(bytes).toString()}`,
    );

  test('its files, and not its folders and links', () => {
    expect(
      read(
        entry('package/', '', '5'),
        entry('package/a.json', '日本'),
        entry('l', '', '2'),
        entry('b', 'x', '0', 'deep'),
      ),
    ).toEqual(['package/a.json=日本', 'deep/b=x']);
  });

  test('long names of both kinds', () => {
    const long = `package/${'n'.repeat(120)}.json`;
    expect(
      read(
        entry('@', `${long}\0`, 'L'),
        entry('cut', '1'),
        entry('x', pax('package/long.json'), 'x'),
        entry('cut', '2'),
      ),
    ).toEqual([`${long}=1`, 'package/long.json=2']);
  });

  test.each([
    ['ends within a file', entry('a', 'x'.repeat(600)).subarray(0, 600)],
    ['gives a size larger than itself', block('a', '0', '77777777777')],
    ['gives a size that is none', block('a', '0', '-1')],
  ])('is refused when it %s', (_says, bytes) => {
    expect(() => tarFiles(bytes)).toThrow(BrokenArchive);
  });
});
