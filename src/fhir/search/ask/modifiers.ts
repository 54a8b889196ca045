// Which modifiers a parameter takes. https://hl7.org/fhir/R4/search.html#modifiers
import { isResourceType } from '../../definitions/definitions.ts';
import type { SearchParamDef } from '../../definitions/model.ts';
import type { IndexedParam } from '../params/indexed-param.ts';
import * as said from '../search-problems.ts';

// Of R4's own, :text is not served, nor are :above and :below on references.
const BY_TYPE: Readonly<Record<SearchParamDef['type'], readonly string[]>> = {
  token: ['missing', 'not', 'in', 'not-in', 'above', 'below'],
  string: ['missing', 'exact', 'contains'],
  uri: ['missing', 'above', 'below'],
  reference: ['missing', 'identifier'],
  date: ['missing'],
  number: ['missing'],
  quantity: ['missing'],
  composite: ['missing'],
  special: ['missing'],
};

/** Columns, which are never without a value. */
const OF_COLUMNS = {
  _id: { type: 'token', allowed: ['not'] },
  _lastUpdated: { type: 'date', allowed: [] },
} as const;

/** Of several parameters, one for each type searched, what suits all. */
export function modifiersOf(params: readonly IndexedParam[]): readonly string[] {
  const { type } = params[0]!.def;
  const ofIdentifiers =
    type === 'token' && params.every(({ paths }) => paths.some((path) => path.type === 'Identifier'));
  return ofIdentifiers ? [...BY_TYPE[type], 'of-type'] : BY_TYPE[type];
}

/** `name` is as the client wrote it. */
export function checkModifier(params: readonly IndexedParam[], name: string, modifier: string | undefined): void {
  if (modifier === undefined) return;
  const allowed = modifiersOf(params);
  if (allowed.includes(modifier)) return;
  const { def } = params[0]!;
  if (def.type !== 'reference') throw said.badModifier(def, name, modifier, allowed);
  const targets = [...new Set(params.flatMap((param) => param.def.target ?? []))];
  const isTarget = targets.length === 0 ? isResourceType(modifier) : targets.includes(modifier);
  if (!isTarget) throw said.badModifier(def, name, modifier, [...allowed, ...asTargets(targets)]);
}

const LISTED = 8;

const asTargets = (targets: readonly string[]): readonly string[] =>
  targets.length === 0 || targets.length > LISTED ? ['[type]'] : targets;

export function checkColumnModifier(code: keyof typeof OF_COLUMNS, name: string, modifier: string | undefined): void {
  const { type, allowed } = OF_COLUMNS[code];
  if (modifier === undefined || allowed.some((each) => each === modifier)) return;
  throw said.badModifier({ code, type }, name, modifier, allowed);
}
