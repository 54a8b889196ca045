// What the project publishes and shows, in an order in which a server can take it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** What comes later may name what comes before. */
const KINDS = [
  ['terminology', ['CodeSystem', 'NamingSystem', 'ValueSet', 'ConceptMap']],
  ['structures', ['StructureDefinition', 'SearchParameter', 'OperationDefinition']],
  ['forms and plans', ['Questionnaire', 'ActivityDefinition', 'Library', 'PlanDefinition']],
  ['the rest', undefined],
];

/**
 * @typedef {{ file: string, name: string, kind: string, resource: any, isExample: boolean }} Artefact
 * @param from a folder as `profiles/tools/build.mjs --out` writes it, instead of what lies in the project
 * @returns {Artefact[]}
 */
export function artefacts(from) {
  const generated = from ?? join(ROOT, 'profiles/generated');
  const written = [...read(generated), ...read(join(ROOT, 'profiles/operations'))];
  const own = written.map((each) => ({ ...each, kind: kindOf(each.resource), isExample: false }));
  const order = KINDS.flatMap(([, types]) => types ?? []);
  const rank = ({ resource }) =>
    order.includes(resource.resourceType) ? order.indexOf(resource.resourceType) : order.length;
  own.sort((a, b) => rank(a) - rank(b));
  const demo = read(join(ROOT, 'examples/demo'));
  const directories = read(join(generated, 'directories'));
  const examples = read(from === undefined ? join(ROOT, 'examples/instances') : join(from, 'examples'));
  return [
    ...own,
    ...directories.map((each) => ({ ...each, kind: 'directories', isExample: false })),
    ...examples.map((each) => ({ ...each, kind: 'examples', isExample: true })),
    ...demo.map((each) => ({ ...each, kind: 'demo', isExample: true })),
  ];
}

const kindOf = ({ resourceType }) => KINDS.find(([, types]) => types?.includes(resourceType) ?? true)[0];

function read(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => ({
      file: join(folder, name),
      name,
      resource: JSON.parse(readFileSync(join(folder, name), 'utf8')),
    }));
}
