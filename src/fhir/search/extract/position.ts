// Where a Location is: two numbers that belong together. https://hl7.org/fhir/R4/location.html#search
import { isNumber } from '../../json/decimal.ts';
import { term } from '../term.ts';
import type { IndexEntries } from './entries.ts';

export function addPosition(e: IndexEntries, key: string, { latitude, longitude }: Record<string, unknown>): void {
  if (!isNumber(latitude) || !isNumber(longitude)) return;
  // What is not on the globe is near nothing.
  if (Math.abs(Number(latitude)) > 90 || Math.abs(Number(longitude)) > 180) return;
  e.terms.add(term.present(key));
  e.pairs.push({ param: key, lead: '', value: String(latitude), units: [], also: String(longitude) });
}
