// A search answered without an index: plain code written from https://hl7.org/fhir/R4/search.html, FHIRPath, and the published
// parameters. It shares nothing with src/fhir/search but that JSON. For tests only.
//
// What the specification leaves open, decided here as the hub decides it:
// - `ge` and `le` on dates take in what overlaps the value asked for; a date without offset is Japan's.
// - Numbers: 1e2 means [50, 150), half a unit of the last place that is written; `ap` is a tenth of the value, ends included.
// - `ne`, as every comparison, is met by a resource of which any value meets it.
// - `:not` finds those without a value too.
// - Strings are compared folded (case, accents, width, hiragana and katakana; spaces between Japanese letters); a name without
//   text is found as a whole too, the family first. An Address is each of its parts; of a CodeableConcept its text.
// - A code has the system of the required value set that lists it; a boolean has none.
// - A value that offers nothing to search by (a Reference with a display only, a Coding with a display only) is missing.
// - What is contained is not found, nor a reference to it. A reference with a version leads to the resource.
// - A reference's type is told by its text, else, for an identifier, by Reference.type.
// - Chains, _has and _include follow literal references to this server, and canonicals by url and version (without one: to any
//   version), over undeleted resources; no reference that is an identifier alone, none to what is contained.
// - Where a parameter is of another kind from type to type, a type whose kind cannot read the value has no match.
// - uri :above and :below go by the path of a URL; a slash at its end, a version, a place in a page say nothing of where it is.
// - A Range, a quantity with a comparator and sampled data are ranges, whose ends belong to them unless `<` or `>` says otherwise.
// - Sorting: the least value ascending, the greatest descending, those without one last in both directions.

import { meetsDate, stretchesOf } from './dates.ts';
import { splitAt, withoutEscapes } from './escapes.ts';
import { amountsOf, meetsNumber } from './numbers.ts';
import { type Component, type Kind, type Published, publishedFor } from './published.ts';
import { canonicalOf, hasReference, meetsReference, meetsUri, targetOf, writtenIn } from './references.ts';
import { folded, meetsText, textsOf } from './strings.ts';
import { codesOf, hasToken, meetsOfType, meetsToken } from './tokens.ts';
import { nodesOf, type Stored, textIn, type Value, valuesOf } from './values.ts';

export interface World {
  readonly resources: readonly Stored[];
  /** Ends in `/fhir/`. */
  readonly base: string;
  readonly now: number;
}

export interface Answer {
  /** Of all matches, as `Type/id`. */
  readonly matches: readonly string[];
  /** What they are sorted by, by name. */
  readonly order: (a: string, b: string) => number;
  readonly included: readonly string[];
}

export class NaiveSearch {
  readonly #world: World;
  readonly #byName: ReadonlyMap<string, Stored>;
  readonly #values = new Map<string, Value[]>();

  constructor(world: World) {
    this.#world = world;
    this.#byName = new Map(world.resources.map((each) => [nameOf(each), each]));
  }

  /** Types that are searched, and the query as decoded names and values. */
  answer(types: readonly string[], query: readonly (readonly [string, string])[]): Answer {
    const filters = query.filter(([name]) => !isOfTheAnswer(name));
    const found = this.#world.resources.filter(
      (each) => types.includes(each.resourceType) && filters.every(([name, asked]) => this.meets(each, name, asked)),
    );
    const sort = query.find(([name]) => name === '_sort')?.[1].split(',') ?? ['-_lastUpdated'];
    const order = (a: string, b: string): number => this.#compare(this.#byName.get(a)!, this.#byName.get(b)!, sort);
    const matches = found.map(nameOf);
    return { matches, order, included: this.#included(matches, query) };
  }

  /** What a resource has under the parameters of a query, for messages. */
  explain(name: string, query: readonly (readonly [string, string])[]): string {
    const resource = this.#byName.get(name);
    if (resource === undefined) return `${name} is not there`;
    const codes = query.flatMap(([each, value]) =>
      each === '_sort' ? value.split(',').map((key) => key.replace(/^-/, '')) : each.split(/[:.]/, 1),
    );
    const values = codes.map((code) => {
      const published = publishedFor(resource.resourceType).get(code);
      return [code, published === undefined ? '…' : this.values(resource, published).map(({ data }) => data)];
    });
    return `${name} ${JSON.stringify(Object.fromEntries(values))}`;
  }

  meets(resource: Stored, name: string, asked: string): boolean {
    const values = splitAt(',', asked).filter((each) => each !== '');
    const has = /^_has:([^:.]+):([^:.]+):(.+)$/s.exec(name);
    if (has !== null) {
      const [, type, code, rest] = has;
      return this.#world.resources.some(
        (each) =>
          each.resourceType === type &&
          this.#leadsTo(each, code!).includes(nameOf(resource)) &&
          this.meets(each, rest!, asked),
      );
    }
    const chain = /^([^:.]+)(?::([^:.]+))?\.(.+)$/s.exec(name);
    if (chain !== null) {
      const [, code, type, rest] = chain;
      return this.#leadsTo(resource, code!).some((target) => {
        const there = this.#byName.get(target);
        return (
          there !== undefined &&
          // What stands where the parameter does not lead is no part of a chain.
          publishedFor(resource.resourceType).get(code!)!.target.includes(there.resourceType) &&
          (type === undefined || there.resourceType === type) &&
          this.#knows(there.resourceType, rest!) &&
          this.meets(there, rest!, asked)
        );
      });
    }
    const [code = '', modifier] = name.split(':');
    return this.#meetsOwn(resource, code, modifier, values);
  }

  /** Whether a type has such a parameter at all: an untyped chain leaves out the others. */
  #knows(type: string, name: string): boolean {
    const [code = ''] = name.split(/[:.]/);
    return code === '_has' || publishedFor(type).has(code);
  }

  #meetsOwn(resource: Stored, code: string, modifier: string | undefined, values: readonly string[]): boolean {
    if (code === '_id') return values.includes(resource.id) !== (modifier === 'not');
    const published = publishedFor(resource.resourceType).get(code);
    if (published === undefined) throw new Error(`${resource.resourceType} has no ${code}`);
    if (modifier === 'missing') return this.#isMissing(resource, published) === (values[0] === 'true');
    if (published.kind === 'composite') return values.some((each) => this.#meetsComposite(resource, published, each));
    const found = this.values(resource, published);
    const meets = (asked: string): boolean =>
      found.some((value) => this.#meetsValue(published, value, asked, modifier === 'not' ? undefined : modifier));
    return values.some(meets) !== (modifier === 'not');
  }

  values(resource: Stored, { code, expression }: Published): Value[] {
    const key = `${nameOf(resource)} ${code}`;
    let found = this.#values.get(key);
    if (found === undefined) {
      found = valuesOf(expression, resource, resource);
      this.#values.set(key, found);
    }
    return found;
  }

  #isMissing(resource: Stored, published: Published): boolean {
    if (published.kind === 'composite') return this.#pairs(resource, published).length === 0;
    return !this.values(resource, published).some((value) => isThere(published.kind, value));
  }

  #meetsValue(
    { kind, target }: Pick<Published, 'kind' | 'target'>,
    value: Value,
    asked: string,
    modifier?: string,
  ): boolean {
    const { base, now } = this.#world;
    switch (kind) {
      case 'token':
        return modifier === 'of-type' ? meetsOfType(value, asked) : meetsToken(value, asked);
      case 'string':
        return meetsText(value, withoutEscapes(asked), modifier);
      case 'uri':
        return typeof value.data === 'string' && meetsUri(value.data, withoutEscapes(asked), modifier);
      case 'date':
        return stretchesOf(value).some((each) => meetsDate(each, withoutEscapes(asked), now));
      case 'number':
      case 'quantity':
        return amountsOf(value).some((each) => meetsNumber(each, asked));
      case 'reference':
        return meetsReference(value, asked, modifier, target, base);
    }
    throw new Error(`${kind} is not searched by`);
  }

  /** For each root element what its parts are, where it has all of them. */
  #pairs(resource: Stored, { expression, components, code }: Published): Value[][][] {
    return nodesOf(expression, resource, resource)
      .map((root) => components.map((each) => partsOf(each, root, resource, code)))
      .filter((parts) => parts.every((values, i) => values.some((value) => isAskable(components[i]!.kind, value))));
  }

  #meetsComposite(resource: Stored, published: Published, asked: string): boolean {
    const parts = splitAt('$', asked);
    return this.#pairs(resource, published).some((pair) =>
      pair.every((values, i) => values.some((value) => this.#meetsValue(published.components[i]!, value, parts[i]!))),
    );
  }

  #leadsTo(resource: Stored, code: string): string[] {
    const published = publishedFor(resource.resourceType).get(code);
    return published?.kind === 'reference' ? this.targets(resource, published) : [];
  }

  /** Names of those on this server that it refers to by a parameter. */
  targets(resource: Stored, published: Published): string[] {
    const literal = this.values(resource, published).flatMap((value) => targetOf(value, this.#world.base) ?? []);
    return [...literal, ...this.#canonicalTargets(resource, published)];
  }

  /** Those that a canonical names by their url. */
  #canonicalTargets(resource: Stored, published: Published): string[] {
    const asked = this.values(resource, published).flatMap((value) => canonicalOf(value) ?? []);
    return this.#world.resources
      .filter((each) => published.target.includes(each.resourceType))
      .filter((each) =>
        asked.some(
          ({ url, version }) =>
            textIn(each, 'url') === url && (version === undefined || textIn(each, 'version') === version),
        ),
      )
      .map(nameOf);
  }

  #compare(a: Stored, b: Stored, sort: readonly string[]): number {
    for (const each of sort) {
      const descending = each.startsWith('-');
      const code = descending ? each.slice(1) : each;
      const [one, other] = [this.#sortKey(a, code, descending), this.#sortKey(b, code, descending)];
      if (one === undefined || other === undefined) {
        if (one !== other) return one === undefined ? 1 : -1;
      } else if (one !== other) return one < other === descending ? 1 : -1;
    }
    return 0;
  }

  #sortKey(resource: Stored, code: string, descending: boolean): SortKey | undefined {
    if (code === '_id') return resource.id;
    const published = publishedFor(resource.resourceType).get(code)!;
    const keys = this.values(resource, published).flatMap((value) =>
      sortKeys(published.kind, value, descending, this.#world.base),
    );
    return keys.reduce<SortKey | undefined>(
      (best, each) => (best === undefined || each < best !== descending ? each : best),
      undefined,
    );
  }

  #included(matches: readonly string[], query: readonly (readonly [string, string])[]): string[] {
    const all = new Set(matches);
    const includes = query.filter(([name]) => /^_(?:rev)?include(?::|$)/.test(name));
    let fresh = [...matches];
    for (let round = 0; fresh.length > 0; round += 1) {
      const steps = includes.filter(([name]) => round === 0 || name.includes(':'));
      const next = steps.flatMap(([name, value]) => this.#step(fresh, name.startsWith('_rev'), value));
      fresh = [...new Set(next)].filter((name) => !all.has(name));
      for (const name of fresh) all.add(name);
    }
    return [...all].slice(matches.length);
  }

  #step(from: readonly string[], backwards: boolean, value: string): string[] {
    const [type = '', code = '*', target] = value.split(':');
    const refersTo = (resource: Stored): string[] => {
      if (type !== '*' && resource.resourceType !== type) return [];
      const codes =
        code === '*'
          ? [...publishedFor(resource.resourceType).values()].filter(({ kind }) => kind === 'reference')
          : [publishedFor(type).get(code)!];
      return codes
        .flatMap((each) => this.targets(resource, each))
        .filter((name) => target === undefined || name.startsWith(`${target}/`));
    };
    if (!backwards) {
      return from.flatMap((name) => refersTo(this.#byName.get(name)!)).filter((name) => this.#byName.has(name));
    }
    return this.#world.resources
      .filter((each) => refersTo(each).some((name) => from.includes(name)))
      .map((each) => nameOf(each));
  }
}

type SortKey = bigint | number | string;

export const nameOf = ({ resourceType, id }: Pick<Stored, 'resourceType' | 'id'>): string => `${resourceType}/${id}`;

const OF_THE_ANSWER = /^_(?:sort|count|total|summary|elements|format|pretty|(?:rev)?include(?::.*)?)$/;
const isOfTheAnswer = (name: string): boolean => OF_THE_ANSWER.test(name);

function isThere(kind: Kind, value: Value): boolean {
  switch (kind) {
    case 'token':
      return hasToken(value);
    case 'string':
      return textsOf(value).length > 0;
    case 'uri':
      return typeof value.data === 'string';
    case 'date':
      return stretchesOf(value).length > 0;
    case 'number':
    case 'quantity':
      return amountsOf(value).length > 0;
    case 'reference':
      return hasReference(value);
  }
  throw new Error(`${kind} is not searched by`);
}

/** A text beside codes makes a concept present, but no part of a composite can be asked for by it. */
const isAskable = (kind: Kind, value: Value): boolean =>
  kind === 'token'
    ? codesOf(value).some(({ system, code }) => system !== undefined || code !== undefined)
    : isThere(kind, value);

const TOKENS = new Set(['CodeableConcept', 'Coding', 'code', 'boolean', 'Identifier', 'string', 'id', 'uri']);

function partsOf({ expression, kind }: Component, root: unknown, resource: unknown, code: string): Value[] {
  const values = valuesOf(expression, root, resource);
  // Group.characteristic.value says nothing of the type that its parameter takes.
  return code === 'characteristic-value' && kind === 'token' ? values.filter(({ type }) => TOKENS.has(type)) : values;
}

function sortKeys(kind: Kind, value: Value, descending: boolean, base: string): SortKey | SortKey[] {
  switch (kind) {
    case 'date':
      return stretchesOf(value).map(({ lo, hi }) => (descending ? hi : lo));
    case 'number':
    case 'quantity':
      return amountsOf(value).map(({ lo, hi }) => (descending ? hi : lo));
    case 'string':
      return textsOf(value).map(folded);
    case 'token':
      return codesOf(value).flatMap(({ code }) => code ?? []);
    case 'reference':
      return targetOf(value, base) ?? writtenIn(value) ?? [];
    case 'uri':
      return String(value.data);
  }
  throw new Error(`not sorted by ${kind}`);
}
