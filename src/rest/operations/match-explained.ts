// What $match says beside its Bundle. Why a record is proposed, in a sentence: a person is to confirm it, and needs to know
// what speaks for it and what against.
import type { Comparison, Evidence, Grade } from '../../coordination/identity/compare.ts';
import { type Finding, Problem, type Said } from '../../problem.ts';

const SPEC = 'https://hl7.org/fhir/R4/patient-operation-match.html';

const GRADES: Readonly<Record<Grade, { ja: string; en: string }>> = {
  certain: { ja: '同じ人（確実）', en: 'certain' },
  probable: { ja: '同じ人とみられる（要確認）', en: 'probable, to be confirmed by a person' },
  possible: { ja: '同じ人の可能性あり（要確認）', en: 'possible, to be confirmed by a person' },
  'certainly-not': { ja: '別の人', en: 'not a match' },
};

interface Told extends Comparison {
  readonly hit: { readonly id: string };
  readonly isLinked: boolean;
}

export function explained({ hit, grade, evidence, isLinked }: Told, position: number): Finding {
  const parts = PARTS.map((part) => ({ ...part, found: evidence.filter(part.of) })).filter(
    ({ found }) => found.length > 0,
  );
  const ja = parts.map((part) => `${part.ja}：${part.found.map((each) => each.ja).join('、')}。`).join('');
  const en = parts.map((part) => ` ${part.en}: ${part.found.map((each) => each.en).join(', ')}.`).join('');
  const linked = isLinked ? LINKED : { ja: '', en: '' };
  return {
    severity: 'information',
    code: 'informational',
    said: {
      ja: `Patient/${hit.id}：${GRADES[grade].ja}${linked.ja}。${ja}`,
      en: `Patient/${hit.id}: ${GRADES[grade].en}${linked.en}.${en}`,
    },
    at: `Bundle.entry[${position}].resource`,
  };
}

const LINKED: Said = { ja: '。すでに同じ人として結ばれています', en: '; linked as the same person already' };

const PARTS: readonly (Said & { readonly of: (evidence: Evidence) => boolean })[] = [
  { ja: '一致', en: 'For', of: ({ result }) => result === 'agrees' },
  { ja: '相違', en: 'Against', of: ({ result }) => result === 'disagrees' },
  // There was something to compare, and it did not tell.
  { ja: '注意', en: 'Note', of: ({ result, finding }) => result === 'missing' && finding !== 'none' },
];

export const saysNothing = (): Problem =>
  new Problem(
    'required',
    {
      en: 'The Patient has neither a name nor an identifier: nobody can be looked for. Give at least one of them, best of all kana name, birth date and the insured number with its insurer.',
      ja: '患者に氏名も番号もないため、照合できません。氏名か番号を指定してください（カナ氏名・生年月日・被保険者番号（保険者番号つき）があると確実です）。',
    },
    { at: 'Patient.name', spec: SPEC },
  );

const warning = (code: string, said: Said): Finding => ({ severity: 'warning', code, said });

export const NOTHING_TO_SEARCH_BY: Finding = warning('incomplete', {
  en: 'What was given is not enough to look for anybody: give a birth date beside the name, a telephone number, or an identifier with its system.',
  ja: '検索に使える項目が足りません。氏名のほかに生年月日や電話番号、または system つきの番号を指定してください。',
});

export const foundTooMany = (by: Said, most: number): Finding =>
  warning('too-costly', {
    en: `More than ${most} records share this (${by.en}); only the ${most} changed last were compared by it. Give more of the person: there may be a better match.`,
    ja: `該当する記録が ${most} 件を超えたため（${by.ja}）、最近更新された ${most} 件だけを照合しました。ほかに一致する記録があるかもしれません。項目を増やしてください。`,
  });

export const more = (shown: number, found: number): Finding => ({
  severity: 'information',
  code: 'informational',
  said: {
    en: `${found} records match; the best ${shown} are shown (count).`,
    ja: `${found} 件が該当し、上位 ${shown} 件を表示しています（count）。`,
  },
});

export const severalCertain = (found: number): Finding =>
  warning('multiple-matches', {
    en: `${found} records match with certainty, but are not linked as one person's; none is given. Ask again without onlyCertainMatches and have a person decide.`,
    ja: `確実に一致する記録が ${found} 件ありますが、同じ人として結ばれていないため返しません。onlyCertainMatches を外して照合し、人が確かめてください。`,
  });
