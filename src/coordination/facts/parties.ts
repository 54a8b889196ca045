// The organisation a reference names, as somebody who owes or is owed: with a name for people, and its office hours.
import { textOf } from '../../fhir/elements/any-shape.ts';
import { isObject } from '../../fhir/resource.ts';
import { literalOf } from '../../fhir/search/literal-reference.ts';
import type { OpeningHours } from '../../japan/opening-hours.ts';
import { ASSUMED_HOURS, officeHours } from '../office-hours.ts';
import type { Party } from './facts.ts';
import { byId, type Element } from './reading.ts';
import { hasIdentifierOf } from './references.ts';
import type { FactSettings } from './settings.ts';
import type { StayRecord } from './stay-record.ts';

type Known = Pick<StayRecord, 'organizations' | 'services'>;
type Settings = Pick<FactSettings, 'base' | 'timeZone'>;

/** Undefined: it names nobody, or no organisation. */
export function partyOf(reference: unknown, known: Known, settings: Settings): Party | undefined {
  if (!isObject(reference)) return undefined;
  if (reference.type !== undefined && reference.type !== 'Organization') return undefined;
  const literal = literalOf(reference, settings.base);
  if (literal !== undefined && !literal.startsWith('Organization/')) return undefined;
  const key = literal ?? keyByIdentifier(reference, known);
  const display = nameOf(key, reference, known);
  return display === undefined ? undefined : { reference: key, display, hours: hoursOf(key, known, settings) };
}

/** Of an organisation that is named by its number only: the one that has this number, if there is just one. */
function keyByIdentifier(reference: Element, { organizations }: Known): string | undefined {
  const found = [...organizations].filter(([, organization]) => hasIdentifierOf(reference, organization));
  return found.length === 1 ? found[0]![0] : undefined;
}

function nameOf(key: string | undefined, { display, identifier }: Element, known: Known): string | undefined {
  const registered = key === undefined ? undefined : known.organizations.get(key)?.name;
  return textOf(registered) ?? textOf(display) ?? key ?? (isObject(identifier) ? textOf(identifier.value) : undefined);
}

/** Of several services the first that tells its hours, by id. */
function hoursOf(key: string | undefined, { services }: Known, { timeZone }: Settings): OpeningHours {
  const offered = (services.get(key ?? '') ?? []).filter(({ active }) => active !== false);
  const hours = byId(offered).map((service) => officeHours(service, timeZone));
  return hours.find(({ assumed }) => !assumed) ?? hours[0] ?? ASSUMED_HOURS;
}
