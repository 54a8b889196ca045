// regions/<key>/directory.json -> generated/directories/<key>.json: one transaction of PUTs with fixed ids, so that
// loading a directory again changes nothing. `--check` compares instead of writing.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { BASE } from './directory/datatypes.mjs';
import { directoryResources } from './directory/resources.mjs';

const PROFILES = fileURLToPath(new URL('..', import.meta.url));
const REGIONS = path.join(PROFILES, 'regions');
const { values: options } = parseArgs({
  options: {
    check: { type: 'boolean', default: false },
    out: { type: 'string', default: path.join(PROFILES, 'generated/directories') },
  },
});

const put = (resource) => {
  const url = `${resource.resourceType}/${resource.id}`;
  return { fullUrl: `${BASE}/${url}`, resource, request: { method: 'PUT', url } };
};

const bundleOf = (directory) => ({
  resourceType: 'Bundle',
  id: `directory-${directory.region}`,
  type: 'transaction',
  entry: directoryResources(directory).map(put),
});

/** A form the region uses and we do not publish yet is told in words only: no link that leads nowhere. */
function publishedFormsOnly(key, value) {
  if (key !== 'questionnaires') return value;
  const published = value.filter((id) => existsSync(path.join(PROFILES, `generated/Questionnaire-${id}.json`)));
  return published.length > 0 ? published : undefined;
}

const sources = readdirSync(REGIONS, { withFileTypes: true })
  .filter((each) => each.isDirectory() && existsSync(path.join(REGIONS, each.name, 'directory.json')))
  .map(({ name }) => name)
  .sort();

const wanted = new Map(
  sources.map((key) => {
    const directory = JSON.parse(readFileSync(path.join(REGIONS, key, 'directory.json'), 'utf8'), publishedFormsOnly);
    if (directory.region !== key) throw new Error(`regions/${key}/directory.json says it is of region ${directory.region}.`);
    return [`${key}.json`, `${JSON.stringify(bundleOf(directory), undefined, 2)}\n`];
  }),
);

const present = existsSync(options.out) ? readdirSync(options.out).filter((name) => name.endsWith('.json')) : [];
const surplus = present.filter((name) => !wanted.has(name));
if (options.check) {
  const isStale = ([name, text]) => !present.includes(name) || readFileSync(path.join(options.out, name), 'utf8') !== text;
  const different = [...[...wanted].filter(isStale).map(([name]) => name), ...surplus];
  for (const name of different) console.error(`not as regions/ says: ${path.relative(PROFILES, path.join(options.out, name))}`);
  if (different.length > 0) process.exitCode = 1;
  console.log(`${wanted.size} directories, ${different.length} different.`);
} else {
  mkdirSync(options.out, { recursive: true });
  for (const name of surplus) rmSync(path.join(options.out, name));
  for (const [name, text] of wanted) writeFileSync(path.join(options.out, name), text);
  console.log(`${wanted.size} directories.`);
}
