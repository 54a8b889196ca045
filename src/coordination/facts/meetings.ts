// Conferences and interviews about the stay. R4's Appointment has no encounter: the stay stands in supportingInformation.
import { objectsOf, textOf } from '../../fhir/elements/any-shape.ts';
import type { Resource } from '../../fhir/resource.ts';
import type { Meeting } from './facts.ts';
import { codesIn, distinct, instantOf, inTime, system } from './reading.ts';
import { isNamedBy } from './references.ts';
import { belongs, isOfSomebodyElse, type StayLinks } from './stay-links.ts';

const MEETING = system('meeting');
export const MEETINGS: readonly string[] = [
  'discharge-conference',
  'interview',
  'joint-guidance',
  'service-meeting',
  'ward-conference',
  'pre-discharge-visit',
];

const STATES: ReadonlyMap<unknown, Meeting['state']> = new Map([
  ...['proposed', 'pending', 'booked', 'waitlist', 'arrived', 'checked-in'].map((each) => [each, 'planned'] as const),
  ['fulfilled', 'held'] as const,
  ...['cancelled', 'noshow'].map((each) => [each, 'cancelled'] as const),
]);

export const meetingsOf = (appointments: readonly Resource[], links: StayLinks, timeZone: string): Meeting[] =>
  inTime(
    appointments
      .filter((each) => isAboutStay(each, links))
      .flatMap(({ id, status, serviceType, start }): Meeting[] => {
        const [state, kinds] = [STATES.get(status), distinct(codesIn(serviceType, MEETING, MEETINGS))];
        if (textOf(id) === undefined || state === undefined || kinds.length === 0) return [];
        return [{ reference: `Appointment/${id}`, at: instantOf(start, timeZone), kinds, state }];
      }),
  );

const isAboutStay = (appointment: Resource, links: StayLinks): boolean =>
  !isOfSomebodyElse(
    objectsOf(appointment.participant).map(({ actor }) => actor),
    links,
  ) &&
  (belongs(appointment, links) ||
    objectsOf(appointment.supportingInformation).some((each) => isNamedBy(each, links.encounter, links.base)));
