// Which codes of a system stand above or below one of them. https://hl7.org/fhir/R4/codesystem.html#subsumption
import type { CodeSystem, Concept } from './code-system.ts';
import * as said from './problems.ts';
import type { Sources } from './terminology.ts';

/** The code itself among them. */
export const withBelow = (system: CodeSystem, code: string): ReadonlySet<string> => reached(system, code, 'children');

const withAbove = (system: CodeSystem, code: string): ReadonlySet<string> => reached(system, code, 'parents');

/** A set grows while it is walked, and circles end: nothing is in it twice. */
function reached(
  { concepts }: CodeSystem,
  code: string,
  way: keyof Pick<Concept, 'children' | 'parents'>,
): Set<string> {
  const found = new Set([code]);
  for (const each of found) for (const next of concepts.get(each)?.[way] ?? []) found.add(next);
  return found;
}

/** Its codes are all at hand. `canonical`: with its version, where one is asked for. */
export async function completeSystem(canonical: string, terminology: Sources): Promise<CodeSystem> {
  const system = await terminology.codeSystem(canonical);
  if (system === undefined) throw said.unknownSystem(canonical);
  if (!system.isComplete) throw said.incompleteSystem(canonical);
  return system;
}

/** What `:above` and `:below` mean by a code. */
export async function codesAround(
  { system: url, code }: { readonly system: string; readonly code: string },
  way: 'above' | 'below',
  terminology: Sources,
): Promise<ReadonlySet<string>> {
  const system = await completeSystem(url, terminology);
  if (!system.concepts.has(code)) throw said.unknownCode(url, code);
  return way === 'below' ? withBelow(system, code) : withAbove(system, code);
}
