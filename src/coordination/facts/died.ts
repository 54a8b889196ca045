// Whether the stay ended, or is about to end, with a death: by its outcome, or by what a record of the person says.
import { CANONICAL_BASE } from '../../fhir/canonical-base.ts';
import { objectsOf } from '../../fhir/elements/any-shape.ts';
import { isObject, type Resource } from '../../fhir/resource.ts';
import { momentOf } from '../../japan/calendar-date.ts';
import type { StayFact } from './facts.ts';
import { lastDayOf } from './reading.ts';
import type { StayRecord } from './stay-record.ts';

/** As invariant rk-died-or-alive reads them. 40 to 42 of table 0112 may be a death at home, 9 of JP-CLINS anything. */
const DEATHS: ReadonlyMap<unknown, RegExp> = new Map([
  ['http://jpfhir.jp/fhir/Common/CodeSystem/discharge-disposition', /^[67]$/],
  ['http://terminology.hl7.org/CodeSystem/discharge-disposition', /^exp$/],
  ['http://terminology.hl7.org/CodeSystem/v2-0112', /^2[0-9]$/],
  [`${CANONICAL_BASE}/CodeSystem/ss-mix2-discharge-disposition`, /^2[0-9]$/],
]);

type Ending = Pick<StayFact, 'phase' | 'discharged'>;

export const hasDied = ({ encounter, patients }: StayRecord, ending: Ending, timeZone: string): boolean =>
  isOutcomeDeath(encounter) || patients.some((patient) => diedByThen(patient, ending, timeZone));

function isOutcomeDeath({ hospitalization }: Resource): boolean {
  const outcome = isObject(hospitalization) ? hospitalization.dischargeDisposition : undefined;
  return objectsOf(isObject(outcome) ? outcome.coding : undefined).some(
    ({ system, code }) => typeof code === 'string' && DEATHS.get(system)?.test(code) === true,
  );
}

/** While the stay goes on, any death counts; once the patient has left, one of the day of discharge or before. */
function diedByThen(patient: Resource, { phase, discharged }: Ending, timeZone: string): boolean {
  if (phase === 'cancelled') return false;
  const { deceasedBoolean, deceasedDateTime } = patient;
  const day = lastDayOf(deceasedDateTime, timeZone);
  if (phase !== 'discharged') return deceasedBoolean === true || day !== undefined;
  if (day === undefined || discharged === undefined || day > discharged.date) return false;
  const time = momentOf(String(deceasedDateTime), timeZone)?.time;
  return day < discharged.date || time === undefined || discharged.time === undefined || time <= discharged.time;
}
