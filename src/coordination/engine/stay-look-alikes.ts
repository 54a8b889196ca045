// For open stays of which no office is known to be in charge: records of others that may be the patient's, and are not joined.
// Read for many stays at once; where every stay has its office, nothing is read at all.
import type { Resource } from '../../fhir/resource.ts';
import { literalOf } from '../../fhir/search/literal-reference.ts';
import { localTime } from '../../japan/calendar-date.ts';
import { knownOffice, officeOfLookAlike } from '../facts/known-office.ts';
import type { LookAlike, StayRecord } from '../facts/stay-record.ts';
import { compare } from '../identity/compare.ts';
import { identityOf } from '../identity/identity.ts';
import { contradictions } from '../identity/join-rules.ts';
import { standingWord } from '../identity/join-words.ts';
import { joinedRecords, linkedRecord } from '../identity/joined-records.ts';
import { distinctPairs, keyOfPair, type Pair, pairOf } from '../identity/pairs.ts';
import type { Compared } from './candidate-records.ts';
import { filed } from './filed.ts';
import { findLookAlikes, isLookAlike } from './look-alikes.ts';
import type { Offices } from './offices.ts';
import { type Persons, readPersons } from './persons.ts';
import { idsIn } from './read-pages.ts';
import { readReferring, type Way } from './read-records.ts';
import { readWords } from './read-words.ts';
import type { Reading } from './reading.ts';
import { isOpenStay } from './stay.ts';

/** Shown of each stay; and how many are looked at, since those without an office come last. */
const MOST = 3;
const MOST_LOOKED_AT = 10;

const NO_OFFICES: Offices = { organizations: new Map(), services: new Map(), roles: new Map() };

export type WithoutOffices = Omit<StayRecord, keyof Offices | 'lookAlikes'>;

/** A record with those it is joined with, beside the records of the stay's own person. */
interface Proposal {
  readonly compared: Compared;
  readonly theirs: readonly Resource[];
  readonly pairs: readonly Pair[];
}

export async function readLookAlikes(
  records: readonly WithoutOffices[],
  reading: Reading,
): Promise<(record: WithoutOffices) => LookAlike[]> {
  const { base, now, search } = reading;
  const settings = { base, timeZone: search.timeZone, today: localTime(now, search.timeZone).date };
  const unresolved = records
    .map((record): StayRecord => ({ ...record, ...NO_OFFICES, lookAlikes: [] }))
    .filter(({ encounter }) => isOpenStay(encounter, now, settings.timeZone))
    .filter((record) => knownOffice(record, settings) === undefined);
  const standing = await withoutParted(await readProposals(unresolved, reading), reading);
  const served = [...standing.values()].flat().flatMap(({ theirs }) => theirs.map(({ id }) => `Patient/${id}`));
  const servingOf = await readServing(served, reading);
  const byStay = new Map(
    unresolved.map((record) => {
      const all = standing.get(record.encounter.id!)!.map(({ compared: { evidence }, theirs }): LookAlike => {
        return { patients: theirs, evidence, ...servingOf(theirs) };
      });
      const isServed = (each: LookAlike): boolean => officeOfLookAlike(record, each, settings) !== undefined;
      return [record.encounter.id!, [...all.filter(isServed), ...all.filter((each) => !isServed(each))].slice(0, MOST)];
    }),
  );
  return ({ encounter }) => byStay.get(encounter.id!) ?? [];
}

const SERVING: readonly Way[] = [
  ['CareTeam', 'subject'],
  ['Coverage', 'beneficiary'],
];

async function readServing(
  persons: readonly string[],
  reading: Reading,
): Promise<(patients: readonly Resource[]) => Pick<LookAlike, 'careTeams' | 'coverages'>> {
  const owner = (reference: unknown): string[] => [literalOf(reference, reading.base) ?? []].flat();
  const found = (await readReferring(persons, SERVING, reading)).map(({ resource }) => resource);
  const of = (type: string): Resource[] => found.filter(({ resourceType }) => resourceType === type);
  const careTeams = filed(of('CareTeam'), ({ subject }) => owner(subject));
  const coverages = filed(of('Coverage'), ({ beneficiary }) => owner(beneficiary));
  return (patients) => {
    const references = patients.map(({ id }) => `Patient/${id}`);
    return { careTeams: careTeams(references), coverages: coverages(references) };
  };
}

/** By the stay. */
type Proposals = ReadonlyMap<string, readonly Proposal[]>;

async function readProposals(stays: readonly StayRecord[], reading: Reading): Promise<Proposals> {
  const alike = await findLookAlikes(new Map(stays.map((each) => [each.encounter.id!, each.patients])), reading);
  const best = new Map([...alike].map(([stay, all]) => [stay, all.slice(0, MOST_LOOKED_AT)]));
  const persons = await readPersons(
    [...best.values()].flat().map(({ hit }) => `Patient/${hit.id}`),
    reading,
  );
  return new Map(
    stays.map(({ encounter, patients }) => [
      encounter.id!,
      proposalsOf(patients, best.get(encounter.id!) ?? [], persons, reading),
    ]),
  );
}

/** One record of each person: neither inactive nor replaced, and not of somebody whom any other record tells apart. */
function proposalsOf(
  own: readonly Resource[],
  found: readonly Compared[],
  { patients, recordsOf }: Persons,
  { base }: Reading,
): Proposal[] {
  const ownIds = new Set(own.map(({ id }) => `Patient/${id}`));
  const seen = new Set<string>();
  return found.flatMap((compared): Proposal[] => {
    const reference = `Patient/${compared.hit.id}`;
    const group = recordsOf(reference);
    if (group.some((each) => ownIds.has(each) || seen.has(each)) || compared.patient.active === false) return [];
    const theirs = [compared.patient, ...group.slice(1).flatMap((each) => patients.get(each) ?? [])];
    const { replaced } = joinedRecords(
      theirs.map((each) => linkedRecord(each, base)),
      reference,
    );
    if (replaced.includes(reference) || areToldApart(own, theirs)) return [];
    for (const each of group) seen.add(each);
    const pairs = own.flatMap((mine) => idsIn('Patient', group).map((theirId) => pairOf(mine.id!, theirId)));
    return [{ compared, theirs, pairs }];
  });
}

/** Another of their records has another number, another birth date …: whoever joins these, joins two people. */
function areToldApart(own: readonly Resource[], theirs: readonly Resource[]): boolean {
  const [mine, others] = [own.map(identityOf), theirs.map(identityOf)];
  return mine.some((one) =>
    others.some((other) => !isLookAlike(compare(one, other)) && contradictions(one, other).length > 0),
  );
}

/** Whom a person has parted is not proposed again: said of any two of their records, it is said of them. */
async function withoutParted(proposals: Proposals, reading: Reading): Promise<Proposals> {
  const pairs = [...proposals.values()].flat().flatMap((each) => each.pairs);
  const words = await readWords(distinctPairs(pairs), reading);
  const isParted = (pair: Pair): boolean => {
    const word = standingWord(words.get(keyOfPair(pair)) ?? []);
    return word?.by === 'person' && word.says === 'unlink';
  };
  return new Map([...proposals].map(([stay, all]) => [stay, all.filter((each) => !each.pairs.some(isParted))]));
}
