// The directory as it stands in the store: what a user corrected there counts. And the support centre it gives a patient.

import { type ListedService, listedServices } from '../../coordination/routing/directory.ts';
import { routeOf } from '../../coordination/routing.ts';
import { resourceIn } from '../../fhir/json/resource-in.ts';
import type { Resource } from '../../fhir/resource.ts';
import { parseSearch, type Query } from '../../fhir/search/ask/parse.ts';
import type { Hit } from '../../store/search/hit.ts';
import type { Call, Hub } from '../exchange.ts';

/** Of one region, or of all that are of a region. */
export async function listedIn(region: string | undefined, call: Call, hub: Hub): Promise<ListedService[]> {
  const query: Query = [
    region === undefined ? ['region:missing', 'false'] : ['region', region],
    ['_include', 'HealthcareService:organization'],
    ['_include', 'HealthcareService:location'],
    ['_count', String(hub.search.maxCount)],
  ];
  const found: Hit[] = [];
  for (let cursor: string | undefined, isFirst = true; isFirst || cursor !== undefined; isFirst = false) {
    const page: Query = cursor === undefined ? query : [...query, ['_cursor', cursor]];
    const answer = await hub.view.search(parseSearch('HealthcareService', page, hub.search), call.caller.audience);
    found.push(...answer.hits, ...answer.included);
    cursor = answer.next;
  }
  return listedServices(found.map(({ content }) => resourceIn(content)));
}

/** Empty: no address, or one that leads to no one centre. A former address does not count. */
export async function supportCentreOf(
  patient: Resource,
  region: string,
  hub: Hub,
  call: Call,
): Promise<readonly object[]> {
  const address = addressOf(patient);
  if (address === undefined) return [];
  const { supportCentres, gap } = routeOf(address, await listedIn(region, call, hub), { region });
  return gap === undefined ? supportCentres : [];
}

interface Address {
  readonly use?: string;
  readonly text?: string;
  readonly state?: string;
  readonly city?: string;
  readonly line?: readonly string[];
}

function addressOf({ address = [] }: Resource & { readonly address?: readonly Address[] }): string | undefined {
  const current = address.filter(({ use }) => use !== 'old');
  const home = current.find(({ use }) => use === 'home') ?? current[0];
  if (home === undefined) return undefined;
  const { text, state = '', city = '', line = [] } = home;
  return text ?? (city === '' ? undefined : `${state}${city}${line.join('')}`);
}
