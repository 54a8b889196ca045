// A QuestionnaireResponse against its Questionnaire: which items may stand where, which must, and how often.
// https://hl7.org/fhir/R4/questionnaireresponse.html#link
import type { Definition } from '../../library/scope.ts';
import { isObject, type Resource } from '../../resource.ts';
import * as said from '../said/answers.ts';
import type { Place } from '../walk/place.ts';
import type { Run } from '../walk/run.ts';
import { checkAnswer, checkExclusive } from './answers.ts';
import { Given, type Stand } from './enabled.ts';
import { type Form, formOf, type Level, type Question, readForm } from './form.ts';
import { checkForm } from './form-in-use.ts';
import { listIn, placesIn } from './places.ts';

interface Sheet {
  readonly run: Run;
  readonly form: Form;
  readonly given: Given;
  /** What is missing is not missed: only a response that is completed must be complete. */
  readonly isUnfinished: boolean;
  readonly source: string;
}

/** Where the items of one parent stand. */
interface Inside {
  readonly stand: Stand | undefined;
  /** In a group that does not apply. */
  readonly isOff: boolean;
}

const FINISHED: ReadonlySet<unknown> = new Set(['completed', 'amended']);

export function checkResponse(run: Run, place: Place): void {
  const { questionnaire, status } = place.frame.resource;
  if (typeof questionnaire !== 'string') {
    run.report(place, said.noQuestionnaire);
    return;
  }
  const definition = questionnaire.startsWith('#')
    ? containedForm(place, questionnaire, run)
    : run.scope.find('Questionnaire', questionnaire);
  if (definition === undefined) {
    run.report(place, said.questionnaireNotFound(questionnaire), undefined, '.questionnaire');
    return;
  }
  checkForm(run, place, definition.resource, questionnaire);
  // What is contained may be another the next time.
  const form = questionnaire.startsWith('#') ? readForm(definition) : formOf(definition);
  const given = new Given(place, run);
  const sheet = { run, form, given, isUnfinished: !FINISHED.has(status), source: questionnaire };
  checkItems(sheet, place, form.level, { stand: undefined, isOff: false });
}

function containedForm({ frame }: Place, reference: string, { scope }: Run): Definition | undefined {
  const { contained } = frame.root;
  const found = Array.isArray(contained)
    ? contained.find(
        (each) => isObject(each) && each.resourceType === 'Questionnaire' && each.id === reference.slice(1),
      )
    : undefined;
  return found && { resource: found as Resource, scope };
}

/** The items in one place: those that the form has there, in its order. */
function checkItems(sheet: Sheet, parent: Place, { questions, indexOf }: Level, inside: Inside): void {
  const { run, form, source } = sheet;
  const found: Place[][] = [];
  let last = -1;
  for (const item of placesIn(parent, 'item')) {
    const linkId = isObject(item.value) ? item.value.linkId : undefined;
    if (linkId === undefined) run.report(item, said.withoutLinkId, source);
    if (typeof linkId !== 'string') continue;
    const index = indexOf.get(linkId);
    if (index === undefined) {
      const elsewhere = form.byLinkId.get(linkId);
      if (elsewhere === undefined) run.report(item, said.unknownLinkId(linkId), source);
      else checkMisplaced(sheet, item, elsewhere, inside);
      continue;
    }
    if (index < last) run.report(item, said.outOfOrder(linkId), source);
    last = index;
    const same = found[index];
    if (same === undefined) found[index] = [item];
    else same.push(item);
  }
  questions.forEach((question, i) => {
    checkQuestion(sheet, parent, question, found[i] ?? [], inside);
  });
}

/** In its wrong place it is looked at as in its right one; whether it applies there, nobody knows. */
function checkMisplaced(sheet: Sheet, item: Place, question: Question, inside: Inside): void {
  sheet.run.report(item, said.misplaced(question.linkId), sheet.source);
  checkItem(sheet, item, question, undefined, inside);
}

function checkQuestion(sheet: Sheet, parent: Place, question: Question, items: readonly Place[], inside: Inside): void {
  const { run, given, isUnfinished, source } = sheet;
  const { linkId, isRequired, repeats } = question;
  if (items.length === 0 && !isRequired) return;
  const enabled = given.enables(question, inside.stand);
  if (items.length === 0) {
    if (enabled === true && !inside.isOff) run.report(parent, said.missing(linkId, isUnfinished), source);
    return;
  }
  if (items.length > 1 && !repeats) run.report(items[1]!, said.onlyOneItem(linkId, items.length), source);
  if (question.type === 'group') checkOccurrences(sheet, parent, question, items.length);
  for (const item of items) checkItem(sheet, item, question, enabled, inside);
}

/** Of a group's items, or of a question's answers; of none, `required` speaks. */
function checkOccurrences({ run, isUnfinished, source }: Sheet, at: Place, question: Question, count: number): void {
  const { minOccurs, maxOccurs } = question.limits;
  if (minOccurs !== undefined && count > 0 && count < minOccurs)
    run.report(at, said.tooFew(question.linkId, count, minOccurs, isUnfinished), source);
  if (maxOccurs !== undefined && count > maxOccurs)
    run.report(at, said.tooMany(question.linkId, count, maxOccurs), source);
}

function checkItem(
  sheet: Sheet,
  item: Place,
  question: Question,
  enabled: boolean | undefined,
  { stand, isOff }: Inside,
): void {
  const { run, isUnfinished, source } = sheet;
  const { linkId, type, isRequired } = question;
  if (!isObject(item.value)) return;
  const answers = placesIn(item, 'answer');
  const items = placesIn(item, 'item');
  const { text } = item.value;
  if (typeof text === 'string' && text !== '' && text !== question.text)
    run.report(item, said.otherText(linkId), source);
  if (enabled === false && !isOff && isAnswered(item.value)) run.report(item, said.notEnabled(linkId), source);
  const isMissed = isRequired && enabled === true && !isOff;
  const inside: Inside = { stand: { question, item: item.value, above: stand }, isOff: isOff || enabled === false };
  if (type === 'group' || type === 'question') {
    if (answers.length > 0) run.report(item, said.noAnswersHere(linkId, type), source);
    if (isMissed && items.length === 0) run.report(item, said.emptyGroup(linkId, isUnfinished), source);
    checkItems(sheet, item, question.level, inside);
    return;
  }
  if (items.length > 0) run.report(item, said.itemsUnderAnswer(linkId, type, items.length), source);
  if (type === '') run.report(item, said.questionWithoutType(linkId), source);
  if (type === 'display') {
    if (answers.length > 0) run.report(item, said.noAnswersHere(linkId, type), source);
  } else {
    if (isMissed && answers.length === 0) run.report(item, said.missing(linkId, isUnfinished), source);
    checkAnswers(sheet, item, question, answers);
  }
  for (const answer of answers) checkItems(sheet, answer, question.level, inside);
}

/** Itself, or what stands in it. */
const isAnswered = (item: unknown): boolean =>
  listIn(item, 'answer').length > 0 || listIn(item, 'item').some(isAnswered);

function checkAnswers(sheet: Sheet, item: Place, question: Question, answers: readonly Place[]): void {
  const { run, form, source } = sheet;
  if (answers.length > 1 && !question.repeats)
    run.report(item, said.onlyOneAnswer(question.linkId, answers.length), source);
  checkOccurrences(sheet, item, question, answers.length);
  if (answers.length > 1) checkExclusive(run, answers, question, source);
  for (const answer of answers) checkAnswer(run, answer, question, form, source);
}
