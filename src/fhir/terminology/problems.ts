// What is wrong with a question about codes, in both languages; each names the set or the system.
import { Problem, type Said } from '../../problem.ts';

const SPEC = 'https://hl7.org/fhir/R4/valueset.html#expansion';

const unknown = (said: Said): Problem => new Problem('unknown-terminology', said, { spec: SPEC });
const costly = (said: Said): Problem => new Problem('too-costly', said, { spec: SPEC });
const unserved = (said: Said): Problem => new Problem('bad-search', said, { spec: SPEC });

/** A canonical is wanted whole: cut, it would name another. Nothing of any length comes back. */
const named = (canonical: string): string => (canonical.length > 200 ? `${canonical.slice(0, 200)}…` : canonical);

export const unknownSet = (canonical: string): Problem =>
  unknown({
    en: `The value set "${named(canonical)}" is not known here. Store it as a ValueSet with this url, or name the codes themselves.`,
    ja: `値セット「${named(canonical)}」がありません。この url の ValueSet を登録するか、コードを直接指定してください。`,
  });

export const unknownSystem = (canonical: string): Problem =>
  unknown({
    en: `The code system "${named(canonical)}" is not known here. Store it as a CodeSystem with this url, or name the codes themselves.`,
    ja: `コード体系「${named(canonical)}」がありません。この url の CodeSystem を登録するか、コードを直接指定してください。`,
  });

export const incompleteSystem = (canonical: string): Problem =>
  unknown({
    en: `Not all codes of the code system "${named(canonical)}" are known here (its content is not "complete"). Name the codes themselves.`,
    ja: `コード体系「${named(canonical)}」のコードがすべては登録されていません（content が complete ではありません）。コードを直接指定してください。`,
  });

export const unknownCode = (system: string, code: string): Problem =>
  unknown({
    en: `The code system "${named(system)}" has no code "${named(code)}".`,
    ja: `コード体系「${named(system)}」にコード「${named(code)}」はありません。`,
  });

export const emptySet = (canonical: string): Problem =>
  unknown({
    en: `The value set "${named(canonical)}" does not say which codes it holds (compose.include and expansion are empty).`,
    ja: `値セット「${named(canonical)}」に含まれるコードが書かれていません（compose.include も expansion も空です）。`,
  });

export const circle = (canonical: string): Problem =>
  unserved({
    en: `The value set "${named(canonical)}" includes itself, over others or directly.`,
    ja: `値セット「${named(canonical)}」が、直接または他の値セットを通じて自分自身を含んでいます。`,
  });

export const unservedFilter = (canonical: string, property: string, op: string, served: readonly string[]): Problem =>
  unserved({
    en: `The value set "${named(canonical)}" filters by "${named(property)} ${named(op)}", which is not served; these are: ${served.join(', ')}.`,
    ja: `値セット「${named(canonical)}」の絞り込み「${named(property)} ${named(op)}」には対応していません（対応：${served.join('、')}）。`,
  });

export const badPattern = (canonical: string, pattern: string): Problem =>
  unserved({
    en: `The value set "${named(canonical)}" filters by the regular expression "${named(pattern)}", which cannot be read or takes too long.`,
    ja: `値セット「${named(canonical)}」の正規表現「${named(pattern)}」は読めないか、時間がかかりすぎます。`,
  });

export const tooManyCodes = (canonical: string, allowed: number): Problem =>
  costly({
    en: `The value set "${named(canonical)}" holds more than ${allowed} codes. Name a narrower one.`,
    ja: `値セット「${named(canonical)}」のコードが ${allowed} 個を超えています。より狭い値セットを指定してください。`,
  });

export const tooManySets = (allowed: number): Problem =>
  costly({
    en: `More than ${allowed} value sets and code systems would have to be read. Name a simpler value set.`,
    ja: `参照する値セットとコード体系が ${allowed} 個を超えます。より簡単な値セットを指定してください。`,
  });

export const tooManyTerms = (allowed: number): Problem =>
  costly({
    en: `The value sets and code systems of this search stand for more than ${allowed} things to look for. Name narrower ones, or fewer types.`,
    ja: `この検索で指定された値セット・コード体系の展開結果が ${allowed} 件を超えています。より狭いものを指定するか、型を減らしてください。`,
  });

export const tooManyPatterns = (allowed: number): Problem =>
  costly({
    en: `The value sets of this search filter by more than ${allowed} regular expressions. Name a simpler value set.`,
    ja: `この検索の値セットが使う正規表現が ${allowed} 個を超えています。より簡単な値セットを指定してください。`,
  });
