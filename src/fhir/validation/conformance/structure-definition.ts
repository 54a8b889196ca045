// StructureDefinitions: what they rest on, whether a snapshot can be made, and their elements one by one.
// sdf-0 to sdf-23 are invariants. https://hl7.org/fhir/R4/profiling.html
import { elementOf, nodeOf } from '../../definitions/definitions.ts';
import type { Definition } from '../../library/scope.ts';
import type { StructureDefinition } from '../../library/structure.ts';
import type { SnapshotProblem } from '../../snapshot/model.ts';
import { outsideTheRoot, sliceOfTheWhole } from '../../snapshot/problems.ts';
import { snapshotOf } from '../../snapshot/snapshot.ts';
import { elementsOf } from '../plan/elements.ts';
import * as said from '../said/structure-definitions.ts';
import { checkElements } from './element-definitions.ts';
import { type Element, Elements, elementsIn } from './elements.ts';
import { partIn, partsIn } from './parts.ts';
import type { Desk } from './rule.ts';

export function checkStructure(desk: Desk): void {
  const { run, whole, report } = desk;
  const { baseDefinition } = whole.value;
  const base = typeof baseDefinition === 'string' ? run.scope.find('StructureDefinition', baseDefinition) : undefined;
  if (typeof baseDefinition === 'string' && base === undefined)
    report(whole, said.baseUnknown(baseDefinition), '.baseDefinition');
  if (base !== undefined) checkAgainstBase(desk, base);
  checkContexts(desk);
  const differential = partIn(whole, 'differential');
  const elements = elementsIn(differential ?? partIn(whole, 'snapshot'));
  const sliced = elements.find(({ path, value }) => !path.includes('.') && value.slicing !== undefined);
  if (sliced !== undefined) {
    report(whole, said.noSnapshotOfSlicedRoot);
    report(sliced, said.rootSliced);
  }
  checkExtensionUrl(desk, elements);
  const own = differential === undefined || base === undefined || sliced ? undefined : made(desk, elements);
  checkElements(desk, {
    elements,
    own: own ?? new Elements(partIn(whole, 'snapshot')?.value.element),
    base: base && differential && new Elements(elementsOf(base)),
  });
}

/** The elements of the snapshot; what was in the way is said. */
function made({ run, whole, report }: Desk, elements: readonly Element[]): Elements {
  const missed = new Set<string>();
  const snapshot = snapshotOf(whole.value as unknown as StructureDefinition, {
    structureDefinition(canonical) {
      const found = run.scope.find('StructureDefinition', canonical);
      if (found === undefined) missed.add(canonical);
      return found?.resource as StructureDefinition | undefined;
    },
  });
  for (const problem of snapshot.problems) {
    // Paths outside are sdf-8a's.
    if (problem.said.en === outsideTheRoot('', String(whole.value.type)).said.en) continue;
    report(elementAt(problem.at, elements) ?? whole, said.snapshotProblem(problem, isLack(problem, missed)));
  }
  return new Elements(snapshot.elements);
}

/** What is not loaded is no fault of the definition; and one lone slice is only taken for something else. */
const isLack = ({ at, said: { en } }: SnapshotProblem, missed: ReadonlySet<string>): boolean =>
  en === sliceOfTheWhole(at).said.en || [...missed].some((canonical) => en.includes(canonical));

function elementAt(id: string, elements: readonly Element[]): Element | undefined {
  return elements.find((each) => each.id === id) ?? elements.find(({ path }) => path === id);
}

function checkAgainstBase({ whole, report }: Desk, base: Definition): void {
  const { derivation, kind, type } = whole.value;
  const its = base.resource as StructureDefinition;
  if (derivation !== 'constraint') return;
  if (its.kind !== kind) report(whole, said.otherThanBase('kind', its.kind, String(kind)), '.kind');
  if (its.type !== type) report(whole, said.otherThanBase('type', its.type, String(type)), '.type');
}

/** Of an extension, the url that its instances carry. */
function checkExtensionUrl({ whole, report }: Desk, elements: readonly Element[]): void {
  const { type, url, derivation } = whole.value;
  if (type !== 'Extension' || derivation !== 'constraint' || typeof url !== 'string') return;
  const element = elements.find(({ path }) => path === 'Extension.url');
  const fixed = element?.value.fixedUri;
  if (element !== undefined && typeof fixed === 'string' && fixed !== url)
    report(element, said.extensionUrl(fixed, url), '.fixedUri');
}

function checkContexts({ whole, report }: Desk): void {
  for (const context of partsIn(whole, 'context')) {
    const { type, expression } = context.value;
    if (type === 'element' && typeof expression === 'string' && !leadsSomewhere(expression))
      report(context, said.contextUnknown(expression), '.expression');
  }
}

/** A type or one of its elements; of profiles and logical models, which stand there as canonicals, nothing is known. */
function leadsSomewhere(expression: string): boolean {
  if (expression.includes(':') || expression.includes('/')) return true;
  const [type, ...names] = expression.split('.');
  let nodes: readonly string[] = nodeOf(type!) === undefined ? [] : [type!];
  for (const name of names.slice(0, MOST_STEPS)) {
    const plain = name.replace('[x]', '');
    nodes = nodes.flatMap((node) => elementOf(node, name)?.type ?? nodeOf(node)?.elements[plain]?.types ?? []);
  }
  return nodes.length > 0;
}

const MOST_STEPS = 20;
