// Reading elements of a resource of any shape: one that was not validated, or was stored before our checks.
import { isObject } from '../resource.ts';

export const objectsOf = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value) ? value.filter(isObject) : [];

export const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

export const textsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];

export const extensionsOf = (element: Record<string, unknown>, url: string): Record<string, unknown>[] =>
  objectsOf(element.extension).filter((each) => each.url === url);
