// The answers of a screening form, typed. What was not assessed or not answered is unknown, never no.
import { CANONICAL_BASE } from '../../fhir/canonical-base.ts';
import { objectsOf, textOf } from '../../fhir/elements/any-shape.ts';
import { isObject, type Resource } from '../../fhir/resource.ts';
import { type Finding, Problem, type Said, short } from '../../problem.ts';
import { CARE_LEVELS } from '../facts/care-levels.ts';
import type { ScreeningForm } from './form.ts';

export type Truth = 'yes' | 'no' | 'unknown';

export interface Answers {
  readonly hasCareManager: Truth;
  /** Undefined: not answered. */
  readonly age: number | undefined;
  readonly specifiedDisease: Truth;
  /** SD-01 … SD-16, as answered. */
  readonly diseases: readonly string[];
  readonly certain: Truth;
  readonly wish: Truth | 'undecided';
  /** Care level; undefined: not certified, or not answered. The form cannot tell these apart. */
  readonly certified: string | undefined;
  /** Every criterion the form asks. */
  readonly criteria: ReadonlyMap<string, Truth>;
}

const CRITERION = /^(?:HK|AN|AM)-\d+-\d+$/;
/** Criteria without a printed number. */
const UNNUMBERED = ['relatives-hard-to-reach', 'level-change-not-applied'];
const isCriterion = (linkId: string): boolean => CRITERION.test(linkId) || UNNUMBERED.includes(linkId);

const codes = (system: string, ...known: string[]) => ({
  system: `${CANONICAL_BASE}/CodeSystem/${system}`,
  known,
});
const ASSESSMENT = codes('assessment', 'yes', 'no', 'not-assessed');
const WISH = codes('wish', 'yes', 'no', 'undecided');
const CARE_LEVEL = codes('care-level', ...CARE_LEVELS.keys());
const DISEASE = codes(
  'specified-disease',
  ...Array.from({ length: 16 }, (_, i) => `SD-${String(i + 1).padStart(2, '0')}`),
);
type Codes = typeof ASSESSMENT;

const OLDEST = 130;
const SPEC = 'https://hl7.org/fhir/R4/questionnaireresponse.html';

/** Throws one Problem with everything that cannot be understood. */
export function answersOf(response: Resource, form: ScreeningForm, isSameVersion: boolean): Answers {
  const found: Finding[] = [];
  const given = new Map<string, Record<string, unknown>[]>();
  for (const { linkId, answer } of answeredItems(response)) {
    const id = String(linkId);
    if (!form.words.has(id)) {
      // Another version of the form may have asked it. What screening needs and does not find is unknown.
      if (isSameVersion) found.push(unknownLinkId(id, form));
    } else if (given.has(id)) found.push(answeredTwice(id));
    else given.set(id, objectsOf(answer));
  }

  const coded = (linkId: string, choices: readonly Codes[], repeats = false): string[] => {
    const answers = given.get(linkId) ?? [];
    if (answers.length > 1 && !repeats) found.push(answeredTwice(linkId));
    return answers.flatMap(({ valueCoding }) => {
      const code = codeIn(valueCoding, choices);
      if (code === undefined) found.push(notACode(linkId, choices));
      return code ?? [];
    });
  };
  const assessed = (linkId: string): Truth => truth(coded(linkId, [ASSESSMENT])[0]);
  const age = (): number | undefined => {
    const answers = given.get('age') ?? [];
    if (answers.length > 1) found.push(answeredTwice('age'));
    if (answers.length === 0) return undefined;
    const years = answers[0]!.valueInteger;
    if (typeof years === 'number' && Number.isInteger(years) && years >= 0 && years <= OLDEST) return years;
    found.push(notAnAge());
    return undefined;
  };

  // Beside the diseases, "none of these" and "not assessed" are answers; beside a disease either contradicts it.
  const diseases = coded('specified-disease', [DISEASE, ASSESSMENT], true);
  if (diseases.length > 1 && !diseases.every(isDisease)) found.push(diseaseAndNone());
  const wish = coded('wish', [WISH])[0];
  const answers: Answers = {
    hasCareManager: assessed('has-care-manager'),
    age: age(),
    specifiedDisease: diseases.some(isDisease) ? 'yes' : truth(diseases[0]),
    diseases: diseases.filter(isDisease),
    certain: assessed('certain'),
    wish: wish === 'undecided' ? wish : truth(wish),
    certified: coded('certified', [CARE_LEVEL])[0],
    criteria: new Map([...form.words.keys()].filter(isCriterion).map((linkId) => [linkId, assessed(linkId)])),
  };
  const [first] = found;
  if (first !== undefined) throw new Problem('unprocessable', first.said, {}, found);
  return answers;
}

const isDisease = (code: string): boolean => code.startsWith('SD-');

const truth = (code: string | undefined): Truth => (code === 'yes' || code === 'no' ? code : 'unknown');

/** Items that carry an answer, wherever they stand: linkIds are unique in the whole form. */
function answeredItems(parent: Record<string, unknown>): Record<string, unknown>[] {
  return objectsOf(parent.item).flatMap((item) => [
    ...(objectsOf(item.answer).length > 0 ? [item] : []),
    ...answeredItems(item),
    ...objectsOf(item.answer).flatMap(answeredItems),
  ]);
}

/** By whatever system: which question is answered says what its codes mean, and `yes` is in more than one of ours. */
function codeIn(coding: unknown, choices: readonly Codes[]): string | undefined {
  const code = isObject(coding) ? textOf(coding.code) : undefined;
  return choices.flatMap(({ known }) => known).find((each) => each === code);
}

const fault = (linkId: string, code: string, said: Said): Finding => ({
  severity: 'error',
  code,
  said,
  at: `QuestionnaireResponse.repeat(item).where(linkId='${short(linkId).replaceAll(/['\\]/g, ' ')}')`,
  spec: SPEC,
});

const unknownLinkId = (linkId: string, { id }: ScreeningForm): Finding =>
  fault(linkId, 'not-found', {
    en: `The form ${id} has no item "${short(linkId)}". Use the linkIds of Questionnaire/${id}.`,
    ja: `様式 ${id} に「${short(linkId)}」という項目はありません。Questionnaire/${id} の linkId を使ってください。`,
  });

const answeredTwice = (linkId: string): Finding =>
  fault(linkId, 'value', {
    en: `"${short(linkId)}" is answered more than once; keep the answer that holds.`,
    ja: `「${short(linkId)}」に複数の回答があります。正しい回答を一つだけ残してください。`,
  });

const diseaseAndNone = (): Finding =>
  fault('specified-disease', 'value', {
    en: '"specified-disease" names a disease and says none, or not assessed, as well; keep what holds.',
    ja: '「specified-disease」（特定疾病）に、疾病名と「どれにも当てはまらない」または「未確認」が両方あります。正しいほうだけを残してください。',
  });

const notACode = (linkId: string, choices: readonly Codes[]): Finding => {
  const [first] = choices;
  const known = first!.known.join(', ');
  return fault(linkId, 'value', {
    en: `The answer to "${linkId}" must be a valueCoding of ${first!.system}: ${known}.`,
    ja: `「${linkId}」には ${first!.system} の valueCoding（${known}）で答えてください。`,
  });
};

const notAnAge = (): Finding =>
  fault('age', 'value', {
    en: `The answer to "age" must be a valueInteger from 0 to ${OLDEST}.`,
    ja: `「age」（年齢）には 0〜${OLDEST} の valueInteger で答えてください。`,
  });
