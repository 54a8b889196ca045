// One element of a differential laid over the element it constrains: what replaces, what adds up, what is merged.
import type { ElementDefinition, Slicing } from './model.ts';

/** Of these there may be one, whatever its type: fixedUri takes the place of fixedString. */
const TYPED = ['fixed', 'pattern', 'defaultValue', 'minValue', 'maxValue'] as const;

/** Decided by the place where the element stands, not by what either says. */
const OF_THE_PLACE = new Set(['id', 'path', 'sliceName', 'base', '__proto__']);

/** @param url of the definition whose differential it is: the source of its constraints */
export function merged(base: ElementDefinition, change: ElementDefinition, url: string): ElementDefinition {
  const result: Record<string, unknown> & { path: string } = { ...base };
  for (const [property, value] of Object.entries(change)) {
    if (value === undefined || value === null || OF_THE_PLACE.has(property)) continue;
    // What has a type cannot become a reference to content.
    if (property === 'contentReference' && base.type !== undefined) continue;
    const kind = TYPED.find((each) => property.startsWith(each) && /[A-Z]/.test(property.charAt(each.length)));
    if (kind !== undefined) removeOthers(result, kind, property);
    result[property] = mergers.get(property)?.(result[property], value) ?? value;
  }
  if (change.constraint !== undefined) {
    const own = change.constraint.map((each) => (each.source === undefined ? { ...each, source: url } : each));
    result.constraint = unionBy([...(base.constraint ?? [])], own, ({ key }) => key);
  }
  return result;
}

function removeOthers(result: Record<string, unknown>, kind: string, property: string): void {
  for (const other of Object.keys(result)) {
    if (other !== property && other.startsWith(kind) && /^[A-Z]/.test(other.slice(kind.length))) delete result[other];
  }
}

type Merger = (base: unknown, change: unknown) => unknown;

const together: Merger = (base, change) => unionBy(listOf(base), listOf(change), (each) => JSON.stringify(each));

/** `...` at its beginning: what follows comes after the text of the base. */
const text: Merger = (base, change) =>
  typeof base === 'string' && typeof change === 'string' && change.startsWith('...')
    ? `${base}\r\n${change.slice(3)}`
    : change;

const mergers: ReadonlyMap<string, Merger> = new Map(
  Object.entries<Merger>({
    mapping: together,
    condition: together,
    alias: together,
    example: together,
    definition: text,
    comment: text,
    requirements: text,
    extension: (base, change) => {
      const own = listOf(change);
      const stated = new Set(own.map(urlOf));
      return [...listOf(base).filter((each) => !stated.has(urlOf(each))), ...own];
    },
    // Description and extensions of the base, a maximum value set among them, were about its own binding.
    binding: (base, change) => {
      const { strength, valueSet } = (base ?? {}) as { strength?: unknown; valueSet?: unknown };
      return {
        ...(strength !== undefined && { strength }),
        ...(valueSet !== undefined && { valueSet }),
        ...(change as object),
      };
    },
    slicing: (base, change) => mergedSlicing(base as Slicing | undefined, change as Slicing),
  }),
);

const mergedSlicing = (base: Slicing | undefined, change: Slicing): Slicing => ({
  ...base,
  ...change,
  ...((base?.discriminator ?? change.discriminator) && {
    discriminator: unionBy(
      base?.discriminator ?? [],
      change.discriminator ?? [],
      (each) => `${each.type} ${each.path}`,
    ),
  }),
});

const urlOf = (extension: unknown): unknown => (extension as { url?: unknown } | null)?.url;

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** What comes later replaces, in its place, what has the same key. */
export function unionBy<T>(first: readonly T[], second: readonly T[], keyOf: (each: T) => string): T[] {
  const all = new Map<string, T>();
  for (const each of first) all.set(keyOf(each), each);
  for (const each of second) all.set(keyOf(each), each);
  return [...all.values()];
}
