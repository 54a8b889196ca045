// What may be asked of the store's writing side, and what comes of it.
import type { Actor } from '../../access/actor.ts';
import type { Audience } from '../../access/audience.ts';
import type { Resource } from '../../fhir/resource.ts';
import type { Search } from '../../fhir/search/tree.ts';
import type { Reading } from '../library/by-url.ts';
import type { Method } from './put.ts';

/** `unlessSame`: where exactly this is stored already, no new version is made (`matched`). `condition`: instead of an id, the one resource that answers a search. `atMost`: all that answer it, or none where they are more. `fullUrl`: how other changes of the same write refer to it. */
export type Change =
  | { readonly kind: 'create'; readonly resource: Resource; readonly condition?: Search; readonly fullUrl?: string }
  | ({
      readonly kind: 'update';
      readonly resource: Resource;
      readonly mustBeNew?: boolean;
      readonly unlessSame?: boolean;
    } & Target)
  | ({ readonly kind: 'patch'; readonly apply: (before: Resource) => Resource | Promise<Resource> } & Target)
  | ({ readonly kind: 'delete'; readonly atMost?: number } & Target);

export const typeOfChange = (change: Change): string =>
  change.kind === 'create' ? change.resource.resourceType : change.type;

interface Target {
  readonly type: string;
  readonly id?: string;
  readonly condition?: Search;
  /** The version the client saw (If-Match); `*` is any, but some. */
  readonly ifMatch?: string;
  readonly fullUrl?: string;
}

/** `others`: so many more were deleted with it, as they met the same condition. */
export type Written = {
  readonly type: string;
  readonly id: string;
} & (
  | {
      readonly outcome: 'created' | 'updated' | 'matched';
      readonly version: number;
      readonly updated: Date;
      readonly content: string;
    }
  | { readonly outcome: 'deleted'; readonly version: number; readonly updated: Date; readonly others?: number }
  /** A delete of what is not there. */
  | { readonly outcome: 'nothing' }
);

/** One change, as a guard sees it: about to happen, inside the writing transaction. */
export interface Attempt {
  readonly method: Method;
  readonly type: string;
  readonly id: string;
  readonly before: Resource | undefined;
  /** undefined: it is to be deleted. */
  readonly after: Resource | undefined;
  readonly actor: Actor;
  /** What the actor may see; none: what everybody may. */
  readonly audience?: Audience;
  /** The operation that makes the change, for what is allowed to it alone (`delegate`). */
  readonly via?: string;
}

/** Reads through the same transaction. */
export interface GuardReader {
  /** For definitions, which nobody waits for: the database itself, where there is no transaction yet. */
  readonly reading?: Reading;
  read(type: string, id: string): Promise<Resource | undefined>;
}

/** Accepts (returns nothing), amends (returns what is to be stored instead), or throws a Problem. Pure but for the reader. */
export type Guard = (attempt: Attempt, reader: GuardReader) => Resource | undefined | Promise<Resource | undefined>;

export interface Caller {
  readonly actor: Actor;
  readonly audience: Audience;
  /** The operation through which the caller writes; never taken from a request. */
  readonly via?: string;
}
