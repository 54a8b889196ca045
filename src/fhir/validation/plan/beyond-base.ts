// What a profile's element says beyond R4's own definition of that element, which is asked in any case: a profile repeats it all.
import { published } from '../../library/published.ts';
import type { Constraint, ElementDefinition, ElementType, StructureDefinition } from '../../library/structure.ts';

const R4_TYPES = 'http://hl7.org/fhir/StructureDefinition/';

const elements = new Map<string, ReadonlyMap<string, ElementDefinition>>();

function ofType(type: string): ReadonlyMap<string, ElementDefinition> {
  let known = elements.get(type);
  if (known === undefined) {
    const found = published().find('StructureDefinition', `${R4_TYPES}${type}`)?.resource as
      | StructureDefinition
      | undefined;
    known = new Map((found?.snapshot?.element ?? []).map((element) => [element.path, element]));
    elements.set(type, known);
  }
  return known;
}

export function beyondBase(element: ElementDefinition): ElementDefinition {
  const path = element.base?.path ?? element.path;
  const base = ofType(path.split('.')[0]!).get(path);
  if (base === undefined) return element;
  const { type, binding, constraint, maxLength, ...rest } = element;
  const keys = new Set(base.constraint?.map(keyOf));
  const news = constraint?.filter((each) => !keys.has(keyOf(each)));
  return {
    ...rest,
    ...(type && !isSame(type.map(typeText), base.type?.map(typeText)) && { type }),
    ...(binding && !isSame([bindingText(element)], [bindingText(base)]) && { binding }),
    ...(news && { constraint: news }),
    ...(maxLength !== base.maxLength && { maxLength }),
  };
}

const keyOf = ({ key, expression }: Constraint): string => `${key} ${expression}`;

const typeText = ({ code, profile, targetProfile, aggregation }: ElementType): string =>
  JSON.stringify([code, profile ?? [], [...(targetProfile ?? [])].sort(), aggregation ?? []]);

const bindingText = ({ binding }: ElementDefinition): string =>
  JSON.stringify([
    binding?.strength,
    binding?.valueSet,
    binding?.extension?.filter(({ url }) =>
      /[/.](additional-binding|binding\.additional|elementdefinition-maxValueSet)$/.test(url),
    ),
  ]);

const isSame = (a: readonly string[], b: readonly string[] | undefined): boolean =>
  b !== undefined && a.length === b.length && [...a].sort().join() === [...b].sort().join();
