// Reading whatever might be one person's with a record that changed: those linked with it, and those that carry one of its
// numbers, in the record or on a card; of these again, until nothing new is found.
import { objectsOf } from '../../fhir/elements/any-shape.ts';
import type { Resource } from '../../fhir/resource.ts';
import {
  careNumbersOf,
  careNumbersOnCard,
  insurersIn,
  isCareCard,
  keyOfNumber,
  organizationIn,
  ownerOfCard,
} from '../identity/care-numbers.ts';
import { joinRecordsOf, type NumbersOfOwner } from '../identity/join-record.ts';
import { crowdedNumbers, type Records } from '../identity/join-rules.ts';
import { linkedRecord } from '../identity/joined-records.ts';
import type { CareNumber } from '../identity/numbers.ts';
import { holdersOf } from './number-holders.ts';
import { idsIn } from './read-pages.ts';
import { readNamed, readWithReferring, type Way } from './read-records.ts';
import type { Reading } from './reading.ts';

export interface InQuestion {
  readonly records: Records;
  /** Keys of numbers that too many records carry. */
  readonly crowded: ReadonlySet<string>;
  readonly patients: ReadonlyMap<string, Resource>;
}

// Each round follows a number or a link once more; a person is all there after two or three.
const MOST_ROUNDS = 4;

/** `touched`: ids of Patients. `before`: Patients and Coverages as they were, whose numbers and links may have been others. */
export async function recordsInQuestion(
  touched: ReadonlySet<string>,
  before: readonly Resource[],
  reading: Reading,
): Promise<InQuestion> {
  const patients = new Map<string, Resource>();
  const onCards = new Map<string, CareNumber[]>();
  const insurers: Insurers = new Map();
  const asked = new Set<string>();
  const flooded = new Set<string>();
  let next = touched;
  let earlier = before;
  for (let round = 0; round < MOST_ROUNDS && next.size > 0; round += 1) {
    const found = await readOnce(next, reading);
    for (const patient of found.patients) patients.set(patient.id!, patient);
    const cards = [...found.cards, ...earlier.filter(({ resourceType }) => resourceType === 'Coverage')];
    await readInsurers(cards, insurers, reading);
    for (const card of found.cards) addNumbers(onCards, card, insurers, reading);
    const holders = [...found.patients, ...earlier.filter(({ resourceType }) => resourceType === 'Patient')];
    const numbers = [
      ...holders.flatMap(({ identifier }) => careNumbersOf(identifier)),
      ...cards.flatMap((card) => numbersOn(card, insurers, reading)),
    ];
    const wanted = [...new Set(numbers.map(({ insured }) => insured))].filter((insured) => !asked.has(insured));
    const carriers = await holdersOf(wanted, reading);
    for (const insured of wanted) asked.add(insured);
    for (const insured of carriers.flooded) flooded.add(insured);
    const named = holders.flatMap((each) => linkedRecord(each, reading.base).links.map(({ other }) => other));
    const further = [...found.linking, ...carriers.ids, ...idsIn('Patient', named)];
    next = new Set(further.filter((id) => !patients.has(id)));
    earlier = [];
  }
  const records = joinRecordsOf(patients, onCards, reading.base);
  const keys = [...records.values()].flatMap(({ identity }) => identity.numbers.care);
  const overfull = keys.filter(({ insured }) => flooded.has(insured)).map(keyOfNumber);
  return { records, crowded: new Set([...crowdedNumbers(records), ...overfull]), patients };
}

const NAMING: readonly Way[] = [
  ['Patient', 'link'],
  ['Coverage', 'beneficiary'],
];

/** The records themselves, the ids of those that name them, and their cards. */
async function readOnce(
  ids: ReadonlySet<string>,
  reading: Reading,
): Promise<{ patients: Resource[]; cards: Resource[]; linking: string[] }> {
  const references = [...ids].map((id) => `Patient/${id}`);
  const found = (await readWithReferring(references, NAMING, reading)).map(({ resource }) => resource);
  const patients = found.filter(({ resourceType }) => resourceType === 'Patient');
  return {
    patients: patients.filter(({ id }) => ids.has(id!)),
    cards: found.filter(isCareCard),
    linking: patients.map(({ id }) => id!),
  };
}

/** Numbers of insurers, by `Organization/x`. */
type Insurers = Map<string, readonly string[]>;

async function readInsurers(cards: readonly Resource[], insurers: Insurers, reading: Reading): Promise<void> {
  const named = cards.flatMap(({ payor }) =>
    objectsOf(payor).flatMap((each) => organizationIn(each, reading.base) ?? []),
  );
  const unread = named.filter((reference) => !insurers.has(reference));
  for (const { resource } of await readNamed(unread, reading)) {
    insurers.set(`Organization/${resource.id}`, insurersIn(resource.identifier));
  }
}

const numbersOn = (card: Resource, insurers: Insurers, { base }: Reading): CareNumber[] =>
  careNumbersOnCard(card, (payor) => insurers.get(organizationIn(payor, base) ?? '') ?? []);

function addNumbers(onCards: NumbersOfOwner, card: Resource, insurers: Insurers, reading: Reading): void {
  const owner = ownerOfCard(card, reading.base);
  if (owner === undefined) return;
  onCards.set(owner, [...(onCards.get(owner) ?? []), ...numbersOn(card, insurers, reading)]);
}
