import { truncateSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lockDirectory } from '../../src/store/data-directory-lock.ts';
import { isMissing, KINDS, pause, rows, stored, Workplace } from '../support/process.ts';

let place: Workplace;
beforeAll(async () => {
  place = await Workplace.make();
});
afterAll(() => place.clear());

const patient = (id: string | undefined, more: object = {}): object => ({
  resourceType: 'Patient',
  ...(id === undefined ? {} : { id }),
  name: [{ text: '山田 太郎' }],
  ...more,
});

const BAD = { resourceType: 'Patient', id: 'bad', gender: 'unheard-of' };

const json = (value: unknown): string => JSON.stringify(value);
const ndjson = (values: readonly unknown[]): string => values.map((value) => `${json(value)}\n`).join('');
const bundle = (type: string, entry: readonly object[]): object => ({ resourceType: 'Bundle', type, entry });

function file(name: string, content: string | Buffer): string {
  writeFileSync(place.path(name), content);
  return name;
}

describe.each(KINDS)('renkei load on %s', (kind) => {
  const it = test.skipIf(isMissing(kind));

  /** Loads into a fresh database, and tells what is in it afterwards. */
  async function load(args: readonly string[], url?: string) {
    const database = url ?? (await place.database(kind));
    const ended = await place.run(['load', ...args], { RENKEI_DATABASE_URL: database });
    return { ...ended, url: database, stored: await stored(database) };
  }

  it('takes NDJSON, single resources, gzip and byte order marks, whatever the names say', async () => {
    const {
      code,
      stdout,
      stored: found,
    } = await load([
      file('lines.json', `\ufeff${ndjson([patient('a'), patient('b')])}\n\n${json(patient('c'))}`),
      file('pretty.ndjson', JSON.stringify(patient('d', { multipleBirthInteger: 2 }), null, 2)),
      file('packed.txt', gzipSync(Buffer.concat([Buffer.from('\ufeff'), Buffer.from(ndjson([patient('e')]))]))),
      file(
        'decimal.json',
        '{"resourceType":"Observation","id":"o","status":"final","code":{"text":"体重"},"valueQuantity":{"value":50.10}}',
      ),
      file('nothing.ndjson', ''),
    ]);
    expect(code).toBe(0);
    expect([...found.keys()].sort()).toEqual([
      'Observation/o',
      'Patient/a',
      'Patient/b',
      'Patient/c',
      'Patient/d',
      'Patient/e',
    ]);
    expect(stdout).toContain('lines.json (NDJSON)\n  stored 3 (created 3, updated 0), unchanged 0, refused 0\n');
    expect(stdout).toContain('packed.txt (Patient/e, gzip)');
    expect(stdout).toContain('登録 3 件（新規 3、更新 0）、変更なし 0 件、拒否 0 件');
    const [observation] = await rows<{ content: string }>(
      (await load([file('decimal2.json', await readFile(place.path('decimal.json')))])).url,
      'select content from resource_version',
    );
    expect(observation?.content).toContain('50.10');
  });

  it('gives an id to what has none, and leaves alone what is stored already just so', async () => {
    const path = file('twice.ndjson', ndjson([patient('same'), patient('other'), patient(undefined)]));
    const first = await load([path]);
    file('twice.ndjson', ndjson([patient('same'), patient('other', { active: true }), patient(undefined)]));
    const second = await load([path], first.url);
    expect(second.stdout).toContain('stored 2 (created 1, updated 1), unchanged 1, refused 0');
    expect(second.stored.size).toBe(4);
    expect(second.stored.get('Patient/same')?.version).toBe(1);
    expect(second.stored.get('Patient/other')?.version).toBe(2);
  });

  it('joins the entries of a collection by fullUrl, also when they are stored in several writes', async () => {
    const many = Array.from({ length: 450 }, (_, i) => ({
      fullUrl: `https://elsewhere.example/fhir/Observation/o${i}`,
      resource: {
        resourceType: 'Observation',
        id: `o${i}`,
        status: 'final',
        code: { text: '体温' },
        subject: { reference: i % 2 === 0 ? 'urn:uuid:6f9619ff-8b86-4d01-b42d-00cf4fc964ff' : 'Encounter/e' },
        hasMember: [{ reference: `https://elsewhere.example/fhir/Observation/o${(i + 300) % 450}` }],
      },
    }));
    const profile = 'http://elsewhere.example/StructureDefinition/p';
    const { code, stored: found } = await load([
      file(
        'collection.json',
        json(
          bundle('collection', [
            ...many,
            { fullUrl: 'urn:uuid:6f9619ff-8b86-4d01-b42d-00cf4fc964ff', resource: patient(undefined) },
            {
              fullUrl: profile,
              resource: { resourceType: 'Basic', id: 'p', code: { text: 'x' }, meta: { profile: [profile] } },
            },
          ]),
        ),
      ),
    ]);
    expect(code).toBe(0);
    expect(found.size).toBe(452);
    const [subject] = [...found.keys()].filter((key) => key.startsWith('Patient/'));
    expect(found.get('Observation/o0')?.resource).toMatchObject({
      subject: { reference: subject },
      hasMember: [{ reference: 'Observation/o300' }],
    });
    expect(found.get('Observation/o1')?.resource).toMatchObject({ subject: { reference: 'Encounter/e' } });
    // A web address that names something is no link to the entry of that address.
    expect(found.get('Basic/p')?.resource).toMatchObject({ meta: { profile: [profile] } });
  });

  it('stores a transaction whole or not at all, and does what its requests say', async () => {
    const url = await place.database(kind);
    const identifier = [{ system: 'https://renkei.example/mrn', value: '1' }];
    const post = (resource: object, more: object = {}) => ({
      resource,
      request: { method: 'POST', url: (resource as { resourceType: string }).resourceType, ...more },
    });
    const put = (resource: { id: string }) => ({ resource, request: { method: 'PUT', url: `Patient/${resource.id}` } });
    const ifNoneExist = 'identifier=https://renkei.example/mrn|1';
    const good = bundle('transaction', [
      {
        fullUrl: 'urn:uuid:11111111-1111-4111-8111-111111111111',
        ...post(patient(undefined, { identifier }), { ifNoneExist }),
      },
      put(patient('gone') as { id: string }),
      post({
        resourceType: 'Encounter',
        status: 'planned',
        class: { code: 'IMP' },
        subject: { reference: 'urn:uuid:11111111-1111-4111-8111-111111111111' },
      }),
    ]);
    const first = await load([file('good.json', json(good))], url);
    expect({ code: first.code, size: first.stored.size }).toEqual({ code: 0, size: 3 });
    const [encounter, subject] = ['Encounter', 'Patient'].map((type) =>
      [...first.stored.keys()].find((key) => key.startsWith(`${type}/`) && key !== 'Patient/gone'),
    );
    expect(first.stored.get(encounter!)?.resource).toMatchObject({ subject: { reference: subject } });

    const bad = bundle('transaction', [put(patient('whole') as { id: string }), put(BAD)]);
    const later = bundle('batch', [
      post(patient(undefined, { identifier }), { ifNoneExist }),
      { request: { method: 'DELETE', url: 'Patient/gone' } },
      { request: { method: 'DELETE', url: 'Patient?identifier=none|such' } },
      { request: { method: 'GET', url: 'Patient/whole' } },
    ]);
    const second = await load([file('bad.json', json(bad)), file('later.json', json(later))], url);
    expect(second.code).toBe(1);
    expect(second.stored.has('Patient/whole')).toBe(false);
    expect(second.stdout).toContain('Bundle.entry[1]  Patient/bad');
    expect(second.stdout).toContain('トランザクションは全件登録か全件拒否のため、2 件すべてを登録していません。');
    expect(second.stdout).toContain('stored 0 (created 0, updated 0), deleted 1, unchanged 2, refused 1');
    expect(second.stdout).toContain('POST, PUT and DELETE; GET is not among them');
    expect(second.stored.get('Patient/gone')).toEqual({ version: 2 });
  });

  it('takes search results and histories, the oldest version first, and documents as they are', async () => {
    const searchset = bundle('searchset', [
      { resource: patient('found'), search: { mode: 'match' } },
      { resource: { resourceType: 'OperationOutcome', issue: [] }, search: { mode: 'outcome' } },
    ]);
    const version = (resource: object | undefined, method: string, id: string) => ({
      ...(resource === undefined ? {} : { resource }),
      request: { method, url: `https://elsewhere.example/fhir/Patient/${id}/_history/9` },
      response: { status: '200' },
    });
    const history = bundle('history', [
      version(undefined, 'DELETE', 'h2'),
      version(patient('h1', { active: true }), 'PUT', 'h1'),
      version(patient('h2'), 'POST', 'h2'),
      version(patient('h1', { active: false }), 'POST', 'h1'),
    ]);
    const document = {
      ...bundle('document', [
        { fullUrl: 'urn:uuid:22222222-2222-4222-8222-222222222222', resource: patient('inside') },
      ]),
      id: 'doc',
    };
    const { stdout, stored: found } = await load([
      file('search.json', json(searchset)),
      file('history.json', json(history)),
      file('document.json', json(document)),
      file('answer.json', json(bundle('batch-response', []))),
    ]);
    expect([...found.keys()].sort()).toEqual(['Bundle/doc', 'Patient/found', 'Patient/h1', 'Patient/h2']);
    expect(found.get('Patient/h1')).toMatchObject({ version: 2, resource: { active: true } });
    expect(found.get('Patient/h2')).toEqual({ version: 2 });
    expect(stdout).toContain('passed over 1');
    expect(stdout).toContain('A Bundle of type "batch-response" cannot be loaded');
  });

  it('refuses only what is faulty, tells where and why in both languages, and writes all of it with --report', async () => {
    const lines = Array.from({ length: 430 }, (_, i) =>
      json(i % 10 === 3 ? { ...BAD, id: `bad${i}` } : patient(`p${i}`)),
    );
    lines[7] = '{"resourceType":"Patient", broken';
    lines[8] = json({ resourceType: 'Patent', id: 'x' });
    lines[9] = json({ resourceType: 'Patient', id: 'not_an_id' });
    lines[10] = json(bundle('transaction', []));
    const {
      code,
      stdout,
      stored: found,
    } = await load(['--report', 'refused.ndjson', file('mixed.ndjson', lines.join('\n'))]);
    expect(code).toBe(1);
    expect(found.size).toBe(430 - 43 - 4);
    expect(stdout).toContain('stored 383 (created 383, updated 0), unchanged 0, refused 47');
    expect(stdout).toContain('    line 4 / 4 行目  Patient/bad3\n      Patient.gender: ');
    expect(stdout).toContain('コードではありません');
    expect(stdout).toContain('    line 8 / 8 行目\n      Line 8, column 28: ');
    expect(stdout).toContain('"not_an_id" is invalid');
    expect(stdout).toContain('… and 27 more');
    const report = (await readFile(place.path('refused.ndjson'), 'utf8'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(report).toHaveLength(47);
    expect(report[0]).toMatchObject({
      file: 'mixed.ndjson',
      line: 4,
      resource: 'Patient/bad3',
      outcome: { resourceType: 'OperationOutcome', issue: [{ severity: 'error', expression: ['Patient.gender'] }] },
    });
    expect(report.map(({ line }) => line)).toEqual(report.map(({ line }) => line).sort((a, b) => a - b));
  });

  it('checks everything and stores nothing with --dry-run', async () => {
    const {
      code,
      stdout,
      stored: found,
      url,
    } = await load(['--dry-run', file('trial.ndjson', ndjson([patient('a'), BAD]))]);
    expect(code).toBe(1);
    expect(stdout).toContain('would be stored 1, refused 1');
    expect(found.size).toBe(0);
    expect(await rows(url, 'select * from load_progress')).toEqual([]);
  });

  it('after kill -9 at any moment, --resume brings exactly the rest', async () => {
    const count = kind === 'pglite' ? 3_000 : 8_000;
    const lines = Array.from({ length: count }, (_, i) => {
      const identifier = [{ system: 'https://renkei.example/mrn', value: String(i) }];
      return i % 100 === 50 ? BAD : patient(i % 3 === 0 ? `p${i}` : undefined, { identifier });
    });
    const path = file(`big-${kind}.ndjson.gz`, gzipSync(ndjson(lines)));
    const url = await place.database(kind);
    const positions: number[] = [];
    let code: number | null = null;
    let stdout = '';
    for (let wait = 300; code === null; wait += 400) {
      const running = place.start(['load', '--resume', path], { RENKEI_DATABASE_URL: url });
      await running.printed(/^Loading/);
      const over = await Promise.race([running.ended, pause(wait)]);
      ({ code, stdout } = over ?? (await running.kill('SIGKILL')));
      const [row] = await rows<{ position: number }>(url, 'select position::int as position from load_progress');
      positions.push(row?.position ?? 0);
    }
    expect(code).toBe(stdout.includes('refused 0') ? 0 : 1);
    expect(positions.some((position) => position > 0 && position < count)).toBe(true);
    expect(positions.at(-1)).toBe(count);
    const [found] = await rows<{ resources: number; versions: number; different: number }>(
      url,
      `select (select count(*)::int from resource) as resources,
              (select count(*)::int from resource_version) as versions,
              (select count(distinct content::json -> 'identifier' -> 0 ->> 'value')::int from resource_version) as different`,
    );
    const good = count - count / 100;
    expect(found).toEqual({ resources: good, versions: good, different: good });
    const [progress] = await rows(url, 'select stored::int as stored, refused::int as refused from load_progress');
    expect(progress).toEqual({ stored: good, refused: count / 100 });
  });

  it('resumes a collection whose entries refer to each other with the ids it gave before', async () => {
    const url = await place.database(kind);
    const entries = [
      { fullUrl: 'urn:uuid:33333333-3333-4333-8333-333333333333', resource: patient(undefined) },
      ...Array.from({ length: 600 }, (_, i) => ({
        resource: {
          resourceType: 'Observation',
          id: `o${i}`,
          status: 'final',
          code: { text: '体温' },
          subject: { reference: 'urn:uuid:33333333-3333-4333-8333-333333333333' },
        },
      })),
    ];
    const path = file('long.json', json(bundle('collection', entries)));
    await load([path], url);
    // As if it had been cut off after the first slice.
    await rows(
      url,
      `delete from resource where rid in (select rid from resource_version where content like '%"o4__"%')`,
    );
    await rows(url, `delete from resource_version where content like '%"o4__"%'`);
    await rows(url, 'update load_progress set position = 201');
    const { stdout, stored: found } = await load(['--resume', path], url);
    expect(stdout).toContain('earlier: settled');
    expect(stdout).toContain('stored 100 (created 100, updated 0), unchanged 300');
    const subjects = new Set([...found.values()].map(({ resource }) => json(resource?.subject)));
    const [subject] = [...found.keys()].filter((key) => key.startsWith('Patient/'));
    expect([...subjects].sort()).toEqual([json({ reference: subject }), undefined].sort());
  });

  it('ends after the current slice when it is told to, and says how to go on', async () => {
    const count = 10_000;
    const path = file('long way.ndjson', ndjson(Array.from({ length: count }, (_, i) => patient(`p${i}`))));
    const url = await place.database(kind);
    const running = place.start(['load', path], { RENKEI_DATABASE_URL: url });
    await running.printed(/^Loading/);
    await pause(300);
    const { code, stdout, stderr } = await running.kill('SIGINT');
    expect(code).toBe(2);
    expect(stderr).toContain("renkei load --resume 'long way.ndjson'");
    expect(stderr).toContain('途中で終了しました');
    const done = Number(/stored ([\d,]+)/.exec(stdout)?.[1]?.replaceAll(',', ''));
    const [row] = await rows<{ position: number }>(url, 'select position::int as position from load_progress');
    expect(row?.position).toBe(done);
    expect(done).toBeLessThan(count);
  });

  it('says in a sentence which file cannot be read, and loads the others', async () => {
    const packed = gzipSync(ndjson(Array.from({ length: 3_000 }, (_, i) => patient(`z${i}`, { active: i % 7 === 0 }))));
    file('cut.ndjson.gz', packed);
    truncateSync(place.path('cut.ndjson.gz'), Math.floor(packed.length / 2));
    const {
      code,
      stderr,
      stored: found,
    } = await load([
      'missing.ndjson',
      '.',
      file('sjis.json', Buffer.from('{"resourceType":"Patient","name":[{"text":"\x8eR\x93c"}]}', 'latin1')),
      file('broken.json', '{\n  "resourceType": "Patient",\n  "id": a\n}\n'),
      'cut.ndjson.gz',
      file('fine.ndjson', ndjson([patient('fine')])),
    ]);
    expect(code).toBe(2);
    for (const sentence of [
      'missing.ndjson cannot be read: there is no such file.',
      'missing.ndjson を読めません（ファイルがありません）。',
      '. is a folder.',
      'sjis.json is not UTF-8',
      'broken.json is not JSON. Line 3, column 9: ',
      'cut.ndjson.gz is gzipped, but damaged or cut off',
    ]) {
      expect(stderr).toContain(sentence);
    }
    expect(found.has('Patient/fine')).toBe(true);
    expect(found.has('Patient/z0')).toBe(true);
  });
});

describe('renkei load', () => {
  test.skipIf(isMissing('postgres'))('ends with a sentence when PostgreSQL goes away, and can be resumed', async () => {
    const count = 8_000;
    const path = file('away.ndjson', ndjson(Array.from({ length: count }, () => patient(undefined))));
    const url = await place.database('postgres');
    const running = place.start(['load', path], { RENKEI_DATABASE_URL: url });
    await running.printed(/^Loading/);
    let isOver = false;
    void running.ended.then(() => {
      isOver = true;
    });
    while (!isOver) {
      await pause(100);
      await rows(
        url,
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'`,
      );
    }
    const { code, stderr } = await running.ended;
    expect(code).toBe(2);
    expect(stderr).toContain('The load was cut off. The database cannot be reached at the moment.');
    expect(stderr).toContain('renkei load --resume away.ndjson');
    expect((await place.run(['load', '--resume', path], { RENKEI_DATABASE_URL: url })).code).toBe(0);
    const [found] = await rows(url, 'select count(*)::int as count, max(version) as most from resource');
    expect(found).toEqual({ count, most: 1 });
  });

  test('leaves a data directory alone that another process uses', async () => {
    const url = await place.database('pglite');
    const lock = await lockDirectory(url.replace('pglite:', ''));
    const ended = await place.run(['load', file('one.json', json(patient('one')))], { RENKEI_DATABASE_URL: url });
    await lock.release();
    expect(ended.code).toBe(2);
    expect(ended.stderr).toMatch(/is in use by another renkei process \(pid \d+/);
    expect(ended.stderr).toContain('使用中です');
    expect((await stored(url)).size).toBe(0);
  });

  test.each([
    { args: [], says: 'at least one file' },
    { args: ['--resumee', 'a.json'], says: '"--resumee"' },
    { args: ['a.json', '--report'], says: '--report wants a file name' },
    { args: ['--report', 'no/such/folder.ndjson', 'there.json'], says: 'cannot be written' },
  ])('is used wrongly: $args', async ({ args, says }) => {
    file('there.json', json(patient('one')));
    const { code, stderr } = await place.run(['load', ...args], { RENKEI_DATABASE_URL: 'pglite:never' });
    expect(code).toBe(2);
    expect(stderr).toContain(says);
    expect(stderr).toMatch(/[ぁ-ん]/);
  });

  test('explains itself with --help', async () => {
    const { code, stdout } = await place.run(['load', '--help']);
    expect(code).toBe(0);
    for (const word of ['--resume', '--dry-run', '--report FILE', 'Exit codes']) expect(stdout).toContain(word);
  });
});
