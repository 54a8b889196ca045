// Why a screening came out as it did, for people: the printed words, the rules' ids, and what is still open.
import type { Said } from '../../problem.ts';
import type { Answers } from './answers.ts';
import type { Decision } from './decide.ts';
import type { ScreeningForm } from './form.ts';
import type { Pattern, Route, Row, ScreeningTable } from './table.ts';
import { nameWithoutCriteria } from './tables.ts';

interface Case extends Decision {
  readonly region: string;
  /** False: the national factors stand in. */
  readonly hasOwnCriteria: boolean;
  readonly table: ScreeningTable;
  readonly form: ScreeningForm;
  readonly answers: Answers;
  /** What the form left open and the record told. */
  readonly taken: readonly Said[];
  readonly criteria: readonly string[];
  readonly attention: readonly string[];
}

const RESULTS = {
  needed: { ja: '退院調整が必要です', en: 'Coordination is needed' },
  'not-needed': { ja: '退院調整は不要です', en: 'Coordination is not needed' },
  unknown: {
    ja: '退院調整が必要かどうか、まだ決まりません',
    en: 'Whether coordination is needed is still open',
  },
} as const;

const ROUTES: Readonly<Record<Route, Said>> = {
  'home-care-office': { ja: '居宅介護支援事業所', en: 'a home care office' },
  'small-multi': { ja: '小規模多機能型居宅介護事業所', en: 'small multifunctional home care' },
  'support-centre': { ja: '住所地の地域包括支援センター', en: 'the support centre of the residence' },
  existing: { ja: 'すでに契約している事業所', en: 'the office already under contract' },
};

export function explain(found: Case): Said {
  const lines = [
    headline(found),
    ...outcomes(found),
    ...items({ ja: '該当する項目', en: 'Criteria met' }, found.criteria, found.form),
    ...items({ ja: '注意が必要な項目', en: 'Calls for attention' }, found.attention, found.form),
    ...disease(found),
    ...fromRecord(found),
    ...items(
      { ja: '結果を左右する未確認の項目', en: 'Not assessed, and could change this' },
      found.unknown,
      found.form,
    ),
    ...notes(found),
  ];
  return { ja: lines.map(({ ja }) => ja).join('\n'), en: lines.map(({ en }) => en).join('\n') };
}

function headline({ result, pattern, routes }: Case): Said {
  const { ja, en } = RESULTS[result];
  const to = toWhom(pattern, routes);
  return to === undefined ? { ja: `${ja}。`, en: `${en}.` } : { ja: `${ja}：${to.ja}。`, en: `${en}: ${to.en}.` };
}

function toWhom(pattern: Pattern | undefined, routes: readonly Route[]): Said | undefined {
  if (routes.length === 0) return undefined;
  const letter = pattern === undefined ? '' : `${pattern} `;
  return {
    ja: `${letter}${routes.map((route) => ROUTES[route].ja).join('または')}`,
    en: `${letter}${routes.map((route) => ROUTES[route].en).join(' or ')}`,
  };
}

const cited = (rules: readonly string[]): Said => ({ ja: `［${rules.join('、')}］`, en: ` [${rules.join(', ')}]` });

const withRules = (said: Said, rules: readonly string[]): Said => ({
  ja: `${said.ja}${cited(rules).ja}`,
  en: `${said.en}${cited(rules).en}`,
});

const rowWords = ({ says, rules }: Row): Said => withRules(says, rules);

/** So many are worth reading; with more, next to nothing is known yet. */
const MOST_OUTCOMES = 3;

function outcomes({ rows, result }: Case): Said[] {
  if (rows.length > MOST_OUTCOMES) return [];
  return rows.length === 1 ? rows.map(rowWords) : rows.map((row) => possible(row, result));
}

/** One of several outcomes that the open answers leave. */
function possible(row: Row, result: Case['result']): Said {
  const { ja, en } = rowWords(row);
  if (result !== 'unknown') return { ja: `・答えによっては、${ja}`, en: `- Possible: ${en}` };
  const need = row.result === 'needed' ? { ja: '必要', en: 'needed' } : { ja: '不要', en: 'not needed' };
  return { ja: `・答えによっては${need.ja}：${ja}`, en: `- Possible, ${need.en}: ${en}` };
}

function items(title: Said, linkIds: readonly string[], { words }: ScreeningForm): Said[] {
  if (linkIds.length === 0) return [];
  const named = (linkId: string, language: keyof Said): string => {
    const said = words.get(linkId);
    return said === undefined ? linkId : `${said[language]} (${linkId})`;
  };
  return [
    {
      ja: `${title.ja}：${linkIds.map((linkId) => named(linkId, 'ja')).join('／')}`,
      en: `${title.en}: ${linkIds.map((linkId) => named(linkId, 'en')).join('; ')}`,
    },
  ];
}

function disease({ answers: { age, diseases }, table: { ageRule }, result }: Case): Said[] {
  if (ageRule === undefined || diseases.length === 0 || age === undefined || age < 40 || age > 64) return [];
  if (result !== 'needed') return [];
  const said = {
    ja: `40〜64歳で特定疾病（${diseases.join('、')}）があります。`,
    en: `Aged 40 to 64 with a specified disease (${diseases.join(', ')}).`,
  };
  return [withRules(said, [ageRule])];
}

function fromRecord({ taken }: Case): Said[] {
  if (taken.length === 0) return [];
  return [
    {
      ja: `様式に答えがなく、記録から補った項目：${taken.map(({ ja }) => ja).join('／')}`,
      en: `Not answered in the form, taken from the record: ${taken.map(({ en }) => en).join('; ')}`,
    },
  ];
}

function notes(found: Case): Said[] {
  const { table, answers, criteria } = found;
  const certified = (table.certified ?? [])
    .filter(({ levels }) => criteria.length > 0 && levels.includes(answers.certified ?? ''))
    .map(({ says, rules }) => withRules(says, rules));
  return [...certified, ...aboutRegion(found), GUIDE];
}

/** The region has no criteria, or the form is not the one that asks them. */
function aboutRegion({ region, hasOwnCriteria, form }: Case): Said[] {
  const wanted = hasOwnCriteria ? region : 'national';
  const name = nameWithoutCriteria(region) ?? { ja: `地域 ${region} `, en: `The region ${region}` };
  const said: Said[] = [];
  if (!hasOwnCriteria) {
    said.push({
      ja: `${name.ja}には退院調整が必要な患者の基準がないため、国の「退院困難な要因」によりました（地域の定めなし）。`,
      en: `${name.en} has no criteria of its own; the national factors that make discharge difficult were used (no rule of the region).`,
    });
  }
  if (form.region !== wanted) {
    said.push({
      ja: `この様式（${form.id}）は、用いた基準の項目を尋ねていません。様式 screening-${wanted} をお使いください。`,
      en: `This form (${form.id}) does not ask the criteria that were used. Use the form screening-${wanted}.`,
    });
  }
  return said;
}

const GUIDE: Said = {
  ja: '基準は目安です。つなぎ先は本人・家族の選択を妨げません。',
  en: 'The criteria guide and do not bind; the choice stays with patient and family.',
};
