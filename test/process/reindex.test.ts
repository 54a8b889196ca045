// Indexing anew, killed on the way: the next that comes goes on where it was.
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { photoParameter } from '../support/photo-parameter.ts';
import { isMissing, rows, Workplace } from '../support/process.ts';

let place: Workplace;
beforeAll(async () => {
  place = await Workplace.make();
});
afterAll(() => place.clear());

const PATIENTS = 3_000;

const line = (i: number): string =>
  JSON.stringify({ resourceType: 'Patient', id: `p${i}`, photo: [{ title: `photo ${i}` }], birthDate: '1950-04-12' });

const SLOW = [
  `create function slow() returns trigger language plpgsql as $$ begin perform pg_sleep(0.15); return null; end $$`,
  'create trigger slow after update on reindex_job for each statement execute function slow()',
];

describe.skipIf(isMissing('postgres'))('renkei reindex, killed with -9', () => {
  test('is gone on with, and ends with nothing wrong', async () => {
    const url = await place.database('postgres');
    const env = { RENKEI_DATABASE_URL: url };
    writeFileSync(place.path('patients.ndjson'), Array.from({ length: PATIENTS }, (_, i) => `${line(i)}\n`).join(''));
    writeFileSync(place.path('definition.ndjson'), `${JSON.stringify(photoParameter())}\n`);
    expect((await place.run(['load', 'patients.ndjson', 'definition.ndjson'], env)).code).toBe(0);

    // Slow enough to be met on its way.
    for (const statement of SLOW) await rows(url, statement);
    // Of the patients for the definition, or of all with the definition itself.
    for (const phase of ['indexing', 'checking']) {
      const running = place.start(['reindex', '--wait'], env);
      await running.printed(new RegExp(`${phase} / \\S+ [1-9]\\d*00 / (?:${PATIENTS}|${PATIENTS + 1})`));
      await running.kill('SIGKILL');
    }
    await rows(url, 'drop trigger slow on reindex_job');
    const done = await place.run(['reindex', '--wait'], env);
    expect([done.code, done.stderr]).toEqual([0, expect.stringContaining('checking')]);

    const found = await rows(url, 'select state, indexed::int, extracted::int from search_definition');
    expect(found).toEqual([{ state: 1, indexed: PATIENTS, extracted: PATIENTS }]);
    expect(await rows(url, 'select sum(mismatches)::int as n from reindex_job')).toEqual([{ n: 0 }]);
    expect(await rows(url, 'select count(*)::int as n from resource_version where version > 1')).toEqual([{ n: 0 }]);
  });
});
