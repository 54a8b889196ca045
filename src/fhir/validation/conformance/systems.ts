// Code systems at hand, read once.
import { nameOf } from '../../library/scope.ts';
import type { Resource } from '../../resource.ts';
import { isObject } from '../../resource.ts';
import { type CodeSystem, readCodeSystem } from '../../terminology/code-system.ts';
import type { Run } from '../walk/run.ts';

export interface KnownSystem extends CodeSystem {
  readonly name: string;
  readonly resource: Resource;
  /** `property` of the code system: code -> type. */
  readonly propertyTypes: ReadonlyMap<string, string>;
}

const read = new WeakMap<Resource, KnownSystem>();

export function systemNamed({ scope }: Run, url: string, version?: unknown): KnownSystem | undefined {
  const canonical = typeof version === 'string' ? `${url}|${version}` : url;
  const resource = scope.find('CodeSystem', canonical)?.resource;
  return resource && systemIn(resource);
}

export function systemIn(resource: Resource): KnownSystem {
  let system = read.get(resource);
  if (system === undefined) {
    system = {
      ...readCodeSystem(resource),
      name: nameOf(resource),
      resource,
      propertyTypes: propertyTypes(resource.property),
    };
    read.set(resource, system);
  }
  return system;
}

const propertyTypes = (declared: unknown): ReadonlyMap<string, string> =>
  new Map(
    (Array.isArray(declared) ? declared : []).flatMap((each): [string, string][] =>
      isObject(each) && typeof each.code === 'string' ? [[each.code, String(each.type)]] : [],
    ),
  );
