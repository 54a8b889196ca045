// Which types an element may have by a plan, and the profiles these types must follow.
import { nodeOf } from '../../definitions/definitions.ts';
import type { ElementType } from '../../library/structure.ts';
import { planOf } from '../plan/compile.ts';
import type { Plan } from '../plan/model.ts';
import { noProfileFits, profileNotFound, typeNotAllowed } from '../said/structure.ts';
import { R4_TYPES } from './base-plans.ts';
import type { Place } from './place.ts';
import type { Run } from './run.ts';

const ANY: ReadonlySet<string> = new Set(['Resource', 'DomainResource', 'Element', 'BackboneElement']);

/** The plans of the profiles it must follow. */
export function plansOfTypes(run: Run, place: Place, plan: Plan): Plan[] {
  if (plan.types.length === 0) return [];
  const fitting = plan.types.filter((type) => isOfType(place.type, type));
  if (fitting.length === 0) {
    run.report(
      place,
      typeNotAllowed(
        place.type,
        plan.types.map(({ code }) => code),
      ),
      plan.source,
    );
    return [];
  }
  const canonicals = fitting.flatMap(({ profile = [] }) => profile);
  if (canonicals.length === 0) return [];
  const found = canonicals.flatMap((canonical) => {
    const definition =
      plan.scope.find('StructureDefinition', canonical) ?? run.scope.find('StructureDefinition', canonical);
    const its = definition && planOf(definition);
    if (its === undefined && place.type !== 'Extension') run.report(place, profileNotFound(canonical), plan.source);
    return its === undefined ? [] : [its];
  });
  if (found.length < 2) return found;
  const good = found.filter((each) => run.passes(place, each));
  if (good.length > 0) return [good[0]!];
  run.report(place, noProfileFits(canonicals), plan.source);
  return [];
}

export function isOfType(type: string, { code }: ElementType): boolean {
  if (code === type || ANY.has(code) || nodeOf(type)?.kind === 'backbone') return true;
  if (code.startsWith('http://hl7.org/fhirpath/')) return true;
  return code === `${R4_TYPES}${type}`;
}
