// Subscription.channel: where what is asked for is sent, in what form, and how.
import { textOf } from '../../fhir/elements/any-shape.ts';
import { isObject } from '../../fhir/resource.ts';
import type { Finding, Said } from '../../problem.ts';
import type { Channel, Content } from './asked.ts';
import * as faults from './asked-faults.ts';
import {
  CHANNEL_TYPE,
  extensionAt,
  extensionsAt,
  HEARTBEAT_PERIOD,
  MAX_COUNT,
  PAYLOAD_CONTENT,
  TIMEOUT,
} from './backport.ts';
import { readEndpoint } from './read-endpoint.ts';
import { readContent, readNumber, readSecret, type Tell } from './read-extensions.ts';
import { readHeaders } from './read-headers.ts';

const AT = 'Subscription.channel';
const REST_HOOK = 'rest-hook';
const FHIR_JSON = 'application/fhir+json';

const TIMEOUT_SECONDS = { least: 1, most: 120, otherwise: 30 };
const HEARTBEAT_SECONDS = { least: 10, most: 31 * 24 * 3600, otherwise: undefined };
const EVENTS = { least: 1, most: 100, otherwise: 1 };

export function readChannel(
  channel: unknown,
  isTopic: boolean,
  endpointProblem: ((url: string) => Said | undefined) | undefined,
): Channel | readonly Finding[] {
  if (!isObject(channel)) return [faults.noChannel()];
  const found: Finding[] = [];
  const tell: Tell = (fault) => void found.push(fault);
  const hasOwnType = extensionsAt(channel._type, CHANNEL_TYPE).length > 0;
  if (channel.type !== REST_HOOK || hasOwnType) {
    tell(faults.channelNotOffered(hasOwnType ? CHANNEL_TYPE : String(channel.type ?? '')));
    return found;
  }
  const payload = readPayload(channel, isTopic, tell);
  const endpoint = readEndpoint(channel.endpoint, !isTopic && payload !== undefined, endpointProblem);
  if (typeof endpoint !== 'string') tell(endpoint);
  const headers = readHeaders(channel.header);
  for (const each of headers) if ('severity' in each) tell(each);
  const timeout = readNumber(channel, TIMEOUT, TIMEOUT_SECONDS, tell);
  const heartbeat = isTopic ? readNumber(channel, HEARTBEAT_PERIOD, HEARTBEAT_SECONDS, tell) : undefined;
  const maxCount = isTopic ? readNumber(channel, MAX_COUNT, EVENTS, tell) : 1;
  const content = isTopic ? readContent(channel._payload, tell) : payload === undefined ? 'empty' : 'full-resource';
  const secret = readSecret(channel, tell);
  if (!isTopic) for (const each of ofTopics(channel)) tell(each);
  if (found.length > 0) return found;
  return {
    endpoint: endpoint as string,
    headers: headers as Channel['headers'],
    payload,
    content: content as Content,
    timeoutMs: timeout! * 1000,
    heartbeatMs: heartbeat === undefined ? undefined : heartbeat * 1000,
    maxCount: maxCount!,
    secret,
  };
}

function readPayload({ payload }: Record<string, unknown>, isTopic: boolean, tell: Tell): string | undefined {
  const type = textOf(payload)?.trim() ?? '';
  if (type === '') {
    if (isTopic) tell(faults.payloadWanted());
    return undefined;
  }
  if (type !== FHIR_JSON) tell(faults.payloadNotServed(type));
  return FHIR_JSON;
}

/** What a subscription to plain criteria says in vain. */
const ofTopics = (channel: Record<string, unknown>): Finding[] => [
  ...[HEARTBEAT_PERIOD, MAX_COUNT].flatMap((url) =>
    extensionsAt(channel, url).length > 0 ? [faults.ofTopicsOnly(extensionAt(AT, url))] : [],
  ),
  ...(extensionsAt(channel._payload, PAYLOAD_CONTENT).length > 0
    ? [faults.ofTopicsOnly(extensionAt(`${AT}.payload`, PAYLOAD_CONTENT))]
    : []),
];
