// A stored Subscription as it is worked with; undefined where it cannot be. What is wrong with it was said when it was written.
import type { Resource } from '../../fhir/resource.ts';
import type { Asked } from '../asked/asked.ts';
import { readAsked } from '../asked/read-asked.ts';
import { topics } from '../topics/topics.ts';
import type { MatchSettings } from './match-settings.ts';

export function readStored(subscription: Resource, search: MatchSettings['search']): Asked | undefined {
  // That its time is up is seen when its turn comes; whether its address may be called, at every call.
  const asked = readAsked(subscription, { topics: topics(), search, mayHaveEnded: true });
  return 'about' in asked ? asked : undefined;
}
