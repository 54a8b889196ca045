// `near=latitude|longitude|distance|units`. https://hl7.org/fhir/R4/location.html#search
import * as said from '../search-problems.ts';
import type { Circle, Filter } from '../tree.ts';
import { numberRange, splitEscaped, unescapeValue } from './values.ts';

/** Without a distance: as far as one goes to see somebody at home. */
const DEFAULT_METRES = 10_000;
/** More than half around the earth. */
const EVERYWHERE = 21_000_000;
const METRES: ReadonlyMap<string, number> = new Map([
  ['km', 1_000],
  ['m', 1],
  ['mi', 1_609.344],
  // As UCUM has it.
  ['[mi_i]', 1_609.344],
]);

export const nearFilter = (keys: readonly string[], name: string, values: readonly string[]): Filter => ({
  kind: 'near',
  keys,
  anyOf: values.map((value) => circleOf(name, value)),
});

function circleOf(name: string, value: string): Circle {
  const [latitudeText = '', longitudeText = '', distanceText = '', unit = '', ...rest] = splitEscaped(value, '|').map(
    unescapeValue,
  );
  const latitude = numberOf(latitudeText, 90);
  const longitude = numberOf(longitudeText, 180);
  const metres = METRES.get(unit === '' ? 'km' : unit);
  const distance = distanceText === '' ? 0 : numberOf(distanceText, Number.MAX_VALUE);
  const isUnderstood = latitude !== undefined && longitude !== undefined && rest.length === 0;
  if (!isUnderstood || metres === undefined || distance === undefined || distance < 0) throw said.notNear(name, value);
  return {
    latitude,
    longitude,
    metres: distanceText === '' ? DEFAULT_METRES : Math.min(distance * metres, EVERYWHERE),
  };
}

function numberOf(text: string, most: number): number | undefined {
  const number = numberRange(text) === undefined ? Number.NaN : Number(text);
  return Math.abs(number) <= most ? number : undefined;
}
