// Whom a screening form is about, and what is known of that person beside it: by the stay, else by the Patient.

import { ageOn } from '../../coordination/facts/age.ts';
import { knownOf } from '../../coordination/facts/known-answers.ts';
import type { Known } from '../../coordination/screening/completed.ts';
import { resourceIn } from '../../fhir/json/resource-in.ts';
import { isObject, type Resource } from '../../fhir/resource.ts';
import { literalOf } from '../../fhir/search/literal-reference.ts';
import { parseReference } from '../../fhir/search/reference-text.ts';
import type { CalendarDate } from '../../japan/calendar-date.ts';
import type { Call, Hub } from '../exchange.ts';

interface Screened {
  readonly patient: Resource | undefined;
  readonly known: Known;
}

/** `stay`: the one that was named and is stored here; `day`: on which the form was filled in. */
export async function screenedPerson(
  response: Resource,
  stay: Resource | undefined,
  day: CalendarDate,
  call: Call,
  hub: Hub,
): Promise<Screened> {
  const subject = response.subject ?? stay?.subject;
  const patient = await readAt(subject, 'Patient', call, hub);
  const id = stay?.id ?? (response.encounter === undefined ? await onlyStayOf(patient, call, hub) : undefined);
  const facts =
    id === undefined ? undefined : (await hub.coordination.explain(hub.view, id, call.caller.audience))?.facts;
  const named = literalOf(subject, hub.search.base);
  // A form about somebody else than the stay is not filled in from the stay.
  const isTheirs = facts !== undefined && (subject === undefined || facts.person.records.includes(named ?? ''));
  return { patient, known: isTheirs ? knownOf(facts, day) : { age: ageOn(day, patient?.birthDate) } };
}

/** Of somebody who is in hospital once, that stay; of several nobody knows which is meant. */
async function onlyStayOf(patient: Resource | undefined, call: Call, hub: Hub): Promise<string | undefined> {
  if (patient === undefined) return undefined;
  const [id, ...more] = await hub.coordination.openStays(hub.view, `Patient/${patient.id}`);
  if (id === undefined || more.length > 0) return undefined;
  const stay = await hub.view.read('Encounter', id, call.caller.audience);
  return stay?.content === undefined ? undefined : id;
}

/** Undefined when the reference leads to nothing here. */
export async function readAt(reference: unknown, type: string, call: Call, hub: Hub): Promise<Resource | undefined> {
  if (!isObject(reference) || typeof reference.reference !== 'string') return undefined;
  const to = parseReference(reference.reference, hub.search.base);
  if (to.kind !== 'local' || to.type !== type) return undefined;
  const current = await hub.view.read(type, to.id, call.caller.audience);
  return current?.content === undefined ? undefined : resourceIn(current.content);
}
