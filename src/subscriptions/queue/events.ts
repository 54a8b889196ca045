// The events of a subscription: which is to be told next, what came of telling it, and what was told before.
import type { Row, Session } from '../../store/database.ts';
import type { Names } from '../../store/names.ts';
import { ridOf } from '../../store/rid.ts';
import { STATE, STATUS, type State, type Status, stateOf, statusOf } from './status.ts';

export interface QueuedEvent {
  readonly number: number;
  readonly focus: { readonly type: string; readonly id: string; readonly version: number };
  readonly occurred: Date;
  readonly attempts: number;
  readonly firstAttempt: Date | null;
  readonly due: number;
  readonly state: State;
  readonly problem: string | null;
}

interface EventRow extends Row {
  readonly number: string;
  readonly focus_type: number;
  readonly focus_id: string;
  readonly focus_version: number;
  readonly occurred: Date;
  readonly attempts: number;
  readonly first_attempt: Date | null;
  readonly due: string;
  readonly state: number;
  readonly problem: string | null;
}

// `number` comes as text: to sort by it means the column of the table.
const COLUMNS = `number::text, focus_type, focus_id, focus_version, occurred, attempts, first_attempt,
  (case when due = '-infinity' then 0 else extract(epoch from due) * 1000 end)::float8::text as due, state as state, problem as problem`;

/** So many are looked at to find those whose turn it is. */
const LOOKED_AT = 200;

export interface Look {
  /** Counted so far. */
  readonly events: number;
  readonly status: Status;
  /** Of the Subscription. */
  readonly version: number;
  /** Beside its events. */
  readonly calls: number;
  readonly lastSent: Date | null;
  /** The first that wait, by number. */
  readonly waiting: readonly QueuedEvent[];
}

/** By rid, all as of one moment; one that is not there any more is left out. */
export async function lookAt(
  session: Session,
  names: Names,
  rids: readonly string[],
): Promise<ReadonlyMap<string, Look>> {
  const rows = await session.query<EventRow & LookRow>(
    `select s.rid::text, s.events::text, s.status, s.version, s.calls, s.last_sent, e.*
     from unnest($1::text::uuid[]) k(rid) join subscription s using (rid) left join lateral (
       select ${COLUMNS} from subscription_event
       where rid = s.rid and state = ${STATE.waiting} order by subscription_event.number limit ${LOOKED_AT}
     ) e on true order by s.rid, e.number::bigint`,
    [`{${rids.join(',')}}`],
  );
  const looks = new Map<string, Look & { readonly waiting: QueuedEvent[] }>();
  for (const row of rows) {
    const look = looks.get(row.rid) ?? {
      events: Number(row.events),
      status: statusOf(row.status),
      version: row.version,
      calls: row.calls,
      lastSent: row.last_sent,
      waiting: [],
    };
    looks.set(row.rid, look);
    if (row.number !== null) look.waiting.push(eventIn(row, names));
  }
  return looks;
}

interface LookRow {
  readonly rid: string;
  readonly events: string;
  readonly status: number;
  readonly version: number;
  readonly calls: number;
  readonly last_sent: Date | null;
}

/** By number, both ends included. */
export const eventsBetween = (
  session: Session,
  names: Names,
  id: string,
  [since, until]: readonly [number, number],
  most: number,
): Promise<QueuedEvent[]> =>
  read(
    session,
    names,
    'rid = $1::text::uuid and number between $2::text::bigint and $3::text::bigint order by subscription_event.number limit $4',
    [ridOf('Subscription', id), String(since), String(until), most],
  );

async function read(
  session: Session,
  names: Names,
  which: string,
  params: readonly (string | number)[],
): Promise<QueuedEvent[]> {
  const rows = await session.query<EventRow>(`select ${COLUMNS} from subscription_event where ${which}`, params);
  return rows.map((row) => eventIn(row, names));
}

const eventIn = (row: EventRow, names: Names): QueuedEvent => ({
  number: Number(row.number),
  focus: { type: names.typeName(row.focus_type), id: row.focus_id, version: row.focus_version },
  occurred: row.occurred,
  attempts: row.attempts,
  firstAttempt: row.first_attempt,
  due: Number(row.due),
  state: stateOf(row.state),
  problem: row.problem,
});

/** Each subject in its order: of several that wait the first alone, and none before its time. */
export const whoseTurnItIs = (waiting: readonly QueuedEvent[], now: number): QueuedEvent[] =>
  firsts(waiting).filter(({ due }) => due <= now);

/** When the next one may be told, in milliseconds; undefined: none waits. */
export const nextTurn = (waiting: readonly QueuedEvent[]): number | undefined =>
  waiting.length === 0 ? undefined : Math.min(...firsts(waiting).map(({ due }) => due));

function firsts(waiting: readonly QueuedEvent[]): QueuedEvent[] {
  const subjects = new Set<string>();
  return waiting.filter(({ focus }) => {
    const subject = `${focus.type}/${focus.id}`;
    const isFirst = !subjects.has(subject);
    subjects.add(subject);
    return isFirst;
  });
}

/** Dead ones wait again; how many. */
export async function revive(session: Session, id: string, [since, until]: readonly [number, number]): Promise<number> {
  const rows = await session.query<{ count: number }>(
    `with e as (
       update subscription_event set state = ${STATE.waiting}, attempts = 0, first_attempt = null, due = '-infinity',
         settled = null
       where rid = $1::text::uuid and state = ${STATE.dead} and number between $2::text::bigint and $3::text::bigint
       returning 1
     ), s as (
       update subscription set calls = calls + 1, due = least(due, now())
       where rid = $1::text::uuid and status in (${STATUS.requested}, ${STATUS.active})
     ) select count(*)::int as count from e`,
    [ridOf('Subscription', id), String(since), String(until)],
  );
  return rows[0]?.count ?? 0;
}
