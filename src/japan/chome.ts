// 丁目 as an address writes them. 津田町1-2-3 is 1丁目; 小川東町1-2 may be 1丁目2番 or 1番地2: which of them it is depends on
// whether the area has addresses without 丁目, so figures without words are handed on as they stand.

export type Chome =
  /** 3丁目 */
  | { readonly kind: 'written'; readonly number: number }
  /** 3-1-5: the first may be the 丁目. */
  | { readonly kind: 'figures'; readonly figures: readonly number[] }
  /** 丁目なし: somebody made sure that the address has none. */
  | { readonly kind: 'none' }
  /** Nothing is said; 2500番地 too, since the 丁目 may be left out. */
  | { readonly kind: 'absent' }
  /** 1-5丁目, or 1丁目 beside 丁目なし. */
  | { readonly kind: 'unclear' };

/** 「丁目なし」 as people write it. */
export const NO_CHOME_WORDS = '丁目[はがの]?(?:なし|無し|無|ない|ありません)';
// 3丁目なしの木荘 is in 3丁目.
const NO_CHOME = new RegExp(`[([【]?(?<!\\d)${NO_CHOME_WORDS}[)\\]】]?`, 'u');

/** Takes 「丁目なし」 out of what follows the municipality. */
export function takeNoChome(rest: string): { readonly rest: string; readonly isConfirmed: boolean } {
  const isConfirmed = NO_CHOME.test(rest);
  return { rest: isConfirmed ? rest.replace(NO_CHOME, '') : rest, isConfirmed };
}

/** `tail`: from the first digit on. After a 字 the figures are 番地. */
export function readChome(tail: string, isConfirmedNone: boolean, followsAza: boolean): Chome {
  const written = /^(\d+)(-\d+)*丁目/.exec(tail);
  if (written !== null) {
    if (isConfirmedNone || written[2] !== undefined) return { kind: 'unclear' };
    return { kind: 'written', number: Number(written[1]) };
  }
  if (isConfirmedNone) return { kind: 'none' };
  const figures = /^\d+(?:-\d+)*/.exec(tail)?.[0];
  if (figures === undefined || followsAza) return { kind: 'absent' };
  const isLotNumber = !figures.includes('-') && /^[番号]/u.test(tail.slice(figures.length));
  return isLotNumber ? { kind: 'absent' } : { kind: 'figures', figures: figures.split('-').map(Number) };
}
