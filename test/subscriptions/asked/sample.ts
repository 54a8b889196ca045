// Subscriptions that are in order, to be changed by a test.
import type { Resource } from '../../../src/fhir/resource.ts';
import type { Asked } from '../../../src/subscriptions/asked/asked.ts';
import { type AskedSettings, readAsked } from '../../../src/subscriptions/asked/read-asked.ts';

export const TOPIC = 'https://renkei.example/fhir/SubscriptionTopic';
export const BACKPORT = 'http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport';
export const SECRET = 'https://renkei.example/fhir/StructureDefinition/signature-secret';

const NOW = Date.parse('2026-11-21T09:00:00+09:00');

export const SETTINGS: AskedSettings = {
  topics: new Map([
    ['task-assigned', { resource: 'Task', filters: ['owner', 'requester', 'patient', 'code', 'encounter'] }],
    ['admitted', { resource: 'Encounter', filters: ['patient', 'service-provider', 'region', 'care-office'] }],
    ['form-submitted', { resource: 'QuestionnaireResponse', filters: ['patient', 'questionnaire', 'recipient'] }],
  ]),
  search: {
    timeZone: 'Asia/Tokyo',
    base: ['https://hub.example/fhir/'],
    now: () => NOW,
    defaultCount: 20,
    maxCount: 100,
  },
};

export const onTopic = (code: string, filters: readonly string[] = [], channel: object = {}): Resource => ({
  resourceType: 'Subscription',
  id: 'mine',
  status: 'requested',
  reason: '手順の通知',
  criteria: `${TOPIC}/${code}`,
  ...(filters.length === 0
    ? {}
    : {
        _criteria: { extension: filters.map((valueString) => ({ url: `${BACKPORT}-filter-criteria`, valueString })) },
      }),
  channel: {
    type: 'rest-hook',
    endpoint: 'https://office.example/notify',
    payload: 'application/fhir+json',
    _payload: { extension: [{ url: `${BACKPORT}-payload-content`, valueCode: 'id-only' }] },
    ...channel,
  },
});

export const onCriteria = (criteria: string, channel: object = {}): Resource => ({
  resourceType: 'Subscription',
  id: 'mine',
  status: 'requested',
  reason: '手順の通知',
  criteria,
  channel: { type: 'rest-hook', endpoint: 'https://office.example/notify', ...channel },
});

/** As `code at`, with the beginning of all paths left out. */
export const faultsOf = (subscription: Resource, settings = SETTINGS): string[] => {
  const asked = readAsked(subscription, settings);
  return 'about' in asked ? [] : asked.map(({ code, at }) => `${code} ${at?.replace(/^Subscription\./, '')}`);
};

export const askedBy = (subscription: Resource, settings = SETTINGS): Asked => {
  const asked = readAsked(subscription, settings);
  if (!('about' in asked)) throw new Error(asked.map(({ said }) => said.en).join('\n'));
  return asked;
};
