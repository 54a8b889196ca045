// A Subscription, read: what it asks for, or everything that is wrong with it.
import { objectsOf, textOf } from '../../fhir/elements/any-shape.ts';
import { isObject, type Resource } from '../../fhir/resource.ts';
import type { ParseSettings, SearchLimits } from '../../fhir/search/ask/settings.ts';
import { rangeOf } from '../../japan/instant-range.ts';
import type { Finding, Said } from '../../problem.ts';
import type { AboutCriteria, AboutTopic, Asked } from './asked.ts';
import * as faults from './asked-faults.ts';
import { FILTER_CRITERIA } from './backport.ts';
import { readChannel } from './read-channel.ts';
import { readCriteria } from './read-criteria.ts';
import { readTopic, type TopicOffered } from './read-topic.ts';

export interface AskedSettings {
  /** By code. */
  readonly topics: ReadonlyMap<string, TopicOffered>;
  /** `now` is also what `end` is compared with. */
  readonly search: ParseSettings & SearchLimits;
  /** What is stored may have come to its end: no fault of it. */
  readonly mayHaveEnded?: boolean;
  /** Why nothing may be sent to an address; undefined: it may. */
  readonly endpointProblem?: (url: string) => Said | undefined;
}

export function readAsked(subscription: Resource, settings: AskedSettings): Asked | readonly Finding[] {
  const found: Finding[] = [...misplacedFilters(subscription)];
  const taken = <T extends object>(read: T | readonly Finding[]): T | undefined => {
    if (!isFindings(read)) return read;
    found.push(...read);
    return undefined;
  };
  const criteria = (textOf(subscription.criteria) ?? '').trim();
  const isTopic = IS_URL.test(criteria);
  const about = taken(readAbout(criteria, isTopic, subscription, settings));
  const channel = taken(readChannel(subscription.channel, isTopic, settings.endpointProblem));
  const end = readEnd(subscription.end, settings);
  if (typeof end === 'object') found.push(end);
  if (found.length > 0 || about === undefined || channel === undefined || typeof end === 'object') return found;
  return { id: subscription.id ?? '', about, channel, end };
}

const IS_URL = /^[a-z][a-z0-9+.-]*:/i;

const isFindings = <T extends object>(read: T | readonly Finding[]): read is readonly Finding[] => Array.isArray(read);

function readAbout(
  criteria: string,
  isTopic: boolean,
  subscription: Resource,
  { topics, search }: AskedSettings,
): AboutTopic | AboutCriteria | readonly Finding[] {
  if (criteria === '') return [faults.noCriteria()];
  const { _criteria: beside } = subscription;
  const filters = (isObject(beside) ? objectsOf(beside.extension) : []).flatMap(({ url, valueString }, i) =>
    url === FILTER_CRITERIA ? [{ text: textOf(valueString) ?? '', at: `Subscription.criteria.extension[${i}]` }] : [],
  );
  if (isTopic) return readTopic(criteria, filters, topics, search.base);
  const read = readCriteria(criteria, search);
  const misled = filters.map(({ at }) => faults.ofTopicsOnly(at));
  return misled.length > 0 ? [...(isFindings(read) ? read : []), ...misled] : read;
}

/** Unread, a filter would let everything through. */
const misplacedFilters = ({ extension, channel }: Resource): Finding[] =>
  [
    { at: 'Subscription', extensions: extension },
    { at: 'Subscription.channel', extensions: isObject(channel) ? channel.extension : undefined },
  ].flatMap(({ at, extensions }) =>
    objectsOf(extensions).flatMap(({ url }, i) =>
      url === FILTER_CRITERIA ? [faults.filterMisplaced(`${at}.extension[${i}]`)] : [],
    ),
  );

function readEnd(
  end: unknown,
  { search: { timeZone, now }, mayHaveEnded = false }: AskedSettings,
): number | undefined | Finding {
  if (end === undefined) return undefined;
  const range = typeof end === 'string' ? rangeOf(end, timeZone) : undefined;
  if (range === undefined) return faults.notInstant();
  return mayHaveEnded || range.lo > now() ? range.lo : faults.ended();
}
