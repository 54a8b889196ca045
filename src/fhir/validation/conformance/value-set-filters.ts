// Filters of a value set: whether the system has the property, and whether the value is one of its kind.
// https://hl7.org/fhir/R4/codesystem.html#filters
import * as said from '../said/code-definitions.ts';
import type { Part } from './parts.ts';
import type { Desk } from './rule.ts';
import { type KnownSystem, systemNamed } from './systems.ts';

/** Defined for all code systems. https://hl7.org/fhir/R4/codesystem.html#defined-props */
const COMMON: Readonly<Record<string, string>> = {
  concept: 'concept',
  code: 'concept',
  display: 'string',
  inactive: 'boolean',
  notSelectable: 'boolean',
  status: 'code',
  effectiveDate: 'dateTime',
  deprecationDate: 'dateTime',
  retirementDate: 'dateTime',
  parent: 'concept',
  child: 'concept',
  partOf: 'concept',
  synonym: 'string',
  comment: 'string',
  itemWeight: 'decimal',
};

const LISTS: ReadonlySet<unknown> = new Set(['in', 'not-in']);
const HIERARCHY: ReadonlySet<unknown> = new Set(['is-a', 'descendent-of', 'is-not-a', 'generalizes']);

export function checkFilter(desk: Desk, filter: Part, url: string, system: KnownSystem | undefined): void {
  const { property, op, value } = filter.value;
  if (typeof property !== 'string' || typeof value !== 'string') return;
  if (op === 'exists') {
    if (value !== 'true' && value !== 'false') desk.report(filter, said.filterNoBoolean(property, value));
    return;
  }
  if (op === 'regex') {
    if (!isRegex(value)) desk.report(filter, said.filterNoRegex(property, value));
    return;
  }
  const type = HIERARCHY.has(op) ? 'concept' : typeOf(property, system);
  if (type === undefined) {
    if (system?.isComplete === true && !hasFilter(system, property))
      desk.report(filter, said.filterUnknown(property, url, [...system.propertyTypes.keys()]));
    return;
  }
  const values = LISTS.has(op) ? value.split(',').map((each) => each.trim()) : [value];
  for (const each of values) checkValue(desk, filter, property, type, each, system);
}

const typeOf = (property: string, system: KnownSystem | undefined): string | undefined =>
  system?.propertyTypes.get(property) ?? (Object.hasOwn(COMMON, property) ? COMMON[property] : undefined);

const hasFilter = ({ resource }: KnownSystem, name: string): boolean =>
  Array.isArray(resource.filter) && resource.filter.some((each) => each?.code === name);

const FORMS: Readonly<Record<string, RegExp>> = {
  boolean: /^(?:true|false)$/,
  /** Some write how it compares before the number. */
  integer: /^(?:eq|ne|gt|lt|ge|le)?[-+]?\d+$/,
  decimal: /^(?:eq|ne|gt|lt|ge|le)?[-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?$/,
  dateTime: /^(?:eq|ne|gt|lt|ge|le)?\d{4}(?:-\d\d){0,2}(?:T.*)?$/,
  code: /^\S+(?: \S+)*$/,
};

function checkValue(
  { run, report }: Desk,
  filter: Part,
  property: string,
  type: string,
  value: string,
  system: KnownSystem | undefined,
): void {
  if (type === 'Coding') {
    const hash = value.lastIndexOf('#');
    if (hash <= 0 || hash === value.length - 1) {
      report(filter, said.filterNoCoding(property, value));
      return;
    }
    const [canonical, code] = [value.slice(0, hash), value.slice(hash + 1)];
    const other = systemNamed(run, canonical);
    if (other?.isComplete === true && !other.concepts.has(code))
      report(filter, said.filterCodeUnknown(property, value, other.name));
    return;
  }
  if (type === 'concept') {
    if (system?.isComplete === true && !system.concepts.has(value))
      report(filter, said.filterConceptUnknown(property, value, system.name));
    return;
  }
  const form = Object.hasOwn(FORMS, type) ? FORMS[type] : undefined;
  if (form?.test(value) === false) report(filter, said.filterOfOtherType(property, type, value));
}

function isRegex(source: string): boolean {
  try {
    new RegExp(source);
    return true;
  } catch {
    return false;
  }
}
