// What was told long ago is not kept for ever. It is removed by whoever reads the feed: that is one process at a time, and
// nothing new comes but through it.
import type { Session } from '../../store/database.ts';
import { ridOf } from '../../store/rid.ts';
import { STATE } from './status.ts';

/** So long `$events` tells what was taken, or passed over. */
export const TOLD_DAYS = 30;
/** So long somebody may have what was refused sent again. */
export const DEAD_DAYS = 90;

/** Of so many subscriptions at a time. */
const SUBSCRIPTIONS = 200;
/** So many of the first of each are looked at. */
const LOOKED_AT = 100;
const EVERY_MS = 10_000;
const FIRST = '00000000-0000-0000-0000-000000000000';

const REMOVE = `
with here as (
  select rid from subscription where rid > $1::text::uuid order by rid limit ${SUBSCRIPTIONS}
), gone as (
  delete from subscription_event e using (
    select o.rid, o.number from here cross join lateral (
      select rid, number, state, settled from subscription_event where rid = here.rid order by number limit ${LOOKED_AT}
    ) o
    where (o.state in (${STATE.delivered}, ${STATE['passed-over']}) and o.settled < now() - interval '${TOLD_DAYS} days')
      or (o.state = ${STATE.dead} and o.settled < now() - interval '${DEAD_DAYS} days')
  ) old where e.rid = old.rid and e.number = old.number and e.state <> ${STATE.waiting}
) select rid::text from here order by here.rid desc limit 1`;

/** After which subscription to go on; undefined: it was the last. */
export async function removeOld(session: Session, after: string | undefined): Promise<string | undefined> {
  const [last] = await session.query<{ rid: string }>(REMOVE, [after ?? FIRST]);
  return last?.rid;
}

export class OldEvents {
  #after: string | undefined;
  #next = performance.now() + EVERY_MS;

  /** A little, from time to time: the transaction of the feed is not to take long. */
  async removeSome(session: Session): Promise<void> {
    if (performance.now() < this.#next) return;
    this.#after = await removeOld(session, this.#after);
    this.#next = performance.now() + EVERY_MS;
  }
}

/** The number of the first event within the range that is still kept. */
export async function firstKept(
  session: Session,
  id: string,
  [since, until]: readonly [number, number],
): Promise<number | undefined> {
  const [first] = await session.query<{ number: string }>(
    `select e.number::text from subscription_event e
     where e.rid = $1::text::uuid and e.number between $2::text::bigint and $3::text::bigint order by e.number limit 1`,
    [ridOf('Subscription', id), String(since), String(until)],
  );
  return first && Number(first.number);
}
