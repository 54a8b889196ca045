// Task/[id]/$claim: a person of the owner takes the step on; one, however many ask at once.

import { type Claimant, claim } from '../../coordination/transitions/claim.ts';
import { namedIn, nameWritten } from '../../coordination/transitions/parties.ts';
import { objectsOf, textOf } from '../../fhir/elements/any-shape.ts';
import { resourceIn } from '../../fhir/json/resource-in.ts';
import type { Resource } from '../../fhir/resource.ts';
import { parseSearch } from '../../fhir/search/ask/parse.ts';
import type { Call, Hub, Inputs, OperationHandler } from '../exchange.ts';
import { changeTask, type NamedHere, referredIn } from './task-transition.ts';

const CLAIMANTS = ['Organization', 'PractitionerRole', 'Practitioner'];
/** More places than anybody works at. */
const MOST_ROLES = '100';

export const claimTask: OperationHandler = async (inputs, call, hub, at) => {
  const by = await claimantIn(inputs, call, hub);
  return changeTask('claim', at, call, hub, (task, deed) => claim(task, by, deed));
};

async function claimantIn(inputs: Inputs, call: Call, hub: Hub): Promise<Claimant | undefined> {
  const found = await referredIn(inputs, 'by', CLAIMANTS, call, hub);
  if (found === undefined) return undefined;
  const reference = `${found.type}/${found.id}`;
  const display = found.display ?? nameOf(found);
  const organizations = await organizationsOf(found, call, hub);
  return display === undefined ? { reference, organizations } : { reference, display, organizations };
}

const nameOf = ({ type, resource }: NamedHere): string | undefined => {
  if (type === 'Organization') return textOf(resource.name);
  if (type === 'PractitionerRole') return nameWritten(resource.practitioner);
  return textOf(objectsOf(resource.name)[0]?.text);
};

async function organizationsOf({ type, id, resource }: NamedHere, call: Call, hub: Hub): Promise<string[]> {
  if (type === 'Organization') return [`Organization/${id}`];
  if (type === 'PractitionerRole') return organizationOf(resource, hub);
  const query = [
    ['practitioner', `Practitioner/${id}`],
    ['_count', MOST_ROLES],
  ] as const;
  const { hits } = await hub.view.search(parseSearch('PractitionerRole', query, hub.search), call.caller.audience);
  return hits.flatMap(({ content }) => organizationOf(resourceIn(content), hub));
}

function organizationOf(role: Resource, { search: { base } }: Hub): string[] {
  const organization = role.active === false ? undefined : namedIn(role.organization, base);
  return organization === undefined ? [] : [organization.reference];
}
