// Which rows of 担当地区 an address falls into. Names are compared as a whole (HK-34) and together with the 丁目 (KD-28);
// where the address leaves two answers open, both are handed back as a question.
import { type Address, areaKey } from '../../japan/address.ts';
import type { District, ListedService } from './directory.ts';

export interface Row {
  readonly district: District;
  readonly service: ListedService;
}

export type Found =
  | { readonly kind: 'rows'; readonly rows: readonly Row[]; readonly isChomeUnsaid: boolean }
  | { readonly kind: 'ask'; readonly why: Why; readonly rows: readonly Row[] };

export type Why =
  /** The lot number follows the municipality at once. */
  | 'no-area'
  | 'unlisted-area'
  | 'chome-missing'
  /** Written, and in no row. */
  | 'chome-unlisted'
  /** 小川東町1-2: 1丁目2番, or 1番地2 of the part without 丁目. */
  | 'chome-or-lot'
  /** 1-5丁目, 1丁目と丁目なし. */
  | 'chome-unclear';

/** `rows`: those of the municipality of the address. */
export function districtRows(address: Address, rows: readonly Row[]): Found {
  const wholeMunicipality = rows.filter(({ district }) => district.area === undefined);
  const ofArea = rowsOfArea(areaKey(address.area), rows);
  if (ofArea.length > 0) return rowsOfChome(address, ofArea);
  if (wholeMunicipality.length > 0) return { kind: 'rows', rows: wholeMunicipality, isChomeUnsaid: false };
  return { kind: 'ask', why: address.area === '' ? 'no-area' : 'unlisted-area', rows: [] };
}

/** The whole name before the beginning of a name, a longer beginning before a shorter one. */
function rowsOfArea(key: string, rows: readonly Row[]): Row[] {
  if (key === '') return [];
  const keyOf = ({ district }: Row): string | undefined => district.area && areaKey(district.area);
  const same = rows.filter((row) => keyOf(row) === key);
  if (same.length > 0) return same;
  const beginning = rows.filter((row) => !row.district.isExact && keyOf(row) && key.startsWith(keyOf(row)!));
  const longest = Math.max(...beginning.map((row) => keyOf(row)!.length));
  return beginning.filter((row) => keyOf(row)!.length === longest);
}

function rowsOfChome({ chome }: Address, rows: readonly Row[]): Found {
  const ofAny = rows.filter(({ district }) => district.chome === undefined && !district.isWithoutChome);
  const withoutAny = rows.filter(({ district }) => district.isWithoutChome);
  const of = (number: number): Row[] =>
    rows.filter(({ district: { chome } }) => chome !== undefined && chome.from <= number && number <= chome.to);
  const found = (exact: readonly Row[], why: Why): Found => {
    if (exact.length > 0) return { kind: 'rows', rows: exact, isChomeUnsaid: false };
    return ofAny.length > 0 ? { kind: 'rows', rows: ofAny, isChomeUnsaid: false } : { kind: 'ask', why, rows };
  };
  switch (chome.kind) {
    case 'written':
      return found(of(chome.number), 'chome-unlisted');
    case 'none':
      return found(withoutAny, 'chome-unlisted');
    case 'unclear':
      return found([], 'chome-unclear');
    case 'figures': {
      const first = of(chome.figures[0]!);
      if (withoutAny.length === 0) return found(first, 'chome-unlisted');
      if (first.length === 0) return found([], 'chome-missing');
      // Three figures are 丁目, 番 and 号; with fewer the first may be a lot number of the part without 丁目.
      return chome.figures.length >= 3 ? found(first, 'chome-missing') : found([], 'chome-or-lot');
    }
    case 'absent':
      // Whichever 丁目 it is, it is this centre.
      if (ofAny.length === 0 && withoutAny.length === 0 && new Set(rows.map(({ service }) => service.id)).size === 1)
        return { kind: 'rows', rows, isChomeUnsaid: true };
      return found([], 'chome-missing');
  }
}
