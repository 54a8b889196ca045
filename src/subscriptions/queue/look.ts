// Subscriptions as they stand at one moment: whose turn it is of what waits, and when it is the next one's. Each subject in its
// order: of several events that wait for a subscription, the first of the subject alone has a time at which it is due.
import type { Session } from '../../store/database.ts';
import type { Names } from '../../store/names.ts';
import { list } from './array-literal.ts';
import { COLUMNS, type EventRow, eventIn, type QueuedEvent } from './queued-event.ts';
import { STATE, type Status, statusOf } from './status.ts';

export interface WaitingEvent extends QueuedEvent {
  /** In milliseconds, by the database's clock. */
  readonly due: number;
  /** Of the record that is sent. */
  readonly bytes: number;
  /** A later version of the same record has been taken by the receiver. */
  readonly isOvertaken: boolean;
}

export interface Look {
  /** When it was looked, in milliseconds, by the database's clock. */
  readonly at: number;
  /** Counted so far. */
  readonly events: number;
  readonly status: Status;
  /** Of the Subscription. */
  readonly version: number;
  /** Beside its events. */
  readonly calls: number;
  readonly lastSent: Date | null;
  /** Calls in vain since the last that was not. */
  readonly failures: number;
  /** The first of each subject, the longest due first. */
  readonly waiting: readonly WaitingEvent[];
}

/** So many of what waits are looked at: no less than go out in one call. */
export const LOOKED_AT = 120;

const LOOK = `
select s.rid::text, (extract(epoch from now()) * 1000)::float8 as at, s.events::text, s.status, s.version, s.calls,
  s.last_sent, s.failures, e.*
from unnest($1::text::uuid[]) k(rid) join subscription s using (rid) left join lateral (
  select ${COLUMNS}, e.due as turn,
    (case when e.due = '-infinity' then 0 else extract(epoch from e.due) * 1000 end)::float8 as due,
    coalesce((select octet_length(v.content) from resource_version v
      where v.rid = e.focus_rid and v.type = e.focus_type and v.version = e.focus_version), 0) as bytes,
    exists (select 1 from subscription_event l where l.rid = e.rid and l.focus_rid = e.focus_rid
      and l.focus_version > e.focus_version and l.state = ${STATE.delivered}) as overtaken
  from subscription_event e
  where e.rid = s.rid and e.state = ${STATE.waiting} and e.due < 'infinity'
  order by e.due, e.number limit ${LOOKED_AT}
) e on true order by s.rid, e.turn, e.number::bigint`;

interface LookRow extends EventRow {
  readonly rid: string;
  readonly at: number;
  readonly events: string;
  readonly status: number;
  readonly version: number;
  readonly calls: number;
  readonly last_sent: Date | null;
  readonly failures: number;
  readonly due: number;
  readonly bytes: number;
  readonly overtaken: boolean;
}

/** By rid, all as of one moment; one that is not there any more is left out. */
export async function lookAt(
  session: Session,
  names: Names,
  rids: readonly string[],
): Promise<ReadonlyMap<string, Look>> {
  const looks = new Map<string, Look & { readonly waiting: WaitingEvent[] }>();
  for (const row of await session.query<LookRow>(LOOK, [list(rids)])) {
    const look = looks.get(row.rid) ?? {
      at: row.at,
      events: Number(row.events),
      status: statusOf(row.status),
      version: row.version,
      calls: row.calls,
      lastSent: row.last_sent,
      failures: row.failures,
      waiting: [],
    };
    looks.set(row.rid, look);
    if (row.number === null) continue;
    look.waiting.push({ ...eventIn(row, names), due: row.due, bytes: row.bytes, isOvertaken: row.overtaken });
  }
  return looks;
}

/** The longest due first. */
export const whoseTurnItIs = ({ waiting, at }: Look): WaitingEvent[] => waiting.filter(({ due }) => due <= at);

/** When the next one may be told, in milliseconds; undefined: none waits. */
export const nextTurn = ({ waiting }: Look): number | undefined => waiting[0]?.due;
