// Subscriptions that were written: what they ask for from here on. One that cannot be understood (stored before its rules
// were, or past every guard) is told nothing and says so.
import { resourceIn } from '../../fhir/json/resource-in.ts';
import type { Resource } from '../../fhir/resource.ts';
import type { FeedEvent, FeedTransaction } from '../../store/feed.ts';
import type { Names } from '../../store/names.ts';
import { keysOfAsked } from '../asked/keys.ts';
import { CRITERIA, forget, register } from '../queue/registry.ts';
import { STATUS, type Status } from '../queue/status.ts';
import { topics } from '../topics/topics.ts';
import type { MatchSettings } from './match-settings.ts';
import { readStored } from './read-stored.ts';

/** The last version told of each counts; where it was deleted in between, it begins anew. */
export async function registerSubscriptions(
  events: readonly FeedEvent[],
  tx: FeedTransaction,
  names: Names,
  settings: MatchSettings,
): Promise<void> {
  const stored = await tx.view.versionsOf(events, 'everyone');
  const contentOf = new Map(stored.map(({ id, version, content }) => [`${id}/${version}`, content]));
  const last = new Map(events.toSorted((a, b) => a.version - b.version).map(({ id, version }) => [id, version]));
  const deleted = events.filter(({ id, version }) => contentOf.get(`${id}/${version}`) === undefined);
  for (const id of new Set(deleted.map((event) => event.id))) await forget(tx, id);
  for (const [id, version] of last) {
    const content = contentOf.get(`${id}/${version}`);
    if (content !== undefined) await registerOne(resourceIn(content), version, tx, names, settings);
  }
}

async function registerOne(
  subscription: Resource,
  version: number,
  tx: FeedTransaction,
  names: Names,
  settings: MatchSettings,
): Promise<void> {
  const asked = readStored(subscription, settings.search);
  const written = String(subscription.status);
  // One that cannot be read is put into error by the sender, which says so.
  const status: Status = Object.hasOwn(STATUS, written) ? (written as Status) : 'off';
  const { about } = asked ?? {};
  await register(tx, names, {
    id: subscription.id!,
    version,
    status,
    about: about?.kind === 'topic' ? about.topic : CRITERIA,
    focusType:
      about === undefined
        ? 'Subscription'
        : about.kind === 'topic'
          ? topics().get(about.topic)!.resource
          : about.search.type,
    origin: asked === undefined ? '' : new URL(asked.channel.endpoint).origin,
    keys: asked === undefined ? [] : keysOfAsked(asked),
    problem: undefined,
  });
}
