// Where candidates may be found: a few narrow searches, each of which a record of the same person is likely to answer, so that
// nobody reads a whole table. What none of them finds is missed, which is the lesser evil.
import type { Said } from '../../problem.ts';
import type { Identity } from './identity.ts';
import { beginningsOf, kanaOf, spellingsOf } from './kana-key.ts';
import { hyphenated } from './telephone.ts';
import { writingsOf } from './written-key.ts';

export interface BlockingSearch {
  /** For telling what was found too often. */
  readonly by: Said;
  /** Of Patient: names and values as in a URL, not encoded. */
  readonly query: readonly (readonly [name: string, value: string])[];
  /** Finds those whose number agrees, or birth date and given name: what it takes to be certain or probable. */
  readonly isTelling?: true;
}

// A record with more numbers, names or addresses than a person has is not worth more of the database's time.
const MOST_VALUES = 60;

export function blockingSearches({ numbers, names, birthDate, postalCodes, telephones }: Identity): BlockingSearch[] {
  const beginnings = anyOf(names.parts.flatMap(beginningsOfName));
  const wholes = anyOf(names.full.filter((name) => name.length > 2 && isLegible(name)).flatMap(spelled));
  const codes = anyOf(postalCodes.filter((code) => code.length === 7).flatMap((code) => [code, withHyphen(code)]));
  const spoken = anyOf(
    telephones.digits.flatMap((digits) => [digits, ...hyphenated(digits)]).concat(telephones.written),
  );
  const identifiers = numbers.searchable
    .slice(0, MOST_VALUES)
    .map(({ system, value }) => `${escaped(system)}|${escaped(value)}`)
    .join(',');
  return [
    { by: { en: 'identifier', ja: '番号' }, query: [['identifier', identifiers] as const], isTelling: true as const },
    {
      by: { en: 'birth date and beginning of a name', ja: '生年月日と姓名の頭' },
      query: [['birthdate', birthDate ?? ''] as const, ['name', beginnings] as const],
      isTelling: true as const,
    },
    { by: { en: 'telephone', ja: '電話番号' }, query: [['telecom', spoken] as const] },
    {
      by: { en: 'birth date and postal code', ja: '生年月日と郵便番号' },
      query: [['birthdate', birthDate ?? ''] as const, ['address-postalcode', codes] as const],
    },
    // Finds whom a mistaken birth date hides.
    { by: { en: 'whole name', ja: '氏名全体' }, query: [['name', wholes] as const] },
  ].filter(({ query }) => query.every(([, value]) => value !== ''));
}

/** Where those are found who are certainly or probably the same person. */
export const tellingSearches = (identity: Identity): BlockingSearch[] =>
  blockingSearches(identity).filter(({ isTelling }) => isTelling);

/** The same for several persons at once: finds what each would find alone, and now and then somebody more. */
export function tellingSearchesForAll(identities: readonly Identity[]): BlockingSearch[] {
  const all = identities.flatMap(tellingSearches);
  const kinds = new Map(all.map((each) => [each.by.en, each]));
  return [...kinds.values()].map(({ by, query }) => ({
    by,
    query: query.map(([name], at) => {
      const values = all.filter((each) => each.by.en === by.en).map((each) => each.query[at]![1]);
      return [name, [...new Set(values)].join(',')] as const;
    }),
  }));
}

const anyOf = (values: readonly string[]): string => [...new Set(values)].slice(0, MOST_VALUES).map(escaped).join(',');

/** https://hl7.org/fhir/R4/search.html#escaping */
const escaped = (text: string): string => text.replace(/[\\,$|]/g, '\\$&');

const withHyphen = (code: string): string => `${code.slice(0, 3)}-${code.slice(3)}`;

// Marks for what cannot be read, as in written-key.ts: a search would take them for letters.
const HOLE = /[■□〓?？*＊\ufffd\p{Co}]/u;
const isLegible = (text: string): boolean => !HOLE.test(text);

const spelled = (name: string): string[] => {
  const kana = kanaOf(name);
  return kana === undefined ? writingsOf(name) : spellingsOf(kana);
};

/** Two letters, in all their spellings; up to the first that cannot be read. */
function beginningsOfName(part: string): string[] {
  const kana = kanaOf(part);
  if (kana !== undefined) return beginningsOf(kana);
  const legible = part.slice(0, part.search(HOLE) < 0 ? part.length : part.search(HOLE));
  return legible === '' ? [] : writingsOf([...legible].slice(0, 2).join(''));
}
