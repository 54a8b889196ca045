// A filter that may lead over other resources, for several types at once: what is to be asked of which of them. Types that have
// no such parameter are left out; one link is one filter, however many types it starts from or may lead to.
import { isResourceType } from '../../definitions/definitions.ts';
import { type IndexedParam, PUBLISHED } from '../params/params.ts';
import * as said from '../search-problems.ts';
import type { End, Filter } from '../tree.ts';
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
  return ends.length === 0 ? [] : [through('target', from, ends)];
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
  return ends.length === 0 ? [] : [{ ...through('source', [source], ends), types: reached }];
}

interface Reference {
  readonly type: string;
  readonly param: IndexedParam;
}

function referencesOf(type: string, code: string, { settings }: Asked): Reference[] {
  const param = (settings.params ?? PUBLISHED).indexed(type).get(code);
  return param?.def.type === 'reference' ? [{ type, param }] : [];
}

const through = (other: 'target' | 'source', from: readonly Reference[], ends: readonly End[]): End => ({
  types: from.map(({ type }) => type),
  filters: [{ kind: 'linked', other, keys: from.map(({ param }) => param.key), ends }],
});

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
  return kinds.map((kind) => {
    const some = params.filter(({ param }) => param.def.type === kind);
    const asked = some.map(({ param }) => param);
    return { types: some.map(({ type }) => type), filters: [filterOf(asked, name, modifier, values, settings)] };
  });
}

/** The one filter for all of these types; a parameter that some of them have not is none of theirs together. */
export function filterFor(types: readonly string[], name: FilterName, asked: Asked): Filter {
  const [end, ...others] = endsOf(types, name, asked);
  if (end !== undefined && others.length === 0 && end.types.length === types.length) return end.filters[0]!;
  const [only, another] = types;
  const def = another === undefined ? (asked.settings.params ?? PUBLISHED).of(only!).get(name.code) : undefined;
  if (def !== undefined && name.links.length === 0) throw said.notSearched(only!, def);
  throw said.unknown(types, asked.name);
}
