// The definitions a validator looks up, without what only people read: StructureDefinitions with their snapshots, code systems
// and value sets. Of one canonical the last that is given counts.
import { ofType, type ReadBundle, type SourceElement, type StructureDefinition } from './package.ts';
import { NOT_R4, type R4Elements, r4ElementsOf, readR4Elements } from './r4-elements.ts';

type Written = Readonly<Record<string, unknown>>;

/** What the library holds of one definition. */
export interface Kept {
  readonly resourceType: string;
  readonly url: string;
  readonly version?: string;
  readonly text: string;
}

const TYPES: ReadonlySet<unknown> = new Set([
  'StructureDefinition',
  'ValueSet',
  'CodeSystem',
  'ConceptMap',
  'Questionnaire',
]);

const TERMINOLOGY = 'http://terminology.hl7.org/';

/** For people, at any depth of a definition. */
const PROSE: ReadonlySet<string> = new Set([
  'text',
  'contact',
  'purpose',
  'copyright',
  'mapping',
  'useContext',
  'jurisdiction',
]);
const PROSE_OF_ELEMENT: ReadonlySet<string> = new Set([
  'definition',
  'comment',
  'requirements',
  'short',
  'alias',
  'mapping',
  'example',
  'isModifierReason',
  'isSummary',
  'code',
]);
const PROSE_OF_CONCEPT: ReadonlySet<string> = new Set(['definition', 'extension']);

/** R4's own types, as R4 has them. */
export function typesOfR4(read: ReadBundle): Written[] {
  const r4 = readR4Elements(read);
  return ['profiles-types.json', 'profiles-resources.json']
    .flatMap((file) => ofType(read(file), 'StructureDefinition'))
    .filter((each) => each.kind !== 'logical' && !NOT_R4.has(each.name))
    .map((each) => (each.derivation === 'constraint' ? written(each) : pure(each, r4)));
}

function pure(definition: StructureDefinition, r4: R4Elements): Written {
  const published = new Map(definition.snapshot.element.map((element) => [element.path, element]));
  const rest = r4ElementsOf(definition, r4).map((element) => ({
    ...published.get(element.path),
    ...element,
    ...constraintsOf(published.get(element.path)),
  }));
  return { ...written(definition), snapshot: { element: [definition.snapshot.element[0], ...rest] } };
}

/** The data elements say none. */
const constraintsOf = (element: SourceElement | undefined): Written => {
  const constraint = element && written(element).constraint;
  return constraint === undefined ? {} : { constraint };
};

const written = (typed: object): Written => typed as Written;

export function keep(definitions: readonly Written[]): Kept[] {
  const kept = new Map<string, Kept>();
  for (const each of definitions) {
    const { resourceType, url, version } = each;
    if (!TYPES.has(resourceType) || typeof url !== 'string') continue;
    // HL7's terminology has left R4's numbers of versions behind.
    const key = url.startsWith(TERMINOLOGY)
      ? `${String(resourceType)} ${url}`
      : `${String(resourceType)} ${url}|${String(version)}`;
    kept.delete(key);
    kept.set(key, {
      resourceType: String(resourceType),
      url,
      ...(typeof version === 'string' && { version }),
      text: JSON.stringify(bare(each)),
    });
  }
  return [...kept.values()].sort((a, b) => (a.url < b.url ? -1 : a.url > b.url ? 1 : 0));
}

const without = (value: Written, names: ReadonlySet<string>): Written =>
  Object.fromEntries(Object.entries(value).filter(([name]) => !names.has(name)));

function bare(definition: Written): Written {
  const rest = without(definition, PROSE);
  if (definition.resourceType === 'CodeSystem') return { ...rest, concept: bareConcepts(definition.concept) };
  if (definition.resourceType !== 'StructureDefinition') return rest;
  const { element } = (definition.snapshot ?? {}) as { element?: Written[] };
  const { differential, ...others } = rest;
  return {
    ...others,
    ...(element ? { snapshot: { element: element.map(bareElement) } } : { differential }),
  };
}

function bareElement(element: Written): Written {
  const { constraint, ...rest } = without(element, PROSE_OF_ELEMENT);
  if (!Array.isArray(constraint)) return rest;
  return {
    ...rest,
    constraint: (constraint as Written[]).map((each) => without(each, new Set(['xpath', 'requirements']))),
  };
}

const bareConcepts = (concepts: unknown): unknown =>
  Array.isArray(concepts)
    ? (concepts as Written[]).map((each) => ({
        ...without(each, PROSE_OF_CONCEPT),
        ...(each.concept !== undefined && { concept: bareConcepts(each.concept) }),
      }))
    : undefined;
