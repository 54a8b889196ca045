// Where there is no PostgreSQL, its tests are counted as skipped, one by one.
import { beforeEach } from 'vitest';
import { hasDatabase } from './database.ts';

beforeEach((context) => {
  if (!hasDatabase()) context.skip('no PostgreSQL found');
});
