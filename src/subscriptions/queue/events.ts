// What a subscription was told, or is to be told, by the numbers of its events.
import type { Session } from '../../store/database.ts';
import type { Names } from '../../store/names.ts';
import { ridOf } from '../../store/rid.ts';
import { COLUMNS, type EventRow, eventIn, type QueuedEvent } from './queued-event.ts';

const BETWEEN = `
select ${COLUMNS} from subscription_event e
where e.rid = $1::text::uuid and e.number between $2::text::bigint and $3::text::bigint order by e.number limit $4`;

/** Both ends included. */
export async function eventsBetween(
  session: Session,
  names: Names,
  id: string,
  [since, until]: readonly [number, number],
  most: number,
): Promise<QueuedEvent[]> {
  const rid = ridOf('Subscription', id);
  const rows = await session.query<EventRow>(BETWEEN, [rid, String(since), String(until), most]);
  return rows.map((row) => eventIn(row, names));
}
