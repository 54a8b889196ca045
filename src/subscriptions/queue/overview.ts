// How subscriptions stand, for whoever asks ($status) and for the operator (/metrics).
import type { Session } from '../../store/database.ts';
import { ridOf } from '../../store/rid.ts';
import { STATE, STATUS, type Status, statusOf } from './status.ts';

export interface Standing {
  readonly id: string;
  readonly status: Status;
  readonly events: number;
  readonly problem: string | null;
}

/** Of these that are known to the hub; undefined: of all. */
export async function standingsOf(session: Session, ids: readonly string[] | undefined): Promise<Standing[]> {
  const which = ids === undefined ? '' : 'where rid = any($1::text::uuid[])';
  const rows = await session.query<{ id: string; status: number; events: string; problem: string | null }>(
    `select id, status, events::text, problem from subscription ${which} order by id`,
    ids === undefined ? [] : [`{${ids.map((id) => ridOf('Subscription', id)).join(',')}}`],
  );
  return rows.map(({ id, status, events, problem }) => ({
    id,
    status: statusOf(status),
    events: Number(events),
    problem,
  }));
}

export interface QueueState {
  /** To be told. */
  readonly waiting: number;
  /** Until the subscription, in error or off, is asked for again. */
  readonly held: number;
  readonly dead: number;
  /** Of the oldest that waits. */
  readonly oldestSeconds: number;
  readonly byStatus: Readonly<Record<Status, number>>;
}

export async function queueState(session: Session): Promise<QueueState> {
  const [events] = await session.query<{ waiting: number; held: number; dead: number; oldest: number }>(`
    with e as (
      select e.state, e.occurred, s.status in (${STATUS.error}, ${STATUS.off}) as held
      from subscription_event e join subscription s using (rid) where e.state in (${STATE.waiting}, ${STATE.dead})
    )
    select count(*) filter (where state = ${STATE.waiting} and not held)::int as waiting,
      count(*) filter (where state = ${STATE.waiting} and held)::int as held,
      count(*) filter (where state = ${STATE.dead})::int as dead,
      coalesce(extract(epoch from now() - min(occurred) filter (where state = ${STATE.waiting} and not held)), 0)::float8
        as oldest
    from e`);
  const rows = await session.query<{ status: number; count: number }>(
    'select status, count(*)::int as count from subscription group by status',
  );
  const counts = new Map(rows.map(({ status, count }) => [statusOf(status), count]));
  const names = Object.keys(STATUS) as Status[];
  return {
    waiting: events?.waiting ?? 0,
    held: events?.held ?? 0,
    dead: events?.dead ?? 0,
    oldestSeconds: events?.oldest ?? 0,
    byStatus: Object.fromEntries(names.map((name) => [name, counts.get(name) ?? 0])) as Record<Status, number>,
  };
}
