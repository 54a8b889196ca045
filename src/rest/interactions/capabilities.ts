// /metadata: what this server does, made from what it does. https://hl7.org/fhir/R4/http.html#capabilities
import type {
  CapabilityStatement,
  CapabilityStatementRestResource,
  CapabilityStatementRestResourceInteraction,
  CapabilityStatementRestResourceSearchParam,
  Extension,
} from 'fhir/r4.js';
import { CANONICAL_BASE } from '../../fhir/canonical-base.ts';
import { ownProfiles, resourceTypes, searchParamsFor } from '../../fhir/definitions/definitions.ts';
import { writeJson } from '../../fhir/json/write.ts';
import { PUBLISHED } from '../../fhir/search/params/params.ts';
import { topics } from '../../subscriptions/topics/topics.ts';
import { inView, viewOf } from '../answers.ts';
import type { Handler, Hub, Operation, OperationRegistry } from '../exchange.ts';
import { badParameter } from '../request-problems.ts';

export const capabilities: Handler = async (call, hub) => {
  const mode = call.query.findLast(([name]) => name === 'mode')?.[1] ?? 'full';
  if (mode !== 'full' && mode !== 'normative')
    throw badParameter('mode', mode, { en: 'use full or normative', ja: 'full か normative を指定してください' });
  return { status: 200, body: { kind: 'json', text: inView(statementText(hub), viewOf(call)) } };
};

// Half a megabyte that does not change while the hub runs, kept by what is one per hub.
const written = new WeakMap<OperationRegistry, string>();

function statementText(hub: Hub): string {
  let text = written.get(hub.operations);
  if (text === undefined) {
    text = writeJson(capabilityStatement(hub));
    written.set(hub.operations, text);
  }
  return text;
}

/** Codes of https://hl7.org/fhir/R4/valueset-type-restful-interaction.html that this server's routes bear. */
const ON_TYPES: readonly CapabilityStatementRestResourceInteraction['code'][] = [
  'read',
  'vread',
  'update',
  'patch',
  'delete',
  'history-instance',
  'history-type',
  'create',
  'search-type',
];
const ON_SYSTEM: readonly ('transaction' | 'batch' | 'history-system')[] = ['transaction', 'batch', 'history-system'];

function capabilityStatement(hub: Hub): CapabilityStatement {
  const served = new Set(hub.router.routes.map(({ code }) => code));
  const params = commonParams();
  return {
    resourceType: 'CapabilityStatement',
    language: 'ja',
    status: 'active',
    date: hub.startedAt.toISOString(),
    publisher: 'Renkei',
    kind: 'instance',
    instantiates: [
      `${CANONICAL_BASE}/CapabilityStatement/hub`,
      'http://hl7.org/fhir/uv/subscriptions-backport/CapabilityStatement/backport-subscription-server-r4',
    ],
    software: { name: 'Renkei 連携', version: hub.version },
    implementation: {
      description: '入退院調整のための FHIR R4 ハブ / FHIR R4 hub for admission and discharge coordination',
      url: hub.baseUrl,
    },
    implementationGuide: [`${CANONICAL_BASE}/ImplementationGuide/renkei`],
    fhirVersion: '4.0.1',
    format: ['application/fhir+json', 'json'],
    patchFormat: ['application/json-patch+json', 'application/fhir+json'],
    rest: [
      {
        mode: 'server',
        documentation:
          'JSON only. _total defaults to none. Unknown search parameters are refused (400) unless "Prefer: handling=lenient". Not served: composite and special search parameters, _filter, :text :above :below :in :not-in :of-type, sorting by token, reference or uri parameters, system-level search.',
        security: { description: 'RENKEI_AUTH=open: no authentication, loopback only. X-Renkei-Actor names who acts.' },
        resource: resourceTypes().map((type) => resourceCapability(type, hub, served)),
        interaction: ON_SYSTEM.filter((code) => served.has(code) || code === 'transaction').map((code) => ({ code })),
        searchParam: params,
        operation: operationsOf(hub, (operation) => operation.definition.system),
      },
    ],
  };
}

function resourceCapability(type: string, hub: Hub, served: ReadonlySet<string>): CapabilityStatementRestResource {
  const params = [...PUBLISHED.indexed(type).values()];
  const references = params.filter(({ def }) => def.type === 'reference').map(({ def }) => def.code);
  const operation = operationsOf(
    hub,
    ({ definition }) =>
      (definition.type || definition.instance) &&
      (definition.resource ?? []).some((each) => each === type || each === 'Resource'),
  );
  const include = references.map((code) => `${type}:${code}`);
  const revinclude = reverseIncludes().get(type) ?? [];
  const searchParam = params
    .filter(({ def }) => !def.code.startsWith('_'))
    .map(({ def }) => ({ name: def.code, definition: def.url, type: def.type }));
  const profiles = [...ownProfiles(type), ...(type === 'Subscription' ? [BACKPORT_SUBSCRIPTION] : [])];
  return {
    ...(type === 'Subscription' && { extension: topicsOffered() }),
    type: type as CapabilityStatementRestResource['type'],
    ...(profiles.length === 0 ? {} : { supportedProfile: profiles }),
    interaction: ON_TYPES.filter((code) => served.has(code)).map((code) => ({ code })),
    versioning: 'versioned-update',
    readHistory: true,
    updateCreate: true,
    conditionalCreate: true,
    conditionalRead: 'full-support',
    conditionalUpdate: true,
    conditionalDelete: 'single',
    referencePolicy: ['literal', 'logical'],
    ...(include.length === 0 ? {} : { searchInclude: include }),
    ...(revinclude.length === 0 ? {} : { searchRevInclude: revinclude }),
    ...(searchParam.length === 0 ? {} : { searchParam }),
    ...(operation.length === 0 ? {} : { operation }),
  };
}

// As the Backport has a server say which topics there are: R4 has no SubscriptionTopic to be searched for.
const TOPIC_OFFERED =
  'http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/capabilitystatement-subscriptiontopic-canonical';

const BACKPORT_SUBSCRIPTION = 'http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-subscription';

const topicsOffered = (): Extension[] =>
  [...topics().keys()].map((code) => ({
    url: TOPIC_OFFERED,
    valueCanonical: `${CANONICAL_BASE}/SubscriptionTopic/${code}`,
  }));

let reverse: ReadonlyMap<string, string[]> | undefined;

/** Type -> the parameters of others that may refer to it. */
function reverseIncludes(): ReadonlyMap<string, string[]> {
  if (reverse !== undefined) return reverse;
  const found = new Map<string, string[]>(resourceTypes().map((type) => [type, []]));
  for (const source of resourceTypes()) {
    for (const { def } of PUBLISHED.indexed(source).values()) {
      for (const target of def.type === 'reference' ? (def.target ?? []) : [])
        found.get(target)?.push(`${source}:${def.code}`);
    }
  }
  reverse = found;
  return reverse;
}

/** Parameters of every type. */
function commonParams(): CapabilityStatementRestResourceSearchParam[] {
  const indexed = new Set(PUBLISHED.indexed('Basic').keys());
  return [...searchParamsFor('Basic').values()]
    .filter(({ code }) => code === '_id' || code === '_lastUpdated' || (code.startsWith('_') && indexed.has(code)))
    .map(({ code, url, type }) => ({ name: code, definition: url, type }));
}

function operationsOf(hub: Hub, applies: (operation: Operation) => boolean): { name: string; definition: string }[] {
  return hub.operations
    .filter(applies)
    .map(({ definition }) => ({ name: definition.code, definition: definition.url }));
}
