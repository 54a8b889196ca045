// What a resource can be found by. Pure: the store hashes the terms and numbers the parameters.

import { foldText } from '../../../japan/kana.ts';
import type { SearchParamDef } from '../../definitions/model.ts';
import { objectsOf } from '../../elements/any-shape.ts';
import { isNumber } from '../../json/decimal.ts';
import { isObject, type Resource } from '../../resource.ts';
import type { IndexedParam } from '../params/indexed-param.ts';
import { PUBLISHED, type SearchParams } from '../params/params.ts';
import { parseReference, type ReferenceBase } from '../reference-text.ts';
import { term } from '../term.ts';
import { levelsOf } from '../uri-levels.ts';
import { amountOf } from './amounts.ts';
import { addTogether } from './composite.ts';
import { dateRanges } from './dates.ts';
import type { IndexEntries } from './entries.ts';
import { type FlatPath, systemOfCode, valuesAt } from './expression.ts';
import { namingParam, ownNames, toWhatIsNamed } from './names-by-url.ts';
import { addPosition } from './position.ts';

export interface IndexSettings {
  readonly timeZone: string;
  readonly base: ReferenceBase;
  /** Without them, what is published. */
  readonly params?: SearchParams;
}

export function indexEntries(resource: Resource, settings: IndexSettings): IndexEntries {
  const entries = noEntries();
  const indexed = (settings.params ?? PUBLISHED).indexed(resource.resourceType);
  for (const param of indexed.values()) {
    if (param.roots === undefined) addValues(entries, param, resource, settings);
    else addTogether(entries, param, resource, (part, element) => entriesOf(part, element, settings));
  }
  const naming = namingParam(indexed);
  if (naming !== undefined) entries.references.push(...ownNames(naming, resource));
  return entries;
}

const noEntries = (): IndexEntries => ({
  ...{ terms: new Set(), dates: [], strings: [] },
  ...{ quantities: [], references: [], pairs: [] },
});

function entriesOf(param: IndexedParam, element: unknown, settings: IndexSettings): IndexEntries {
  const entries = noEntries();
  addValues(entries, param, element, settings);
  return entries;
}

function addValues(entries: IndexEntries, param: IndexedParam, element: unknown, settings: IndexSettings): void {
  // Whether anything but `false` stands at any of the paths: `deceasedBoolean`, `deceasedDateTime`.
  if (param.paths[0]!.asPresence === true) {
    const isThere = param.paths.some((path) => valuesAt(element, path).some((value) => value !== false));
    addToken(entries, param.key, { code: String(isThere) });
    return;
  }
  for (const path of param.paths) {
    for (const value of valuesAt(element, path))
      add[param.def.type as keyof typeof add](entries, param, path, value, settings);
  }
}

type Add = (e: IndexEntries, param: IndexedParam, path: FlatPath, value: unknown, settings: IndexSettings) => void;

const add = {
  token: (e, { key }, path, value) => {
    if (typeof value === 'string') {
      const system = path.type === 'code' ? systemOfCode(path.binding, value) : undefined;
      addToken(e, key, { code: value, system });
    } else if (typeof value === 'boolean' || isNumber(value)) addToken(e, key, { code: String(value) });
    else if (isObject(value)) {
      if (path.type === 'CodeableConcept') {
        if (Array.isArray(value.coding)) for (const coding of value.coding) addToken(e, key, textsOf(coding));
        if (typeof value.text === 'string') e.terms.add(term.present(key));
      } else if (path.type === 'ContactPoint') addToken(e, key, { code: text(value.value) });
      else if (path.type === 'Identifier') addIdentifier(e, key, value);
      else addToken(e, key, textsOf(value));
    }
  },
  uri: (e, { key }, _path, value) => {
    if (typeof value !== 'string') return;
    addUri(e, key, value);
    for (const level of levelsOf(value)?.levels ?? []) e.terms.add(term.uriBelow(key, level));
  },
  string: (e, { key }, path, value) => {
    if (typeof value === 'string') addString(e, key, value);
    else if (isObject(value)) for (const part of stringParts(path.type, value)) addString(e, key, part);
  },
  date: (e, { key }, path, value, { timeZone }) => {
    for (const { lo, hi } of dateRanges(path.type, value, timeZone)) e.dates.push({ param: key, lo, hi });
  },
  number: (e, { key }, path, value) => {
    if (isNumber(value)) e.quantities.push({ param: key, value: String(value), unit: '' });
    // RiskAssessment.prediction.probability: of hundred, as a number or from low to high.
    else if (isObject(value)) addQuantity(e, key, path.type, value, ['']);
  },
  quantity: (e, { key }, path, value) => {
    if (isObject(value)) addQuantity(e, key, path.type, value);
  },
  reference: (e, { key }, path, value, { base }) => {
    if (typeof value === 'string') {
      addReference(e, key, path, value, base);
      if (path.type === 'canonical') e.references.push(toWhatIsNamed(key, value));
    } else if (isObject(value)) {
      if (typeof value.reference === 'string') addReference(e, key, path, value.reference, base);
      if (isObject(value.identifier) && isOfItsType(value, path, base)) {
        const { system, value: code } = value.identifier;
        for (const t of term.identifier(key, text(system), text(code))) e.terms.add(t);
        e.terms.add(term.present(key));
      }
      // Bundle.entry[0].resource: what the parameter "refers to" is the inlined resource itself.
      if (typeof value.resourceType === 'string' && typeof value.id === 'string') {
        addReference(e, key, path, `${value.resourceType}/${value.id}`, base);
      }
    }
  },
  special: (e, { key }, _path, value) => {
    if (isObject(value)) addPosition(e, key, value);
  },
} satisfies Partial<Record<SearchParamDef['type'], Add>>;

/** By its address, which tells more than what is said of it. */
function isOfItsType(
  { reference, type }: Record<string, unknown>,
  { refersTo }: FlatPath,
  base: ReferenceBase,
): boolean {
  if (refersTo === undefined) return true;
  const parsed = typeof reference === 'string' ? parseReference(reference, base) : { type };
  return 'type' in parsed && parsed.type === refersTo;
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const textsOf = (coding: unknown): { system?: string; code?: string } =>
  isObject(coding) ? { system: text(coding.system), code: text(coding.code) } : {};

function addToken(e: IndexEntries, key: string, { system, code }: { system?: string; code?: string }): void {
  if (code === undefined && system === undefined) return;
  e.terms.add(term.present(key));
  for (const t of term.token(key, system, code)) e.terms.add(t);
}

function addIdentifier(e: IndexEntries, key: string, identifier: Record<string, unknown>): void {
  const number = text(identifier.value);
  addToken(e, key, { system: text(identifier.system), code: number });
  if (number === undefined || !isObject(identifier.type)) return;
  for (const { system, code } of objectsOf(identifier.type.coding).map(textsOf)) {
    if (system !== undefined && code !== undefined) e.terms.add(term.ofType(key, system, code, number));
  }
}

function addUri(e: IndexEntries, key: string, value: string): void {
  e.terms.add(term.present(key));
  e.terms.add(term.uri(key, value));
  const bar = value.indexOf('|');
  if (bar > 0) e.terms.add(term.uri(key, value.slice(0, bar)));
}

// A btree row holds 2.7 kB: 400 characters of three bytes each fit, and nobody types more into a search box.
const INDEXED_LENGTH = 400;

// 山田 太郎 and 山田太郎 are one name, 埼玉県 本庄市 and 埼玉県本庄市 one address: between Japanese letters a space says nothing.
const SPACE_IN_JAPANESE = /(?<=[\p{sc=Han}\p{sc=Kana}ー々]) (?=[\p{sc=Han}\p{sc=Kana}ー々])/gu;

export const foldForIndex = (value: string): string =>
  foldText(value).replace(SPACE_IN_JAPANESE, '').slice(0, INDEXED_LENGTH);

function addString(e: IndexEntries, param: string, value: string): void {
  const folded = foldForIndex(value);
  e.strings.push({ param, value: folded, exact: folded === value ? null : value });
}

const NAME_PARTS = ['text', 'family', 'given', 'prefix', 'suffix'];
const ADDRESS_PARTS = ['text', 'line', 'city', 'district', 'state', 'postalCode', 'country'];

function stringParts(type: string, value: Record<string, unknown>): string[] {
  if (type === 'HumanName') return namesOf(value);
  if (type === 'Address') return partsOf(value, ADDRESS_PARTS);
  if (typeof value.text === 'string') return [value.text];
  return [];
}

/** Japanese names are typed whole, family first; so the whole name is found beside its parts. */
function namesOf(name: Record<string, unknown>): string[] {
  const parts = partsOf(name, NAME_PARTS);
  if (typeof name.family === 'string' && typeof name.text !== 'string') {
    parts.push(partsOf(name, ['family', 'given']).join(' '));
  }
  return [...new Set(parts)];
}

const partsOf = (value: Record<string, unknown>, names: readonly string[]): string[] =>
  names.flatMap((name) => value[name]).filter((part): part is string => typeof part === 'string');

/** A row for each way the unit may be asked for. */
function addQuantity(
  e: IndexEntries,
  param: string,
  type: string,
  quantity: Record<string, unknown>,
  askedFor?: readonly string[],
): void {
  const amount = amountOf(type, quantity);
  if (amount === undefined) return;
  const { units, ...ends } = amount;
  for (const unit of askedFor ?? units) e.quantities.push({ param, ...ends, unit });
}

function addReference(e: IndexEntries, key: string, path: FlatPath, value: string, base: ReferenceBase): void {
  const reference = parseReference(value, base);
  if (reference.kind === 'contained') return;
  if (reference.kind === 'local') {
    if (path.refersTo !== undefined && path.refersTo !== reference.type) return;
    e.references.push({ param: key, type: reference.type, id: reference.id });
    e.terms.add(term.uri(key, `${reference.type}/${reference.id}`));
  } else {
    if (path.refersTo !== undefined && reference.type !== path.refersTo) return;
    addUri(e, key, reference.url);
  }
  e.terms.add(term.present(key));
}
