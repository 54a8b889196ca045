// rule id -> plan and action -> test: profiles/regions/coverage.md. Ends with 1 where a rule is neither a step held by a test
// nor has a reason to be none. `--check` compares the page instead of writing it. Needs no SUSHI: it reads generated/.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { regionCoverage } from './region-coverage/coverage.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const TARGET = 'profiles/regions/coverage.md';

const read = (name) => readFileSync(path.join(ROOT, name), 'utf8');
const generated = (type) =>
  readdirSync(path.join(ROOT, 'profiles/generated'))
    .filter((name) => name.startsWith(`${type}-`) && name.endsWith('.json'))
    .sort()
    .map((name) => JSON.parse(read(`profiles/generated/${name}`)));

/** What has a name that is run: tests, wherever under test/ they are written down, and the sentences of test/cases. */
const tests = readdirSync(path.join(ROOT, 'test'), { recursive: true })
  .map((name) => `test/${name.split(path.sep).join('/')}`)
  .filter((name) => name.endsWith('.ts') || /^test\/cases\/.*\.yaml$/.test(name))
  .sort()
  .map((name) => [name, read(name)]);

const { text, holes } = regionCoverage({
  rules: generated('CodeSystem').find(({ id }) => id === 'rule').concept,
  plans: generated('PlanDefinition'),
  activities: generated('ActivityDefinition'),
  tests,
  ...JSON.parse(read('profiles/regions/honjo-kodama/rule-coverage.json')),
  isThere: (name) => existsSync(path.join(ROOT, name)),
});

for (const hole of holes) console.error(hole);
if (!process.argv.includes('--check')) writeFileSync(path.join(ROOT, TARGET), text);
else if (read(TARGET) !== text) {
  console.error(`${TARGET} is out of date: npm run profiles`);
  process.exitCode = 1;
}
if (holes.length > 0) process.exitCode = 1;
console.log(`rules of regions: ${holes.length} holes.`);
