// What an index of the store can hold of odd values: searching with and without the database goes by the same.

// The database's timestamps and JavaScript's agree from year 1 to 9999; FHIR has no others, but their ends touch the rim, and
// what touches it is without end.
export const FIRST_INSTANT = Date.parse('0001-01-01T00:00:00Z');
export const LAST_INSTANT = Date.UTC(9999, 11, 31);

/** As exact as the database takes it: whole milliseconds. */
export function instant(ms: number): number {
  if (ms >= LAST_INSTANT) return Number.POSITIVE_INFINITY;
  if (ms <= FIRST_INSTANT) return Number.NEGATIVE_INFINITY;
  return Math.trunc(ms);
}

/** A text that begins with another stands between this and the same with it at its end. */
export const LAST_CODE_POINT = '\u{10ffff}';

/** Separate values on the way into the database. JSON text holds no raw control character; index values are cleaned of them. */
const SEPARATORS = /[\x1e\x1f]/g;

export const withoutSeparators = (text: string): string => text.replace(SEPARATORS, ' ');

export const BEFORE_ALL = '-Infinity';
export const AFTER_ALL = 'Infinity';

/** Without those of which a number is too odd. */
export const storable = <Row extends { value?: string; hi?: string; also?: string }>(rows: readonly Row[]): Row[] =>
  rows.filter(({ value, hi, also }) => [value, hi, also].every((each) => each === undefined || isStorable(each)));

const EXPONENT = /[eE]([-+]?\d+)$/;

/** numeric holds more, but a number of a thousand digits is an attack on the index, not a measurement. */
export function isStorable(value: string): boolean {
  if (value === BEFORE_ALL || value === AFTER_ALL) return true;
  const size = Math.abs(Number(value));
  // Zero has no size that tells of its exponent, nor has what is too small for JavaScript.
  const exponent = Math.abs(Number(EXPONENT.exec(value)?.[1] ?? 0));
  return value.length <= 100 && exponent <= 200 && (size === 0 || (size > 1e-100 && size < 1e100));
}
