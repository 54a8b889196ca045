// From an event to the subscriptions that may want it, and to their queues: numbered in the transaction in which the reader
// of the feed moves on, so that the numbers of a subscription have no gaps and no event is told under two.
import type { Session } from '../../store/database.ts';
import { digest64 } from '../../store/digest.ts';
import type { Names } from '../../store/names.ts';
import { ridOf } from '../../store/rid.ts';
import { lockSubscriptions } from './settle.ts';
import { STATUS } from './status.ts';

/** Which may want it, as the keys tell. */
export interface Candidate {
  readonly rid: string;
  readonly id: string;
  readonly version: number;
}

// In error, or asked for again and not active yet, it is told nothing; but its events are counted and kept until it is.
const LISTENING = `s.was_active and s.status <> ${STATUS.off}`;

const CANDIDATES = `
select k.key::text, s.rid::text, s.id, s.version
from subscription_key k join subscription s using (rid)
where k.key = any($1::text::bigint[]) and ${LISTENING}`;

/** By key. */
export async function candidatesFor(
  session: Session,
  keys: Iterable<string>,
): Promise<ReadonlyMap<string, readonly Candidate[]>> {
  const byDigest = new Map([...new Set(keys)].map((key) => [digest64(key), key]));
  if (byDigest.size === 0) return new Map();
  const rows = await session.query<{ key: string; rid: string; id: string; version: number }>(CANDIDATES, [
    `{${[...byDigest.keys()].join(',')}}`,
  ]);
  const found = new Map<string, Candidate[]>();
  for (const { key, ...candidate } of rows) {
    const name = byDigest.get(key)!;
    const there = found.get(name);
    if (there === undefined) found.set(name, [candidate]);
    else there.push(candidate);
  }
  return found;
}

export interface NewEvent {
  /** Of the subscription. */
  readonly rid: string;
  readonly focus: { readonly type: string; readonly id: string; readonly version: number };
  readonly occurred: Date;
}

const COUNT = `
update subscription s set events = s.events + n.count,
  due = case when s.status = ${STATUS.active} then least(s.due, now()) else s.due end
from (select rid, count(*) as count from unnest($1::text::uuid[]) e(rid) group by rid) n
where s.rid = n.rid`;
const INSERT = `
insert into subscription_event (rid, number, focus_rid, focus_type, focus_id, focus_version, occurred)
select e.rid, s.events - e.after, e.focus_rid, e.focus_type, e.focus_id, e.focus_version, e.occurred
from unnest($1::text::uuid[], $2::text::bigint[], $3::text::uuid[], $4::text::smallint[], string_to_array($5, ' '),
  $6::text::int[], $7::text::timestamptz[]) e(rid, after, focus_rid, focus_type, focus_id, focus_version, occurred)
join subscription s using (rid)`;

/** In this order. */
export async function enqueue(session: Session, names: Names, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return;
  const rids = list(events.map(({ rid }) => rid));
  await lockSubscriptions(session, [...new Set(events.map(({ rid }) => rid))]);
  await session.query(COUNT, [rids]);
  const after = new Map<string, number>();
  // Counted from the last one back.
  const back = events.map(() => 0);
  for (let i = events.length - 1; i >= 0; i -= 1) {
    const { rid } = events[i]!;
    back[i] = after.get(rid) ?? 0;
    after.set(rid, back[i]! + 1);
  }
  await session.query(INSERT, [
    rids,
    list(back),
    list(events.map(({ focus }) => ridOf(focus.type, focus.id))),
    list(events.map(({ focus }) => names.typeNumber(focus.type))),
    events.map(({ focus }) => focus.id).join(' '),
    list(events.map(({ focus }) => focus.version)),
    list(events.map(({ occurred }) => `"${occurred.toISOString()}"`)),
  ]);
}

const list = (members: readonly (string | number)[]): string => `{${members.join(',')}}`;
