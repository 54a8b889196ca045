// What is asked of a value in the index -> SQL on its row `i`. https://hl7.org/fhir/R4/search.html#prefix

import { foldForIndex } from '../../fhir/search/extract/index-entries.ts';
import { LAST_CODE_POINT, instant as wholeInstant } from '../../fhir/search/extract/index-limits.ts';
import { boxAround, EARTH_METRES } from '../../fhir/search/meet/globe.ts';
import type { Filter } from '../../fhir/search/tree.ts';
import { digest64 } from '../digest.ts';
import type { SqlParams } from '../sql-params.ts';
import { instant } from '../write/put.ts';

type Values<Kind extends Filter['kind']> =
  Extract<Filter, { kind: Kind }> extends { readonly anyOf: readonly (infer Value)[] } ? Value : never;

export function stringCondition(how: 'starts' | 'exact' | 'contains', text: string, params: SqlParams): string {
  if (how === 'contains') return `i.value like ${params.add(`%${text.replace(/[\\%_]/g, '\\$&')}%`)}`;
  if (how === 'exact')
    return `i.value = ${params.add(foldForIndex(text))} and coalesce(i.exact, i.value) = ${params.add(text)}`;
  return `(${startsWith('i.value', text, params)})`;
}

const startsWith = (column: string, text: string, params: SqlParams): string =>
  `${column} >= ${params.add(text)} and ${column} < ${params.add(text + LAST_CODE_POINT)}`;

/**
 * Ranges are half-open on both sides. `ge` and `le` take in what overlaps the value asked for: a stay that ends on the 20th is
 * among those of ge-the-20th, as in other servers.
 */
export const dateCondition = (asked: Values<'date'>, params: SqlParams): string =>
  timeCondition(asked, TIMESTAMPS, params);

/** How a table holds a span of time. */
interface Spans {
  readonly lo: string;
  readonly at: (ms: number) => string;
  readonly type: string;
}

const TIMESTAMPS: Spans = { lo: 'i.lo', at: instant, type: 'timestamptz' };
const MILLISECONDS: Spans = { lo: 'i.value', at: (ms) => String(wholeInstant(ms)), type: 'text::numeric' };

function timeCondition({ prefix, lo, hi }: Values<'date'>, spans: Spans, params: SqlParams): string {
  const begin = spans.lo;
  const from = (): string => `${params.add(spans.at(lo))}::${spans.type}`;
  const to = (): string => `${params.add(spans.at(hi))}::${spans.type}`;
  switch (prefix) {
    case 'eq':
      // The end of `lo` follows from that of `hi`; the index needs to be told.
      return `(${begin} >= ${from()} and ${begin} < ${to()} and i.hi <= ${to()})`;
    case 'ne':
      return `(${begin} < ${from()} or i.hi > ${to()})`;
    case 'gt':
      return `i.hi > ${to()}`;
    case 'lt':
      return `${begin} < ${from()}`;
    case 'ge':
      return `i.hi > ${from()}`;
    case 'le':
      return `${begin} < ${to()}`;
    case 'sa':
      return `${begin} >= ${to()}`;
    case 'eb':
      return `(${begin} < ${from()} and i.hi <= ${from()})`;
    case 'ap':
      return `(${begin} < ${to()} and i.hi > ${from()})`;
  }
}

/** Of the row itself. */
export function updatedCondition(alias: string, { prefix, lo, hi }: Values<'updated'>, params: SqlParams): string {
  const updated = `${alias}.updated`;
  const from = (): string => `${params.add(instant(lo))}::timestamptz`;
  const to = (): string => `${params.add(instant(hi))}::timestamptz`;
  switch (prefix) {
    case 'eq':
    case 'ap':
      return `(${updated} >= ${from()} and ${updated} < ${to()})`;
    case 'ne':
      return `(${updated} < ${from()} or ${updated} >= ${to()})`;
    case 'gt':
    case 'sa':
      return `${updated} >= ${to()}`;
    case 'lt':
    case 'eb':
      return `${updated} < ${from()}`;
    case 'ge':
      return `${updated} >= ${from()}`;
    case 'le':
      return `${updated} < ${to()}`;
  }
}

/** On the ends of a value, which for a point are one column. Both ends belong to a range. */
function amountCondition(
  { prefix, value, lo, hi }: Omit<Values<'quantity'>, 'unit'>,
  params: SqlParams,
): (from: string, to: string) => string {
  const number = (text: string): string => `${params.add(text)}::text::numeric`;
  const [exact, low, high] =
    prefix === 'eq' || prefix === 'ne' || prefix === 'ap' ? ['', number(lo), number(hi)] : [number(value), '', ''];
  switch (prefix) {
    case 'eq':
      return (from, to) => `${from} >= ${low} and ${to} < ${high}`;
    case 'ne':
      return (from, to) => `(${from} < ${low} or ${to} >= ${high})`;
    case 'ap':
      return (from, to) => `${from} <= ${high} and ${to} >= ${low}`;
    case 'gt':
      return (_from, to) => `${to} > ${exact}`;
    case 'sa':
      return (from) => `${from} > ${exact}`;
    case 'lt':
      return (from) => `${from} < ${exact}`;
    case 'eb':
      return (_from, to) => `${to} < ${exact}`;
    case 'ge':
      return (_from, to) => `${to} >= ${exact}`;
    case 'le':
      return (from) => `${from} <= ${exact}`;
  }
}

/** Points and ranges are found through indexes of their own. */
interface Conditions {
  readonly points?: string;
  readonly ranges?: string;
  readonly texts?: string;
}

/** One for each index that is to be asked. */
export function throughIndexes(all: readonly Conditions[]): string[] {
  const through = (kind: keyof Conditions, those: string): string[] => {
    const some = all.flatMap((each) => each[kind] ?? []);
    return some.length === 0 ? [] : [`${those} and (${some.join(' or ')})`];
  };
  const asked = [
    ...through('points', 'i.hi is null'),
    ...through('ranges', 'i.hi is not null'),
    ...through('texts', 'i.text is not null'),
  ];
  return asked.length === 0 ? ['false'] : asked;
}

export function quantityConditions(asked: Values<'quantity'>, params: SqlParams): Conditions {
  const inUnit = `i.unit = ${params.add(asked.unit)}`;
  const condition = amountCondition(asked, params);
  return {
    points: `(${inUnit} and ${condition('i.value', 'i.value')})`,
    ranges: `(${inUnit} and ${condition('i.value', 'i.hi')})`,
  };
}

export function pairConditions({ lead, amounts, dates, starts }: Values<'pair'>, params: SqlParams): Conditions {
  const led = `i.lead = ${params.add(digest64(lead))}`;
  const [date] = dates;
  const [text] = starts;
  const [first, second] = amounts;
  if (text !== undefined) return { texts: `(${led} and ${startsWith('i.text', text, params)})` };
  if (date !== undefined) return { ranges: `(${led} and ${timeCondition(date, MILLISECONDS, params)})` };
  if (first === undefined) return {};
  const condition = amountCondition(first, params);
  const point = `${led} and ${condition('i.value', 'i.value')}`;
  if (second !== undefined) return { points: `(${point} and ${amountCondition(second, params)('i.also', 'i.also')})` };
  const inUnit = first.unit === '' ? '' : `and ${params.add(digest64(first.unit))} = any(i.units)`;
  return { points: `(${point} ${inUnit})`, ranges: `(${led} and ${condition('i.value', 'i.hi')} ${inUnit})` };
}

/** The box goes through the index; in it the distance is worked out, as `metresBetween` does. */
export function nearConditions(circle: Values<'near'>, params: SqlParams): Conditions {
  const { south, north, east } = boxAround(circle);
  const between = (column: string, from: number, to: number): string =>
    `${column} between ${params.add(String(from))}::text::numeric and ${params.add(String(to))}::text::numeric`;
  const all = [
    `i.lead = ${params.add(digest64(''))}`,
    between('i.value', south, north),
    ...(east === undefined ? [] : [between('i.also', east.from, east.to)]),
    `${metresTo(circle)} <= '${circle.metres}'::float8`,
  ];
  return { points: `(${all.join(' and ')})` };
}

function metresTo({ latitude, longitude }: Values<'near'>): string {
  const half = (column: string, to: number): string => `sin(radians('${to}'::float8 - ${column}::float8) / 2)`;
  const cosines = `cos(radians(i.value::float8)) * cos(radians('${latitude}'::float8))`;
  const part = `${half('i.value', latitude)} ^ 2 + ${cosines} * ${half('i.also', longitude)} ^ 2`;
  return `${2 * EARTH_METRES} * asin(least(1, sqrt(${part})))`;
}
