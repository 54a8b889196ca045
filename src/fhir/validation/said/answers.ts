// What is said of a QuestionnaireResponse against its form.
import type { Fault } from '../issue.ts';
import { shown } from './values.ts';

const SPEC = 'https://hl7.org/fhir/R4/questionnaireresponse.html';
const FORM = 'https://hl7.org/fhir/R4/questionnaire-definitions.html#Questionnaire.item';

const fault = (id: string, code: string, en: string, ja: string, spec = SPEC): Fault => ({
  id,
  severity: 'error',
  code,
  said: { en, ja },
  spec,
});

export const noQuestionnaire: Fault = {
  ...fault(
    'response-without-form',
    'required',
    'It names no Questionnaire, so its answers were not checked. Give `questionnaire` the canonical of the form.',
    '`questionnaire` がないため、回答は検証していません。様式の canonical を入れてください。',
  ),
  severity: 'information',
};

export const questionnaireNotFound = (canonical: string): Fault => ({
  ...fault(
    'response-form-unknown',
    'not-found',
    `The Questionnaire ${canonical} is not at hand, so the answers were not checked.`,
    `Questionnaire ${canonical} が手元にないため、回答は検証していません。`,
  ),
  severity: 'warning',
});

export const retired = (canonical: string): Fault => ({
  ...fault(
    'response-form-retired',
    'business-rule',
    `The Questionnaire ${canonical} is retired.`,
    `Questionnaire ${canonical} は廃止（retired）されています。`,
  ),
  severity: 'warning',
});

export const draft = (canonical: string): Fault => ({
  ...fault(
    'response-form-draft',
    'business-rule',
    `The Questionnaire ${canonical} is still a draft.`,
    `Questionnaire ${canonical} はまだ草案（draft）です。`,
  ),
  severity: 'information',
});

export const notInUse = (canonical: string, authored: string): Fault => ({
  ...fault(
    'response-form-not-in-use',
    'business-rule',
    `The Questionnaire ${canonical} is not in use on ${authored} (its effectivePeriod).`,
    `Questionnaire ${canonical} は ${authored} の時点では有効期間（effectivePeriod）外です。`,
  ),
  severity: 'warning',
});

export const questionWithoutType = (linkId: string): Fault =>
  fault(
    'response-question-without-type',
    'required',
    `The form gives its item "${linkId}" no type, so the answer cannot be judged. Mend the form.`,
    `様式の項目「${linkId}」に type がないため、回答を検証できません。様式を直してください。`,
    `${FORM}.type`,
  );

export const withoutLinkId: Fault = fault(
  'response-link-missing',
  'required',
  'The item has no linkId, so nobody knows which question it answers, and it was not checked.',
  '項目に linkId がないため、どの質問への回答か分からず、検証していません。',
  `${SPEC}#link`,
);

export const unknownLinkId = (linkId: string): Fault =>
  fault(
    'response-link-unknown',
    'not-found',
    `The form has no item with the linkId "${linkId}".`,
    `様式に linkId「${linkId}」の項目はありません。`,
    `${SPEC}#link`,
  );

export const misplaced = (linkId: string): Fault =>
  fault(
    'response-item-misplaced',
    'structure',
    `The item "${linkId}" stands elsewhere in the form: put it under the same parent as there.`,
    `項目「${linkId}」は様式では別の場所にあります。様式と同じ親の下に置いてください。`,
    `${SPEC}#link`,
  );

export const outOfOrder = (linkId: string): Fault =>
  fault(
    'response-item-order',
    'structure',
    `The item "${linkId}" stands out of order: items come in the order of the form.`,
    `項目「${linkId}」の順序が様式と違います。様式の順に並べてください。`,
    `${SPEC}#link`,
  );

/** Of a response that is still being filled in it is only said. */
export const missing = (linkId: string, isUnfinished: boolean): Fault => ({
  ...fault(
    'response-answer-missing',
    'required',
    `The item "${linkId}" must be answered, and is not.`,
    `必須項目「${linkId}」に回答がありません。`,
    `${FORM}.required`,
  ),
  severity: isUnfinished ? 'warning' : 'error',
});

export const emptyGroup = (linkId: string, isUnfinished: boolean): Fault => ({
  ...fault(
    'response-group-empty',
    'invariant',
    `The group "${linkId}" is required, and nothing stands in it.`,
    `必須グループ「${linkId}」に項目がありません。`,
    `${FORM}.required`,
  ),
  severity: isUnfinished ? 'warning' : 'error',
});

export const notEnabled = (linkId: string): Fault =>
  fault(
    'response-answer-disabled',
    'invalid',
    `The item "${linkId}" is answered, though by the other answers it does not apply. Take the answer out, or correct the others.`,
    `項目「${linkId}」は他の回答によれば対象外ですが、回答があります。回答を消すか、他の回答を直してください。`,
    `${FORM}.enableWhen`,
  );

export const onlyOneItem = (linkId: string, count: number): Fault =>
  fault(
    'response-item-repeats',
    'invalid',
    `The item "${linkId}" does not repeat, but stands there ${count} times.`,
    `項目「${linkId}」は繰り返せませんが、${count} 個あります。`,
    `${FORM}.repeats`,
  );

export const onlyOneAnswer = (linkId: string, count: number): Fault =>
  fault(
    'response-answer-repeats',
    'invalid',
    `The item "${linkId}" takes one answer, but has ${count}.`,
    `項目「${linkId}」の回答は 1 つだけですが、${count} 個あります。`,
    `${FORM}.repeats`,
  );

export const tooFew = (linkId: string, count: number, least: number, isUnfinished: boolean): Fault => ({
  ...fault(
    'response-occurs-too-few',
    'required',
    `"${linkId}" is asked for at least ${least} times, but stands there ${count} times.`,
    `「${linkId}」は ${least} 個以上必要ですが、${count} 個です。`,
    'http://hl7.org/fhir/StructureDefinition/questionnaire-minOccurs',
  ),
  severity: isUnfinished ? 'warning' : 'error',
});

export const tooMany = (linkId: string, count: number, most: number): Fault =>
  fault(
    'response-occurs-too-many',
    'structure',
    `"${linkId}" may stand there at most ${most} times, but does ${count} times.`,
    `「${linkId}」は ${most} 個までですが、${count} 個あります。`,
    'http://hl7.org/fhir/StructureDefinition/questionnaire-maxOccurs',
  );

export const otherText = (linkId: string): Fault =>
  fault(
    'response-text-differs',
    'invalid',
    `The text of "${linkId}" is not the form's. Leave it out, or copy it as it stands there.`,
    `項目「${linkId}」の text が様式と違います。省くか、様式の文言をそのまま入れてください。`,
    `${SPEC}-definitions.html#QuestionnaireResponse.item.text`,
  );

export const noAnswersHere = (linkId: string, type: string): Fault =>
  fault(
    'response-answer-not-allowed',
    'structure',
    `"${linkId}" is of type ${type}: it cannot have answers.`,
    `「${linkId}」の型は ${type} のため、回答を持てません。`,
  );

export const itemsUnderAnswer = (linkId: string, type: string, count: number): Fault =>
  fault(
    'response-items-not-under-answer',
    'structure',
    `"${linkId}" is of type ${type}, no group: its ${count} sub-item(s) belong under \`answer\`.`,
    `「${linkId}」の型は ${type}（グループではない）ため、下位の ${count} 項目は \`answer\` の中に置いてください。`,
  );

export const otherType = (types: readonly string[], type: string): Fault =>
  fault(
    'response-answer-type',
    'invariant',
    `The answer must be of type ${types.join(' or ')}, but is ${type}.`,
    `回答の型は ${types.join(' または ')} のはずですが、${type} です。`,
    `${FORM}.type`,
  );

export const notAnOption = (value: unknown): Fault =>
  fault(
    'response-answer-not-an-option',
    'code-invalid',
    `${shown(value)} is none of the options of the form.`,
    `${shown(value)} は様式の選択肢にありません。`,
    `${FORM}.answerOption`,
  );

export const notInSet = (value: unknown, set: string): Fault =>
  fault(
    'response-answer-not-in-set',
    'code-invalid',
    `${shown(value)} is not in the value set ${set} that the form asks for.`,
    `${shown(value)} は様式が指定する値セット ${set} にありません。`,
    `${FORM}.answerValueSet`,
  );

export const isAnOption = (value: unknown, option: unknown): Fault => ({
  ...fault(
    'response-answer-words-of-option',
    'code-invalid',
    `${shown(value)} are the words of the option ${shown(option)}: answer with that Coding instead.`,
    `${shown(value)} は選択肢 ${shown(option)} の文言です。文字列でなく、その Coding で答えてください。`,
    `${FORM}.answerOption`,
  ),
  severity: 'warning',
});

export const exclusive = (value: unknown): Fault =>
  fault(
    'response-answer-exclusive',
    'invariant',
    `${shown(value)} excludes every other answer, but is not the only one.`,
    `${shown(value)} は他の選択肢と同時には選べません。`,
    'http://hl7.org/fhir/StructureDefinition/questionnaire-optionExclusive',
  );

export const severalLines: Fault = {
  ...fault(
    'response-answer-lines',
    'value',
    'The question takes a single line, but the answer has several. (Questions of type text take several.)',
    '1 行の文字列を求める項目ですが、回答に改行があります（複数行は type が text の項目だけです）。',
    `${FORM}.type`,
  ),
  severity: 'warning',
};

export const tooLong = (length: number, most: number): Fault =>
  fault(
    'response-answer-too-long',
    'too-long',
    `The answer has ${length} characters; the form allows ${most}.`,
    `回答が ${length} 文字あります。様式では ${most} 文字までです。`,
    `${FORM}.maxLength`,
  );

export const tooShort = (length: number, least: number): Fault =>
  fault(
    'response-answer-too-short',
    'value',
    `The answer has ${length} characters; the form asks for at least ${least}.`,
    `回答が ${length} 文字です。様式では ${least} 文字以上必要です。`,
  );

export const noMatch = (regex: string): Fault =>
  fault(
    'response-answer-pattern',
    'value',
    `The answer does not have the form that is asked for (${regex}).`,
    `回答が様式の指定する書式（${regex}）に合いません。`,
  );

export const belowLeast = (value: unknown, least: unknown): Fault =>
  fault(
    'response-answer-too-small',
    'invariant',
    `${shown(value)} is less than the form's minimum ${shown(least)}.`,
    `${shown(value)} は様式の下限 ${shown(least)} を下回っています。`,
  );

export const aboveMost = (value: unknown, most: unknown): Fault =>
  fault(
    'response-answer-too-large',
    'invariant',
    `${shown(value)} is more than the form's maximum ${shown(most)}.`,
    `${shown(value)} は様式の上限 ${shown(most)} を上回っています。`,
  );

export const notComparable = (value: unknown, limit: unknown, wrong: -1 | 1): Fault =>
  fault(
    'response-answer-not-comparable',
    'invariant',
    `${shown(value)} cannot be compared with the form's ${wrong < 0 ? 'minimum' : 'maximum'} ${shown(limit)}: give it a unit that measures the same, with system and code.`,
    `${shown(value)} は様式の${wrong < 0 ? '下限' : '上限'} ${shown(limit)} と比べられません。同じものを測る単位を system と code で入れてください。`,
  );

export const tooManyPlaces = (value: unknown, most: number): Fault =>
  fault(
    'response-answer-decimal-places',
    'invariant',
    `${String(value)} has too many decimal places; the form allows ${most}.`,
    `${String(value)} の小数点以下の桁が多すぎます。様式では ${most} 桁までです。`,
  );

export const otherUnit = (value: unknown, units: readonly Readonly<Record<string, unknown>>[]): Fault =>
  fault(
    'response-answer-unit',
    'invariant',
    `${shown(value)} has none of the form's units: ${unitsOf(units)}.`,
    `${shown(value)} の単位は様式の単位（${unitsOf(units)}）のどれでもありません。`,
  );

const unitsOf = (units: readonly Readonly<Record<string, unknown>>[]): string =>
  units.map(({ display, code }) => String(display ?? code)).join(', ');

export const noMimeType = (allowed: readonly string[]): Fault =>
  fault(
    'response-attachment-type-missing',
    'required',
    `The file has no contentType; allowed: ${allowed.join(', ')}.`,
    `ファイルに contentType がありません。使える種類：${allowed.join('、')}。`,
  );

export const otherMimeType = (type: string, allowed: readonly string[]): Fault =>
  fault(
    'response-attachment-type',
    'required',
    `Files of type ${type} are not taken here; allowed: ${allowed.join(', ')}.`,
    `${type} のファイルはここでは使えません。使える種類：${allowed.join('、')}。`,
  );

export const tooLarge = (bytes: number, most: number): Fault =>
  fault(
    'response-attachment-too-large',
    'required',
    `The file has ${bytes} bytes; the form allows ${most}.`,
    `ファイルが ${bytes} バイトあります。様式では ${most} バイトまでです。`,
  );

export const otherTarget = (type: string, allowed: readonly string[]): Fault =>
  fault(
    'response-reference-type',
    'structure',
    `The answer refers to a ${type}; the form takes ${allowed.join(', ')}.`,
    `回答は ${type} を参照していますが、様式が受け付けるのは ${allowed.join('、')} です。`,
  );

export const targetFollowsNone = (profiles: readonly string[]): Fault =>
  fault(
    'response-reference-profile',
    'structure',
    `What the answer refers to follows none of the profiles the form asks for: ${profiles.join(', ')}.`,
    `回答が参照するリソースは、様式が求めるプロファイル（${profiles.join('、')}）のどれにも合いません。`,
  );
