// Alarms: "look at this resource again at …". One for each resource; set and read within a reader's transaction, so that an
// alarm is taken exactly when what it caused is stored.
import type { Session } from './database.ts';
import type { Names } from './names.ts';
import { ridOf } from './rid.ts';

export interface Alarm {
  readonly type: string;
  readonly id: string;
  /** Milliseconds; undefined: none any more. */
  readonly due: number | undefined;
}

export type Due = Pick<Alarm, 'type' | 'id'>;

const SET = `
insert into alarm (rid, type, due)
select * from unnest($1::text::uuid[], $2::text::smallint[], $3::text::timestamptz[])
on conflict (rid, type) do update set due = excluded.due where alarm.due <> excluded.due`;
/** For what has one already, the earlier of the two holds. */
const SET_EARLIER = `
insert into alarm (rid, type, due)
select * from unnest($1::text::uuid[], $2::text::smallint[], $3::text::timestamptz[])
on conflict (rid, type) do update set due = excluded.due where alarm.due > excluded.due`;
const REMOVE = `
delete from alarm using unnest($1::text::uuid[], $2::text::smallint[]) as gone(rid, type)
where alarm.rid = gone.rid and alarm.type = gone.type`;
const DUE = `
select a.type, r.id from alarm a join resource r using (rid, type)
where a.due <= $2 and a.type = any ($1::text::smallint[]) order by a.due limit $3`;

export class Alarms {
  readonly #session: Session;
  readonly #names: Names;

  constructor(session: Session, names: Names) {
    this.#session = session;
    this.#names = names;
  }

  async set(alarms: readonly Alarm[]): Promise<void> {
    const kept = alarms.filter(({ due }) => due !== undefined);
    const gone = alarms.filter(({ due }) => due === undefined);
    if (kept.length > 0) await this.#session.query(SET, [...this.#keys(kept), timesOf(kept)]);
    if (gone.length > 0) await this.#session.query(REMOVE, this.#keys(gone));
  }

  async setEarlier(alarms: readonly Alarm[]): Promise<void> {
    if (alarms.length > 0) await this.#session.query(SET_EARLIER, [...this.#keys(alarms), timesOf(alarms)]);
  }

  /** Of these types what has come due, the longest due first. It stays due until it is set anew. */
  async due(types: readonly string[], now: number, limit: number): Promise<Due[]> {
    const rows = await this.#session.query<{ type: number; id: string }>(DUE, [
      `{${types.map((type) => this.#names.typeNumber(type)).join(',')}}`,
      new Date(now).toISOString(),
      limit,
    ]);
    return rows.map(({ type, id }) => ({ type: this.#names.typeName(type), id }));
  }

  #keys(alarms: readonly Alarm[]): string[] {
    return [
      `{${alarms.map(({ type, id }) => ridOf(type, id)).join(',')}}`,
      `{${alarms.map(({ type }) => this.#names.typeNumber(type)).join(',')}}`,
    ];
  }
}

const timesOf = (alarms: readonly Alarm[]): string =>
  `{${alarms.map(({ due }) => `"${new Date(withinYears(due ?? 0)).toISOString()}"`).join(',')}}`;

// The database cannot read a year as JavaScript writes it beyond 9999 or before 0.
const FIRST = Date.parse('0001-01-01T00:00:00Z');
const LAST = Date.parse('9999-12-31T23:59:59.999Z');
const withinYears = (instant: number): number => Math.min(Math.max(instant, FIRST), LAST);
