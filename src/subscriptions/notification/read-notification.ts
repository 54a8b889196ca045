// A notification that somebody sent, understood, or what is wrong with it. What need not be known is passed over: anybody may
// add parameters of their own.
import type { CodeableConcept } from 'fhir/r4.js';
import { isObject } from '../../fhir/resource.ts';
import type { Finding } from '../../problem.ts';
import { addresses, atMostOne, named, one, type Within } from './named-parameters.ts';
import * as problem from './notification-problems.ts';
import {
  NOTIFICATION_TYPES,
  type NotificationEvent,
  type NotificationStatus,
  SUBSCRIPTION_STATUSES,
} from './status.ts';

export function readNotification(bundle: unknown): NotificationStatus | Finding[] {
  if (!isObject(bundle) || bundle.resourceType !== 'Bundle' || bundle.type !== 'history') return [problem.notHistory()];
  const first: unknown = Array.isArray(bundle.entry) ? bundle.entry[0] : undefined;
  const node = isObject(first) ? first.resource : undefined;
  if (!isObject(node) || node.resourceType !== 'Parameters') return [problem.statusNotFirst()];
  const findings: Finding[] = [];
  const status = statusOf({ node, list: 'parameter', at: 'Bundle.entry[0].resource', findings });
  return findings.length === 0 ? status : findings;
}

function statusOf(within: Within): NotificationStatus {
  const since = atMostOne(within, 'events-since-subscription-start', 'valueString');
  const error = named(within, 'error')[0]?.node.valueCodeableConcept;
  return {
    subscription: one(within, 'subscription', 'valueReference'),
    topic: atMostOne(within, 'topic', 'valueCanonical'),
    status: codeOf(within, 'status', SUBSCRIPTION_STATUSES),
    type: codeOf(within, 'type', NOTIFICATION_TYPES),
    eventsSinceStart: since === undefined ? undefined : wholeNumber(since, within),
    events: eventsOf(within),
    error: isObject(error) ? (error as CodeableConcept) : undefined,
  };
}

function codeOf<C extends string>(within: Within, name: string, codes: readonly [C, ...C[]]): C {
  const text = one(within, name, 'valueCode');
  const code = codes.find((each) => each === text);
  if (code === undefined && text !== '') within.findings.push(problem.unknownCode(within.at, text, codes));
  return code ?? codes[0];
}

function eventsOf(within: Within): NotificationEvent[] {
  let before = 0;
  return named(within, 'notification-event').map(({ node, at }) => {
    const parts: Within = { node, list: 'part', at, findings: within.findings };
    const number = wholeNumber(one(parts, 'event-number', 'valueString'), parts);
    if (number <= before) within.findings.push(problem.notRising(at, before, number));
    before = Math.max(before, number);
    return {
      number,
      timestamp: atMostOne(parts, 'timestamp', 'valueInstant'),
      focus: addresses(parts, 'focus')[0],
      context: addresses(parts, 'additional-context'),
    };
  });
}

/** NaN where it is none, which is told; nothing more is told of what is not there at all. */
function wholeNumber(text: string, { at, findings }: Within): number {
  const number = /^(0|[1-9]\d*)$/.test(text) ? Number(text) : Number.NaN;
  if (!Number.isSafeInteger(number) && text !== '') findings.push(problem.notWhole(at, text));
  return number;
}
