// What a form leaves open and the record knows. An answer that was given always wins; and that nothing is known of a care
// manager is never taken for none.
import type { Said } from '../../problem.ts';
import { CARE_LEVELS } from '../facts/care-levels.ts';
import type { Answers } from './answers.ts';
import type { ScreeningForm } from './form.ts';

export interface Known {
  /** Whole years on the day the form was filled in. */
  readonly age?: number | undefined;
  /** Name of the office in charge. */
  readonly office?: string | undefined;
  /** Code of care-level, of somebody who is certified. */
  readonly careLevel?: string | undefined;
}

export interface Completed {
  readonly answers: Answers;
  /** What was taken from the record, for people. */
  readonly taken: readonly Said[];
}

/** Only what the form asks: what is no question of it was left open by nobody. */
export function completed(answers: Answers, { words }: ScreeningForm, { age, office, careLevel }: Known): Completed {
  const takes = (linkId: string, isOpen: boolean): boolean => isOpen && words.has(linkId);
  const found: Said[] = [];
  let all = answers;
  if (age !== undefined && takes('age', answers.age === undefined)) {
    all = { ...all, age };
    found.push({ ja: `年齢は${age}歳（生年月日から）`, en: `aged ${age} (by the birth date)` });
  }
  if (office !== undefined && takes('has-care-manager', answers.hasCareManager === 'unknown')) {
    all = { ...all, hasCareManager: 'yes' };
    found.push({ ja: `担当のケアマネジャーはあり（${office}）`, en: `has a care manager (${office})` });
  }
  const level = CARE_LEVELS.get(careLevel ?? '');
  if (level !== undefined && takes('certified', answers.certified === undefined)) {
    all = { ...all, certified: careLevel };
    found.push({ ja: `認定は${level.ja}（介護保険証から）`, en: `${level.en} (by the care insurance card)` });
  }
  return { answers: all, taken: found };
}
