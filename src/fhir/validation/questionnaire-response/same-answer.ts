// When two answers are the same one, and how they are ordered.
import { isNumber } from '../../json/decimal.ts';
import { isObject, type Json } from '../../resource.ts';
import { compareValues } from '../walk/limits.ts';

/** `valueCoding` is the Coding that is the value. */
export function choiceIn(object: Readonly<Record<string, unknown>>, name: string): Json | undefined {
  for (const property in object) {
    if (property.startsWith(name) && isUpper(property.charCodeAt(name.length))) return object[property] as Json;
  }
  return undefined;
}

const isUpper = (code: number): boolean => code >= 0x41 && code <= 0x5a;

/** The same for answers that are the same option: a Coding by system and code, a Reference by where it points to. */
export function keyOf(value: unknown): string {
  if (isNumber(value)) return `#${Number(value)}`;
  if (!isObject(value)) return `=${String(value)}`;
  const { reference, system, code, display } = value;
  if (reference !== undefined) return `>${String(reference)}`;
  // One without a code is known by its words alone.
  return code === undefined ? `"${String(system)} ${String(display)}` : `|${String(system)} ${String(code)}`;
}

/** Undefined: they cannot be compared. */
export function holds(value: unknown, operator: string, answer: Json): boolean | undefined {
  if (operator === '=' || operator === '!=') {
    const isSame = isSameAnswer(value, answer);
    return isSame === undefined ? undefined : isSame === (operator === '=');
  }
  const order = compareValues(value, answer);
  if (order === undefined) return undefined;
  if (operator === '>') return order > 0;
  if (operator === '<') return order < 0;
  if (operator === '>=') return order >= 0;
  return operator === '<=' ? order <= 0 : undefined;
}

function isSameAnswer(value: unknown, answer: Json): boolean | undefined {
  if (isNumber(value) && isNumber(answer)) return Number(value) === Number(answer);
  if (!isObject(value) || !isObject(answer)) return typeof value === typeof answer ? value === answer : undefined;
  if (isNumber(answer.value)) {
    const order = compareValues(value, answer);
    return order === undefined ? undefined : order === 0;
  }
  if (answer.reference !== undefined) return value.reference === answer.reference;
  // A Coding that names no system stands for its code in any.
  return value.code === answer.code && (answer.system === undefined || value.system === answer.system);
}
