// Who is in charge as far as teams and cards tell, what was said and answered in the stay left aside.
import { cardOffices, careManagerOf, dayThatCounts } from './care-manager.ts';
import { officeClaims } from './care-team.ts';
import type { CareManagerFact } from './facts.ts';
import { insuranceCards } from './insurance-card.ts';
import { recordsOf } from './person.ts';
import type { FactSettings } from './settings.ts';
import { stayOf } from './stay.ts';
import type { LookAlike, StayRecord } from './stay-record.ts';

type Settings = Pick<FactSettings, 'base' | 'timeZone' | 'today'>;

export function knownOffice(record: StayRecord, settings: Settings): CareManagerFact | undefined {
  const stay = stayOf(record, settings);
  const day = dayThatCounts(stay, settings.today);
  const { references } = recordsOf(record, settings);
  const cards = insuranceCards(record.coverages, references, { stay, day }, settings);
  const claims = officeClaims(record, references, day, settings);
  const signs = { stay, day, claims, cards: cardOffices(cards, record, settings), accepted: [], saysNone: false };
  return careManagerOf(signs, settings.timeZone);
}

/** Who serves the person of a look-alike, on the days of this stay. */
export const officeOfLookAlike = (
  record: StayRecord,
  { patients, careTeams, coverages }: Pick<LookAlike, 'patients' | 'careTeams' | 'coverages'>,
  settings: Settings,
): CareManagerFact | undefined => {
  const subject = { reference: `Patient/${patients[0]?.id}` };
  const encounter = { ...record.encounter, subject };
  return knownOffice({ ...record, encounter, patients, careTeams, coverages }, settings);
};
