// References inside a transaction: to other entries by fullUrl, or by a search (`Patient?identifier=…`), wherever they may
// stand: references, uris, links in narratives. https://hl7.org/fhir/R4/http.html#trules

import { isResourceType } from '../fhir/definitions/definitions.ts';
import { type LinkKind, rewriteReferences } from '../fhir/elements/references.ts';
import type { Resource } from '../fhir/resource.ts';
import { type IndexSettings, indexEntries } from '../fhir/search/index-entries.ts';
import type { Search } from '../fhir/search/tree.ts';
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
  return planned.map((plan): Planned => {
    const { change } = plan;
    const map = (text: string, at: string, kind: LinkKind): string | undefined => {
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
  });
}

const typeOf = (change: Change): string => (change.kind === 'create' ? change.resource.resourceType : change.type);

const CONDITIONAL = /^([A-Z][A-Za-z]+)\?(.+)$/;

async function resolveConditions(
  planned: readonly Planned[],
  links: Map<string, string>,
  parts: ReferenceParts,
): Promise<void> {
  const wanted = new Map<string, string>();
  const brought: { resource: Resource; id: string }[] = [];
  for (const { change, id } of planned) {
    if (change.kind !== 'create' && change.kind !== 'update') continue;
    brought.push({ resource: change.resource, id });
    rewriteReferences(change.resource, (text, at, kind) => {
      if (kind === 'reference' && !links.has(text) && CONDITIONAL.test(text)) wanted.set(text, at);
      return undefined;
    });
  }
  for (const [text, at] of wanted) {
    const [, type = '', query = ''] = CONDITIONAL.exec(text) ?? [];
    if (!isResourceType(type)) throw said.badReference(at, text, 0);
    const search = parts.parse(type, query);
    const stored = await parts.find(search);
    const ids = stored.length > 0 ? stored : idsAmong(brought, search, parts.index);
    if (ids.length !== 1) throw said.badReference(at, text, ids.length);
    links.set(text, `${type}/${ids[0]}`);
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
      if (resource.resourceType !== search.type) return false;
      const { terms } = indexEntries(resource, index);
      return search.filters.every(
        (filter) => filter.kind === 'terms' && !filter.not && filter.anyOf.some((each) => terms.has(each)),
      );
    })
    .map(({ id }) => id);
}
