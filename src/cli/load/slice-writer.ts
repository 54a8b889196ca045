// Slices -> the store. Of a slice that is refused only the faulty ones stay outside.
import { OPERATOR } from '../../access/actor.ts';
import { type Finding, Problem } from '../../problem.ts';
import { sqlState } from '../../store/database.ts';
import type { Store } from '../../store/store.ts';
import type { Caller, Change, Written } from '../../store/write/change.ts';
import { ofOurs } from './problems.ts';
import type { LoadProgress } from './progress.ts';
import type { Refused } from './refusals.ts';
import type { Tally } from './tally.ts';
import { type Item, isSound, type Unit } from './unit.ts';

const CALLER: Caller = { actor: OPERATOR, audience: 'everyone' };
// Each attempt looks at the slice from its start; with more faults than this, one by one is quicker.
const MOST_ATTEMPTS = 8;
const ONLY_A_TRIAL = Symbol('nothing is to be stored');

interface Parts {
  readonly store: Store;
  readonly progress: LoadProgress;
  readonly dryRun: boolean;
  readonly tally: Tally;
  readonly refuse: (refused: Refused) => void;
}

export class SliceWriter {
  readonly #parts: Parts;
  /** Refused since progress was last moved. */
  #untold = 0;
  #position = 0;
  readonly #reported = new WeakSet<Unit>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async write(slice: readonly Unit[]): Promise<void> {
    const faults = new Map(slice.filter((unit) => !isSound(unit)).map((unit) => [unit, problemOf(unit)]));
    const isStored = await this.#storedTogether(slice, faults);
    for (const unit of slice) {
      this.#position = unit.position;
      const fault = faults.get(unit) ?? (isStored ? undefined : await this.#tried([unit], unit.position));
      if (fault === undefined) continue;
      this.#refuse(unit, fault);
      if (!isStored) this.#untold += unit.items.length;
    }
  }

  /** The end of the file: refusals after the last stored slice are remembered, too. */
  async finish(): Promise<void> {
    const { store, progress, dryRun } = this.#parts;
    if (this.#untold > 0 && !dryRun) await progress.move(store.database, this.#position, 0, this.#untold);
  }

  /** All but the faulty, which show one after the other. False: nothing is stored, each has to be tried by itself. */
  async #storedTogether(slice: readonly Unit[], faults: Map<Unit, Problem>): Promise<boolean> {
    for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
      const units = slice.filter((unit) => !faults.has(unit));
      if (units.length === 0) return false;
      const fault = await this.#tried(units, slice.at(-1)!.position, faults);
      if (fault === undefined) return true;
      // Only a transaction has several items, and it is never in company.
      const culprit = units.length === 1 ? units[0] : units[fault.where.change ?? -1];
      if (culprit === undefined) return false;
      faults.set(culprit, fault);
    }
    return false;
  }

  /** Why it was refused, or undefined: it is stored. */
  async #tried(units: readonly Unit[], position: number, faults: Faults = NONE): Promise<Problem | undefined> {
    try {
      await this.#commit(units, position, faults);
      return undefined;
    } catch (cause) {
      return refusalOf(cause);
    }
  }

  async #commit(units: readonly Unit[], position: number, faults: Faults): Promise<void> {
    const { store, progress, dryRun, tally } = this.#parts;
    const changes = units.flatMap(({ items }) => items.map(changeIn));
    let written: Written[];
    try {
      written = await store.write(changes, CALLER, async (_view, session) => {
        if (dryRun) throw ONLY_A_TRIAL;
        // Reported before they are remembered as settled: after a crash twice, if need be, but never not at all.
        const inOrder = [...faults].sort(([a], [b]) => a.position - b.position);
        for (const [unit, fault] of inOrder) this.#refuse(unit, fault);
        const refused = inOrder.reduce((sum, [{ items }]) => sum + items.length, this.#untold);
        await progress.move(session, position, changes.length, refused);
      });
    } catch (cause) {
      if (cause !== ONLY_A_TRIAL) throw cause;
      tally.sound += changes.length;
      return;
    }
    this.#untold = 0;
    tally.add(written);
  }

  #refuse(unit: Unit, problem: Problem): void {
    if (this.#reported.has(unit)) return;
    this.#reported.add(unit);
    const { items } = unit;
    this.#parts.tally.refused += items.length;
    const culprit =
      items.length === 1 ? items[0] : (items.find((item) => 'problem' in item) ?? items[problem.where.change ?? -1]);
    this.#parts.refuse({
      place: culprit?.place ?? {},
      about: culprit?.about ?? 'Bundle',
      findings: unit.isTransaction ? [...problem.issues(), asAWhole(items.length)] : problem.issues(),
    });
  }
}

type Faults = ReadonlyMap<Unit, Problem>;
const NONE: Faults = new Map();

const changeIn = (item: Item): Change => (item as Extract<Item, { change: Change }>).change;
const problemOf = ({ items }: Unit): Problem => items.flatMap((item) => ('problem' in item ? [item.problem] : []))[0]!;

// Data exceptions, violated constraints, limits of the program (an index row too long): the fault of one row.
const OF_THE_DATA = /^(22|23|54)/;

/** The reason to refuse this one; whatever would befall every other one as well is thrown on. */
function refusalOf(cause: unknown): Problem {
  if (cause instanceof Problem && cause.kind !== 'unavailable') return cause;
  const isOfOne = cause instanceof TypeError || cause instanceof RangeError || OF_THE_DATA.test(sqlState(cause) ?? '');
  if (isOfOne) return ofOurs(cause as Error);
  throw cause;
}

const asAWhole = (entries: number): Finding => ({
  severity: 'information',
  code: 'informational',
  said: {
    en: `A transaction is stored whole or not at all: none of its ${entries} entries was stored.`,
    ja: `トランザクションは全件登録か全件拒否のため、${entries} 件すべてを登録していません。`,
  },
});
