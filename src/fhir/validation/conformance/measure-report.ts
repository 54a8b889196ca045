// MeasureReports against their Measure: groups and populations by their codes, and the score that the scoring asks for.
// As HL7's validator has it. https://hl7.org/fhir/R4/measurereport.html
import { isNumber } from '../../json/decimal.ts';
import { nameOf } from '../../library/scope.ts';
import { isObject, type Resource } from '../../resource.ts';
import * as said from '../said/measures.ts';
import { type Part, partIn, partsIn } from './parts.ts';
import type { Desk } from './rule.ts';

interface Case extends Desk {
  readonly scoring: string | undefined;
  /** individual, subject-list, summary, data-collection */
  readonly kind: unknown;
}

export function checkMeasureReport(desk: Desk): void {
  const { whole, report } = desk;
  const { measure: canonical, type } = whole.value;
  if (typeof canonical !== 'string') return;
  const measure = measureNamed(desk, canonical);
  if (measure === undefined) {
    report(whole, said.measureUnknown(canonical), '.measure');
    return;
  }
  const [group, ...others] = partsIn(partOf(measure), 'group');
  if (group === undefined) return;
  const scoring = codesIn(measure.scoring)[0]?.code;
  const its: Case = { ...desk, scoring: typeof scoring === 'string' ? scoring : undefined, kind: type };
  checkGroups(its, [group, ...others], nameOf(measure));
}

const partOf = (measure: Resource): Part => ({ value: measure, at: '' });

function measureNamed({ run, whole }: Desk, canonical: string): Resource | undefined {
  if (!canonical.startsWith('#')) return run.scope.find('Measure', canonical)?.resource;
  const { contained } = whole.value;
  const found = Array.isArray(contained)
    ? contained.find((each) => isObject(each) && each.id === canonical.slice(1))
    : undefined;
  return isObject(found) && found.resourceType === 'Measure' ? (found as Resource) : undefined;
}

/** One group on both sides needs no code. */
function checkGroups(its: Case, defined: readonly Part[], measure: string): void {
  const groups = partsIn(its.whole, 'group');
  const [only] = groups;
  if (only !== undefined && groups.length === 1 && defined.length === 1) {
    const [own, wanted] = [codesIn(only.value.code), codesIn(defined[0]!.value.code)];
    if (own.length > 0 && wanted.length > 0 && !areSame(own, wanted)) its.report(only, said.groupOfOtherCode);
    checkGroup(its, defined[0]!, only);
    return;
  }
  matchByCode(its, groups, defined, its.whole, said.ofGroups(measure), its.kind === 'data-collection', checkGroup);
}

function checkGroup(its: Case, defined: Part, group: Part): void {
  const of = said.ofPopulations(its.scoring);
  matchByCode(its, partsIn(group, 'population'), partsIn(defined, 'population'), group, of, false, checkPopulation);
  checkScore(its, group);
  const stratifiers = said.ofStratifiers(its.scoring);
  matchByCode(its, partsIn(group, 'stratifier'), partsIn(defined, 'stratifier'), group, stratifiers, false, () => {});
}

/** Each by its code the one the measure has, each of those once. */
function matchByCode(
  its: Case,
  given: readonly Part[],
  defined: readonly Part[],
  holder: Part,
  of: said.Of,
  mayLack: boolean,
  check: (its: Case, defined: Part, given: Part) => void,
): void {
  const { report } = its;
  const found = new Set<Part>();
  const byCode = new Map(defined.flatMap((each) => codesIn(each.value.code).map((code) => [keyOf(code), each])));
  for (const each of given) {
    const codes = codesIn(each.value.code);
    const meant = codes.map((code) => byCode.get(keyOf(code))).find((one) => one !== undefined);
    if (codes.length === 0) report(each, said.withoutCode(of));
    else if (meant === undefined) report(each, said.notInMeasure(of));
    else if (found.has(meant)) report(each, said.twice(of));
    else {
      found.add(meant);
      check(its, meant, each);
    }
  }
  for (const each of defined) {
    const [code] = codesIn(each.value.code);
    if (found.has(each) || mayLack || code === undefined || code.code === 'measure-observation') continue;
    report(holder, said.lacking(of, String(code.code)));
  }
}

function checkPopulation({ kind, report }: Case, _defined: Part, population: Part): void {
  const { count, subjectResults } = population.value;
  const listed = isObject(subjectResults) ? 1 : 0;
  if (kind !== 'subject-list') {
    if (listed > 0) report(population, said.subjectsInSummary);
    if (count === undefined) report(population, said.noCount);
  }
}

function checkScore({ scoring, kind, report }: Case, group: Part): void {
  const score = partIn(group, 'measureScore');
  if (kind === 'data-collection') {
    if (score !== undefined) report(score, said.scoreInCollection);
    return;
  }
  if (scoring === 'cohort') {
    if (score !== undefined) report(score, said.scoreOfCohort);
    return;
  }
  if (scoring !== 'proportion' && scoring !== 'ratio' && scoring !== 'continuous-variable') return;
  if (score === undefined) {
    report(group, said.noScore(scoring));
    return;
  }
  const { value } = score.value;
  if (value === undefined) report(score, said.scoreWithoutValue(scoring));
  if (scoring !== 'proportion') {
    if (score.value.code === undefined) report(score, said.scoreWithoutUnit(scoring));
    return;
  }
  for (const name of ['unit', 'system', 'code']) {
    if (score.value[name] !== undefined) report(score, said.unitOfProportion(name), `.${name}`);
  }
  if (isNumber(value) && !(Number(value) >= 0 && Number(value) <= 1))
    report(score, said.noProportion(String(value)), '.value');
}

interface Code {
  readonly system: unknown;
  readonly code: unknown;
}

const codesIn = (concept: unknown): readonly Code[] =>
  isObject(concept) && Array.isArray(concept.coding)
    ? concept.coding.filter(isObject).flatMap(({ system, code }) => (system && code ? [{ system, code }] : []))
    : [];

const keyOf = ({ system, code }: Code): string => `${String(system)} ${String(code)}`;

const areSame = (some: readonly Code[], others: readonly Code[]): boolean =>
  some.some((one) => others.some(({ system, code }) => system === one.system && code === one.code));
