// A search, understood: what parse.ts makes of a query and the store turns into SQL.
import type { SearchParamDef } from '../definitions/model.ts';

export type Prefix = 'eq' | 'ne' | 'gt' | 'lt' | 'ge' | 'le' | 'sa' | 'eb' | 'ap';

/** Values of one parameter are joined by OR, filters by AND. `key` is the parameter's name in the index. */
export type Filter =
  | { readonly kind: 'terms'; readonly not: boolean; readonly rare: boolean; readonly anyOf: readonly string[] }
  | {
      readonly kind: 'string';
      readonly key: string;
      readonly how: 'starts' | 'exact' | 'contains';
      readonly anyOf: readonly string[];
    }
  | {
      readonly kind: 'date';
      readonly key: string;
      readonly anyOf: readonly { prefix: Prefix; lo: number; hi: number }[];
    }
  | {
      readonly kind: 'quantity';
      readonly key: string;
      readonly anyOf: readonly { prefix: Prefix; value: string; lo: string; hi: string; unit: string }[];
    }
  | {
      readonly kind: 'missing';
      readonly key: string;
      readonly in: 'terms' | 'string' | 'date' | 'quantity';
      readonly missing: boolean;
    }
  | { readonly kind: 'id'; readonly not: boolean; readonly anyOf: readonly string[] }
  | { readonly kind: 'updated'; readonly anyOf: readonly { prefix: Prefix; lo: number; hi: number }[] }
  /** subject:Patient.name=… — the referenced resource, of one of these types, passes a filter of its own. */
  | { readonly kind: 'chain'; readonly key: string; readonly targets: readonly { type: string; filter: Filter }[] };

export interface Sort {
  readonly by: 'updated' | 'id' | 'date' | 'string' | 'quantity';
  readonly key?: string;
  readonly descending: boolean;
}

export interface Include {
  /** `_revinclude` walks the reference backwards. */
  readonly reverse: boolean;
  readonly source: string;
  readonly param: SearchParamDef;
  readonly target?: string;
}

export type Summary = 'true' | 'text' | 'data' | 'count' | 'false';

export interface Search {
  readonly type: string;
  readonly filters: readonly Filter[];
  readonly sort?: Sort;
  readonly count: number;
  readonly total: 'none' | 'estimate' | 'accurate';
  readonly includes: readonly Include[];
  readonly summary: Summary;
  readonly elements: readonly string[];
  readonly cursor?: string;
  /** The parameters that were understood, for the self link, in the order given. */
  readonly used: readonly (readonly [name: string, value: string])[];
  readonly warnings: readonly SearchWarning[];
}

interface SearchWarning {
  readonly en: string;
  readonly ja: string;
  readonly at: string;
}
