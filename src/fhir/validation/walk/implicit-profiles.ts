// Profiles that apply by content: an Observation with one of these LOINC codes is a vital sign, whatever it claims.
// https://hl7.org/fhir/R4/observation-vitalsigns.html
import { isObject } from '../../resource.ts';
import { planOf } from '../plan/compile.ts';
import type { Plan } from '../plan/model.ts';
import { R4_TYPES } from './base-plans.ts';
import type { Place } from './place.ts';
import type { Run } from './run.ts';

const LOINC = 'http://loinc.org';
/** Oxygen saturation (2708-6) is missing on purpose: HL7's validator takes what has other units beside it. */
const PROFILES: ReadonlyMap<unknown, string> = new Map([
  ['85353-1', 'vitalsigns'],
  ['9279-1', 'resprate'],
  ['8867-4', 'heartrate'],
  ['8310-5', 'bodytemp'],
  ['8302-2', 'bodyheight'],
  ['9843-4', 'headcircum'],
  ['29463-7', 'bodyweight'],
  ['39156-5', 'bmi'],
  ['85354-9', 'bp'],
  // Not on the page, but HL7's validator takes it for a blood pressure.
  ['76534-7', 'bp'],
]);

const NONE: readonly Plan[] = [];

export function implicitPlans(run: Run, place: Place): readonly Plan[] {
  if (place.type !== 'Observation') return NONE;
  const { code } = place.frame.resource;
  const codings = isObject(code) && Array.isArray(code.coding) ? code.coding : [];
  let found = NONE;
  for (const each of codings) {
    const name = isObject(each) && each.system === LOINC ? PROFILES.get(each.code) : undefined;
    const definition = name && run.scope.find('StructureDefinition', `${R4_TYPES}${name}`);
    const plan = definition ? planOf(definition) : undefined;
    if (plan !== undefined && !found.includes(plan)) found = [...found, plan];
  }
  return found;
}
