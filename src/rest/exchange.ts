// A FHIR interaction, apart from HTTP: what is asked and what is answered. Handlers return an answer and never touch a
// response object, so that a batch entry and a request of its own are the same thing.
import type { Coordination } from '../coordination/engine/coordination.ts';
import type { Resource } from '../fhir/resource.ts';
import type { Query } from '../fhir/search/ask/parse.ts';
import type { ParseSettings, SearchLimits } from '../fhir/search/ask/settings.ts';
import type { StoredLibrary } from '../store/library/stored-library.ts';
import type { Store } from '../store/store.ts';
import type { StoreView } from '../store/view.ts';
import type { Caller } from '../store/write/change.ts';
import type { Subscriptions } from '../subscriptions/subscriptions.ts';

export interface Preferences {
  readonly answer: 'minimal' | 'representation' | 'OperationOutcome';
  readonly lenient: boolean;
}

export interface Call {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Decoded path segments below the FHIR base. */
  readonly path: readonly string[];
  readonly query: Query;
  readonly caller: Caller;
  readonly prefer: Preferences;
  header(name: string): string | undefined;
  readonly body: Body;
}

export interface Body {
  readonly contentType: string | undefined;
  readonly isEmpty: boolean;
  /** The body as FHIR JSON; refuses another content type. */
  json(): unknown;
  /** The bytes as they came. */
  bytes(): Buffer;
  /** As a form: `_search`. */
  form(): Query;
}

type AnswerBody =
  | { readonly kind: 'none' }
  /** FHIR JSON, written already. */
  | { readonly kind: 'json'; readonly text: string; readonly isOutcome?: true }
  | { readonly kind: 'bytes'; readonly bytes: Buffer; readonly contentType: string };

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** When the resource was last changed, to the millisecond; `Last-Modified` knows seconds only. */
  readonly updated?: Date;
  readonly body: AnswerBody;
}

/** What the handlers work with. */
export interface Hub {
  readonly store: Store;
  /** For reading: the store itself, or a transaction that is still open. */
  readonly view: StoreView;
  /** Definitions that are published, and those that users store. */
  readonly library: StoredLibrary;
  readonly coordination: Coordination;
  readonly subscriptions: Subscriptions;
  readonly operations: OperationRegistry;
  readonly router: Router;
  readonly search: ParseSettings & SearchLimits;
  /** Business time, in milliseconds: deadlines, calendars, timers. Never what is written as `lastUpdated`. */
  readonly clock: () => number;
  readonly limits: Limits;
  /** Whether a conditional delete takes one resource, or all that match. */
  readonly conditionalDelete: 'single' | 'multiple';
  /** `http://127.0.0.1:8080/fhir`, no slash at the end. */
  readonly baseUrl: string;
  readonly version: string;
  readonly startedAt: Date;
  /** An error of ours, for the log. */
  readonly onDefect: (cause: unknown, requestId: string) => void;
}

interface Limits {
  readonly maxBodyBytes: number;
  readonly maxDepth: number;
  readonly maxEntries: number;
}

/** The routes, as handlers need them that call other handlers: batch and transaction. */
export interface Router {
  readonly routes: readonly Route[];
  match(method: Call['method'], path: readonly string[]): { route: Route; match: RouteMatch };
}

export interface Route {
  readonly method: Call['method'];
  readonly path: string;
  /** What the CapabilityStatement calls it. */
  readonly code: string;
  readonly handle: Handler;
}

export type Handler = (call: Call, hub: Hub, at: RouteMatch) => Promise<Answer>;

export interface RouteMatch {
  readonly type?: string;
  readonly id?: string;
  readonly version?: string;
  readonly operation?: string;
  readonly compartmentType?: string;
}

/** Values by parameter name, in the order given: a text from the URL, the `value[x]` or the resource. */
export type Inputs = ReadonlyMap<string, readonly unknown[]>;

export interface OperationParameter {
  readonly name: string;
  readonly use: 'in' | 'out';
  readonly min: number;
  readonly max: string;
  readonly type?: string;
  /** `reference`: a string that says whom it is about, as a search would; a Reference says the same. */
  readonly searchType?: string;
  readonly documentation?: string;
}

export interface OperationDefinition extends Resource {
  readonly id: string;
  readonly url: string;
  readonly code: string;
  readonly system: boolean;
  readonly type: boolean;
  readonly instance: boolean;
  readonly resource?: string[];
  readonly affectsState?: boolean;
  readonly parameter?: OperationParameter[];
}

export type OperationHandler = (inputs: Inputs, call: Call, hub: Hub, at: RouteMatch) => Promise<Answer>;

export interface Operation {
  readonly definition: OperationDefinition;
  readonly handle: OperationHandler;
}

export type OperationRegistry = readonly Operation[];
