// Which subscriptions there are, and by which keys an event finds them. Kept up by the reader of the feed, at the place in the
// feed where the Subscription was written: what was stored before it is none of its events.
import type { Session } from '../../store/database.ts';
import { digest64 } from '../../store/digest.ts';
import type { Names } from '../../store/names.ts';
import { ridOf } from '../../store/rid.ts';
import { STATE, STATUS, type Status } from './status.ts';

export const CRITERIA = 'criteria';
export const UNREADABLE = '';

export interface Registration {
  readonly id: string;
  /** Of the Subscription. */
  readonly version: number;
  readonly status: Status;
  /** A topic's code, or `criteria`; or it cannot be told. */
  readonly about: string;
  readonly focusType: string;
  readonly origin: string;
  readonly keys: readonly string[];
  readonly problem: string | undefined;
}

// What was in hand goes on; what was asked for anew, or set going again, is due at once.
const REGISTER = `
with before as (select about, focus_type from subscription where rid = $1::text::uuid)
insert into subscription (rid, id, version, status, about, focus_type, origin, due, problem, was_active, claims)
values ($1::text::uuid, $2::text, $3::int, $4::smallint, $5::text, $6::smallint, $7::text,
  case when $4::smallint in (${STATUS.requested}, ${STATUS.active}) then now() else 'infinity' end, $8::text, $4::smallint in (${STATUS.active}, ${STATUS.error}),
  -- Made anew under its id, it is not taken for the former one by whoever has that in hand.
  (random() * 1000000000)::int)
on conflict (rid) do update set version = excluded.version, status = excluded.status,
  about = case when excluded.about = '${UNREADABLE}' then subscription.about else excluded.about end,
  focus_type = case when excluded.about = '${UNREADABLE}' then subscription.focus_type else excluded.focus_type end,
  was_active = subscription.was_active or excluded.was_active, origin = excluded.origin, due = excluded.due, problem = excluded.problem,
  handshakes = case when excluded.status = ${STATUS.requested} then 0 else subscription.handshakes end,
  failures = case when excluded.status = ${STATUS.requested} then 0 else subscription.failures end,
  not_before = case when excluded.status = ${STATUS.requested} then '-infinity' else subscription.not_before end
where subscription.version <= excluded.version
returning exists (
  select 1 from before where (before.about, before.focus_type) <> (subscription.about, subscription.focus_type)
) as turned`;

// The notification would name the new topic for what happened under the old one, and what was refused would be resent so. With
// other filters, or other criteria for the same type, it is told: it was asked for when it happened.
const PASS_OVER = `
update subscription_event set state = ${STATE['passed-over']}, settled = now(),
  problem = 'Something else was asked for before this was told. / 送る前に、別の内容の購読に変わりました。'
where rid = $1::text::uuid and state in (${STATE.waiting}, ${STATE.dead})`;

// Whoever asks again has set right what was wrong: what waits is told at once, and has its time before it.
const AGAIN = `
update subscription_event set due = least(due, now()), attempts = 0, first_attempt = null
where rid = $1::text::uuid and state = ${STATE.waiting} and due < 'infinity'`;

export async function register(session: Session, names: Names, each: Registration): Promise<void> {
  const rid = ridOf('Subscription', each.id);
  const { id, version, status, about, focusType, origin, problem } = each;
  // Versions may be told out of their order.
  const [registered] = await session.query<{ turned: boolean }>(REGISTER, [
    rid,
    id,
    version,
    STATUS[status],
    about,
    names.typeNumber(focusType),
    origin,
    problem ?? null,
  ]);
  if (registered === undefined) return;
  if (registered.turned) await session.query(PASS_OVER, [rid]);
  if (status === 'requested') await session.query(AGAIN, [rid]);
  await session.query('delete from subscription_key where rid = $1::text::uuid', [rid]);
  if (status === 'off') return;
  await session.query(
    `insert into subscription_key (key, rid) select distinct key, $2::text::uuid from unnest($1::text::bigint[]) key`,
    [`{${each.keys.map(digest64).join(',')}}`, rid],
  );
}

/** A handshake was in vain. */
export async function countHandshake(session: Session, rid: string, version: number, problem: string): Promise<void> {
  await session.query(
    'update subscription set handshakes = handshakes + 1, problem = $2::text where rid = $1::text::uuid and version = $3::int',
    [rid, problem, version],
  );
}

/** With all that was to be told, unless it was written again since that version. */
export async function forget(session: Session, id: string, version = LAST): Promise<void> {
  const rid = ridOf('Subscription', id);
  const gone = await session.query(
    'delete from subscription where rid = $1::text::uuid and version <= $2::int returning 1',
    [rid, version],
  );
  if (gone.length === 0) return;
  for (const table of ['subscription_key', 'subscription_event'])
    await session.query(`delete from ${table} where rid = $1::text::uuid`, [rid]);
}

const LAST = 2_147_483_647;

export interface InUse {
  /** Codes of topics. */
  readonly topics: ReadonlySet<string>;
  /** Of which plain criteria are. */
  readonly types: ReadonlySet<string>;
}

// From one value to the next through the index: as many steps as there are values, whatever the number of subscriptions.
const IN_USE = `
with recursive step as (
  (select about, focus_type from subscription order by about, focus_type limit 1)
  union all
  select n.about, n.focus_type from step cross join lateral (
    select s.about, s.focus_type from subscription s where (s.about, s.focus_type) > (step.about, step.focus_type)
    order by s.about, s.focus_type limit 1
  ) n
) select about, focus_type from step`;

/** What anybody asks for. */
export async function inUse(session: Session, names: Names): Promise<InUse> {
  const rows = await session.query<{ about: string; focus_type: number }>(IN_USE);
  return {
    topics: new Set(rows.map(({ about }) => about).filter((about) => about !== CRITERIA && about !== UNREADABLE)),
    types: new Set(rows.filter(({ about }) => about === CRITERIA).map((row) => names.typeName(row.focus_type))),
  };
}
