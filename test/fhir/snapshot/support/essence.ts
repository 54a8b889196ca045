// What validation reads of an element, in a form that two generators can be compared by.
import type { ElementDefinition } from '../../../../src/fhir/snapshot/model.ts';

const inOrder = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
const textOf = (value: unknown): string => JSON.stringify(value, inOrder);
const sorted = (list: readonly unknown[] | undefined): string[] => (list ?? []).map(textOf).sort();

interface Binding {
  readonly strength?: string;
  readonly valueSet?: string;
  readonly extension?: readonly { readonly url: string; readonly valueCanonical?: string }[];
}

const isMaximum = ({ url }: { readonly url: string }): boolean => url.endsWith('/elementdefinition-maxValueSet');

/** @param sliced ids of the elements that have slices */
export function essenceOf(element: ElementDefinition, sliced: ReadonlySet<string>): Readonly<Record<string, string>> {
  const { id, path, sliceName, min, max, type, slicing, constraint, base, contentReference, maxLength } = element;
  const binding = element.binding as Binding | undefined;
  // R4 repeats "extensions are sliced by url" at some lists of extensions and not at others; without slices it says nothing.
  const isIdle = /\.(modifierE|e)xtension$/.test(path) && !sliced.has(id!);
  const said: Record<string, unknown> = {
    path,
    sliceName,
    min,
    max,
    maxLength,
    contentReference,
    base,
    type: sorted(
      type?.map(({ code, profile, targetProfile, ...rest }) => ({
        code,
        profile,
        targetProfile: targetProfile && sorted(targetProfile),
        aggregation: (rest as { aggregation?: unknown }).aggregation,
      })),
    ),
    binding: binding && [binding.strength, binding.valueSet, binding.extension?.find(isMaximum)?.valueCanonical],
    slicing: isIdle || !slicing ? undefined : [sorted(slicing.discriminator), slicing.ordered ?? false, slicing.rules],
    constraint: sorted(constraint?.map(({ key, expression }) => [key, expression])),
    isModifier: element.isModifier ?? false,
    ...Object.fromEntries(
      Object.entries(element).filter(([name]) => /^(fixed|pattern|minValue|maxValue)[A-Z]/.test(name)),
    ),
  };
  return Object.fromEntries(
    Object.entries(said)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, textOf(value)]),
  );
}

export const slicedIds = (elements: readonly ElementDefinition[]): Set<string> =>
  new Set(
    elements.filter(({ sliceName }) => sliceName !== undefined).map(({ id }) => id!.slice(0, id!.lastIndexOf(':'))),
  );
