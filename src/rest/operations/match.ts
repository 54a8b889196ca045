// Patient/$match: whose record is this? Proposes stored records of the same person, graded, and says why.
// https://hl7.org/fhir/R4/patient-operation-match.html

import {
  type Candidate,
  type Compared,
  comparedWith,
  findCandidates,
  MOST_PER_SEARCH,
} from '../../coordination/engine/candidate-records.ts';
import { blockingSearches } from '../../coordination/identity/blocking.ts';
import { identityOf } from '../../coordination/identity/identity.ts';
import { joinedRecords, type LinkedRecord, linkedRecord } from '../../coordination/identity/joined-records.ts';
import { bundleText, entryText } from '../../fhir/json/bundle-text.ts';
import { resourceIn } from '../../fhir/json/resource-in.ts';
import { writeJson } from '../../fhir/json/write.ts';
import { operationOutcome } from '../../fhir/operation-outcome.ts';
import { isObject, type Resource } from '../../fhir/resource.ts';
import type { Finding } from '../../problem.ts';
import { inView, viewOf } from '../answers.ts';
import type { Hub, Inputs, OperationHandler } from '../exchange.ts';
import { badParameter } from '../request-problems.ts';
import { countIn } from './inputs.ts';
import * as said from './match-explained.ts';

const MATCH_GRADE = 'http://hl7.org/fhir/StructureDefinition/match-grade';
// More proposals than a person wants to go through.
const USUAL_COUNT = 20;

interface Match extends Compared {
  /** Known already as the same person's, by Patient.link. */
  readonly isLinked: boolean;
}

export const match: OperationHandler = async (inputs, call, hub) => {
  const given = inputs.get('resource')![0] as Resource;
  if (!saysWho(given)) throw said.saysNothing();
  const wanted = {
    count: countIn(inputs, 'count', USUAL_COUNT, hub.search.maxCount),
    onlyCertain: isTrue(inputs, 'onlyCertainMatches'),
  };
  const { audience } = call.caller;
  const identity = identityOf(given);
  const searches = blockingSearches(identity);
  const { candidates, tooMany } = await findCandidates(searches, hub, audience);
  const self = given.id === undefined ? undefined : await hub.view.read('Patient', given.id, audience);
  const person = await personOf(given, self?.content, candidates, hub);
  // What the hub has stored under the same id is the record that was asked about, not a match of it.
  const others = candidates.filter(({ hit }) => hit.id !== given.id);
  const matches = comparedWith(identity, others).map(
    (compared): Match => ({ ...compared, isLinked: person.records.has(`Patient/${compared.hit.id}`) }),
  );
  const { told, findings } = wanted.onlyCertain ? onlyCertain(matches, person) : { told: matches, findings: [] };
  const shown = told.slice(0, wanted.count);
  const view = viewOf(call);
  const entries = shown.map(({ hit, grade, score }) =>
    entryText(`${hub.baseUrl}/Patient/${hit.id}`, inView(hit.content, view), {
      search: { extension: [{ url: MATCH_GRADE, valueCode: grade }], mode: 'match', score },
    }),
  );
  const remarks = [
    ...shown.map(said.explained),
    ...findings,
    ...(searches.length === 0 ? [said.NOTHING_TO_SEARCH_BY] : []),
    ...tooMany.map(({ by }) => said.foundTooMany(by, MOST_PER_SEARCH)),
    ...(shown.length < told.length ? [said.more(shown.length, told.length)] : []),
  ];
  const outcome =
    remarks.length === 0
      ? []
      : [entryText(undefined, writeJson(operationOutcome(remarks)), { search: { mode: 'outcome' } })];
  const head = {
    type: 'searchset',
    total: told.length,
    link: [{ relation: 'self', url: `${hub.baseUrl}/Patient/$match` }],
  };
  return { status: 200, body: { kind: 'json', text: bundleText(head, [...entries, ...outcome]) } };
};

interface Person {
  /** The records that links join to the one that was given. */
  readonly records: ReadonlySet<string>;
  /** All links at hand. */
  readonly linked: readonly LinkedRecord[];
}

/** What links say of the record that was given: those it carries, those of its stored version, those that point to it. */
async function personOf(
  given: Resource,
  stored: string | undefined,
  candidates: readonly Candidate[],
  { search: { base } }: Hub,
): Promise<Person> {
  const own = given.id === undefined ? '#given' : `Patient/${given.id}`;
  const linked = [
    linkedRecord(given, base, own),
    ...(stored === undefined ? [] : [linkedRecord(resourceIn(stored), base, own)]),
    ...candidates.map(({ patient }) => linkedRecord(patient, base)),
  ];
  return { records: new Set(joinedRecords(linked, own).records), linked };
}

/** "If there are multiple potential matches, then the match should not return the results": several records are one match
 * where links join them, and then all of them are told. */
function onlyCertain(matches: readonly Match[], { linked }: Person): { told: readonly Match[]; findings: Finding[] } {
  const certain = matches.filter(({ grade }) => grade === 'certain');
  const [first] = certain;
  if (first === undefined) return { told: [], findings: [] };
  const joined = new Set(joinedRecords(linked, `Patient/${first.hit.id}`).records);
  if (certain.every(({ hit }) => joined.has(`Patient/${hit.id}`))) return { told: certain, findings: [] };
  return { told: [], findings: [said.severalCertain(certain.length)] };
}

function saysWho({ name, identifier }: Resource): boolean {
  const names = (Array.isArray(name) ? name : []).filter(isObject);
  const identifiers = (Array.isArray(identifier) ? identifier : []).filter(isObject);
  return (
    names.some(({ text, family, given }) => text !== undefined || family !== undefined || given !== undefined) ||
    identifiers.some(({ value }) => value !== undefined)
  );
}

function isTrue(inputs: Inputs, name: string): boolean {
  const value = String(inputs.get(name)?.[0] ?? 'false');
  if (value !== 'true' && value !== 'false')
    throw badParameter(name, value, { en: 'use true or false', ja: 'true か false を指定してください' });
  return value === 'true';
}
