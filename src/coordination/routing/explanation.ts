// What routing says to people: what was matched by which rule, or what has to be asked and of whom.
import type { Address } from '../../japan/address.ts';
import { type Said, short } from '../../problem.ts';
import type { District, ListedService } from './directory.ts';
import type { Row, Why } from './districts.ts';

/** Where each rule book says how a centre is found. A region that is not named here is explained without. */
const RULES: Readonly<Record<string, string>> = {
  'honjo-kodama': 'HK-34',
  annaka: 'AN-30',
  amagasaki: 'AM-26',
  kodaira: 'KD-28',
};

const ruleOf = (rows: readonly Row[], region: string | undefined): string | undefined =>
  rows.find(({ district }) => district.rule !== undefined)?.district.rule ?? RULES[region ?? ''];
const cited = (rule: string | undefined): { ja: string; en: string } =>
  rule === undefined ? { ja: '', en: '' } : { ja: `（${rule}）`, en: ` (${rule})` };

export const joined = (sentences: readonly Said[]): Said => ({
  en: sentences.map(({ en }) => en).join(' '),
  ja: sentences.map(({ ja }) => ja).join(''),
});

const both = (names: readonly string[]): { ja: string; en: string } => ({
  ja: names.map((name) => `「${name}」`).join('と'),
  en: names.map((name) => `"${name}"`).join(' and '),
});
const namesOf = (rows: readonly Row[]): string[] => [...new Set(rows.map(({ service }) => service.name))];

/** 小平市津田町2〜3丁目; 本庄市小島（本庄西地域）. */
export const labelOf = (district: District): string =>
  `${district.municipality}${district.area ?? ''}${chomeOf(district)}${groupOf(district)}`;

const chomeOf = ({ chome, isWithoutChome }: District): string => {
  if (isWithoutChome) return '（丁目なし）';
  if (chome === undefined) return '';
  return chome.from === chome.to ? `${chome.from}丁目` : `${chome.from}〜${chome.to}丁目`;
};
const groupOf = ({ group, municipality }: District): string =>
  group === undefined || group === municipality ? '' : `（${group}）`;

export function foundRows(rows: readonly Row[], label: string, isChomeUnsaid: boolean): Said[] {
  const rule = cited(ruleOf(rows, rows[0]?.service.region));
  const names = namesOf(rows);
  const who = both(names);
  const said: Said[] = [
    { ja: `${label}の担当は${who.ja}です${rule.ja}。`, en: `${label} is served by ${who.en}${rule.en}.` },
  ];
  if (names.length > 1) said.push(isDisputed(rows) ? TWO_CLAIM : NO_SPLIT);
  if (rows.some(({ district }) => district.isDerived)) said.push(DERIVED);
  if (isChomeUnsaid) said.push(CHOME_UNSAID);
  return said;
}

/** Several are given the address, though not as a district they share. */
export const isDisputed = (rows: readonly Row[]): boolean =>
  namesOf(rows).length > 1 && !rows.every(({ district }) => district.isShared);

const NO_SPLIT: Said = {
  ja: '担当地区の分担が示されていないため、どちらかを選ばず、すべてを示します。',
  en: 'No split between them is printed, so none is preferred.',
};
const TWO_CLAIM: Said = {
  ja: '名簿では複数のセンターが同じ地区を担当しています（要確認）。',
  en: 'The directory gives one district to several centres: to be verified (要確認).',
};
const DERIVED: Said = {
  ja: 'この担当は出典に印刷されておらず、推定です（要確認）。',
  en: 'This is inferred, not printed in the source: to be verified (要確認).',
};
const CHOME_UNSAID: Said = {
  ja: '丁目は書かれていませんが、一覧にあるどの丁目でも同じセンターです。',
  en: 'The 丁目 is not written, but all that are listed belong to this centre.',
};

export interface Asked {
  readonly why: Why;
  readonly region: string;
  readonly municipality: string;
  readonly address: Address;
  /** The rows among which the answer decides. */
  readonly rows: readonly Row[];
  /** Of the municipality, where its name is known. */
  readonly desk?: string;
}

export function question({ why, region, municipality, address, rows, desk }: Asked): Said[] {
  const rule = cited(ruleOf(rows, region));
  const area = short(address.area);
  const where = `${municipality}${area}`;
  const ask = desk === undefined ? { ja: municipality, en: municipality } : { ja: `「${desk}」`, en: `"${desk}"` };
  const options = rows.map(({ district, service }) => `${labelOf(district)}＝「${service.name}」`).join('、');
  const list: Said = { ja: `一覧：${options}。`, en: `Listed: ${options}.` };
  switch (why) {
    case 'no-area':
      return [
        {
          ja: `「${municipality}」のあとに町名がなく、担当のセンターを決められません${rule.ja}。町名をお確かめください。`,
          en: `No 町名 follows ${municipality}, so no centre can be told${rule.en}. Ask for the 町名.`,
        },
      ];
    case 'unlisted-area':
      return [
        {
          ja: `「${area}」は${municipality}の担当地区の一覧にありません${rule.ja}。町名をお確かめになるか、${ask.ja}にお尋ねください。`,
          en: `"${area}" is not among the districts listed for ${municipality}${rule.en}. Check the 町名, or ask ${ask.en}.`,
        },
      ];
    case 'chome-missing':
      return [
        {
          ja: `${where}は丁目によって担当のセンターが異なります${rule.ja}。住所に丁目があるかをお確かめください。`,
          en: `In ${where} the centre depends on the 丁目${rule.en}. Ask whether the address has one.`,
        },
        list,
        ...howToConfirm(rows),
      ];
    case 'chome-or-lot':
      return [
        {
          ja: `「${where}${short(address.figures)}」の先頭の数字は、丁目とも、丁目のない番地とも読めます${rule.ja}。「1丁目2番」のように丁目を書いてください。`,
          en: `The first figure of "${where}${short(address.figures)}" may be a 丁目, or a lot number without one${rule.en}. Write the 丁目, as in 1丁目2番.`,
        },
        list,
        ...howToConfirm(rows),
      ];
    case 'chome-unlisted':
      return [
        {
          ja: `${where}の「${chomeWritten(address)}」は担当地区の一覧にありません${rule.ja}。丁目をお確かめになるか、${ask.ja}にお尋ねください。`,
          en: `"${chomeWritten(address)}" of ${where} is not listed${rule.en}. Check the 丁目, or ask ${ask.en}.`,
        },
        list,
      ];
    case 'chome-unclear':
      return [
        {
          ja: `${where}の丁目が一つに読み取れません${rule.ja}。丁目を一つだけ書いてください。`,
          en: `The 丁目 of ${where} cannot be read as one${rule.en}. Write one only.`,
        },
        list,
        ...howToConfirm(rows),
      ];
  }
}

const chomeWritten = ({ chome, figures }: Address): string => {
  if (chome.kind === 'written') return short(`${chome.number}丁目`);
  return chome.kind === 'none' ? '丁目なし' : short(figures);
};

const howToConfirm = (rows: readonly Row[]): Said[] =>
  rows.some(({ district }) => district.isWithoutChome)
    ? [
        {
          ja: '丁目のない住所だと確かめたときは、住所に「丁目なし」と書き添えてください。',
          en: 'Once it is certain that the address has none, add 「丁目なし」 to it.',
        },
      ]
    : [];

export const noMunicipality = (known: readonly string[]): Said => ({
  ja: `住所に市町村名が見つからず、担当のセンターを決められません。市町村名から書いてください（名簿にあるもの：${known.join('、')}）。`,
  en: `No municipality is found in the address. Write it from the municipality on (in the directory: ${known.join(', ')}).`,
});

export const formerName = (municipality: string, now: readonly string[]): Said => ({
  ja: `「${municipality}」は${now.join('、')}の町名としてありますが、市町村名が書かれていません。今の市町村名から書いてください。`,
  en: `"${municipality}" is an area of ${now.join(', ')}, but that is not written. Write the municipality of today first.`,
});

export const outside = (place: string, known: readonly string[]): Said => ({
  ja: `${place}は地域の外です。名簿にある市町村：${known.join('、')}。合併前の市町村名は今の名前で書いてください。`,
  en: `${place} is outside the region. Municipalities in the directory: ${known.join(', ')}. Write former municipalities by their name of today.`,
});

export const noDirectory = (place: string | undefined, region: string | undefined, desk: string | undefined): Said => {
  const rule = cited(RULES[region ?? '']);
  const of = place === undefined ? { ja: 'この地域', en: 'this region' } : { ja: place, en: place };
  return {
    ja: `${of.ja}の地域包括支援センターと担当地区は名簿にありません（地域の外という意味ではありません）${rule.ja}。${desk === undefined ? '市町村' : `「${desk}」`}にお尋ねください。`,
    en: `The directory holds no support centres and districts of ${of.en}, which is not to say that it is outside${rule.en}. Ask ${desk === undefined ? 'the municipality' : `"${desk}"`}.`,
  };
};

const ORDER: Said = {
  ja: '同じ町名、同じ市町村、地域内の順で、距離の順ではありません。選ぶのはご本人とご家族です。',
  en: 'They come by same 町名, same municipality, same region, not by distance. The choice stays with patient and family.',
};

export function aboutOffices(offices: readonly ListedService[], isLevelKnown: boolean): Said[] {
  if (offices.length === 0)
    return [
      {
        ja: 'この地域の名簿に居宅介護支援事業所の一覧はありません。',
        en: "The region's directory lists no home care offices.",
      },
    ];
  const when = isLevelKnown
    ? { ja: '', en: '' }
    : { ja: '要介護度が指定されていません。要介護の場合の', en: 'No care level was given: for 要介護. ' };
  return [
    {
      ja: `${when.ja}候補は居宅介護支援事業所等 ${offices.length} か所です。${ORDER.ja}`,
      en: `${when.en}Candidates are ${offices.length} home care offices or the like. ${ORDER.en}`,
    },
  ];
}

export const planByCentre = (): Said => ({
  ja: '要支援・事業対象者・非該当の相談先は地域包括支援センターです。',
  en: 'Those with a support level, programme-eligible or not certified turn to the support centre.',
});
