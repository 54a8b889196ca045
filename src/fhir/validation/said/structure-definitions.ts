// What is said of StructureDefinitions and their elements.
import type { SnapshotProblem } from '../../snapshot/model.ts';
import type { Fault } from '../issue.ts';
import { shown } from './values.ts';

const SD = 'https://hl7.org/fhir/R4/structuredefinition-definitions.html#StructureDefinition';
const ED = 'https://hl7.org/fhir/R4/elementdefinition-definitions.html#ElementDefinition';
const PROFILING = 'https://hl7.org/fhir/R4/profiling.html';

const fault = (id: string, code: string, en: string, ja: string, spec: string): Fault => ({
  id,
  severity: 'error',
  code,
  said: { en, ja },
  spec,
});

const warning = (...words: Parameters<typeof fault>): Fault => ({ ...fault(...words), severity: 'warning' });

export const baseUnknown = (canonical: string): Fault =>
  warning(
    'definition-base-unknown',
    'not-found',
    `The base definition ${canonical} is not at hand, so the differential was not checked against it.`,
    `基になる定義 ${canonical} が手元にないため、差分（differential）は検証していません。`,
    `${SD}.baseDefinition`,
  );

export const otherThanBase = (name: 'kind' | 'type', its: string, own: string): Fault =>
  fault(
    'definition-unlike-base',
    'business-rule',
    `A constraint keeps the ${name} of its base, which is ${its}; here it is ${own}.`,
    `制約（constraint）の ${name} は基になる定義と同じ ${its} でなければなりませんが、${own} です。`,
    `${SD}.${name}`,
  );

export const rootSliced: Fault = fault(
  'definition-root-sliced',
  'invalid',
  'The root of a definition cannot be sliced. Slice an element below it, e.g. Extension.extension.',
  'ルート要素はスライスできません。その下の要素（Extension.extension など）をスライスしてください。',
  `${PROFILING}#slicing`,
);

export const noSnapshotOfSlicedRoot: Fault = fault(
  'definition-snapshot-impossible',
  'exception',
  'No snapshot can be made of this definition, because its root is sliced.',
  'ルート要素がスライスされているため、スナップショットを作れません。',
  `${PROFILING}#snapshot`,
);

/** isLack: something is not at hand, or only taken for something else. */
export const snapshotProblem = ({ said }: SnapshotProblem, isLack: boolean): Fault => ({
  id: isLack ? 'definition-snapshot-incomplete' : 'definition-snapshot',
  severity: isLack ? 'warning' : 'error',
  code: isLack ? 'not-found' : 'exception',
  said,
  spec: `${PROFILING}#snapshot`,
});

export const extensionUrl = (fixed: string, url: string): Fault =>
  fault(
    'definition-extension-url',
    'business-rule',
    `Instances are to carry the url ${shown(fixed)}, but the definition's own is ${shown(url)}: nobody would find it.`,
    `拡張の url は ${shown(fixed)} に固定されていますが、この定義の url は ${shown(url)} です。一致させてください。`,
    `${SD}.url`,
  );

export const contextUnknown = (expression: string): Fault =>
  warning(
    'definition-context-unknown',
    'not-found',
    `R4 has no element ${shown(expression)}: the extension could stand nowhere.`,
    `R4 に ${shown(expression)} という要素はないため、この拡張を置ける場所がありません。`,
    `${SD}.context`,
  );

export const lessThanBase = (id: string, min: number, base: number): Fault =>
  fault(
    'definition-min',
    'business-rule',
    `The base asks for at least ${base} of ${id}; a profile cannot ask for fewer (${min}).`,
    `基の定義では ${id} が ${base} 個以上必要です。プロファイルで ${min} 個に減らすことはできません。`,
    `${ED}.min`,
  );

export const moreThanBase = (id: string, max: string, base: string): Fault =>
  fault(
    'definition-max',
    'business-rule',
    `The base allows at most ${base} of ${id}; a profile cannot allow more (${max}).`,
    `基の定義では ${id} は ${base} 個までです。プロファイルで ${max} 個に増やすことはできません。`,
    `${ED}.max`,
  );

export const typeNotInBase = (code: string, allowed: readonly string[]): Fault =>
  fault(
    'definition-type',
    'business-rule',
    `The base does not allow the type ${code} here; it allows ${list(allowed)}.`,
    `基の定義では、ここに型 ${code} は使えません（使える型：${list(allowed)}）。`,
    `${ED}.type`,
  );

const MOST_LISTED = 12;

const list = (words: readonly string[]): string =>
  words.length > MOST_LISTED ? `${words.slice(0, MOST_LISTED).join(', ')}, …` : words.join(', ');

export const profileUnknown = (canonical: string): Fault =>
  warning(
    'definition-profile-unknown',
    'not-found',
    `The profile ${canonical} is not at hand. Check the spelling, or load the package that has it.`,
    `プロファイル ${canonical} が手元にありません。つづりを確認するか、含まれるパッケージを読み込んでください。`,
    `${ED}.type.profile`,
  );

export const profileOfType = (canonical: string, its: string, code: string): Fault =>
  fault(
    'definition-profile-type',
    'business-rule',
    `The profile ${canonical} is for ${its}, but the type here is ${code}.`,
    `プロファイル ${canonical} は ${its} 用ですが、ここの型は ${code} です。`,
    `${ED}.type.profile`,
  );

export const valueOfOtherType = (name: string, codes: readonly string[]): Fault =>
  fault(
    'definition-value-type',
    'business-rule',
    `\`${name}\` is no value of the element's type: ${list(codes)}.`,
    `\`${name}\` は、この要素の型（${list(codes)}）の値ではありません。`,
    `${ED}.fixed_x_`,
  );

export const notBindable = (codes: readonly string[]): Fault =>
  fault(
    'definition-binding-type',
    'business-rule',
    `Codes can be bound to elements of type code, Coding, CodeableConcept, Quantity, string or uri, not ${list(codes)}.`,
    `値セットを割り当てられるのは code、Coding、CodeableConcept、Quantity、string、uri の要素です（ここは ${list(codes)}）。`,
    `${ED}.binding`,
  );

export const looserBinding = (strength: string): Fault =>
  fault(
    'definition-binding-looser',
    'business-rule',
    `The binding of the base is required; a profile cannot make it ${strength}.`,
    `基の定義の割り当ては required です。プロファイルで ${strength} に緩めることはできません。`,
    `${PROFILING}#binding`,
  );

export const boundToSystem = (canonical: string): Fault =>
  fault(
    'definition-binding-to-system',
    'business-rule',
    `${canonical} is a code system; elements are bound to value sets.`,
    `${canonical} はコード体系です。要素に割り当てるのは値セットです。`,
    `${ED}.binding.valueSet`,
  );

export const boundToUnknown = (canonical: string): Fault =>
  warning(
    'definition-binding-unknown',
    'not-found',
    `The value set ${canonical} is not at hand, so codes here cannot be checked.`,
    `値セット ${canonical} が手元にないため、ここのコードは検証できません。`,
    `${ED}.binding.valueSet`,
  );

export const discriminatorLost = (path: string, sliced: string): Fault =>
  fault(
    'definition-discriminator',
    'invalid',
    `The discriminator ${shown(path)} leads nowhere from ${sliced}: there is no such element. Write the path from the sliced element on.`,
    `${sliced} から見て discriminator ${shown(path)} に当たる要素はありません。スライスする要素を起点に path を書いてください。`,
    `${PROFILING}#discriminator`,
  );

export const slicedOtherwise = (id: string, own: string, sliced: string): Fault =>
  fault(
    'definition-snapshot',
    'business-rule',
    `The slice ${id} is sliced again by ${own || '—'}, though it is a slice by ${sliced || '—'}. Slice it by the same, or slice an element below it.`,
    `スライス ${id} を別の基準（${own || '—'}）で再スライスしています。元の基準（${sliced || '—'}）に合わせるか、下の要素をスライスしてください。`,
    `${PROFILING}#slicing`,
  );

export const keyTwice = (key: string): Fault =>
  warning(
    'definition-constraint-key',
    'business-rule',
    `Two different constraints have the key "${key}": give each its own.`,
    `異なる制約に同じ key「${key}」が使われています。それぞれ別の key にしてください。`,
    `${ED}.constraint.key`,
  );

export const constraintUnreadable = (key: string, why: string): Fault =>
  fault(
    'definition-constraint-unreadable',
    'invalid',
    `The expression of the constraint "${key}" is no FHIRPath: ${why}.`,
    `制約「${key}」の式が FHIRPath として読めません（${why}）。`,
    'http://hl7.org/fhirpath/',
  );
