// A Bundle -> the units it is stored in.
import { isObject, type Resource } from '../../fhir/resource.ts';
import { Problem } from '../../problem.ts';
import type { Change } from '../../store/write/change.ts';
import { aboutOf, changeOfRequest, changeOfResource, changeOfVersion, type SearchSettings } from './changes.ts';
import { joined, type Linked } from './links.ts';
import { cannotLoad, noResource } from './problems.ts';
import type { Item, Unit } from './unit.ts';

export interface BundleUnits {
  readonly units: readonly Unit[];
  /** Entries that are no content: what a search had to say about itself. */
  readonly passedOver: number;
}

type Entry = Readonly<Record<string, unknown>>;
type ChangeOf = (entry: Entry, settings: SearchSettings) => Change;

const plainly: ChangeOf = ({ resource }) => {
  if (resource === undefined) throw noResource();
  return changeOfResource(resource);
};

const CHANGE_OF: Readonly<Record<string, ChangeOf>> = {
  transaction: changeOfRequest,
  batch: changeOfRequest,
  collection: plainly,
  searchset: plainly,
  history: changeOfVersion,
};

/** These are the content themselves, signed or addressed as a whole. */
export const isStoredAsItIs = ({ type }: Resource): boolean => type === 'document' || type === 'message';

/** run: names this load, so that a resumed one gives the same ids. */
export function unitsOfBundle(bundle: Resource, run: string, settings: SearchSettings): BundleUnits {
  const type = typeof bundle.type === 'string' ? bundle.type : undefined;
  const changeOf = type !== undefined && Object.hasOwn(CHANGE_OF, type) ? CHANGE_OF[type] : undefined;
  if (changeOf === undefined) {
    return {
      units: [{ items: [{ place: {}, about: aboutOf(bundle), problem: cannotLoad(type) }], position: 1 }],
      passedOver: 0,
    };
  }
  const all = Array.isArray(bundle.entry) ? bundle.entry.map((entry, index) => ({ entry: entryOf(entry), index })) : [];
  const entries = all.filter(({ entry }) => !isOutcome(entry));
  // The newest version stands first, but has to be stored last. https://hl7.org/fhir/R4/http.html#history
  if (type === 'history') entries.reverse();
  const linked = entries.map(({ entry, index }) => linkedOf(entry, index, () => changeOf(entry, settings)));
  const units =
    type === 'transaction'
      ? [{ items: linked.map(whole), position: linked.length, isTransaction: true as const }]
      : joined(linked, run).map((item, i) => ({ items: [item], position: i + 1 }));
  return { units: linked.length === 0 ? [] : units, passedOver: all.length - entries.length };
}

const entryOf = (entry: unknown): Entry => (isObject(entry) ? entry : {});
const isOutcome = ({ search }: Entry): boolean => isObject(search) && search.mode === 'outcome';

function linkedOf(entry: Entry, index: number, change: () => Change): Linked {
  const place = { entry: index };
  const { fullUrl, resource, request } = entry;
  const known = aboutOf(resource);
  const about = known === '' && isObject(request) ? String(request.url) : known;
  const named = typeof fullUrl === 'string' ? { fullUrl } : {};
  try {
    return { ...named, item: { place, about, change: change() } };
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause;
    return { ...named, item: { place, about, problem: cause } };
  }
}

/** Within one write the store itself joins the entries. */
const whole = ({ item, fullUrl }: Linked): Item =>
  'change' in item && fullUrl !== undefined ? { ...item, change: { ...item.change, fullUrl } } : item;
