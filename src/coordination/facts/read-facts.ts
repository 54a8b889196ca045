// A stay's facts out of its record. Pure, and the same in whichever order the record lists things; what cannot be read is
// left out.

import { literalOf } from '../../fhir/search/literal-reference.ts';
import { residenceOf } from './address.ts';
import { byHandOf } from './by-hand.ts';
import { candidatesOf } from './candidates.ts';
import { cardOffices, careManagerOf, dayThatCounts, type Signs } from './care-manager.ts';
import { officeClaims } from './care-team.ts';
import { consentsOf } from './consents.ts';
import type { StayFacts } from './facts.ts';
import { givenOf } from './given.ts';
import { insuranceCards } from './insurance-card.ts';
import { suggestedRecords } from './look-alikes.ts';
import { meetingsOf } from './meetings.ts';
import { partyOf } from './parties.ts';
import { personOf, recordsOf } from './person.ts';
import { regionOf } from './region.ts';
import { answeredForm, screeningOf } from './screening.ts';
import type { FactSettings } from './settings.ts';
import { stayOf } from './stay.ts';
import { type StayLinks, stayLinks } from './stay-links.ts';
import type { StayRecord } from './stay-record.ts';
import { suggestionsOf } from './suggestions.ts';
import { toldOf } from './told.ts';

export type { FactSettings } from './settings.ts';

export function stayFacts(record: StayRecord, settings: FactSettings): StayFacts {
  const { encounter } = record;
  const { base, timeZone, today } = settings;
  const stay = stayOf(record, settings);
  const day = dayThatCounts(stay, today);
  const records = recordsOf(record, settings);
  const links = stayLinks(record, records.references, base);
  const hospital = partyOf(encounter.serviceProvider, record, settings);
  const organization = record.organizations.get(hospital?.reference ?? '');
  const residence = residenceOf(records.patients);
  const region = regionOf(
    { encounter, hospital, organization, residence, destination: stay.destination },
    settings.regions,
  );
  const told = toldOf(record, links, settings, (reference) => partyOf(reference, record, settings)?.reference);
  const byHand = byHandOf(links, timeZone);
  const given = givenOf(record.responses, links, timeZone);
  const form = answeredForm(given, record.responses, settings);
  const cards = insuranceCards(record.coverages, records.references, { stay, day }, settings);
  const claims = officeClaims(record, records.references, day, settings);
  const signs: Signs = {
    stay,
    day,
    claims,
    cards: cardOffices(cards, record, settings),
    accepted: acceptedBy({ told, byHand }, hospital?.reference, links),
    saysNone: form?.answers.hasCareManager === 'no',
  };
  const careManager = careManagerOf(signs, timeZone);
  const consents = consentsOf(record, records.references, settings);
  const valid = cards.find(({ isValid }) => isValid);
  const person = personOf(record, records, valid, stay.admitted?.date ?? today);
  return {
    stay,
    person,
    hospital,
    region,
    careManager,
    candidates: careManager === undefined ? candidatesOf({ claims, consents, told, byHand }, day) : [],
    suggestions: [
      ...(careManager === undefined ? suggestedRecords(record, records.references[0] ?? '', settings) : []),
      ...suggestionsOf(signs, careManager),
    ],
    told,
    given,
    meetings: meetingsOf(record.appointments, links, timeZone),
    byHand,
    screening: form && screeningOf(form, { person, careManager, region }),
  };
}

/** Who answered that they take the patient on, by a contact or on the step itself; undefined: nobody in particular. */
function acceptedBy(
  { told, byHand }: Pick<StayFacts, 'told' | 'byHand'>,
  hospital: string | undefined,
  links: StayLinks,
): (string | undefined)[] {
  const contacts = told.filter((each) => each.isDone && each.topics.includes(ACCEPTED));
  const offices = contacts.map(({ sender, recipients }) =>
    [sender, ...recipients].filter((each) => each?.startsWith('Organization/') && each !== hospital),
  );
  const owners = byHand
    .filter(({ step, status }) => step === ACCEPTED && status === 'completed')
    .map(({ reference }) => links.tasks.find(({ id }) => `Task/${id}` === reference)?.owner)
    .map((owner) => literalOf(owner, links.base));
  return [...offices.flatMap((each) => (each.length > 0 ? each : [undefined])), ...owners];
}

const ACCEPTED = 'answer-acceptance';
