// What every operation on a step asks first: is it one of ours, is it still open, is it for this actor to do.
import { objectsOf } from '../../fhir/elements/any-shape.ts';
import type { Resource } from '../../fhir/resource.ts';
import type { ReferenceBase } from '../../fhir/search/reference-text.ts';
import { authorOf, partiesOf, type Speaker } from './parties.ts';
import { isSameContent } from './same-content.ts';
import { isEnded, type Party } from './state-table.ts';
import { isCoordinated, withNote } from './task-elements.ts';
import * as said from './transition-problems.ts';

/** Who does it, and when: an instant as FHIR writes it. */
export interface Deed {
  readonly speaker: Speaker;
  readonly at: string;
  readonly base: ReferenceBase;
}

/** As whom the speaker does it; throws where it is for none of these. */
export function partiesDoing(task: Resource, { speaker, base }: Deed, by: readonly Party[]): ReadonlySet<Party> {
  if (!isCoordinated(task)) throw said.notCoordinated();
  const as = partiesOf(speaker, task, base);
  if (as.size === 0) throw said.stranger(speaker, task);
  if (!by.some((party) => as.has(party))) throw said.notYours(by, task);
  if (isEnded(task.status)) throw said.hasEnded(task.status);
  return as;
}

export const noteOf = ({ speaker, at }: Deed, text: string) => ({ ...authorOf(speaker), time: at, text });

/** `after`, with the reason as a note; the Task as it was where the same author says the same again. */
export function noted(before: Resource, after: Resource, deed: Deed, text: string): Resource {
  const { time: _time, ...note } = noteOf(deed, text);
  const isSaid = objectsOf(before.note).some(({ time: _at, ...each }) => isSameContent(each, note));
  return isSaid && isSameContent(before, after) ? before : withNote(after, noteOf(deed, text));
}
