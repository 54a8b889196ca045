// The only way in. Every write of every door comes through `Writer.write`: conditions are resolved, rows locked, references
// rewritten, guards asked, and all is stored by one statement, or nothing is.

import { resourceIn } from '../../fhir/json/resource-in.ts';
import type { Search } from '../../fhir/search/tree.ts';
import { type Current, type CurrentRow, keyOf, lockCurrent, readStatement, toCurrent } from '../current.ts';
import { type Database, isRetryable, type Session } from '../database.ts';
import type { Names } from '../names.ts';
import { timeLimited } from '../patience.ts';
import { newId } from '../rid.ts';
import type { Match } from '../search/matches.ts';
import { aboutChange } from './about-change.ts';
import { type Caller, type Change, type GuardReader, typeOfChange, type Written } from './change.ts';
import { checkStillMet, MovedOn } from './check.ts';
import { type PrepareParts, prepare } from './prepare.ts';
import * as said from './problems.ts';
import type { PutRow } from './put.ts';
import { putRows } from './put-rows.ts';
import { resolveReferences } from './references.ts';
import { type Find, type Planned, resolveTargets } from './targets.ts';
import { WriteQueue } from './write-queue.ts';

export interface WriterParts extends PrepareParts {
  readonly database: Database;
  readonly names: Names;
  /** Up to `limit` resources that answer a search, within a session. */
  readonly find: (session: Session, search: Search, caller: Caller, limit: number) => Promise<readonly Match[]>;
  /** Reads a query such as `Patient?identifier=…` found inside a reference. */
  readonly parse: (type: string, query: string) => Search;
  readonly afterCommit: () => void;
}

/** Runs last in the transaction; what it throws undoes all. */
export type Finish = (session: Session) => Promise<void>;

const ATTEMPTS = 5;

export class Writer {
  readonly #parts: WriterParts;
  readonly #queue: WriteQueue;
  readonly #alone: GuardReader;

  constructor(parts: WriterParts) {
    this.#parts = parts;
    this.#alone = { reading: { session: parts.database, names: parts.names }, read: transactionWanted };
    this.#queue = new WriteQueue(parts.database, async (rows) => {
      if ((await this.#putAlone(rows)) === 0) throw said.busy();
    });
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
        const prepared = await prepare({ change, index: 0, id: newId() }, undefined, caller, this.#alone, this.#parts);
        await this.#queue.create(prepared.row!);
        return prepared.written;
      }
      const { type, id } = change;
      if (id === undefined) return undefined;
      const current = await this.#read(type, id);
      const { row, written } = await prepare({ change, index: 0, id }, current, caller, this.#alone, this.#parts);
      if (row === undefined) return written;
      return (await this.#putAlone([row])) === 1 ? written : undefined;
    } catch (cause) {
      if (cause === TransactionWanted) return undefined;
      throw cause;
    }
  }

  #putAlone(rows: readonly PutRow[]): Promise<number> {
    const { database } = this.#parts;
    return putRows(rows, database.write.bind(database) as Session['query'], database, this.#parts);
  }

  async #writeTogether(changes: readonly Change[], caller: Caller, finish: Finish | undefined): Promise<Written[]> {
    const { database } = this.#parts;
    const { lockMs, totalMs } = database.patience;
    const until = performance.now() + totalMs;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await database.transaction(async (session) => {
          const tx = timeLimited(session, until);
          const written = await this.#inTransaction(tx, changes, caller);
          await finish?.(tx);
          return written;
        }, lockMs);
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
      const prepared = await aboutChange(plan.index, () => prepare(plan, now(plan), caller, reader, this.#parts));
      if (prepared.row !== undefined) rows.push(prepared.row);
      written[plan.index]!.push(prepared.written);
    }
    if (rows.length > 0) {
      const stored = await putRows(rows, tx.query.bind(tx), tx, this.#parts);
      if (stored !== rows.length) throw MovedOn;
    }
    return written.map(together);
  }

  /** References between the changes themselves, and conditional ones, become plain references. */
  async #resolve(planned: readonly Planned[], find: Find): Promise<readonly Planned[]> {
    if (planned.length === 1 && planned[0]!.change.fullUrl === undefined) return planned;
    const { parse, index } = this.#parts;
    return resolveReferences(planned, { parse, index, find });
  }

  /** As it is, whoever asks: what a caller may not see it must not overwrite either, and `prepare` refuses it. */
  async #read(type: string, id: string): Promise<Current | undefined> {
    const { database, names } = this.#parts;
    const [row] = await database.readByKey<CurrentRow>(...readStatement(names, type, id, 'everyone'));
    return toCurrent(row);
  }

  #readerOf(tx: Session): GuardReader {
    return {
      reading: { session: tx, names: this.#parts.names },
      read: async (type, id) => {
        const [row] = await tx.query<CurrentRow>(...readStatement(this.#parts.names, type, id, 'everyone'));
        return row?.content == null ? undefined : resourceIn(row.content);
      },
    };
  }
}

const TransactionWanted = Symbol('a guard reads');
const transactionWanted = (): never => {
  throw TransactionWanted;
};

/** What came of one change. */
function together(written: readonly Written[]): Written {
  const [first] = written;
  return first!.outcome === 'deleted' && written.length > 1 ? { ...first!, others: written.length - 1 } : first!;
}
