// The plans of R4's own types. They are the same for everybody.
import { published } from '../../library/published.ts';
import { planOf } from '../plan/compile.ts';
import type { Plan } from '../plan/model.ts';

export const R4_TYPES = 'http://hl7.org/fhir/StructureDefinition/';

const plans = new Map<string, Plan | undefined>();

export function basePlan(type: string): Plan | undefined {
  if (!plans.has(type)) {
    const found = published().find('StructureDefinition', `${R4_TYPES}${type}`);
    plans.set(type, found && planOf(found));
  }
  return plans.get(type);
}
