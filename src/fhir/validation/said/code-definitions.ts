// What is said of CodeSystems, ValueSets and ConceptMaps.
import type { Fault } from '../issue.ts';
import { shown } from './values.ts';

const SYSTEM = 'https://hl7.org/fhir/R4/codesystem-definitions.html#CodeSystem';
const SET = 'https://hl7.org/fhir/R4/valueset-definitions.html#ValueSet';
const MAP = 'https://hl7.org/fhir/R4/conceptmap-definitions.html#ConceptMap';

const fault = (id: string, code: string, en: string, ja: string, spec: string): Fault => ({
  id,
  severity: 'error',
  code,
  said: { en, ja },
  spec,
});

const warning = (...words: Parameters<typeof fault>): Fault => ({ ...fault(...words), severity: 'warning' });

export const otherCount = (stated: number, found: number): Fault =>
  fault(
    'system-count',
    'invalid',
    `The code system is complete and says that it has ${stated} codes, but ${found} stand here. Correct the count, or add what is missing.`,
    `content が complete で count は ${stated} ですが、コードは ${found} 個あります。count を直すか、足りないコードを加えてください。`,
    `${SYSTEM}.count`,
  );

export const moreThanAll = (stated: number, found: number): Fault =>
  warning(
    'system-count-part',
    'invalid',
    `Here are ${found} codes, more than the ${stated} that the whole system is said to have.`,
    `コードが ${found} 個あり、体系全体の数とされる ${stated} を超えています。`,
    `${SYSTEM}.count`,
  );

export const conceptsNotPresent = (found: number): Fault =>
  warning(
    'system-not-present',
    'invalid',
    `The content is said to be not present, but ${found} codes stand here.`,
    `content が not-present ですが、コードが ${found} 個あります。`,
    `${SYSTEM}.content`,
  );

export const propertyTwice = (code: string): Fault =>
  warning(
    'system-property-twice',
    'duplicate',
    `The property "${code}" is declared twice.`,
    `プロパティ「${code}」が 2 回宣言されています。`,
    `${SYSTEM}.property.code`,
  );

export const propertyUndeclared = (code: string): Fault =>
  warning(
    'system-property-undeclared',
    'business-rule',
    `The property "${code}" is used, but not declared in CodeSystem.property.`,
    `プロパティ「${code}」が、CodeSystem.property に宣言されていません。`,
    `${SYSTEM}.concept.property.code`,
  );

export const propertyOfOtherType = (code: string, type: string, value: string): Fault =>
  fault(
    'system-property-type',
    'business-rule',
    `The property "${code}" is declared as ${type}, but has value${value} here.`,
    `プロパティ「${code}」の型は ${type} と宣言されていますが、ここでは value${value} です。`,
    `${SYSTEM}.property.type`,
  );

export const supplementOfNothing: Fault = fault(
  'system-supplement-of-nothing',
  'business-rule',
  'It is a supplement, but does not say of which code system: state that in `supplements`.',
  '補足（supplement）ですが、どの体系の補足か書かれていません。`supplements` に指定してください。',
  `${SYSTEM}.supplements`,
);

export const supplementedUnknown = (canonical: string): Fault =>
  warning(
    'system-supplemented-unknown',
    'not-found',
    `The codes of ${canonical}, which it supplements, are not all at hand, so they were not compared.`,
    `補足の対象 ${canonical} のコードがすべては手元にないため、比較していません。`,
    `${SYSTEM}.supplements`,
  );

export const codeNotInSupplemented = (code: string, canonical: string): Fault =>
  fault(
    'system-supplement-code',
    'business-rule',
    `The code "${code}" is not in ${canonical}; a supplement cannot add codes.`,
    `コード「${code}」は ${canonical} にありません。補足でコードを増やすことはできません。`,
    `${SYSTEM}.supplements`,
  );

export const setOfOthers = (canonical: string): Fault =>
  fault(
    'system-value-set-composed',
    'business-rule',
    `The value set ${canonical} should be all codes of this system, so it must have exactly one include.`,
    `値セット ${canonical} はこの体系の全コードを表すはずなので、include は 1 つでなければなりません。`,
    `${SYSTEM}.valueSet`,
  );

export const setOfOtherSystem = (canonical: string, system: string): Fault =>
  fault(
    'system-value-set-system',
    'business-rule',
    `The value set ${canonical} should be all codes of this system, but is of ${system}.`,
    `値セット ${canonical} はこの体系の全コードを表すはずですが、${system} のものです。`,
    `${SYSTEM}.valueSet`,
  );

export const setOfSome = (canonical: string): Fault =>
  fault(
    'system-value-set-part',
    'business-rule',
    `The value set ${canonical} should be all codes of this system, but names some of them.`,
    `値セット ${canonical} はこの体系の全コードを表すはずですが、一部に絞られています。`,
    `${SYSTEM}.valueSet`,
  );

export const setOfItself = (canonical: string): Fault =>
  fault(
    'set-of-itself',
    'business-rule',
    `The value set includes itself (${canonical}): what is in it can never be told.`,
    `値セットが自分自身（${canonical}）を含んでいるため、内容が定まりません。`,
    `${SET}.compose.include.valueSet`,
  );

export const setUnknown = (canonical: string): Fault =>
  warning(
    'set-import-unknown',
    'not-found',
    `The value set ${canonical} is not at hand, so what it adds is not known here.`,
    `値セット ${canonical} が手元にないため、含まれるコードは分かりません。`,
    `${SET}.compose.include.valueSet`,
  );

export const systemAsSet = (canonical: string): Fault =>
  fault(
    'set-import-is-system',
    'business-rule',
    `${canonical} is a code system, no value set: name it as \`system\`.`,
    `${canonical} は値セットではなくコード体系です。\`system\` に書いてください。`,
    `${SET}.compose.include.valueSet`,
  );

export const setAsSystem = (canonical: string): Fault =>
  fault(
    'set-system-is-set',
    'business-rule',
    `${canonical} is a value set, no code system: name it as \`valueSet\`.`,
    `${canonical} はコード体系ではなく値セットです。\`valueSet\` に書いてください。`,
    `${SET}.compose.include.system`,
  );

export const systemContained: Fault = fault(
  'set-system-contained',
  'invalid',
  'The system must be an absolute URI. For a contained code system, state its url here, and refer to it by the extension http://hl7.org/fhir/StructureDefinition/valueset-system.',
  'system は絶対 URI でなければなりません。contained のコード体系は、その url をここに書き、拡張 http://hl7.org/fhir/StructureDefinition/valueset-system で参照してください。',
  `${SET}.compose.include.system`,
);

export const systemRelative = (system: string): Fault =>
  fault(
    'set-system-relative',
    'invalid',
    `The system must be an absolute URI, but is ${shown(system)}.`,
    `system は絶対 URI でなければなりませんが、${shown(system)} です。`,
    `${SET}.compose.include.system`,
  );

export const supplementAsSystem = (canonical: string): Fault =>
  fault(
    'set-system-is-supplement',
    'business-rule',
    `${canonical} is a supplement: name the code system that it supplements.`,
    `${canonical} は補足（supplement）です。補足される側のコード体系を指定してください。`,
    `${SET}.compose.include.system`,
  );

export const codeTwice = (code: string): Fault =>
  warning(
    'set-code-twice',
    'duplicate',
    `The code "${code}" stands here twice.`,
    `コード「${code}」が 2 回あります。`,
    `${SET}.compose.include.concept.code`,
  );

export const codeNotInSystem = (code: string, system: string): Fault =>
  warning(
    'set-code-unknown',
    'code-invalid',
    `The code system ${system} has no code "${code}".`,
    `コード体系 ${system} にコード「${code}」はありません。`,
    `${SET}.compose.include.concept.code`,
  );

const FILTER = `${SET}.compose.include.filter`;

export const filterUnknown = (property: string, system: string, known: readonly string[]): Fault =>
  warning(
    'set-filter-property',
    'business-rule',
    `The code system ${system} has no property "${property}", so this filter may pass nothing. Known: ${known.join(', ') || '—'}.`,
    `コード体系 ${system} にプロパティ「${property}」はないため、何も選ばれないおそれがあります（あるもの：${known.join('、') || '—'}）。`,
    `${FILTER}.property`,
  );

export const filterNoBoolean = (property: string, value: string): Fault =>
  fault(
    'set-filter-exists',
    'invalid',
    `Whether "${property}" exists is asked with true or false, not ${shown(value)}.`,
    `「${property}」の有無（exists）は true か false で指定してください（${shown(value)} は使えません）。`,
    `${FILTER}.value`,
  );

export const filterNoRegex = (property: string, value: string): Fault =>
  fault(
    'set-filter-regex',
    'invalid',
    `${shown(value)}, which "${property}" shall match, is no regular expression.`,
    `「${property}」の条件 ${shown(value)} は正規表現として読めません。`,
    `${FILTER}.value`,
  );

export const filterNoCoding = (property: string, value: string): Fault =>
  fault(
    'set-filter-coding',
    'invalid',
    `Values of "${property}" are codes of other systems: write system#code or system|version#code, not ${shown(value)}.`,
    `「${property}」の値は他の体系のコードです。${shown(value)} ではなく system#code または system|version#code と書いてください。`,
    `${FILTER}.value`,
  );

export const filterCodeUnknown = (property: string, value: string, system: string): Fault =>
  fault(
    'set-filter-coding-unknown',
    'code-invalid',
    `The filter by "${property}" asks for ${shown(value)}, a code that ${system} does not have.`,
    `「${property}」の条件 ${shown(value)} は ${system} にないコードです。`,
    `${FILTER}.value`,
  );

export const filterConceptUnknown = (property: string, value: string, system: string): Fault =>
  fault(
    'set-filter-code-unknown',
    'code-invalid',
    `The filter by "${property}" asks for ${shown(value)}, a code that ${system} does not have.`,
    `「${property}」の条件 ${shown(value)} は ${system} にないコードです。`,
    `${FILTER}.value`,
  );

export const filterOfOtherType = (property: string, type: string, value: string): Fault =>
  fault(
    'set-filter-type',
    'invalid',
    `Values of "${property}" are of type ${type}; ${shown(value)} is none.`,
    `「${property}」の値の型は ${type} ですが、${shown(value)} はそうではありません。`,
    `${FILTER}.value`,
  );

export const mappedCodeUnknown = (code: string, system: string): Fault =>
  fault(
    'map-code-unknown',
    'code-invalid',
    `The code system ${system} has no code "${code}".`,
    `コード体系 ${system} にコード「${code}」はありません。`,
    `${MAP}.group.element`,
  );
