// References by url: a QuestionnaireResponse names its Questionnaire so, with or without a version. The url is in the index as a
// term; which version is meant is read from the content, of which there is little: one url has few versions.
// https://hl7.org/fhir/R4/references.html#canonical
import { valuesAt } from '../../fhir/search/extract/expression.ts';
import { type IndexedParam, paramKey } from '../../fhir/search/params/params.ts';
import { term } from '../../fhir/search/term.ts';
import type { Include } from '../../fhir/search/tree.ts';
import { digest64 } from '../digest.ts';
import { SqlParams } from '../sql-params.ts';
import { type Hit, type HitRow, type ReadingParts, toHit, withContent } from './hit.ts';
import { numbered, unnested } from './key.ts';
import { seen } from './predicate-parts.ts';

export async function byCanonical(
  include: Include,
  from: readonly Hit[],
  known: readonly Hit[],
  room: number,
  parts: ReadingParts,
): Promise<Hit[]> {
  const { reverse, canonicals, target } = include;
  const named = from.flatMap((hit) => (reverse ? ownNames(hit) : canonicalsOf(hit, canonicals)));
  const urls = [...new Set(named.map(({ name }) => urlOf(name)))];
  const targets = new Set(target === undefined ? canonicals.flatMap(({ def }) => def.target ?? []) : [target]);
  const keys = reverse ? canonicals.map(({ key }) => key) : [...targets].map((type) => paramKey(type, 'url'));
  if (urls.length === 0 || keys.length === 0) return [];
  const names = named.map(({ name }) => name);
  // Of the very version first: of what names another there may be more than is looked at.
  const asked = reverse && names.some(hasVersion) ? [names, urls] : [urls];
  const found: Hit[] = [];
  for (const some of asked) {
    const terms = some.flatMap((name) => keys.map((key) => term.uri(key, name)));
    found.push(...(await withAnyTerm(terms, known, room, parts)));
  }
  const leads = (here: Named, there: Named): boolean =>
    means(here.name, there.name) && here.types.some((type) => there.types.includes(type));
  return found.filter((hit) =>
    reverse
      ? canonicalsOf(hit, canonicals).some((each) => named.some((own) => leads(each, own)))
      : ownNames(hit).some((own) => named.some((each) => leads(each, own))),
  );
}

/** A canonical, and the types it may lead to; or the url of a resource, and its type. */
interface Named {
  readonly name: string;
  readonly types: readonly string[];
}

const hasVersion = (canonical: string): boolean => canonical.includes('|');
const urlOf = (canonical: string): string => canonical.split('|', 1)[0]!;

/** A canonical without a version means any. */
const means = (canonical: string, own: string): boolean => canonical === own || canonical === urlOf(own);

function ownNames({ type, content }: Hit): Named[] {
  const { url, version } = JSON.parse(content) as { url?: unknown; version?: unknown };
  if (typeof url !== 'string') return [];
  return [{ name: typeof version === 'string' ? `${url}|${version}` : url, types: [type] }];
}

function canonicalsOf({ type, content }: Hit, params: readonly IndexedParam[]): Named[] {
  const resource: unknown = JSON.parse(content);
  return params
    .filter(({ key, def }) => key === paramKey(type, def.code))
    .flatMap(({ paths, def: { target = [] } }) =>
      paths
        .flatMap((path) => valuesAt(resource, path))
        .flatMap((value) => (typeof value === 'string' ? [{ name: value, types: target }] : [])),
    );
}

async function withAnyTerm(
  terms: readonly string[],
  known: readonly Hit[],
  room: number,
  { session, names, audience }: ReadingParts,
): Promise<Hit[]> {
  const params = new SqlParams();
  const passing = `select r.* from resource r
    where r.terms && ${params.list([...new Set(terms)].map(digest64), 'bigint')} and not r.deleted and ${seen('r', { params, names, audience })}
    and (r.rid, r.type) not in (select o.rid, o.type from ${unnested(numbered(known, names), params)} o(rid, type))
    order by r.rid desc, r.type limit ${room}`;
  const rows = await session.query<HitRow>(withContent(passing, 'order by p.rid desc, p.type'), params.values);
  return rows.map((row) => toHit(row, names));
}
