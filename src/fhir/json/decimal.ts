// FHIR: "the precision of the decimal value has significance" — 50.10 is not 50.1. A number whose text JavaScript would
// not write back the same way therefore travels as its own digits. https://hl7.org/fhir/R4/json.html#primitive

export class Decimal {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  valueOf(): number {
    return Number(this.text);
  }

  toString(): string {
    return this.text;
  }

  /** NUL cannot occur in accepted content, so `writeJson` can tell this marker from any string and unquote it. */
  toJSON(): string {
    return `\u0000${this.text}`;
  }
}

export const isNumber = (value: unknown): value is number | Decimal =>
  typeof value === 'number' || value instanceof Decimal;

/** The same reference when no Decimal is inside, else a deep copy with plain numbers (what the FHIRPath engine wants). */
export const plain = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Decimal) return value.valueOf();
  if (Array.isArray(value)) {
    let copy: unknown[] | undefined;
    for (let i = 0; i < value.length; i++) {
      const item = plain(value[i]);
      if (item !== value[i]) copy ??= value.slice();
      if (copy !== undefined) copy[i] = item;
    }
    return copy ?? value;
  }
  const source = value as Record<string, unknown>;
  let copy: Record<string, unknown> | undefined;
  for (const name of Object.keys(source)) {
    const item = plain(source[name]);
    if (item !== source[name]) {
      copy ??= { ...source };
      copy[name] = item;
    }
  }
  return copy ?? value;
};

/** A deep copy of JSON content. A Decimal is immutable, so the copy shares it. */
export const copyOf = <T>(value: T): T => {
  if (typeof value !== 'object' || value === null || value instanceof Decimal) return value;
  if (Array.isArray(value)) return value.map(copyOf) as T;
  const copy: Record<string, unknown> = {};
  for (const [name, item] of Object.entries(value)) copy[name] = copyOf(item);
  return copy as T;
};

/** Numerically equal, to the last digit: 50.10 = 50.1, yet 12345678901234567890 ≠ 12345678901234567891. */
export const isSameNumber = (a: number | Decimal, b: number | Decimal): boolean => {
  if (typeof a === 'number' && typeof b === 'number') return a === b;
  const left = significant(String(a));
  const right = significant(String(b));
  return left.digits === right.digits && left.exponent === right.exponent && left.minus === right.minus;
};

const significant = (text: string): { minus: boolean; digits: string; exponent: number } => {
  const [mantissa = '', power = '0'] = text.toLowerCase().split('e');
  const minus = mantissa.startsWith('-');
  const [whole = '', fraction = ''] = (minus ? mantissa.slice(1) : mantissa).split('.');
  const all = `${whole}${fraction}`.replace(/^0+/, '');
  const digits = all.replace(/0+$/, '');
  if (digits === '') return { minus: false, digits: '0', exponent: 0 };
  return { minus, digits, exponent: Number(power) - fraction.length + (all.length - digits.length) };
};
