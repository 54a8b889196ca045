// The snapshot of a StructureDefinition, made from its base and its differential.
// https://hl7.org/fhir/R4/profiling.html#snapshot
import { apply } from './apply.ts';
import { Builder } from './builder.ts';
import { changesOf } from './differential.ts';
import type { ElementDefinition, Snapshot, SnapshotSource, StructureDefinition } from './model.ts';
import { baseCircular, baseMissing } from './problems.ts';
import { readableDefinition, readableElements } from './readable.ts';
import { elementsOf, leaf, type Node } from './tree.ts';
import { CORE, type Workshop, workshopOf } from './workshop.ts';

const workshops = new WeakMap<SnapshotSource, Workshop>();

export function snapshotOf(definition: StructureDefinition, source: SnapshotSource): Snapshot {
  const workshop = workshops.get(source) ?? workshopOf(source, make);
  workshops.set(source, workshop);
  const made = workshop.generate(definition);
  return made === 'circular'
    ? { elements: [], problems: [baseCircular(`${definition.url}`, `${definition.url}`)] }
    : made;
}

function make(asked: StructureDefinition, workshop: Workshop): Snapshot {
  const definition = readableDefinition(asked);
  if (definition.differential === undefined && definition.snapshot !== undefined) {
    return { elements: readableElements(definition.snapshot), problems: [] };
  }
  const builder = new Builder(definition, workshop);
  const elements = readableElements(definition.differential);
  const rootName = rootNameOf(definition, elements[0]);
  const root = rootOf(definition, rootName, elements, builder);
  const { root: changes, problems } = changesOf(elements, rootName);
  for (const problem of problems) builder.report(problem);
  apply(root, changes, builder);
  return { elements: elementsOf(root), problems: builder.problems };
}

/** Paths begin at the type; a logical model's type may be a URL. */
const rootNameOf = ({ type, url }: StructureDefinition, first: ElementDefinition | undefined): string =>
  first?.path.split('.', 1)[0] ?? (type ?? url).split('/').at(-1)!;

function rootOf(
  definition: StructureDefinition,
  name: string,
  elements: readonly ElementDefinition[],
  builder: Builder,
): Node {
  const base = baseTree(definition, name, builder);
  if (base === undefined) return leaf(name, { path: name, min: 0, max: '*', base: { path: name, min: 0, max: '*' } });
  const root = builder.clone(base, name);
  root.element = withoutStatus(root.element);
  const own = elements.find(({ path }) => path === name);
  if (!builder.isSpecialization) return { ...root, name };
  if (definition.kind === 'primitive-type') forgetLimits(root);
  const { min = 0, max = '*' } = own ?? {};
  return { ...root, name, element: { ...root.element, min, max, base: { path: name, min, max } } };
}

/** How mature and normative the base is says nothing of what rests on it. */
function withoutStatus({ extension, ...element }: ElementDefinition): ElementDefinition {
  if (!Array.isArray(extension)) return element as ElementDefinition;
  const kept = extension.filter((each) => !`${each?.url}`.startsWith(`${CORE}structuredefinition-`));
  return { ...element, path: element.path as string, ...(kept.length > 0 && { extension: kept }) };
}

/** A positiveInt has limits of its own, not those of an integer. */
function forgetLimits({ children }: Node): void {
  const value = children.get('value');
  if (value === undefined) return;
  const { maxLength: _, minValueInteger: __, maxValueInteger: ___, ...element } = value.element;
  value.element = element;
}

function baseTree(definition: StructureDefinition, at: string, builder: Builder): Node | undefined {
  const { baseDefinition, type } = definition;
  // R5's root of all, which logical models of R4 packages name as well, has no elements.
  if (baseDefinition === undefined || baseDefinition === `${CORE}Base`) return undefined;
  const found = builder.workshop.lookUp(baseDefinition);
  if (typeof found === 'object') {
    for (const problem of found.snapshot?.problems ?? []) builder.report(problem);
    return found.tree;
  }
  builder.report((found === 'missing' ? baseMissing : baseCircular)(at, baseDefinition));
  if (builder.isSpecialization || type === undefined) return undefined;
  const ofType = builder.workshop.lookUp(`${CORE}${type}`);
  return typeof ofType === 'object' ? ofType.tree : undefined;
}
