// Where an extension may stand by its definition. https://hl7.org/fhir/R4/defining-extensions.html#context
import { nodeOf } from '../../definitions/definitions.ts';
import { invariantOf } from '../../invariants/invariants.ts';
import type { Outcome } from '../../invariants/model.ts';
import type { Definition } from '../../library/scope.ts';
import type { Extension, StructureDefinition } from '../../library/structure.ts';
import { isObject } from '../../resource.ts';
import { htmlChecks, htmlHasContent } from '../narrative/html-checks.ts';
import { planOf } from '../plan/compile.ts';
import { contextCondition, contextNotAsked, notForR4, wrongContext } from '../said/extensions.ts';
import { R4_TYPES } from './base-plans.ts';
import type { Place } from './place.ts';
import type { Run } from './run.ts';

type Written = NonNullable<StructureDefinition['context']>[number] & { readonly extension?: readonly Extension[] };

interface Context {
  readonly written: string;
  readonly type: Written['type'];
  /** Of the resource the path is in, where one is named before a `#`. */
  readonly profile: string | undefined;
  readonly steps: readonly Step[];
}

interface Step {
  readonly name: string;
  readonly type: string | undefined;
}

interface Contexts {
  readonly isForR4: boolean;
  readonly contexts: readonly Context[];
}

const known = new WeakMap<Definition, Contexts>();

export function checkContext(run: Run, container: Place, definition: Definition): void {
  const structure = definition.resource as StructureDefinition;
  let found = known.get(definition);
  if (found === undefined) {
    found = contextsOf(structure);
    known.set(definition, found);
  }
  if (!found.isForR4) run.report(container, notForR4(structure.url), sourceOf(structure));
  if (!isEverywhere(container) && !found.contexts.some((each) => isFor(run, container, each))) {
    const names = found.contexts.map(({ written }) => written);
    run.report(container, wrongContext(structure.url, describe(container), names), sourceOf(structure));
    return;
  }
  checkConditions(run, container, structure);
}

function checkConditions(run: Run, container: Place, structure: StructureDefinition): void {
  const { url, contextInvariant = [] } = structure;
  for (const expression of contextInvariant) {
    const outcome = conditionAt(container, expression);
    if (outcome === 'holds') continue;
    const fault =
      outcome === 'fails' ? contextCondition(url, expression) : contextNotAsked(url, expression, outcome.cannot);
    run.report(container, fault, sourceOf(structure));
    // One is enough.
    if (outcome === 'fails') return;
  }
}

const sourceOf = ({ url, version }: StructureDefinition): string => (version === undefined ? url : `${url}|${version}`);

/** Fixed values, patterns and examples in definitions carry whatever the instances would. */
const isEverywhere = ({ name, parent }: Place): boolean =>
  (parent?.type === 'ElementDefinition' && (name === 'fixed' || name === 'pattern')) ||
  (parent?.type === 'ElementDefinition.example' && name === 'value');

function contextsOf(structure: StructureDefinition): Contexts {
  const {
    url,
    context = [],
    extension,
  } = structure as StructureDefinition & {
    readonly extension?: readonly Extension[];
  };
  const written = (context as readonly Written[]).filter((each) => isForR4(each.extension));
  return { isForR4: isForR4(extension), contexts: [...written.map(contextOf), ...(WIDER[url] ?? []).map(contextOf)] };
}

// FHIR-13328: these stand where their definitions do not say, in R4 itself.
const anywhere: Written = { type: 'element', expression: 'Element' };
const onType: Written = { type: 'element', expression: 'ElementDefinition.type' };
const WIDER: Readonly<Record<string, readonly Written[]>> = {
  'http://hl7.org/fhir/StructureDefinition/regex': [onType],
  'http://hl7.org/fhir/StructureDefinition/structuredefinition-fhir-type': [onType],
  'http://hl7.org/fhir/StructureDefinition/structuredefinition-normative-version': [anywhere],
  'http://hl7.org/fhir/StructureDefinition/capabilitystatement-expectation': [anywhere],
  'http://hl7.org/fhir/StructureDefinition/capabilitystatement-prohibited': [anywhere],
};

const VERSIONS = 'http://hl7.org/fhir/StructureDefinition/version-specific-use';
const R4 = 4;

function isForR4(extensions: readonly Extension[] | undefined): boolean {
  const use = extensions?.find(({ url }) => url === VERSIONS)?.extension;
  if (use === undefined) return true;
  const [start, end] = ['startFhirVersion', 'endFhirVersion'].map((name) => {
    const found = use.find(({ url }) => url === name);
    return found === undefined ? undefined : Number.parseFloat(String(found.valueCode ?? found.valueString));
  });
  return !((start !== undefined && start > R4) || (end !== undefined && end < R4));
}

const OF_TYPE = /^ofType\((\w+)\)$/;

function contextOf({ type, expression }: Written): Context {
  const hash = type === 'element' ? expression.indexOf('#') : -1;
  const steps: { name: string; type: string | undefined }[] = [];
  for (const each of expression.slice(hash + 1).split('.')) {
    const narrowed = OF_TYPE.exec(each)?.[1];
    if (narrowed === undefined) steps.push({ name: each.replace('[x]', '').replace(/:.*$/s, ''), type: undefined });
    else if (steps.length > 0) steps.at(-1)!.type = narrowed;
  }
  const profile = hash > 0 ? expression.slice(0, hash) : undefined;
  return { written: expression, type, profile, steps };
}

const PATH = /^\w+(\.\w+(\[x\])?)*$/;

function isFor(run: Run, container: Place, context: Context): boolean {
  if (context.type === 'extension') return urlAround(container) === context.written;
  // What an expression selects is asked of paths alone; of others it is believed.
  if (context.type === 'fhirpath' && !PATH.test(context.written)) return true;
  return isAt(container, context.steps) && (context.profile === undefined || follows(run, container, context.profile));
}

/** Of the extension that the container is, or whose value it is. */
function urlAround(container: Place): unknown {
  const around = container.name === 'value' ? container.parent : container;
  return around?.type === 'Extension' && isObject(around.value) ? around.value.url : undefined;
}

/** Whether `Patient.contact.name` is the way to a place, from whatever type it begins with. */
function isAt(container: Place, steps: readonly Step[]): boolean {
  let at: Place | undefined = container;
  for (let left = steps.length; left > 0 && at !== undefined; left -= 1) {
    if (isA(at.type, steps.slice(0, left))) return true;
    const { name, type } = steps[left - 1]!;
    if (at.name !== name || (type !== undefined && at.type !== type) || isResource(at)) return false;
    at = at.parent;
  }
  return false;
}

const isResource = ({ type }: Place): boolean => nodeOf(type)?.kind === 'resource';

function isA(type: string, steps: readonly Step[]): boolean {
  const wanted = steps.length === 1 ? steps[0]!.name : steps.map(({ name }) => name).join('.');
  if (wanted === 'Element' || wanted === 'Any' || type === wanted) return true;
  if (wanted === 'CanonicalResource' || wanted === 'MetadataResource') return nodeOf(type)?.elements.url !== undefined;
  if (nodeOf(type)?.kind === 'backbone') return wanted === 'BackboneElement';
  for (let base = nodeOf(type)?.base; base !== undefined; base = nodeOf(base)?.base) if (base === wanted) return true;
  return false;
}

function follows(run: Run, container: Place, profile: string): boolean {
  const { resource } = container.frame;
  if (profile === `${R4_TYPES}${resource.resourceType}`) return true;
  const definition = run.scope.find('StructureDefinition', profile);
  const plan = definition && planOf(definition);
  // Not at hand, or of another type: it cannot be asked.
  if (plan === undefined || (definition!.resource as StructureDefinition).type !== resource.resourceType) return true;
  let whole = container;
  while (whole.value !== resource && whole.parent !== undefined) whole = whole.parent;
  return run.passes(whole, plan);
}

function conditionAt({ value, sibling, type, frame }: Place, expression: string): Outcome {
  const context = { resource: frame.resource, rootResource: frame.root, htmlChecks, htmlHasContent };
  return invariantOf(expression).evaluate({ value, sibling, type }, context);
}

/** The place as definitions would name it: `HumanName, Patient.name`. */
function describe(container: Place): string {
  const names = [container.name];
  let at = container;
  while (!isResource(at) && at.parent !== undefined) {
    at = at.parent;
    names.unshift(isResource(at) ? at.type : at.name);
  }
  const path = isResource(container) ? container.type : names.join('.');
  return path === container.type ? path : `${container.type}, ${path}`;
}
