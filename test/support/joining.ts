// A small world of records and words about them, in memory: what the hub decides is done to it, as the store would.

import { joiningChanges } from '../../src/coordination/engine/joining-changes.ts';
import { careNumbersOnCard } from '../../src/coordination/identity/care-numbers.ts';
import { joinRecordsOf } from '../../src/coordination/identity/join-record.ts';
import { crowdedNumbers } from '../../src/coordination/identity/join-rules.ts';
import { isByHub, recordsNamed, sayingOf, type Word } from '../../src/coordination/identity/join-words.ts';
import { pairsInQuestion, type Step, stepsFor } from '../../src/coordination/identity/joining.ts';
import type { CareNumber } from '../../src/coordination/identity/numbers.ts';
import { keyOfPair, type Pair, pairOf } from '../../src/coordination/identity/pairs.ts';
import type { Resource } from '../../src/fhir/resource.ts';
import { type Person, patientOf } from './person.ts';

export interface RecordInShort extends Person {
  /** 保険者番号 and 被保険者番号. */
  readonly card?: string;
  readonly inactive?: boolean;
  readonly links?: readonly (readonly [type: string, other: string])[];
}

export const BASE = ['http://hub.example/fhir/'];

export function recordOf(id: string, { card: _, inactive, links, ...person }: RecordInShort): Resource {
  const link = (links ?? []).map(([type, other]) => ({ type, other: { reference: `Patient/${other}` } }));
  return patientOf(person, {
    id,
    ...(inactive ? { active: false } : {}),
    ...(link.length === 0 ? {} : { link }),
  });
}

export function cardOf(owner: string, text: string, more: object = {}): Resource {
  const [insurer, subscriberId] = text.split(' ');
  return {
    resourceType: 'Coverage',
    id: `card-of-${owner}`,
    status: 'active',
    type: {
      coding: [{ system: 'https://renkei.example/fhir/CodeSystem/coverage-kind', code: 'care-insurance' }],
    },
    subscriberId,
    beneficiary: { reference: `Patient/${owner}` },
    payor: [{ identifier: { system: 'https://renkei.example/fhir/identifier/care-insurer', value: insurer } }],
    ...more,
  };
}

export class SmallWorld {
  readonly patients = new Map<string, Resource>();
  readonly numbers = new Map<string, CareNumber[]>();
  readonly words = new Map<string, Word[]>();
  #time = 0;

  put(id: string, record: RecordInShort): void {
    this.patients.set(id, recordOf(id, record));
    this.numbers.set(id, record.card === undefined ? [] : careNumbersOnCard(cardOf(id, record.card), () => []));
  }

  say(by: Word['by'], says: Word['says'], pair: Pair, id = `said-${this.#time}`): void {
    this.#time += 1;
    const key = keyOfPair(pair);
    this.words.set(key, [...(this.words.get(key) ?? []), { id, says, by, since: this.#time }]);
  }

  steps(): Step[] {
    const records = joinRecordsOf(this.patients, this.numbers, BASE);
    const crowded = crowdedNumbers(records);
    const spoken = [...this.words.keys()].map((key): Pair => key.split('/') as unknown as Pair);
    return stepsFor(records, pairsInQuestion(records, crowded, spoken), this.words, crowded);
  }

  /** What the hub decides now, done; its steps. */
  async settle(): Promise<Step[]> {
    const steps = this.steps();
    for (const change of joiningChanges(steps, this.patients, this.words, { base: BASE, now: 0 })) {
      if (change.kind === 'patch') this.patients.set(change.id!, await change.apply(this.patients.get(change.id!)!));
      else if (change.kind === 'update') {
        const { resource } = change;
        const [a, b] = recordsNamed(resource, BASE);
        if (!isByHub(resource)) throw new Error('a word of the hub that is not known as such');
        this.say('hub', sayingOf(resource)!, pairOf(a!, b!), change.id!);
      }
    }
    return steps;
  }

  /** `a b` where both name each other; where only one names the other, in the second list. */
  linked(): { joined: string[]; oneSided: string[] } {
    const records = joinRecordsOf(this.patients, this.numbers, BASE);
    const joined = new Set<string>();
    const oneSided = new Set<string>();
    for (const { id, names } of records.values()) {
      for (const other of names) {
        const isMutual = records.get(other)?.names.has(id) === true;
        (isMutual ? joined : oneSided).add(pairOf(id, other).join(' '));
      }
    }
    return { joined: [...joined].sort(), oneSided: [...oneSided].sort() };
  }
}
