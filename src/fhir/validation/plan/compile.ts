// A StructureDefinition's snapshot -> its plan. Elements stand in the order of the tree; a slice follows what it is a slice of.
import { elementOf, nodeOf } from '../../definitions/definitions.ts';
import { type Definition, nameOf, type Scope } from '../../library/scope.ts';
import {
  type Constraint,
  choiceOf,
  type ElementDefinition,
  type StructureDefinition,
} from '../../library/structure.ts';
import { beyondBase } from './beyond-base.ts';
import { elementsOf } from './elements.ts';
import type { Plan, SlicePlan, SlicingPlan } from './model.ts';

const plans = new WeakMap<Definition, Plan | null>();

/** Undefined: it has no elements to go by. */
export function planOf(definition: Definition): Plan | undefined {
  let plan = plans.get(definition);
  if (plan === undefined) {
    plan = compile(definition) ?? null;
    plans.set(definition, plan);
  }
  return plan ?? undefined;
}

class Draft implements Plan {
  readonly id: string;
  readonly source: string;
  readonly scope: Scope;
  readonly children = new Map<string, Draft>();
  readonly slices: SlicePlan[] = [];
  /** Of the base definitions, as far as one is certain. */
  readonly node: string | undefined;
  readonly element: ElementDefinition;
  min = 0;
  max = Number.POSITIVE_INFINITY;
  types: Plan['types'] = [];
  fixed?: Plan['fixed'];
  pattern?: Plan['pattern'];
  least?: Plan['least'];
  most?: Plan['most'];
  maxLength?: number;
  binding?: Plan['binding'];
  constraints: readonly Constraint[] = [];
  slicing?: SlicingPlan;
  wanted: readonly string[] = [];
  isEmpty = false;

  constructor(element: ElementDefinition, node: string | undefined, { source, scope }: Pick<Plan, 'source' | 'scope'>) {
    this.element = element;
    this.id = element.id ?? element.path;
    this.source = source;
    this.scope = scope;
    this.node = node;
  }
}

function compile(definition: Definition): Plan | undefined {
  const structure = definition.resource as StructureDefinition;
  const elements = elementsOf(definition);
  if (elements.length === 0) return undefined;
  const isBase = structure.derivation !== 'constraint' && nodeOf(structure.type) !== undefined;
  const origin = { source: nameOf(structure), scope: definition.scope };
  const root = new Draft(elements[0]!, structure.type, origin);
  const byPath = new Map([[elements[0]!.path, root]]);
  /** The element last seen at each depth. */
  const open: Draft[] = [root];
  for (const element of elements.slice(1)) {
    const depth = element.path.split('.').length - 1;
    const parent = open[depth - 1];
    if (depth < 1 || parent === undefined) continue;
    const draft = place(element, parent, origin);
    open.length = depth;
    open[depth] = draft;
    if (!byPath.has(element.path)) byPath.set(element.path, draft);
  }
  const done = new Set<Draft>();
  finish(root, isBase, byPath, done);
  return root;
}

/** Under its parent, or among the slices of what stands there already. */
function place(element: ElementDefinition, parent: Draft, origin: Pick<Plan, 'source' | 'scope'>): Draft {
  const written = element.path.slice(element.path.lastIndexOf('.') + 1).replace('[x]', '');
  const found = parent.node === undefined ? undefined : elementOf(parent.node, written);
  const name = found?.name ?? written;
  const node = nodeFor(element, parent, name);
  const draft = new Draft(element, node, origin);
  const whole = parent.children.get(name);
  // `valueQuantity` in place of `value[x]`: a slice that is told apart by its type.
  const isNarrowed = found?.def.choice === true && written !== name;
  if (whole === undefined && !isNarrowed) {
    parent.children.set(name, draft);
    return draft;
  }
  const sliceName = element.sliceName ?? (isNarrowed ? written : undefined);
  if (sliceName === undefined) return whole ?? draft;
  const owner = whole ?? new Draft({ path: `${parent.element.path}.${name}[x]` }, undefined, origin);
  if (whole === undefined) {
    owner.slicing = {
      discriminators: [{ type: 'type', path: '$this' }],
      rules: 'open',
      ordered: false,
      slices: owner.slices,
    };
    parent.children.set(name, owner);
  }
  ownerOf(owner, sliceName).slices.push({ name: sliceName, plan: draft });
  return draft;
}

/** Of `a/b` that is the slice `a`. */
function ownerOf(whole: Draft, sliceName: string): Draft {
  const slash = sliceName.lastIndexOf('/');
  if (slash < 0) return whole;
  const outer = sliceName.slice(0, slash);
  const found = find(whole, outer);
  return found ?? whole;
}

function find(whole: Draft, name: string): Draft | undefined {
  for (const { name: own, plan } of whole.slices) {
    if (own === name) return plan as Draft;
    const deeper = find(plan as Draft, name);
    if (deeper !== undefined) return deeper;
  }
  return undefined;
}

function nodeFor(element: ElementDefinition, parent: Draft, name: string): string | undefined {
  const found = parent.node === undefined ? undefined : nodeOf(parent.node)?.elements[name];
  if (found === undefined) return undefined;
  if (found.choice !== true) return found.types[0];
  const types = element.type ?? [];
  return types.length === 1 ? types[0]!.code : undefined;
}

/** Judged by hand: by the shape, and dom-3 among the rules of what is contained. */
const GENERIC: ReadonlySet<string> = new Set(['ele-1', 'ext-1', 'dom-3']);

function finish(draft: Draft, isBase: boolean, byPath: ReadonlyMap<string, Draft>, done: Set<Draft>): void {
  if (done.has(draft)) return;
  done.add(draft);
  const element = isBase ? draft.element : beyondBase(draft.element);
  setCardinality(draft, isBase);
  draft.types = element.type ?? [];
  draft.fixed = choiceOf(element, 'fixed')?.value;
  draft.pattern = choiceOf(element, 'pattern')?.value;
  draft.least = choiceOf(element, 'minValue')?.value;
  draft.most = choiceOf(element, 'maxValue')?.value;
  draft.maxLength = element.maxLength;
  draft.binding = element.binding;
  draft.constraints = (element.constraint ?? []).filter(
    ({ key, expression }) => !GENERIC.has(key) && expression !== undefined,
  );
  if (element.slicing !== undefined || draft.slices.length > 0) {
    const { discriminator = [], rules = 'open', ordered = false } = element.slicing ?? {};
    draft.slicing ??= { discriminators: discriminator, rules, ordered, slices: draft.slices };
  }
  if (element.contentReference !== undefined && draft.children.size === 0) {
    const target = byPath.get(element.contentReference.slice(element.contentReference.indexOf('#') + 1));
    if (target !== undefined) {
      finish(target, isBase, byPath, done);
      for (const [name, child] of target.children) draft.children.set(name, child);
      draft.constraints = target.constraints;
    }
  }
  for (const child of draft.children.values()) finish(child, isBase, byPath, done);
  for (const { plan } of draft.slices) finish(plan as Draft, isBase, byPath, done);
  draft.wanted = [...draft.children].filter(([, child]) => isWanted(child)).map(([name]) => name);
  draft.isEmpty = saysNothing(draft, isBase);
}

/** What R4 itself asks for, the shape check has judged. */
function setCardinality(draft: Draft, isBase: boolean): void {
  const { min = 0, max, base, sliceName } = draft.element;
  const most = max === undefined || max === '*' ? Number.POSITIVE_INFINITY : Number(max);
  if (isBase) return;
  const isNews = sliceName !== undefined || base === undefined;
  if (isNews || min > base.min) draft.min = min;
  if (isNews || max !== base.max) draft.max = most;
}

const isWanted = (plan: Plan): boolean =>
  plan.min > 0 || plan.slicing?.slices.some(({ plan: slice }) => isWanted(slice)) === true;

const saysNothing = (draft: Draft, isBase: boolean): boolean =>
  draft.min === 0 &&
  draft.max === Number.POSITIVE_INFINITY &&
  draft.fixed === undefined &&
  draft.pattern === undefined &&
  draft.binding === undefined &&
  draft.least === undefined &&
  draft.most === undefined &&
  draft.maxLength === undefined &&
  draft.constraints.length === 0 &&
  (draft.slicing === undefined ||
    (draft.slicing.rules !== 'closed' && draft.slicing.slices.every(({ plan }) => plan.isEmpty))) &&
  (isBase ? draft.types.every(({ profile, targetProfile }) => !profile && !targetProfile) : draft.types.length === 0) &&
  [...draft.children.values()].every(({ isEmpty }) => isEmpty);
