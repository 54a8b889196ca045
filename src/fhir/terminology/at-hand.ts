// Code systems of the definitions at hand, each read once.
import type { Definition, Scope } from '../library/scope.ts';
import { type CodeSystem, type Concept, readCodeSystem } from './code-system.ts';
import type { Standing } from './standing.ts';
import { SYSTEMS_BY_RULE } from './systems-by-rule.ts';
import { canonical } from './terminology.ts';

const systems = new WeakMap<Definition, CodeSystem>();

export function systemIn(scope: Scope, url: string, version?: string): CodeSystem | undefined {
  const definition = scope.find('CodeSystem', canonical(url, version));
  if (definition === undefined) return undefined;
  let system = systems.get(definition);
  if (system === undefined) {
    system = readCodeSystem(definition.resource);
    systems.set(definition, system);
  }
  return system;
}

const inLowerCase = new WeakMap<CodeSystem, ReadonlyMap<string, Concept>>();

/** A system may not tell upper from lower case. */
export function conceptOf(system: CodeSystem, code: string): Concept | undefined {
  const found = system.concepts.get(code);
  if (found !== undefined || system.isCaseSensitive) return found;
  let lower = inLowerCase.get(system);
  if (lower === undefined) {
    lower = new Map([...system.concepts].map(([own, concept]) => [own.toLowerCase(), concept]));
    inLowerCase.set(system, lower);
  }
  return lower.get(code.toLowerCase());
}

/** Whether the system has the code. Where the version asked for is not at hand, others tell of what is there alone. */
export function standingInSystem(scope: Scope, url: string, version: string | undefined, code: string): Standing {
  const rule = SYSTEMS_BY_RULE.get(url);
  if (rule !== undefined) return rule(code);
  const exact = systemIn(scope, url, version);
  const system = exact ?? systemIn(scope, url);
  if (system === undefined || system.isSupplement) return 'unknown';
  if (conceptOf(system, code) !== undefined) return 'in';
  return exact?.isComplete === true ? 'out' : 'unknown';
}
