// What a search names by value set or by hierarchy, made into the codes themselves: the one step of understanding a search that
// has to look something up. https://hl7.org/fhir/R4/search.html#token
import { Problem, short } from '../../../problem.ts';
import { bounded } from '../../terminology/bounded.ts';
import { expand } from '../../terminology/expand.ts';
import * as said from '../../terminology/problems.ts';
import { codesAround } from '../../terminology/subsumes.ts';
import type { Terminology } from '../../terminology/terminology.ts';
import { term } from '../term.ts';
import type { Filter, Search, Unresolved } from '../tree.ts';

// Each is hashed, and then looked up in the index.
const MAX_TERMS = 20_000;

interface Work {
  readonly terminology: Terminology;
  readonly made: { terms: number };
}

/** The same search, with nothing in it that the store could not answer. */
export async function resolved(search: Search, terminology: Terminology): Promise<Search> {
  if (!search.filters.some(asks)) return search;
  const work = { terminology: bounded(terminology), made: { terms: 0 } };
  return { ...search, filters: await resolveAll(search.filters, work) };
}

function asks(filter: Filter): boolean {
  if (filter.kind === 'unresolved') return true;
  return 'ends' in filter && filter.ends.some(({ filters }) => filters.some(asks));
}

async function resolveAll(filters: readonly Filter[], work: Work): Promise<Filter[]> {
  const all: Filter[] = [];
  for (const filter of filters) all.push(await resolveOne(filter, work));
  return all;
}

async function resolveOne(filter: Filter, work: Work): Promise<Filter> {
  if (!asks(filter)) return filter;
  if (filter.kind === 'unresolved') return termsOf(filter, work);
  if (!('ends' in filter)) return filter;
  const ends = [];
  for (const end of filter.ends) ends.push({ ...end, filters: await resolveAll(end.filters, work) });
  return { ...filter, ends };
}

async function termsOf(filter: Unresolved, work: Work): Promise<Filter> {
  const { name, keys, bareKeys, rare, how } = filter;
  const anyOf = new Set<string>();
  try {
    for (const { system, code } of await codesMeant(filter, work.terminology)) {
      for (const key of keys) anyOf.add(term.codeOf(key, system, code));
      // A plain code whose value set tells no system.
      for (const key of bareKeys) anyOf.add(term.codeOf(key, '', code));
    }
    work.made.terms += anyOf.size;
    if (work.made.terms > MAX_TERMS) throw said.tooManyTerms(MAX_TERMS);
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause;
    throw toldWhereNamed(name, cause);
  }
  return { kind: 'terms', not: how === 'not-in', rare, anyOf: [...anyOf] };
}

/** What is wrong with a set or a system, told where it was named. */
function toldWhereNamed(name: string, { kind, said: { en, ja }, where }: Problem): Problem {
  const at = short(name);
  return new Problem(kind, { en: `${at}: ${en}`, ja: `${at}：${ja}` }, { ...where, at: `http.${at}` });
}

async function codesMeant(
  filter: Unresolved,
  terminology: Terminology,
): Promise<{ readonly system: string; readonly code: string }[]> {
  const found = [];
  if (filter.by === 'set') {
    for (const name of filter.anyOf) found.push(await expand(name, terminology));
  } else {
    for (const named of filter.anyOf) {
      const around = await codesAround(named, filter.how, terminology);
      found.push([...around].map((code) => ({ system: named.system, code })));
    }
  }
  return found.flat();
}
