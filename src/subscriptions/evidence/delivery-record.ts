// The record of a delivery: a Communication that says what was sent to whom, when, and when the receiver's system took it. A
// machine's receipt, and kept apart from what people tell each other: nobody is taken to have been told by it.
import { CANONICAL_BASE } from '../../fhir/canonical-base.ts';
import { extensionsOf, objectsOf } from '../../fhir/elements/any-shape.ts';
import { inEnglish } from '../../fhir/elements/translation.ts';
import { isObject, type Resource } from '../../fhir/resource.ts';
import { ridOf } from '../../store/rid.ts';

/** The steps of the ladder that a Communication shows; that somebody acted shows on the Task itself. */
export type Step = 'sent' | 'delivered' | 'opened';

const KIND = `${CANONICAL_BASE}/CodeSystem/communication-kind`;
const NOTIFICATION = 'notification';
export const RECEIPT = `${CANONICAL_BASE}/StructureDefinition/receipt`;

export interface Delivery {
  /** Id of the Subscription, and the number of the event in it. */
  readonly subscription: string;
  readonly number: number;
  /** What was sent of: a Task, or a form. */
  readonly resource: Resource;
  /** By its reference; its content was not sent. */
  readonly isNamedOnly: boolean;
  /** `Organization/x`; undefined: not known. */
  readonly receiver: string | undefined;
  /** Name of the host it went to. */
  readonly host: string;
  readonly sent: Date;
  /** undefined: not taken yet. */
  readonly taken: Date | undefined;
}

/** The same for every attempt; another where a Subscription made anew counts from 1 again. */
const recordId = ({ subscription, number, resource }: Delivery): string =>
  ridOf('Communication', `${subscription}/${number}/${resource.resourceType}/${resource.id}`);

export function deliveryRecord(delivery: Delivery): Resource {
  const { subscription, resource, isNamedOnly, receiver, host, sent, taken } = delivery;
  const isTask = resource.resourceType === 'Task';
  const focus = { reference: `${resource.resourceType}/${resource.id}` };
  const patient = isTask ? resource.for : resource.subject;
  return {
    resourceType: 'Communication',
    id: recordId(delivery),
    meta: { profile: [`${CANONICAL_BASE}/StructureDefinition/renkei-communication`] },
    extension: [receipt('sent', sent), ...(taken === undefined ? [] : [receipt('delivered', taken)])],
    ...(isTask && { basedOn: [focus] }),
    status: taken === undefined ? 'in-progress' : 'completed',
    category: [{ coding: [{ system: KIND, code: NOTIFICATION, display: '送達の記録' }] }],
    medium: [{ coding: [{ system: `${CANONICAL_BASE}/CodeSystem/channel`, code: 'fhir' }] }],
    ...(isObject(patient) && { subject: patient }),
    about: [{ reference: `Subscription/${subscription}` }, focus],
    ...(isObject(resource.encounter) && { encounter: resource.encounter }),
    sent: sent.toISOString(),
    ...(taken !== undefined && { received: taken.toISOString() }),
    recipient: [receiver === undefined ? { display: host } : { reference: receiver }],
    payload: [{ contentReference: focus }],
    ...(isNamedOnly && { note: [NAMED_ONLY] }),
  };
}

const NAMED_ONLY = {
  text: '参照だけを知らせた記録です。内容は送っていません。',
  _text: inEnglish('It was named by its reference; its content was not sent.'),
};

/** It tells of a notification: told of itself, there would be no end. */
export const isDelivery = ({ category }: Resource): boolean =>
  objectsOf(category).some((each) =>
    objectsOf(each.coding).some(({ system, code }) => system === KIND && code === NOTIFICATION),
  );

export const receipt = (step: Step, at: Date, by?: string): object => ({
  url: RECEIPT,
  extension: [
    { url: 'step', valueCode: step },
    { url: 'at', valueDateTime: at.toISOString() },
    ...(by === undefined ? [] : [{ url: 'by', valueReference: { reference: by } }]),
  ],
});

/** What was noted before stays: when it was first sent, and who has opened it meanwhile. */
export function withEarlier(record: Resource, before: Resource | undefined): Resource {
  const earlier = objectsOf(before?.extension);
  if (before === undefined || earlier.length === 0) return record;
  const known = new Set(earlier.map(stepOf));
  const news = objectsOf(record.extension).filter((each) => !known.has(stepOf(each)));
  return { ...record, sent: before.sent ?? record.sent, extension: [...earlier, ...news] };
}

const stepOf = (extension: Record<string, unknown>): unknown => extensionsOf(extension, 'step')[0]?.valueCode;
