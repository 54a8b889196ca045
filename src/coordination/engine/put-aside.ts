// Changes that could not be followed: put aside by an alarm on what was changed, so that they hold up nobody, and told again
// when it goes off.
import type { Due } from '../../store/alarms.ts';
import type { FeedEvent } from '../../store/feed.ts';
import type { StoreView } from '../../store/view.ts';

/** What concerns coordination, but for the stays themselves, which have alarms for more reasons. */
export const PUT_ASIDE: readonly string[] = [
  'ActivityDefinition',
  'Appointment',
  'CareTeam',
  'Communication',
  'Consent',
  'Coverage',
  'HealthcareService',
  'Location',
  'Organization',
  'Patient',
  'PlanDefinition',
  'Provenance',
  'QuestionnaireResponse',
  'ServiceRequest',
  'Task',
];

/** Nobody knows which version it was; what a few of the last ones named is looked at again. */
const LATEST = 5;

export async function toldAgain(due: readonly Due[], view: StoreView): Promise<FeedEvent[]> {
  const events: FeedEvent[] = [];
  for (const { type, id } of due) {
    const current = await view.read(type, id, 'everyone');
    const last = current?.version ?? 0;
    for (let version = Math.max(1, last - LATEST + 1); version <= last; version += 1) {
      events.push({ cursor: LONG_AGO, type, id, version });
    }
  }
  return events;
}

const LONG_AGO = { xid: '0', seq: '0' };
