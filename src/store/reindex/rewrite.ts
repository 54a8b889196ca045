// The second writer of the index beside put.ts: what a stored version is found by, made anew. No new version comes of it, and
// nothing is told.
import { audienceOf } from '../../access/audience.ts';
import { resourceIn } from '../../fhir/json/resource-in.ts';
import type { Resource } from '../../fhir/resource.ts';
import type { IndexEntries } from '../../fhir/search/extract/entries.ts';
import { type IndexSettings, indexEntries } from '../../fhir/search/extract/index-entries.ts';
import { lockCurrent } from '../current.ts';
import { isRetryable, type Session, type Statement } from '../database.ts';
import type { Names } from '../names.ts';
import { CLEARED, INDEX_ROWS, INPUT, type PutRow, putParams } from '../write/put.ts';

export interface Indexing {
  readonly names: Names;
  readonly index: IndexSettings;
}

export interface Named {
  readonly type: string;
  readonly id: string;
}

/** A version that has moved on was indexed by whoever wrote it. */
const REWRITE: Statement = {
  name: 'rewrite',
  text: `${INPUT}, put as (
  update resource r set terms = w.terms::bigint[]
  from w where r.rid = w.rid and r.type = w.type and r.version = w.version
  returning r.rid, r.type
), ${CLEARED}, ${INDEX_ROWS}`,
};

/** How many of these could not be read, or not be indexed; they stay as they are. */
export async function rewrite(tx: Session, these: readonly Named[], parts: Indexing): Promise<number> {
  const current = await lockCurrent(tx, parts.names, these);
  const rows: PutRow[] = [];
  let unreadable = 0;
  for (const { version, updated, content } of current.values()) {
    if (content === undefined) continue;
    const found = readable(content, parts);
    if (found === undefined) unreadable += 1;
    else rows.push(rowOf(found, version, updated, parts));
  }
  return unreadable + (rows.length === 0 ? 0 : await put(tx, rows, parts.names));
}

/** One that the database does not take must not stop the job at its portion for ever. */
async function put(tx: Session, rows: readonly PutRow[], names: Names): Promise<number> {
  await tx.query('savepoint portion');
  try {
    await tx.query(REWRITE, putParams(rows, names));
    await tx.query('release savepoint portion');
    return 0;
  } catch (cause) {
    if (isRetryable(cause)) throw cause;
    await tx.query('rollback to savepoint portion');
  }
  if (rows.length === 1) return 1;
  let refused = 0;
  for (const row of rows) refused += await put(tx, [row], names);
  return refused;
}

export interface Found {
  readonly resource: Resource;
  readonly entries: IndexEntries;
}

/** Undefined: of content that an older or a strange program has stored nothing can be told. */
export function readable(content: string, { index }: Indexing): Found | undefined {
  try {
    const resource = resourceIn(content);
    return { resource, entries: indexEntries(resource, index) };
  } catch {
    return undefined;
  }
}

/** The statement takes nothing of its content. */
export const rowOf = ({ resource, entries }: Found, version: number, updated: Date, { index }: Indexing): PutRow => ({
  type: resource.resourceType,
  id: String(resource.id),
  version,
  updated,
  method: 'PUT',
  content: '',
  entries,
  audience: audienceOf(resource, index.base),
});
