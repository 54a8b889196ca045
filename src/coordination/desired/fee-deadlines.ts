// Until when giving the admission information earns 入院時情報連携加算: beside the rule's own deadline, for the office that may
// claim it. Only plans of care need earn it.
import type { Said } from '../../problem.ts';
import { type FeeDeadline, feeDeadlines } from '../admission-fee.ts';
import type { Party } from '../facts/facts.ts';
import { type Stay, said } from './stay.ts';

/** 要介護1〜5 */
const CARE = new Set(['21', '22', '23', '24', '25']);

const STEP = 'admission-information';

export interface Fees {
  readonly deadlines: readonly FeeDeadline[];
  /** 要確認, beyond what each deadline says itself. */
  readonly doubts: readonly Said[];
}

const NONE: Fees = { deadlines: [], doubts: [] };

export function feesOf(step: string, owner: Party, { facts, settings }: Stay): Fees {
  const { stay, person, careManager } = facts;
  if (step !== STEP || stay.admitted === undefined || careManager?.kind !== 'home-care-office') return NONE;
  const isUncertain = person.careLevel === undefined && person.certification !== 'none';
  if (!isUncertain && !CARE.has(person.careLevel ?? '')) return NONE;
  return {
    deadlines: feeDeadlines(stay.admitted, owner.hours, settings.feeOptions),
    doubts: isUncertain ? [LEVEL_UNKNOWN] : [],
  };
}

const LEVEL_UNKNOWN = said(
  '要確認：要介護度が登録されていません。この加算は要介護1～5の人だけが対象です。',
  'To verify: the care level is not recorded; this fee is for care levels 1 to 5 only.',
);
