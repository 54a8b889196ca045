// Build step: the operations of profiles/operations -> dist/definitions/operations.json.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';

const ROOT = new URL('../../../', import.meta.url);
const SOURCE = new URL('profiles/operations/', ROOT);
const TARGET = new URL('dist/definitions/', ROOT);

const operations = readdirSync(SOURCE)
  .filter((name) => name.endsWith('.json'))
  .sort()
  .map((name): unknown => JSON.parse(readFileSync(new URL(name, SOURCE), 'utf8')));
mkdirSync(TARGET, { recursive: true });
writeFileSync(new URL('operations.json', TARGET), JSON.stringify(operations));
