// On whose behalf somebody acts, and so what a Task is to them: theirs to do, owed to them, or neither.
import type { Actor } from '../../access/actor.ts';
import { textOf } from '../../fhir/elements/any-shape.ts';
import { isObject, type Resource } from '../../fhir/resource.ts';
import type { ReferenceBase } from '../../fhir/search/reference-text.ts';
import type { Party } from './state-table.ts';
import { type Named, nameIn, referenceIn } from './task-elements.ts';

export type Speaker =
  | { readonly kind: 'hub' }
  /** Of the hub, in open mode: stands for both sides. */
  | { readonly kind: 'operator' }
  | {
      readonly kind: 'acting';
      /** `Organization/x` or `PractitionerRole/x` */
      readonly self: Named;
      /** Undefined: a role that is unknown here, ended, or belongs nowhere. */
      readonly organization: Named | undefined;
      readonly practitioner: Named | undefined;
    };

type Read = (type: string, id: string) => Promise<Resource | undefined>;

export async function speakerOf(actor: Actor, read: Read, base: ReferenceBase): Promise<Speaker> {
  if (actor.kind !== 'acting') return { kind: actor.kind };
  const self = { reference: actor.reference };
  const [type = '', id = ''] = actor.reference.split('/');
  if (type !== 'PractitionerRole') return { kind: 'acting', self, organization: self, practitioner: undefined };
  const role = await read(type, id);
  const practitioner = namedIn(role?.practitioner, base);
  const organization = role === undefined || role.active === false ? undefined : namedIn(role.organization, base);
  const display = nameWritten(role?.practitioner);
  return { kind: 'acting', self: display === undefined ? self : { ...self, display }, organization, practitioner };
}

/** The name beside a reference; it may stand there alone. */
export const nameWritten = (value: unknown): string | undefined =>
  isObject(value) ? textOf(value.display) : undefined;

export function namedIn(value: unknown, base: ReferenceBase): Named | undefined {
  const reference = referenceIn(value, base);
  if (reference === undefined) return undefined;
  const display = nameWritten(value);
  return display === undefined ? { reference } : { reference, display };
}

export function partiesOf(speaker: Speaker, task: Resource, base: ReferenceBase): ReadonlySet<Party> {
  if (speaker.kind === 'hub') return new Set(['hub']);
  if (speaker.kind === 'operator') return new Set(['owner', 'requester']);
  const own = [speaker.self.reference, speaker.organization?.reference];
  return new Set((['owner', 'requester'] as const).filter((party) => own.includes(referenceIn(task[party], base))));
}

/** R4 has no PractitionerRole as author of an annotation: the person, else the Organization. */
export function authorOf(speaker: Speaker): { authorReference: Named } | { authorString: string } {
  if (speaker.kind === 'hub') return { authorString: '連携ハブ' };
  if (speaker.kind === 'operator') return { authorString: 'ハブの運用担当者' };
  const author = speaker.practitioner ?? speaker.organization;
  return author === undefined ? { authorString: speaker.self.reference } : { authorReference: author };
}

export const nameOf = (speaker: Speaker): string =>
  speaker.kind === 'acting' ? (nameIn(speaker.self) ?? speaker.self.reference) : speaker.kind;
