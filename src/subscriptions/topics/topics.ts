// The topics one can subscribe to, as profiles/topics defines them.
import { compiled } from '../../fhir/definitions/definitions.ts';

type Interaction = 'create' | 'update' | 'delete';

export interface Topic {
  readonly code: string;
  /** Of what type the focus of its events is. */
  readonly resource: string;
  /** Which changes tell it; none: it follows from what the change means, see `care-manager-unresolved`. */
  readonly triggers: readonly Trigger[];
  /** Keys one may filter by. */
  readonly filters: readonly string[];
  /** `Task:patient`: what belongs to an event beside its focus. */
  readonly includes: readonly string[];
}

export interface Trigger {
  readonly resource: string;
  readonly interactions: readonly Interaction[];
  /** FHIRPath over %current and %previous. */
  readonly expression: string;
}

let read: ReadonlyMap<string, Topic> | undefined;

/** By code. */
export const topics = (): ReadonlyMap<string, Topic> => {
  read ??= new Map((JSON.parse(compiled('topics.json')) as Topic[]).map((topic) => [topic.code, topic]));
  return read;
};
