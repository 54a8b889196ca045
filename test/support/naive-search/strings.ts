// https://hl7.org/fhir/R4/search.html#string
import { foldText } from '../../../src/japan/kana.ts';
import { isPlain, listOf, textIn, type Value } from './values.ts';

const JAPANESE = /[\p{sc=Han}\p{sc=Kana}ー々]/u;

/** Folded; and between two Japanese letters a space says nothing. */
export function folded(text: string): string {
  const letters = [...foldText(text)];
  return letters
    .filter((each, i) => each !== ' ' || !JAPANESE.test(letters[i - 1] ?? '') || !JAPANESE.test(letters[i + 1] ?? ''))
    .join('');
}

const PARTS: Readonly<Record<string, readonly string[]>> = {
  HumanName: ['text', 'family', 'given', 'prefix', 'suffix'],
  Address: ['text', 'line', 'city', 'district', 'state', 'postalCode', 'country'],
  CodeableConcept: ['text'],
};

/** The texts that a value is found by. */
export function textsOf({ type, data }: Value): string[] {
  if (typeof data === 'string') return [data];
  if (!isPlain(data)) return [];
  const parts = (names: readonly string[]): string[] =>
    names.flatMap((name) => listOf(data[name])).filter((each) => typeof each === 'string');
  const texts = parts(PARTS[type] ?? ['text']);
  // A name without a text is found as a whole too, the family first.
  const isSplit = type === 'HumanName' && data.text === undefined && textIn(data, 'family') !== undefined;
  return isSplit ? [...texts, parts(['family', 'given']).join(' ')] : texts;
}

export function meetsText(value: Value, asked: string, modifier: string | undefined): boolean {
  const texts = textsOf(value);
  if (modifier === 'exact') return texts.includes(asked);
  const wanted = folded(asked);
  const all = texts.map(folded);
  return modifier === 'contains'
    ? all.some((text) => text.includes(wanted))
    : all.some((text) => text.startsWith(wanted));
}
