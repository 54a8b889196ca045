// A step is passed on to another organisation. Who owed it by the rules is kept, so that nobody takes it for a mistake.
import { extensionsOf } from '../../fhir/elements/any-shape.ts';
import type { Resource } from '../../fhir/resource.ts';
import { Problem, short } from '../../problem.ts';
import { CLAIMED_BY, DELEGATED_FROM } from '../reconcile/stored-task.ts';
import { type Deed, noteOf, partiesDoing } from './deed.ts';
import { namedIn } from './parties.ts';
import { atRestUnlessAsked, type Named, withExtension, withNote } from './task-elements.ts';

/** The status stays, since R4 has no way back from accepted; whoever takes it over finds it waiting. */
export function delegate(task: Resource, to: Named, reason: string, deed: Deed): Resource {
  partiesDoing(task, deed, ['owner']);
  const owner = namedIn(task.owner, deed.base);
  if (owner?.reference === to.reference) throw alreadyTheirs(to);
  const first = namedIn(extensionsOf(task, DELEGATED_FROM)[0]?.valueReference, deed.base) ?? owner;
  // Given back to whom the rules name, it is delegated no longer.
  const from = first === undefined || first.reference === to.reference ? undefined : { valueReference: first };
  const passedOn = withExtension(withExtension({ ...task, owner: to }, CLAIMED_BY, undefined), DELEGATED_FROM, from);
  return withNote(atRestUnlessAsked(passedOn), noteOf(deed, reason));
}

const alreadyTheirs = (to: Named): Problem => {
  const whom = short(to.display ?? to.reference);
  return new Problem(
    'business-rule',
    {
      en: `${whom} owes this step already. Name another organisation in "to".`,
      ja: `${whom} はすでにこの手順を行う機関です。「to」にはほかの機関を指定してください。`,
    },
    { at: `Parameters.parameter.where(name='to')` },
  );
};
