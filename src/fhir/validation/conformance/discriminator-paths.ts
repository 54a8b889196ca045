// Whether a discriminator's path leads anywhere, by the base definitions. https://hl7.org/fhir/R4/profiling.html#discriminator
import { stepsOf } from '../walk/discriminators.ts';
import { childNodes } from './elements.ts';

/** After these anything may come. */
const OPEN: ReadonlySet<string> = new Set(['Resource', 'DomainResource', 'Element']);

export function leadsFrom(path: string, start: readonly string[]): boolean {
  let nodes = start;
  for (const step of stepsOf(path)) {
    if (step.kind === 'resolve' || nodes.some((node) => OPEN.has(node))) return true;
    if (step.kind === 'extension') nodes = ['Extension'];
    else if (step.kind === 'type') nodes = [step.type];
    else nodes = nodes.flatMap((node) => childNodes(node, step.name));
    if (nodes.length === 0) return false;
  }
  return true;
}
