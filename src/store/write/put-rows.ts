// Rows go in indexed by what is known in the database at that moment. The put compares; where another process has made known
// what this one has yet to learn, it learns it, indexes the rows anew and puts them again. Whoever writes notices nothing.
import { resourceIn } from '../../fhir/json/resource-in.ts';
import { type IndexSettings, indexEntries } from '../../fhir/search/extract/index-entries.ts';
import type { Session } from '../database.ts';
import type { Names } from '../names.ts';
import { type PutRow, putParams, putStatement } from './put.ts';

/** The search parameters of users that this process indexes by. */
export interface Definitions {
  /** Counts their changes. */
  count(): string;
  /** Learns what is new. */
  refresh(session: Session): Promise<void>;
}

export interface PutParts {
  readonly names: Names;
  readonly index: IndexSettings;
  readonly definitions: Definitions;
}

const ATTEMPTS = 5;

/** How many were stored; `put` sends the statement. */
export async function putRows(
  rows: readonly PutRow[],
  put: Session['query'],
  session: Session,
  { names, index, definitions }: PutParts,
): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    const count = definitions.count();
    const now = rows.map((row) => (row.indexedBy === count ? row : indexedAnew(row, index)));
    const stored = await put(putStatement(now), putParams(now, names, count));
    if (stored.length > 0 || attempt === ATTEMPTS) return stored.length;
    await definitions.refresh(session);
    if (definitions.count() === count) return 0;
  }
}

const indexedAnew = (row: PutRow, index: IndexSettings): PutRow =>
  row.content === null ? row : { ...row, entries: indexEntries(resourceIn(row.content), index) };
