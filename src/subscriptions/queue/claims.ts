// Who sends: a process takes subscriptions that are due for a few seconds, renews them while it is at work, and gives them
// back. What a process that was killed had in hand is taken by another as soon as the time has run out.
import type { Session } from '../../store/database.ts';
import { list } from './array-literal.ts';
import { type Status, statusOf } from './status.ts';

const LEASE_SECONDS = 20;
const PUT_OFF_SECONDS = 60;
/** So often it is renewed. */
export const RENEW_MS = 6_000;

/** A subscription in hand: by the number of the claim it is known whether it still is. */
export interface Held {
  readonly rid: string;
  readonly claim: number;
}

export interface Claim extends Held {
  readonly id: string;
  readonly version: number;
  readonly status: Status;
  /** Counted so far; told or not. */
  readonly events: number;
  readonly calls: number;
  readonly handshakes: number;
  readonly lastSent: Date | null;
}

// Looked for without a lock: as a rule there is nothing.
const ANYTHING = `
select 1 from subscription where due <= now() and leased < now() and origin <> all(string_to_array($1, ' ')) limit 1`;
const CLAIM = `
update subscription s set leased = now() + interval '${LEASE_SECONDS} seconds', claims = s.claims + 1
from (
  select rid from subscription where due <= now() and leased < now() and origin <> all(string_to_array($1, ' '))
  order by due limit $2 for update skip locked
) c where s.rid = c.rid
returning s.rid::text, s.claims as claim, s.id, s.version, s.status, s.events::text, s.calls, s.handshakes,
  s.last_sent as "lastSent"`;

/** The longest due first; of busy endpoints none. */
export async function claim(session: Session, busy: readonly string[], most: number): Promise<Claim[]> {
  const without = busy.join(' ');
  if ((await session.query(ANYTHING, [without])).length === 0) return [];
  const rows = await session.query<Omit<Claim, 'status' | 'events'> & { status: number; events: string }>(CLAIM, [
    without,
    most,
  ]);
  return rows.map((row) => ({ ...row, status: statusOf(row.status), events: Number(row.events) }));
}

/** To be taken again at once. */
export const giveBack = (session: Session, held: readonly Held[]): Promise<void> => lease(session, held, `'-infinity'`);

/** What cannot be served is left alone for a while, by all. */
export const putOff = (session: Session, held: readonly Held[]): Promise<void> =>
  lease(session, held, `now() + interval '${PUT_OFF_SECONDS} seconds'`);

/** What was given back, or taken by another, stays so. */
export const renew = (session: Session, held: readonly Held[]): Promise<void> =>
  lease(session, held, `now() + interval '${LEASE_SECONDS} seconds'`);

/** In one order, so that no two wait for each other. */
async function lease(session: Session, held: readonly Held[], until: string): Promise<void> {
  if (held.length === 0) return;
  await session.query(
    `update subscription s set leased = ${until} from (
       select s.rid from subscription s join unnest($1::text::uuid[], $2::text::int[]) h(rid, claim) using (rid)
       where s.claims = h.claim and s.leased > '-infinity' order by s.rid for update of s
     ) c where s.rid = c.rid`,
    [list(held.map(({ rid }) => rid)), list(held.map((each) => each.claim))],
  );
}
