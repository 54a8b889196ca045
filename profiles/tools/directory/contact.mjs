// Addresses and numbers.
import { extension, marksOn, present } from './datatypes.mjs';

/** JP Core: `line` holds what follows the municipality and has no blanks; `text` is everything but the postal code. */
export function addressOf(entry, prefecture) {
  if (entry.address === undefined) return undefined;
  const local = entry.address.startsWith(entry.municipality) ? entry.address.slice(entry.municipality.length) : entry.address;
  return present({
    extension: marksOn(entry, 'address'),
    text: `${prefecture}${entry.municipality}${local}`,
    line: local
      .replace(/^([^\d０-９\s]+)\s+(?=[\d０-９])/, '$1') // 「銀座 1-1-1」 is one line
      .split(/\s+/),
    city: entry.municipality,
    state: prefecture,
    postalCode: entry.postalCode,
    country: 'JP',
  });
}

const numbers = (entry, field, system) =>
  entry[field].map(({ number, label }, index) =>
    present({
      extension: [...extension('contact-label', 'String', label), ...marksOn(entry, field)],
      system,
      value: number,
      use: 'work',
      rank: index + 1,
    }),
  );

export const phonesOf = (entry) => numbers(entry, 'phones', 'phone');
export const faxesOf = (entry) => numbers(entry, 'faxes', 'fax');

export const websiteOf = ({ website }) =>
  website === undefined ? [] : [{ extension: extension('contact-label', 'String', website.owner), system: 'url', value: website.value, use: 'work' }];

/** RFC 3966: `tel:+81-495-24-3007` */
export const telUri = (number) => `tel:+81-${number.replace(/^0/, '')}`;
