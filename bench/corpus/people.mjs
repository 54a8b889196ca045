// Made-up people and places, in kanji and in kana.

const FAMILIES = [
  ['佐藤', 'サトウ'],
  ['鈴木', 'スズキ'],
  ['高橋', 'タカハシ'],
  ['田中', 'タナカ'],
  ['伊藤', 'イトウ'],
  ['渡辺', 'ワタナベ'],
  ['山本', 'ヤマモト'],
  ['中村', 'ナカムラ'],
  ['小林', 'コバヤシ'],
  ['加藤', 'カトウ'],
  ['吉田', 'ヨシダ'],
  ['山田', 'ヤマダ'],
  ['佐々木', 'ササキ'],
  ['山口', 'ヤマグチ'],
  ['松本', 'マツモト'],
  ['井上', 'イノウエ'],
  ['木村', 'キムラ'],
  ['林', 'ハヤシ'],
  ['斎藤', 'サイトウ'],
  ['清水', 'シミズ'],
  ['山崎', 'ヤマザキ'],
  ['森', 'モリ'],
  ['池田', 'イケダ'],
  ['橋本', 'ハシモト'],
  ['阿部', 'アベ'],
  ['石川', 'イシカワ'],
  ['小笠原', 'オガサワラ'],
  ['長谷川', 'ハセガワ'],
];
const MEN = [
  ['太郎', 'タロウ'],
  ['健一', 'ケンイチ'],
  ['正', 'タダシ'],
  ['茂', 'シゲル'],
  ['実', 'ミノル'],
  ['勇', 'イサム'],
  ['清', 'キヨシ'],
  ['三郎', 'サブロウ'],
  ['昭夫', 'アキオ'],
  ['義男', 'ヨシオ'],
];
const WOMEN = [
  ['花子', 'ハナコ'],
  ['和子', 'カズコ'],
  ['幸子', 'サチコ'],
  ['節子', 'セツコ'],
  ['洋子', 'ヨウコ'],
  ['文子', 'フミコ'],
  ['千代', 'チヨ'],
  ['ハル', 'ハル'],
  ['静江', 'シズエ'],
  ['美代子', 'ミヨコ'],
];
const PLACES = [
  ['本庄市', '367'],
  ['深谷市', '366'],
  ['熊谷市', '360'],
  ['児玉郡美里町', '367'],
  ['児玉郡神川町', '367'],
  ['児玉郡上里町', '369'],
  ['大里郡寄居町', '369'],
  ['秩父市', '368'],
];
const TOWNS = ['架空町', '見本町', '仮見', '例示台', '模擬が丘', '想定本町'];

export function person(random) {
  const gender = random.pick(['male', 'female']);
  const family = random.pickUneven(FAMILIES);
  const given = random.pick(gender === 'male' ? MEN : WOMEN);
  return { gender, kanji: [family[0], given[0]], kana: [family[1], given[1]] };
}

const REPRESENTATION = 'http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation';

/** Kanji and kana share `use`; the extension tells them apart. */
export const humanNames = ({ kanji, kana }) =>
  [
    ['IDE', kanji],
    ['SYL', kana],
  ].map(([code, [family, given]]) => ({
    extension: [{ url: REPRESENTATION, valueCode: code }],
    use: 'official',
    text: `${family} ${given}`,
    family,
    given: [given],
  }));

export function address(random) {
  const [city, postal] = random.pickUneven(PLACES);
  const line = `${random.pick(TOWNS)}${1 + random.below(9)}-${1 + random.below(30)}`;
  return {
    use: 'home',
    text: `埼玉県${city}${line}`,
    line: [line],
    city,
    state: '埼玉県',
    postalCode: `${postal}-${random.digits(4)}`,
    country: 'JP',
  };
}

export const phone = (random) => ({ system: 'phone', value: `0495-00-${random.digits(4)}`, use: 'home' });

const SENTENCES = [
  '独居のため、退院後の見守りについて家族と相談が必要。',
  '歩行は杖を使えば自立、階段は見守り。',
  '服薬の管理は本人では難しく、一包化を薬局に依頼済み。',
  '退院前カンファレンスは来週の水曜午後を希望。',
  '主治医より、食事は塩分一日六グラム未満との指示あり。',
  '訪問看護は週二回、状態が落ち着けば週一回へ。',
  '住宅改修（手すり、段差解消）の見積もりを依頼した。',
  '長女が県外に住み、週末のみ通える。',
  '入院前は通所介護を週三回利用していた。',
  '嚥下の評価を言語聴覚士に依頼中、結果を待つ。',
  '介護保険は要介護二、区分変更を申請中。',
  '褥瘡なし、皮膚の乾燥が目立つ。',
];

export const prose = (random, sentences) => Array.from({ length: sentences }, () => random.pick(SENTENCES)).join('');
