// What subscriptions ask for, kept in memory by the version it was read from and the search parameters it was read by. The matcher reads with the transaction of the
// feed, the sender with the store: a version never changes, so that both may keep it.
import { resourceIn } from '../../fhir/json/resource-in.ts';
import type { Resource } from '../../fhir/resource.ts';
import type { StoreView } from '../../store/view.ts';
import type { Asked } from '../asked/asked.ts';

/** Enough for a region; beyond, the longest unused are read again. */
const MOST = 20_000;

interface Registered {
  readonly rid: string;
  readonly id: string;
  /** Of the Subscription. */
  readonly version: number;
}

interface Kept {
  readonly version: number;
  readonly revision: number;
  readonly asked: Asked | undefined;
}

export class AskedShelf {
  readonly #kept = new Map<string, Kept>();
  readonly #read: (subscription: Resource) => Asked | undefined;
  readonly #revision: () => number;

  /** `read`: undefined where it cannot be understood. `revision`: of the search parameters it reads by. */
  constructor(read: (subscription: Resource) => Asked | undefined, revision: () => number = () => 0) {
    this.#read = read;
    this.#revision = revision;
  }

  /** By rid; without those that cannot be understood. */
  async of(registered: readonly Registered[], view: StoreView): Promise<ReadonlyMap<string, Asked>> {
    const unknown = registered.filter((each) => this.#keptOf(each) === undefined);
    if (unknown.length > 0) await this.#take(unknown, view);
    const found = new Map<string, Asked>();
    for (const each of registered) {
      const asked = this.#keptOf(each)?.asked;
      if (asked !== undefined) found.set(each.rid, asked);
    }
    this.#forgetSome();
    return found;
  }

  #keptOf({ rid, version }: Registered): Kept | undefined {
    const kept = this.#kept.get(rid);
    return kept?.version === version && kept.revision === this.#revision() ? kept : undefined;
  }

  async #take(unknown: readonly Registered[], view: StoreView): Promise<void> {
    const wanted = unknown.map(({ id, version }) => ({ type: 'Subscription', id, version }));
    const stored = new Map((await view.versionsOf(wanted, 'everyone')).map((each) => [each.id, each]));
    const revision = this.#revision();
    for (const { rid, id, version } of unknown) {
      const content = stored.get(id)?.content;
      const asked = content === undefined ? undefined : this.#understood(content);
      this.#kept.delete(rid);
      this.#kept.set(rid, { version, revision, asked });
    }
  }

  /** What nobody could foresee in it was reported when it was registered, and is one that cannot be understood. */
  #understood(content: string): Asked | undefined {
    try {
      return this.#read(resourceIn(content));
    } catch {
      return undefined;
    }
  }

  #forgetSome(): void {
    for (const rid of this.#kept.keys()) {
      if (this.#kept.size <= MOST) break;
      this.#kept.delete(rid);
    }
  }
}
