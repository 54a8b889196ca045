// Makes one migrated PGlite data directory per run, as an archive: workers load it instead of running initdb.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../src/store/migrate.ts';
import { PgliteDatabase } from '../../src/store/pglite.ts';

declare module 'vitest' {
  interface ProvidedContext {
    pgliteDump: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'renkei-test-'));
  const file = join(folder, 'pgdata.tar');
  const database = await PgliteDatabase.inMemory();
  await migrate(database);
  await writeFile(file, Buffer.from(await (await database.dump()).arrayBuffer()));
  await database.close();
  project.provide('pgliteDump', file);
  return () => rm(folder, { recursive: true, force: true });
}
