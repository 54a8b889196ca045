// Who sends: a process takes subscriptions that are due for a few seconds, renews them while it is at work, and gives them
// back. What a process that was killed had in hand is taken by another as soon as the time has run out.
import type { Session } from '../../store/database.ts';
import { type Status, statusOf } from './status.ts';

const LEASE_SECONDS = 20;
/** So often it is renewed. */
export const RENEW_MS = 6_000;

export interface Claim {
  readonly rid: string;
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
update subscription s set leased = now() + interval '${LEASE_SECONDS} seconds'
from (
  select rid from subscription where due <= now() and leased < now() and origin <> all(string_to_array($1, ' '))
  order by due limit $2 for update skip locked
) c where s.rid = c.rid
returning s.rid::text, s.id, s.version, s.status, s.events::text, s.calls, s.handshakes, s.last_sent as "lastSent"`;

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
export const giveBack = (session: Session, rids: readonly string[]): Promise<void> =>
  lease(session, rids, `'-infinity'`);

/** What was given back a moment ago stays given back. */
export const renew = (session: Session, rids: readonly string[]): Promise<void> =>
  lease(session, rids, `now() + interval '${LEASE_SECONDS} seconds'`);

/** Whoever writes one of them just now is about to give it back. In one order, so that no two wait for each other. */
async function lease(session: Session, rids: readonly string[], until: string): Promise<void> {
  if (rids.length === 0) return;
  await session.query(
    `update subscription s set leased = ${until} from (
       select rid from subscription where rid = any($1::text::uuid[]) and leased > now() order by rid for update skip locked
     ) c where s.rid = c.rid`,
    [`{${rids.join(',')}}`],
  );
}
