// Invariants that fire on every element or resource, or cost more as FHIRPath than they ask: written out. Each stands under
// its expression, as corrections.ts means it, and answers what the expression would.
import { elementOf, isResourceType } from '../definitions/definitions.ts';
import { isNumber } from '../json/decimal.ts';
import { isObject } from '../resource.ts';
import { BEYOND, type Truth } from './compiled.ts';
import { addChildren, hasChild, type Item, typeOf } from './items.ts';
import { Cannot } from './model.ts';

/** ele-1. What is null or an empty list is no child. */
const hasContent: Truth = ({ value, sibling }) => {
  if (isObject(value)) return hasMoreThanId(value);
  return (value !== undefined && value !== null) || (isObject(sibling) && hasMoreThanId(sibling));
};

function hasMoreThanId(element: Record<string, unknown>): boolean {
  for (const name in element) {
    if (name === 'id' || name === '_id' || name === 'resourceType') continue;
    const child = element[name];
    if (child !== undefined && child !== null && !(Array.isArray(child) && child.length === 0)) return true;
  }
  return false;
}

const textOf = (at: Item, name: string): string | undefined => {
  const [first, ...more] = childrenOf(at, name);
  if (more.length > 0) throw BEYOND;
  const value = first?.value ?? undefined;
  if (value !== undefined && typeof value !== 'string') throw BEYOND;
  return value;
};

const childrenOf = (at: Item, name: string): readonly Item[] => {
  const found: Item[] = [];
  addChildren(at, name, found);
  return found;
};

/** ref-1 */
const pointsIntoContained: Truth = (at, { rootResource }) => {
  const reference = textOf(at, 'reference');
  if (reference === undefined) return hasChild(at, 'reference') ? undefined : true;
  if (!reference.startsWith('#') || reference === '#') return true;
  const id = reference.slice(1);
  return childrenOf({ value: rootResource }, 'contained').some(({ value }) => isObject(value) && value.id === id);
};

const DAY = /^\d{4}(-\d\d){0,2}$/;
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.(\d{1,3}))?(?:Z|[+-]\d\d:\d\d)$/;

/** per-1: of two dates of one precision, or of two moments. Of others the engine knows. */
const startsBeforeEnd: Truth = (at) => {
  const [start, end] = [textOf(at, 'start'), textOf(at, 'end')];
  if (start === undefined || end === undefined) return true;
  if (start.length === end.length && DAY.test(start) && DAY.test(end)) return start <= end;
  if (!MOMENT.test(start) || !MOMENT.test(end)) throw BEYOND;
  const [from, to] = [Date.parse(start), Date.parse(end)];
  if (Number.isNaN(from) || Number.isNaN(to)) throw BEYOND;
  return from <= to;
};

/** rng-2: of quantities of one unit. Of UCUM's others the engine knows; of units that are words, nobody. */
const lowIsUnderHigh: Truth = (at) => {
  const [low, high] = [childrenOf(at, 'low'), childrenOf(at, 'high')];
  if (low.length === 0 || high.length === 0) return true;
  const [a, b] = [low[0]!.value, high[0]!.value];
  if (!isObject(a) || !isObject(b) || a.comparator !== undefined || b.comparator !== undefined) throw BEYOND;
  // What has no number cannot be compared, and is no fault of the range.
  if (!isNumber(a.value) || !isNumber(b.value)) return true;
  if (a.system === b.system && a.code === b.code && (a.code !== undefined || a.unit === b.unit)) {
    return Number(a.value) <= Number(b.value);
  }
  if (typeof a.code === 'string' && typeof b.code === 'string' && a.system === UCUM && b.system === UCUM) throw BEYOND;
  throw new Cannot(`low and high have units that cannot be compared: ${unitOf(a)}, ${unitOf(b)}`);
};

const UCUM = 'http://unitsofmeasure.org';
const unitOf = ({ code, unit }: Record<string, unknown>): string => String(code ?? unit ?? '-').slice(0, 40);

/** cnt-3. A count of 5.0 is written as no whole number. */
const isWholeCount: Truth = (at) => {
  const isAbsentOr = (name: string, wanted: string) => !hasChild(at, name) || textOf(at, name) === wanted;
  if (!isAbsentOr('system', UCUM) || !isAbsentOr('code', '1')) return false;
  if (!hasChild(at, 'value')) return true;
  const value = childrenOf(at, 'value')[0]?.value;
  return hasChild(at, 'code') && !(isNumber(value) && String(value).includes('.'));
};

/** dom-3. The published expression finds nothing to say of what has no id. */
const everyContainedIsUsed: Truth = (at, { resource }) => {
  const contained = childrenOf(at, 'contained');
  if (contained.length === 0) return true;
  const pointers = pointersIn({ value: resource });
  return contained.every((each) => {
    const [id] = childrenOf(each, 'id');
    return id === undefined || pointers.has(`#${id.value}`) || pointersIn(each).has('#');
  });
};

const POINTERS = new Set(['canonical', 'uri', 'url']);

/** Every reference, canonical, uri and url below an element that points into the resource. */
function pointersIn(item: Item, into = new Set<string>()): ReadonlySet<string> {
  if (!isObject(item.value)) return into;
  const type = typeOf(item);
  for (const [name, content] of Object.entries(item.value)) {
    const of = type === undefined ? undefined : elementOf(type, name)?.type;
    for (const value of Array.isArray(content) ? content : [content]) {
      if (typeof value === 'object') pointersIn({ value, ...(of !== undefined && { type: of }) }, into);
      else if (typeof value === 'string' && value.startsWith('#')) {
        if (name === 'reference' || (of !== undefined && POINTERS.has(of))) into.add(value);
      }
    }
  }
  return into;
}

/** dom-6 */
const rootHasNarrative: Truth = (at, { resource, rootResource }) =>
  resource !== rootResource || childrenOf(at, 'text').some((text) => hasChild(text, 'div'));

const html =
  (name: 'htmlChecks' | 'htmlHasContent'): Truth =>
  ({ value }, context) => {
    const check = context[name];
    if (check === undefined) throw new Cannot(`${name} is not given`);
    return typeof value === 'string' ? check(value) : undefined;
  };

/** bdl-7: one set of strings, since the engine compares every two of five thousand entries. */
const entriesAreDistinct: Truth = (at) => {
  if (textOf(at, 'type') === 'history') return true;
  const seen = new Set<string>();
  for (const entry of childrenOf(at, 'entry')) {
    if (!hasChild(entry, 'fullUrl')) continue;
    const fullUrl = textOf(entry, 'fullUrl') ?? '';
    const version = childrenOf(entry, 'resource')
      .flatMap((resource) => childrenOf(resource, 'meta'))
      .map((meta) => textOf(meta, 'versionId'))[0];
    const name = `${fullUrl}${version ?? ''}`;
    if (seen.has(name)) return false;
    seen.add(name);
  }
  return true;
};

const hasEither = (value: Record<string, unknown>, property: string): boolean =>
  value[property] !== undefined || value[`_${property}`] !== undefined;

/** que-2, csd-1: no two values of a property anywhere below. */
const areDistinct =
  (parent: string | undefined, property: string): Truth =>
  (at) => {
    const seen = new Set<unknown>();
    const visit = (value: unknown, name: string | undefined, isTop: boolean): boolean => {
      if (Array.isArray(value)) return value.every((each) => visit(each, name, isTop));
      if (!isObject(value)) return true;
      if (!isTop && (parent === undefined || name === parent) && hasEither(value, property)) {
        // Equality looks at ids and extensions too.
        if (value[`_${property}`] !== undefined) throw BEYOND;
        if (seen.has(value[property])) return false;
        seen.add(value[property]);
      }
      return Object.entries(value).every(([child, content]) => child.startsWith('_') || visit(content, child, false));
    };
    return visit(at.value, undefined, true);
  };

/** ras-2 */
const isPercentage: Truth = (at) => {
  const [probability, ...more] = childrenOf(at, 'probability');
  if (probability === undefined || probability.type !== 'decimal') return true;
  if (more.length > 0 || !isNumber(probability.value)) throw BEYOND;
  return Number(probability.value) <= 100;
};

/** opd-3 */
const isReferenceOrResource: Truth = (at) => {
  if (!hasChild(at, 'targetProfile')) return true;
  const type = textOf(at, 'type');
  return type === undefined ? undefined : type === 'Reference' || type === 'canonical' || isResourceType(type);
};

const DOM_3 =
  "contained.where((('#'+id in (%resource.descendants().reference | %resource.descendants().as(canonical) | %resource.descendants().as(uri) | %resource.descendants().as(url))) or descendants().where(reference = '#').exists() or descendants().where(as(canonical) = '#').exists() or descendants().where(as(canonical) = '#').exists()).not()).trace('unmatched', id).empty()";

export const BY_HAND: ReadonlyMap<string, Truth> = new Map<string, Truth>([
  ['hasValue() or (children().count() > id.count())', hasContent],
  [
    "reference.exists() implies (reference = '#' or reference.startsWith('#').not() or (reference.substring(1) in %rootResource.contained.id))",
    pointsIntoContained,
  ],
  ['start.hasValue().not() or end.hasValue().not() or (start <= end)', startsBeforeEnd],
  ['low.empty() or high.empty() or (low <= high)', lowIsUnderHigh],
  [
    "(code.exists() or value.empty()) and (system.empty() or system = %ucum) and (code.empty() or code = '1') and (value.empty() or value.hasValue().not() or value.toString().contains('.').not())",
    isWholeCount,
  ],
  [DOM_3, everyContainedIsUsed],
  ['%resource != %rootResource or text.`div`.exists()', rootHasNarrative],
  ['htmlChecks()', html('htmlChecks')],
  ['htmlChecks2()', html('htmlHasContent')],
  [
    "(type = 'history') or entry.where(fullUrl.exists()).select(fullUrl&resource.meta.versionId).isDistinct()",
    entriesAreDistinct,
  ],
  ['descendants().linkId.isDistinct()', areDistinct(undefined, 'linkId')],
  ['concept.code.combine($this.descendants().concept.code).isDistinct()', areDistinct('concept', 'code')],
  ['probability.empty() or ((probability is decimal) implies ((probability as decimal) <= 100))', isPercentage],
  [
    "targetProfile.exists() implies (type = 'Reference' or type = 'canonical' or type.memberOf('http://hl7.org/fhir/ValueSet/resource-types'))",
    isReferenceOrResource,
  ],
]);
