// Reading by name and by reference: any number of records, of any types, in one statement.
import { resourceIn } from '../../fhir/json/resource-in.ts';
import { parseSearch, type Query } from '../../fhir/search/ask/parse.ts';
import { paramKey } from '../../fhir/search/params/params.ts';
import type { Name } from '../../store/by-reference.ts';
import type { Hit } from '../../store/search/hit.ts';
import type { Found, Searching } from './read-pages.ts';

/** Resources of a type by a search parameter of theirs; `also`: what else is asked of them. */
export type Way = readonly [type: string, param: string, also?: Query];

/** `Type/id` of each; of those that are there. */
export const readNamed = async (references: Iterable<string>, { view }: Searching): Promise<Found[]> =>
  (await view.currentOf(namesOf(references), 'everyone')).map(toFound);

/** What refers to any of these, each once. No target, no statement. */
export const readReferring = async (
  targets: Iterable<string>,
  ways: readonly Way[],
  { view, search }: Searching,
): Promise<Found[]> => (await view.referringTo(namesOf(targets), asked(ways, search), 'everyone')).map(toFound);

/** And these themselves. */
export const readWithReferring = async (
  these: Iterable<string>,
  ways: readonly Way[],
  { view, search }: Searching,
): Promise<Found[]> => (await view.theseAndReferring(namesOf(these), asked(ways, search), 'everyone')).map(toFound);

const asked = (ways: readonly Way[], search: Searching['search']) =>
  ways.map(([type, param, also = []]) => ({
    type,
    key: paramKey(type, param),
    filters: parseSearch(type, also, search).filters,
  }));

const namesOf = (references: Iterable<string>): Name[] => [...new Set(references)].map(nameOf);

const nameOf = (reference: string): Name => {
  const [type, id] = reference.split('/') as [string, string];
  return { type, id };
};

const toFound = ({ content, version, updated }: Hit): Found => ({
  resource: resourceIn(content),
  version,
  updated: updated.getTime(),
});
