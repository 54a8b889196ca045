// Where the person lives: the address as it is written, and the municipality in it. A former address does not count.
import { objectsOf, textOf, textsOf } from '../../fhir/elements/any-shape.ts';
import type { Resource } from '../../fhir/resource.ts';
import { readAddress } from '../../japan/address.ts';

export interface Residence {
  readonly text: string;
  readonly prefecture: string | undefined;
  readonly municipality: string | undefined;
}

/** Of the first that has one: a patient's home before any other address. */
export const residenceOf = (resources: readonly Resource[]): Residence | undefined =>
  resources.flatMap((each) => addressOf(each) ?? [])[0];

function addressOf({ address }: Resource): Residence | undefined {
  const current = objectsOf(address).filter(({ use }) => use !== 'old');
  const home = current.find(({ use }) => use === 'home') ?? current[0];
  if (home === undefined) return undefined;
  const city = textOf(home.city);
  const written = city === undefined ? undefined : `${textOf(home.state) ?? ''}${city}${textsOf(home.line).join('')}`;
  const text = textOf(home.text) ?? written;
  if (text === undefined) return undefined;
  const { prefecture, municipality } = readAddress(text, city === undefined ? [] : [withoutCounty(city)]);
  return { text, prefecture: prefecture ?? textOf(home.state), municipality };
}

/** 児玉郡神川町: the county may be written into the city. */
const withoutCounty = (city: string): string => city.replace(/^[^\d]{1,5}?郡(?=[^\d]{1,7}?[町村]$)/u, '');
