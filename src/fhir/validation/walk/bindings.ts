// Codes against the value sets they are bound to. https://hl7.org/fhir/R4/terminologies.html#strength
import { codesOf, nodeOf } from '../../definitions/definitions.ts';
import { objectsOf, textOf } from '../../elements/any-shape.ts';
import { type Definition, nameOf, type Scope } from '../../library/scope.ts';
import type { Binding } from '../../library/structure.ts';
import { isObject } from '../../resource.ts';
import { type AskedCode, standingIn } from '../../terminology/membership.ts';
import { inAny, type Standing } from '../../terminology/standing.ts';
import { canonicalOf } from '../../terminology/terminology.ts';
import type { Plan } from '../plan/model.ts';
import * as said from '../said/codes.ts';
import { R4_TYPES } from './base-plans.ts';
import { codingOf, hasWrongName, isNoCode, noteName } from './codings.ts';
import type { Place } from './place.ts';
import type { Run } from './run.ts';
import { isOfType } from './types.ts';

export function checkBinding(run: Run, place: Place, plan: Plan, _all: readonly Plan[]): void {
  if (!isObject(plan.binding) || place.value === undefined || !run.options.terminology) return;
  // Of a type that is not allowed here something else is said.
  if (plan.types.length > 0 && !plan.types.some((type) => isOfType(place.type, type))) return;
  for (const demand of demandsOf(plan, plan.binding)) checkDemand(run, place, plan, demand);
}

/** Sets that a binding wants codes of. */
interface Demand {
  readonly canonical: string;
  readonly strength: said.Strength;
  /** Of plain codes alone: a concept may do with words where a set is only preferred. */
  readonly ofPlainCodes?: boolean;
}

const demands = new WeakMap<Binding, readonly Demand[]>();

function demandsOf(plan: Plan, binding: Binding): readonly Demand[] {
  let found = demands.get(binding);
  if (found === undefined) {
    found = read(plan, binding);
    demands.set(binding, found);
  }
  return found;
}

const MAXIMUM = 'http://hl7.org/fhir/StructureDefinition/elementdefinition-maxValueSet';
const ADDITIONAL: ReadonlySet<string> = new Set([
  'http://hl7.org/fhir/5.0/StructureDefinition/extension-ElementDefinition.binding.additional',
  'http://hl7.org/fhir/tools/StructureDefinition/additional-binding',
]);
const PURPOSES: Readonly<Record<string, said.Strength>> = {
  required: 'required',
  maximum: 'maximum',
  extensible: 'extensible',
};

/** R4 requires these units of whatever is measured along with a vital sign, and its own oxygen flow is in none; R5 does no more. */
const isRequiredByMistake = (id: string, valueSet: string | undefined): boolean =>
  id === 'Observation.component.value[x]' && valueSet === 'http://hl7.org/fhir/ValueSet/ucum-vitals-common|4.0.1';

/** Of a definition of any shape: it is somebody's. */
function read({ source, id }: Plan, binding: Binding): Demand[] {
  const { strength } = binding;
  const valueSet = textOf(binding.valueSet);
  const found: Demand[] = [];
  const written = strength === 'required' || strength === 'extensible' ? strength : undefined;
  const own = isRequiredByMistake(id, valueSet) ? 'extensible' : written;
  if (valueSet !== undefined && own !== undefined && !isJudgedByShape(source, valueSet, own)) {
    found.push({ canonical: valueSet, strength: own });
  }
  for (const each of objectsOf(binding.extension)) {
    if (each.url === MAXIMUM) add(found, each.valueCanonical ?? each.valueUri, 'maximum', own === undefined);
    else if (ADDITIONAL.has(String(each.url))) {
      const purpose = partOf(each, 'purpose')?.valueCode;
      // Those for certain uses only, or for any one of several, are let pass.
      if (partOf(each, 'usage') !== undefined || partOf(each, 'any')?.valueBoolean === true) continue;
      if (typeof purpose !== 'string' || !Object.hasOwn(PURPOSES, purpose)) continue;
      add(found, partOf(each, 'valueSet')?.valueCanonical, PURPOSES[purpose]!);
    }
  }
  return found;
}

const partOf = (extension: Record<string, unknown>, url: string): Record<string, unknown> | undefined =>
  objectsOf(extension.extension).find((each) => each.url === url);

function add(to: Demand[], canonical: unknown, strength: said.Strength, ofPlainCodes = false): void {
  if (typeof canonical === 'string' && !to.some((each) => each.canonical === canonical && each.strength === strength))
    to.push({ canonical, strength, ofPlainCodes });
}

/** Codes that R4 itself requires are told from others before the walk. */
const isJudgedByShape = (source: string, valueSet: string, strength: said.Strength): boolean =>
  strength === 'required' && source.startsWith(R4_TYPES) && codesOf(canonicalOf(valueSet).url) !== undefined;

/** The profile says no more than R4 there. */
function isOfR4({ type, parent, name }: Place, { canonical, strength }: Demand): boolean {
  if (type !== 'code' || strength !== 'required' || parent === undefined) return false;
  const { url, version } = canonicalOf(canonical);
  const its = nodeOf(parent.type)?.elements[name]?.binding;
  return its === url && (version === undefined || version === R4) && codesOf(url) !== undefined;
}

const R4 = '4.0.1';

function checkDemand(run: Run, place: Place, plan: Plan, demand: Demand): void {
  const { canonical, strength, ofPlainCodes } = demand;
  if ((ofPlainCodes === true && typeof place.value !== 'string') || isOfR4(place, demand)) return;
  const codes = codesAt(place);
  if (codes === undefined || isTypeOfOthers(place, strength)) return;
  const set = setFor(run, plan.scope, canonical);
  if (set === undefined) {
    run.report(place, said.setNotFound(canonical), plan.source);
    return;
  }
  noteNames(run, place, set);
  const name = nameOf(set.resource);
  if (codes.length === 0) {
    run.report(place, said.noCode(name, strength), plan.source);
    return;
  }
  const standing = inAny(codes, (code) => (code === NOT_IN_ANY ? 'out' : standingIn(set, code)));
  if (standing === 'out') {
    // A concept may have other codings; what a single one lacks is said once.
    if (place.type === 'CodeableConcept' || !isNoCode(run, place.value))
      run.report(place, said.notInSet(codes.map(shown), name, strength), plan.source);
  } else if (standing === 'unknown' && strength === 'required')
    run.report(place, said.notJudged(codes.map(shown), name), plan.source);
}

/** Names of types are codes of a set; where a uri is asked for, those of others are their canonicals. */
const isTypeOfOthers = ({ type, value }: Place, strength: said.Strength): boolean =>
  strength === 'extensible' && type === 'uri' && typeof value === 'string' && value.startsWith('http');

function noteNames(run: Run, { value }: Place, set: Definition): void {
  if (!isObject(value)) return;
  if (Array.isArray(value.coding)) for (const each of value.coding) noteName(run, set, each);
  else noteName(run, set, value);
}

/** R4 binds to the text of a standard where it means this set. */
const MEANT: ReadonlyMap<string, string> = new Map([
  ['http://www.rfc-editor.org/bcp/bcp13.txt', 'http://hl7.org/fhir/ValueSet/mimetypes'],
]);

function setFor(run: Run, scope: Scope, written: string): Definition | undefined {
  const canonical = MEANT.get(written) ?? written;
  return scope.find('ValueSet', canonical) ?? run.scope.find('ValueSet', canonical);
}

/** A coding that names no code of any system. */
const NOT_IN_ANY: AskedCode = { code: '—' };

const shown = ({ system, code }: AskedCode): string => (system === undefined ? `"${code}"` : `${system}#${code}`);

/** None: there is a concept, in words alone. Undefined: nothing to judge by a set. */
function codesAt({ type, value }: Place): readonly AskedCode[] | undefined {
  if (typeof value === 'string') return [{ code: value }];
  if (!isObject(value)) return undefined;
  if (type !== 'CodeableConcept') {
    const one = askedOf(value);
    return one && [one];
  }
  const { coding } = value;
  return Array.isArray(coding) ? coding.map((each) => askedOf(each) ?? NOT_IN_ANY) : [];
}

function askedOf(value: unknown): AskedCode | undefined {
  const { system, version, code } = codingOf(value) ?? {};
  return system === undefined || code === undefined ? undefined : { system, version, code };
}

/** Whether the place holds a code of the set it is bound to: what some slices are told apart by. */
export function bound(run: Run, place: Place, { binding, scope }: Plan): Standing {
  const canonical = isObject(binding) ? textOf(binding.valueSet) : undefined;
  const set = canonical === undefined ? undefined : setFor(run, scope, canonical);
  const codes = codesAt(place);
  if (set === undefined) return 'unknown';
  if (codes === undefined) return 'out';
  return inAny(codes, (code) => (code === NOT_IN_ANY ? 'out' : standingIn(set, code)));
}

/** Of a code, Coding or Quantity; a wrong display is `out`, where wrong displays are errors. */
export function isInSet(run: Run, scope: Scope, canonical: string, concept: unknown): Standing {
  const set = setFor(run, scope, canonical);
  const asked = typeof concept === 'string' ? { code: concept } : askedOf(concept);
  if (set === undefined || asked === undefined || !run.options.terminology) return 'unknown';
  noteName(run, set, concept);
  return run.options.wrongDisplays === 'error' && hasWrongName(run, concept) ? 'out' : standingIn(set, asked);
}
