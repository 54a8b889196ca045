// References between the entries of a Bundle that is stored in several writes: they are made plain before the first.
// https://hl7.org/fhir/R4/bundle.html#references
import { type LinkKind, rewriteReferences } from '../../fhir/elements/references.ts';
import { ridOf } from '../../store/rid.ts';
import type { Change } from '../../store/write/change.ts';
import type { Item } from './unit.ts';

export interface Linked {
  readonly fullUrl?: string;
  readonly item: Item;
}

type Bringing = Extract<Change, { resource: unknown }>;

export function joined(entries: readonly Linked[], run: string): Item[] {
  const wanted = referredTo(entries);
  const identified = entries.map((entry) => ({ ...entry, item: withId(entry, wanted, run) }));
  const links = linksOf(identified);
  return identified.map(({ item, fullUrl }, i) => {
    if (!('change' in item) || !isBringing(item.change)) return item;
    const { change } = item;
    const resource = links.size === 0 ? change.resource : rewriteReferences(change.resource, linkOf(links));
    return { ...item, change: { ...change, resource, fullUrl: isUrn(fullUrl) ? fullUrl : `urn:renkei:entry:${i}` } };
  });
}

const isBringing = (change: Change): change is Bringing => 'resource' in change;
const isUrn = (text: string | undefined): text is string => text?.startsWith('urn:') === true;

/** All that the entries refer to, by the text they do it with. */
function referredTo(entries: readonly Linked[]): Set<string> {
  const found = new Set<string>();
  for (const { item } of entries) {
    if (!('change' in item) || !isBringing(item.change)) continue;
    rewriteReferences(item.change.resource, (text) => {
      found.add(text);
      return undefined;
    });
  }
  return found;
}

/** Others refer to what has no id yet: it gets one now, the same each time this load is resumed. */
function withId({ item, fullUrl }: Linked, wanted: ReadonlySet<string>, run: string): Item {
  if (fullUrl === undefined || !('change' in item)) return item;
  const { change } = item;
  // A conditional create may find what is there already; its id is known only when it is written.
  if (change.kind !== 'create' || change.condition !== undefined) return item;
  if (!wanted.has(fullUrl) && !wanted.has(relative(fullUrl) ?? '')) return item;
  const type = change.resource.resourceType;
  const id = ridOf(run, fullUrl);
  return { ...item, change: { kind: 'update', type, id, resource: { ...change.resource, id }, unlessSame: true } };
}

function linksOf(entries: readonly Linked[]): Map<string, string> {
  const links = new Map<string, string>();
  for (const { item, fullUrl } of entries) {
    if (fullUrl === undefined || !('change' in item)) continue;
    const { change } = item;
    if (change.kind !== 'update' || change.id === undefined) continue;
    const target = `${change.type}/${change.id}`;
    links.set(fullUrl, target);
    const short = relative(fullUrl);
    if (short !== undefined && short !== target) links.set(short, target);
  }
  return links;
}

/** `https://somewhere/fhir/Patient/a` -> `Patient/a`: entries with the same base refer to it so. */
const relative = (fullUrl: string): string | undefined =>
  /^https?:\/\/.+\/([A-Z][A-Za-z]+\/[A-Za-z0-9\-.]{1,64})$/.exec(fullUrl)?.[1];

/** A web address in a uri may be a name (StructureDefinition.url) and stays; urn:uuid means the entry wherever it stands. */
const linkOf =
  (links: ReadonlyMap<string, string>) =>
  (text: string, _at: string, kind: LinkKind): string | undefined =>
    kind !== 'uri' || isUrn(text) ? links.get(text) : undefined;
