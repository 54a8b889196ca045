// One filter of a search: modifier and values -> tree. https://hl7.org/fhir/R4/search.html#modifiers
import { isId } from '../../resource.ts';
import { foldForIndex } from '../extract/index-entries.ts';
import type { IndexedParam } from '../params/indexed-param.ts';
import * as said from '../search-problems.ts';
import type { Filter } from '../tree.ts';
import { compositeFilter } from './composite.ts';
import { dateValue, quantityValue } from './filters/amounts.ts';
import { referenceFilter } from './filters/reference.ts';
import { tokenFilter } from './filters/token.ts';
import { uriFilter } from './filters/uri.ts';
import { checkColumnModifier, checkModifier, modifiersOf } from './modifiers.ts';
import { nearFilter } from './near.ts';
import type { ParseSettings } from './settings.ts';
import { unescapeValue } from './values.ts';

/** Of one code and one kind, for a type each. `name` is as the client wrote it, its links before it. */
export function filterOf(
  params: readonly IndexedParam[],
  name: string,
  modifier: string | undefined,
  values: readonly string[],
  settings: ParseSettings,
): Filter {
  checkModifier(params, name, modifier);
  if (modifier === 'missing') return missingFilter(params, name, values);
  const keys = params.map(({ key }) => key);
  const { def } = params[0]!;
  switch (def.type) {
    case 'token':
      return tokenFilter(params, name, modifier, values);
    case 'uri':
      return uriFilter(params, name, modifier, values);
    case 'string':
      return {
        kind: 'string',
        keys,
        how: modifier === 'exact' || modifier === 'contains' ? modifier : 'starts',
        anyOf: values.map(unescapeValue).map(modifier === 'exact' ? asIs : foldForIndex),
      };
    case 'date':
      return { kind: 'date', keys, anyOf: values.map((each) => dateValue(name, each, settings)) };
    case 'number':
    case 'quantity':
      return {
        kind: 'quantity',
        keys,
        anyOf: values.map((each) => quantityValue(name, each, def.type === 'quantity')),
      };
    case 'reference':
      return referenceFilter(params, modifier, values, settings.base);
    case 'composite':
      return compositeFilter(params, name, values, (part, each) => filterOf([part], name, undefined, [each], settings));
    case 'special':
      return nearFilter(keys, name, values);
  }
  throw said.badModifier(def, name, modifier ?? '', modifiersOf(params));
}

const asIs = (text: string): string => text;

export function idFilter(name: string, modifier: string | undefined, values: readonly string[]): Filter {
  checkColumnModifier('_id', name, modifier);
  return { kind: 'id', not: modifier === 'not', anyOf: values.filter(isId) };
}

export function updatedFilter(
  name: string,
  modifier: string | undefined,
  values: readonly string[],
  settings: ParseSettings,
): Filter {
  checkColumnModifier('_lastUpdated', name, modifier);
  return { kind: 'updated', anyOf: values.map((each) => dateValue(name, each, settings)) };
}

function missingFilter(params: readonly IndexedParam[], name: string, values: readonly string[]): Filter {
  const [value] = values;
  if (values.length !== 1 || (value !== 'true' && value !== 'false')) throw said.notBoolean(name, values.join(','));
  const { def } = params[0]!;
  const table = def.type === 'number' ? 'quantity' : def.type;
  const isTable = table === 'string' || table === 'date' || table === 'quantity';
  const keys = params.map(({ key }) => key);
  return { kind: 'missing', keys, in: isTable ? table : 'terms', missing: value === 'true' };
}
