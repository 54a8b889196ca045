// A browsable page per artefact: profiles/site/, static, Japanese with English beside it. `--out FOLDER` elsewhere.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { both, html, page, STYLE, table } from './pages/html.mjs';
import { artefactPage } from './pages/render.mjs';
import { conceptEnglish, titleOf } from './pages/texts.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const { values: options } = parseArgs({ options: { out: { type: 'string', default: path.join(ROOT, 'profiles/site') } } });

const read = (folder) =>
  existsSync(path.join(ROOT, folder))
    ? readdirSync(path.join(ROOT, folder)).filter((name) => name.endsWith('.json')).sort().map((name) => ({ name, resource: JSON.parse(readFileSync(path.join(ROOT, folder, name), 'utf8')) }))
    : [];

const resources = (folder) => read(folder).map(({ resource }) => resource);
const directories = read('profiles/generated/directories').map(({ name, resource }) => ({
  ...resource,
  id: `directory-${name.replace('.json', '')}`,
  title: `名簿：${name.replace('.json', '')}`,
  _title: { extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/translation', extension: [{ url: 'lang', valueCode: 'en' }, { url: 'content', valueString: `Directory: ${name.replace('.json', '')}` }] }] },
}));
const artefacts = [...resources('profiles/generated'), ...resources('profiles/operations'), ...resources('profiles/topics'), ...directories];
const examples = resources('examples/instances');

const fileOf = ({ resourceType, id }) => `${resourceType}-${id}.html`;
const byUrl = new Map(artefacts.filter(({ url }) => url).map((each) => [each.url, each]));

/** What a canonical leads to: our page, HL7's, or itself. */
function link(canonical, text) {
  const [address, code] = String(canonical).split('|')[0].split('#');
  const own = byUrl.get(address);
  if (own) return html`<a href="${fileOf(own)}${code && `#${code}`}">${text ?? titleOf(own).ja}</a>`;
  const r4 = /^http:\/\/hl7\.org\/fhir\/(?:StructureDefinition|ValueSet|SearchParameter)\/([A-Za-z0-9-]+)$/.exec(address);
  return html`<code title="${address}">${text ?? r4?.[1] ?? address}</code>`;
}

const flat = (concepts = []) => concepts.flatMap((each) => [each, ...flat(each.concept)]);

function expand(url) {
  const valueSet = byUrl.get(String(url).split('|')[0]);
  if (valueSet?.resourceType !== 'ValueSet') return undefined;
  return (valueSet.compose?.include ?? []).flatMap(({ system, concept, valueSet: others, filter }) => {
    if (others) return others.flatMap((each) => expand(each) ?? []);
    const known = new Map(flat(byUrl.get(system)?.concept).map((each) => [each.code, each]));
    if (filter) return [];
    return (concept ?? [...known.values()]).map(({ code, display }) => ({
      system,
      code,
      display: display ?? known.get(code)?.display,
      en: known.has(code) ? conceptEnglish(known.get(code)) : undefined,
    }));
  });
}

/** canonical -> those that mention it. */
const usedBy = new Map();
function note(node, user) {
  if (typeof node === 'string') {
    const url = node.split('|')[0];
    if (byUrl.has(url) && url !== user.url) usedBy.set(url, (usedBy.get(url) ?? new Set()).add(user.url));
  } else if (node !== null && typeof node === 'object') for (const child of Object.values(node)) note(child, user);
}
for (const each of artefacts) if (each.url && each.resourceType !== 'ImplementationGuide') note(each, each);

const KINDS = [
  ['Questionnaire', '様式', 'Forms'],
  ['StructureDefinition', 'プロファイルと拡張', 'Profiles and extensions'],
  ['PlanDefinition', '地域のルール', 'Rules of the regions'],
  ['ActivityDefinition', '手順', 'Steps'],
  ['CodeSystem', 'コード', 'Code systems'],
  ['ValueSet', '値セット', 'Value sets'],
  ['ConceptMap', '対応表', 'Concept maps'],
  ['SearchParameter', '検索', 'Search parameters'],
  ['CapabilityStatement', '参加するシステム', 'Actors'],
  ['OperationDefinition', '操作', 'Operations'],
  ['SubscriptionTopic', '通知', 'Subscription topics'],
  ['NamingSystem', '番号', 'Identifier systems'],
  ['Bundle', '名簿', 'Directories'],
  ['ImplementationGuide', 'ガイド', 'Guide'],
];

function index() {
  const sections = KINDS.map(([kind, ja, en]) => {
    const of = artefacts.filter(({ resourceType }) => resourceType === kind);
    return of.length === 0 ? '' : html`<h2>${both(ja, en)}</h2>${table(['名称 / Title', 'id'], of.map((each) => [html`<a href="${fileOf(each)}">${both(titleOf(each).ja, titleOf(each).en)}</a>`, html`<code>${each.id}</code>`]))}`;
  });
  const shown = examples.length === 0 ? '' : html`<h2>${both('例', 'Examples')}</h2><ul>${examples.map((each) => html`<li><a href="${fileOf(each)}">${each.resourceType}/${each.id}</a></li>`)}</ul>`;
  return html`<h1>${both('Renkei 連携 — 入退院調整の FHIR プロファイル・様式・用語', 'FHIR profiles, forms and terminology for hospital admission and discharge coordination')}</h1>${sections}${shown}`;
}

const others = artefacts.filter(({ resourceType }) => !KINDS.some(([kind]) => kind === resourceType));
if (others.length > 0) throw new Error(`no section for ${[...new Set(others.map(({ resourceType }) => resourceType))]}`);

rmSync(options.out, { recursive: true, force: true });
mkdirSync(options.out, { recursive: true });
const write = (name, text) => writeFileSync(path.join(options.out, name), text);
write('style.css', STYLE);
write('index.html', page({ title: '目次 / Contents', body: index() }));
for (const each of artefacts) {
  const { ja } = titleOf(each);
  write(fileOf(each), page({ title: ja, up: true, body: artefactPage(each, { link, expand, usedBy: [...(usedBy.get(each.url) ?? [])].sort() }) }));
  write(`${each.resourceType}-${each.id}.json`, `${JSON.stringify(each, undefined, 2)}\n`);
}
for (const each of examples) {
  const body = html`<h1>${each.resourceType}/${each.id}</h1><p>例 / Example. ${(each.meta?.profile ?? []).map((url) => link(url))}</p><pre>${JSON.stringify(each, undefined, 2)}</pre>`;
  write(fileOf(each), page({ title: each.id, up: true, body }));
}
console.log(`${artefacts.length + examples.length + 1} pages in ${path.relative(process.cwd(), options.out) || '.'}`);
