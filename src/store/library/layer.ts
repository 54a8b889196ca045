// What users store, over what is published: a validation's view of the definitions. It answers at once, from what was fetched
// before, and notes what is still to be fetched.
import { published } from '../../fhir/library/published.ts';
import type { Definition, Scope } from '../../fhir/library/scope.ts';
import type { Resource } from '../../fhir/resource.ts';
import { canonicalOf } from '../../fhir/terminology/terminology.ts';
import type { Wanted } from './by-url.ts';

/** What a validation looks up. */
export const DEFINITION_TYPES: ReadonlySet<string> = new Set([
  'StructureDefinition',
  'ValueSet',
  'CodeSystem',
  'ConceptMap',
  'Questionnaire',
]);

/** Of one question no more is fetched at once; a definition that names more leads nowhere. */
const MOST_WANTED = 200;

const keyOf = ({ type, url }: Wanted): string => `${type} ${url}`;

/** What came of a question, and what it would still have liked to know. */
export interface Judged<T> {
  readonly judged: T;
  /** Whether it depends on what is stored. */
  readonly isTouched: boolean;
  readonly wanted: readonly Wanted[];
}

export class Layer implements Scope {
  /** None: it was looked for, and is not there. */
  readonly #stored: Map<string, readonly Resource[]>;
  readonly #definitions = new Map<Resource, Definition>();
  #wanted = new Map<string, Wanted>();
  #isTouched = false;

  constructor(stored: Iterable<readonly [string, readonly Resource[]]> = []) {
    this.#stored = new Map(stored);
  }

  get size(): number {
    return this.#stored.size;
  }

  find(type: string, canonical: string): Definition | undefined {
    // A form is corrected by whoever uses it; everything else that is published is what it is.
    if (type === 'Questionnaire') return this.#findStored(type, canonical) ?? published().find(type, canonical);
    return published().find(type, canonical) ?? this.#findStored(type, canonical);
  }

  #findStored(type: string, canonical: string): Definition | undefined {
    const { url, version } = canonicalOf(canonical);
    if (!DEFINITION_TYPES.has(type) || url === '' || url.startsWith('#')) return undefined;
    this.#isTouched = true;
    const wanted = { type, url };
    const versions = this.#stored.get(keyOf(wanted));
    if (versions === undefined && this.#wanted.size < MOST_WANTED) this.#wanted.set(keyOf(wanted), wanted);
    const resource = version === undefined ? versions?.[0] : versions?.find((each) => each.version === version);
    return resource && this.#definitionOf(resource);
  }

  #definitionOf(resource: Resource): Definition {
    const known = this.#definitions.get(resource) ?? { resource, scope: this };
    this.#definitions.set(resource, known);
    return known;
  }

  ask<T>(judge: (scope: Scope) => T): Judged<T> {
    this.#isTouched = false;
    this.#wanted = new Map();
    const judged = judge(this);
    return { judged, isTouched: this.#isTouched, wanted: [...this.#wanted.values()] };
  }

  /**
   * What there is of each, as it was found. Definitions are compiled together with what they lead to: where something came to
   * hand all are compiled anew, in a layer of their own.
   */
  learn(wanted: readonly Wanted[], found: readonly (readonly Resource[])[]): Layer {
    const learnt = wanted.map((each, i) => [keyOf(each), found[i] ?? []] as const);
    if (found.some((all) => all.length > 0)) return new Layer([...this.#stored, ...learnt]);
    for (const [key, none] of learnt) this.#stored.set(key, none);
    return this;
  }
}
