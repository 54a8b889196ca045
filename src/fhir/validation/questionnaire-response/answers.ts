// A single answer: its type, the options, and the limits its question sets.
import { Decimal, isNumber } from '../../json/decimal.ts';
import { firstOf } from '../../library/scope.ts';
import type { StructureDefinition } from '../../library/structure.ts';
import { isObject, type Json } from '../../resource.ts';
import { planOf } from '../plan/compile.ts';
import { typeByText } from '../references/form.ts';
import * as said from '../said/answers.ts';
import { isInSet } from '../walk/bindings.ts';
import { compareValues } from '../walk/limits.ts';
import type { Place } from '../walk/place.ts';
import { targetOf } from '../walk/references.ts';
import type { Run } from '../walk/run.ts';
import { effortOf } from './effort.ts';
import type { Form, Question } from './form.ts';
import { valueIn } from './places.ts';
import { keyOf } from './same-answer.ts';

const OF_A_CHOICE = ['Coding', 'date', 'time', 'integer', 'string', 'Reference'];

const TYPES: ReadonlyMap<string, readonly string[]> = new Map([
  ['boolean', ['boolean']],
  ['decimal', ['decimal']],
  ['integer', ['integer']],
  ['date', ['date']],
  ['dateTime', ['dateTime']],
  ['time', ['time']],
  ['string', ['string']],
  ['text', ['string']],
  ['url', ['uri']],
  ['choice', OF_A_CHOICE],
  ['open-choice', OF_A_CHOICE],
  ['attachment', ['Attachment']],
  ['reference', ['Reference']],
  ['quantity', ['Quantity']],
]);

/** Of several answers. */
export function checkExclusive(run: Run, answers: readonly Place[], { options }: Question, source: string): void {
  if (options.size === 0) return;
  for (const answer of answers) {
    const value = valueIn(answer)?.value;
    if (value !== undefined && options.get(keyOf(value))?.isExclusive)
      run.report(answer, said.exclusive(value), source);
  }
}

export function checkAnswer(run: Run, answer: Place, question: Question, form: Form, source: string): void {
  const value = valueIn(answer);
  const types = TYPES.get(question.type);
  if (value === undefined || types === undefined) return;
  if (!types.includes(value.type)) {
    run.report(value, said.otherType(types, value.type), source);
    return;
  }
  checkChoice(run, answer, value, question, form, source);
  checkText(run, value, question, source);
  checkNumber(run, value, question, source);
  if (value.type === 'Quantity') checkUnit(run, value, question, form, source);
  else if (value.type === 'Attachment') checkAttachment(run, answer, value, question, source);
  else if (value.type === 'Reference') checkTarget(run, value, question, form, source);
}

function checkChoice(run: Run, answer: Place, at: Place, question: Question, form: Form, source: string): void {
  const { options, valueSet, type } = question;
  const { value } = at;
  if (type === 'open-choice' && isFree(value)) {
    const option = typeof value === 'string' ? optionInWords(question, value) : undefined;
    if (option !== undefined) run.report(at, said.isAnOption(value, option), source);
    return;
  }
  if (options.size > 0) {
    if (!options.has(keyOf(value))) run.report(at.type === 'Coding' ? answer : at, said.notAnOption(value), source);
  } else if (valueSet !== undefined && at.type === 'Coding') {
    if (isOutside(run, form, valueSet, value)) run.report(answer, said.notInSet(value, valueSet), source);
  } else if (valueSet !== undefined && type === 'string') {
    if (isInSet(run, form.scope, valueSet, value) === 'out') run.report(at, said.notInSet(value, valueSet), source);
  }
}

/** A code without its system is none of a set that is at hand. */
function isOutside(run: Run, form: Form, set: string, value: unknown): boolean {
  if (isObject(value) && value.code !== undefined && value.system !== undefined)
    return isInSet(run, form.scope, set, value) === 'out';
  return run.options.terminology && firstOf(form.scope, run.scope).find('ValueSet', set) !== undefined;
}

function optionInWords({ options }: Question, text: string): unknown {
  const words = text.toLowerCase();
  for (const { value } of options.values()) {
    if (!isObject(value)) continue;
    const { display, code } = value;
    if ([display, code].some((each) => typeof each === 'string' && each.toLowerCase() === words)) return value;
  }
  return undefined;
}

/** Own words of who answers. */
const isFree = (value: unknown): boolean =>
  typeof value === 'string' || (isObject(value) && value.code === undefined && value.system === undefined);

function checkText(run: Run, at: Place, { type, maxLength, limits }: Question, source: string): void {
  const { value } = at;
  if (typeof value !== 'string' || (at.type !== 'string' && at.type !== 'uri')) return;
  const { minLength, pattern } = limits;
  if (pattern !== undefined && effortOf(run).try(() => pattern.fits(value)) === false)
    run.report(at, said.noMatch(pattern.source), source);
  if (type === 'string' && /[\r\n]/.test(value)) run.report(at, said.severalLines, source);
  // A character is one or two of JavaScript's: few texts need be counted.
  const isFine = value.length <= (maxLength ?? Number.POSITIVE_INFINITY) && value.length >= 2 * (minLength ?? 0);
  if (isFine) return;
  const { length } = [...value];
  if (maxLength !== undefined && length > maxLength) run.report(at, said.tooLong(length, maxLength), source);
  if (minLength !== undefined && length < minLength) run.report(at, said.tooShort(length, minLength), source);
}

function checkNumber(run: Run, place: Place, { limits: { least, most, places } }: Question, source: string): void {
  const { value } = place;
  if (least !== undefined) checkLimit(run, place, least, -1, source);
  if (most !== undefined) checkLimit(run, place, most, 1, source);
  if (places === undefined) return;
  const number = isObject(value) && !(value instanceof Decimal) ? value.value : value;
  if (isNumber(number) && placesOf(number) > places) run.report(place, said.tooManyPlaces(number, places), source);
}

function checkLimit(run: Run, place: Place, limit: Json, wrong: -1 | 1, source: string): void {
  const { value, type } = place;
  const order = compareValues(value, limit);
  if (order === undefined) {
    const areAmounts = type === 'Quantity' && isObject(value) && isNumber(value.value) && isObject(limit);
    if (areAmounts) run.report(place, said.notComparable(value, limit, wrong), source);
  } else if (Math.sign(order) === wrong) {
    run.report(place, wrong < 0 ? said.belowLeast(value, limit) : said.aboveMost(value, limit), source);
  }
}

/** As written: 1.50 has two. */
const placesOf = (number: number | Decimal): number => {
  const [mantissa = '', exponent = '0'] = String(number).toLowerCase().split('e');
  return Math.max(0, (mantissa.split('.')[1]?.length ?? 0) - Number(exponent));
};

function checkUnit(run: Run, place: Place, { limits }: Question, form: Form, source: string): void {
  if (!isObject(place.value)) return;
  const { system, code, unit } = place.value;
  const { units, unitSet } = limits;
  const isOne = units.some(
    (each) =>
      (each.system === undefined || each.system === system) &&
      (each.code === undefined ? each.display === undefined || each.display === unit : each.code === code),
  );
  if (units.length > 0 && !isOne) run.report(place, said.otherUnit(place.value, units), source);
  if (unitSet !== undefined && isOutside(run, form, unitSet, { system, code }))
    run.report(place, said.notInSet(place.value, unitSet), source);
}

function checkAttachment(run: Run, answer: Place, { value }: Place, { limits }: Question, source: string): void {
  if (!isObject(value)) return;
  const { mimeTypes, maxSize } = limits;
  const { contentType } = value;
  if (mimeTypes.length > 0) {
    if (contentType === undefined) run.report(answer, said.noMimeType(mimeTypes), source);
    else if (typeof contentType === 'string' && !mimeTypes.some((each) => isOfKind(contentType, each)))
      run.report(answer, said.otherMimeType(contentType, mimeTypes), source);
  }
  const bytes = maxSize === undefined ? undefined : bytesOf(value);
  if (maxSize !== undefined && bytes !== undefined && bytes > maxSize)
    run.report(answer, said.tooLarge(bytes, maxSize), source);
}

/** `image/*` is any image; `text/plain; charset=utf-8` is text/plain. */
function isOfKind(contentType: string, allowed: string): boolean {
  const wanted = allowed.toLowerCase();
  return contentType.toLowerCase().startsWith(wanted.endsWith('*') ? wanted.slice(0, -1) : wanted);
}

function bytesOf({ data, size }: Readonly<Record<string, unknown>>): number | undefined {
  if (typeof data !== 'string') return isNumber(size) ? Number(size) : undefined;
  const digits = data.replace(/\s/g, '');
  const padding = digits.endsWith('==') ? 2 : digits.endsWith('=') ? 1 : 0;
  return Math.floor(((digits.length - padding) * 3) / 4);
}

function checkTarget(run: Run, place: Place, { limits }: Question, form: Form, source: string): void {
  const { resources, profiles } = limits;
  if (!isObject(place.value) || (resources.length === 0 && profiles.length === 0)) return;
  const { reference, type } = place.value;
  const target = targetOf(run, place);
  const byText = typeof type === 'string' ? type : typeof reference === 'string' ? typeByText(reference) : undefined;
  const found = target?.frame.resource.resourceType ?? byText;
  if (resources.length > 0 && found !== undefined && !resources.includes(found))
    run.report(place, said.otherTarget(found, resources), source);
  if (target === undefined || profiles.length === 0) return;
  const scope = firstOf(form.scope, run.scope);
  const definitions = profiles.map((each) => scope.find('StructureDefinition', each));
  const follows = definitions.some((definition) => {
    // What cannot be judged is let pass.
    if (definition === undefined) return true;
    if ((definition.resource as StructureDefinition).type !== target.type) return false;
    const plan = planOf(definition);
    return plan === undefined || run.passes(target, plan);
  });
  if (!follows) run.report(place, said.targetFollowsNone(profiles), source);
}
