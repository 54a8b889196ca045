// Are two records one person's? Certain only when 保険者番号 and 被保険者番号 agree and nothing contradicts it: a false join is worse
// than a missed one (lessons.md 34). Everything else is proposed to a person, who confirms.
import { mayBeOnePlace } from './address.ts';
import { birthDatesAlike, digitsSwapped, oneDigitApart } from './birth-date.ts';
import type { Identity } from './identity.ts';
import { withoutDakuten } from './kana-key.ts';
import { type NamePart, splitAlong } from './names.ts';
import type { CareNumber, Numbered } from './numbers.ts';
import { POSSIBLE, PROBABLE, type Result, WEIGHTS, type Weight } from './weights.ts';
import { agreesWhereReadable, couldBeVariants, isReadable } from './written-key.ts';

/** https://hl7.org/fhir/R4/valueset-match-grade.html */
export type Grade = 'certain' | 'probable' | 'possible' | 'certainly-not';

export interface Evidence {
  readonly what: keyof typeof WEIGHTS;
  /** The row of the table of weights: `same`, `slip` … */
  readonly finding: string;
  readonly result: Result;
  readonly points: number;
  readonly ja: string;
  readonly en: string;
}

export interface Comparison {
  /** 0 to 1; each grade has a range of its own, in the order of the grades. */
  readonly score: number;
  readonly grade: Grade;
  readonly evidence: readonly Evidence[];
}

type Findings = { readonly [What in keyof typeof WEIGHTS]: keyof (typeof WEIGHTS)[What] };

/** The order of the two does not matter. */
export function compare(a: Identity, b: Identity): Comparison {
  const findings = findingsOf(a, b);
  const evidence = (Object.keys(WEIGHTS) as (keyof typeof WEIGHTS)[]).map((what): Evidence => {
    const weights: Readonly<Record<string, Weight>> = WEIGHTS[what];
    const finding = findings[what];
    return { what, finding, ...weights[finding]! };
  });
  const points = evidence.reduce((sum, each) => sum + each.points, 0);
  const grade = gradeOf(findings, points);
  return { grade, score: scoreOf(grade, points), evidence };
}

function findingsOf(a: Identity, b: Identity): Findings {
  const [mine, theirs] = [splitAlong(a.names, b.names), splitAlong(b.names, a.names)];
  return {
    careNumber: careNumbers(a.numbers.care, b.numbers.care),
    hospitalNumber: hospitalNumbers(a.numbers.hospital, b.numbers.hospital),
    otherNumber: a.numbers.other.some((each) => holds(b.numbers.other, each)) ? 'same' : 'none',
    familyName: familyNames(mine.family, theirs.family),
    givenName: givenNames(mine.given, theirs.given),
    birthDate:
      a.birthDate === undefined || b.birthDate === undefined ? 'none' : birthDatesAlike(a.birthDate, b.birthDate),
    sex: a.sex === undefined || b.sex === undefined ? 'none' : a.sex === b.sex ? 'same' : 'different',
    telephone: common(a.telephones.digits, b.telephones.digits),
    postalCode: postalCodes(a.postalCodes, b.postalCodes),
    municipality:
      a.municipalities.length === 0 || b.municipalities.length === 0
        ? 'none'
        : a.municipalities.some((one) => b.municipalities.some((other) => mayBeOnePlace(one, other)))
          ? 'same'
          : 'different',
  };
}

function gradeOf(findings: Findings, points: number): Grade {
  const birthAgrees = findings.birthDate === 'same' || findings.birthDate === 'month';
  const givenAgrees = ['both', 'kana', 'written'].includes(findings.givenName);
  if (findings.careNumber === 'same') {
    const contradicted =
      WEIGHTS.birthDate[findings.birthDate].result === 'disagrees' ||
      findings.sex === 'different' ||
      findings.givenName === 'different';
    if (!contradicted) return 'certain';
    // Somebody has to look at it, however much else differs: a number was written into the wrong record.
    return points >= PROBABLE ? 'probable' : 'possible';
  }
  if (points < POSSIBLE) return 'certainly-not';
  // Twins share all but the given name; neighbours and families all but the birth date.
  const isOwnRecord = findings.hospitalNumber === 'same';
  return points >= PROBABLE && (isOwnRecord || (birthAgrees && givenAgrees)) ? 'probable' : 'possible';
}

/** Points spread over the grade's range; what is capped by its grade stays in order. */
const RANGES: Readonly<Record<Grade, { points: readonly [number, number]; score: readonly [number, number] }>> = {
  'certainly-not': { points: [0, POSSIBLE], score: [0, 0.29] },
  possible: { points: [POSSIBLE, 60], score: [0.3, 0.59] },
  probable: { points: [PROBABLE, 80], score: [0.6, 0.94] },
  certain: { points: [20, 100], score: [0.95, 1] },
};

function scoreOf(grade: Grade, points: number): number {
  const { points: from, score } = RANGES[grade];
  const part = Math.min(1, Math.max(0, (points - from[0]) / (from[1] - from[0])));
  return Math.round((score[0] + part * (score[1] - score[0])) * 1000) / 1000;
}

function careNumbers(mine: readonly CareNumber[], theirs: readonly CareNumber[]): Findings['careNumber'] {
  if (mine.length === 0 || theirs.length === 0) return 'none';
  const pairs = mine.flatMap((a) => theirs.map((b) => ({ a, b })));
  const ofOneInsurer = pairs
    .filter(({ a, b }) => a.insurer === b.insurer)
    .map(({ a, b }) => [a.insured, b.insured] as const);
  if (ofOneInsurer.some(([a, b]) => a === b)) return 'same';
  if (ofOneInsurer.length === 0) return pairs.some(({ a, b }) => a.insured === b.insured) ? 'chance' : 'insurers';
  if (ofOneInsurer.some(([a, b]) => a.startsWith('H') !== b.startsWith('H'))) return 'replaced';
  return ofOneInsurer.some(([a, b]) => oneDigitApart(a, b) || digitsSwapped(a, b)) ? 'slip' : 'different';
}

function hospitalNumbers(mine: readonly Numbered[], theirs: readonly Numbered[]): Findings['hospitalNumber'] {
  if (mine.some((each) => holds(theirs, each))) return 'same';
  return mine.some(({ system }) => theirs.some((other) => other.system === system)) ? 'different' : 'none';
}

const holds = (numbers: readonly Numbered[], { system, value }: Numbered): boolean =>
  numbers.some((each) => each.system === system && each.value === value);

const common = (mine: readonly string[], theirs: readonly string[]): 'same' | 'different' | 'none' => {
  if (mine.length === 0 || theirs.length === 0) return 'none';
  return mine.some((each) => theirs.includes(each)) ? 'same' : 'different';
};

function postalCodes(mine: readonly string[], theirs: readonly string[]): Findings['postalCode'] {
  const whole = common(mine.filter(isWhole), theirs.filter(isWhole));
  if (whole === 'same') return 'same';
  const areas = common(mine.map(areaOf), theirs.map(areaOf));
  return areas === 'same' ? 'area' : areas;
}
const isWhole = (postalCode: string): boolean => postalCode.length === 7;
const areaOf = (postalCode: string): string => postalCode.slice(0, 3);

function familyNames(a: NamePart, b: NamePart): Findings['familyName'] {
  const kana = kanaAlike(a, b);
  const written = writtenAlike(a, b);
  if (kana === 'same') return written === 'same' ? 'both' : 'kana';
  if (kana === 'near') return written === 'same' ? 'nearBoth' : 'near';
  if (kana === 'different') return written === 'same' ? 'reading' : 'different';
  return written === 'same' ? 'written' : written;
}

/** Kana decides where both have it; kanji only where they do not. */
function givenNames(a: NamePart, b: NamePart): Findings['givenName'] {
  const kana = kanaAlike(a, b);
  const written = writtenAlike(a, b);
  if (kana === 'same') return written === 'same' ? 'both' : 'kana';
  // ジュンジ and シュンジ are brothers: a voicing mark is no small thing here.
  if (kana !== 'none') return written === 'same' ? 'reading' : 'different';
  return written === 'same' ? 'written' : written;
}

const kanaAlike = (a: NamePart, b: NamePart): 'same' | 'near' | 'different' | 'none' => {
  if (a.kana.size === 0 || b.kana.size === 0) return 'none';
  if ([...a.kana].some((each) => b.kana.has(each))) return 'same';
  const voiceless = new Set([...b.kana].map(withoutDakuten));
  return [...a.kana].some((each) => voiceless.has(withoutDakuten(each))) ? 'near' : 'different';
};

function writtenAlike(a: NamePart, b: NamePart): 'same' | 'readable' | 'variant' | 'different' | 'none' {
  const pairs = [...a.written].flatMap((one) => [...b.written].map((other) => [one, other] as const));
  if (pairs.length === 0) return 'none';
  if (pairs.some(([one, other]) => one === other && isReadable(one))) return 'same';
  if (pairs.some(([one, other]) => agreesWhereReadable(one, other))) return 'readable';
  return pairs.some(([one, other]) => couldBeVariants(one, other)) ? 'variant' : 'different';
}
