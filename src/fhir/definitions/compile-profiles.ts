// Build step: what profiles/ publishes -> dist/definitions/: the operations the server answers, the search parameters it
// indexes by, the profiles it announces, the regions' screening criteria, and everything it keeps in the store (directories,
// forms, profiles, terminology) with a digest of it.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expressionFor } from './compile/search-params.ts';
import type { SearchParamDef } from './model.ts';

const ROOT = new URL('../../../', import.meta.url);
const PROFILES = new URL('profiles/', ROOT);
const TARGET = new URL('dist/definitions/', ROOT);

interface Published {
  readonly resourceType: string;
  readonly id: string;
  readonly entry?: readonly { readonly resource: Published }[];
  /** Of a CodeSystem. */
  readonly concept?: readonly { readonly code: string }[];
}

interface OwnProfile extends Published {
  readonly url: string;
  readonly type: string;
}

interface OwnSearchParameter extends Published {
  readonly url: string;
  readonly code: string;
  readonly base: readonly string[];
  readonly type: SearchParamDef['type'];
  readonly expression: string;
  readonly target?: readonly string[];
}

interface TopicFile extends Published {
  readonly resourceTrigger?: readonly {
    readonly resource: string;
    readonly supportedInteraction: readonly string[];
    readonly fhirPathCriteria: string;
  }[];
  readonly canFilterBy: readonly { readonly filterParameter: string }[];
  readonly notificationShape: readonly { readonly resource: string; readonly include?: readonly string[] }[];
}

const read = (folder: string): Published[] => {
  const from = new URL(folder, PROFILES);
  if (!existsSync(from)) return [];
  return readdirSync(from)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => JSON.parse(readFileSync(new URL(name, from), 'utf8')) as Published);
};

const operations = read('operations/');
const artefacts = read('generated/');
const directories = read('generated/directories/').flatMap(({ entry = [] }) => entry.map(({ resource }) => resource));
const published = [...artefacts, ...operations, ...directories];

const searchParams = artefacts
  .filter((each): each is OwnSearchParameter => each.resourceType === 'SearchParameter')
  .flatMap(({ url, code, base, type, expression, target }) =>
    base.map((each): SearchParamDef => {
      const own = expressionFor(each, expression);
      if (type === 'composite') throw new Error(`${url}: composite parameters of our own are not compiled`);
      if (own === undefined) throw new Error(`${url}: no branch of its expression begins at ${each}`);
      return { code, base: each, type, expression: own, ...(target && { target }), url };
    }),
  );

/** Resource type -> canonicals of our profiles of it. */
const profiles: Record<string, string[]> = {};
for (const each of artefacts) {
  if (each.resourceType !== 'StructureDefinition') continue;
  const { type, url } = each as OwnProfile;
  if (type !== 'Extension') profiles[type] = [...(profiles[type] ?? []), url];
}

/** Region -> its screening criteria, as regions/<key>/screening.json has them. */
const screening = Object.fromEntries(
  readdirSync(new URL('regions/', PROFILES), { withFileTypes: true })
    .filter((each) => each.isDirectory())
    .map(({ name }) => new URL(`regions/${name}/screening.json`, PROFILES))
    .filter((file) => existsSync(file))
    .map((file) => JSON.parse(readFileSync(file, 'utf8')) as { region: string })
    .map(({ region, ...table }) => [region, table]),
);

/** The numbers of the rules: CodeSystem/rule. */
const rules = artefacts
  .filter((each) => each.resourceType === 'CodeSystem' && each.id === 'rule')
  .flatMap(({ concept = [] }) => concept.map(({ code }) => code));

/** What the hub needs of the topics: when each is told, and what a subscriber may filter by. */
const topics = (read('topics/') as TopicFile[]).map(({ id, resourceTrigger, canFilterBy, notificationShape }) => ({
  code: id,
  resource: notificationShape[0]!.resource,
  triggers: (resourceTrigger ?? []).map(({ resource, supportedInteraction, fhirPathCriteria }) => ({
    resource,
    interactions: supportedInteraction,
    expression: fhirPathCriteria,
  })),
  filters: canFilterBy.map(({ filterParameter }) => filterParameter),
  includes: notificationShape[0]!.include ?? [],
}));

const text = JSON.stringify(published);
mkdirSync(TARGET, { recursive: true });
const write = (name: string, content: string): void => writeFileSync(new URL(name, TARGET), content);
write('operations.json', JSON.stringify(operations));
write('search-params.json', JSON.stringify(searchParams));
write('profiles.json', JSON.stringify(profiles));
write('screening.json', JSON.stringify(screening));
write('rules.json', JSON.stringify(rules));
write('topics.json', JSON.stringify(topics));
write('published.json', text);
write('published.sha256', createHash('sha256').update(text).digest('hex'));
