// What is said of search parameters, capabilities, operations, plans, and of definitions as publications.
import type { Fault } from '../issue.ts';
import { shown } from './values.ts';

const R4 = 'https://hl7.org/fhir/R4';

const fault = (id: string, code: string, en: string, ja: string, spec: string): Fault => ({
  id,
  severity: 'error',
  code,
  said: { en, ja },
  spec,
});

const warning = (...words: Parameters<typeof fault>): Fault => ({ ...fault(...words), severity: 'warning' });

export const notFhirPath = (expression: string, why: string): Fault =>
  fault(
    'expression-unreadable',
    'invalid',
    `${shown(expression)} is no FHIRPath: ${why}.`,
    `${shown(expression)} は FHIRPath として読めません（${why}）。`,
    'http://hl7.org/fhirpath/',
  );

const PARAMETER = `${R4}/searchparameter.html`;

export const parameterOfOtherType = (canonical: string, published: string, type: string): Fault =>
  fault(
    'capability-search-type',
    'invalid',
    `The search parameter ${canonical} is of type ${published}, but here it says ${type}. Correct the type, or name another definition.`,
    `検索パラメータ ${canonical} の型は ${published} ですが、ここでは ${type} です。型を直すか、別の定義を指定してください。`,
    `${R4}/capabilitystatement-definitions.html#CapabilityStatement.rest.resource.searchParam.type`,
  );

export const tooFewComponents = (count: number): Fault =>
  fault(
    'search-components-missing',
    'business-rule',
    `A composite parameter joins two or more others: state them in \`component\`. It has ${count}.`,
    `composite 型の検索パラメータは、2 つ以上の component が必要です（現在 ${count} 個）。`,
    `${PARAMETER}#composite`,
  );

export const componentsOfNoComposite = (type: string): Fault =>
  warning(
    'search-components-unused',
    'business-rule',
    `Only a composite parameter has components; of type ${type}, they mean nothing.`,
    `component を持てるのは composite 型だけです。型 ${type} では意味を持ちません。`,
    `${PARAMETER}#composite`,
  );

export const targetsOfNoReference = (type: string): Fault =>
  warning(
    'search-target-unused',
    'business-rule',
    `Only a reference parameter has targets; of type ${type}, they mean nothing.`,
    `target を持てるのは reference 型だけです。型 ${type} では意味を持ちません。`,
    `${R4}/searchparameter-definitions.html#SearchParameter.target`,
  );

export const baseWithoutExpression = (base: string): Fault =>
  warning(
    'search-base-without-expression',
    'business-rule',
    `No part of the expression begins at ${base}: for this base the parameter finds nothing.`,
    `expression に ${base} で始まる部分がないため、この base では何も見つかりません。`,
    `${R4}/searchparameter-definitions.html#SearchParameter.base`,
  );

export const originUnknown = (canonical: string): Fault =>
  warning(
    'search-origin-unknown',
    'not-found',
    `The search parameter ${canonical} that this one is derived from is not at hand, so they were not compared.`,
    `元になる検索パラメータ ${canonical} が手元にないため、比較していません。`,
    `${R4}/searchparameter-definitions.html#SearchParameter.derivedFrom`,
  );

export const originHasNotBase = (canonical: string, base: string): Fault =>
  fault(
    'search-origin-base',
    'business-rule',
    `It is derived from ${canonical}, which is not for ${base}. Leave the base out, or derive from another.`,
    `元になる ${canonical} は ${base} を対象としていません。base から外すか、別のものを元にしてください。`,
    `${R4}/searchparameter-definitions.html#SearchParameter.derivedFrom`,
  );

export const originOfOtherType = (canonical: string, its: string, type: string): Fault =>
  fault(
    'search-origin-type',
    'business-rule',
    `It is derived from ${canonical}, which is of type ${its}, but is of type ${type} itself.`,
    `元になる ${canonical} の型は ${its} ですが、これは ${type} です。`,
    `${R4}/searchparameter-definitions.html#SearchParameter.derivedFrom`,
  );

const OPERATION = `${R4}/operationdefinition-definitions.html#OperationDefinition.parameter`;

export const parameterTwice = (name: string): Fault =>
  warning(
    'operation-parameter-twice',
    'duplicate',
    `The parameter "${name}" is defined twice.`,
    `パラメータ「${name}」が 2 回定義されています。`,
    `${OPERATION}.name`,
  );

export const leastAboveMost = (min: number, max: string): Fault =>
  fault(
    'operation-parameter-cardinality',
    'business-rule',
    `At least ${min} but at most ${max}: nothing can satisfy that.`,
    `最小 ${min}・最大 ${max} では、満たせる値がありません。`,
    `${OPERATION}.max`,
  );

export const profileOfNoParameters = (canonical: string, type: string): Fault =>
  fault(
    'operation-profile-type',
    'business-rule',
    `The profile ${canonical} is for ${type}; what goes into an operation or out of it is a Parameters.`,
    `プロファイル ${canonical} は ${type} 用です。オペレーションの入出力は Parameters です。`,
    `${R4}/operationdefinition-definitions.html#OperationDefinition.inputProfile`,
  );

const ACTION = `${R4}/plandefinition-definitions.html#PlanDefinition.action`;

export const actionUnknown = (id: string): Fault =>
  fault(
    'plan-action-unknown',
    'not-found',
    `The plan has no action with the id "${id}". Check the spelling, or give that action this id.`,
    `id が「${id}」の action はこの計画にありません。つづりを確認するか、その action に id を付けてください。`,
    `${ACTION}.relatedAction.actionId`,
  );

export const actionDefinitionUnknown = (canonical: string): Fault => ({
  ...fault(
    'plan-definition-unknown',
    'not-found',
    `What the action carries out, ${canonical}, is not at hand, so it was not checked.`,
    `action が実行する定義 ${canonical} が手元にないため、検証していません。`,
    `${ACTION}.definition_x_`,
  ),
  severity: 'information',
});

const PUBLISHED = `${R4}/metadata-definitions.html`;

export const experimental: Fault = fault(
  'content-experimental',
  'business-rule',
  'It is marked experimental, which is not allowed here.',
  'experimental が true の内容は、ここでは使えません。',
  PUBLISHED,
);

export const ownerMissing: Fault = fault(
  'publication-owner',
  'business-rule',
  'When HL7 publishes a definition, the owning committee is stated by the extension http://hl7.org/fhir/StructureDefinition/structuredefinition-wg.',
  'HL7 が公表する定義には、担当委員会を示す拡張 http://hl7.org/fhir/StructureDefinition/structuredefinition-wg が必要です。',
  PUBLISHED,
);

/** HL7 asks for it of what it publishes itself; others should have it. */
export const metadataMissing = (name: string, isOfHl7: boolean): Fault =>
  (isOfHl7 ? fault : warning)(
    'publication-metadata',
    'required',
    `For publication \`${name}\` is needed.`,
    `公表には \`${name}\` が必要です。`,
    PUBLISHED,
  );
