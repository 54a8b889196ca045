// Whoever has taken a step on gives it back to the organisation, or the organisation takes it back.
import type { Resource } from '../../fhir/resource.ts';
import { CLAIMED_BY } from '../reconcile/stored-task.ts';
import { type Deed, partiesDoing } from './deed.ts';
import { atRestUnlessAsked, claimOf, referenceIn, withExtension } from './task-elements.ts';
import { notClaimed, notYourClaim } from './transition-problems.ts';

export function release(task: Resource, deed: Deed): Resource {
  partiesDoing(task, deed, ['owner']);
  const current = claimOf(task);
  if (current === undefined) throw notClaimed();
  const { speaker, base } = deed;
  if (speaker.kind === 'acting') {
    const { self, practitioner, organization } = speaker;
    const own = [self.reference, practitioner?.reference, organization?.reference];
    const isOwner = self.reference === referenceIn(task.owner, base);
    if (!isOwner && !own.includes(referenceIn(current, base))) throw notYourClaim(current);
  }
  return atRestUnlessAsked(withExtension(task, CLAIMED_BY, undefined));
}
