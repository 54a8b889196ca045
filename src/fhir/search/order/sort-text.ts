// What a resource is sorted by where the index knows equality alone: a code, `Type/id`, a uri. Of several, the least when
// ascending, the greatest when descending.
import { isNumber } from '../../json/decimal.ts';
import { isObject, type Resource } from '../../resource.ts';
import { type FlatPath, valuesAt } from '../extract/expression.ts';
import type { IndexedParam } from '../params/indexed-param.ts';
import { parseReference, type ReferenceBase } from '../reference-text.ts';

export function sortText(
  resource: Resource,
  { def, paths }: IndexedParam,
  descending: boolean,
  base: ReferenceBase,
): string | undefined {
  if (paths[0]!.asPresence === true) {
    return String(paths.some((path) => valuesAt(resource, path).some((value) => value !== false)));
  }
  const read = def.type === 'reference' ? referenceTexts : tokenTexts;
  const texts = paths.flatMap((path) => valuesAt(resource, path).flatMap((value) => read(value, path, base)));
  return texts.reduce<string | undefined>(
    (best, text) => (best === undefined || (descending ? text > best : text < best) ? text : best),
    undefined,
  );
}

/** Of a Coding its code, of an Identifier or a ContactPoint its value, of a concept each of its codes. */
function tokenTexts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'boolean' || isNumber(value)) return [String(value)];
  if (!isObject(value)) return [];
  if (Array.isArray(value.coding)) return value.coding.flatMap(tokenTexts);
  const text = value.code ?? value.value;
  return typeof text === 'string' ? [text] : [];
}

function referenceTexts(value: unknown, { refersTo }: FlatPath, base: ReferenceBase): string[] {
  // Where an entry of a Bundle is the target, the resource stands there itself.
  const inlined =
    isObject(value) && typeof value.resourceType === 'string' ? `${value.resourceType}/${value.id}` : undefined;
  const text = inlined ?? (isObject(value) ? value.reference : value);
  if (typeof text !== 'string') return [];
  const parsed = parseReference(text, base);
  if (parsed.kind === 'local') {
    return refersTo === undefined || refersTo === parsed.type ? [`${parsed.type}/${parsed.id}`] : [];
  }
  if (parsed.kind === 'contained') return [];
  return refersTo === undefined || refersTo === parsed.type ? [text] : [];
}
