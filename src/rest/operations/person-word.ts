// A person's word about two records of Patient/$join and $part: who says it, about whom, and why.
import type { Actor } from '../../access/actor.ts';
import { agentType } from '../../coordination/identity/join-words.ts';
import { readJson } from '../../fhir/json/read.ts';
import { isObject, type Resource } from '../../fhir/resource.ts';
import { parseReference } from '../../fhir/search/reference-text.ts';
import * as stored from '../../store/write/problems.ts';
import type { Call, Hub, Inputs, RouteMatch } from '../exchange.ts';
import * as said from './person-word-problems.ts';

export interface PersonWord {
  /** The record in the URL. */
  readonly patient: Resource & { readonly id: string };
  readonly other: Resource & { readonly id: string };
  readonly reason: string;
  /** Provenance.agent */
  readonly agent: object;
}

export async function personWordOf(inputs: Inputs, call: Call, hub: Hub, { id }: RouteMatch): Promise<PersonWord> {
  const patient = await ownRecord(id!, call, hub);
  const other = await otherRecord(inputs.get('other')![0], id!, call, hub);
  const reason = String(inputs.get('reason')![0]).trim();
  if (reason === '') throw said.noReason();
  return { patient, other, reason, agent: await agentOf(inputs.get('by')?.[0], call, hub) };
}

type Stored = PersonWord['patient'];

async function ownRecord(id: string, call: Call, hub: Hub): Promise<Stored> {
  const current = await hub.view.read('Patient', id, call.caller.audience);
  if (current === undefined) throw stored.notFound('Patient', id);
  if (current.content === undefined) throw stored.gone('Patient', id, current.version);
  return readJson(current.content) as unknown as Stored;
}

async function otherRecord(named: unknown, id: string, call: Call, hub: Hub): Promise<Stored> {
  const text = isObject(named) && typeof named.reference === 'string' ? named.reference : '';
  const to = parseReference(text, hub.search.base);
  if (to.kind !== 'local' || to.type !== 'Patient') throw said.notAPatient(text);
  if (to.id === id) throw said.itself(id);
  const current = await hub.view.read('Patient', to.id, call.caller.audience);
  if (current?.content === undefined) throw said.notStored('other', text);
  return readJson(current.content) as unknown as Stored;
}

// https://hl7.org/fhir/R4/provenance-definitions.html#Provenance.agent.who, without what is no person.
const PEOPLE: ReadonlySet<string> = new Set([
  'Practitioner',
  'PractitionerRole',
  'RelatedPerson',
  'Patient',
  'Organization',
]);

async function agentOf(by: unknown, call: Call, hub: Hub): Promise<object> {
  const type = agentType('verifier', 'Verifier');
  const { actor } = call.caller;
  if (by === undefined) return { type, who: actorAsReference(actor) };
  if (!isObject(by)) throw said.notAPerson('');
  if (typeof by.reference === 'string') await checkPerson(by.reference, call, hub);
  else if (by.identifier === undefined && (typeof by.display !== 'string' || by.display.trim() === ''))
    throw said.notAPerson('');
  if (by.type !== undefined && !PEOPLE.has(String(by.type))) throw said.notAPerson(String(by.type));
  const isForItself = actor.kind !== 'acting' || actor.reference === by.reference;
  return { type, who: by, ...(isForItself ? {} : { onBehalfOf: { reference: actor.reference } }) };
}

async function checkPerson(reference: string, call: Call, hub: Hub): Promise<void> {
  const to = parseReference(reference, hub.search.base);
  const type = to.kind === 'contained' ? undefined : to.type;
  if (type === undefined || !PEOPLE.has(type)) throw said.notAPerson(reference);
  if (to.kind !== 'local') return;
  const current = await hub.view.read(to.type, to.id, call.caller.audience);
  if (current?.content === undefined) throw said.notStored('by', reference);
}

const actorAsReference = (actor: Actor): object =>
  actor.kind === 'acting' ? { reference: actor.reference } : { display: 'ハブの操作者（名乗りなし）' };
