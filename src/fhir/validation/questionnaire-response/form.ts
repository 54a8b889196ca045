// A Questionnaire as its responses are judged by it, read once. https://hl7.org/fhir/R4/questionnaire.html
import { extensionsOf, objectsOf, textOf } from '../../elements/any-shape.ts';
import { isNumber } from '../../json/decimal.ts';
import { type Definition, firstOf, type Scope } from '../../library/scope.ts';
import { isObject, type Json, type Resource } from '../../resource.ts';
import { type Limits, readLimits } from './question-limits.ts';
import { choiceIn, keyOf } from './same-answer.ts';

export interface Form {
  readonly level: Level;
  readonly byLinkId: ReadonlyMap<string, Question>;
  /** What it refers to, its own contained resources first. */
  readonly scope: Scope;
}

/** The questions under one parent, in order. */
export interface Level {
  readonly questions: readonly Question[];
  readonly indexOf: ReadonlyMap<string, number>;
}

export interface Question {
  readonly linkId: string;
  readonly type: string;
  readonly text: string | undefined;
  readonly above: Question | undefined;
  readonly isRequired: boolean;
  readonly repeats: boolean;
  /** By their keys; empty: it names none. */
  readonly options: ReadonlyMap<string, Option>;
  readonly valueSet: string | undefined;
  readonly maxLength: number | undefined;
  readonly limits: Limits;
  readonly conditions: readonly Condition[];
  readonly behaviour: 'all' | 'any' | undefined;
  /** That enables it, instead of conditions: of the response. Empty: in a language that is not spoken here. */
  readonly expression: string | undefined;
  readonly level: Level;
}

interface Option {
  readonly value: Json;
  readonly isExclusive: boolean;
}

export interface Condition {
  readonly operator: string;
  readonly answer: Json;
  /** None: it asks for a question that the form does not have. */
  readonly way: Way | undefined;
}

/** To the answers a condition asks for. */
export interface Way {
  /** The group that holds both questions; undefined: the form itself. */
  readonly from: Question | undefined;
  readonly linkIds: readonly string[];
}

const EXCLUSIVE = 'http://hl7.org/fhir/StructureDefinition/questionnaire-optionExclusive';
const BY_EXPRESSION = 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-enableWhenExpression';

const forms = new WeakMap<Definition, Form>();

export function formOf(definition: Definition): Form {
  let form = forms.get(definition);
  if (form === undefined) {
    form = readForm(definition);
    forms.set(definition, form);
  }
  return form;
}

interface Reading {
  readonly byLinkId: Map<string, Question>;
  /** Conditions may ask for what comes later. */
  readonly asked: { readonly of: Question; readonly written: Record<string, unknown>; readonly into: Condition[] }[];
}

export function readForm({ resource, scope }: Definition): Form {
  const reading: Reading = { byLinkId: new Map(), asked: [] };
  const level = readLevel(reading, resource.item, undefined);
  const { byLinkId } = reading;
  for (const { of, written, into } of reading.asked) into.push(readCondition(written, of, byLinkId));
  return { level, byLinkId, scope: firstOf(containedIn(resource, scope), scope) };
}

const containedIn = (resource: Resource, scope: Scope): Scope => ({
  find(type, canonical) {
    if (!canonical.startsWith('#')) return undefined;
    const found = objectsOf(resource.contained).find(
      (each) => each.resourceType === type && each.id === canonical.slice(1),
    );
    return found && { resource: found as Resource, scope };
  },
});

function readLevel(reading: Reading, items: unknown, above: Question | undefined): Level {
  const questions: Question[] = [];
  const indexOf = new Map<string, number>();
  for (const item of objectsOf(items)) {
    const linkId = textOf(item.linkId);
    if (linkId === undefined || indexOf.has(linkId)) continue;
    indexOf.set(linkId, questions.length);
    questions.push(readQuestion(reading, item, linkId, above));
  }
  return { questions, indexOf };
}

function readQuestion(
  reading: Reading,
  item: Record<string, unknown>,
  linkId: string,
  above: Question | undefined,
): Question {
  const conditions: Condition[] = [];
  const question: Question & { level: Level } = {
    linkId,
    type: textOf(item.type) ?? '',
    text: textOf(item.text),
    above,
    isRequired: item.required === true,
    repeats: item.repeats === true,
    options: readOptions(item.answerOption),
    valueSet: textOf(item.answerValueSet),
    maxLength: isNumber(item.maxLength) ? Number(item.maxLength) : undefined,
    limits: readLimits(item),
    conditions,
    behaviour: item.enableBehavior === 'all' || item.enableBehavior === 'any' ? item.enableBehavior : undefined,
    expression: readExpression(item),
    level: NOTHING_BELOW,
  };
  if (!reading.byLinkId.has(linkId)) reading.byLinkId.set(linkId, question);
  for (const written of objectsOf(item.enableWhen)) reading.asked.push({ of: question, written, into: conditions });
  question.level = readLevel(reading, item.item, question);
  return question;
}

function readExpression(item: Record<string, unknown>): string | undefined {
  const [extension] = extensionsOf(item, BY_EXPRESSION);
  if (extension === undefined) return undefined;
  const { valueExpression } = extension;
  if (!isObject(valueExpression) || valueExpression.language !== 'text/fhirpath') return '';
  return textOf(valueExpression.expression) ?? '';
}

const NOTHING_BELOW: Level = { questions: [], indexOf: new Map() };

function readOptions(written: unknown): ReadonlyMap<string, Option> {
  const options = new Map<string, Option>();
  for (const option of objectsOf(written)) {
    const value = choiceIn(option, 'value');
    const [exclusive] = extensionsOf(option, EXCLUSIVE);
    if (value !== undefined) options.set(keyOf(value), { value, isExclusive: exclusive?.valueBoolean === true });
  }
  return options;
}

function readCondition(
  written: Record<string, unknown>,
  of: Question,
  byLinkId: ReadonlyMap<string, Question>,
): Condition {
  const target = byLinkId.get(textOf(written.question) ?? '');
  return {
    operator: textOf(written.operator) ?? '',
    answer: choiceIn(written, 'answer') ?? null,
    way: target && wayTo(target, of),
  };
}

function wayTo(target: Question, of: Question): Way {
  const around = new Set<Question>();
  for (let at = of.above; at !== undefined; at = at.above) around.add(at);
  const linkIds = [target.linkId];
  let from = target.above;
  while (from !== undefined && !around.has(from)) {
    linkIds.unshift(from.linkId);
    from = from.above;
  }
  return { from, linkIds };
}
