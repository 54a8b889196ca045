// 入院時情報連携加算: which step was earned by giving the information on a day, and until when each step can be earned. A
// condition of the fee, never a 目安: nobody is late by it. Whether the add-on may be claimed at all (要介護, once a month) is
// decided elsewhere.
import { addDays, type CalendarDate, daysBetween, type Moment, spokenDate } from '../japan/calendar-date.ts';
import { type OpeningHours, officeDay } from '../japan/opening-hours.ts';
import type { Said } from '../problem.ts';
import {
  type Alternative,
  decisive,
  type FeeOptions,
  type FeeRule,
  feeRuleOn,
  LITERAL_READING,
  limitsOf,
  type OpenPoint,
  type Reading,
  readingsOf,
} from './admission-fee-limits.ts';

type FeeStep = 'I' | 'II';

export interface Given {
  readonly date: CalendarDate;
  /** Of what was sent and not told: the day the hospital's receipt was confirmed, or that this is still awaited. */
  readonly confirmed?: CalendarDate | 'awaited';
}

/** 要確認: without this point the answer would, or could, be another one. */
interface ToVerify {
  readonly point: OpenPoint | 'next-revision';
  readonly said: Said;
}

export interface FeeVerdict {
  readonly rule: FeeRule['id'];
  readonly result: FeeStep | 'none';
  /** 0 when there is none. */
  readonly units: number;
  readonly reason: Said;
  readonly toVerify: readonly ToVerify[];
}

export interface FeeDeadline {
  readonly rule: FeeRule['id'];
  readonly step: FeeStep;
  readonly item: string;
  readonly units: number;
  /** Until the end of that day: fees count calendar days. */
  readonly at: CalendarDate;
  readonly reason: Said;
  readonly toVerify: readonly ToVerify[];
}

const ITEMS: Readonly<Record<FeeStep, string>> = {
  I: '入院時情報連携加算（Ⅰ）',
  II: '入院時情報連携加算（Ⅱ）',
};

/** Null for an admission before April 2018, of which no rule is kept. */
export function admissionFee(
  admission: Moment,
  given: Given,
  hours: OpeningHours,
  options: Partial<FeeOptions> = {},
): FeeVerdict | null {
  const rule = feeRuleOn(admission.date);
  if (rule === undefined) return null;
  const { reading, alternatives } = readingsOf(rule.id, admission, hours, { ...LITERAL_READING, ...options });
  const resultOf = (each: Reading) => stepOf(each, daysGiven(admission, given, each));
  const result = resultOf(reading);
  const byConfirmation: Alternative[] =
    given.confirmed === undefined
      ? []
      : [{ point: 'count-by-confirmation', change: { countByConfirmation: !reading.countByConfirmation } }];
  return {
    rule: rule.id,
    result,
    units: result === 'none' ? 0 : rule.units[result],
    reason: reasonFor(admission, daysGiven(admission, given, reading), hours, reading),
    toVerify: toVerify(admission, decisive(reading, [...alternatives, ...byConfirmation], resultOf)),
  };
}

/** Each step with its last day, the higher step first; none for an admission before April 2018. */
export function feeDeadlines(
  admission: Moment,
  hours: OpeningHours,
  options: Partial<FeeOptions> = {},
): readonly FeeDeadline[] {
  const rule = feeRuleOn(admission.date);
  if (rule === undefined) return [];
  const { reading, alternatives } = readingsOf(rule.id, admission, hours, { ...LITERAL_READING, ...options });
  return (['I', 'II'] as const).map((step) => {
    const last = limitsOf(reading)[step];
    return {
      rule: rule.id,
      step,
      item: ITEMS[step],
      units: rule.units[step],
      at: addDays(admission.date, last),
      reason: reasonFor(admission, last, hours, reading),
      toVerify: toVerify(
        admission,
        decisive(reading, alternatives, (each) => limitsOf(each)[step]),
      ),
    };
  });
}

/** Undefined while what was sent does not count yet. */
function daysGiven({ date }: Moment, given: Given, { countByConfirmation }: Reading): number | undefined {
  const sent = daysBetween(date, given.date);
  if (!countByConfirmation || given.confirmed === undefined) return sent;
  return given.confirmed === 'awaited' ? undefined : Math.max(sent, daysBetween(date, given.confirmed));
}

function stepOf(reading: Reading, days: number | undefined): FeeStep | 'none' {
  const limits = limitsOf(reading);
  if (days === undefined || (days < 0 && reading.rule === 'RB-02' && !reading.countsBefore)) return 'none';
  if (days <= limits.I) return 'I';
  return days <= limits.II ? 'II' : 'none';
}

// The next full revision of 介護報酬; nothing of it is settled.
const NEXT_REVISION = '2027-04-01';

function toVerify({ date }: Moment, decided: readonly Alternative[]): ToVerify[] {
  const found = decided.flatMap(({ point, doubts = [] }): ToVerify[] =>
    doubts.length > 0
      ? doubts.map((said) => ({ point, said: asDoubt(said) }))
      : [{ point, said: asDoubt(POINTS[point]) }],
  );
  if (date >= NEXT_REVISION) found.push({ point: 'next-revision', said: asDoubt(REVISION) });
  const isFirst = ({ said }: ToVerify, at: number) => found.findIndex((each) => each.said.en === said.en) === at;
  return found.filter(isFirst);
}

const asDoubt = ({ en, ja }: Said): Said => ({ en: `To verify: ${en}`, ja: `要確認：${ja}` });

const REVISION: Said = {
  en: 'the fees are revised in April 2027; the rule may be another one then.',
  ja: '2027年4月に介護報酬の改定があり、決まりが変わることがあります。',
};

const POINTS: Readonly<Record<OpenPoint, Said>> = {
  'extend-on-closed-day': {
    en: 'whether (II) is extended also when the admission fell on a non-business day is not certain.',
    ja: '入院日が営業日以外の日の場合にも（Ⅱ）の期限が延びるかは、はっきりしません。',
  },
  'roll-over': {
    en: 'whether the extension of (II) moves on when the following day is a non-business day too is not certain.',
    ja: '（Ⅱ）の期限が延びた先の日も営業日以外の日の場合に、さらに延びるかは、はっきりしません。',
  },
  'count-by-confirmation': {
    en: 'whether the day of sending or the day the receipt was confirmed counts is not certain. Record the confirmation.',
    ja: '送った日と、届いたことを確認した日のどちらで数えるかは、はっきりしません。受領の確認を記録してください。',
  },
  'admission-time': {
    en: 'the time of the admission is not recorded, so whether it was after closing time is not known.',
    ja: '入院の時刻が登録されていないため、営業時間終了後の入院かどうかが分かりません。',
  },
  'office-hours': {
    en: "the office's hours are not recorded; Monday to Friday 9:00–17:30, closed on public holidays, is assumed.",
    ja: '事業所の営業日・営業時間が登録されていません。月曜日～金曜日 9:00～17:30、祝日休みと仮定しています。',
  },
  'first-day': {
    en: 'whether the day of admission counts as the first day is not certain; it was counted as the first.',
    ja: '入院日を1日目と数えるかは、はっきりしません。1日目と数えています。',
  },
  'before-admission': {
    en: 'whether information given before the admission counts is not certain.',
    ja: '入院日より前の提供が対象になるかは、はっきりしません。',
  },
};

/** Why information given so many days after the admission earns what it earns. */
function reasonFor(admission: Moment, days: number | undefined, hours: OpeningHours, reading: Reading): Said {
  if (days === undefined) {
    return {
      en: 'The receipt has not been confirmed yet, so the information is not counted yet.',
      ja: '届いたことの確認がまだ登録されていないため、提供した日として数えていません。',
    };
  }
  const step = stepOf(reading, days);
  if (days < 0) {
    if (step === 'none') return { en: 'Given before the day of admission.', ja: '入院日より前の提供です。' };
    return {
      en: 'Given before the day of admission. (Where very much time has passed between, the circumstances are judged.)',
      ja: '入院日より前の提供です（間が空きすぎる場合は、事情により判断されます）。',
    };
  }
  const { II: last } = limitsOf(reading);
  if (step === 'none') {
    const { en, ja } = spokenDate(addDays(admission.date, last));
    return { en: `(II) covers information given until ${en}.`, ja: `（Ⅱ）の対象は ${ja}までの提供です。` };
  }
  if (reading.rule === 'RB-02') {
    return step === 'I'
      ? {
          en: 'Given within 3 days, the day of admission being the first.',
          ja: '入院日を1日目として3日以内の提供です。',
        }
      : {
          en: 'Given on day 4 to 7, the day of admission being the first.',
          ja: '入院日を1日目として4日目～7日目の提供です。',
        };
  }
  if (days === 0) return { en: 'Given on the day of admission.', ja: '入院した日のうちの提供です。' };
  const why = whyExtended(admission, hours, reading);
  if (step === 'I') {
    return {
      en: `The admission was ${why.en}, so information given on the next day still earns (I).`,
      ja: `${why.ja}の入院のため、入院日の翌日の提供も（Ⅰ）の対象です。`,
    };
  }
  if (days === 1) return { en: 'Given on the day after the admission.', ja: '入院日の翌日の提供です。' };
  if (days === 2) return { en: 'Given on the second day after the admission.', ja: '入院日の翌々日の提供です。' };
  const third = spokenDate(addDays(admission.date, 2));
  const until = spokenDate(addDays(admission.date, last));
  return {
    en: `The admission was ${why.en} and its third day, ${third.en}, is a non-business day, so information given until ${until.en} still earns (II).`,
    ja: `${why.ja}の入院で、3日目の ${third.ja}が営業日以外の日のため、${until.ja}までの提供も（Ⅱ）の対象です。`,
  };
}

function whyExtended({ date, time }: Moment, hours: OpeningHours, { standing }: Reading): Said {
  const { slots, closedFor } = officeDay(hours, date);
  const closing = slots.at(-1)?.to.slice(0, 5);
  if (standing === 'late' && time !== undefined) {
    return { en: `after the office's closing time (${closing})`, ja: `営業時間終了（${closing}）後` };
  }
  if (closedFor !== undefined) {
    return { en: `on a non-business day of the office (${closedFor.en})`, ja: `営業日以外の日（${closedFor.ja}）` };
  }
  return {
    en: 'after closing time or on a non-business day of the office',
    ja: '営業時間終了後または営業日以外の日',
  };
}
