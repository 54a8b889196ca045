// Random queries, most of them made of what is stored: a value of some resource, asked for in some way, sometimes bent a little.
import fc from 'fast-check';
import { stretchesOf } from './dates.ts';
import { escaped } from './escapes.ts';
import { type NaiveSearch, nameOf } from './naive-search.ts';
import { type Component, type Kind, type Published, publishedFor } from './published.ts';
import { BASE, IDS, TYPES } from './random-resources.ts';
import { targetOf } from './references.ts';
import { textsOf } from './strings.ts';
import { codesOf } from './tokens.ts';
import { isPlain, listOf, nodesOf, type Stored, textIn, type Value, valuesOf } from './values.ts';

export interface RandomQuery {
  /** Several: a search of the whole server. */
  readonly types: readonly string[];
  readonly query: readonly (readonly [string, string])[];
}

/** What the hub answers; the rest it refuses with 400. */
export interface Served {
  readonly kinds: ReadonlySet<Kind>;
  readonly modifiers: Readonly<Partial<Record<Kind, readonly string[]>>>;
  readonly sorts: ReadonlySet<Kind>;
  readonly maxSorts: number;
  readonly wildcards: boolean;
}

interface Filter {
  readonly name: string;
  readonly value: string;
}

const PREFIXES = ['', '', 'eq', 'ne', 'gt', 'lt', 'ge', 'le', 'sa', 'eb', 'ap'];

/** They have a parameter of one code, but of another kind: focus, performer, location. */
const ALIKE_IN_NAME = [
  ['Observation', 'Task'],
  ['Encounter', 'Observation', 'Task'],
  ['Procedure', 'Task'],
  ['DocumentReference', 'Encounter'],
  ['DocumentReference', 'Procedure', 'Appointment'],
];

const VALUES: ReadonlySet<Kind> = new Set(['token', 'string', 'date', 'number', 'quantity', 'reference', 'uri']);

export const queries = (naive: NaiveSearch, resources: readonly Stored[], served: Served): fc.Arbitrary<RandomQuery> =>
  fc.gen().map((gen) => {
    const pick = <T>(values: readonly T[]): T => values[gen(fc.nat, values.length - 1)]!;
    const chance = (percent: number): boolean => gen(fc.nat, 99) < percent;
    return new Maker(pick, chance, naive, resources, served).query();
  });

class Maker {
  readonly #pick: <T>(values: readonly T[]) => T;
  readonly #chance: (percent: number) => boolean;
  readonly #naive: NaiveSearch;
  readonly #resources: readonly Stored[];
  readonly #served: Served;

  constructor(
    pick: <T>(values: readonly T[]) => T,
    chance: (percent: number) => boolean,
    naive: NaiveSearch,
    resources: readonly Stored[],
    served: Served,
  ) {
    this.#pick = pick;
    this.#chance = chance;
    this.#naive = naive;
    this.#resources = resources;
    this.#served = served;
  }

  query(): RandomQuery {
    if (this.#chance(10)) return this.#ofSeveralTypes();
    const byUrl = this.#chance(8) ? this.#byUrl() : undefined;
    if (byUrl !== undefined) return byUrl;
    const type = this.#pick(TYPES);
    const resource = this.#pick(this.#of(type));
    const query: [string, string][] = [];
    const filters = this.#chance(60) ? 1 : this.#chance(70) ? 2 : 0;
    // Of one resource, so that it is found by both together.
    for (let i = 0; i < filters; i += 1) {
      const { name, value } = this.#filter(resource, 3);
      query.push([name, this.#chance(15) ? this.#orAnother(type, name, value) : value]);
    }
    if (this.#chance(25)) query.push(['_sort', this.#sort(type)]);
    if (this.#chance(20)) query.push(this.#include(resource));
    return { types: [type], query };
  }

  /** By what all of them have, be it of another kind. */
  #ofSeveralTypes(): RandomQuery {
    const some = [this.#pick(TYPES), this.#pick(TYPES), this.#pick(TYPES)];
    const types = [...new Set(this.#chance(30) ? this.#pick(ALIKE_IN_NAME) : some)].sort();
    const resource = this.#pick(this.#of(this.#pick(types)));
    const common = [...publishedFor(resource.resourceType).values()].filter(
      ({ code, kind }) =>
        VALUES.has(kind) && types.every((type) => VALUES.has(publishedFor(type).get(code)?.kind ?? 'special')),
    );
    const ofOtherKinds = common.filter(({ code, kind }) =>
      types.some((type) => publishedFor(type).get(code)?.kind !== kind),
    );
    const published = this.#pick(ofOtherKinds.length > 0 && this.#chance(50) ? ofOtherKinds : common);
    const own = this.#ownFilter(resource, published, true);
    return { types, query: own === undefined ? [] : [[own.name, own.value]] };
  }

  /** Over a canonical, of which there would be few else: from what names by url, or from what is named so. */
  #byUrl(): RandomQuery | undefined {
    const [type, code] = this.#pick([
      ['QuestionnaireResponse', 'questionnaire'],
      ['Procedure', 'instantiates-canonical'],
    ] as const);
    const published = publishedFor(type).get(code)!;
    const leading = this.#of(type).filter((each) => this.#naive.targets(each, published).length > 0);
    if (leading.length === 0) return undefined;
    const source = this.#pick(leading);
    if (this.#chance(50)) {
      const chain = this.#through(source, published, 2);
      return chain && { types: [type], query: [[chain.name, chain.value]] };
    }
    const [target = ''] = this.#naive.targets(source, published);
    const { name, value } = this.#filter(source, 1);
    return { types: [target.split('/')[0]!], query: [[`_has:${type}:${code}:${name}`, value]] };
  }

  #of = (type: string): Stored[] => this.#resources.filter(({ resourceType }) => resourceType === type);

  #orAnother(type: string, name: string, value: string): string {
    const code = name.split(':')[0]!;
    if (/[.:]/.test(name) || publishedFor(type).get(code) === undefined) return value;
    const other = this.#ownFilter(this.#pick(this.#of(type)), publishedFor(type).get(code)!, true);
    return other === undefined ? value : `${value},${other.value}`;
  }

  #filter(resource: Stored, links: number): Filter {
    for (let attempt = 0; attempt < 20; attempt += 1) {
      const made = this.#tryFilter(resource, links);
      if (made !== undefined) return made;
    }
    return { name: '_id', value: this.#pick([resource.id, ...IDS, 'absent']) };
  }

  #tryFilter(resource: Stored, links: number): Filter | undefined {
    const all = [...publishedFor(resource.resourceType).values()].filter(({ kind }) => this.#served.kinds.has(kind));
    if (links > 0 && this.#chance(20)) return this.#from(resource, links);
    const published = this.#pick(all);
    const values = published.kind === 'composite' ? [] : this.#naive.values(resource, published);
    if (links > 0 && published.kind === 'reference' && this.#chance(40))
      return this.#through(resource, published, links);
    if (values.length === 0 && published.kind !== 'composite' && !this.#chance(5)) return undefined;
    return this.#ownFilter(resource, published, false);
  }

  /** A chain: to something it refers to. */
  #through(resource: Stored, published: Published, links: number): Filter | undefined {
    const names = this.#naive.targets(resource, published);
    const target = this.#resources.find((each) => names.includes(nameOf(each)));
    if (target === undefined || !published.target.includes(target.resourceType)) return undefined;
    const { name, value } = this.#filter(target, links - 1);
    const typed = published.target.length > 1 && this.#chance(60) ? `:${target.resourceType}` : '';
    return { name: `${published.code}${typed}.${name}`, value };
  }

  /** `_has`: from something that refers to it. */
  #from(resource: Stored, links: number): Filter | undefined {
    const source = this.#pick(this.#resources);
    const codes = [...publishedFor(source.resourceType).values()].filter(
      (each) =>
        each.kind === 'reference' &&
        each.target.includes(resource.resourceType) &&
        this.#naive.targets(source, each).includes(nameOf(resource)),
    );
    if (codes.length === 0) return undefined;
    const { name, value } = this.#filter(source, links - 1);
    return { name: `_has:${source.resourceType}:${this.#pick(codes).code}:${name}`, value };
  }

  #ownFilter(resource: Stored, published: Published, plain: boolean): Filter | undefined {
    const { code, kind } = published;
    if (code === '_id') return { name: code, value: this.#pick([resource.id, ...IDS]) };
    if (code === '_lastUpdated') return { name: code, value: this.#pick(['ge2020', 'lt2020', 'gt2030', 'ne2026']) };
    if (!plain && this.#chance(8)) return { name: `${code}:missing`, value: this.#pick(['true', 'false']) };
    if (kind === 'composite') return this.#composite(resource, published);
    const values = this.#naive.values(resource, published);
    if (values.length === 0) return undefined;
    const value = this.#pick(values);
    const modifier = plain ? '' : this.#pick(['', '', ...(this.#served.modifiers[kind] ?? [])]);
    const asked = this.#asked(kind, value, modifier, published.target);
    if (asked === undefined) return undefined;
    return { name: `${code}${modifier === ':[type]' ? `:${this.#typeOf(value, published)}` : modifier}`, value: asked };
  }

  #composite(resource: Stored, { code, expression, components }: Published): Filter | undefined {
    const roots = nodesOf(expression, resource, resource);
    if (roots.length === 0) return undefined;
    const root = this.#pick(roots);
    const parts = components.map(({ expression: part, kind, target }: Component) => {
      const values = valuesOf(part, root, resource);
      return values.length === 0 ? undefined : this.#asked(kind, this.#pick(values), '', target);
    });
    if (parts.some((part) => part === undefined || part === '')) return undefined;
    return { name: code, value: parts.join('$') };
  }

  #asked(kind: Kind, value: Value, modifier: string, targets: readonly string[]): string | undefined {
    switch (kind) {
      case 'token':
        return modifier === ':of-type' ? this.#ofType(value) : this.#token(value);
      case 'string':
        return this.#text(value, modifier);
      case 'uri':
        return this.#uri(String(value.data), modifier);
      case 'date':
        return this.#date(value);
      case 'number':
        return this.#number(value);
      case 'quantity':
        return this.#quantity(value);
      case 'reference':
        return this.#reference(value, modifier, targets);
    }
    return undefined;
  }

  #token(value: Value): string | undefined {
    const codes = codesOf(value);
    if (codes.length === 0) return undefined;
    const { system = '', code } = this.#pick(codes);
    if (code === undefined) return system === '' ? undefined : `${system}|`;
    const plain = escaped(code);
    return this.#pick([
      plain,
      plain,
      `${system}|${plain}`,
      `${system}|${plain}`,
      `|${plain}`,
      `http://b.example|${plain}`,
    ]);
  }

  #ofType({ data }: Value): string | undefined {
    const type = isPlain(data) && isPlain(data.type) ? this.#pick([undefined, ...listOf(data.type.coding)]) : undefined;
    const [system, code, of] = [textIn(type, 'system'), textIn(type, 'code'), textIn(data, 'value')];
    return system && code && of ? [system, code, of].map(escaped).join('|') : undefined;
  }

  #text(value: Value, modifier: string): string | undefined {
    const texts = textsOf(value);
    if (texts.length === 0) return undefined;
    const text = this.#pick(texts);
    if (modifier === ':exact') return escaped(this.#pick([text, text, text.toLowerCase()]));
    const letters = [...text];
    const part = modifier === ':contains' ? letters.slice(1).join('') : letters.slice(0, 2).join('');
    const asked = this.#pick([text, part, text.toUpperCase(), text.replaceAll(' ', '')]);
    return asked.trim() === '' ? undefined : escaped(asked);
  }

  #uri(uri: string, modifier: string): string | undefined {
    const [bare = ''] = uri.split(modifier === '' ? /[|]/ : /[|#]/);
    if (modifier !== '' && !bare.startsWith('http')) return undefined;
    if (modifier === ':above') return this.#pick([bare, `${bare}/x`, `${bare}x`, `${bare}/x/y`]);
    if (modifier === ':below')
      return this.#pick([bare, bare.replace(/(?<=[^/])\/[^/]+$/, ''), 'http://a.example', 'http://a.example/']);
    return escaped(this.#pick([uri, uri, bare, `${bare}x`]));
  }

  #date(value: Value): string | undefined {
    const all = stretchesOf(value).flatMap(({ lo, hi }) => [lo, hi].filter(Number.isFinite));
    if (all.length === 0) return undefined;
    const shifted = this.#pick(all) + this.#pick([0, 0, 0, -1, 1, 86_400_000, -86_400_000, 20_000_000_000]);
    const local = new Date(shifted + 9 * 3_600_000).toISOString();
    const asked = this.#pick([
      ...[local.slice(0, 4), local.slice(0, 7), local.slice(0, 10), local.slice(0, 10), `${local.slice(0, 19)}+09:00`],
      ...[local.slice(0, 16), new Date(shifted).toISOString(), `${local.slice(0, 19)}`],
    ]);
    return this.#pick(PREFIXES) + asked;
  }

  #number({ data }: Value): string | undefined {
    const text = String(data);
    if (!/^[-\d]/.test(text)) return undefined;
    return (
      this.#pick(PREFIXES) + this.#pick([text, text, `${Number(text)}`, `${Number(text) + 1}`, '5', '5.4', '5.40', '0'])
    );
  }

  #quantity({ type, data }: Value): string | undefined {
    const quantity = type === 'Range' && isPlain(data) ? this.#pick([data.low, data.high]) : data;
    const value = textIn(quantity, 'value');
    if (value === undefined) return undefined;
    const number = this.#number({ type: '', path: '', data: value })!;
    const [system, code] = type === 'Money' ? [] : [textIn(quantity, 'system'), textIn(quantity, 'code')];
    const unit = code ?? textIn(quantity, 'unit') ?? 'kg';
    return this.#pick([number, number, `${number}||${escaped(unit)}`, `${number}|${system ?? ''}|${escaped(unit)}`]);
  }

  #reference(value: Value, modifier: string, targets: readonly string[]): string | undefined {
    const written = typeof value.data === 'string' ? value.data : textIn(value.data, 'reference');
    if (modifier === ':identifier') {
      const identifier = isPlain(value.data) ? value.data.identifier : undefined;
      return identifier === undefined ? undefined : this.#token({ type: 'Identifier', data: identifier, path: '' });
    }
    if (written === undefined || written.startsWith('#')) return undefined;
    const name = targetOf(value, BASE);
    if (name === undefined) return modifier === '' ? escaped(written) : undefined;
    const id = name.split('/')[1]!;
    if (modifier === ':[type]') return id;
    return this.#pick([
      name,
      name,
      id,
      BASE + name,
      `${this.#pick([...targets, 'Patient'])}/${id}`,
      `${name}/_history/1`,
    ]);
  }

  #typeOf(value: Value, { target }: Published): string {
    const name = targetOf(value, BASE);
    const type = name?.split('/')[0] ?? '';
    return target.includes(type) && this.#chance(80) ? type : this.#pick(target);
  }

  #sort(type: string): string {
    const codes = [...publishedFor(type).values()]
      .filter(({ kind, code }) => this.#served.sorts.has(kind) && code !== '_lastUpdated' && code !== '_id')
      .map(({ code }) => code);
    const keys = new Set<string>();
    for (let i = 0; i < this.#pick([1, this.#served.maxSorts]); i += 1) keys.add(this.#pick([...codes, '_id']));
    return [...keys].map((each) => (this.#chance(50) ? `-${each}` : each)).join(',');
  }

  #include(resource: Stored): [string, string] {
    const { resourceType } = resource;
    const iterate = this.#served.wildcards && this.#chance(30) ? ':iterate' : '';
    const references = (type: string): Published[] =>
      [...publishedFor(type).values()].filter(({ kind }) => kind === 'reference');
    if (this.#chance(50)) {
      const own = references(resourceType);
      if (own.length === 0) return ['_id', resource.id];
      if (this.#served.wildcards && this.#chance(20))
        return [`_include${iterate}`, this.#pick(['*', `${resourceType}:*`])];
      const { code, target } = this.#pick(own);
      const only = target.length > 1 && this.#chance(30) ? `:${this.#pick(target)}` : '';
      return [`_include${iterate}`, `${resourceType}:${code}${only}`];
    }
    const sources = TYPES.flatMap((type) =>
      references(type)
        .filter(({ target }) => target.includes(resourceType))
        .map(({ code }) => `${type}:${code}`),
    );
    return sources.length === 0 ? ['_id', resource.id] : [`_revinclude${iterate}`, this.#pick(sources)];
  }
}
