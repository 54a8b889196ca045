// The names of a record, sorted by letters: kana is compared by sound, everything else as it is written. Letters decide which
// is which, not the representation (IDE, SYL), since the two are exchanged often enough. Former names count: 旧姓 joins records.
import { objectsOf, textOf, textsOf } from '../../fhir/elements/any-shape.ts';
import { kanaKey, kanaOf } from './kana-key.ts';
import { writtenKey } from './written-key.ts';

type Script = 'kana' | 'written';

/** Keys for comparing. */
export interface NamePart {
  readonly kana: ReadonlySet<string>;
  readonly written: ReadonlySet<string>;
}

export interface Names {
  readonly family: NamePart;
  readonly given: NamePart;
  /** Whole names that do not say where the family name ends. */
  readonly whole: NamePart;
  /** As they are spelled, for searching: beginnings are looked for, and whole names. */
  readonly parts: readonly string[];
  readonly full: readonly string[];
}

interface Collected {
  readonly kana: Set<string>;
  readonly written: Set<string>;
}
const nothing = (): Collected => ({ kana: new Set(), written: new Set() });

export function namesOf(humanNames: unknown): Names {
  const [family, given, whole] = [nothing(), nothing(), nothing()];
  const [parts, full] = [new Set<string>(), new Set<string>()];
  for (const name of objectsOf(humanNames)) {
    const split = splitName(name);
    for (const [part, text] of [
      [family, split.family],
      [given, split.given],
      [whole, split.whole],
    ] as const) {
      if (text === '') continue;
      add(part, text);
      parts.add(text);
    }
    if (split.whole !== '') full.add(split.whole);
    else if (split.family !== '' && split.given !== '') full.add(`${split.family} ${split.given}`);
  }
  return { family, given, whole, parts: [...parts], full: [...full] };
}

function add(part: Collected, text: string): void {
  const kana = kanaOf(text);
  if (kana !== undefined) part.kana.add(kanaKey(kana));
  else {
    const key = writtenKey(text);
    // A name of which no letter can be read is none, and neither is a kana name with a hole.
    if (/[^■]/u.test(key) && !isKanaWithHole(key)) part.written.add(key);
  }
}

const isKanaWithHole = (key: string): boolean => kanaOf(key.replaceAll('■', '')) !== undefined;

/** family and given where they are apart, else text at its first blank, else the text whole. */
function splitName(name: Record<string, unknown>): { family: string; given: string; whole: string } {
  const family = plain(textOf(name.family) ?? '');
  const given = plain(textsOf(name.given).join(''));
  const text = textOf(name.text) ?? '';
  if (family !== '' && given === '') {
    const all = plain(text);
    return { family, given: all.startsWith(family) ? all.slice(family.length) : '', whole: '' };
  }
  if (family !== '' || given !== '') return { family, given, whole: '' };
  const [first = '', ...rest] = text
    .normalize('NFKC')
    .split(/[\s・]+/u)
    .filter((part) => part !== '');
  return rest.length === 0
    ? { family: '', given: '', whole: first }
    : { family: first, given: rest.join(''), whole: '' };
}

const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '');

/** A name that was not split, split by what the other record knows: ヤマダタロウ beside ヤマダ・タロウ. */
export function splitAlong(mine: Names, theirs: Names): Pick<Names, 'family' | 'given'> {
  const [family, given] = [copyOf(mine.family), copyOf(mine.given)];
  for (const script of ['kana', 'written'] as const) {
    for (const whole of mine.whole[script]) {
      const found = splitOne(whole, theirs, script);
      if (found.family !== undefined) family[script].add(found.family);
      given[script].add(found.given);
    }
  }
  return { family, given };
}

const copyOf = ({ kana, written }: NamePart): Collected => ({ kana: new Set(kana), written: new Set(written) });

function splitOne(
  whole: string,
  { family, given, whole: wholes }: Names,
  script: Script,
): { family?: string; given: string } {
  if (wholes[script].has(whole)) return { family: whole, given: whole };
  for (const first of family[script]) {
    if (whole.length > first.length && whole.startsWith(first))
      return { family: first, given: whole.slice(first.length) };
  }
  for (const last of given[script]) {
    if (whole.length > last.length && whole.endsWith(last))
      return { family: whole.slice(0, -last.length), given: last };
  }
  // Nothing tells where it divides: as a whole it is no given name that the other record knows.
  return { given: whole };
}
