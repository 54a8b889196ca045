// The definitions of users for whoever validates: kept in memory while the store has them so, each audience its own.
import { type Audience, audienceOf, maySee } from '../../access/audience.ts';
import type { Scope } from '../../fhir/library/scope.ts';
import type { Resource } from '../../fhir/resource.ts';
import type { ReferenceBase } from '../../fhir/search/reference-text.ts';
import { type Reading, storedByUrl } from './by-url.ts';
import { DEFINITION_TYPES, type Judged, Layer } from './layer.ts';

/** Other processes' changes are seen after this. */
const LOOK_MS = 250;
/** A change that this process is about to make is looked for at every question, for longer than any write takes. */
const UNSETTLED_MS = 60_000;
// A profile that names a profile that names a value set …: deeper than any guide goes.
const MOST_ROUNDS = 12;
/** Names looked for, there or not. */
const MOST_KEPT = 5_000;
const MOST_AUDIENCES = 20;

const SIGNATURE = `
select coalesce(sum(hashtextextended(rid::text || '/' || version, 0)), 0)::text as signature
from resource where type = any($1::text::smallint[]) and not deleted`;

/** Says what comes of it, given where to look things up; called again as more comes to hand. */
type Judge<T> = (scope: Scope) => T;

export class StoredLibrary {
  readonly #base: ReferenceBase;
  readonly #layers = new Map<string, Layer>();
  #signature: string | undefined;
  /** Of what is in memory; another, when the store has changed. */
  #state = 0;
  #lookedAt = Number.NEGATIVE_INFINITY;
  #unsettledUntil = Number.NEGATIVE_INFINITY;

  constructor(base: ReferenceBase) {
    this.#base = base;
  }

  /** At once where it does not depend on what is stored, as most does. Without `reading` only what is at hand counts. */
  ask<T>(judge: Judge<T>, reading: Reading | undefined, audience: Audience): T | Promise<T> {
    const first = this.#layerOf(audience).ask(judge);
    if (reading === undefined || !first.isTouched || (first.wanted.length === 0 && !this.#isLookDue()))
      return first.judged;
    return this.#askStored(judge, reading, audience, first);
  }

  /** A definition is about to be written. */
  expectChange(): void {
    this.#unsettledUntil = performance.now() + UNSETTLED_MS;
  }

  async #askStored<T>(judge: Judge<T>, reading: Reading, audience: Audience, first: Judged<T>): Promise<T> {
    let answer = first;
    let state = this.#state;
    await this.#look(reading);
    for (let round = 1; ; round += 1) {
      if (state !== this.#state) answer = this.#layerOf(audience).ask(judge);
      state = this.#state;
      const { judged, wanted } = answer;
      if (wanted.length === 0 || round === MOST_ROUNDS) return judged;
      const stored = await storedByUrl(wanted, reading, this.#base);
      // Somebody else saw a change meanwhile, from before which these may be.
      if (state !== this.#state) continue;
      const found = stored.map((all) => all.filter((each) => this.#isAtHand(each, audience)));
      const layer = this.#layerOf(audience);
      const learnt = layer.learn(wanted, found);
      this.#layers.set(keyOf(audience), learnt);
      if (learnt === layer) return judged;
      answer = learnt.ask(judge);
    }
  }

  /** As a rule definitions are everybody's; those that name Organizations are theirs. */
  #isAtHand(resource: Resource, audience: Audience): boolean {
    return audienceOf(resource, this.#base).length === 0 || maySee(resource, audience, this.#base);
  }

  #layerOf(audience: Audience): Layer {
    const key = keyOf(audience);
    let layer = this.#layers.get(key);
    if (layer === undefined || layer.size > MOST_KEPT) {
      if (this.#layers.size >= MOST_AUDIENCES) this.#layers.clear();
      layer = new Layer();
      this.#layers.set(key, layer);
    }
    return layer;
  }

  #isLookDue(): boolean {
    const now = performance.now();
    return now >= this.#lookedAt + LOOK_MS || now < this.#unsettledUntil;
  }

  async #look({ session, names }: Reading): Promise<void> {
    if (!this.#isLookDue()) return;
    const began = performance.now();
    const types = [...DEFINITION_TYPES].map((type) => names.typeNumber(type));
    const [row] = await session.query<{ signature: string }>(SIGNATURE, [`{${types.join(',')}}`]);
    this.#lookedAt = began;
    if (row?.signature === this.#signature) return;
    this.#signature = row?.signature;
    this.#layers.clear();
    this.#state += 1;
  }
}

const keyOf = (audience: Audience): string => (audience === 'everyone' ? audience : audience.toSorted().join(' '));
