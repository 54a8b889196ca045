// An entry of a Bundle as the rules read it, broken ones as far as they go.
import { isObject, type Resource } from '../../resource.ts';

export interface Entry {
  readonly index: number;
  readonly fullUrl: string | undefined;
  readonly resource: Resource | undefined;
  readonly whole: Readonly<Record<string, unknown>>;
}

export function entriesOf({ entry }: Readonly<Record<string, unknown>>): Entry[] {
  return listOf(entry).map((whole, index) => ({
    index,
    whole,
    fullUrl: textOf(whole.fullUrl),
    resource:
      isObject(whole.resource) && typeof whole.resource.resourceType === 'string'
        ? (whole.resource as Resource)
        : undefined,
  }));
}

/** The objects of an array; in place of another value an empty one, so that places stay. */
export const listOf = (value: unknown): readonly Readonly<Record<string, unknown>>[] =>
  Array.isArray(value) ? value.map((each: unknown) => (isObject(each) ? each : {})) : [];

export const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
