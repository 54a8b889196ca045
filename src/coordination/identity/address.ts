// Where somebody lives, as far as it helps to tell people apart: postal code and municipality.

import { objectsOf, textOf } from '../../fhir/elements/any-shape.ts';
import { normaliseAddress } from '../../japan/address-text.ts';
import { takeMunicipality } from '../../japan/municipality.ts';

export interface Municipality {
  readonly prefecture: string | undefined;
  readonly name: string;
}

/** Seven digits, or the first three where no more is known. */
export const postalCodesOf = (addresses: unknown): string[] => [
  ...new Set(
    objectsOf(addresses).flatMap(({ postalCode }) => {
      const digits = (textOf(postalCode) ?? '').normalize('NFKC').replace(/\D/g, '');
      return digits.length === 7 || digits.length === 3 ? [digits] : [];
    }),
  ),
];

/** As its parts say, or as it can be read from the text. */
export const municipalitiesOf = (addresses: unknown): Municipality[] =>
  objectsOf(addresses).flatMap(({ state, city, text }) => {
    const named = textOf(city)?.trim();
    const read = takeMunicipality(
      normaliseAddress(named === undefined ? (textOf(text) ?? '') : `${textOf(state) ?? ''}${named}`),
      [],
    );
    const name = read.municipality ?? named?.replace(COUNTY, '');
    return name === undefined || name === '' ? [] : [{ prefecture: read.prefecture, name }];
  });

/** Of a city element, whose end is a municipality: 児玉郡美里町, and neither 郡山市 nor 蒲郡市. */
const COUNTY = /^.{1,5}郡(?=.+[町村]$)/u;

/** さいたま市 and さいたま市中央区 may be one place; 府中市 of two prefectures is not. */
export const mayBeOnePlace = (a: Municipality, b: Municipality): boolean =>
  (a.name.startsWith(b.name) || b.name.startsWith(a.name)) &&
  (a.prefecture === undefined || b.prefecture === undefined || a.prefecture === b.prefecture);
