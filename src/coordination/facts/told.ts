// Contacts that were made about the stay, and those that could not be made.
import { objectsOf, textOf } from '../../fhir/elements/any-shape.ts';
import type { Resource } from '../../fhir/resource.ts';
import { literalOf, literalsOf } from '../../fhir/search/literal-reference.ts';
import type { Told } from './facts.ts';
import { codesIn, distinct, instantOf, inTime, system } from './reading.ts';
import type { FactSettings } from './settings.ts';
import { belongs, type StayLinks } from './stay-links.ts';
import type { StayRecord } from './stay-record.ts';

const STEP = system('task');

const CHANNEL = system('channel');
export const CHANNELS: readonly string[] = ['phone', 'fax', 'in-person', 'mcs', 'email', 'post', 'fhir'];
/** HL7's words for a channel, which R4 shows as the example: the telephone among them. */
const PARTICIPATION = 'http://terminology.hl7.org/CodeSystem/v3-ParticipationMode';

function isTalk({ medium, payload }: Resource): boolean {
  const ofHl7 = codesIn(medium, PARTICIPATION).map((each) => (each === 'PHONE' ? 'phone' : each));
  const channels = [...codesIn(medium, CHANNEL, CHANNELS), ...ofHl7];
  const handsOver = objectsOf(payload).some((each) => 'contentReference' in each || 'contentAttachment' in each);
  return channels.length > 0 && channels.every((each) => each === 'phone') && !handsOver;
}

const KIND = system('communication-kind');

/** The record of a delivery: a machine took it, and nobody has been told. */
export const isMachines = ({ category }: Resource): boolean => codesIn(category, KIND).includes('notification');

export function toldOf(
  record: StayRecord,
  links: StayLinks,
  settings: Pick<FactSettings, 'base' | 'timeZone'>,
  organizationOf: (reference: unknown) => string | undefined,
): Told[] {
  const { base, timeZone } = settings;
  // Who speaks in a role speaks for the organisation of that role.
  const who = (reference: unknown): string | undefined => {
    const literal = literalOf(reference, base);
    const role = literal === undefined ? undefined : record.roles.get(literal);
    return (role && organizationOf(role.organization)) ?? literal ?? organizationOf(reference);
  };
  const told = (communication: Resource): Told => {
    const { id, status, topic, sent, received, sender, recipient, basedOn } = communication;
    const tasks = literalsOf(basedOn, base).filter((each) => each.startsWith('Task/'));
    return {
      reference: `Communication/${id}`,
      at: instantOf(sent, timeZone) ?? instantOf(received, timeZone),
      topics: distinct([...codesIn(topic, STEP), ...tasks.flatMap((each) => links.steps.get(each) ?? [])]),
      isDone: status === 'completed',
      sender: who(sender),
      recipients: distinct((Array.isArray(recipient) ? recipient : []).flatMap((each) => who(each) ?? [])),
      tasks,
      isTalk: isTalk(communication),
    };
  };
  const made = record.communications.filter(
    (each) => textOf(each.id) && (each.status === 'completed' || each.status === 'not-done') && !isMachines(each),
  );
  return inTime(made.filter((each) => belongs(each, links)).map(told));
}
