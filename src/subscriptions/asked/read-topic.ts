// A subscription to a topic: which, and which of its events.
// https://hl7.org/fhir/uv/subscriptions-backport/STU1.1/StructureDefinition-backport-filter-criteria.html
import { CANONICAL_BASE } from '../../fhir/canonical-base.ts';
import { queryPairs } from '../../fhir/search/ask/query-pairs.ts';
import { splitEscaped } from '../../fhir/search/ask/values.ts';
import type { ReferenceBase } from '../../fhir/search/reference-text.ts';
import type { Finding } from '../../problem.ts';
import type { AboutTopic, TopicFilter } from './asked.ts';
import * as faults from './asked-faults.ts';
import { filterValue } from './filter-value.ts';

/** What can be subscribed to. */
export interface TopicOffered {
  /** Of what type the focus of its events is. */
  readonly resource: string;
  /** Keys one may filter by. */
  readonly filters: readonly string[];
}

const TOPICS = `${CANONICAL_BASE}/SubscriptionTopic/`;
// Each is a key to be found by.
const MOST_VALUES = 500;

/** `written`: a filter, and where it stands. */
export function readTopic(
  canonical: string,
  written: readonly { readonly text: string; readonly at: string }[],
  offered: ReadonlyMap<string, TopicOffered>,
  base: ReferenceBase,
): AboutTopic | readonly Finding[] {
  const [url = ''] = canonical.split('|');
  const code = url.startsWith(TOPICS) ? url.slice(TOPICS.length) : '';
  const topic = offered.get(code);
  if (topic === undefined) return [faults.unknownTopic(canonical)];
  const read = written.flatMap(({ text, at }) => readFilters(text, topic, base, at));
  const found = read.filter((each): each is Finding => 'severity' in each);
  const filters = read.filter((each): each is TopicFilter => 'anyOf' in each);
  const values = filters.reduce((sum, { anyOf }) => sum + anyOf.length, 0);
  if (values > MOST_VALUES) found.push(faults.tooManyValues(values, MOST_VALUES));
  return found.length > 0 ? found : { kind: 'topic', topic: code, filters };
}

/** `Task?owner=Organization/x&code=a,b`, or the same without its type. */
function readFilters(text: string, topic: TopicOffered, base: ReferenceBase, at: string): (TopicFilter | Finding)[] {
  const [, prefix, query = ''] = /^(?:([^?=&]*)\?)?(.*)$/s.exec(text) ?? [];
  if (prefix !== undefined && prefix !== '' && prefix !== topic.resource) {
    return [faults.filterOfOtherType(at, prefix, topic.resource)];
  }
  const pairs = queryPairs(query);
  if (pairs === undefined) return [faults.badEscape(at, text)];
  if (pairs.length === 0) return [faults.filterNotText(at)];
  return pairs.flatMap(([key, value]) => readFilter(key, value, topic, base, at));
}

function readFilter(
  key: string,
  value: string,
  { filters: known }: TopicOffered,
  base: ReferenceBase,
  at: string,
): (TopicFilter | Finding)[] {
  if (!known.includes(key)) {
    const isModified = known.includes(key.split(/[:.]/)[0]!);
    return [isModified ? faults.modified(at, key) : faults.unknownKey(at, key, known)];
  }
  const written = splitEscaped(value, ',').filter((each) => each !== '');
  if (written.length === 0) return [faults.emptyValue(at, key)];
  const values = written.map((each) => filterValue(key, each, base, at));
  const found = values.filter((each) => typeof each !== 'string');
  if (found.length > 0) return found;
  return [{ key, anyOf: [...new Set(values.filter((each) => typeof each === 'string'))] }];
}
