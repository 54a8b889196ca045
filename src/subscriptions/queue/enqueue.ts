// From an event to the subscriptions that may want it, and to their queues: numbered in the transaction in which the reader
// of the feed moves on, so that the numbers of a subscription have no gaps and no event is told under two.
import type { Session } from '../../store/database.ts';
import { digest64 } from '../../store/digest.ts';
import type { Names } from '../../store/names.ts';
import { ridOf } from '../../store/rid.ts';
import { list } from './array-literal.ts';
import { lockSubscriptions } from './locks.ts';
import { STATE, STATUS } from './status.ts';

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
  /** With that version it came to be, or came back. */
  readonly created?: boolean;
}

const COUNT = `
update subscription s set events = s.events + n.count,
  due = case when s.status = ${STATUS.active} then least(s.due, greatest(now(), s.not_before)) else s.due end
from unnest($1::text::uuid[], $2::text::bigint[]) n(rid, count)
where s.rid = n.rid`;
// Behind another of the same subject it waits until it is passed the turn (turns.ts).
const INSERT = `
insert into subscription_event (rid, number, focus_rid, focus_type, focus_id, focus_version, occurred, created, due)
select e.rid, s.events - e.after, e.focus_rid, e.focus_type, e.focus_id, e.focus_version, e.occurred, e.created,
  case when row_number() over (partition by e.rid, e.focus_rid order by e.after desc) > 1
    or exists (select 1 from subscription_event w
      where w.rid = e.rid and w.focus_rid = e.focus_rid and w.state = ${STATE.waiting})
  then 'infinity' else now() end
from unnest($1::text::uuid[], $2::text::bigint[], $3::text::uuid[], $4::text::smallint[], string_to_array($5, ' '),
  $6::text::int[], $7::text::timestamptz[], $8::text::boolean[])
  e(rid, after, focus_rid, focus_type, focus_id, focus_version, occurred, created)
join subscription s using (rid)`;

/** So many rows go into one statement: a stretch of the feed may concern millions, and their text is never there as a whole. */
const SLICE = 5_000;

/** In this order. `events` is gone through more than once: they need not all be there at the same time. */
export async function enqueue(session: Session, names: Names, events: Iterable<NewEvent>): Promise<void> {
  const after = countedByRid(events);
  if (after.size === 0) return;
  await lockSubscriptions(session, [...after.keys()]);
  for (const counts of slicesOf(after)) {
    await session.query(COUNT, [list(counts.map(([rid]) => rid)), list(counts.map(([, count]) => count))]);
  }
  for (const slice of slicesOf(events)) {
    // Counted from the last one back.
    const back = slice.map(({ rid }) => {
      const left = after.get(rid)! - 1;
      after.set(rid, left);
      return left;
    });
    await session.query(INSERT, [
      list(slice.map(({ rid }) => rid)),
      list(back),
      list(slice.map(({ focus }) => ridOf(focus.type, focus.id))),
      list(slice.map(({ focus }) => names.typeNumber(focus.type))),
      slice.map(({ focus }) => focus.id).join(' '),
      list(slice.map(({ focus }) => focus.version)),
      list(slice.map(({ occurred }) => `"${occurred.toISOString()}"`)),
      list(slice.map(({ created = false }) => created)),
    ]);
  }
}

function countedByRid(events: Iterable<NewEvent>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { rid } of events) counts.set(rid, (counts.get(rid) ?? 0) + 1);
  return counts;
}

function* slicesOf<T>(all: Iterable<T>): Generator<T[]> {
  let slice: T[] = [];
  for (const each of all) {
    slice.push(each);
    if (slice.length < SLICE) continue;
    yield slice;
    slice = [];
  }
  if (slice.length > 0) yield slice;
}
