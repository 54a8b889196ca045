import { Decimal } from './decimal.ts';

// What JSON.stringify makes of a Decimal's marker: a quoted string that opens with an escaped NUL.
const MARKER = '"\\u0000';
const MARKED = /"\\u0000(-?\d[\d.eE+-]*)"/g;

/** JSON text in which a Decimal stands with its own digits: https://hl7.org/fhir/R4/json.html#primitive */
export function writeJson(value: unknown, pretty = false): string {
  if (value instanceof Decimal) return value.text;
  const text = JSON.stringify(value ?? null, null, pretty ? 2 : 0);
  return text.includes(MARKER) ? text.replace(MARKED, '$1') : text;
}
