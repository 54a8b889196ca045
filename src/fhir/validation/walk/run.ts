// One validation: what it may ask, what it has found so far, and trials that find out without saying so.
import type { InvariantContext } from '../../invariants/model.ts';
import type { Scope } from '../../library/scope.ts';
import type { Fault, Issue } from '../issue.ts';
import { htmlChecks, htmlHasContent } from '../narrative/html-checks.ts';
import type { Options } from '../options.ts';
import type { Plan } from '../plan/model.ts';
import { type Place, pathOf } from './place.ts';

/** Trials of trials of trials: a definition that needs more is one that leads nowhere. */
const MOST_NESTED = 12;

/** What a reference leads to outside of what is validated, as far as the asker has it. */
export type Resolver = (reference: string) => unknown;

/** The walk itself, which what it is made of asks for in turn. */
export type Visit = (run: Run, place: Place, plans: readonly Plan[]) => void;

export class Run {
  readonly scope: Scope;
  readonly options: Options;
  readonly resolve: Resolver;
  readonly #visit: Visit;
  readonly issues: Issue[] = [];
  readonly #said = new Set<string>();
  readonly #tried = new Map<Plan, WeakMap<object, boolean | 'open'>>();
  #collecting: Issue[] | undefined;
  #depth = 0;

  constructor(scope: Scope, options: Options, resolve: Resolver, visit: Visit) {
    this.scope = scope;
    this.options = options;
    this.resolve = resolve;
    this.#visit = visit;
  }

  get isFull(): boolean {
    return this.issues.length >= this.options.mostIssues;
  }

  report(place: Place, { id, severity, code, said, spec }: Fault, source?: string, below = ''): void {
    const at = `${pathOf(place)}${below}`;
    if (this.#collecting === undefined) {
      // Two definitions that say the same of one place say it once.
      const key = `${at} ${id} ${said.en}`;
      if (this.isFull || this.#said.has(key)) return;
      this.#said.add(key);
    }
    (this.#collecting ?? this.issues).push({
      id,
      severity,
      code,
      said,
      at,
      ...(spec && { spec }),
      ...(source && { source }),
    });
  }

  /** Whether it is without error by the plan; what was found is forgotten. While it is asked of itself, it is. */
  passes(place: Place, plan: Plan): boolean {
    const object = typeof place.value === 'object' && place.value !== null ? place.value : undefined;
    let known = this.#tried.get(plan);
    if (known === undefined) {
      known = new WeakMap();
      this.#tried.set(plan, known);
    }
    const before = object && known.get(object);
    if (before !== undefined) return before !== false;
    if (this.#depth >= MOST_NESTED) return true;
    if (object !== undefined) known.set(object, 'open');
    const isGood = !this.collect(() => this.#visit(this, place, [plan])).some(
      ({ severity }) => severity === 'error' || severity === 'fatal',
    );
    if (object !== undefined) known.set(object, isGood);
    return isGood;
  }

  /** What an invariant may ask for here. A resource within another is still the other's where the other's definition speaks of it. */
  contextOf({ frame: own, value }: Place, { id }: Plan): InvariantContext {
    const frame = value === own.resource && own.outer !== undefined && id.includes('.') ? own.outer : own;
    return { resource: frame.resource, rootResource: frame.root, resolve: this.resolve, htmlChecks, htmlHasContent };
  }

  /** What would be found. */
  collect(look: () => void): readonly Issue[] {
    const outer = this.#collecting;
    const inner: Issue[] = [];
    this.#collecting = inner;
    this.#depth += 1;
    try {
      look();
    } finally {
      this.#collecting = outer;
      this.#depth -= 1;
    }
    return inner;
  }
}
