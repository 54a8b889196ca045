// Reads Parameters of which nothing is certain: by name, once or several times, each fault told with its place.
import { isObject } from '../../fhir/resource.ts';
import type { Finding } from '../../problem.ts';
import * as problem from './notification-problems.ts';

/** Parameters, or one parameter that has parts. */
export interface Within {
  readonly node: Record<string, unknown>;
  readonly list: 'parameter' | 'part';
  /** FHIRPath. */
  readonly at: string;
  readonly findings: Finding[];
}

export interface Given {
  readonly node: Record<string, unknown>;
  readonly at: string;
}

export function named({ node, list, at }: Within, name: string): Given[] {
  const all: unknown = node[list];
  return (Array.isArray(all) ? all : []).flatMap((each: unknown, i) =>
    isObject(each) && each.name === name ? [{ node: each, at: `${at}.${list}[${i}]` }] : [],
  );
}

/** The text of a parameter that must be there; '' where it is missing, which is told. */
export function one(within: Within, name: string, valueName: string): string {
  const found = named(within, name);
  if (found.length === 1) return textOf(found[0]!, valueName, within) ?? '';
  within.findings.push(problem.notOne(within.at, name, found.length));
  return '';
}

export function atMostOne(within: Within, name: string, valueName: string): string | undefined {
  const found = named(within, name);
  if (found.length > 1) within.findings.push(problem.repeated(within.at, name));
  return found.length === 1 ? textOf(found[0]!, valueName, within) : undefined;
}

function textOf({ node, at }: Given, valueName: string, { findings }: Within): string | undefined {
  const value = node[valueName];
  const text = isObject(value) ? value.reference : value;
  if (typeof text === 'string' && text !== '') return text;
  findings.push(problem.withoutValue(at, valueName));
  return undefined;
}

/** The addresses of those that have one: what is named may also be something outside FHIR. */
export const addresses = (within: Within, name: string): string[] =>
  named(within, name).flatMap(({ node: { valueReference } }) =>
    isObject(valueReference) && typeof valueReference.reference === 'string' ? [valueReference.reference] : [],
  );
