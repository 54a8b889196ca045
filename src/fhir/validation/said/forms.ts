// What is said of Questionnaires.
import type { Fault } from '../issue.ts';

const ITEM = 'https://hl7.org/fhir/R4/questionnaire-definitions.html#Questionnaire.item';

const fault = (id: string, severity: Fault['severity'], code: string, en: string, ja: string, spec: string): Fault => ({
  id,
  severity,
  code,
  said: { en, ja },
  spec,
});

export const conditionOnNothing = (question: string): Fault =>
  fault(
    'form-condition-on-nothing',
    'error',
    'business-rule',
    `It is shown depending on the item "${question}", which this form does not have. Check the linkId in enableWhen.question.`,
    `項目「${question}」を表示条件にしていますが、この様式にその項目はありません。enableWhen.question の linkId をご確認ください。`,
    `${ITEM}.enableWhen.question`,
  );

export const conditionOnItself = (question: string): Fault =>
  fault(
    'form-condition-on-itself',
    'error',
    'business-rule',
    `The item "${question}" is shown depending on its own answer, so it can never appear. Name another item.`,
    `項目「${question}」が自分自身の回答を表示条件にしているため、表示されません。別の項目を指定してください。`,
    `${ITEM}.enableWhen.question`,
  );

export const conditionOnInner = (question: string): Fault =>
  fault(
    'form-condition-on-inner',
    'error',
    'business-rule',
    `It is shown depending on the item "${question}" that stands within it: neither can ever appear. Name an item outside.`,
    `自分の内側にある項目「${question}」を表示条件にしているため、どちらも表示されません。外側の項目を指定してください。`,
    `${ITEM}.enableWhen.question`,
  );

export const conditionOnLater = (question: string): Fault =>
  fault(
    'form-condition-on-later',
    'warning',
    'business-rule',
    `It is shown depending on the item "${question}", which comes later in the form: who fills it in meets the question before its reason.`,
    `後に出てくる項目「${question}」を表示条件にしています。条件になる項目は先に置いてください。`,
    `${ITEM}.enableWhen.question`,
  );

export const conditionOfOtherType = (question: string, type: string, answer: string): Fault =>
  fault(
    'form-condition-type',
    'warning',
    'business-rule',
    `The item "${question}" is of type ${type}: it never has the answer${answer} that this condition waits for.`,
    `項目「${question}」の型は ${type} のため、この条件の answer${answer} と一致することはありません。`,
    `${ITEM}.enableWhen.answer_x_`,
  );

export const valueOfOtherType = (type: string, value: string): Fault =>
  fault(
    'form-value-type',
    'warning',
    'business-rule',
    `The item is of type ${type}: value${value} cannot be an answer to it.`,
    `項目の型は ${type} のため、value${value} は回答になりません。`,
    `${ITEM}.type`,
  );

export const sameOptionTwice = (): Fault =>
  fault(
    'form-option-twice',
    'warning',
    'business-rule',
    'The same value stands here twice. Leave one of them out.',
    '同じ値が 2 回あります。一方を消してください。',
    `${ITEM}.answerOption`,
  );

export const answerSetUnknown = (canonical: string): Fault =>
  fault(
    'form-answer-set-unknown',
    'warning',
    'not-found',
    `The value set ${canonical} is not at hand, so answers to this item cannot be checked. Load the package that has it.`,
    `値セット ${canonical} が手元にないため、この項目への回答は検証できません。含まれるパッケージを読み込んでください。`,
    `${ITEM}.answerValueSet`,
  );
