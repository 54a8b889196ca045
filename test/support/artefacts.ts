// What profiles/ and examples/ hold, as other tools would read it: plain JSON.
import { existsSync, readdirSync, readFileSync } from 'node:fs';

export const ROOT = new URL('../../', import.meta.url);
export const BASE = 'https://renkei.example/fhir/';

export interface Artefact {
  readonly resourceType: string;
  readonly id: string;
  readonly url?: string;
  readonly [property: string]: unknown;
}

/** The JSON files of a folder; none where the folder is not there. */
export function filesIn(folder: string, root: URL = ROOT): { name: string; resource: Artefact }[] {
  const from = new URL(`${folder}/`, root);
  if (!existsSync(from)) return [];
  return readdirSync(from)
    .filter((name) => name.endsWith('.json') && !name.startsWith('.') && name !== 'package.json')
    .sort()
    .map((name) => ({ name, resource: JSON.parse(readFileSync(new URL(name, from), 'utf8')) as Artefact }));
}

const resourcesIn = (folder: string): Artefact[] => filesIn(folder).map(({ resource }) => resource);

export const generated = resourcesIn('profiles/generated');
export const operations = resourcesIn('profiles/operations');
export const topics = resourcesIn('profiles/topics');
export const directoryEntries = filesIn('profiles/generated/directories').flatMap(({ name, resource }) =>
  (resource.entry as { resource: Artefact }[]).map((entry) => ({ name, resource: entry.resource })),
);
export const examples = resourcesIn('examples/instances');

export const named = ({ resourceType, id }: Artefact): string => `${resourceType}/${id}`;

export const ofType = (type: string): Artefact[] => generated.filter(({ resourceType }) => resourceType === type);

/** Every object below a value, with where it stands. */
export function* nodesOf(value: unknown, at = ''): Generator<{ node: Record<string, unknown>; at: string }> {
  if (value === null || typeof value !== 'object') return;
  if (!Array.isArray(value)) yield { node: value as Record<string, unknown>, at };
  for (const [name, child] of Object.entries(value)) yield* nodesOf(child, `${at}/${name}`);
}

/** Every text below a value, with the property that holds it. */
export function* textsOf(value: unknown, property = ''): Generator<{ text: string; property: string }> {
  if (typeof value === 'string') yield { text: value, property };
  else if (Array.isArray(value)) for (const child of value) yield* textsOf(child, property);
  else if (value !== null && typeof value === 'object') {
    for (const [name, child] of Object.entries(value)) yield* textsOf(child, name);
  }
}

export interface Concept {
  readonly code: string;
  readonly display?: string;
  readonly definition?: string;
  readonly designation?: readonly { language?: string; value: string }[];
  readonly property?: readonly { code: string; valueCode?: string; valueString?: string; valueDateTime?: string }[];
  readonly concept?: readonly Concept[];
}

export const flat = (concepts: readonly Concept[] = []): Concept[] =>
  concepts.flatMap((each) => [each, ...flat(each.concept)]);

const TRANSLATION = 'http://hl7.org/fhir/StructureDefinition/translation';

/** The English that stands beside a Japanese text. */
export function englishOf(node: Record<string, unknown>, property: string): string | undefined {
  const beside = node[`_${property}`] as { extension?: { url: string; extension?: Part[] }[] } | undefined;
  for (const { url, extension = [] } of beside?.extension ?? []) {
    if (url !== TRANSLATION) continue;
    if (extension.find((part) => part.url === 'lang')?.valueCode !== 'en') continue;
    return extension.find((part) => part.url === 'content')?.valueString;
  }
  return undefined;
}

interface Part {
  readonly url: string;
  readonly valueCode?: string;
  readonly valueString?: string;
}
