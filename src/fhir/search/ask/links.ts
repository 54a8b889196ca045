// A filter that may lead over other resources, for several types at once: what is to be asked of which of them. Types that have
// no such parameter are left out; one link is one filter, however many types it starts from or may lead to.
import { Problem } from '../../../problem.ts';
import { isResourceType } from '../../definitions/definitions.ts';
import { isByUrl, namingParam } from '../extract/names-by-url.ts';
import type { IndexedParam } from '../params/indexed-param.ts';
import { PUBLISHED } from '../params/params.ts';
import * as said from '../search-problems.ts';
import type { End, Filter, Linked } from '../tree.ts';
import { filterOf, idFilter, updatedFilter } from './filter.ts';
import { listFilter } from './list.ts';
import type { FilterName, Link } from './name.ts';
import type { ParseSettings } from './settings.ts';

/** As the client wrote it. */
interface Asked {
  readonly name: string;
  readonly values: readonly string[];
  readonly settings: ParseSettings;
}

/** Empty: none of these types can be asked so. */
function endsOf(types: readonly string[], { links, ...last }: FilterName, asked: Asked): End[] {
  const [link, ...further] = links;
  if (link === undefined) return ofTheirOwn(types, last, asked);
  const next = { links: further, ...last };
  return link.to === 'target' ? toTargets(types, link, next, asked) : fromSources(types, link, next, asked);
}

function toTargets(
  types: readonly string[],
  { code, type }: Extract<Link, { to: 'target' }>,
  next: FilterName,
  asked: Asked,
): End[] {
  const from = types.flatMap((each) => referencesOf(each, code, asked));
  const targets = new Set(from.flatMap(({ param }) => param.def.target ?? []));
  const ends = endsOf([...targets].filter((each) => type === undefined || each === type).sort(), next, asked);
  const arrivals = ends.flatMap((end) => end.types);
  return ends.length === 0 ? [] : [through('target', from, ends, arrivals, asked)];
}

function fromSources(
  types: readonly string[],
  { type, code }: Extract<Link, { to: 'source' }>,
  next: FilterName,
  asked: Asked,
): End[] {
  if (!isResourceType(type)) return [];
  const [source] = referencesOf(type, code, asked);
  const reached = types.filter((each) => source?.param.def.target?.includes(each));
  if (source === undefined || reached.length === 0) return [];
  const ends = endsOf([type], next, asked);
  return ends.length === 0 ? [] : [{ ...through('source', [source], ends, reached, asked), types: reached }];
}

interface Reference {
  readonly type: string;
  readonly param: IndexedParam;
}

function referencesOf(type: string, code: string, { settings }: Asked): Reference[] {
  const param = (settings.params ?? PUBLISHED).indexed(type).get(code);
  return param?.def.type === 'reference' ? [{ type, param }] : [];
}

function through(
  other: 'target' | 'source',
  from: readonly Reference[],
  ends: readonly End[],
  arrivals: readonly string[],
  { settings: { params = PUBLISHED } }: Asked,
): End {
  const keys = from.filter(({ param }) => isByUrl(param)).map(({ param }) => param.key);
  const own = keys.length === 0 ? [] : arrivals.flatMap((type) => namingParam(params.indexed(type))?.key ?? []);
  const link: Linked = { kind: 'linked', other, keys: from.map(({ param }) => param.key), ends };
  const types = from.map(({ type }) => type);
  return { types, filters: [own.length === 0 ? link : { ...link, byUrl: { keys, own } }] };
}

/** Grouped by the kind of their parameter, which may differ from type to type. */
function ofTheirOwn(
  types: readonly string[],
  { code, modifier }: Omit<FilterName, 'links'>,
  { name, values, settings }: Asked,
): End[] {
  const all = (filter: Filter): End[] => [{ types, filters: [filter] }];
  if (code === '_id') return all(idFilter(name, modifier, values));
  if (code === '_lastUpdated') return all(updatedFilter(name, modifier, values, settings));
  if (code === '_list') return all(listFilter(name, modifier, values));
  const params = types.flatMap((type) => {
    const param = (settings.params ?? PUBLISHED).indexed(type).get(code);
    return param === undefined ? [] : [{ type, param }];
  });
  const kinds = [...new Set(params.map(({ param }) => param.def.type))];
  return readable(
    kinds.map((kind) => {
      const alike = params.filter(({ param }) => param.def.type === kind);
      const ask = (): Filter => {
        const ofOneKind = alike.map(({ param }) => param);
        return filterOf(ofOneKind, name, modifier, values, settings);
      };
      return { types: alike.map(({ type }) => type), ask };
    }),
  );
}

/** What is no value of one kind may be one of another: it is wrong where it is none of any. */
function readable(kinds: readonly { readonly types: readonly string[]; readonly ask: () => Filter }[]): End[] {
  const problems: Problem[] = [];
  const ends = kinds.map(({ types, ask }): End => {
    try {
      return { types, filters: [ask()] };
    } catch (problem) {
      if (!(problem instanceof Problem) || problem.kind !== 'bad-search') throw problem;
      problems.push(problem);
      return { types, filters: [NOTHING] };
    }
  });
  if (problems.length > 0 && problems.length === kinds.length) throw problems[0];
  return ends;
}

const NOTHING: Filter = { kind: 'id', not: false, anyOf: [] };

/** The one filter for all of these types; a parameter that some of them have not is none of theirs together. */
export function filterFor(types: readonly string[], name: FilterName, asked: Asked): Filter {
  const ends = endsOf(types, name, asked);
  if (ends.flatMap((end) => end.types).length === types.length) {
    return ends.length === 1 ? ends[0]!.filters[0]! : { kind: 'either', ends };
  }
  const [only, another] = types;
  const def = another === undefined ? (asked.settings.params ?? PUBLISHED).of(only!).get(name.code) : undefined;
  if (def !== undefined && name.links.length === 0) throw said.notSearched(only!, def);
  throw said.unknown(types, asked.name);
}
