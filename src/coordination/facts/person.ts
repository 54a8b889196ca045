// The patient, over all joined records: which they are, how old, where at home. What only the card tells is added to it.
import { extensionsOf, objectsOf, textOf, textsOf } from '../../fhir/elements/any-shape.ts';
import { isObject, type Resource } from '../../fhir/resource.ts';
import { literalOf } from '../../fhir/search/literal-reference.ts';
import type { CalendarDate } from '../../japan/calendar-date.ts';
import { residenceOf } from './address.ts';
import { ageOn } from './age.ts';
import type { PersonFact } from './facts.ts';
import type { InsuranceCard } from './insurance-card.ts';
import { byId, distinct } from './reading.ts';
import { isNamedBy } from './references.ts';
import type { FactSettings } from './settings.ts';
import type { StayRecord } from './stay-record.ts';

const NAME_IN = 'http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation';

export interface Records {
  /** The one the stay names first, the others by id. */
  readonly references: readonly string[];
  readonly patients: readonly Resource[];
}

export function recordsOf({ encounter, patients }: StayRecord, { base }: Pick<FactSettings, 'base'>): Records {
  const named = literalOf(encounter.subject, base);
  const found = byId(patients);
  const own =
    found.find((each) => isNamedBy(encounter.subject, each, base)) ?? (named === undefined ? found[0] : undefined);
  const others = found.filter((each) => each !== own);
  const sorted = own === undefined ? others : [own, ...others];
  const references = sorted.map(({ id }) => `Patient/${id}`);
  return { references: distinct(named === undefined ? references : [named, ...references]), patients: sorted };
}

/** `day`: that of the admission, else today. */
export function personOf(
  { encounter }: StayRecord,
  { references, patients }: Records,
  card: InsuranceCard | undefined,
  day: CalendarDate,
): PersonFact {
  const subject = isObject(encounter.subject) ? encounter.subject : {};
  const born = patients.find(({ birthDate }) => ageOn(day, birthDate) !== undefined)?.birthDate;
  return {
    reference: references[0] ?? '',
    display: patients.flatMap((each) => nameOf(each) ?? [])[0] ?? textOf(subject.display),
    records: references,
    birthDate: textOf(born),
    age: ageOn(day, born),
    careLevel: card?.careLevel,
    certification: card?.certification,
    card: card && `Coverage/${card.resource.id}`,
    address: residenceOf(patients)?.text,
  };
}

/** In kanji where it is written twice. */
export function nameOf({ name }: Resource): string | undefined {
  const names = objectsOf(name).filter(({ use }) => use !== 'old' && use !== 'maiden');
  const written = (each: Record<string, unknown>): unknown => extensionsOf(each, NAME_IN)[0]?.valueCode;
  const found = names.find((each) => written(each) === 'IDE') ?? names.find((each) => written(each) === undefined);
  const chosen = found ?? names[0];
  if (chosen === undefined) return undefined;
  const parts = [textOf(chosen.family) ?? [], textsOf(chosen.given)].flat().join(' ');
  return textOf(chosen.text) ?? (parts === '' ? undefined : parts);
}
