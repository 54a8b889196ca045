// Owner and requester agree on a date of their own: it takes the place of the guideline, and no rule moves it (HK-01).
import { isObject, type Resource } from '../../fhir/resource.ts';
import { type CalendarDate, momentOf, spokenDate } from '../../japan/calendar-date.ts';
import { rangeOf } from '../../japan/instant-range.ts';
import { Problem, short } from '../../problem.ts';
import { DEADLINE_STRENGTH } from '../reconcile/stored-task.ts';
import { type Deed, noted, partiesDoing } from './deed.ts';
import { atRest, stateOf, withExtension } from './task-elements.ts';

export interface Agreement {
  /** A FHIR date, or dateTime with its offset. */
  readonly deadline: string;
  readonly reason: string;
  readonly today: CalendarDate;
  readonly timeZone: string;
}

const OF_TIME: ReadonlySet<string | undefined> = new Set(['due-soon', 'past-guideline', 'escalated']);
// FHIR: where there is a time there are seconds and an offset.
const WRITTEN = /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d))?$/;

/** The Task itself where the same was agreed on already. */
export function agreeDeadline(task: Resource, { deadline, reason, today, timeZone }: Agreement, deed: Deed): Resource {
  partiesDoing(task, deed, ['owner', 'requester']);
  const day = WRITTEN.test(deadline) ? momentOf(deadline, timeZone)?.date : undefined;
  if (day === undefined) throw notADeadline(deadline);
  if (day < today) throw isPast(day, today);
  const restriction = isObject(task.restriction) ? task.restriction : {};
  const { start, ...period } = isObject(restriction.period) ? restriction.period : {};
  // A period that began after its end would be none.
  const kept = typeof start === 'string' && startsBy(start, deadline, timeZone) ? { start } : {};
  const dated: Resource = { ...task, restriction: { ...restriction, period: { ...kept, ...period, end: deadline } } };
  const agreed = withExtension(dated, DEADLINE_STRENGTH, { valueCode: 'agreed' });
  // The other date makes what was said of the time untrue; the hub looks again.
  return noted(task, OF_TIME.has(stateOf(task)) ? atRest(agreed) : agreed, deed, reason);
}

const startsBy = (start: string, end: string, timeZone: string): boolean =>
  (rangeOf(start, timeZone)?.lo ?? Number.POSITIVE_INFINITY) < (rangeOf(end, timeZone)?.hi ?? 0);

const AT = `Parameters.parameter.where(name='deadline')`;

const notADeadline = (text: string): Problem =>
  new Problem(
    'bad-value',
    {
      en: `"${short(text)}" is no day: give a date (2026-12-03), or a time with its offset (2026-12-03T17:00:00+09:00).`,
      ja: `「${short(text)}」は日付として読めません。日付（2026-12-03）か、時差つきの日時（2026-12-03T17:00:00+09:00）を指定してください。`,
    },
    { at: AT },
  );

function isPast(day: CalendarDate, today: CalendarDate): Problem {
  const [asked, now] = [spokenDate(day), spokenDate(today)];
  return new Problem(
    'business-rule',
    {
      en: `${asked.en} is past (today is ${now.en}). Agree on today or a later day.`,
      ja: `${asked.ja}は過ぎています（今日は${now.ja}）。今日以降の日を取り決めてください。`,
    },
    { at: AT },
  );
}
