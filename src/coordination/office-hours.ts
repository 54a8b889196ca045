// A HealthcareService's hours as the week of an office. Only what is written clearly counts as it stands: what is marked
// 未確認, left out or cannot be read stays in doubt, and whoever computes with it can say so.

import { CANONICAL_BASE } from '../fhir/canonical-base.ts';
import { extensionsOf, objectsOf } from '../fhir/elements/any-shape.ts';
import { englishIn } from '../fhir/elements/translation.ts';
import { isObject } from '../fhir/resource.ts';
import { type ClockTime, localTime, WEEKDAYS, type Weekday } from '../japan/calendar-date.ts';
import { rangeOf } from '../japan/instant-range.ts';
import {
  type Closure,
  DAY_KINDS,
  type DayKind,
  type Doubt,
  type OpeningHours,
  type Slot,
} from '../japan/opening-hours.ts';
import { type Said, short } from '../problem.ts';

type Element = Record<string, unknown>;

const CLOSED_ON = `${CANONICAL_BASE}/StructureDefinition/closed-on`;
const UNVERIFIED = `${CANONICAL_BASE}/StructureDefinition/unverified`;

const MONDAY_TO_FRIDAY: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri'];
const ASSUMED_SLOT: Slot = { from: '09:00:00', to: '17:30:00' };

/** Of an office of which nothing is recorded: Monday to Friday 9:00–17:30, closed on public holidays. */
export const ASSUMED_HOURS: OpeningHours = {
  slots: weekOf((weekday) => (MONDAY_TO_FRIDAY.includes(weekday) ? [ASSUMED_SLOT] : [])),
  closures: [{ days: ['holiday'] }],
  doubts: [],
  assumed: true,
};

/** The zone is for `notAvailable.during`, whose ends may be instants. */
export function officeHours(service: Element | undefined, timeZone: string): OpeningHours {
  const times = objectsOf(service?.availableTime).map(readTimes);
  const closures = objectsOf(service?.notAvailable).map((each) => readClosure(each, timeZone));
  const printed = closesOnHolidays(service?.availabilityExceptions) ? [{ days: ['holiday'] } as const] : [];
  const slots = weekOf((weekday) => times.flatMap(({ days, slot }) => (slot && days.includes(weekday) ? [slot] : [])));
  const closed: Closure[] = [...closures.flatMap(({ closure }) => closure ?? []), ...printed];
  if (times.every(({ slot }) => slot === undefined)) {
    return { ...ASSUMED_HOURS, closures: [...ASSUMED_HOURS.closures, ...closed] };
  }
  const unsaid = (['holiday', 'year-end'] as const).filter((kind) => isUnsaid(kind, closed, slots));
  const guessed = unsaid.includes('holiday') && isForWeekdays(slots) ? [CLOSED_AS_ON_WEEKENDS] : [];
  return {
    slots,
    closures: [...closed.map((closure) => withContradiction(closure, slots)), ...guessed],
    doubts: [
      ...times.flatMap(({ doubt }) => doubt ?? []),
      ...closures.flatMap(({ doubt }) => doubt ?? []),
      ...unsaid
        .filter((kind) => kind !== 'holiday' || guessed.length === 0)
        .map((kind): Doubt => ({ about: 'closing', days: [kind], said: UNSAID[kind] })),
    ],
    assumed: false,
  };
}

interface Times {
  readonly days: readonly Weekday[];
  readonly slot?: Slot;
  readonly doubt?: Doubt;
}

function readTimes(time: Element): Times {
  const named = Array.isArray(time.daysOfWeek) ? time.daysOfWeek.filter(isWeekday) : [];
  const days = named.length > 0 ? named : MONDAY_TO_FRIDAY;
  const slot: Slot | undefined =
    time.allDay === true
      ? { from: '00:00:00', to: '24:00:00' }
      : slotOf(clockTime(time.availableStartTime), clockTime(time.availableEndTime));
  const said =
    (slot === undefined ? UNREADABLE : undefined) ??
    doubtOn(time) ??
    doubtOn(time._availableStartTime) ??
    doubtOn(time._availableEndTime) ??
    (named.length === 0 ? WITHOUT_DAYS : undefined);
  if (said === undefined) return { days, slot };
  return { days, slot, doubt: { about: 'hours', days: named.length > 0 ? named : undefined, said } };
}

const slotOf = (from: ClockTime | undefined, to: ClockTime | undefined): Slot | undefined =>
  from !== undefined && to !== undefined && from < to ? { from, to } : undefined;

/** A closure we can compute with, or a doubt over the whole week where it is only told in words. */
function readClosure(element: Element, timeZone: string): { closure?: Closure; doubt?: Doubt } {
  const parts = objectsOf(extensionsOf(element, CLOSED_ON)[0]?.extension);
  const days = parts.filter(({ url }) => url === 'day').map(({ valueCode }) => valueCode);
  const known = days.filter(isDayKind);
  const during = isObject(element.during) ? datesOf(element.during, timeZone) : undefined;
  if (known.length < days.length || during === null || (known.length === 0 && during === undefined)) {
    return { doubt: { about: 'closing', said: onlyInWords(element.description) } };
  }
  return {
    closure: {
      days: known.length > 0 ? known : undefined,
      from: during?.from,
      until: during?.until,
      exceptEmergency: parts.some(({ url, valueBoolean }) => url === 'except-emergency' && valueBoolean === true),
      doubt: doubtOn(element) ?? (during?.isExact === false ? PART_OF_A_DAY : undefined),
    },
  };
}

/** The days of a Period; null when it has no end that can be read. */
function datesOf({ start, end }: Element, timeZone: string) {
  const first = typeof start === 'string' ? rangeOf(start, timeZone) : undefined;
  const last = typeof end === 'string' ? rangeOf(end, timeZone) : undefined;
  if ((start !== undefined && first === undefined) || (end !== undefined && last === undefined)) return null;
  if (first === undefined && last === undefined) return null;
  return {
    from: first && localTime(first.lo, timeZone).date,
    until: last && localTime(last.hi - 1, timeZone).date,
    isExact: !`${start} ${end}`.includes('T'),
  };
}

/** Hours are given for a day that is said to be closed: the closing wins, in doubt. */
function withContradiction(closure: Closure, slots: OpeningHours['slots']): Closure {
  const { days, from, until, doubt } = closure;
  if (doubt !== undefined || from !== undefined || until !== undefined) return closure;
  const isDisputed = (day: DayKind): boolean =>
    day === 'sat-pm' ? slots.sat.some(({ to }) => to > '12:00:00') : isWeekday(day) && slots[day].length > 0;
  return days?.some(isDisputed) ? { ...closure, doubt: CONTRADICTION } : closure;
}

/** Who opens on all seven days and names no closing is open all year; of all others silence tells nothing. */
const isUnsaid = (kind: DayKind, closures: readonly Closure[], slots: OpeningHours['slots']): boolean =>
  !closures.some(({ days }) => days?.includes(kind)) &&
  (closures.length > 0 || WEEKDAYS.some((weekday) => slots[weekday].length === 0));

/** Nobody is there on Saturdays and Sundays. */
const isForWeekdays = ({ sat, sun }: OpeningHours['slots']): boolean => sat.length === 0 && sun.length === 0;

/** 土日祝日休み, and not 祝日も休まず営業 or 土日休み（祝日は営業）. */
const closesOnHolidays = (words: unknown): boolean =>
  typeof words === 'string' && /祝/u.test(words) && /休/u.test(words) && !OPEN_ON_HOLIDAYS.test(words);

const OPEN_ON_HOLIDAYS =
  /無休|休(?:ま[なず]|み(?:ません|な[くし])|[業診]しな)|祝日?[はもを]?(?:除|営業|開|受付|対応|診療|の翌)/u;

/** Said where an element carries the mark `unverified`: its note, or that it has one. */
function doubtOn(element: unknown): Said | undefined {
  const mark = isObject(element) ? extensionsOf(element, UNVERIFIED)[0] : undefined;
  if (mark === undefined) return undefined;
  const note = objectsOf(mark.extension).find(({ url }) => url === 'note');
  if (typeof note?.valueString !== 'string') return MARKED;
  return { en: englishIn(note._valueString) ?? `${MARKED.en} (${note.valueString})`, ja: note.valueString };
}

const isWeekday = (day: unknown): day is Weekday => WEEKDAYS.includes(day as Weekday);
const isDayKind = (day: unknown): day is DayKind => DAY_KINDS.includes(day as DayKind);

/** HH:MM:SS of a FHIR time, its fraction left out. */
const clockTime = (value: unknown): ClockTime | undefined =>
  typeof value === 'string' ? /^(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d/.exec(value)?.[0] : undefined;

function weekOf(slotsOf: (weekday: Weekday) => readonly Slot[]): Record<Weekday, readonly Slot[]> {
  return Object.fromEntries(WEEKDAYS.map((weekday) => [weekday, slotsOf(weekday)])) as Record<Weekday, readonly Slot[]>;
}

const MARKED: Said = { en: 'The hours are marked as unverified.', ja: '受付時間に未確認の印があります。' };
const UNREADABLE: Said = {
  en: 'Hours are recorded whose beginning and end cannot be read.',
  ja: '始まりと終わりを読み取れない時間が登録されています。',
};
const WITHOUT_DAYS: Said = {
  en: 'The days of the hours are not recorded; taken as Monday to Friday.',
  ja: '時間の曜日が登録されていません。月曜日～金曜日として扱っています。',
};
const PART_OF_A_DAY: Said = {
  en: 'The time of closing begins or ends within a day; the whole day is taken as closed.',
  ja: '休業期間が一日の途中で始まるか終わります。その日は終日休みとして扱っています。',
};
const CONTRADICTION: Said = {
  en: 'The day is recorded as closed, and hours are recorded for it; taken as closed.',
  ja: '休みの日に時間も登録されています。休みとして扱っています。',
};
const UNSAID = {
  holiday: {
    en: 'Whether the office is closed on public holidays is not recorded.',
    ja: '祝日に休むかどうかが登録されていません。',
  },
  'year-end': {
    en: "Whether the office is closed at the year's end (29 December to 3 January) is not recorded.",
    ja: '年末年始（12月29日～1月3日）に休むかどうかが登録されていません。',
  },
} as const;

/** Who sees nobody at weekends will hardly do so on public holidays. */
const CLOSED_AS_ON_WEEKENDS: Closure = {
  days: ['holiday'],
  doubt: {
    en: `${UNSAID.holiday.en} Its hours are for Monday to Friday only: taken as closed.`,
    ja: `${UNSAID.holiday.ja}平日だけの受付のため、休みとして扱っています。`,
  },
};

const onlyInWords = (description: unknown): Said => {
  const words = typeof description === 'string' ? short(description) : '';
  return {
    en: `A closing is recorded in words only, or by what is no day we know: “${words}”.`,
    ja: `休みが文だけか、読み取れない形で登録されています：「${words}」。`,
  };
};
