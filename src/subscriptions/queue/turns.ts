// Whose turn it is of what waits for a subscription: of each subject the first one's. Whoever takes an event away from the
// front, or puts one there, says here whose turn it is now. The subscription is locked before.
import type { Session } from '../../store/database.ts';
import { list } from './array-literal.ts';
import { STATE } from './status.ts';

// Of the subjects of these events: the first that waits is due at once where it stood behind another, and none behind it.
const PASS_ON = `
with subject as (
  select distinct e.rid, e.focus_rid from unnest($1::text::uuid[], $2::text::bigint[]) g(rid, number)
  join subscription_event e using (rid, number)
), first as (
  select s.rid, s.focus_rid, n.number from subject s cross join lateral (
    select number from subscription_event n
    where n.rid = s.rid and n.focus_rid = s.focus_rid and n.state = ${STATE.waiting} order by number limit 1
  ) n
)
update subscription_event e set due = case when e.number > f.number then 'infinity' else now() end from first f
where e.rid = f.rid and e.focus_rid = f.focus_rid and e.state = ${STATE.waiting}
  and (e.number = f.number) = (e.due = 'infinity')`;

/** After these were settled, or wait again. */
export async function passOn(session: Session, rids: readonly string[], numbers: readonly number[]): Promise<void> {
  if (rids.length > 0) await session.query(PASS_ON, [list(rids), list(numbers)]);
}

const BRING_FORWARD = `
update subscription_event e set due = now() from unnest($1::text::uuid[]) r(rid)
where e.rid = r.rid and e.state = ${STATE.waiting} and e.due > now() and e.due < 'infinity'`;

/** The outage for which they were put off is over. */
export async function bringForward(session: Session, rids: readonly string[]): Promise<void> {
  if (rids.length > 0) await session.query(BRING_FORWARD, [list(rids)]);
}
