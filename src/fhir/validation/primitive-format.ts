// Whether a JSON value is a good value of a primitive type. https://hl7.org/fhir/R4/datatypes.html#primitive
import { definitions } from '../definitions/definitions.ts';
import { Decimal } from '../json/decimal.ts';

export type PrimitiveFault = 'type' | 'empty' | 'format' | 'calendar' | 'range' | 'control' | 'too-long';
export type PrimitiveCheck = (value: unknown) => PrimitiveFault | undefined;

/** Least value of each whole-number type; all end at 2^31 - 1. */
const LEAST: Readonly<Record<string, number>> = { integer: -2147483648, unsignedInt: 0, positiveInt: 1 };
const GREATEST = 2147483647;

/** "Strings SHALL NOT exceed 1,048,576 (1024*1024) characters." */
const LONGEST_STRING = 1048576;

/** "Strings SHALL NOT contain Unicode character points below 32, except for 9, 10 and 13." */
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/;

const checks = new Map<string, PrimitiveCheck>();

export function primitiveCheck(type: string): PrimitiveCheck {
  let check = checks.get(type);
  if (check === undefined) {
    check = makeCheck(type);
    checks.set(type, check);
  }
  return check;
}

function makeCheck(type: string): PrimitiveCheck {
  const source = definitions().primitives[type];
  const regex = source === undefined ? undefined : new RegExp(source);
  if (type === 'boolean') return (value) => (typeof value === 'boolean' ? undefined : 'type');
  if (type === 'decimal') return (value) => decimalFault(value, regex);
  if (type in LEAST) return (value) => integerFault(value, LEAST[type]!, regex);
  const calendar = type === 'date' || type === 'dateTime' || type === 'instant';
  const longest = type === 'string' ? LONGEST_STRING : Number.POSITIVE_INFINITY;
  return (value) => {
    if (typeof value !== 'string') return 'type';
    if (value === '') return 'empty';
    if (regex === undefined) return CONTROL.test(value) ? 'control' : value.length > longest ? 'too-long' : undefined;
    if (!regex.test(value)) return 'format';
    if (calendar && value.length >= 10 && !isCalendarDay(value)) return 'calendar';
    return type === 'base64Binary' && !isBase64Length(value) ? 'format' : undefined;
  };
}

function decimalFault(value: unknown, regex: RegExp | undefined): PrimitiveFault | undefined {
  if (value instanceof Decimal) return regex?.test(value.text) === false ? 'format' : undefined;
  if (typeof value !== 'number') return 'type';
  return Number.isFinite(value) ? undefined : 'format';
}

function integerFault(value: unknown, least: number, regex: RegExp | undefined): PrimitiveFault | undefined {
  if (typeof value !== 'number' && !(value instanceof Decimal)) return 'type';
  // A whole number too large for JavaScript arrives as a Decimal: that is a matter of range, 1.0 one of format.
  const number = Number(value);
  if (value instanceof Decimal ? !/^-?\d+$/.test(value.text) : !Number.isInteger(value)) return 'format';
  if (number < least || number > GREATEST) return 'range';
  return value instanceof Decimal && regex?.test(value.text) === false ? 'format' : undefined;
}

/** The expressions admit 2023-02-31; the calendar does not. */
function isCalendarDay(text: string): boolean {
  const day = Number(text.slice(8, 10));
  return day <= 28 || day <= daysIn(Number(text.slice(0, 4)), Number(text.slice(5, 7)));
}

function daysIn(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

/** Whole groups of four, padding of at most two. Counted, as an expression would need a stack as deep as the text. */
function isBase64Length(text: string): boolean {
  const digits = text.replace(/\s+/g, '');
  const padding = digits.length - digits.replace(/=+$/, '').length;
  return digits.length > 0 && digits.length % 4 === 0 && padding <= 2;
}

/** The whole check, for who has no type to go by. */
export const isBase64Text = (text: string): boolean => primitiveCheck('base64Binary')(text) === undefined;

/** Of good Base64. */
export function bytesIn(text: string): number {
  let digits = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code > SPACE && code !== PADDING) digits += 1;
  }
  return Math.floor((digits * 3) / 4);
}

const SPACE = 0x20;
const PADDING = 0x3d;
