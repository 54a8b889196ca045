// What the facts of a stay answer of a screening form.
import type { CalendarDate } from '../../japan/calendar-date.ts';
import type { Known } from '../screening/completed.ts';
import { ageOn } from './age.ts';
import type { StayFacts } from './facts.ts';

/** An office that was taken on in the course of the stay is none that the patient had when the form asked (HK-03). */
export const knownOf = (
  { person, careManager }: Pick<StayFacts, 'person' | 'careManager'>,
  day: CalendarDate,
): Known => ({
  age: ageOn(day, person.birthDate),
  office: careManager?.isNew === false ? careManager.office.display : undefined,
  careLevel: CERTIFIED.has(person.certification) ? person.careLevel : undefined,
});

/** A card that does not say how far the certification is tells of one. */
const CERTIFIED: ReadonlySet<string | undefined> = new Set(['certified', 'change-applying', undefined]);
