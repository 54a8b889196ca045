// One key for names in kanji (or any letters but kana). Old and new forms of a character are the same name here: 髙橋 and 高橋,
// 渡邊 and 渡辺. What an SS-MIX2 sender could not send stands as ■ and says nothing.
import { foldText } from '../../japan/kana.ts';

// Each group is one character to us; a search asks for all of them. 斉 and 斎 are different characters that are mixed up daily.
const GROUPS = `
  高髙 崎﨑嵜碕埼 沢澤 浜濱濵 辺邊邉 斉斎齊齋 広廣 国國 恵惠 栄榮 真眞
  桜櫻 竜龍 滝瀧 島嶋嶌 館舘 円圓 学學 万萬 与與 富冨 桑桒 柳栁 昇曻
  徳德 増增 実實 寿壽 清淸 吉𠮷 来來 関關 鉄鐵 蔵藏 岳嶽 児兒 条條 薮藪籔
  豊豐 静靜 瀬瀨 黒黑 横橫 亀龜 勲勳 弥彌 弁辨辯 桧檜 礼禮 穂穗 糸絲
  経經 総總 緑綠 莊荘庄 薫薰 藤籐 頼賴 鶴靍靏 渕淵 峰峯 秋穐 松枩 尭堯
  巌巖 応應 慎愼 戸戶 槙槇 槌鎚 剣劍劔 帯帶 壮壯 宝寶 将將 芦蘆 蛍螢
  蝋蠟 内內 角⻆ 曽曾 祢禰 薗園 郷鄕 温溫 歩步 巻卷 梅楳 杉椙 船舩 野埜
  仏佛 体體 数數 収收 郎郞 ケヶ カヵ`
  .trim()
  .split(/\s+/);
const FIRST = new Map(GROUPS.flatMap((group) => [...group].map((letter) => [letter, [...group][0]!] as const)));
const GROUP = new Map(GROUPS.flatMap((group) => [...group].map((letter) => [letter, [...new Set(group)]] as const)));

// Replacement marks of the field, U+FFFD, and private-use letters, which mean something on one machine only.
const UNREADABLE = /[■□〓?*\ufffd\p{Co}]/gu;

/** ■ stands for each letter that cannot be read. */
export function writtenKey(text: string): string {
  const letters = [
    ...foldText(text)
      .replace(UNREADABLE, '■')
      .replace(/[\s・]/gu, ''),
  ];
  return letters
    .map((letter, i) => (letter === '々' ? (letters[i - 1] ?? letter) : letter))
    .map(common)
    .join('');
}

const common = (letter: string): string => FIRST.get(letter) ?? letter;

export const isReadable = (key: string): boolean => !key.includes('■');

/** What can be read of both is the same, and that is at least one letter: ■橋 and 高橋. */
export function agreesWhereReadable(a: string, b: string): boolean {
  const [left, right] = [[...a], [...b]];
  if (left.length !== right.length) return false;
  const read = left.flatMap((letter, i) => (letter === '■' || right[i] === '■' ? [] : [letter === right[i]]));
  return read.length > 0 && read.every(Boolean);
}

/** One letter may be a variant that our list lacks: that must not decide. 一郎 and 二郎 are such a pair too. */
export function couldBeVariants(a: string, b: string): boolean {
  const [left, right] = [[...a], [...b]];
  return left.length === right.length && left.filter((letter, i) => letter !== right[i]).length <= 1;
}

const MOST_SPELLINGS = 16;

/** The ways a name may be written in a store, as typed first; its unreadable letters are left as they are. */
export function writingsOf(text: string): string[] {
  const letters = [...text.normalize('NFKC')];
  let writings = [''];
  for (const letter of letters) {
    const forms = [letter, ...(GROUP.get(letter) ?? []).filter((each) => each !== letter)];
    writings = forms.flatMap((form) => writings.map((writing) => writing + form)).slice(0, MOST_SPELLINGS);
  }
  return writings;
}
