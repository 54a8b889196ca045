// Reading stored resources, within one session: the database, or a transaction that has not ended yet.
import type { Audience } from '../access/audience.ts';
import type { Meta } from '../fhir/resource.ts';
import type { Search } from '../fhir/search/tree.ts';
import { currentOf, type Name, referringTo, type Way } from './by-reference.ts';
import { type CompartmentScope, type Member, type MemberPosition, readCompartment } from './compartment.ts';
import { type Current, type CurrentRow, readStatement, toCurrent } from './current.ts';
import { signCursor, verifyCursor } from './cursor.ts';
import type { Param, Row, Session, Statement } from './database.ts';
import {
  type HistoryPosition,
  type HistoryScope,
  history,
  historyTotal,
  readVersion,
  readVersions,
  type Version,
} from './history.ts';
import { metaInUse } from './meta-in-use.ts';
import type { Names } from './names.ts';
import type { Hit } from './search/hit.ts';
import { type Included, included } from './search/include.ts';
import { linkedPage } from './search/linked-page.ts';
import type { Position } from './search/order.ts';
import { searchPage } from './search/page.ts';
import { settled } from './search/settled.ts';
import { searchTotal } from './search/total.ts';

export interface SearchAnswer {
  readonly hits: readonly Hit[];
  readonly included: readonly Hit[];
  readonly leftOut?: Included['leftOut'];
  readonly total?: number;
  /** Signed; goes into the next link. */
  readonly next?: string;
}

interface Reading {
  readonly session: Session;
  readByKey<T extends Row>(statement: Statement, params: readonly Param[]): Promise<T[]>;
}

export class StoreView {
  /** One for the whole hub: what users bring is learnt once. */
  readonly names: Names;
  readonly #reading: Reading;
  readonly #cursorKey: string;

  constructor(reading: Reading, names: Names, cursorKey: string) {
    this.#reading = reading;
    this.names = names;
    this.#cursorKey = cursorKey;
  }

  /** Within which it reads; for what is not resources. */
  get session(): Session {
    return this.#reading.session;
  }

  protected within(session: Session): StoreView {
    return new StoreView(
      { session, readByKey: (statement, params) => session.query(statement, params) },
      this.names,
      this.#cursorKey,
    );
  }

  /** undefined: never existed, or not for this audience. Without content: deleted. */
  async read(type: string, id: string, audience: Audience): Promise<Current | undefined> {
    const [row] = await this.#reading.readByKey<CurrentRow>(...readStatement(this.names, type, id, audience));
    return toCurrent(row);
  }

  readVersion(type: string, id: string, version: number, audience: Audience): Promise<Version | undefined> {
    return readVersion(type, id, version, this.#parts(audience));
  }

  /** As many as there are of these, in one statement. */
  versionsOf(wanted: readonly (Name & { readonly version: number })[], audience: Audience): Promise<Version[]> {
    return readVersions(wanted, this.#parts(audience));
  }

  /** Those of these that are there, whatever their types, in one statement. */
  currentOf(wanted: readonly Name[], audience: Audience): Promise<Hit[]> {
    return currentOf(wanted, this.#parts(audience));
  }

  /** All that refers to any of these in any of these ways, in one statement; without pages. */
  referringTo(targets: readonly Name[], ways: readonly Way[], audience: Audience): Promise<Hit[]> {
    return referringTo(targets, ways, this.#parts(audience));
  }

  /** And these themselves. */
  theseAndReferring(these: readonly Name[], ways: readonly Way[], audience: Audience): Promise<Hit[]> {
    return referringTo(these, ways, this.#parts(audience), true);
  }

  async history(
    scope: HistoryScope,
    cursor: string | undefined,
    audience: Audience,
  ): Promise<{ versions: Version[]; next?: string; total?: number }> {
    const about = `history ${scope.type ?? ''}/${scope.id ?? ''} ${scope.since ?? ''} ${scope.at?.lo ?? ''}`;
    const after = cursor === undefined ? undefined : verifyCursor<HistoryPosition>(cursor, about, this.#cursorKey);
    const { versions, next } = await history(scope, after, this.#parts(audience));
    const total =
      scope.type !== undefined && scope.id !== undefined && scope.since === undefined && scope.at === undefined
        ? await historyTotal(scope.type, scope.id, this.#parts(audience))
        : undefined;
    return {
      versions,
      ...(total === undefined ? {} : { total }),
      ...(next === undefined ? {} : { next: signCursor(next, about, this.#cursorKey) }),
    };
  }

  async search(search: Search, audience: Audience): Promise<SearchAnswer> {
    const parts = this.#parts(audience);
    const wantsTotal = search.total !== 'none' || search.summary === 'count';
    const asked = await settled(search, parts);
    const total = wantsTotal ? await searchTotal(asked, parts) : undefined;
    if (search.summary === 'count') return { hits: [], included: [], total };
    const about = aboutSearch(search);
    const after =
      search.cursor === undefined ? undefined : verifyCursor<Position>(search.cursor, about, this.#cursorKey);
    const { hits, next } = (await linkedPage(asked, after, parts)) ?? (await searchPage(asked, after, parts));
    const { hits: belonging, leftOut } = await included(search.includes, hits, parts);
    return {
      hits,
      included: belonging,
      ...(leftOut === undefined ? {} : { leftOut }),
      ...(total === undefined ? {} : { total }),
      ...(next === undefined ? {} : { next: signCursor(next, about, this.#cursorKey) }),
    };
  }

  /** A resource, its compartment, and what those refer to, in pages. */
  async compartment(
    scope: CompartmentScope,
    cursor: string | undefined,
    audience: Audience,
  ): Promise<{ hits: Member[]; next?: string }> {
    const about = `compartment ${scope.type}/${scope.id} ${scope.types.join()} ${scope.since ?? ''} ${scope.during?.lo ?? ''} ${scope.during?.hi ?? ''}`;
    const after = cursor === undefined ? undefined : verifyCursor<MemberPosition>(cursor, about, this.#cursorKey);
    const { hits, next } = await readCompartment(scope, after, this.#parts(audience));
    return { hits, ...(next === undefined ? {} : { next: signCursor(next, about, this.#cursorKey) }) };
  }

  /** By type, id and version of all resources of types that have not many: what is kept in memory is checked by it. */
  async currentVersions(types: readonly string[]): Promise<ReadonlyMap<string, ReadonlyMap<string, number>>> {
    const numbers = types.map((type) => this.names.typeNumber(type));
    const rows = await this.#reading.session.query<{ type: number; id: string; version: number }>(
      'select type, id, version from resource where type = any($1::text::smallint[]) and not deleted',
      [`{${numbers.join(',')}}`],
    );
    const byType = new Map(types.map((type) => [type, new Map<string, number>()]));
    for (const { type, id, version } of rows) byType.get(this.names.typeName(type))!.set(id, version);
    return byType;
  }

  /** Profiles, tags and security labels that current resources carry. */
  metaInUse(type: string | undefined, audience: Audience): Promise<Meta> {
    return metaInUse(type, this.#parts(audience));
  }

  #parts(audience: Audience): { session: Session; names: Names; audience: Audience } {
    return { session: this.#reading.session, names: this.names, audience };
  }
}

/** What a cursor belongs to: with any other search it is refused. The page size may change between pages. */
const aboutSearch = ({ path, types, used }: Search): string =>
  `search 2 ${path} ${types.join()}?${used
    .filter(([name]) => name !== '_count')
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join('&')}`;
