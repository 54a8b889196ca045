// The only way in. Every write of every door comes through `Writer.write`: conditions are resolved, rows locked, references
// rewritten, guards asked, and all is stored by one statement, or nothing is.

import { audienceOf, maySee } from '../access/audience.ts';
import { resourceIn } from '../fhir/json/resource-in.ts';
import { writeJson } from '../fhir/json/write.ts';
import type { Resource } from '../fhir/resource.ts';
import { type IndexEntries, type IndexSettings, indexEntries } from '../fhir/search/extract/index-entries.ts';
import type { Search } from '../fhir/search/tree.ts';
import { aboutChange } from './about-change.ts';
import {
  type Attempt,
  type Caller,
  type Change,
  type Guard,
  type GuardReader,
  typeOfChange,
  type Written,
} from './change.ts';
import { type Current, type CurrentRow, keyOf, lockCurrent, readStatement, toCurrent } from './current.ts';
import { type Database, isRetryable, type Session } from './database.ts';
import type { Names } from './names.ts';
import { type Method, type PutRow, putParams, putStatement } from './put.ts';
import { resolveReferences } from './references-in-write.ts';
import { newId } from './rid.ts';
import type { Match } from './search/matches.ts';
import { type Find, type Planned, resolveTargets } from './targets-in-write.ts';
import * as said from './write-problems.ts';
import { WriteQueue } from './write-queue.ts';

export interface WriterParts {
  readonly database: Database;
  readonly names: Names;
  readonly index: IndexSettings;
  readonly guards: readonly Guard[];
  /** Up to `limit` resources that answer a search, within a session. */
  readonly find: (session: Session, search: Search, caller: Caller, limit: number) => Promise<readonly Match[]>;
  /** Reads a query such as `Patient?identifier=…` found inside a reference. */
  readonly parse: (type: string, query: string) => Search;
  readonly afterCommit: () => void;
}

/** Runs last in the transaction; what it throws undoes all. */
export type Finish = (session: Session) => Promise<void>;

const NOTHING: IndexEntries = { terms: new Set(), dates: [], strings: [], quantities: [], references: [], pairs: [] };
const ATTEMPTS = 5;

export class Writer {
  readonly #parts: WriterParts;
  readonly #queue: WriteQueue;

  constructor(parts: WriterParts) {
    this.#parts = parts;
    this.#queue = new WriteQueue(parts.database, parts.names);
  }

  async write(changes: readonly Change[], caller: Caller, finish?: Finish): Promise<Written[]> {
    const [only] = changes;
    const quick =
      only !== undefined && changes.length === 1 && finish === undefined && (await this.#writeAlone(only, caller));
    const written = quick ? [quick] : await this.#writeTogether(changes, caller, finish);
    this.#parts.afterCommit();
    return written;
  }

  /**
   * One change without a condition, its own or a reference's, needs no transaction of several statements: the put itself checks
   * that the version is still the one the guards saw. undefined: it has moved on, or a guard wants to read; the long way decides.
   */
  async #writeAlone(change: Change, caller: Caller): Promise<Written | undefined> {
    if (change.condition !== undefined || change.fullUrl !== undefined) return undefined;
    try {
      if (change.kind === 'create') {
        const prepared = await this.#prepare({ change, index: 0, id: newId() }, undefined, caller, TRANSACTION_WANTED);
        await this.#queue.create(prepared.row!);
        return prepared.written;
      }
      const { type, id } = change;
      if (id === undefined) return undefined;
      const current = await this.#read(type, id);
      const { row, written } = await this.#prepare({ change, index: 0, id }, current, caller, TRANSACTION_WANTED);
      if (row === undefined) return written;
      const { database, names } = this.#parts;
      const stored = await database.write(putStatement([row]), putParams([row], names));
      return stored.length === 1 ? written : undefined;
    } catch (cause) {
      if (cause === TransactionWanted) return undefined;
      throw cause;
    }
  }

  async #writeTogether(changes: readonly Change[], caller: Caller, finish: Finish | undefined): Promise<Written[]> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#parts.database.transaction(async (tx) => {
          const written = await this.#inTransaction(tx, changes, caller);
          await finish?.(tx);
          return written;
        });
      } catch (cause) {
        const again = cause === MovedOn || isRetryable(cause);
        if (!again) throw cause;
        if (attempt === ATTEMPTS) throw said.busy();
      }
    }
  }

  /** As part of a transaction that is somebody else's: nothing of it is told or repeated here. */
  writeWithin(tx: Session, changes: readonly Change[], caller: Caller): Promise<Written[]> {
    return this.#inTransaction(tx, changes, caller);
  }

  async #inTransaction(tx: Session, changes: readonly Change[], caller: Caller): Promise<Written[]> {
    const { names, find } = this.#parts;
    const findHere: Find = (search, limit) => find(tx, search, caller, limit);
    const planned = await resolveTargets(tx, changes, findHere, this.#parts.index);
    const current = await lockCurrent(
      tx,
      names,
      planned.flatMap(({ change, id, matched }) =>
        change.kind === 'create' && matched === undefined ? [] : [{ type: typeOfChange(change), id }],
      ),
    );
    const now = ({ change, id }: Planned): Current | undefined => current.get(keyOf(names, typeOfChange(change), id));
    await checkStillMet(
      planned.filter((plan) => plan.matched !== undefined && plan.matched !== now(plan)?.version),
      findHere,
    );
    const resolved = await this.#resolve(planned, findHere);
    const reader = this.#readerOf(tx);
    const rows: PutRow[] = [];
    const written: Written[][] = changes.map(() => []);
    for (const plan of resolved) {
      const prepared = await aboutChange(plan.index, () => this.#prepare(plan, now(plan), caller, reader));
      if (prepared.row !== undefined) rows.push(prepared.row);
      written[plan.index]!.push(prepared.written);
    }
    if (rows.length > 0) {
      const stored = await tx.query(putStatement(rows), putParams(rows, names));
      if (stored.length !== rows.length) throw MovedOn;
    }
    return written.map(together);
  }

  /** References between the changes themselves, and conditional ones, become plain references. */
  async #resolve(planned: readonly Planned[], find: Find): Promise<readonly Planned[]> {
    if (planned.length === 1 && planned[0]!.change.fullUrl === undefined) return planned;
    const { parse, index } = this.#parts;
    return resolveReferences(planned, { parse, index, find });
  }

  /** As it is, whoever asks: what a caller may not see it must not overwrite either, and `#prepare` refuses it. */
  async #read(type: string, id: string): Promise<Current | undefined> {
    const { database, names } = this.#parts;
    const [row] = await database.readByKey<CurrentRow>(...readStatement(names, type, id, 'everyone'));
    return toCurrent(row);
  }

  #readerOf(tx: Session): GuardReader {
    return {
      read: async (type, id) => {
        const [row] = await tx.query<CurrentRow>(...readStatement(this.#parts.names, type, id, 'everyone'));
        return row?.content == null ? undefined : resourceIn(row.content);
      },
    };
  }

  /** What is to be stored and what is to be answered; no row where nothing changes. */
  async #prepare(
    { change, id, matched }: Planned,
    current: Current | undefined,
    caller: Caller,
    reader: GuardReader,
  ): Promise<{ row?: PutRow; written: Written }> {
    const type = typeOfChange(change);
    const exists = current?.content !== undefined;
    if (change.kind === 'create' && matched !== undefined) {
      if (!exists) throw MovedOn;
      return {
        written: {
          outcome: 'matched',
          type,
          id,
          version: current.version,
          updated: current.updated,
          content: current.content!,
        },
      };
    }
    const before = exists ? resourceIn(current.content!) : undefined;
    if (before !== undefined && !maySee(before, caller.audience, this.#parts.index.base)) throw said.notFound(type, id);
    if (change.kind !== 'create') checkPreconditions(change, id, current);
    if (change.kind === 'delete' && !exists) return { written: { outcome: 'nothing', type, id } };
    if (change.kind === 'update' && change.condition !== undefined && matched === undefined && exists)
      throw said.idTaken(type, id);
    const wanted = await afterOf(change, before, type, id);
    const method = METHOD[change.kind];
    const { actor, via } = caller;
    const after = await this.#guarded({ method, type, id, before, after: wanted, actor, via }, reader);
    const version = (current?.version ?? 0) + 1;
    // Never before the version it replaces, whatever the clocks of several processes say.
    const updated = new Date(Math.max(Date.now(), (current?.updated.getTime() ?? 0) + 1));
    if (after === undefined) {
      const audience = before === undefined ? [] : audienceOf(before, this.#parts.index.base);
      const row: PutRow = { type, id, version, updated, method, content: null, entries: NOTHING, audience };
      return { row, written: { outcome: 'deleted', type, id, version, updated } };
    }
    if (change.kind === 'update' && change.unlessSame === true && exists) {
      const asItIs = { version: current.version, updated: current.updated, content: current.content! };
      const again = writeJson(stamped(after, type, id, asItIs.version, asItIs.updated));
      if (again === asItIs.content) return { written: { outcome: 'matched', type, id, ...asItIs } };
    }
    const stored = stamped(after, type, id, version, updated);
    const content = writeJson(stored);
    const entries = indexEntries(stored, this.#parts.index);
    const row: PutRow = {
      type,
      id,
      version,
      updated,
      method,
      content,
      entries,
      audience: audienceOf(stored, this.#parts.index.base),
    };
    return { row, written: { outcome: exists ? 'updated' : 'created', type, id, version, updated, content } };
  }

  async #guarded(attempt: Attempt, reader: GuardReader): Promise<Resource | undefined> {
    let { after } = attempt;
    for (const guard of this.#parts.guards) {
      const amended = await guard({ ...attempt, after }, reader);
      if (amended !== undefined) after = amended as Resource;
    }
    return after;
  }
}

const METHOD: Readonly<Record<Change['kind'], Method>> = {
  create: 'POST',
  update: 'PUT',
  patch: 'PATCH',
  delete: 'DELETE',
};

const TransactionWanted = Symbol('a guard reads');
const MovedOn = Symbol('a row moved on while we looked');
const TRANSACTION_WANTED: GuardReader = {
  read: () => {
    throw TransactionWanted;
  },
};

/** A match that was changed while its lock was waited for may meet the condition no more; from now on it stays as it is. */
async function checkStillMet(moved: readonly Planned[], find: Find): Promise<void> {
  for (const { change, id } of moved) {
    const condition = change.condition!;
    const filters = [...condition.filters, { kind: 'id', not: false, anyOf: [id] } as const];
    if ((await find({ ...condition, filters }, 1)).length === 0) throw MovedOn;
  }
}

/** What came of one change. */
function together(written: readonly Written[]): Written {
  const [first] = written;
  return first!.outcome === 'deleted' && written.length > 1 ? { ...first!, others: written.length - 1 } : first!;
}

async function afterOf(
  change: Change,
  before: Resource | undefined,
  type: string,
  id: string,
): Promise<Resource | undefined> {
  if (change.kind === 'delete') return undefined;
  if (change.kind !== 'patch') return change.resource;
  if (before === undefined) throw said.notFound(type, id);
  const after = await change.apply(before);
  if (after.resourceType !== type || (after.id !== undefined && after.id !== id)) throw said.identityChanged(type, id);
  return after;
}

function checkPreconditions(
  change: Exclude<Change, { kind: 'create' }>,
  id: string,
  current: Current | undefined,
): void {
  const { type, ifMatch } = change;
  const exists = current?.content !== undefined;
  if (change.kind === 'update' && change.mustBeNew === true && exists) throw said.existsAlready(type, id);
  if (change.kind === 'patch' && !exists)
    throw current === undefined ? said.notFound(type, id) : said.gone(type, id, current.version);
  const isMatch = exists && (ifMatch === '*' || ifMatch === String(current.version));
  if (ifMatch !== undefined && !isMatch) {
    throw said.stale(type, id, ifMatch, exists ? current.version : undefined);
  }
}

/** The resource as it will be read: our id, version and time first, then what the client sent, in its order. */
function stamped(resource: Resource, type: string, id: string, version: number, updated: Date): Resource {
  const { resourceType: _type, id: _id, meta, ...rest } = resource;
  const { versionId: _version, lastUpdated: _updated, ...kept } = meta ?? {};
  return {
    resourceType: type,
    id,
    meta: { versionId: String(version), lastUpdated: updated.toISOString(), ...kept },
    ...rest,
  };
}
