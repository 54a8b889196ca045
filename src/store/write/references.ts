// References inside a transaction: to other entries by fullUrl, or by a search (`Patient?identifier=…`), wherever they may
// stand: references, uris, links in narratives. https://hl7.org/fhir/R4/http.html#trules

import { isResourceType } from '../../fhir/definitions/definitions.ts';
import { type LinkKind, rewriteReferences } from '../../fhir/elements/references.ts';
import type { Resource } from '../../fhir/resource.ts';
import type { IndexSettings } from '../../fhir/search/extract/index-entries.ts';
import { isAnswerable, passes } from '../../fhir/search/meet/evaluate.ts';
import { type Search, typeSearched } from '../../fhir/search/tree.ts';
import { Problem } from '../../problem.ts';
import { aboutChange } from './about-change.ts';
import { typeOfChange } from './change.ts';
import * as said from './problems.ts';
import type { Find, Planned } from './targets.ts';

export interface ReferenceParts {
  readonly parse: (type: string, query: string) => Search;
  readonly find: Find;
  readonly index: IndexSettings;
}

export async function resolveReferences(
  planned: readonly Planned[],
  parts: ReferenceParts,
): Promise<readonly Planned[]> {
  const links = new Map<string, string>();
  for (const { change, id } of planned) {
    if (change.fullUrl !== undefined) links.set(change.fullUrl, `${typeOfChange(change)}/${id}`);
  }
  await resolveConditions(planned, links, parts);
  return Promise.all(planned.map((plan) => aboutChange(plan.index, () => resolvedIn(plan, links))));
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

const CONDITIONAL = /^([A-Z][A-Za-z]+)\?(.+)$/;

async function resolveConditions(
  planned: readonly Planned[],
  links: Map<string, string>,
  parts: ReferenceParts,
): Promise<void> {
  const wanted = new Map<string, { at: string; index: number }>();
  const becoming: Becoming = { brought: [], outdated: new Set() };
  for (const { change, id, index, matched } of planned) {
    if (change.kind === 'update' || change.kind === 'delete') becoming.outdated.add(`${change.type}/${id}`);
    if (change.kind !== 'create' && change.kind !== 'update') continue;
    // A create that found what it is about stores nothing.
    if (change.kind === 'update' || matched === undefined) becoming.brought.push({ resource: change.resource, id });
    rewriteReferences(change.resource, (text, at, kind) => {
      if (kind === 'reference' && !links.has(text) && CONDITIONAL.test(text)) wanted.set(text, { at, index });
      return undefined;
    });
  }
  for (const [text, { at, index }] of wanted) {
    links.set(text, await aboutChange(index, () => referenceOf(text, at, becoming, parts)));
  }
}

/** What the transaction makes of the store: what it brings, and what is no longer as it is stored. */
interface Becoming {
  readonly brought: { resource: Resource; id: string }[];
  readonly outdated: Set<string>;
}

/** The one resource a conditional reference means, once all the rest is done. */
async function referenceOf(
  text: string,
  at: string,
  { brought, outdated }: Becoming,
  { parse, find, index }: ReferenceParts,
): Promise<string> {
  const [, type = '', query = ''] = CONDITIONAL.exec(text) ?? [];
  if (!isResourceType(type)) throw said.badReference(at, text, 0);
  const [search, stored] = await placed(at, async () => {
    const asked = parse(type, query);
    return [asked, await find(asked, 2 + outdated.size)] as const;
  });
  const staying = stored.map(({ id }) => id).filter((id) => !outdated.has(`${type}/${id}`));
  const ids = [...staying, ...idsAmong(brought, search, index)];
  if (ids.length !== 1) throw said.badReference(at, text, ids.length);
  return `${type}/${ids[0]}`;
}

/** What is wrong with the query is told where the reference stands. */
async function placed<T>(at: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw cause instanceof Problem ? new Problem(cause.kind, cause.said, { ...cause.where, at }) : cause;
  }
}

/** What the transaction itself brings may be meant too, where it can be told from one resource alone. */
function idsAmong(
  brought: readonly { resource: Resource; id: string }[],
  search: Search,
  index: IndexSettings,
): string[] {
  if (!isAnswerable(search.filters)) return [];
  return brought
    .filter(({ resource }) => resource.resourceType === typeSearched(search))
    .filter(({ resource, id }) => passes({ ...resource, id }, search.filters, index))
    .map(({ id }) => id);
}
