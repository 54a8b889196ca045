// Takes prefecture, county and municipality off the front of a normalised address. Which names are municipalities is told
// by the caller where that is known; the endings 市 区 町 村 alone would find one in many a 町名 (栄町, 本町).

const PREFECTURES = [
  '北海道 青森県 岩手県 宮城県 秋田県 山形県 福島県 茨城県 栃木県 群馬県 埼玉県 千葉県 東京都 神奈川県 新潟県 富山県',
  '石川県 福井県 山梨県 長野県 岐阜県 静岡県 愛知県 三重県 滋賀県 京都府 大阪府 兵庫県 奈良県 和歌山県 鳥取県 島根県',
  '岡山県 広島県 山口県 徳島県 香川県 愛媛県 高知県 福岡県 佐賀県 長崎県 熊本県 大分県 宮崎県 鹿児島県 沖縄県',
].flatMap((line) => line.split(' '));

/** Where towns of one name are told apart by their county, the county tells the prefecture: there are three 美里町. */
const PREFECTURE_OF_COUNTY: Readonly<Record<string, string>> = {
  児玉郡: '埼玉県',
  遠田郡: '宮城県',
  下益城郡: '熊本県',
};

export interface Municipality {
  /** As written, or as its county tells. */
  readonly prefecture?: string;
  readonly county?: string;
  readonly municipality?: string;
  /** What comes after them. */
  readonly rest: string;
}

/** `known` comes first, the longest name before a shorter one. */
export function takeMunicipality(address: string, known: readonly string[]): Municipality {
  const written = PREFECTURES.find((name) => address.startsWith(name));
  const afterPrefecture = address.slice(written?.length ?? 0);
  const county = beginsWith(afterPrefecture, known) ? undefined : COUNTY.exec(afterPrefecture)?.[0];
  const text = afterPrefecture.slice(county?.length ?? 0);
  const prefecture = written ?? (county && PREFECTURE_OF_COUNTY[county]);
  const municipality = beginsWith(text, known) ?? readable(text, written, county, known);
  return {
    ...(prefecture && { prefecture }),
    ...(county && { county }),
    ...(municipality && { municipality }),
    rest: text.slice(municipality?.length ?? 0),
  };
}

const beginsWith = (text: string, known: readonly string[]): string | undefined =>
  [...known].sort((a, b) => b.length - a.length).find((name) => text.startsWith(name));

// 郡山市, 蒲郡市, 大和郡山市 and 小郡市 are cities; a county is followed by a town or a village.
const COUNTY = /^[^\d(]{1,5}?郡(?!山市|市)(?=[^\d(]{1,7}?[町村])/u;
// Four cities have a 市 inside, after their first letter; 市営住宅 and 市立 are no cities.
const CITY = /^(?:四日市市|廿日市市|野々市市|八日市場市|[^\d(]{1,7}?市(?![営立]))/u;
const WARD = /^[^\d(]{1,3}?区/u;
// 玉村町, 大町町.
const TOWN = /^[^\d(]{1,7}?[町村](?!町)/u;

/** A municipality nobody told us of. A town is believed only after a prefecture or county, a ward only in Tokyo. */
function readable(
  text: string,
  prefecture: string | undefined,
  county: string | undefined,
  known: readonly string[],
): string | undefined {
  const name =
    (county === undefined ? CITY.exec(text) : null) ??
    (prefecture === '東京都' ? WARD.exec(text) : null) ??
    (prefecture !== undefined || county !== undefined ? TOWN.exec(text) : null);
  // 埼玉本庄市, 住所：本庄市: a known one with something before it. Neither known nor another.
  return name === null || known.some((each) => name[0].endsWith(each)) ? undefined : name[0];
}
