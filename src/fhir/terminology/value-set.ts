// A ValueSet as expanding reads it, of a resource of any shape. https://hl7.org/fhir/R4/valueset.html
import { objectsOf, textOf, textsOf } from '../elements/any-shape.ts';
import { isObject } from '../resource.ts';

export interface ValueSet {
  readonly url: string;
  readonly version?: string;
  readonly include: readonly Part[];
  readonly exclude: readonly Part[];
  /** Stored with the set, for one that says its codes no other way. */
  readonly expansion: readonly Coded[];
}

/** Codes of the system, or of all the value sets at once; of both, what is in both. */
export interface Part {
  readonly system?: string;
  readonly version?: string;
  /** None: all of the system's. */
  readonly concepts: readonly Omit<Coded, 'system'>[];
  readonly filters: readonly ConceptFilter[];
  readonly valueSets: readonly string[];
}

export interface ConceptFilter {
  readonly property: string;
  readonly op: string;
  readonly value: string;
}

export interface Coded {
  readonly system: string;
  readonly code: string;
  readonly display?: string;
}

export function readValueSet(resource: Readonly<Record<string, unknown>>): ValueSet {
  const compose = isObject(resource.compose) ? resource.compose : {};
  const expansion = isObject(resource.expansion) ? resource.expansion : {};
  return {
    url: textOf(resource.url) ?? '',
    version: textOf(resource.version),
    include: objectsOf(compose.include).map(readPart),
    exclude: objectsOf(compose.exclude).map(readPart),
    expansion: contained(expansion),
  };
}

const readPart = (part: Record<string, unknown>): Part => ({
  system: textOf(part.system),
  version: textOf(part.version),
  concepts: objectsOf(part.concept).flatMap(readConcept),
  filters: objectsOf(part.filter).map(({ property, op, value }) => ({
    property: textOf(property) ?? '',
    op: textOf(op) ?? '',
    value: textOf(value) ?? '',
  })),
  valueSets: textsOf(part.valueSet),
});

function readConcept(concept: Record<string, unknown>): Omit<Coded, 'system'>[] {
  const code = textOf(concept.code);
  return code === undefined ? [] : [{ code, display: textOf(concept.display) }];
}

/** A heading that is abstract stands for those below it, not for itself. */
const contained = (above: Record<string, unknown>): Coded[] =>
  objectsOf(above.contains).flatMap((each) => {
    const system = textOf(each.system);
    const own = system === undefined || each.abstract === true ? [] : readConcept(each);
    return [...own.map((concept) => ({ system: system!, ...concept })), ...contained(each)];
  });
