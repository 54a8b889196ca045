// What is asked of a value in the index -> SQL on its row `i`. https://hl7.org/fhir/R4/search.html#prefix
import { foldForIndex } from '../../fhir/search/extract/index-entries.ts';
import type { Filter } from '../../fhir/search/tree.ts';
import { instant } from '../put.ts';
import type { SqlParams } from '../sql-params.ts';

type Values<Kind extends Filter['kind']> =
  Extract<Filter, { kind: Kind }> extends { readonly anyOf: readonly (infer Value)[] } ? Value : never;

const LAST_CODE_POINT = '\u{10ffff}';

export function stringCondition(how: 'starts' | 'exact' | 'contains', text: string, params: SqlParams): string {
  if (how === 'contains') return `i.value like ${params.add(`%${text.replace(/[\\%_]/g, '\\$&')}%`)}`;
  if (how === 'exact')
    return `i.value = ${params.add(foldForIndex(text))} and coalesce(i.exact, i.value) = ${params.add(text)}`;
  return `(i.value >= ${params.add(text)} and i.value < ${params.add(text + LAST_CODE_POINT)})`;
}

/**
 * Ranges are half-open on both sides. `ge` and `le` take in what overlaps the value asked for: a stay that ends on the 20th is
 * among those of ge-the-20th, as in other servers.
 */
export function dateCondition({ prefix, lo, hi }: Values<'date'>, params: SqlParams): string {
  const from = (): string => `${params.add(instant(lo))}::timestamptz`;
  const to = (): string => `${params.add(instant(hi))}::timestamptz`;
  switch (prefix) {
    case 'eq':
      // The end of `lo` follows from that of `hi`; the index needs to be told.
      return `(i.lo >= ${from()} and i.lo < ${to()} and i.hi <= ${to()})`;
    case 'ne':
      return `(i.lo < ${from()} or i.hi > ${to()})`;
    case 'gt':
      return `i.hi > ${to()}`;
    case 'lt':
      return `i.lo < ${from()}`;
    case 'ge':
      return `i.hi > ${from()}`;
    case 'le':
      return `i.lo < ${to()}`;
    case 'sa':
      return `i.lo >= ${to()}`;
    case 'eb':
      return `(i.lo < ${from()} and i.hi <= ${from()})`;
    case 'ap':
      return `(i.lo < ${to()} and i.hi > ${from()})`;
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

export function quantityCondition({ prefix, value, lo, hi, unit }: Values<'quantity'>, params: SqlParams): string {
  const inUnit = `i.unit = ${params.add(unit)}`;
  const number = (text: string): string => `${params.add(text)}::text::numeric`;
  switch (prefix) {
    case 'eq':
      return `(${inUnit} and i.value >= ${number(lo)} and i.value < ${number(hi)})`;
    case 'ne':
      return `(${inUnit} and (i.value < ${number(lo)} or i.value >= ${number(hi)}))`;
    case 'ap':
      return `(${inUnit} and i.value >= ${number(lo)} and i.value <= ${number(hi)})`;
    case 'gt':
    case 'sa':
      return `(${inUnit} and i.value > ${number(value)})`;
    case 'lt':
    case 'eb':
      return `(${inUnit} and i.value < ${number(value)})`;
    case 'ge':
      return `(${inUnit} and i.value >= ${number(value)})`;
    case 'le':
      return `(${inUnit} and i.value <= ${number(value)})`;
  }
}
