// References inside a transaction: to other entries by fullUrl, or by a search (`Patient?identifier=…`), wherever they may
// stand: references, uris, links in narratives. https://hl7.org/fhir/R4/http.html#trules

import { isResourceType } from '../fhir/definitions/definitions.ts';
import { type LinkKind, rewriteReferences } from '../fhir/elements/references.ts';
import type { Resource } from '../fhir/resource.ts';
import { type IndexSettings, indexEntries } from '../fhir/search/extract/index-entries.ts';
import { type Search, typeSearched } from '../fhir/search/tree.ts';
import { Problem } from '../problem.ts';
import { aboutChange } from './about-change.ts';
import type { Change } from './change.ts';
import type { Planned } from './targets-in-write.ts';
import * as said from './write-problems.ts';

export interface ReferenceParts {
  readonly parse: (type: string, query: string) => Search;
  readonly find: (search: Search) => Promise<string[]>;
  readonly index: IndexSettings;
}

export async function resolveReferences(
  planned: readonly Planned[],
  parts: ReferenceParts,
): Promise<readonly Planned[]> {
  const links = new Map<string, string>();
  for (const { change, id } of planned) {
    if (change.fullUrl !== undefined) links.set(change.fullUrl, `${typeOf(change)}/${id}`);
  }
  await resolveConditions(planned, links, parts);
  return Promise.all(planned.map((plan, index) => aboutChange(index, () => resolvedIn(plan, links))));
}

function resolvedIn(plan: Planned, links: ReadonlyMap<string, string>): Planned {
  const { change } = plan;
  const map = (text: string, at: string, kind: LinkKind): string | undefined => {
    // A definition whose `url` happens to be its fullUrl keeps it: only a urn stands for something not yet stored.
    if (kind === 'uri' && !text.startsWith('urn:')) return undefined;
    const found = links.get(text);
    // A urn:uuid in a Reference can only mean an entry of this transaction; elsewhere it may be anybody's name.
    if (found === undefined && kind === 'reference' && text.startsWith('urn:uuid:')) throw said.unresolved(at, text);
    return found;
  };
  if (change.kind === 'create' || change.kind === 'update')
    return { ...plan, change: { ...change, resource: rewriteReferences(change.resource, map) } };
  if (change.kind !== 'patch') return plan;
  const { apply } = change;
  return { ...plan, change: { ...change, apply: async (before) => rewriteReferences(await apply(before), map) } };
}

const typeOf = (change: Change): string => (change.kind === 'create' ? change.resource.resourceType : change.type);

const CONDITIONAL = /^([A-Z][A-Za-z]+)\?(.+)$/;

async function resolveConditions(
  planned: readonly Planned[],
  links: Map<string, string>,
  parts: ReferenceParts,
): Promise<void> {
  const wanted = new Map<string, { at: string; index: number }>();
  const brought: { resource: Resource; id: string }[] = [];
  for (const [index, { change, id }] of planned.entries()) {
    if (change.kind !== 'create' && change.kind !== 'update') continue;
    brought.push({ resource: change.resource, id });
    rewriteReferences(change.resource, (text, at, kind) => {
      if (kind === 'reference' && !links.has(text) && CONDITIONAL.test(text)) wanted.set(text, { at, index });
      return undefined;
    });
  }
  for (const [text, { at, index }] of wanted) {
    links.set(text, await aboutChange(index, () => referenceOf(text, at, brought, parts)));
  }
}

/** The one resource a conditional reference means. */
async function referenceOf(
  text: string,
  at: string,
  brought: readonly { resource: Resource; id: string }[],
  { parse, find, index }: ReferenceParts,
): Promise<string> {
  const [, type = '', query = ''] = CONDITIONAL.exec(text) ?? [];
  if (!isResourceType(type)) throw said.badReference(at, text, 0);
  const search = placed(at, () => parse(type, query));
  const stored = await find(search);
  const ids = stored.length > 0 ? stored : idsAmong(brought, search, index);
  if (ids.length !== 1) throw said.badReference(at, text, ids.length);
  return `${type}/${ids[0]}`;
}

/** What is wrong with the query is told where the reference stands. */
function placed<T>(at: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    throw cause instanceof Problem ? new Problem(cause.kind, cause.said, { ...cause.where, at }) : cause;
  }
}

/** What the transaction itself brings may be meant too, where equality alone decides. */
function idsAmong(
  brought: readonly { resource: Resource; id: string }[],
  search: Search,
  index: IndexSettings,
): string[] {
  return brought
    .filter(({ resource }) => {
      if (resource.resourceType !== typeSearched(search)) return false;
      const { terms } = indexEntries(resource, index);
      return search.filters.every(
        (filter) => filter.kind === 'terms' && !filter.not && filter.anyOf.some((each) => terms.has(each)),
      );
    })
    .map(({ id }) => id);
}
