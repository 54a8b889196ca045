// An event of a subscription, as the queue keeps it.
import type { Row } from '../../store/database.ts';
import type { Names } from '../../store/names.ts';
import { type State, stateOf } from './status.ts';

export interface QueuedEvent {
  readonly number: number;
  readonly focus: { readonly type: string; readonly id: string; readonly version: number };
  /** With that version it came to be, or came back. */
  readonly isCreated: boolean;
  readonly occurred: Date;
  readonly attempts: number;
  readonly firstAttempt: Date | null;
  readonly state: State;
  readonly problem: string | null;
}

export interface EventRow extends Row {
  readonly number: string;
  readonly focus_type: number;
  readonly focus_id: string;
  readonly focus_version: number;
  readonly created: boolean;
  readonly occurred: Date;
  readonly attempts: number;
  readonly first_attempt: Date | null;
  readonly state: number;
  readonly problem: string | null;
}

// `number` comes as text: to sort by it means the column of the table, `e`.
export const COLUMNS = `e.number::text, e.focus_type, e.focus_id, e.focus_version, e.created, e.occurred, e.attempts, e.first_attempt,
  e.state as state, e.problem as problem`;

export const eventIn = (row: EventRow, names: Names): QueuedEvent => ({
  number: Number(row.number),
  focus: { type: names.typeName(row.focus_type), id: row.focus_id, version: row.focus_version },
  isCreated: row.created,
  occurred: row.occurred,
  attempts: row.attempts,
  firstAttempt: row.first_attempt,
  state: stateOf(row.state),
  problem: row.problem,
});
