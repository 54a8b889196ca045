// Codes by themselves, whatever they are bound to: is there such a code, and is that what it is called.
// https://hl7.org/fhir/R4/datatypes.html#Coding
import type { Definition } from '../../library/scope.ts';
import { isObject } from '../../resource.ts';
import { conceptOf, standingInSystem, systemIn } from '../../terminology/at-hand.ts';
import type { Concept } from '../../terminology/code-system.ts';
import { isNameInSet, isNameOf, namesOf } from '../../terminology/names.ts';
import { SYSTEMS_BY_RULE } from '../../terminology/systems-by-rule.ts';
import { isUnit, UCUM } from '../../terminology/ucum.ts';
import * as said from '../said/codes.ts';
import type { Place } from './place.ts';
import type { Run } from './run.ts';

export interface Coding {
  readonly system: string | undefined;
  readonly version: string | undefined;
  readonly code: string | undefined;
  readonly display: string | undefined;
}

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

export const codingOf = (value: unknown): Coding | undefined =>
  isObject(value)
    ? { system: text(value.system), version: text(value.version), code: text(value.code), display: text(value.display) }
    : undefined;

const LARGEST = [
  'http://snomed.info/sct',
  'http://loinc.org',
  UCUM,
  'http://www.nlm.nih.gov/research/umls/rxnorm',
] as const;

/** Too large, not free or soon out of date, so that they are at hand nowhere here. */
const ELSEWHERE: ReadonlySet<string> = new Set([
  ...LARGEST,
  'http://dicom.nema.org/resources/ontology/DCM',
  'http://www.ama-assn.org/go/cpt',
  'http://hl7.org/fhir/ndfrt',
  'http://fdasis.nlm.nih.gov',
  'http://www.whocc.no/atc',
]);
const SID = 'http://hl7.org/fhir/sid/';

const isElsewhere = (system: string): boolean => ELSEWHERE.has(system) || system.startsWith(SID);

const ABSOLUTE = /^[A-Za-z][A-Za-z0-9+.-]*:/;

export function checkCoding(run: Run, place: Place): void {
  const coding = codingOf(place.value);
  if (coding === undefined || !run.options.terminology) return;
  const { system, code } = coding;
  if (system === undefined) {
    if (code !== undefined) run.report(place, said.codeWithoutSystem(code));
    return;
  }
  judge(run, place, system, coding);
}

function judge(run: Run, place: Place, system: string, coding: Coding): void {
  const { code } = coding;
  if (!ABSOLUTE.test(system)) {
    run.report(place, said.systemNotAbsolute(system), undefined, '.system');
    return;
  }
  if (code === undefined) return;
  const rule = SYSTEMS_BY_RULE.get(system);
  if (rule?.(code) === 'out') run.report(place, said.codeNotInSystem(code, system), undefined, '.code');
  else if (rule === undefined && !isElsewhere(system)) checkInSystem(run, place, system, code, coding);
}

/** Its system has no such code, as is said of the coding itself. */
export function isNoCode(run: Run, value: unknown): boolean {
  const { system, version, code } = codingOf(value) ?? {};
  if (system === undefined || code === undefined) return false;
  if (isElsewhere(system) && !SYSTEMS_BY_RULE.has(system)) return false;
  return standingInSystem(run.scope, system, version, code) === 'out';
}

function checkInSystem(run: Run, place: Place, url: string, code: string, { version, display }: Coding): void {
  const exact = systemIn(run.scope, url, version);
  const system = exact ?? systemIn(run.scope, url);
  if (system === undefined) {
    reportUnknown(run, place, url);
    return;
  }
  if (system.isSupplement) {
    run.report(place, said.systemIsSupplement(url), undefined, '.system');
    return;
  }
  const concept = conceptOf(system, code);
  if (exact === undefined && version !== undefined) {
    run.report(place, said.versionNotFound(url, version), undefined, '.version');
    if (concept === undefined) return;
  }
  if (concept !== undefined) checkConcept(run, place, url, concept, display);
  else if (system.isComplete) run.report(place, said.codeNotInSystem(code, url), undefined, '.code');
}

function reportUnknown(run: Run, place: Place, url: string): void {
  const meant = meantBy(run, url);
  if (run.scope.find('ValueSet', url) !== undefined)
    run.report(place, said.systemIsValueSet(url), undefined, '.system');
  else if (meant !== undefined) run.report(place, said.systemMistaken(url, meant), undefined, '.system');
  else if (!isExample(run, url)) run.report(place, said.systemNotFound(url), undefined, '.system');
}

/** A system that is nearly one that is known. */
function meantBy(run: Run, url: string): string | undefined {
  const longer = LARGEST.find((each) => url.startsWith(each));
  if (longer !== undefined || !url.startsWith('https:')) return longer;
  const plain = `http:${url.slice('https:'.length)}`;
  return isElsewhere(plain) || systemIn(run.scope, plain) !== undefined ? plain : undefined;
}

const EXAMPLE = /^(?:https?:\/\/(?:[^/]*\.)?example\.(?:org|com|net|edu)(?:[/:]|$)|https?:\/\/acme\.)/;

const isExample = (run: Run, url: string): boolean => run.options.examples && EXAMPLE.test(url);

function checkConcept(run: Run, place: Place, system: string, concept: Concept, display: string | undefined): void {
  const { code } = concept;
  if (isMisnamed(run, place.value, concept, display)) {
    const fault = said.wrongDisplay(display, namesOf(concept), code, run.options.wrongDisplays);
    run.report(place, fault, undefined, '.display');
  }
  if (concept.properties.length === 0) return;
  if (concept.properties.some(isAbstract)) run.report(place, said.abstractCode(code, system));
  if (concept.properties.some(isInactive)) run.report(place, said.inactiveCode(code, system));
}

type Property = Concept['properties'][number];

const ABSTRACT: ReadonlySet<string> = new Set(['notSelectable', 'not-selectable', 'abstract']);
const isAbstract = ({ code, value }: Property): boolean => value === 'true' && ABSTRACT.has(code);

const isInactive = ({ code, value }: Property): boolean =>
  (code === 'inactive' && value === 'true') || (code === 'status' && (value === 'retired' || value === 'inactive'));

/** Codings that the value sets they are bound to call so. */
const named = new WeakMap<Run, WeakSet<object>>();

/** To be asked of a set before the coding is judged by itself, as the walk does. */
export function noteName(run: Run, set: Definition, value: unknown): void {
  if (!isObject(value) || typeof value.display !== 'string') return;
  const { system, code, display } = value;
  if (typeof system !== 'string' || typeof code !== 'string' || !isNameInSet(set, system, code, display)) return;
  const known = named.get(run) ?? new WeakSet();
  named.set(run, known.add(value));
}

const isMisnamed = (run: Run, value: unknown, concept: Concept, display: string | undefined): display is string =>
  display !== undefined &&
  isNameOf(concept, display) === false &&
  !(isObject(value) && named.get(run)?.has(value) === true);

/** Called by a name that neither its system nor a set knows it by. */
export function hasWrongName(run: Run, value: unknown): boolean {
  const { system, version, code, display } = codingOf(value) ?? {};
  if (system === undefined || code === undefined || display === undefined) return false;
  const found = systemIn(run.scope, system, version);
  const concept = found && conceptOf(found, code);
  return concept !== undefined && isMisnamed(run, value, concept, display);
}

export function checkQuantity(run: Run, place: Place): void {
  const quantity = codingOf(place.value);
  if (quantity === undefined || !run.options.terminology) return;
  const { system, code } = quantity;
  if (system === undefined || code === undefined) return;
  if (system !== UCUM) judge(run, place, system, quantity);
  else if (!isUnit(code)) run.report(place, said.notAUnit(code), undefined, '.code');
}
