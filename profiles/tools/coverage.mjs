// rule id -> artefact -> where used: profiles/coverage.md, out of the tags the artefacts carry. `--check` compares.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const TARGET = path.join(ROOT, 'profiles/coverage.md');
const RULE = 'https://renkei.example/fhir/CodeSystem/rule';

const read = (folder) =>
  readdirSync(path.join(ROOT, folder))
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => JSON.parse(readFileSync(path.join(ROOT, folder, name), 'utf8')));

const artefacts = read('profiles/generated');
const topics = read('profiles/topics');
const directories = read('profiles/generated/directories').flatMap(({ entry }) => entry.map(({ resource }) => resource));

const rules = artefacts.find(({ url }) => url === RULE).concept;
const english = ({ designation = [] }) => designation.find(({ language }) => language === 'en')?.value ?? '';

/** rule id -> artefact -> places. */
const uses = new Map(rules.map(({ code }) => [code, new Map()]));
const unknown = [];

function note(code, artefact, place) {
  const of = uses.get(code);
  if (of === undefined) return void unknown.push(`${code} in ${artefact}`);
  const places = of.get(artefact) ?? new Set();
  if (place) places.add(place);
  of.set(artefact, places);
}

/** What a reader would call the place: an element id, a linkId, an invariant's key, an action, a concept. */
const called = (node) => node.linkId ?? node.key ?? (node.path !== undefined ? node.id : undefined);

function walk(node, artefact, place) {
  if (node === null || typeof node !== 'object') return;
  if (Array.isArray(node)) return node.forEach((each) => walk(each, artefact, place));
  if (node.system === RULE && node.code !== undefined) note(node.code, artefact, place);
  const here = called(node) ?? place;
  for (const [name, child] of Object.entries(node)) {
    if (name === 'concept') concepts(child, artefact);
    else walk(child, artefact, here);
  }
}

function concepts(list, artefact) {
  for (const { code, property = [], concept = [], designation, ...rest } of list) {
    for (const { code: name, valueCode } of property) if (name === 'rule' && valueCode) note(valueCode, artefact, code);
    walk(rest, artefact, code);
    concepts(concept, artefact);
  }
}

for (const each of [...artefacts, ...topics]) {
  // Its own list of rules, and the value set of all of them, are no use of a rule.
  if (each.url !== RULE) walk(each, `${each.resourceType}/${each.id}`);
}
for (const each of directories) walk(each, `${each.resourceType} (directory)`, each.id);

const MANY = 6;
const shown = (places) => {
  const all = [...places];
  return all.length === 0 ? '' : ` (${all.slice(0, MANY).join(', ')}${all.length > MANY ? `, +${all.length - MANY}` : ''})`;
};
const row = ({ code, display, ...rest }) => {
  const of = [...uses.get(code)].map(([artefact, places]) => `${artefact}${shown(places)}`);
  return `| ${code} | ${display} / ${english(rest)} | ${of.join('<br>') || '–'} |`;
};
const used = rules.filter(({ code }) => uses.get(code).size > 0).length;
const text = `# Rules and where they are used / ルールと使用箇所

Made by \`npm run profiles\` out of the tags that the artefacts carry; do not edit. A rule without an entry is defined
(\`CodeSystem/rule\`) and not yet used by any artefact. / 成果物に付いたルール番号から自動生成。「–」はまだ使われていないルールです。

${used} of ${rules.length} rules are used by an artefact. / ${rules.length} 件のうち ${used} 件が成果物で使われています。

| rule | name / 名称 | artefact (where) / 成果物（箇所） |
|---|---|---|
${rules.map(row).join('\n')}
`;

if (unknown.length > 0) {
  console.error(`tagged with rules that do not exist: ${unknown.join(', ')}`);
  process.exitCode = 1;
}
if (!process.argv.includes('--check')) writeFileSync(TARGET, text);
else if (readFileSync(TARGET, 'utf8') !== text) {
  console.error('profiles/coverage.md is out of date: npm run profiles');
  process.exitCode = 1;
}
console.log(`${used} of ${rules.length} rules used.`);
