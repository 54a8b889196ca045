// A CodeSystem as expanding, subsuming and judging codes read it, of a resource of any shape. https://hl7.org/fhir/R4/codesystem.html
import { objectsOf, textOf } from '../elements/any-shape.ts';
import { isNumber } from '../json/decimal.ts';

export interface CodeSystem {
  readonly url: string;
  readonly version?: string;
  /** All its codes are here; R4's package has systems that are called complete and say none. */
  readonly isComplete: boolean;
  /** It only adds to another, and nothing is a code of it. */
  readonly isSupplement: boolean;
  readonly isCaseSensitive: boolean;
  /** In the order of the system. */
  readonly concepts: ReadonlyMap<string, Concept>;
}

export interface Concept {
  readonly code: string;
  readonly display?: string;
  /** Other names of it, in whatever language. */
  readonly designations: readonly string[];
  readonly parents: ReadonlySet<string>;
  readonly children: ReadonlySet<string>;
  readonly properties: readonly { readonly code: string; readonly value: string }[];
}

interface Draft extends Concept {
  readonly parents: Set<string>;
  readonly children: Set<string>;
}

/** Beside the nesting; v3 code systems use the first. */
const TO_PARENT: ReadonlySet<string> = new Set(['subsumedBy', 'parent']);
const TO_CHILD = 'child';

export function readCodeSystem(resource: Readonly<Record<string, unknown>>): CodeSystem {
  const concepts = new Map<string, Draft>();
  // Where nesting means something else, as "part of", no code subsumes another by it.
  const isNested = (textOf(resource.hierarchyMeaning) ?? 'is-a') === 'is-a';
  read(objectsOf(resource.concept), undefined, isNested, concepts);
  for (const concept of concepts.values()) {
    for (const { code, value } of concept.properties) {
      const other = concepts.get(value);
      if (other === undefined) continue;
      if (TO_PARENT.has(code)) join(other, concept);
      else if (code === TO_CHILD) join(concept, other);
    }
  }
  return {
    url: textOf(resource.url) ?? '',
    version: textOf(resource.version),
    isComplete: resource.content === 'complete' && concepts.size > 0,
    isSupplement: resource.content === 'supplement' || resource.supplements !== undefined,
    isCaseSensitive: resource.caseSensitive === true,
    concepts,
  };
}

function read(
  written: readonly Record<string, unknown>[],
  parent: Draft | undefined,
  isNested: boolean,
  into: Map<string, Draft>,
): void {
  for (const each of written) {
    const code = textOf(each.code);
    if (code === undefined) continue;
    const concept = into.get(code) ?? {
      code,
      display: textOf(each.display),
      designations: objectsOf(each.designation).flatMap(({ value }) => textOf(value) ?? []),
      parents: new Set(),
      children: new Set(),
      properties: propertiesOf(each),
    };
    into.set(code, concept);
    if (parent !== undefined && isNested) join(parent, concept);
    read(objectsOf(each.concept), concept, isNested, into);
  }
}

function join(parent: Draft, child: Draft): void {
  parent.children.add(child.code);
  child.parents.add(parent.code);
}

const propertiesOf = (concept: Record<string, unknown>): Concept['properties'] =>
  objectsOf(concept.property).flatMap((property) => {
    const code = textOf(property.code);
    const value = plainValue(property);
    return code === undefined || value === undefined ? [] : [{ code, value }];
  });

function plainValue(property: Record<string, unknown>): string | undefined {
  const value =
    property.valueCode ??
    property.valueString ??
    property.valueBoolean ??
    property.valueInteger ??
    property.valueDecimal;
  const isPlain = typeof value === 'string' || typeof value === 'boolean' || isNumber(value);
  return isPlain ? String(value) : undefined;
}
