// The profiles a resource says it follows.

import type { StructureDefinition } from '../../library/structure.ts';
import { isObject } from '../../resource.ts';
import { planOf } from '../plan/compile.ts';
import type { Plan } from '../plan/model.ts';
import { profileNotFound, profileOfOtherType } from '../said/structure.ts';
import type { Place } from './place.ts';
import type { Run } from './run.ts';

export function claimedPlans(run: Run, place: Place): Plan[] {
  const { meta } = place.frame.resource;
  const claimed = isObject(meta) && Array.isArray(meta.profile) ? meta.profile : [];
  return claimed.flatMap((canonical, i) =>
    typeof canonical === 'string' ? planFor(run, place, canonical, `.meta.profile[${i}]`) : [],
  );
}

/** Of a profile that is asked for by name; at: where it is named. */
export function planFor(run: Run, place: Place, canonical: string, at = ''): Plan[] {
  const definition = run.scope.find('StructureDefinition', canonical);
  const plan = definition && planOf(definition);
  if (definition === undefined || plan === undefined) {
    run.report(place, profileNotFound(canonical), undefined, at);
    return [];
  }
  const { type } = definition.resource as StructureDefinition;
  if (type === place.type || type === 'Resource' || type === 'DomainResource') return [plan];
  run.report(place, profileOfOtherType(canonical, type, place.type), undefined, at);
  return [];
}
