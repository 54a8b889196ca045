// Who might be the care manager, each with its reason, for a person to ask: nothing is done with it.
import type { Said } from '../../problem.ts';
import { type CardOffice, cameAfter, inCharge, type Signs } from './care-manager.ts';
import type { OfficeClaim } from './care-team.ts';
import type { CareManagerFact, Suggestion } from './facts.ts';

/** One for each office, by its best reason; without the one in charge. */
export function suggestionsOf(signs: Signs, careManager: CareManagerFact | undefined): Suggestion[] {
  const asWell = new Set(inCharge(signs));
  const told = [
    ...signs.claims.map((claim) => ({ claim, why: asWell.has(claim) ? ALSO : reasonFor(claim, signs) })),
    ...signs.cards.map((claim) => ({ claim, why: onCard(claim) })),
  ];
  const sorted = told
    .flatMap(({ claim: { office }, why }) => (why === undefined ? [] : [{ office, why }]))
    .sort((a, b) => REASONS.indexOf(a.why) - REASONS.indexOf(b.why));
  const found = new Map<string, Suggestion>();
  for (const { office, why } of sorted) {
    const { reference, display } = office;
    if (reference === undefined || reference === careManager?.office.reference || found.has(reference)) continue;
    found.set(reference, { reference, display, why });
  }
  return [...found.values()];
}

function reasonFor(claim: OfficeClaim, signs: Signs): Said | undefined {
  const { status, scope, until } = claim;
  if (status === 'inactive' || status === 'suspended') return FORMER;
  if (status !== 'active' && status !== 'proposed') return undefined;
  if (until !== undefined && until < signs.day) return FORMER;
  if (status === 'proposed') return PROPOSED;
  if (scope === 'other-stay') return OTHER_STAY;
  return cameAfter(claim, signs) ? AFTERWARDS : undefined;
}

const onCard = ({ isValid }: CardOffice): Said => (isValid ? ON_CARD : ON_OLD_CARD);

const ALSO: Said = {
  ja: 'この事業所も担当として登録されています。どちらが担当か確かめてください。',
  en: 'This office is registered as in charge as well: ask which of the two is.',
};
const ON_CARD: Said = {
  ja: '介護保険証に書かれた事業所です。今の担当か確かめてください。',
  en: 'The office written on the care insurance card: ask whether it is still in charge.',
};
const OTHER_STAY: Said = {
  ja: '別の入院のときの担当です。今の担当か確かめてください。',
  en: 'In charge in another stay: ask whether it still is.',
};
const PROPOSED: Said = {
  ja: '候補として挙がっています。担当はまだ決まっていません。',
  en: 'Named as a candidate; nothing has been settled yet.',
};
const ON_OLD_CARD: Said = {
  ja: '有効期間の過ぎた介護保険証に書かれた事業所です。今の担当か確かめてください。',
  en: 'The office written on a care insurance card that is no longer valid: ask whether it is still in charge.',
};
const FORMER: Said = {
  ja: '以前の担当です。今の担当か確かめてください。',
  en: 'In charge formerly: ask whether it still is.',
};
const AFTERWARDS: Said = {
  ja: '退院のあとに担当になった事業所です。',
  en: 'In charge only since after the discharge.',
};

/** The best first. */
const REASONS: readonly Said[] = [ALSO, ON_CARD, OTHER_STAY, PROPOSED, ON_OLD_CARD, FORMER, AFTERWARDS];
