// What resources can be searched by, and where the values stand: the published search parameters, with those of users.
import { searchParamsFor } from '../../definitions/definitions.ts';
import type { SearchParamDef } from '../../definitions/model.ts';
import { compileExpression } from '../extract/expression.ts';
import { rootsOf } from './composite.ts';
import type { IndexedParam } from './indexed-param.ts';

export interface SearchParams {
  /** By code, with those that are known but not searched by. */
  of(type: string): ReadonlyMap<string, SearchParamDef>;
  /** `_id` and `_lastUpdated` are columns. */
  indexed(type: string): ReadonlyMap<string, IndexedParam>;
  /** Counts how often they have changed; without, they never do. */
  revision?(): number;
}

/** As the store numbers it: unique over all types. */
export const paramKey = (type: string, code: string): string => `${type}.${code}`;

const INDEXED: ReadonlySet<SearchParamDef['type']> = new Set([
  'token',
  'string',
  'date',
  'number',
  'quantity',
  'reference',
  'uri',
  'composite',
]);

/** The one special parameter of R4: where a Location is. */
const NEAR = 'http://hl7.org/fhir/SearchParameter/Location-near';

/** undefined: it is not searched by, or its expression uses more than is compiled. */
export function indexedBy(type: string, def: SearchParamDef): IndexedParam | undefined {
  if (!(INDEXED.has(def.type) || def.url === NEAR) || def.expression === undefined) return undefined;
  if (def.code === '_id' || def.code === '_lastUpdated') return undefined;
  const paths = compileExpression(def.expression, type);
  if (paths === undefined || paths.length === 0) return undefined;
  const param = { def, key: paramKey(type, def.code), paths };
  if (def.type !== 'composite') return param;
  const roots = rootsOf(type, def, paths);
  return roots && { ...param, roots };
}

const compiled = new Map<string, ReadonlyMap<string, IndexedParam>>();

export const PUBLISHED: SearchParams = {
  of: searchParamsFor,
  indexed(type) {
    let known = compiled.get(type);
    if (known === undefined) {
      const found = [...searchParamsFor(type).values()].flatMap((def) => indexedBy(type, def) ?? []);
      known = new Map(found.map((each) => [each.def.code, each]));
      compiled.set(type, known);
    }
    return known;
  },
};
