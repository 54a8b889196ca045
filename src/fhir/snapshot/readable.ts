// Definitions as they come from strangers -> such whose parts have the JSON types the generator counts on. What has
// another is left out: that it is wrong is for the validation of the definition to say.
import type { ElementDefinition, StructureDefinition } from './model.ts';

export function readableDefinition(definition: StructureDefinition): StructureDefinition {
  const names = ['type', 'kind', 'derivation', 'baseDefinition'] as const;
  const texts = names.flatMap((name) => (isText(definition[name]) ? [[name, definition[name]]] : []));
  const { url, snapshot, differential } = definition;
  return { ...Object.fromEntries(texts), url: isText(url) ? url : '', snapshot, differential };
}

export function readableElements(part: StructureDefinition['differential'] | null): readonly ElementDefinition[] {
  const elements: unknown = part?.element;
  return Array.isArray(elements) ? elements.flatMap(readable) : [];
}

function readable(element: unknown): readonly ElementDefinition[] {
  if (!isObject(element) || typeof element.path !== 'string' || element.path === '') return [];
  const wrong = Object.keys(EXPECTED).filter((name) => element[name] !== undefined && !EXPECTED[name]!(element[name]));
  const rest =
    wrong.length === 0
      ? element
      : Object.fromEntries(Object.entries(element).filter(([name]) => !wrong.includes(name)));
  return [rest as ElementDefinition];
}

type Test = (value: unknown) => boolean;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText: Test = (value) => typeof value === 'string';
const isNumber: Test = (value) => typeof value === 'number';
const listOf =
  (test: Test): Test =>
  (value) =>
    Array.isArray(value) && value.every(test);
const having =
  (parts: Readonly<Record<string, Test>>): Test =>
  (value) =>
    isObject(value) && Object.entries(parts).every(([name, test]) => test(value[name]));
const optional =
  (test: Test): Test =>
  (value) =>
    value === undefined || test(value);

const EXPECTED: Readonly<Record<string, Test>> = {
  id: isText,
  sliceName: isText,
  slicing: having({ discriminator: optional(listOf(having({ type: isText, path: isText }))) }),
  min: isNumber,
  max: isText,
  base: having({ path: isText }),
  contentReference: isText,
  type: listOf(
    having({
      code: isText,
      profile: optional(listOf(isText)),
      extension: optional(listOf(having({ url: isText, valueUrl: optional(isText), valueUri: optional(isText) }))),
    }),
  ),
  constraint: listOf(having({ key: isText })),
};
