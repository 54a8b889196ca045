// The one table of what each finding is worth, and how it is told. Points are roughly powers of two: how much likelier two
// records agree (or differ) so when they are one person's than when they are two people's, in a region of some 100,000 people.
// They were reasoned, not measured: 要確認 against real records before anything is joined by them unseen.

export type Result = 'agrees' | 'disagrees' | 'missing';

export interface Weight {
  readonly result: Result;
  readonly points: number;
  readonly ja: string;
  readonly en: string;
}

const agrees = (points: number, ja: string, en: string): Weight => ({ result: 'agrees', points, ja, en });
const disagrees = (points: number, ja: string, en: string): Weight => ({ result: 'disagrees', points, ja, en });
/** Nothing to compare, or nothing that tells. */
const missing = (ja: string, en: string): Weight => ({ result: 'missing', points: 0, ja, en });

export const WEIGHTS = {
  careNumber: {
    // One insurer gives a number once. This alone makes a match certain; everything else only proposes.
    same: agrees(30, '介護保険の保険者番号と被保険者番号が一致', 'insurer and insured number of care insurance agree'),
    // A slip of the pen is common where numbers are copied from cards; siblings may have neighbouring numbers.
    slip: disagrees(
      -4,
      '同じ保険者の被保険者番号が1か所だけ違う（書き間違いの可能性）',
      'insured numbers of one insurer differ in one place (a slip of the pen?)',
    ),
    // One insurer does not give a person two numbers, apart from re-issues.
    different: disagrees(-20, '同じ保険者の被保険者番号が違う', 'insured numbers of one insurer differ'),
    // H-numbers are given for a time and replaced later (要確認): no sign of two people.
    replaced: missing(
      '一方が H で始まる番号のため比較しない（要確認）',
      'one number begins with H and may have been replaced: not compared (to be confirmed)',
    ),
    // Each insurer counts for itself.
    chance: missing(
      '番号は同じだが保険者が違うため、一致とはみなさない',
      'the same number, but of two insurers: says nothing',
    ),
    insurers: missing('保険者が違うため比較できない', 'of different insurers: cannot be compared'),
    none: missing(
      '一方または両方に被保険者番号（保険者番号つき）がない',
      'one or both have no insured number with its insurer',
    ),
  },
  hospitalNumber: {
    // The hospital itself says it is one person; it may have mixed up two, so it is not certain.
    same: agrees(20, '同じ病院の患者番号が一致', 'numbers of one hospital agree'),
    // A second registration of one person happens, more so in emergencies.
    different: disagrees(-6, '同じ病院の患者番号が違う', 'numbers of one hospital differ'),
    none: missing('同じ病院の患者番号がない', 'no numbers of one hospital'),
  },
  otherNumber: {
    // We do not know how the system counts: a medical insurance number without 枝番 is a household's.
    same: agrees(14, 'その他の番号が一致', 'another identifier agrees'),
    none: missing('その他に共通する番号はない', 'no other identifier in common'),
  },
  familyName: {
    // Surnames are shared by 1 in 100 (佐藤) to 1 in 10,000.
    both: agrees(8, '姓が一致（カナ・漢字）', 'family names agree (kana and kanji)'),
    kana: agrees(7, '姓のカナが一致', 'family names agree (kana)'),
    // 中島: ナカジマ or ナカシマ.
    nearBoth: agrees(6, '姓のカナが濁点のみ違い、漢字は一致', 'family names agree but for a voicing mark in kana'),
    near: agrees(5, '姓のカナが濁点のみ違う', 'family names agree but for a voicing mark'),
    written: agrees(5, '姓の漢字が一致（カナは比較できない）', 'family names agree in kanji (kana cannot be compared)'),
    // 東: アズマ or ヒガシ.
    reading: agrees(4, '姓の漢字は一致、読みが違う', 'family names agree in kanji, their readings differ'),
    readable: agrees(
      2,
      '姓の読み取れる文字が一致（■など欠けあり）',
      'family names agree where they can be read (■ in between)',
    ),
    variant: missing(
      '姓の漢字が1文字違う（異体字の可能性。判定には使わない）',
      'family names differ in one kanji, perhaps a variant: does not decide',
    ),
    // People marry; so this weighs little.
    different: disagrees(
      -3,
      '姓が違う（結婚などで変わることがある）',
      'family names differ (they may change, by marriage for one)',
    ),
    none: missing('姓を比較できない', 'family names cannot be compared'),
  },
  givenName: {
    // Given names are shared by 1 in 100 or fewer of an age.
    both: agrees(8, '名が一致（カナ・漢字）', 'given names agree (kana and kanji)'),
    kana: agrees(7, '名のカナが一致', 'given names agree (kana)'),
    written: agrees(6, '名の漢字が一致（カナは比較できない）', 'given names agree in kanji (kana cannot be compared)'),
    reading: missing(
      '名の漢字は一致、読みが違う（判定には使わない）',
      'given names agree in kanji, their readings differ: does not decide',
    ),
    readable: missing(
      '名の読み取れる文字は一致（■など欠けあり。判定には使わない）',
      'given names agree where they can be read (■ in between): does not decide',
    ),
    // 一郎 and 二郎 are twins, 太郎 and 太郞 one man.
    variant: missing(
      '名の漢字が1文字違う（異体字かどうか不明。判定には使わない）',
      'given names differ in one kanji, which may be a variant or not: does not decide',
    ),
    // What tells twins apart, and spouses.
    different: disagrees(-10, '名が違う（双子・家族の可能性）', 'given names differ (twins? family?)'),
    none: missing('名を比較できない', 'given names cannot be compared'),
  },
  birthDate: {
    // One in some 15,000 among the elderly of a region.
    same: agrees(11, '生年月日が一致', 'birth dates agree'),
    month: agrees(7, '生年月まで一致（日は不明）', 'birth dates agree to the month (no day known)'),
    year: agrees(4, '生年のみ一致（月日は不明）', 'birth years agree (no more known)'),
    // As likely a slip of one person as another person of nearly that day: worth nothing, but never certain.
    slip: disagrees(
      0,
      '生年月日が1か所だけ違う、または月日・元号の取り違えの可能性',
      'birth dates differ by what may be one slip (a digit, day and month, the era)',
    ),
    different: disagrees(-20, '生年月日が違う', 'birth dates differ'),
    none: missing('一方または両方に生年月日がない', 'one or both have no birth date'),
  },
  sex: {
    same: agrees(1, '性別が一致', 'sexes agree'),
    // Rarely mistaken.
    different: disagrees(-8, '性別が違う', 'sexes differ'),
    none: missing('性別を比較できない', 'sexes cannot be compared'),
  },
  telephone: {
    // Shared by a household, so it tells less than it seems.
    same: agrees(6, '電話番号が一致', 'a telephone number agrees'),
    // People have several, and give their daughter's.
    different: disagrees(0, '電話番号が違う', 'telephone numbers differ'),
    none: missing('一方または両方に電話番号がない', 'one or both have no telephone number'),
  },
  postalCode: {
    same: agrees(3, '郵便番号が一致', 'postal codes agree'),
    area: agrees(1, '郵便番号の上3桁が一致', 'postal codes agree in their first three digits'),
    // People move, most of all to their children and into homes.
    different: disagrees(0, '郵便番号が違う（転居の可能性）', 'postal codes differ (moved?)'),
    none: missing('一方または両方に郵便番号がない', 'one or both have no postal code'),
  },
  municipality: {
    same: agrees(1, '市区町村が一致', 'municipalities agree'),
    different: disagrees(0, '市区町村が違う（転居の可能性）', 'municipalities differ (moved?)'),
    none: missing('市区町村を比較できない', 'municipalities cannot be compared'),
  },
} as const satisfies Record<string, Record<string, Weight>>;

/** Points from which a match is proposed: a whole name and the sex, or a given name and a birth date … */
export const POSSIBLE = 14;
/** A whole name and a birth date, with some room for what differs. */
export const PROBABLE = 22;
