// What came of a turn: which events were taken, which are tried again, and when the subscription is looked at next. Of many
// subscriptions in few statements.
import type { Session } from '../../store/database.ts';
import { STATE, STATUS } from './status.ts';

/** Of one subscription. */
export interface Result {
  readonly rid: string;
  /** As it was looked at. */
  readonly seen: { readonly events: number; readonly version: number; readonly calls: number };
  /** When to look again, in milliseconds; undefined: when something happens. */
  readonly due: number | undefined;
  /** Numbers. */
  readonly delivered: readonly number[];
  /** Nothing was left to send. */
  readonly passedOver: readonly number[];
  readonly failed: Failed | undefined;
  /** Nothing is told any more: the Subscription says so, and here it holds at once. */
  readonly isSuspended?: boolean;
  /** A sign of life went out. */
  readonly hasBeaten?: boolean;
}

interface Failed {
  readonly numbers: readonly number[];
  /** When they were sent. */
  readonly sent: Date;
  /** In milliseconds; undefined: never again. */
  readonly next: number | undefined;
  readonly problem: string;
}

// Everybody who writes several of these rows locks them in this order first, so that no two wait for each other.
export const lockSubscriptions = async (session: Session, rids: readonly string[]): Promise<void> => {
  await session.query('select 1 from subscription where rid = any($1::text::uuid[]) order by rid for update', [
    list(rids),
  ]);
};

const SETTLE = `
update subscription_event e set state = d.state, settled = now(), problem = null, attempts = e.attempts + d.tried,
  first_attempt = coalesce(e.first_attempt, now())
from unnest($1::text::uuid[], $2::text::bigint[], $3::text::smallint[], $4::text::int[]) d(rid, number, state, tried)
where e.rid = d.rid and e.number = d.number and e.state = ${STATE.waiting}`;

const PUT_OFF = `
update subscription_event e set attempts = e.attempts + 1, first_attempt = coalesce(e.first_attempt, d.sent),
  problem = d.problem, state = case when d.next is null then ${STATE.dead} else ${STATE.waiting} end,
  due = coalesce(d.next, e.due), settled = case when d.next is null then now() end
from unnest($1::text::uuid[], $2::text::bigint[], $3::text::timestamptz[], string_to_array($4, E'\\x1e'),
  $5::text::timestamptz[]) d(rid, number, next, problem, sent)
where e.rid = d.rid and e.number = d.number and e.state = ${STATE.waiting}`;

// Where an event has come since, or somebody has written the Subscription or called for it, it is looked at again at once.
const RELEASE = `
update subscription s set leased = '-infinity',
  status = case when r.suspended and s.version = r.version then ${STATUS.error} else s.status end,
  due = case when r.suspended and s.version = r.version then 'infinity' when (s.events, s.version, s.calls) = (r.events, r.version, r.calls) then r.due else least(s.due, now()) end,
  last_sent = case when r.sent then now() else s.last_sent end, problem = case when r.sent then null else s.problem end
from unnest($1::text::uuid[], $2::text::bigint[], $3::text::int[], $4::text::timestamptz[], $5::text::boolean[],
  $6::text::int[], $7::text::boolean[]) r(rid, events, version, due, sent, calls, suspended)
where s.rid = r.rid`;

export async function settleAll(session: Session, results: readonly Result[]): Promise<void> {
  await lockSubscriptions(
    session,
    results.map(({ rid }) => rid),
  );
  const settled = results.flatMap(({ rid, delivered, passedOver }) => [
    ...delivered.map((number) => ({ rid, number, state: STATE.delivered, tried: 1 })),
    ...passedOver.map((number) => ({ rid, number, state: STATE['passed-over'], tried: 0 })),
  ]);
  if (settled.length > 0) {
    await session.query(SETTLE, [
      list(settled.map(({ rid }) => rid)),
      list(settled.map(({ number }) => number)),
      list(settled.map(({ state }) => state)),
      list(settled.map(({ tried }) => tried)),
    ]);
  }
  const failed = results.flatMap(({ rid, failed: some }) =>
    (some?.numbers ?? []).map((number) => ({
      rid,
      number,
      next: some!.next,
      problem: some!.problem,
      sent: some!.sent,
    })),
  );
  if (failed.length > 0) {
    await session.query(PUT_OFF, [
      list(failed.map(({ rid }) => rid)),
      list(failed.map(({ number }) => number)),
      list(failed.map(({ next }) => timeOf(next, 'null'))),
      failed.map(({ problem }) => problem).join('\x1e'),
      list(failed.map(({ sent }) => timeOf(sent.getTime(), 'null'))),
    ]);
  }
  await session.query(RELEASE, [
    list(results.map(({ rid }) => rid)),
    list(results.map(({ seen }) => seen.events)),
    list(results.map(({ seen }) => seen.version)),
    list(results.map(({ due }) => timeOf(due, '"infinity"'))),
    list(results.map(({ delivered, hasBeaten = false }) => delivered.length > 0 || hasBeaten)),
    list(results.map(({ seen }) => seen.calls)),
    list(results.map(({ isSuspended = false }) => isSuspended)),
  ]);
}

const list = (members: readonly (string | number | boolean)[]): string => `{${members.join(',')}}`;

const timeOf = (instant: number | undefined, none: string): string =>
  instant === undefined ? none : `"${new Date(Math.min(instant, LAST)).toISOString()}"`;

// The database cannot read a year as JavaScript writes it beyond 9999.
const LAST = Date.parse('9999-12-31T00:00:00Z');
