// Whether a contact takes a step: said by whoever owes it, to the one it is owed to now, and more than talk where a form is owed.
import type { StayFacts, Told } from './facts.ts';

/** Codes of c:actor for the office in charge. */
export const OFFICE: ReadonlySet<string> = new Set([
  'home-contact',
  'care-manager',
  'home-care-office',
  'small-multi',
  'support-centre',
]);

interface Owed {
  readonly forms: readonly string[];
  readonly owes: string | undefined;
  readonly owedTo: string | undefined;
}

export const takesStep = (contact: Told, owed: Owed, facts: StayFacts): boolean =>
  !(contact.isTalk && owed.forms.length > 0) &&
  isOwners(contact, owed, facts) &&
  !isToFormerOffice(contact, owed, facts);

/** What the other side told, the owner has not: an office that asks about the discharge was not told of it. */
function isOwners({ sender }: Told, { owes = '' }: Owed, { careManager, hospital }: StayFacts): boolean {
  if (sender === undefined) return true;
  if (owes === 'hospital-contact') return sender !== careManager?.office.reference;
  return !OFFICE.has(owes) || sender !== hospital?.reference;
}

/** What another office was told, the one that is in charge now has not heard. */
function isToFormerOffice({ recipients, sender }: Told, { owedTo = '' }: Owed, facts: StayFacts): boolean {
  const now = facts.careManager?.office.reference;
  if (now === undefined || !OFFICE.has(owedTo) || recipients.includes(now) || sender === now) return false;
  const others = [...facts.suggestions, ...facts.candidates.map(({ office }) => office)];
  return others.some(({ reference }) => reference !== undefined && recipients.includes(reference));
}
