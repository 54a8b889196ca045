// The facts a decision rests on, in words: those its conditions read. Dates are spoken with their weekday.
import { spokenDate } from '../../japan/calendar-date.ts';
import type { Said } from '../../problem.ts';
import type { StayFacts } from '../facts/facts.ts';
import type { Condition } from '../rules/plan.ts';
import { listed, type Stay, said } from './stay.ts';

export function factWords(conditions: readonly Condition[], stay: Stay): Said | undefined {
  const names = new Set(conditions.flatMap((condition) => stay.settings.conditions.variablesOf(condition)));
  const words = Object.entries(WORDS)
    .filter(([name]) => names.has(name))
    .flatMap(([, words]) => words.flatMap((wordsOf) => wordsOf(stay.facts) ?? []));
  const distinct = [...new Map(words.map((each) => [each.ja, each])).values()];
  if (distinct.length === 0) return undefined;
  const { ja, en } = listed(distinct);
  return { ja: `もとになる事実：${ja}。`, en: `Facts: ${en}.` };
}

type Word = (facts: StayFacts) => Said | undefined;

const admission: Word = ({ stay: { admitted, discharged } }) => {
  if (discharged !== undefined) return dated('退院日', 'discharged', discharged.date);
  return admitted && dated('入院日', 'admitted', admitted.date);
};

const office: Word = ({ careManager }) =>
  careManager === undefined
    ? said('担当の事業所の登録なし', 'no office in charge recorded')
    : said(`担当は${careManager.office.display}`, `in charge: ${careManager.office.display}`);

const expected: Word = ({ stay }) => {
  if (stay.expected === undefined) return undefined;
  const { date, stage, confidence } = stay.expected;
  const words = dated('退院予定日', 'expected discharge', date);
  const about = [
    ...(stage === 'decided' ? [said('決定', 'decided')] : []),
    ...(confidence === undefined ? [] : [CONFIDENCE[confidence]]),
  ];
  if (about.length === 0) return words;
  const { ja, en } = listed(about);
  return said(`${words.ja}（${ja}）`, `${words.en} (${en})`);
};

const CONFIDENCE = {
  low: said('確かさは低い', 'low confidence'),
  medium: said('確かさは中くらい', 'medium confidence'),
  high: said('確かさは高い', 'high confidence'),
};

const known: Word = ({ stay: { expected: date } }) =>
  date?.knownSince && dated('その日が分かった日', 'known since', date.knownSince.date);

const screened: Word = ({ screening }) =>
  screening && said(`退院調整は${RESULT[screening.result].ja}`, RESULT[screening.result].en);

const RESULT = {
  needed: said('必要との判断', 'coordination judged to be needed'),
  'not-needed': said('不要との判断', 'coordination judged not to be needed'),
  unknown: said('要否がまだ分からない', 'whether coordination is needed is open'),
};

const level: Word = ({ person: { careLevel, certification } }) => {
  if (careLevel !== undefined) return LEVELS[careLevel];
  if (certification === 'applying') return said('要介護認定を申請中', 'certification applied for');
  return certification === 'none' ? said('要介護認定なし', 'not certified') : undefined;
};

/** Codes of care-level. */
const LEVELS: Readonly<Record<string, Said>> = {
  '01': said('非該当', 'not eligible for care insurance benefits'),
  '06': said('事業対象者', 'programme-eligible'),
  '11': said('要支援（経過的要介護）', 'support level (transitional)'),
  '12': said('要支援1', 'support level 1'),
  '13': said('要支援2', 'support level 2'),
  '21': said('要介護1', 'care level 1'),
  '22': said('要介護2', 'care level 2'),
  '23': said('要介護3', 'care level 3'),
  '24': said('要介護4', 'care level 4'),
  '25': said('要介護5', 'care level 5'),
};

/** Codes of discharge-need. */
const NEEDS: Readonly<Record<string, Said>> = {
  housing: said('住環境の整備', 'housing adaptation'),
  'care-level-change': said('区分変更等の申請', 'change of care level'),
  'medical-procedure': said('退院後の医療処置', 'medical procedure after discharge'),
};

const needs: Word = ({ stay }) => {
  if (stay.needs.length === 0) return undefined;
  const { ja, en } = listed(stay.needs.map((code) => NEEDS[code] ?? said(code, code)));
  return said(`早めの準備が要る事柄は${ja}`, `needs an early start: ${en}`);
};

const candidates: Word = ({ candidates: all }) => {
  const count = all.filter(({ hasBasis }) => hasBasis).length;
  return said(`了解の記録がある候補は${count}か所`, `candidates with a recorded agreement: ${count}`);
};

const newcomer: Word = ({ careManager }) =>
  careManager?.isNew ? said('この入院のあいだに担当になった', 'took the case in the course of this stay') : undefined;

const years: Word = ({ person: { age } }) => (age === undefined ? undefined : said(`${age}歳`, `age ${age}`));

const inSight: Word = ({ stay: { outlook } }) =>
  outlook && dated('見込みがたった日', 'discharge came in sight', outlook.date);

/** By the variable that reads them, in the order in which they are told. */
const WORDS: Readonly<Record<string, readonly Word[]>> = {
  phase: [admission],
  office: [office],
  officeReference: [office],
  newUser: [newcomer],
  candidates: [candidates],
  age: [years],
  careLevel: [level],
  careNeed: [level],
  certification: [level],
  screening: [screened],
  outlook: [inSight],
  expected: [expected],
  stage: [expected],
  confidence: [expected],
  leadDays: [expected, known],
  needs: [needs],
};

const dated = (ja: string, en: string, date: string): Said =>
  said(`${ja} ${spokenDate(date).ja}`, `${en} ${spokenDate(date).en}`);
