// A deadline in words: its day and what it is counted from, its strength, and the owner's last office day before it. 目安 is
// no limit, and what has no number gets none.
import { type CalendarDate, spokenDate } from '../../japan/calendar-date.ts';
import { officeDay, previousOpenDay } from '../../japan/opening-hours.ts';
import type { Said } from '../../problem.ts';
import type { Party } from '../facts/facts.ts';
import type { Milestone } from '../rules/plan.ts';
import { anchorDate, type Counted, type Deadline } from './deadline.ts';
import type { Fees } from './fee-deadlines.ts';
import { joined, type Stay, said } from './stay.ts';

export function deadlineWords(deadline: Deadline, owner: Party, stay: Stay): Said {
  const { strength, date, from } = deadline;
  if (strength === 'immediate') return said('期限：直ちに。', 'Deadline: immediately.');
  if (strength === 'asap') return said('期限：速やかに。', 'Deadline: as soon as possible.');
  if (strength === 'none') return said('期日の定めなし。', 'No time is stated.');
  if (date !== undefined) return joined([dayWords(date, deadline), closedWords(date, owner)]);
  if (from === undefined) return withoutNumber(deadline);
  const words = countedWords(from);
  const name = strength === 'fee-condition' ? FEE_LIMIT : GUIDELINE;
  if (deadline.isBeforeAdmission) {
    return said(
      `目安は${words.ja}ですが、入院より前の日になるため、期日としては示しません。`,
      `The guideline is ${words.en}; that day lies before the admission, so no date is shown.`,
    );
  }
  const anchor = MILESTONE[from.milestone];
  const isAwaited = anchorDate(from.milestone, stay) === undefined;
  return joined([
    said(`${name.ja}は${words.ja}。`, `${name.en}: ${words.en}.`),
    isAwaited
      ? said(`${anchor.ja}が決まりしだい、日付を示します。`, `The date follows as soon as the ${anchor.en} is known.`)
      : undefined,
  ]);
}

const GUIDELINE = said('目安', 'Guideline');
const FEE_LIMIT = said('算定要件の期限', 'Fee condition');

function dayWords(date: CalendarDate, { strength, from }: Deadline): Said {
  const { ja, en } = spokenDate(date);
  const words = from === undefined ? undefined : countedWords(from);
  const counted = words === undefined ? said('', '') : said(`（${words.ja}）`, ` (${words.en})`);
  return strength === 'fee-condition'
    ? said(`${FEE_LIMIT.ja}：${ja}いっぱい${counted.ja}。`, `${FEE_LIMIT.en}: until the end of ${en}${counted.en}.`)
    : said(`${GUIDELINE.ja}：${ja}まで${counted.ja}。`, `${GUIDELINE.en}: by ${en}${counted.en}.`);
}

function withoutNumber({ strength, sharedWith }: Deadline): Said {
  if (strength === 'fee-condition') {
    return said(
      '加算の対象と分かっていないため、期日はありません。',
      'No fee is known to be at stake, so there is no date.',
    );
  }
  if (sharedWith === undefined) return said('目安（日数の定めなし）。', 'A guideline without a number of days.');
  const { ja, en } = sharedWith.title;
  return said(`目安は「${ja}」と同じとき。`, `Guideline: together with “${en}”.`);
}

const MILESTONE: Readonly<Record<Milestone, Said>> = {
  ADM: said('入院日', 'day of admission'),
  OUTLOOK: said('退院の見込みがたった日', 'day discharge came in sight'),
  PDD: said('退院予定日', 'expected day of discharge'),
  DIS: said('退院日', 'day of discharge'),
};

function countedWords({ milestone, days, isAtLeast }: Counted): Said {
  const { ja, en } = MILESTONE[milestone];
  if (days === 0 && !isAtLeast) return said(`${ja}の当日`, `on the ${en}`);
  const number = Math.abs(days);
  const side = days > 0 ? said('後', 'after') : said('前', 'before');
  return said(
    isAtLeast ? `${ja}の「${number}日＋α」${side.ja}` : `${ja}の${number}日${side.ja}`,
    `${number} days${isAtLeast ? ' + α' : ''} ${side.en} the ${en}`,
  );
}

/** The deadline stays where it is; who is closed on that day can plan for the office day before. */
function closedWords(date: CalendarDate, { display, hours }: Party): Said | undefined {
  const { closedFor } = officeDay(hours, date);
  if (closedFor === undefined) return undefined;
  const before = previousOpenDay(hours, date);
  const last =
    before === undefined
      ? undefined
      : said(
          `その前の営業日は ${spokenDate(before).ja}です。`,
          `Its last office day before is ${spokenDate(before).en}.`,
        );
  const doubt = hours.assumed
    ? said(
        '（要確認：営業日が登録されていないため、月曜日～金曜日、祝日休みと仮定しています。）',
        '(To verify: its office days are not recorded; Monday to Friday, closed on public holidays, is assumed.)',
      )
    : undefined;
  return joined([
    said(`この日は${display}の休み（${closedFor.ja}）です。`, `On that day ${display} is closed (${closedFor.en}).`),
    last,
    doubt,
  ]);
}

/** Shown apart: a fee's limit is nobody's lateness. */
export function feeWords({ deadlines, doubts }: Fees, { strength }: Deadline): Said | undefined {
  if (deadlines.length === 0) return undefined;
  const days = deadlines.map(({ item, at, rule, units }) => {
    const { ja, en } = spokenDate(at);
    return {
      ja: `${item}は ${ja}いっぱい（${units}単位）`,
      en: `${item} until the end of ${en} (${units} units)`,
      rule,
    };
  });
  const rule = days[0]!.rule;
  const isApart = strength === 'fee-condition' ? said('', '') : said('、目安とは別', ', apart from the deadline');
  const toVerify = deadlines.flatMap((each) => each.toVerify.map((doubt) => doubt.said));
  const distinct = [...new Map([...doubts, ...toVerify].map((each) => [each.ja, each])).values()];
  return joined([
    said(
      `加算の算定要件（${rule}${isApart.ja}）：${days.map(({ ja }) => ja).join('、')}。`,
      `Fee condition (${rule})${isApart.en}: ${days.map(({ en }) => en).join(', ')}.`,
    ),
    ...distinct,
  ]);
}
