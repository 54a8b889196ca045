// A person, or a desk, of the owner takes a step on. The owner stays the Organization.
import type { Resource } from '../../fhir/resource.ts';
import { Problem, short } from '../../problem.ts';
import { CLAIMED_BY } from '../reconcile/stored-task.ts';
import { type Deed, partiesDoing } from './deed.ts';
import { namedIn } from './parties.ts';
import {
  atRest,
  CANCEL_REQUESTED,
  claimOf,
  type Named,
  nameIn,
  referenceIn,
  stateOf,
  withExtension,
} from './task-elements.ts';
import { claimed } from './transition-problems.ts';

export interface Claimant extends Named {
  /** The Organizations it belongs to, itself where it is one. */
  readonly organizations: readonly string[];
}

/** The Task itself where nothing changes. `by` undefined: who acts; for the operator, the owner as a whole. */
export function claim(task: Resource, by: Claimant | undefined, deed: Deed): Resource {
  partiesDoing(task, deed, ['owner']);
  const claimant = claimantOf(task, by, deed);
  const current = claimOf(task);
  if (current !== undefined && referenceIn(current, deed.base) !== claimant.reference) throw claimed(current);
  const isBegun = task.status !== 'requested' && task.status !== 'received';
  if (current !== undefined && isBegun) return task;
  const taken: Resource = { ...task, status: isBegun ? task.status : 'accepted' };
  const named = current === undefined ? withExtension(taken, CLAIMED_BY, { valueReference: claimant }) : taken;
  // Whoever takes it on has not yet answered whether it may be cancelled.
  return stateOf(task) === CANCEL_REQUESTED ? named : atRest(named);
}

function claimantOf(task: Resource, by: Claimant | undefined, { speaker, base }: Deed): Named {
  const owner = namedIn(task.owner, base);
  if (by === undefined) {
    const self = speaker.kind === 'acting' ? speaker.self : owner;
    if (self === undefined) throw nobodyNamed();
    return self.reference === owner?.reference ? owner : self;
  }
  if (owner === undefined || !by.organizations.includes(owner.reference)) throw notOfOwner(by, task.owner);
  const { organizations: _organizations, ...named } = by;
  return named;
}

const BY = `Parameters.parameter.where(name='by')`;

const nobodyNamed = (): Problem =>
  new Problem(
    'required',
    { en: 'Say who claims the step: parameter "by".', ja: '引き受ける人をパラメーター「by」で指定してください。' },
    { at: BY },
  );

const notOfOwner = (by: Claimant, owner: unknown): Problem => {
  const [who, whom] = [short(by.display ?? by.reference), short(nameIn(owner) ?? '—')];
  return new Problem(
    'business-rule',
    {
      en: `${who} is not known to belong to ${whom}, who owes this step. Name somebody of theirs (register the PractitionerRole first), or pass the step on with $delegate.`,
      ja: `${who} は、この手順を行う機関（${whom}）の所属として登録されていません。所属する人を指定するか（先に PractitionerRole を登録）、$delegate でほかの機関に引き継いでください。`,
    },
    { at: BY },
  );
};
