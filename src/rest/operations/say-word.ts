// Writing a person's word: the records and the Provenance in one, or nothing.

import { linkPatch } from '../../coordination/engine/joining-changes.ts';
import { readPersons } from '../../coordination/engine/persons.ts';
import { readWords } from '../../coordination/engine/read-words.ts';
import type { Reading } from '../../coordination/engine/reading.ts';
import { nextWordId, provenanceOf } from '../../coordination/identity/join-words.ts';
import { type LinkedRecord, linkedRecord } from '../../coordination/identity/joined-records.ts';
import type { Words } from '../../coordination/identity/joining.ts';
import { keyOfPair, type Pair, pairOf } from '../../coordination/identity/pairs.ts';
import type { LinkChange, Saying } from '../../coordination/identity/record-links.ts';
import { resourceIn } from '../../fhir/json/resource-in.ts';
import type { Resource } from '../../fhir/resource.ts';
import { Problem, type Said } from '../../problem.ts';
import type { Change } from '../../store/write/change.ts';
import { json } from '../answers.ts';
import type { Answer, Call, Hub } from '../exchange.ts';
import type { PersonWord } from './person-word.ts';

/** How things stand between the two persons. */
export interface Standing {
  readonly patients: ReadonlyMap<string, Resource>;
  readonly linked: readonly LinkedRecord[];
  /** What was said of pairs of them, by the keys of the pairs. */
  wordsOf(pairs: readonly Pair[]): Promise<Words>;
}

interface Told {
  readonly says: Saying;
  /** What has to be written for the word, the pair that was asked about first; refuses what cannot be said. */
  readonly pairs: (standing: Standing) => Promise<readonly Pair[]>;
  readonly remarks?: readonly Said[];
}

// Who says something of the same two records at the same time comes first or second; the second looks again.
const ATTEMPTS = 3;

export async function sayWord(
  { patient, other, reason, agent }: PersonWord,
  { says, pairs, remarks = [] }: Told,
  call: Call,
  hub: Hub,
): Promise<Answer> {
  for (let attempt = 1; ; attempt += 1) {
    const standing = await standingOf(pairOf(patient.id, other.id), hub);
    const asked = await pairs(standing);
    const words = await standing.wordsOf(asked);
    const provenances = asked.map((pair) =>
      provenanceOf(
        { pair, says, reasons: [reason, ...remarks], agent, now: Date.now() },
        nextWordId(pair, words.get(keyOfPair(pair)) ?? []),
      ),
    );
    try {
      const changes = [...linkChanges(says, asked, standing, hub), ...provenances.map(asNew)];
      // Both records were shown to the caller; those between them are theirs to change with them, seen or not.
      const written = await hub.store.write(changes, { ...call.caller, audience: 'everyone' });
      const first = written.find(({ type, id }) => type === 'Provenance' && id === provenances[0]!.id);
      if (first === undefined || !('content' in first)) throw new Error('a Provenance was not written');
      return json(200, resourceIn(first.content));
    } catch (cause) {
      if (attempt === ATTEMPTS || !(cause instanceof Problem) || cause.kind !== 'precondition-failed') throw cause;
    }
  }
}

async function standingOf(pair: Pair, hub: Hub): Promise<Standing> {
  const { search, view } = hub;
  const now = hub.clock();
  const reading: Reading = { view, search, base: search.base, now, clockOffset: now - Date.now() };
  // Words first: who speaks at the same time is then seen in both, or takes the id that our word was to have.
  const said = await readWords([pair], reading);
  const found = await readPersons(
    pair.map((id) => `Patient/${id}`),
    reading,
  );
  const patients = new Map([...found.patients.values()].map((each) => [each.id!, each]));
  return {
    patients,
    linked: [...patients.values()].map((each) => linkedRecord(each, search.base)),
    wordsOf: async (pairs) => {
      const others = pairs.filter((each) => keyOfPair(each) !== keyOfPair(pair));
      return new Map([...(await readWords(others, reading)), ...said]);
    },
  };
}

function linkChanges(says: Saying, pairs: readonly Pair[], { patients }: Standing, { search }: Hub): Change[] {
  const changes = new Map<string, LinkChange[]>();
  const note = (id: string, other: string): void => {
    changes.set(id, [...(changes.get(id) ?? []), { says, other, all: true }]);
  };
  for (const [a, b] of pairs) {
    note(a, b);
    note(b, a);
  }
  return [...changes].flatMap(([id, links]) =>
    // A record that is only spoken of by another has nothing to be changed.
    patients.has(id) ? linkPatch(id, links, patients.get(id), search.base) : [],
  );
}

const asNew = (resource: Resource): Change => ({
  kind: 'update',
  type: 'Provenance',
  id: resource.id!,
  resource,
  mustBeNew: true,
});
