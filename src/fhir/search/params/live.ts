// The search parameters that are published and, beside them, those that users brought while the hub runs. Written by are all of
// them, asked by only those the index is complete for.
import { Problem } from '../../../problem.ts';
import type { SearchParamDef } from '../../definitions/model.ts';
import { fits, type Known, typesOf } from './admit.ts';
import type { IndexedParam } from './indexed-param.ts';
import { indexedBy, PUBLISHED, type SearchParams } from './params.ts';

export interface Definition extends Known {
  /** How far the resources stored before it have been gone over; undefined: all of them. */
  readonly indexing?: Progress;
}

export interface Progress {
  readonly done: number;
  readonly total: number;
}

export class LiveParams {
  #progress: ReadonlyMap<string, Progress> = new Map();
  readonly #progressOf = ({ id, indexing }: Definition): Progress | undefined => this.#progress.get(id) ?? indexing;
  #all = new Snapshot([], this.#progressOf);
  #revision = 0;
  #definitions: readonly Definition[] = [];
  #room = Number.POSITIVE_INFINITY;

  /** For what is stored: also those that nobody can ask by yet. */
  readonly forWriting: SearchParams = {
    of: (type) => this.#all.of(type),
    indexed: (type) => this.#all.indexed(type),
    revision: () => this.#revision,
  };

  /** To ask by what is still being indexed is refused, saying how far it has come. */
  readonly forAsking: SearchParams = {
    of: (type) => this.#all.of(type),
    indexed: (type) => this.#all.served(type),
    revision: () => this.#revision,
  };

  get definitions(): readonly Definition[] {
    return this.#definitions;
  }

  /** So many more can be numbered: each is one of a type. */
  get room(): number {
    return this.#room;
  }

  /** From now on these, and what is published. */
  replace(definitions: readonly Definition[], room = this.#room): void {
    this.#definitions = definitions;
    this.#room = room;
    this.#progress = new Map();
    this.#all = new Snapshot(definitions, this.#progressOf);
    this.#revision += 1;
  }

  /** The same definitions as before, of which some have come further. */
  progressed(progress: ReadonlyMap<string, Progress>): void {
    this.#progress = progress;
  }
}

interface Brought {
  readonly def: SearchParamDef;
  readonly by: Definition;
}

class Snapshot implements SearchParams {
  readonly #byType = new Map<string, Brought[]>();
  readonly #of = new Map<string, ReadonlyMap<string, SearchParamDef>>();
  readonly #indexed = new Map<string, ReadonlyMap<string, IndexedParam>>();
  readonly #served = new Map<string, ReadonlyMap<string, IndexedParam>>();

  readonly #progressOf: (by: Definition) => Progress | undefined;

  constructor(definitions: readonly Definition[], progressOf: (by: Definition) => Progress | undefined) {
    this.#progressOf = progressOf;
    for (const by of definitions) {
      for (const def of by.params) for (const type of typesOf(def.base)) this.#add(type, { def, by });
    }
  }

  /** A later release may publish what a user has brought before. */
  #add(type: string, brought: Brought): void {
    if (PUBLISHED.of(type).has(brought.def.code)) return;
    const known = this.#byType.get(type);
    if (known === undefined) this.#byType.set(type, [brought]);
    else known.push(brought);
  }

  of(type: string): ReadonlyMap<string, SearchParamDef> {
    const brought = this.#byType.get(type);
    if (brought === undefined) return PUBLISHED.of(type);
    return kept(this.#of, type, () => {
      const added = brought.map(({ def }): [string, SearchParamDef] => [def.code, def]);
      return new Map([...PUBLISHED.of(type), ...added]);
    });
  }

  indexed(type: string): ReadonlyMap<string, IndexedParam> {
    const brought = this.#byType.get(type);
    if (brought === undefined) return PUBLISHED.indexed(type);
    return kept(this.#indexed, type, () => new Map([...PUBLISHED.indexed(type), ...compiled(type, brought)]));
  }

  served(type: string): ReadonlyMap<string, IndexedParam> {
    const brought = this.#byType.get(type);
    if (brought === undefined) return PUBLISHED.indexed(type);
    return kept(this.#served, type, () => {
      const complete = brought.filter(({ by }) => by.indexing === undefined);
      const waiting = brought.filter(({ by }) => by.indexing !== undefined);
      return new Served([...PUBLISHED.indexed(type), ...compiled(type, complete)], type, waiting, this.#progressOf);
    });
  }
}

const compiled = (type: string, brought: readonly Brought[]): [string, IndexedParam][] =>
  brought.flatMap(({ def }): [string, IndexedParam][] => {
    const param = indexedBy(type, def);
    if (param === undefined) return [];
    // Of a choice of types, those that it is made of.
    return [[def.code, { ...param, paths: param.paths.filter((path) => fits(def.type, path)) }]];
  });

function kept<T>(memory: Map<string, T>, key: string, make: () => T): T {
  let value = memory.get(key);
  if (value === undefined) {
    value = make();
    memory.set(key, value);
  }
  return value;
}

/** Whoever looks up one that is still being indexed is told so: to answer from half an index would be to answer wrong. */
class Served extends Map<string, IndexedParam> {
  readonly #type: string;
  readonly #waiting: ReadonlyMap<string, Definition>;

  readonly #progressOf: (by: Definition) => Progress | undefined;

  constructor(
    served: readonly (readonly [string, IndexedParam])[],
    type: string,
    waiting: readonly Brought[],
    progressOf: (by: Definition) => Progress | undefined,
  ) {
    super(served);
    this.#type = type;
    this.#progressOf = progressOf;
    this.#waiting = new Map(waiting.map(({ def, by }) => [def.code, by]));
  }

  override get(code: string): IndexedParam | undefined {
    const by = this.#waiting?.get(code);
    const indexing = by && this.#progressOf(by);
    if (indexing !== undefined) throw beingIndexed(this.#type, code, indexing);
    return super.get(code);
  }
}

function beingIndexed(type: string, code: string, { done, total }: Progress): Problem {
  const [en, ja] =
    total === 0 ? ['', ''] : [`, ${done} of ${total} resources so far`, `（${total} 件のうち ${done} 件）`];
  return new Problem(
    'unavailable',
    {
      en: `${type}: the search parameter "${code}" is new and being indexed${en}. Ask again when that is done.`,
      ja: `${type} の検索項目「${code}」は追加されたばかりで、索引を作成中です${ja}。完了後にもう一度検索してください。`,
    },
    { at: `http.${code}`, spec: 'https://hl7.org/fhir/R4/search.html#errors' },
  );
}
