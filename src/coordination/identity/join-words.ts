// Words about two records, as Provenance keeps them: who said that they are one person's, or are not, and why. The links of the
// records follow the word that stands; a person's word stands before the hub's, whichever came first.
import { createHash } from 'node:crypto';
import { CANONICAL_BASE } from '../../fhir/canonical-base.ts';
import { objectsOf } from '../../fhir/elements/any-shape.ts';
import { inEnglish } from '../../fhir/elements/translation.ts';
import { isObject, type Resource } from '../../fhir/resource.ts';
import { parseReference, type ReferenceBase } from '../../fhir/search/reference-text.ts';
import type { Said } from '../../problem.ts';
import { keyOfPair, type Pair } from './pairs.ts';
import type { Saying } from './record-links.ts';

export interface Word {
  /** Of the Provenance. */
  readonly id: string;
  readonly says: Saying;
  readonly by: 'hub' | 'person';
  /** When it was stored, in milliseconds: what `recorded` says may be another clock's. */
  readonly since: number;
}

const LIFECYCLE = 'http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle';
const DISPLAYS: Readonly<Record<Saying, string>> = {
  link: 'Link Record Lifecycle Event',
  unlink: 'Unlink Record Lifecycle Event',
};

export function sayingOf({ activity }: Resource): Saying | undefined {
  const codes = isObject(activity) ? objectsOf(activity.coding).filter(({ system }) => system === LIFECYCLE) : [];
  if (codes.some(({ code }) => code === 'unlink')) return 'unlink';
  return codes.some(({ code }) => code === 'link') ? 'link' : undefined;
}

/** Joining is of a few; a message that names half a ward says nothing of who is who. */
export const MOST_NAMED = 6;

/** Ids of the Patients it speaks of. */
export const recordsNamed = ({ target }: Resource, base: ReferenceBase): string[] => [
  ...new Set(
    objectsOf(target).flatMap(({ reference }) => {
      const to = typeof reference === 'string' ? parseReference(reference, base) : undefined;
      return to?.kind === 'local' && to.type === 'Patient' ? [to.id] : [];
    }),
  ),
];

/** The hub by its own address, since no Device is stored for it. */
const HUB_ITSELF = {
  type: 'Device',
  identifier: { system: 'urn:ietf:rfc:3986', value: CANONICAL_BASE },
  display: 'Renkei（ハブによる自動の判断）',
};

const isHub = (who: unknown): boolean =>
  isObject(who) && who.type === 'Device' && isObject(who.identifier) && who.identifier.value === CANONICAL_BASE;

export const isByHub = ({ agent }: Resource): boolean => objectsOf(agent).some(({ who }) => isHub(who));

const latest = (words: readonly Word[]): Word | undefined =>
  [...words].sort((a, b) => b.since - a.since || numberIn(b.id) - numberIn(a.id) || (a.id < b.id ? 1 : -1))[0];

export const standingWord = (words: readonly Word[]): Word | undefined =>
  latest(words.filter(({ by }) => by === 'person')) ?? latest(words);

const NUMBERED = /-(\d{1,9})$/;
const numberIn = (id: string): number => Number(NUMBERED.exec(id)?.[1] ?? 0);

const idsOf = (pair: Pair): string => `join-${createHash('sha256').update(keyOfPair(pair)).digest('hex').slice(0, 32)}`;

/** The next in the row of this pair: two who speak at once choose the same id, and the second has to look again. */
export function nextWordId(pair: Pair, words: readonly Word[]): string {
  const own = idsOf(pair);
  const numbers = words.flatMap(({ id }) => (id.startsWith(`${own}-`) ? [numberIn(id)] : []));
  return `${own}-${Math.max(0, ...numbers) + 1}`;
}

export interface NewWord {
  readonly pair: Pair;
  readonly says: Saying;
  /** One or more, each in both languages where there are both. */
  readonly reasons: readonly (Said | string)[];
  /** Provenance.agent; undefined: the hub by itself. */
  readonly agent?: object;
  readonly now: number;
}

export function provenanceOf({ pair, says, reasons, agent, now }: NewWord, id: string): Resource {
  return {
    resourceType: 'Provenance',
    id,
    meta: { profile: [`${CANONICAL_BASE}/StructureDefinition/renkei-provenance`] },
    target: pair.map((record) => ({ reference: `Patient/${record}` })),
    recorded: new Date(now).toISOString(),
    reason: reasons.map((each) =>
      typeof each === 'string' ? { text: each } : { text: each.ja, _text: inEnglish(each.en) },
    ),
    activity: { coding: [{ system: LIFECYCLE, code: says, display: DISPLAYS[says] }] },
    agent: [agent ?? { type: agentType('assembler', 'Assembler'), who: HUB_ITSELF }],
  };
}

export const agentType = (code: string, display: string): object => ({
  coding: [{ system: 'http://terminology.hl7.org/CodeSystem/provenance-participant-type', code, display }],
});
