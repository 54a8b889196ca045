// The command line's door is guarded as the others are: `renkei load` itself, with a guard of ours at the only way in.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { load } from '../../src/cli/load.ts';
import { readConfig } from '../../src/config.ts';
import type { Resource } from '../../src/fhir/resource.ts';
import { createLog, openStore } from '../../src/hub.ts';
import { Problem } from '../../src/problem.ts';
import type { Guard } from '../../src/store/write/change.ts';
import { borrowed } from '../support/database.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';

const SAID = { en: 'No Task may be called an error.', ja: 'Task を誤登録にすることはできません。' };
const refusing: Guard = ({ after }) => {
  if (after?.resourceType === 'Task' && after.status === 'entered-in-error')
    throw new Problem('business-rule', SAID, { at: 'Task.status' });
};
const task = (id: string, status: string): Resource => ({ resourceType: 'Task', id, status, intent: 'order' });

let hub: TestHub;
let folder: string;
beforeAll(async () => {
  hub = await startTestHub({}, { guards: [refusing] });
  folder = await mkdtemp(join(tmpdir(), 'renkei-guards-'));
});
afterAll(async () => {
  await hub?.close();
  await rm(folder, { recursive: true, force: true });
});

const said: string[] = [];
beforeEach(() => {
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  }
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe('a forbidden change in a file', () => {
  test('is refused and reported with the guard’s words, and its neighbours are stored', async () => {
    const file = join(folder, 'tasks.ndjson');
    const report = join(folder, 'refused.ndjson');
    const tasks = [task('load-1', 'requested'), task('load-2', 'entered-in-error'), task('load-3', 'requested')];
    await writeFile(file, tasks.map((each) => JSON.stringify(each)).join('\n'));
    const config = readConfig({ RENKEI_DATABASE_URL: 'pglite:memory', RENKEI_LOG: 'silent' });
    const database = hub.store.database;
    const code = await load(
      [file, '--report', report],
      () => config,
      (settings) => openStore(settings, createLog(settings), [], { database: borrowed(database), guards: [refusing] }),
    );
    expect(code).toBe(1);
    const [refusal] = (await readFile(report, 'utf8'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(refusal).toMatchObject({
      line: 2,
      outcome: { issue: [{ code: 'business-rule', details: { text: SAID.ja } }] },
    });
    expect(said.join('')).toContain(SAID.en);
    for (const [id, status] of [
      ['load-1', 200],
      ['load-2', 404],
      ['load-3', 200],
    ] as const) {
      expect((await hub.http.get(`/fhir/Task/${id}`)).status).toBe(status);
    }
  });
});
