// A Japanese address, taken apart as far as routing needs it: municipality, 町名, 丁目. Nothing is looked up and nothing is
// guessed; what is not written is not there.
import { normaliseAddress } from './address-text.ts';
import { type Chome, readChome, takeNoChome } from './chome.ts';
import { foldText } from './kana.ts';
import { type Municipality, takeMunicipality } from './municipality.ts';

export interface Address extends Municipality {
  /** 町名 or 大字, without 大字; empty where the lot number follows the municipality at once (本庄市1216-1). */
  readonly area: string;
  /** 小字: 前原 in 小島字前原. */
  readonly aza?: string;
  readonly chome: Chome;
  /** The figures as they stand, for quoting: `1-2`. */
  readonly figures: string;
}

/** `known`: names of municipalities the caller knows; see municipality.ts. */
export function readAddress(text: string, known: readonly string[] = []): Address {
  const parts = takeMunicipality(normaliseAddress(text), known);
  const { rest, isConfirmed } = takeNoChome(parts.rest);
  const words = /^[^\d(]*/u.exec(rest)![0];
  const tail = rest.slice(words.length);
  const { area, aza } = readArea(words);
  return {
    ...parts,
    area,
    ...(aza && { aza }),
    chome: readChome(tail, isConfirmed, aza !== undefined),
    figures: /^[\d-]*/.exec(tail)![0],
  };
}

/** 大字 is left out wherever it stands, 字 in front; a 字 in between begins the 小字. 十文字 is a name. */
function readArea(words: string): { readonly area: string; readonly aza?: string } {
  const plain = words
    .replaceAll('大字', '')
    .replace(/^字/u, '')
    .replace(/[-・:.]+$/u, '');
  const at = plain.search(/(?<!^|文)字/u);
  return at < 0 ? { area: plain } : { area: plain.slice(0, at), aza: plain.slice(at + 1) };
}

/** By this two names of areas are one or not: 久々宇 and 久久宇, 四季の里 and 四季ノ里 are; 小島 and 小島南 are not. */
export const areaKey = (name: string): string =>
  foldText(readArea(name).area)
    .replaceAll(' ', '')
    .replaceAll('ヶ', 'ケ')
    .replaceAll('ヵ', 'カ')
    .replace(/(.)々/gu, '$1$1');
