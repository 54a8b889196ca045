// Parts of a resource for `_summary` and `_elements`. https://hl7.org/fhir/R4/search.html#summary
import { elementOf, type FoundElement, nodeOf } from '../definitions/definitions.ts';
import { type Coding, isObject, type Resource } from '../resource.ts';

export type SummaryMode = 'true' | 'text' | 'data';

type Json = Record<string, unknown>;

/** "resources … should be marked with the tag SUBSETTED", lest someone store the part in place of the whole. */
const SUBSETTED: Coding = { system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue', code: 'SUBSETTED' };

const ALWAYS = new Set(['resourceType', 'id', 'meta']);

const isMandatory = ({ def }: FoundElement): boolean => def.min > 0;

/** An unseen modifier can turn the meaning of what is seen around, so it stays in every subset. */
const isModifier = ({ def }: FoundElement): boolean => def.modifier === true;

export function summarise(resource: Resource, mode: SummaryMode): Resource {
  const { resourceType } = resource;
  if (mode === 'true') return tagged(summaryOf(resource, resourceType) as Resource);
  if (mode === 'data') return tagged(keepTop(resource, ({ name }) => name !== 'text'));
  return tagged(keepTop(resource, (each) => each.name === 'text' || isMandatory(each)));
}

/**
 * The named top-level elements, and the mandatory and modifier ones. Names may carry their type (`Patient.name`); a
 * resource for which no name is meant stays whole.
 */
export function onlyElements(resource: Resource, elements: readonly string[]): Resource {
  const names = new Set<string>();
  for (const element of elements) {
    const [first = '', second] = element.trim().split('.');
    // Types begin with a capital, elements never do.
    if (!/^[A-Z]/.test(first)) names.add(first);
    else if (first === resource.resourceType && second !== undefined) names.add(second);
  }
  if (names.size === 0) return resource;
  return tagged(
    keepTop(resource, (each, property) => {
      return names.has(each.name) || names.has(property) || isMandatory(each) || isModifier(each);
    }),
  );
}

/** The element behind a property, or behind the property it carries extensions for. */
function found(node: string, property: string): FoundElement | undefined {
  return elementOf(node, property.startsWith('_') ? property.slice(1) : property);
}

function keepTop(resource: Resource, keeps: (element: FoundElement, property: string) => boolean): Resource {
  const kept: Json = {};
  for (const [property, value] of Object.entries(resource)) {
    const element = found(resource.resourceType, property);
    if (ALWAYS.has(property) || (element !== undefined && keeps(element, property))) kept[property] = value;
  }
  return kept as Resource;
}

/** Summary elements, level by level: a backbone in the summary can have children that are not. */
function summaryOf(object: Json, node: string): Json {
  const kept: Json = {};
  for (const [property, value] of Object.entries(object)) {
    const element = found(node, property);
    if (ALWAYS.has(property)) kept[property] = value;
    else if (element !== undefined && (element.def.summary === true || isModifier(element))) {
      const part = summaryOfValue(value, element);
      if (part !== undefined) kept[property] = part;
    }
  }
  return kept;
}

function summaryOfValue(value: unknown, { type = '' }: FoundElement): unknown {
  if (nodeOf(type)?.kind !== 'backbone') return value;
  if (!Array.isArray(value)) return isObject(value) ? nonEmpty(summaryOf(value, type)) : value;
  const parts = value.map((each) => (isObject(each) ? nonEmpty(summaryOf(each, type)) : each));
  const filled = parts.filter((each) => each !== undefined);
  return filled.length === 0 ? undefined : filled;
}

/** JSON knows no empty objects in FHIR. An id alone is no content either. */
const nonEmpty = (object: Json): Json | undefined =>
  Object.keys(object).some((property) => property !== 'id') ? object : undefined;

function tagged(resource: Resource): Resource {
  const tags = resource.meta?.tag ?? [];
  if (tags.some(({ system, code }) => system === SUBSETTED.system && code === SUBSETTED.code)) return resource;
  const { resourceType, id, meta, ...rest } = resource;
  return {
    resourceType,
    ...(id !== undefined && { id }),
    meta: { ...meta, tag: [...tags, SUBSETTED] },
    ...rest,
  };
}
