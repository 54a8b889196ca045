// What is said of how often, where and as what an element stands there.
import type { Fault } from '../issue.ts';

const PROFILING = 'https://hl7.org/fhir/R4/profiling.html';

const sliceEn = (slice: string | undefined): string => (slice === undefined ? '' : ` in slice "${slice}"`);
const sliceJa = (slice: string | undefined): string => (slice === undefined ? '' : `（スライス「${slice}」）`);

export const tooFew = (name: string, min: number, count: number, slice: string | undefined): Fault => ({
  id: 'profile-min',
  severity: 'error',
  code: 'required',
  said: {
    en: `\`${name}\`${sliceEn(slice)} must be there at least ${min} time${min === 1 ? '' : 's'}, but is there ${count} times.`,
    ja: `\`${name}\`${sliceJa(slice)} は ${min} 個以上必要ですが、${count} 個です。`,
  },
  spec: `${PROFILING}#cardinality`,
});

export const tooMany = (name: string, max: number, count: number, slice: string | undefined): Fault => ({
  id: 'profile-max',
  severity: 'error',
  code: 'structure',
  said: {
    en:
      max === 0
        ? `\`${name}\`${sliceEn(slice)} is not allowed here.`
        : `\`${name}\`${sliceEn(slice)} may be there at most ${max} time${max === 1 ? '' : 's'}, but is there ${count} times.`,
    ja:
      max === 0
        ? `\`${name}\`${sliceJa(slice)} はここでは使えません。`
        : `\`${name}\`${sliceJa(slice)} は ${max} 個までですが、${count} 個あります。`,
  },
  spec: `${PROFILING}#cardinality`,
});

export const inSeveralSlices = (slices: readonly string[]): Fault => ({
  id: 'slice-ambiguous',
  severity: 'error',
  code: 'structure',
  said: {
    en: `This element matches more than one slice: ${slices.join(', ')}.`,
    ja: `この要素は複数のスライス（${slices.join('、')}）に当てはまります。`,
  },
  spec: `${PROFILING}#slicing`,
});

export const inNoSlice = (name: string): Fault => ({
  id: 'slice-closed',
  severity: 'error',
  code: 'structure',
  said: {
    en: `This \`${name}\` matches none of the slices, and the slicing is closed: nothing else may stand here.`,
    ja: `この \`${name}\` はどのスライスにも当てはまりません。このスライシングは closed のため、ほかの要素は置けません。`,
  },
  spec: `${PROFILING}#slicing`,
});

export const sliceAfterOthers = (slice: string): Fault => ({
  id: 'slice-open-at-end',
  severity: 'error',
  code: 'structure',
  said: {
    en: `Slice "${slice}" stands after an element that belongs to no slice; those must come last.`,
    ja: `スライス「${slice}」が、どのスライスにも属さない要素の後にあります。属さない要素は最後に置いてください。`,
  },
  spec: `${PROFILING}#slicing`,
});

export const outOfOrder = (slice: string): Fault => ({
  id: 'slice-order',
  severity: 'error',
  code: 'structure',
  said: {
    en: `Slice "${slice}" stands out of order: the slices must come in the order of the profile.`,
    ja: `スライス「${slice}」の順序が違います。プロファイルの順に並べてください。`,
  },
  spec: `${PROFILING}#slicing`,
});

export const typeNotAllowed = (type: string, allowed: readonly string[]): Fault => ({
  id: 'profile-type',
  severity: 'error',
  code: 'structure',
  said: {
    en: `The type ${type} is not allowed here; allowed: ${allowed.join(', ')}.`,
    ja: `ここでは型 ${type} は使えません。使える型：${allowed.join('、')}。`,
  },
  spec: `${PROFILING}#type`,
});

export const profileNotFound = (canonical: string): Fault => ({
  id: 'profile-unknown',
  severity: 'warning',
  code: 'not-found',
  said: {
    en: `The profile ${canonical} is not at hand, so nothing was checked by it.`,
    ja: `プロファイル ${canonical} が手元にないため、これによる検証はしていません。`,
  },
  spec: PROFILING,
});

export const profileOfOtherType = (canonical: string, its: string, type: string): Fault => ({
  id: 'profile-other-type',
  severity: 'error',
  code: 'structure',
  said: {
    en: `The profile ${canonical} is for ${its}, but this is a ${type}.`,
    ja: `プロファイル ${canonical} は ${its} 用ですが、これは ${type} です。`,
  },
  spec: PROFILING,
});

export const noProfileFits = (canonicals: readonly string[]): Fault => ({
  id: 'profile-none-fits',
  severity: 'error',
  code: 'structure',
  said: {
    en: `It follows none of the profiles it may follow here: ${canonicals.join(', ')}.`,
    ja: `ここで許されるプロファイルのどれにも適合しません：${canonicals.join('、')}。`,
  },
  spec: PROFILING,
});
