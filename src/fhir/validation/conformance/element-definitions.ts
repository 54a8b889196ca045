// The elements of a profile: whether they narrow what they constrain, and whether what they name is there.
// https://hl7.org/fhir/R4/profiling.html#limitations
import { nodeOf } from '../../definitions/definitions.ts';
import { choiceOf, type ElementDefinition } from '../../library/structure.ts';
import { isObject } from '../../resource.ts';
import * as said from '../said/structure-definitions.ts';
import { leadsFrom } from './discriminator-paths.ts';
import { codesOf, type Element, type Elements, isA, nodesOf } from './elements.ts';
import { grammarFault } from './expressions.ts';
import { partIn, partsIn } from './parts.ts';
import type { Desk } from './rule.ts';

interface Study {
  readonly elements: readonly Element[];
  /** As they are with all that is inherited. */
  readonly own: Elements;
  /** Undefined: it rests on nothing known. */
  readonly base: Elements | undefined;
}

export function checkElements(desk: Desk, { elements, own, base }: Study): void {
  const expressions = new Map<string, unknown>();
  checkSlicingsOfSlices(desk, elements);
  for (const element of elements) {
    const whole = own.of(element);
    const constrained = base?.of(element);
    if (constrained !== undefined) {
      const isNew = base?.has(element) !== true && isSliceOf(element, constrained);
      checkCount(desk, element, { min: isNew ? 0 : (constrained.min ?? 0), max: constrained.max ?? '*' });
      checkNarrowerTypes(desk, element, constrained);
    } else if (base !== undefined && whole?.base !== undefined) {
      const { min, max } = whole.base;
      checkCount(desk, element, { min: element.value.sliceName === undefined ? min : 0, max });
    }
    checkTypes(desk, element);
    checkValue(desk, element, whole);
    checkBinding(desk, element, whole, constrained);
    checkDiscriminators(desk, element, whole);
    checkConstraints(desk, element, expressions);
  }
}

/** A slice need not be there, nor a choice under one of its concrete names. */
const isSliceOf = ({ path, value }: Element, base: ElementDefinition): boolean =>
  value.sliceName !== undefined || path !== base.path;

function checkNarrowerTypes(desk: Desk, element: Element, base: ElementDefinition): void {
  const allowed = codesOf(base);
  if (allowed.length === 0 || allowed.some((code) => isUnknown(code))) return;
  partsIn(element, 'type').forEach((type) => {
    const { code } = type.value;
    if (typeof code !== 'string' || isUnknown(code)) return;
    if (!allowed.some((each) => isA(code, each))) desk.report(type, said.typeNotInBase(code, allowed), '.code');
  });
}

/** Of FHIRPath's own types and of logical models, we know no relations. */
const isUnknown = (code: string): boolean => nodeOf(code) === undefined;

function checkCount({ report }: Desk, element: Element, base: { readonly min: number; readonly max: string }): void {
  const { min, max } = element.value;
  if (typeof min === 'number' && min < base.min) report(element, said.lessThanBase(element.id, min, base.min), '.min');
  if (typeof max === 'string' && numberOf(max) > numberOf(base.max))
    report(element, said.moreThanBase(element.id, max, base.max), '.max');
}

const numberOf = (max: string): number => (max === '*' ? Number.POSITIVE_INFINITY : Number(max));

function checkTypes({ run, report }: Desk, element: Element): void {
  for (const type of partsIn(element, 'type')) {
    const { code, profile, targetProfile } = type.value;
    for (const canonical of listOf(profile)) {
      const found = run.scope.find('StructureDefinition', canonical)?.resource;
      if (found === undefined) report(type, said.profileUnknown(canonical), '.profile');
      else if (typeof code === 'string' && typeof found.type === 'string' && !isA(found.type, code) && !isUnknown(code))
        report(type, said.profileOfType(canonical, found.type, code), '.profile');
    }
    for (const canonical of listOf(targetProfile)) {
      if (run.scope.find('StructureDefinition', canonical) === undefined)
        report(type, said.profileUnknown(canonical), '.targetProfile');
    }
  }
}

const listOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];

const typesOf = (element: Element, whole: ElementDefinition | undefined): readonly string[] => {
  const own = codesOf(element.value as unknown as ElementDefinition);
  return own.length > 0 ? own : whole === undefined ? [] : codesOf(whole);
};

/** `fixedCode` for the type code: each of them is a value of one of the element's types. */
function checkValue({ report }: Desk, element: Element, whole: ElementDefinition | undefined): void {
  const codes = typesOf(element, whole);
  if (codes.length === 0 || codes.some(isUnknown)) return;
  for (const kind of ['fixed', 'pattern', 'defaultValue', 'minValue', 'maxValue'] as const) {
    const found = choiceOf(element.value, kind);
    if (found === undefined) continue;
    const fits = codes.some((code) => isValueOf(found.type, code, kind));
    if (!fits) report(element, said.valueOfOtherType(`${kind}${found.type}`, codes), `.${kind}`);
  }
}

const capitalised = (code: string): string => code.charAt(0).toUpperCase() + code.slice(1);

function isValueOf(value: string, code: string, kind: string): boolean {
  // How long before or after now a date may lie, as a duration.
  if ((kind === 'minValue' || kind === 'maxValue') && value === 'Quantity' && DATES.has(code)) return true;
  for (let at: string | undefined = code; at !== undefined; at = nodeOf(at)?.base) {
    if (capitalised(at) === value) return true;
  }
  return false;
}

const DATES: ReadonlySet<string> = new Set(['date', 'dateTime', 'instant', 'time']);

const BINDABLE = ['code', 'Coding', 'CodeableConcept', 'Quantity', 'string', 'uri'] as const;

function checkBinding(
  { run, report }: Desk,
  element: Element,
  whole: ElementDefinition | undefined,
  base: ElementDefinition | undefined,
): void {
  const binding = partIn(element, 'binding');
  if (binding === undefined) return;
  const codes = typesOf(element, whole);
  const isBindable =
    codes.length === 0 || codes.some((code) => isUnknown(code) || BINDABLE.some((each) => isA(code, each)));
  if (!isBindable) report(binding, said.notBindable(codes));
  const { strength, valueSet } = binding.value;
  if (base?.binding?.strength === 'required' && typeof strength === 'string' && strength !== 'required')
    report(binding, said.looserBinding(strength), '.strength');
  if (typeof valueSet !== 'string' || valueSet.startsWith('#')) return;
  if (run.scope.find('ValueSet', valueSet) !== undefined) return;
  const isSystem = run.scope.find('CodeSystem', valueSet) !== undefined;
  report(binding, isSystem ? said.boundToSystem(valueSet) : said.boundToUnknown(valueSet), '.valueSet');
}

function checkDiscriminators({ report }: Desk, element: Element, whole: ElementDefinition | undefined): void {
  const slicing = partIn(element, 'slicing');
  const nodes = whole === undefined ? [] : nodesOf(whole);
  if (slicing === undefined || nodes.length === 0) return;
  for (const discriminator of partsIn(slicing, 'discriminator')) {
    const { path } = discriminator.value;
    if (typeof path === 'string' && !leadsFrom(path, nodes))
      report(discriminator, said.discriminatorLost(path, element.path));
  }
}

/** As HL7's tools have it, a slice is sliced again by what its siblings are told apart by. */
function checkSlicingsOfSlices({ whole, report }: Desk, elements: readonly Element[]): void {
  const slicings = new Map<string, string>();
  for (const { id, value } of elements) {
    const { sliceName, slicing } = value;
    if (!isObject(slicing)) continue;
    const own = discriminatorsOf(slicing);
    if (typeof sliceName !== 'string') slicings.set(id, own);
    else if (id.endsWith(`:${sliceName}`)) {
      const sliced = slicings.get(id.slice(0, -sliceName.length - 1));
      if (sliced !== undefined && sliced !== own) report(whole, said.slicedOtherwise(id, own, sliced));
    }
  }
}

const discriminatorsOf = ({ discriminator }: Readonly<Record<string, unknown>>): string =>
  (Array.isArray(discriminator) ? discriminator : [])
    .filter(isObject)
    .map(({ type, path }) => `${String(type)} ${String(path)}`)
    .sort()
    .join(', ');

function checkConstraints({ report }: Desk, element: Element, seen: Map<string, unknown>): void {
  for (const constraint of partsIn(element, 'constraint')) {
    const { key, expression } = constraint.value;
    if (typeof key === 'string' && isOther(seen, key, expression)) report(constraint, said.keyTwice(key), '.key');
    if (typeof expression !== 'string') continue;
    const wrong = grammarFault(expression);
    if (wrong !== undefined) report(constraint, said.constraintUnreadable(String(key), wrong), '.expression');
  }
}

/** One key may stand at several elements, as long as it says the same. */
function isOther(seen: Map<string, unknown>, key: string, expression: unknown): boolean {
  if (seen.has(key)) return seen.get(key) !== expression;
  seen.set(key, expression);
  return false;
}
