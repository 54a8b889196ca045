import { createServer, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { SETTINGS } from '../../src/config.ts';
import { isMissing, type Running, rows, Workplace } from '../support/process.ts';

let place: Workplace;
beforeAll(async () => {
  place = await Workplace.make();
});
afterAll(() => place.clear());

const JAPANESE = /[ぁ-ん]/;

/** A sentence in each language, and nothing of our insides. */
function expectRefusal({ code, stdout, stderr }: { code: number | null; stdout: string; stderr: string }): void {
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  const [english, japanese, ...more] = stderr.trimEnd().split('\n');
  expect(english).toMatch(/^renkei: .*\.( \(Lock: .*\))?$/);
  expect(japanese).toMatch(JAPANESE);
  expect(more).toEqual([]);
}

interface Hub {
  readonly running: Running;
  readonly base: string;
}

async function serve(env: Record<string, string>): Promise<Hub> {
  const running = place.start(['serve'], { RENKEI_PORT: '0', RENKEI_DEMO: 'off', ...env });
  const [, base = ''] = await running.printed(/FHIR\s+(http\S+)[\s\S]*metadata/);
  return { running, base };
}

const get = async (url: string): Promise<{ status: number; body: Record<string, unknown> }> => {
  const response = await fetch(url);
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};

const countOf = async (base: string, type: string): Promise<unknown> =>
  (await get(`${base}/${type}?_summary=count`)).body.total;

describe('renkei serve', () => {
  test('greets with its address, its database, who may do what, and a curl that works', async () => {
    const url = await place.database('pglite');
    const { running, base } = await serve({ RENKEI_DATABASE_URL: url, RENKEI_DEMO: 'on' });
    expect(running.stdout).toMatch(/^Renkei 連携 \d+\.\d+\.\d+ is ready \(\d+\.\d s\) \/ 起動しました\n/);
    expect(base).toMatch(/^http:\/\/127\.0\.0\.1:[1-9]\d*\/fhir$/);
    expect(running.stdout).toContain(`Database  PGlite in ${url.replace('pglite:', '')}`);
    expect(running.stdout).toContain('Open to this machine only: whoever uses it may read and change everything.');
    expect(running.stdout).toContain('この端末専用です（認証なし）');
    const [, curl = ''] = /Try\s+curl '([^']+)'/.exec(running.stdout) ?? [];
    const { status, body } = await get(curl);
    expect(status).toBe(200);
    expect((body.entry as unknown[]).length).toBeGreaterThan(0);
    expect((await get(`${base}/metadata`)).body.resourceType).toBe('CapabilityStatement');
    expect((await running.kill('SIGTERM')).code).toBe(0);
  });

  test('keeps what was answered after kill -9, and loads the demo only once', async () => {
    const env = { RENKEI_DATABASE_URL: await place.database('pglite'), RENKEI_DEMO: 'on' };
    const first = await serve(env);
    expect(first.running.stdout).toMatch(/Demo\s+\d+ resources/);
    const demo = await countOf(first.base, 'Patient');
    const created = await fetch(`${first.base}/Patient`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/fhir+json' },
      body: JSON.stringify({ resourceType: 'Patient', name: [{ text: '架空 花子' }] }),
    });
    const id = created.headers.get('Location')?.split('/').at(-3);
    await first.running.kill('SIGKILL');
    const second = await serve(env);
    expect(second.running.stdout).not.toContain('Demo');
    expect((await get(`${second.base}/Patient/${id}`)).body).toMatchObject({ id, meta: { versionId: '1' } });
    expect(await countOf(second.base, 'Patient')).toBe(Number(demo) + 1);
    await second.running.kill('SIGTERM');
  });

  test('brings directories and forms, and leaves what a user corrected as it is over a restart', async () => {
    const env = { RENKEI_DATABASE_URL: await place.database('pglite') };
    const first = await serve(env);
    expect(first.running.stdout).toMatch(/Brought\s+directories, forms, profiles: \d{3,} new, 0 renewed/);
    expect((await get(`${first.base}/Questionnaire/admission-information`)).body.title).toBe(
      '入院時情報提供書（様式1）',
    );
    const { body } = await get(`${first.base}/Organization/hk-hosp-01`);
    expect(body).toMatchObject({ name: '青木病院', meta: { versionId: '1' } });
    const corrected = await fetch(`${first.base}/Organization/hk-hosp-01`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/fhir+json' },
      body: JSON.stringify({ ...body, name: '青木病院（移転）' }),
    });
    expect(corrected.status).toBe(200);
    await first.running.kill('SIGKILL');
    const second = await serve(env);
    expect(second.running.stdout).not.toContain('Brought');
    expect((await get(`${second.base}/Organization/hk-hosp-01`)).body).toMatchObject({
      name: '青木病院（移転）',
      meta: { versionId: '2' },
    });
    expect((await second.running.kill('SIGTERM')).code).toBe(0);
  });

  test('a second one on the same data directory is refused, the first one goes on', async () => {
    const env = { RENKEI_DATABASE_URL: await place.database('pglite') };
    const { running, base } = await serve(env);
    const ended = await place.run(['serve'], { RENKEI_PORT: '0', ...env });
    expectRefusal(ended);
    expect(ended.stderr).toMatch(/is in use by another renkei process \(pid \d+/);
    expect((await get(`${base}/Patient`)).status).toBe(200);
    expect((await running.kill('SIGINT')).code).toBe(0);
    const after = await serve(env);
    expect((await after.running.kill('SIGTERM')).code).toBe(0);
  });

  test('names another port when the wanted one is in use, and leaves the database alone', async () => {
    const taken = await new Promise<Server>((done) => {
      const server = createServer().listen(0, '127.0.0.1', () => done(server));
    });
    const { port } = taken.address() as { port: number };
    const ended = await place.run(['serve'], { RENKEI_PORT: String(port), RENKEI_DATABASE_URL: 'pglite:untouched' });
    taken.close();
    expectRefusal(ended);
    expect(ended.stderr).toContain(`RENKEI_PORT=${port + 1}`);
  });

  const wrong: Record<string, string> = {
    RENKEI_PORT: 'eighty',
    RENKEI_HOST: '0.0.0.0',
    RENKEI_DATABASE_URL: 'mysql://renkei:secret@127.0.0.1/renkei',
    RENKEI_AUTH: 'none',
    RENKEI_PUBLIC_URL: 'renkei.example.jp',
    RENKEI_OPEN_NETWORK: 'yes',
    RENKEI_TIMEZONE: 'Honshu',
    RENKEI_CLOCK: '2026-11-10',
    RENKEI_ADMISSION_FEE: 'generously',
    RENKEI_VALIDATION: 'perhaps',
    RENKEI_DEMO: 'yes',
    RENKEI_MAX_BODY_KB: '-1',
    RENKEI_MAX_DEPTH: '1',
    RENKEI_MAX_ENTRIES: '1e3',
    RENKEI_CONDITIONAL_DELETE: 'all',
    RENKEI_PAGE_SIZE: '0',
    RENKEI_MAX_PAGE_SIZE: '100000',
    RENKEI_LOG: 'loud',
    RENKEI_DELIVERY_ALLOW: '10.0.0.0/40',
  };

  test('every setting has a wrong value below', () => {
    expect(Object.keys(wrong).sort()).toEqual(SETTINGS.map(({ name }) => name).sort());
  });

  test.each(Object.entries(wrong))('a wrong value stops the start and names %s (%s)', async (name, value) => {
    const ended = await place.run(['serve'], { RENKEI_DATABASE_URL: 'pglite:never', [name]: value });
    expectRefusal(ended);
    const [english, japanese] = ended.stderr.split('\n');
    expect(english).toContain(`renkei: ${name} `);
    expect(japanese).toContain(name);
    expect(ended.stderr).not.toContain('secret');
  });

  test('binds beyond loopback only when that is accepted', async () => {
    const env = { RENKEI_HOST: '0.0.0.0', RENKEI_DATABASE_URL: await place.database('pglite') };
    const { running } = await serve({ ...env, RENKEI_OPEN_NETWORK: 'accepted' });
    expect(running.stdout).toContain('OPEN TO THE NETWORK');
    expect((await running.kill('SIGTERM')).code).toBe(0);
  });

  test('says that PostgreSQL cannot be reached, without the password', async () => {
    const ended = await place.run(['serve'], {
      RENKEI_PORT: '0',
      RENKEI_DATABASE_URL: 'postgres://renkei:secret@127.0.0.1:1/renkei',
    });
    expectRefusal(ended);
    expect(ended.stderr).toContain('postgres://renkei@127.0.0.1:1/renkei cannot be used: ECONNREFUSED');
    expect(ended.stderr).not.toContain('secret');
  });

  test.skipIf(isMissing('postgres'))('says that PostgreSQL has no such database', async () => {
    const ended = await place.run(['serve'], {
      RENKEI_PORT: '0',
      RENKEI_DATABASE_URL: `${inject('postgres')}/nowhere`,
    });
    expectRefusal(ended);
    expect(ended.stderr).toContain('there is no such database');
  });

  test.skipIf(isMissing('postgres'))(
    'several may run on one PostgreSQL, and start on an empty one together',
    async () => {
      const url = await emptyPostgres();
      const hubs = await Promise.all([1, 2, 3].map(() => serve({ RENKEI_DATABASE_URL: url, RENKEI_DEMO: 'on' })));
      const counts = await Promise.all(hubs.map(({ base }) => countOf(base, 'Patient')));
      expect(new Set(counts).size).toBe(1);
      const versions = await rows<{ most: number }>(url, 'select max(version) as most from resource');
      expect(versions).toEqual([{ most: 1 }]);
      for (const { running } of hubs) expect((await running.kill('SIGTERM')).code).toBe(0);
    },
  );
});

describe('renkei', () => {
  test.each(['serve', 'load', 'migrate'])('%s --help explains the command in both languages', async (command) => {
    const { code, stdout, stderr } = await place.run([command, '--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(new RegExp(`^usage: renkei ${command}`));
    expect(stdout).toMatch(JAPANESE);
  });

  test('serve --help lists every setting', async () => {
    const { stdout } = await place.run(['serve', '--help']);
    for (const { name } of SETTINGS) expect(stdout).toContain(name);
  });

  test('--help lists the commands; without a command that is an error', async () => {
    const [asked, bare] = await Promise.all([place.run(['--help']), place.run([])]);
    expect([asked.code, bare.code]).toEqual([0, 2]);
    expect(asked.stdout).toMatch(/serve[\s\S]*load FILES[\s\S]*migrate/);
  });

  test.each([
    { args: ['sreve'], says: 'There is no command "sreve". Commands: serve, load, validate, reindex, migrate' },
    { args: ['serve', '8080'], says: 'serve takes no argument "8080"' },
    { args: ['migrate', '--force'], says: 'migrate does not know "--force"' },
    { args: ['constructor'], says: 'There is no command "constructor"' },
  ])('is used wrongly: $args', async ({ args, says }) => {
    const ended = await place.run(args);
    expectRefusal(ended);
    expect(ended.stderr).toContain(says);
  });
});

const emptyPostgres = async (): Promise<string> => {
  const name = `empty_${process.pid}_${Math.random().toString(36).slice(2)}`;
  await rows(`${inject('postgres')}/postgres`, `create database ${name}`);
  return `${inject('postgres')}/${name}`;
};

describe.skipIf(isMissing('postgres'))('renkei migrate on PostgreSQL', () => {
  const migrate = (url: string, ...args: string[]) => place.run(['migrate', ...args], { RENKEI_DATABASE_URL: url });

  test('shows what is pending, applies it, and then has nothing to do', async () => {
    const url = await emptyPostgres();
    const shown = await migrate(url, '--dry-run');
    expect(shown.code).toBe(0);
    expect(shown.stdout).toMatch(/( *\d{4}_\w+\.sql {2}[0-9a-f]{12} {2}pending \/ 未適用\n){2,}$/);
    expect(await rows(url, `select to_regclass('resource') as there`)).toEqual([{ there: null }]);
    const applied = await migrate(url);
    expect(applied.stdout).toMatch(/Applied and verified: 0001_\w+\.sql/);
    const again = await migrate(url);
    expect(again.stdout).toMatch(/0001_\w+\.sql {2}[0-9a-f]{12} {2}applied \d{4}-/);
    expect(again.stdout).toContain('Nothing to apply. / 適用するものはありません。');
  });

  test('refuses a database whose migration was edited after it had been applied', async () => {
    const url = await place.database('postgres');
    await rows(url, `update migration set hash = repeat('0', 64) where number = 1`);
    for (const command of ['migrate', 'serve']) {
      const ended = await place.run([command], { RENKEI_DATABASE_URL: url, RENKEI_PORT: '0' });
      expectRefusal(ended);
      expect(ended.stderr).toMatch(
        /Migration 0001_\w+\.sql was changed after it had been applied \(stored hash 000000000000…/,
      );
    }
  });

  test('refuses a database of a newer version', async () => {
    const url = await place.database('postgres');
    await rows(url, `insert into migration (number, name, hash) values (9999, '9999_later.sql', 'x')`);
    const ended = await migrate(url);
    expectRefusal(ended);
    expect(ended.stderr).toContain('migrated by a newer renkei (migration 9999 is unknown here)');
  });
});

test('renkei migrate shows what is applied to an embedded database, too', async () => {
  const { code, stdout } = await place.run(['migrate', '--dry-run'], {
    RENKEI_DATABASE_URL: await place.database('pglite'),
  });
  expect(code).toBe(0);
  expect(stdout).toMatch(/^PGlite in .*\n {2}0001_\w+\.sql {2}[0-9a-f]{12} {2}applied /);
});
