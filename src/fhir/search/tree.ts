// A search, understood: what ask/ makes of a query and the store turns into SQL.
import type { Resource } from '../resource.ts';
import type { IndexedParam } from './params/indexed-param.ts';

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
  | { readonly kind: 'pair'; readonly keys: readonly string[]; readonly anyOf: readonly Pair[] }
  | { readonly kind: 'near'; readonly keys: readonly string[]; readonly anyOf: readonly Circle[] }
  | Unresolved
  | Linked
  | Either;

/** Parts of a composite value: `lead` are those asked for by equality; of the others there are one, or two numbers. */
export interface Pair {
  readonly lead: string;
  readonly amounts: Extract<Filter, { kind: 'quantity' }>['anyOf'];
  readonly dates: Extract<Filter, { kind: 'date' }>['anyOf'];
  readonly starts: readonly string[];
}

export interface Circle {
  readonly latitude: number;
  readonly longitude: number;
  readonly metres: number;
}

interface Code {
  readonly system: string;
  readonly code: string;
}

/**
 * Codes that a value set or the hierarchy of a code system names. Resolving it looks them up and makes terms of them; the store
 * takes none of these. `bareKeys`: those of the keys whose values are plain codes, which may tell no system.
 */
export type Unresolved = {
  readonly kind: 'unresolved';
  /** As the client wrote it. */
  readonly name: string;
  readonly keys: readonly string[];
  readonly bareKeys: readonly string[];
  readonly rare: boolean;
} & (
  | { readonly by: 'set'; readonly how: 'in' | 'not-in'; readonly anyOf: readonly string[] }
  | { readonly by: 'code'; readonly how: 'above' | 'below'; readonly anyOf: readonly Code[] }
);

/**
 * Another resource decides. To its target: it refers by one of these parameters to one of the ends (`subject:Patient.name=…`).
 * From a source: one of the ends refers to it (`_has:Task:focus:status=…`).
 */
export interface Linked {
  readonly kind: 'linked';
  readonly other: 'target' | 'source';
  readonly keys: readonly string[];
  readonly ends: readonly End[];
  /** Where it may refer by url: the parameters that do so, and those by which the other end has its own names. */
  readonly byUrl?: { readonly keys: readonly string[]; readonly own: readonly string[] };
  /** Of a list's entries: those only that are not marked as deleted. */
  readonly inForce?: true;
}

/** What is asked of each type in its own way: it is one of the types of an end, and passes its filters. */
interface Either {
  readonly kind: 'either';
  readonly ends: readonly End[];
}

/** Resources of any of these types that pass all of these filters. */
export interface End {
  readonly types: readonly string[];
  readonly filters: readonly Filter[];
}

export interface Sort {
  /** `content`: the index holds no order for it (tokens, references, uris). */
  readonly by: 'updated' | 'id' | 'date' | 'string' | 'quantity' | 'content';
  /** Its names in the index, one for each type that is searched. */
  readonly keys: readonly string[];
  readonly descending: boolean;
  /** Of `content`: what the resource is sorted by. */
  readonly keyOf?: (resource: Resource) => string | undefined;
}

export interface Include {
  /** `_revinclude` walks the reference backwards. */
  readonly reverse: boolean;
  /** From what was included too, not from the matches alone. */
  readonly iterate: boolean;
  /** Of this type is what refers; undefined: of any. */
  readonly source?: string;
  /** By this parameter; undefined: by whichever. */
  readonly param?: IndexedParam;
  readonly target?: string;
  /** Those of its parameters that may name their target by its url, not by its address. */
  readonly byUrl: readonly (readonly [naming: string, named: string])[];
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
