import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const MAIN = resolve(import.meta.dirname, '../../dist/main.js');
const SHELF = resolve(import.meta.dirname, '../../../shared/fhir-packages');
const JP_CORE = join(SHELF, 'jp-core.r4-1.2.0');
const JP_PATIENT = 'http://jpfhir.jp/fhir/core/StructureDefinition/JP_Patient';

const GOOD = { resourceType: 'Patient', id: 'good', active: true };
const BAD = { resourceType: 'Patient', id: 'bad', gender: 'unheard-of' };
const RETIRED_FORM = { resourceType: 'QuestionnaireResponse', questionnaire: 'http://a.jp/none', status: 'completed' };

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'renkei-validate-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content));
  return name;
}

function run(args: readonly string[], input = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, 'validate', ...args], {
    cwd: folder,
    input,
    encoding: 'utf8',
    maxBuffer: 256 << 20,
  });
  return { code: status, stdout, stderr, lines: stdout.trimEnd().split('\n') };
}

const ndjson = (resources: readonly object[]): string => resources.map((each) => `${JSON.stringify(each)}\n`).join('');

describe('renkei validate', () => {
  test('says nothing but the sum when there is nothing to say, and ends with 0', () => {
    const { code, lines, stderr } = run([file('good.json', GOOD)]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(lines).toEqual([
      '1 ファイル、1 文書：エラー 0 件、警告 0 件 / 1 file(s), 1 document(s): 0 error(s), 0 warning(s)',
    ]);
  });

  test('tells file, line and column, the reason in both languages, the rule and the link, and ends with 1', () => {
    const { code, lines } = run([file('bad.json', JSON.stringify(BAD, undefined, 2))]);
    expect(code).toBe(1);
    expect(lines[0]).toMatch(
      /^bad\.json:4:3: error: Patient\.gender: .*[ぁ-ん].* \/ .*unheard-of.* \[code-unknown\] https:\/\/hl7\.org\//,
    );
  });

  test.each([
    ['ja', /[ぁ-ん]/, / \/ /],
    ['en', /must|is not|No/, /[ぁ-ん]/],
  ])('--lang %s keeps to one language', (language, has, lacks) => {
    const [line] = run([file('bad.json', BAD), '--lang', language]).lines;
    expect(line).toMatch(has);
    expect(line?.replace(/\[.*/, '')).not.toMatch(lacks);
  });

  test('goes on after a fault in the text', () => {
    const { code, lines } = run([file('text.json', '{\n  "resourceType": "Patient", // so\n  "gender": "x",\n}')]);
    expect(code).toBe(1);
    expect(lines.slice(0, -1).map((line) => /^(\S+) error:.*\[([\w-]+)\]/.exec(line)?.slice(1))).toEqual([
      ['text.json:2:30:', 'json-comment'],
      ['text.json:3:3:', 'code-unknown'],
      ['text.json:3:16:', 'json-extra-comma'],
    ]);
  });

  test('NDJSON, gzipped or not, tells the line within the file', () => {
    file('many.ndjson', ndjson([GOOD, BAD, GOOD, BAD]));
    file('packed.json.gz', gzipSync(ndjson([GOOD, BAD])));
    const { code, lines } = run(['many.ndjson', 'packed.json.gz', '--lang', 'en']);
    expect(code).toBe(1);
    expect(lines.map((line) => line.split(' ')[0])).toEqual([
      'many.ndjson:2:38:',
      'many.ndjson:4:38:',
      'packed.json.gz:2:38:',
      '2',
    ]);
    expect(lines.at(-1)).toBe('2 file(s), 6 document(s): 3 error(s), 0 warning(s)');
  });

  test('the entries of a Bundle are told by their paths', () => {
    const bundle = {
      resourceType: 'Bundle',
      type: 'collection',
      entry: [{ fullUrl: 'urn:uuid:00000000-0000-4000-8000-000000000000', resource: BAD }],
    };
    expect(run([file('bundle.json', bundle)]).stdout).toContain(' Bundle.entry[0].resource.gender: ');
  });

  test('takes folders, patterns and standard input', () => {
    file('tree/a.json', BAD);
    file('tree/deep/b.ndjson', ndjson([BAD]));
    file('tree/deep/c.txt', 'not looked at');
    file('tree/node_modules/d.json', BAD);
    symlinkSync('.', join(folder, 'tree/circle'));
    const named = (args: string[], input = ''): (string | undefined)[] =>
      run([...args, '--lang', 'en'], input)
        .lines.slice(0, -1)
        .map((line) => line.split(':')[0]);
    expect(named(['tree'])).toEqual(['tree/a.json', 'tree/deep/b.ndjson']);
    expect(named(['tree/**/*.{json,ndjson}'])).toEqual(['tree/a.json', 'tree/deep/b.ndjson']);
    expect(named(['tree/*.json', 'tree/a.json'])).toEqual(['tree/a.json']);
    expect(named(['-'], JSON.stringify(BAD))).toEqual(['-']);
  });

  test('many files are judged by several threads, and told in their order', () => {
    const note = 'x'.repeat(300_000);
    for (let i = 0; i < 12; i += 1)
      file(`much/${String(i).padStart(2, '0')}.json`, { ...BAD, language: 'ja', implicitRules: `http://a.jp/${note}` });
    const { code, lines } = run(['much', '--threads', '3', '--lang', 'en']);
    expect(code).toBe(1);
    const told = lines.filter((line) => line.includes('[code-unknown]')).map((line) => line.split(':')[0]);
    expect(told).toEqual(Array.from({ length: 12 }, (_, i) => `much/${String(i).padStart(2, '0')}.json`));
    expect(run(['much', '--threads', '1', '--lang', 'en']).lines).toEqual(lines);
  });

  test('--fail-on warning counts warnings too', () => {
    const name = file('warned.json', RETIRED_FORM);
    expect(run([name]).code).toBe(0);
    expect(run([name, '--fail-on', 'warning']).code).toBe(1);
  });

  test('--format json is one document', () => {
    file('good.json', GOOD);
    const { code, stdout } = run([file('bad.json', BAD), 'good.json', '--format', 'json']);
    const { files, summary } = JSON.parse(stdout);
    expect(code).toBe(1);
    expect(files.map((each: { path: string }) => each.path)).toEqual(['bad.json', 'good.json']);
    expect(files[0].issues[0]).toMatchObject({ id: 'code-unknown', line: 1, column: 38, at: 'Patient.gender' });
    expect(summary).toMatchObject({ files: 2, documents: 2, unread: 0, counts: { error: 1 } });
  });

  test('--format outcome is an OperationOutcome that is valid itself, and of several files a Bundle of them', () => {
    file('good.json', GOOD);
    const one = run([file('bad.json', BAD), '--format', 'outcome']).stdout;
    expect(JSON.parse(one)).toMatchObject({
      resourceType: 'OperationOutcome',
      issue: [{ severity: 'error', expression: ['Patient.gender'] }],
    });
    const both = run(['bad.json', 'good.json', '--format', 'outcome']).stdout;
    expect(JSON.parse(both).entry).toHaveLength(2);
    for (const told of [one, both]) expect(run(['-'], told)).toMatchObject({ code: 0 });
  });

  test.each([
    ['no path', [], /wants at least one file/],
    ['an option nobody knows', ['--loud', 'a.json'], /does not know "--loud"/],
    ['a format nobody knows', ['--format', 'xml', 'a.json'], /must be one of: text, json, outcome/],
    ['a file that is not there', ['nowhere.json'], /nowhere\.json cannot be read: there is no such file/],
    ['a pattern that nothing fits', ['nothing/*.json'], /no \*\.json or \*\.ndjson file is there/],
    ['a profile that is not at hand', ['--profile', 'http://a.jp/none', 'good.json'], /--package/],
    ['a package that is not there', ['--package', 'none.tgz', 'good.json'], /none\.tgz cannot be read/],
    ['an id nobody knows', ['--explain', 'json-coment'], /Did you mean json-comment/],
  ])('%s is a matter of usage: 2', (_says, args, message) => {
    file('good.json', GOOD);
    const { code, stdout, stderr } = run(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(/[ぁ-ん]/);
  });

  test('a file that cannot be read does not keep the others from being judged', () => {
    const latin = file('latin.json', Buffer.from('{"resourceType":"Patient","id":"\xe9"}', 'latin1'));
    const cut = file('cut.json.gz', gzipSync(ndjson([GOOD, BAD])).subarray(0, 40));
    const { code, stdout, stderr } = run([latin, cut, file('bad.json', BAD), 'nowhere.json', '--lang', 'en']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/latin\.json is not UTF-8/);
    expect(stderr).toMatch(/cut\.json\.gz is gzipped, but damaged/);
    expect(stderr).toMatch(/nowhere\.json cannot be read/);
    expect(stdout).toContain('bad.json:1:');
  });

  test('what a message quotes cannot command a terminal', () => {
    const { stdout } = run([
      file('escape.json', { resourceType: 'Patient', '\u001b[2Jname': 1, gender: '\u009b31m\u202e' }),
    ]);
    expect(stdout).toContain('[property-unknown]');
    expect(stdout).not.toMatch(/[\u001b\u009b\u202e]/);
  });

  test('--help and --explain', () => {
    expect(run(['--help'])).toMatchObject({ code: 0, stderr: '' });
    expect(run(['--explain', 'json-comment']).stdout).toMatch(/誤 \/ wrong.*\n.*正 \/ right/);
  });
});

describe('renkei validate --package', () => {
  const profile = {
    resourceType: 'StructureDefinition',
    url: 'http://a.jp/StructureDefinition/named',
    version: '1.0.0',
    name: 'Named',
    status: 'active',
    kind: 'resource',
    abstract: false,
    type: 'Patient',
    baseDefinition: 'http://hl7.org/fhir/StructureDefinition/Patient',
    derivation: 'constraint',
    differential: { element: [{ id: 'Patient.name', path: 'Patient.name', min: 1 }] },
  };

  const header = (name: string, size: number): Buffer => {
    const block = Buffer.alloc(512);
    block.write(name, 0);
    block.write(size.toString(8).padStart(11, '0'), 124);
    block.write('0', 156);
    return block;
  };
  const tgz = (files: Readonly<Record<string, unknown>>): Buffer =>
    gzipSync(
      Buffer.concat(
        Object.entries(files).flatMap(([name, value]) => {
          const bytes = Buffer.from(JSON.stringify(value));
          return [header(`package/${name}`, bytes.length), bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)];
        }),
      ),
    );

  test.each([
    [
      'a .tgz',
      () => file('named.tgz', tgz({ 'package.json': { name: 'named', version: '1.0.0' }, 'named.json': profile })),
    ],
    ['a folder with package/ in it', () => dirname(dirname(file('named/package/named.json', profile)))],
    ['a folder in the making', () => dirname(dirname(file('making/profiles/named.json', profile)))],
  ])('loads %s', (_says, make) => {
    file('good.json', GOOD);
    const { code, stdout } = run(['--package', make(), '--profile', profile.url, 'good.json']);
    expect(code).toBe(1);
    expect(stdout).toContain('[profile-min] http://a.jp/StructureDefinition/named|1.0.0');
  });

  test.each([
    ['no archive', 'not gzip, not tar'],
    ['cut off', tgz({ 'a.json': profile }).subarray(0, 100)],
    ['empty', gzipSync('')],
  ])('refuses one that is %s', (_says, content) => {
    const { code, stderr } = run(['--package', file('broken.tgz', content), file('good.json', GOOD)]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/broken\.tgz/);
  });

  test('refuses one that unpacks to more than any package', () => {
    const zeros = Buffer.alloc(64 << 20);
    const bomb = gzipSync(Buffer.concat(Array.from({ length: 9 }, () => zeros)), { level: 1 });
    const { code, stderr } = run(['--package', file('bomb.tgz', bomb), file('good.json', GOOD)]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/unpacks to more than 512 MB/);
  });

  test.skipIf(!existsSync(JP_CORE))('judges by JP Core', () => {
    const { code, stdout } = run(['--package', JP_CORE, '--profile', JP_PATIENT, file('good.json', GOOD)]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/Patient: .*`identifier`.*\[profile-min\] .*JP_Patient\|1\.2\.0/);
  });
});

describe('renkei validate --jsonl', () => {
  async function answers(lines: readonly string[]): Promise<Record<string, unknown>[]> {
    const child = spawn(process.execPath, [MAIN, 'validate', '--jsonl'], { stdio: ['pipe', 'pipe', 'inherit'] });
    child.stdin.end(`${lines.join('\n')}\n`);
    const found: Record<string, unknown>[] = [];
    for await (const line of createInterface({ input: child.stdout })) found.push(JSON.parse(line));
    return found;
  }
  const request = (more: object): string => JSON.stringify({ id: 1, text: JSON.stringify(BAD), ...more });

  test('answers whatever comes in, and lives on', async () => {
    const found = await answers([
      'no json',
      '[]',
      '{"id":"without text"}',
      '',
      request({ id: 'a' }),
      request({ id: 'b', text: '{' }),
      request({ id: 'c', profiles: 7, packages: [null, 3], references: 'x', options: [], profileUrl: {} }),
    ]);
    expect(
      found.map(({ id, error, issues }) => [id, error === undefined ? 'issues' : 'error', (issues as [])?.length]),
    ).toEqual([
      [null, 'error', undefined],
      [null, 'error', undefined],
      ['without text', 'error', undefined],
      ['a', 'issues', 1],
      ['b', 'issues', 1],
      ['c', 'issues', 1],
    ]);
    expect(found[3]).toMatchObject({
      issues: [{ severity: 'error', code: 'code-invalid', expression: 'Patient.gender', rule: 'code-unknown' }],
    });
  });

  test('a request has its own definitions, gone with the next', async () => {
    const set = (version: string) => ({ resourceType: 'ValueSet', url: 'http://a.jp/set', version, status: 'active' });
    const packages = [{ name: 'p', version: '1.0.0', dependencies: {}, resources: [set('1.0.0')] }];
    const profiles = [
      {
        resourceType: 'StructureDefinition',
        url: 'http://a.jp/named',
        name: 'Named',
        status: 'active',
        kind: 'resource',
        abstract: false,
        type: 'Patient',
        baseDefinition: 'http://hl7.org/fhir/StructureDefinition/Patient',
        derivation: 'constraint',
        differential: { element: [{ id: 'Patient.name', path: 'Patient.name', min: 1 }] },
      },
    ];
    const text = JSON.stringify(GOOD);
    const found = await answers([
      request({ text, profiles, packages, profileUrl: 'http://a.jp/named' }),
      request({ text, profileUrl: 'http://a.jp/named' }),
    ]);
    const rules = found.map(({ issues }) => (issues as { rule: string; severity: string }[]).map(({ rule }) => rule));
    expect(rules).toEqual([['profile-min'], ['profile-unknown']]);
  });
});
