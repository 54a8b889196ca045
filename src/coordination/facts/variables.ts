// The facts as FHIRPath variables: what the conditions of a PlanDefinition may ask about. What is not known is an empty
// collection, so that a condition on it is neither true nor false.
import { daysBetween } from '../../japan/calendar-date.ts';
import type { Said } from '../../problem.ts';
import type { Activity } from '../rules/plan.ts';
import type { ExpectedDischarge, StayFacts } from './facts.ts';
import { hasNoCareManager } from './no-care-manager.ts';
import type { StayRecord } from './stay-record.ts';
import { doneSteps, failedSteps, givenForms, heldMeetings, plannedMeetings, toldSteps } from './steps-done.ts';

interface Variable {
  readonly name: string;
  /** For whoever writes a plan. */
  readonly about: Said;
  /** undefined and null are empty. */
  readonly of: (asked: Asked) => unknown;
}

interface Asked {
  readonly facts: StayFacts;
  readonly record: StayRecord;
  readonly activities: Activities;
}

type Activities = readonly Pick<Activity, 'step' | 'forms' | 'meetings' | 'owes' | 'owedTo'>[];

/** `activities`: for %done alone, which form or meeting is which step. */
export const variables = (facts: StayFacts, record: StayRecord, activities: Activities = []): Record<string, unknown> =>
  Object.fromEntries(VARIABLES.map(({ name, of }) => [name, of({ facts, record, activities }) ?? []]));

const variable = (name: string, ja: string, en: string, of: Variable['of']): Variable => ({
  name,
  about: { ja, en },
  of,
});

/** The one list, in the order in which it is documented; names without their `%`. */
export const VARIABLES: readonly Variable[] = [
  variable('encounter', '入院（Encounter）', 'The stay (Encounter)', ({ record }) => record.encounter),
  variable('patient', '入院が指す患者（Patient）', 'The Patient the stay names', ({ facts, record }) =>
    record.patients.find(({ id }) => `Patient/${id}` === facts.person.reference),
  ),
  variable(
    'phase',
    '入院の段階：planned 予定、in-hospital 入院中、discharged 退院、cancelled 取消',
    'Where the stay stands: planned, in-hospital, discharged, cancelled',
    ({ facts }) => facts.stay.phase,
  ),
  variable(
    'elective',
    '予定入院なら true、緊急入院なら false',
    'Planned admission: true; emergency: false',
    ({ facts }) => facts.stay.isElective,
  ),
  variable('age', '入院日の満年齢', 'Age in whole years on the day of admission', ({ facts }) => facts.person.age),
  variable(
    'careLevel',
    '要介護状態区分のコード（21 要介護1 など）',
    'Code of the care level (21: care need 1 …)',
    ({ facts }) => facts.person.careLevel,
  ),
  variable(
    'careNeed',
    '区分の種類：care 要介護、support 要支援、checklist 事業対象者、none 非該当',
    'Kind of care level: care, support, checklist (programme-eligible), none (not eligible)',
    ({ facts }) => careNeed(facts.person.careLevel),
  ),
  variable(
    'certification',
    '認定の状況：certified 認定済、applying 申請中、change-applying 区分変更申請中、none なし',
    'State of certification: certified, applying, change-applying, none',
    ({ facts }) => facts.person.certification,
  ),
  variable(
    'office',
    '担当の事業所の種類（home-care-office、small-multi、support-centre）。種類が分からなければ unknown-kind、担当がなければ空',
    'Kind of the office in charge (home-care-office, small-multi, support-centre), unknown-kind where that is not known; empty when nobody is in charge',
    ({ facts: { careManager } }) => careManager && (careManager.kind ?? 'unknown-kind'),
  ),
  variable(
    'officeReference',
    '担当の事業所（Organization/…）',
    'The office in charge (Organization/…)',
    ({ facts }) => facts.careManager?.office.reference,
  ),
  variable(
    'person',
    '担当のケアマネジャー（人）が分かっている',
    'The care manager in person is known',
    ({ facts }) => facts.careManager?.person !== undefined,
  ),
  variable(
    'contract',
    '契約の開始日が記録されている',
    'The start of the contract is recorded',
    ({ facts }) => facts.careManager?.since !== undefined,
  ),
  variable(
    'newUser',
    '担当がこの入院のあいだに新しく決まったか',
    'Whether the office was taken on in the course of this stay',
    ({ facts }) => facts.careManager?.isNew === true,
  ),
  variable(
    'noCareManager',
    '尋ねたうえで、担当のケアマネジャーがいないと分かっているか',
    'Whether it is known, after asking, that there is no care manager',
    ({ facts }) => hasNoCareManager(facts),
  ),
  variable(
    'candidates',
    '情報を渡すことについて了解を得ている候補の事業所の数',
    'Number of candidate offices for which an understanding is recorded',
    ({ facts }) => facts.candidates.filter(({ hasBasis }) => hasBasis).length,
  ),
  variable(
    'candidate',
    '候補ごとの手順（candidate-office が負う手順）で、その事業所（Organization/…）。ほかでは空',
    'In steps that each candidate owes: that office (Organization/…). Empty elsewhere',
    () => undefined,
  ),
  variable(
    'outlook',
    '在宅への退院の見込みがたったか',
    'Whether discharge home has come in sight',
    ({ facts }) => facts.stay.outlook !== undefined,
  ),
  variable(
    'expected',
    '退院予定日（2026-12-04）',
    'The expected day of discharge (2026-12-04)',
    ({ facts }) => facts.stay.expected?.date,
  ),
  variable(
    'stage',
    '退院予定日の段階：expected 見込み、decided 決定',
    'Stage of the expected day: expected, decided',
    ({ facts }) => facts.stay.expected?.stage,
  ),
  variable(
    'confidence',
    '退院予定日の確かさ：low、medium、high',
    'How sure the expected day is: low, medium, high',
    ({ facts }) => facts.stay.expected?.confidence,
  ),
  variable(
    'leadDays',
    '退院予定日が分かった日から、その日までの日数。分からなければ空',
    'Days from the day the expected date became known to that date; empty where not known',
    ({ facts }) => leadDays(facts.stay.expected),
  ),
  variable(
    'needs',
    '早めの準備が要る事柄（housing、care-level-change、medical-procedure）',
    'What needs an early start (housing, care-level-change, medical-procedure)',
    ({ facts }) => facts.stay.needs,
  ),
  variable(
    'destination',
    '退院先のコード（home など）',
    'Code of the destination (home …)',
    ({ facts }) => facts.stay.destination,
  ),
  variable('died', '亡くなったか', 'Whether the patient has died', ({ facts }) => facts.stay.hasDied),
  variable(
    'screening',
    '退院調整の要否：needed、not-needed、unknown。様式がなければ空',
    'Result of the screening: needed, not-needed, unknown; empty without a form',
    ({ facts }) => facts.screening?.result,
  ),
  variable(
    'routes',
    '基準による行き先（home-care-office、support-centre など）',
    'Where the screening leads (home-care-office, support-centre …)',
    ({ facts }) => facts.screening?.routes,
  ),
  variable(
    'pattern',
    '基準による型：A、B、C',
    'Pattern of the screening: A, B, C',
    ({ facts }) => facts.screening?.pattern,
  ),
  variable('told', '済んだ連絡の手順のコード', 'Codes of the steps that contacts were made about', ({ facts }) =>
    toldSteps(facts),
  ),
  variable(
    'couldNot',
    'できなかった連絡（not-done）と、断られた・できなかった手順のコード',
    'Codes of the steps of contacts that could not be made (not-done), and of Tasks rejected or failed by hand',
    ({ facts }) => failedSteps(facts),
  ),
  variable(
    'given',
    '渡された様式の id（admission-information など）',
    'Ids of the forms given (admission-information …)',
    ({ facts }) => givenForms(facts),
  ),
  variable(
    'meetingsPlanned',
    '予定された（開かれたものを含む）会議・面談の種類',
    'Kinds of the meetings planned, those held included',
    ({ facts }) => plannedMeetings(facts),
  ),
  variable('meetingsHeld', '開かれた会議・面談の種類', 'Kinds of the meetings held', ({ facts }) =>
    heldMeetings(facts),
  ),
  variable(
    'done',
    '済んだ手順のコード（連絡、様式、会議、手作業による）',
    'Codes of the steps taken: by contact, form, meeting or by hand',
    ({ facts, activities }) => doneSteps(facts, activities),
  ),
];

/** 21–25 要介護, 11–13 要支援, 06 事業対象者, 01 非該当. */
function careNeed(level: string | undefined): string | undefined {
  if (level === undefined) return undefined;
  if (/^2[1-5]$/.test(level)) return 'care';
  if (/^1[1-3]$/.test(level)) return 'support';
  if (level === '06') return 'checklist';
  return level === '01' ? 'none' : undefined;
}

/** A date that was recorded only after it had passed tells nothing about haste. */
function leadDays(expected: ExpectedDischarge | undefined): number | undefined {
  if (expected?.knownSince === undefined) return undefined;
  const days = daysBetween(expected.knownSince.date, expected.date);
  return days < 0 ? undefined : days;
}
