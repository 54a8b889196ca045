// Value sets and code systems at hand: what R4 publishes, what is stored here, what this version brings along. As a rule they
// belong to nobody, and everybody's search goes by them, whoever may read them. One that names Organizations is theirs: to others
// it is not at hand, so that nothing of it is told.
import { type Audience, audienceOf } from '../access/audience.ts';
import { resourceIn } from '../fhir/json/resource-in.ts';
import type { Resource } from '../fhir/resource.ts';
import { parseSearch } from '../fhir/search/ask/parse.ts';
import type { ParseSettings, SearchLimits } from '../fhir/search/ask/settings.ts';
import { parseReference } from '../fhir/search/reference-text.ts';
import { readCodeSystem } from '../fhir/terminology/code-system.ts';
import { matching } from '../fhir/terminology/pattern.ts';
import { ofTheSpecification, ofThisHub } from '../fhir/terminology/published.ts';
import { canonicalOf, firstOf, type Sources, type Terminology } from '../fhir/terminology/terminology.ts';
import { readValueSet } from '../fhir/terminology/value-set.ts';
import type { StoreView } from './view.ts';

type Settings = ParseSettings & SearchLimits;

export const terminologyIn = (view: StoreView, settings: Settings, audience: Audience): Terminology => ({
  ...firstOf(ofTheSpecification, stored(view, settings, audience), ofThisHub),
  matching,
});

function stored(view: StoreView, settings: Settings, audience: Audience): Sources {
  const isTheirs = (resource: Resource): boolean => {
    const owners = audience === 'everyone' ? [] : audienceOf(resource, settings.base);
    return owners.length === 0 || owners.some((owner) => audience.includes(owner));
  };
  const find = async <T>(type: string, canonical: string, read: (resource: Resource) => T): Promise<T | undefined> => {
    const named = await byCanonical(type, canonical, view, settings);
    const found = named.find(isTheirs) ?? (await byName(type, canonical, view, settings));
    return found === undefined || !isTheirs(found) ? undefined : read(found);
  };
  return {
    valueSet: (canonical) => find('ValueSet', canonical, readValueSet),
    codeSystem: (canonical) => find('CodeSystem', canonical, readCodeSystem),
  };
}

// Of versions of one thing nobody keeps so many.
const VERSIONS = 20;

/** The latest version first, of equal versions what was written last. */
async function byCanonical(type: string, canonical: string, view: StoreView, settings: Settings): Promise<Resource[]> {
  const { url, version } = canonicalOf(canonical);
  // Without one every set would be meant.
  if (url === '') return [];
  const query = [['url', escaped(url)], ...(version === undefined ? [] : [['version', escaped(version)]])] as [
    string,
    string,
  ][];
  const asked = { ...parseSearch(type, query, settings), count: VERSIONS };
  const { hits } = await view.search(asked, 'everyone');
  return hits.map(({ content }) => resourceIn(content)).toSorted(byVersion);
}

const byVersion = (a: Resource, b: Resource): number =>
  String(b.version ?? '').localeCompare(String(a.version ?? ''), 'en', { numeric: true });

const escaped = (text: string): string => text.replace(/[\\,$|]/g, '\\$&');

/** `ValueSet/1`, or our address of it. */
async function byName(type: string, text: string, view: StoreView, { base }: Settings): Promise<Resource | undefined> {
  const reference = parseReference(text, base);
  if (reference.kind !== 'local' || reference.type !== type) return undefined;
  const current = await view.read(type, reference.id, 'everyone');
  return current?.content === undefined ? undefined : resourceIn(current.content);
}
