// What came of turns: which events were taken, which are tried again, and when each subscription is looked at next. Of many
// subscriptions in few statements.
import type { Session } from '../../store/database.ts';
import { list } from './array-literal.ts';
import type { Held } from './claims.ts';
import { lockSubscriptions } from './locks.ts';
import { STATE, STATUS } from './status.ts';
import { bringForward, passOn } from './turns.ts';

/** Of one subscription. Every moment in milliseconds, by the database's clock. */
export interface Result extends Held {
  /** As it was looked at. */
  readonly seen: {
    readonly events: number;
    readonly version: number;
    readonly calls: number;
    readonly failures: number;
  };
  /** When to look again; undefined: when something happens. */
  readonly due: number | undefined;
  /** Numbers. */
  readonly delivered: readonly number[];
  /** Nothing was left to send. */
  readonly passedOver: readonly number[];
  readonly failed: readonly Failed[];
  /** Calls in vain; 0 after one that was not. */
  readonly failures: number;
  /** The endpoint asks to be left alone until then. */
  readonly notBefore: number | undefined;
  /** Nothing is told any more: the Subscription says so, and here it holds at once. */
  readonly isSuspended: boolean;
  /** A call got through. */
  readonly isHeard: boolean;
}

export interface Failed {
  readonly number: number;
  readonly sent: number;
  /** undefined: never again. */
  readonly next: number | undefined;
  readonly problem: string;
}

// What came of a call speaks of the Subscription that was called for: not of one that was asked for anew meanwhile, maybe with
// another endpoint. What the hub itself has written of it changes nothing.
const isStillMeant = (seen: string): string => `(s.version = ${seen}.version or s.status <> ${STATUS.requested})`;

const SETTLE = `
update subscription_event e set state = d.state, settled = now(), problem = null, attempts = e.attempts + d.tried,
  first_attempt = coalesce(e.first_attempt, now())
from unnest($1::text::uuid[], $2::text::bigint[], $3::text::smallint[], $4::text::int[]) d(rid, number, state, tried)
where e.rid = d.rid and e.number = d.number and e.state = ${STATE.waiting}`;

// One before which another has come to wait meanwhile stays behind it; and of what was called for anew since, nothing is put off.
const PUT_OFF = `
update subscription_event e set attempts = e.attempts + 1, first_attempt = coalesce(e.first_attempt, d.sent),
  problem = d.problem, state = case when d.next is null and d.is_current then ${STATE.dead} else ${STATE.waiting} end,
  due = case when e.due = 'infinity' or not d.is_current then e.due else coalesce(d.next, e.due) end,
  settled = case when d.next is null and d.is_current then now() end
from (
  select u.*, ${isStillMeant('u')} as is_current
  from unnest($1::text::uuid[], $2::text::bigint[], $3::text::timestamptz[], string_to_array($4, E'\\x1e'),
    $5::text::timestamptz[], $6::text::int[]) u(rid, number, next, problem, sent, version)
  join subscription s using (rid)
) d
where e.rid = d.rid and e.number = d.number and e.state = ${STATE.waiting}`;

// Where an event has come since, or somebody has written the Subscription or called for it, it is looked at again at once; and
// so it is where another has taken it meanwhile, who knows nothing of what was noted here.
const RELEASE = `
update subscription s set leased = case when s.claims = r.claim then '-infinity' else s.leased end,
  status = case when r.suspended and s.version = r.version then ${STATUS.error} else s.status end,
  due = case
    when r.suspended and s.version = r.version then 'infinity'
    when (s.events, s.version, s.calls, s.claims) = (r.events, r.version, r.calls, r.claim) then greatest(r.due, r.not_before)
    else greatest(least(s.due, now()), s.not_before, case when ${isStillMeant('r')} then r.not_before end) end,
  not_before = case when ${isStillMeant('r')} then greatest(s.not_before, r.not_before) else s.not_before end,
  failures = case when ${isStillMeant('r')} then r.failures else s.failures end,
  last_sent = case when r.heard then now() else s.last_sent end, problem = case when r.heard then null else s.problem end
from unnest($1::text::uuid[], $2::text::bigint[], $3::text::int[], $4::text::timestamptz[], $5::text::boolean[],
  $6::text::int[], $7::text::boolean[], $8::text::int[], $9::text::int[], $10::text::timestamptz[])
  r(rid, events, version, due, heard, calls, suspended, claim, failures, not_before)
where s.rid = r.rid`;

/** So many calls in vain are an outage; fewer may be one event's own fault. */
export const AN_OUTAGE = 3;

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
  const failed = results.flatMap(({ rid, seen, failed: some }) =>
    some.map((each) => ({ rid, version: seen.version, ...each })),
  );
  if (failed.length > 0) {
    await session.query(PUT_OFF, [
      list(failed.map(({ rid }) => rid)),
      list(failed.map(({ number }) => number)),
      list(failed.map(({ next }) => timeOf(next, 'null'))),
      failed.map(({ problem }) => problem).join('\x1e'),
      list(failed.map(({ sent }) => timeOf(sent, 'null'))),
      list(failed.map(({ version }) => version)),
    ]);
  }
  const gone = [...settled, ...failed.filter(({ next }) => next === undefined)];
  await passOn(
    session,
    gone.map(({ rid }) => rid),
    gone.map(({ number }) => number),
  );
  await bringForward(
    session,
    results.filter(({ isHeard, seen }) => isHeard && seen.failures >= AN_OUTAGE).map(({ rid }) => rid),
  );
  await session.query(RELEASE, [
    list(results.map(({ rid }) => rid)),
    list(results.map(({ seen }) => seen.events)),
    list(results.map(({ seen }) => seen.version)),
    list(results.map(({ due }) => timeOf(due, '"infinity"'))),
    list(results.map(({ isHeard }) => isHeard)),
    list(results.map(({ seen }) => seen.calls)),
    list(results.map(({ isSuspended }) => isSuspended)),
    list(results.map((result) => result.claim)),
    list(results.map(({ failures }) => failures)),
    list(results.map(({ notBefore }) => timeOf(notBefore, '"-infinity"'))),
  ]);
}

const timeOf = (instant: number | undefined, none: string): string =>
  instant === undefined ? none : `"${new Date(Math.min(instant, LAST)).toISOString()}"`;

// The database cannot read a year as JavaScript writes it beyond 9999.
const LAST = Date.parse('9999-12-31T00:00:00Z');
