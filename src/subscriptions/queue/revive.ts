// What is dead is tried again, when somebody asks for it.
import type { Session } from '../../store/database.ts';
import { ridOf } from '../../store/rid.ts';
import { lockSubscriptions } from './locks.ts';
import { CRITERIA } from './registry.ts';
import { STATE, STATUS } from './status.ts';
import { passOn } from './turns.ts';

// Plain R4 puts the record itself where the receiver keeps it: over a later one it is not put again.
const REVIVE = `
update subscription_event e set state = ${STATE.waiting}, attempts = 0, first_attempt = null, due = 'infinity',
  settled = null
from subscription s
where e.rid = $1::text::uuid and s.rid = e.rid and e.state = ${STATE.dead}
  and e.number between $2::text::bigint and $3::text::bigint
  and not (s.about = '${CRITERIA}' and exists (select 1 from subscription_event l where l.rid = e.rid
    and l.focus_rid = e.focus_rid and l.focus_version > e.focus_version and l.state = ${STATE.delivered}))
returning e.number::text`;

const CALL = `
update subscription set calls = calls + 1, due = least(due, greatest(now(), not_before))
where rid = $1::text::uuid and status in (${STATUS.requested}, ${STATUS.active})`;

/** Both ends included; how many wait again. In one transaction. */
export async function revive(tx: Session, id: string, [since, until]: readonly [number, number]): Promise<number> {
  const rid = ridOf('Subscription', id);
  await lockSubscriptions(tx, [rid]);
  const rows = await tx.query<{ number: string }>(REVIVE, [rid, String(since), String(until)]);
  await passOn(
    tx,
    rows.map(() => rid),
    rows.map(({ number }) => Number(number)),
  );
  if (rows.length > 0) await tx.query(CALL, [rid]);
  return rows.length;
}
