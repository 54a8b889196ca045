// A stored Patient as the rules of joining see it, the numbers of its cards among its own.
import type { Resource } from '../../fhir/resource.ts';
import type { ReferenceBase } from '../../fhir/search/reference-text.ts';
import { careNumbersOf } from './care-numbers.ts';
import { identityOf } from './identity.ts';
import type { JoinRecord, Records } from './join-rules.ts';
import { joinedRecords, type LinkedRecord, linkedRecord } from './joined-records.ts';
import type { CareNumber } from './numbers.ts';

/** Numbers on cards, by the id of the Patient whose cards they are. */
export type NumbersOfOwner = Map<string, CareNumber[]>;

export function joinRecordsOf(
  patients: ReadonlyMap<string, Resource>,
  onCards: Readonly<NumbersOfOwner>,
  base: ReferenceBase,
): Records {
  const linked = [...patients.values()].map((patient) => linkedRecord(patient, base));
  return new Map(
    linked.map((each): [string, JoinRecord] => {
      const id = idIn(each.reference);
      const patient = patients.get(id)!;
      const identity = identityOf(patient);
      const care = [...careNumbersOf(patient.identifier), ...(onCards.get(id) ?? [])];
      return [
        id,
        {
          id,
          identity: { ...identity, numbers: { ...identity.numbers, care } },
          isOpen: patient.active !== false && !isReplaced(each, linked),
          names: new Set(each.links.map(({ other }) => idIn(other))),
          seesAlso: new Set(each.links.flatMap(({ other, type }) => (type === 'seealso' ? [idIn(other)] : []))),
        },
      ];
    }),
  );
}

const idIn = (reference: string): string => reference.slice('Patient/'.length);

function isReplaced({ reference, links }: LinkedRecord, all: readonly LinkedRecord[]): boolean {
  const isSaid =
    links.some(({ type }) => type === 'replaced-by') ||
    all.some((each) => each.links.some(({ other, type }) => other === reference && type === 'replaces'));
  return isSaid && joinedRecords(all, reference).replaced.includes(reference);
}
