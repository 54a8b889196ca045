// Subscriptions that were written: what they ask for from here on. One that cannot be understood (stored before its rules
// were, or past every guard) is told nothing and says so.

import { resourceIn } from '../../fhir/json/resource-in.ts';
import type { Resource } from '../../fhir/resource.ts';
import { typeSearched } from '../../fhir/search/tree.ts';
import type { FeedEvent, FeedTransaction } from '../../store/feed.ts';
import type { Names } from '../../store/names.ts';
import type { Asked } from '../asked/asked.ts';
import { keysOfAsked } from '../asked/keys.ts';
import { CRITERIA, forget, type Registration, register, UNREADABLE } from '../queue/registry.ts';
import { STATUS, type Status } from '../queue/status.ts';
import { topics } from '../topics/topics.ts';
import type { MatchSettings } from './match-settings.ts';
import { readStored } from './read-stored.ts';

/**
 * The last version told of each counts; where it was deleted in between, it begins anew. Versions may be told in any order: a
 * deletion counts as soon as the version after it is told, and what is deleted by now is none of those that are told anything.
 */
export async function registerSubscriptions(
  events: readonly FeedEvent[],
  tx: FeedTransaction,
  names: Names,
  settings: MatchSettings,
): Promise<void> {
  const wanted = events.flatMap((event) => [event, { ...event, version: event.version - 1 }]);
  const stored = await tx.view.versionsOf(
    wanted.filter(({ version }) => version > 0),
    'everyone',
  );
  const deletions = stored.filter(({ content }) => content === undefined);
  for (const { id, version } of deletions) await forget(tx, id, version);
  const isThere = new Set((await tx.view.currentOf(events, 'everyone')).map(({ id }) => id));
  const contentOf = new Map(stored.map(({ id, version, content }) => [`${id}/${version}`, content]));
  const last = new Map(events.toSorted((a, b) => a.version - b.version).map(({ id, version }) => [id, version]));
  for (const [id, version] of last) {
    const content = contentOf.get(`${id}/${version}`);
    if (content === undefined || !isThere.has(id)) continue;
    await register(tx, names, registrationOf(resourceIn(content), version, settings));
  }
}

function registrationOf(subscription: Resource, version: number, { search, onDefect }: MatchSettings): Registration {
  const written = String(subscription.status);
  const head = {
    id: subscription.id!,
    version,
    status: Object.hasOwn(STATUS, written) ? (written as Status) : 'off',
    problem: undefined,
  } as const;
  try {
    const asked = readStored(subscription, search);
    if (asked !== undefined) return { ...head, ...placeOf(asked) };
  } catch (cause) {
    onDefect(new Error(`Subscription/${head.id} version ${version} could not be read`, { cause }));
  }
  // It is put into error by the sender, which says so.
  return { ...head, about: UNREADABLE, focusType: SUBSCRIPTION, origin: '', keys: [] };
}

/** Where events find it. */
function placeOf(asked: Asked): Pick<Registration, 'about' | 'focusType' | 'origin' | 'keys'> {
  const { about, channel } = asked;
  const [kind, focusType] =
    about.kind === 'topic'
      ? [about.topic, topics().get(about.topic)!.resource]
      : [CRITERIA, typeSearched(about.search)];
  return { about: kind, focusType, origin: new URL(channel.endpoint).origin, keys: keysOfAsked(asked) };
}

const SUBSCRIPTION = 'Subscription';
