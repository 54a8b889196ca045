// A search, understood: what ask/ makes of a query and the store turns into SQL.
import type { SearchParamDef } from '../definitions/model.ts';

export type Prefix = 'eq' | 'ne' | 'gt' | 'lt' | 'ge' | 'le' | 'sa' | 'eb' | 'ap';

/**
 * Values of one parameter are joined by OR, filters by AND. `keys` are the parameter's names in the index, one for each type that
 * is searched; terms hold theirs in their text.
 */
export type Filter =
  | { readonly kind: 'terms'; readonly not: boolean; readonly rare: boolean; readonly anyOf: readonly string[] }
  | {
      readonly kind: 'string';
      readonly keys: readonly string[];
      readonly how: 'starts' | 'exact' | 'contains';
      readonly anyOf: readonly string[];
    }
  | {
      readonly kind: 'date';
      readonly keys: readonly string[];
      readonly anyOf: readonly { prefix: Prefix; lo: number; hi: number }[];
    }
  | {
      readonly kind: 'quantity';
      readonly keys: readonly string[];
      readonly anyOf: readonly { prefix: Prefix; value: string; lo: string; hi: string; unit: string }[];
    }
  | {
      readonly kind: 'missing';
      readonly keys: readonly string[];
      readonly in: 'terms' | 'string' | 'date' | 'quantity';
      readonly missing: boolean;
    }
  | { readonly kind: 'id'; readonly not: boolean; readonly anyOf: readonly string[] }
  | { readonly kind: 'updated'; readonly anyOf: readonly { prefix: Prefix; lo: number; hi: number }[] }
  | Linked;

/**
 * Another resource decides. To its target: it refers by one of these parameters to one of the ends (`subject:Patient.name=…`).
 * From a source: one of the ends refers to it (`_has:Task:focus:status=…`).
 */
export interface Linked {
  readonly kind: 'linked';
  readonly other: 'target' | 'source';
  readonly keys: readonly string[];
  readonly ends: readonly End[];
}

/** Resources of any of these types that pass all of these filters. */
export interface End {
  readonly types: readonly string[];
  readonly filters: readonly Filter[];
}

export interface Sort {
  readonly by: 'updated' | 'id' | 'date' | 'string' | 'quantity';
  readonly keys: readonly string[];
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
  /** Of which it may find any; one, as a rule. */
  readonly types: readonly string[];
  /** Where it was asked, as in the URL: `Task`, `Patient/1/Task`; empty for the whole server. */
  readonly path: string;
  readonly filters: readonly Filter[];
  /** The first decides, the next where it leaves a tie; empty: the newest first. */
  readonly sort: readonly Sort[];
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

/** Of a search that is of one type. */
export const typeSearched = ({ types }: Pick<Search, 'types'>): string => types[0]!;
