// What is named by its url, with a version or without: a Questionnaire by its responses. The name is kept like a reference, to
// something that is never stored; a definition keeps its own names so, too, and the two meet there.
// https://hl7.org/fhir/R4/references.html#canonical
import type { Resource } from '../../resource.ts';
import type { IndexedParam } from '../params/indexed-param.ts';
import type { IndexEntries } from './entries.ts';

type Reference = IndexEntries['references'][number];

// A bar begins no id: it is nothing that could be stored. The type is but one that the store knows.
const namedBy = (param: string, name: string): Reference => ({ param, type: 'Basic', id: `|${name}` });

/** To whatever a canonical leads: the very version it asks for, else any. */
export const toWhatIsNamed = (key: string, canonical: string): Reference => namedBy(key, canonical);

/** It answers to its url, and to its url with its version. */
export function ownNames({ key }: IndexedParam, { url, version }: Resource): Reference[] {
  if (typeof url !== 'string') return [];
  return [url, ...(typeof version === 'string' ? [`${url}|${version}`] : [])].map((name) => namedBy(key, name));
}

/** Of the type's parameters that by which its resources are named. A Subscription's url is its endpoint. */
export function namingParam(indexed: ReadonlyMap<string, IndexedParam>): IndexedParam | undefined {
  const param = indexed.get('url');
  const isItsOwn = param?.paths.some(({ steps }) => steps.length === 1 && steps[0]?.property === 'url');
  return param?.def.type === 'uri' && isItsOwn === true ? param : undefined;
}

export const isByUrl = ({ paths }: IndexedParam): boolean => paths.some(({ type }) => type === 'canonical');
