// /metadata: what this server does, made from what it does. https://hl7.org/fhir/R4/http.html#capabilities
import type {
  CapabilityStatement,
  CapabilityStatementRestResource,
  CapabilityStatementRestResourceInteraction,
  CapabilityStatementRestResourceSearchParam,
  Extension,
} from 'fhir/r4.js';
import { CANONICAL_BASE } from '../../fhir/canonical-base.ts';
import { definitions, ownProfiles, resourceTypes } from '../../fhir/definitions/definitions.ts';
import { writeJson } from '../../fhir/json/write.ts';
import { PUBLISHED, type SearchParams } from '../../fhir/search/params/params.ts';
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

// Half a megabyte that changes only with what users can search by, kept by what is one per hub.
const written = new WeakMap<OperationRegistry, { readonly revision: number; readonly text: string }>();

function statementText(hub: Hub): string {
  const revision = paramsOf(hub).revision?.() ?? 0;
  const known = written.get(hub.operations);
  if (known?.revision === revision) return known.text;
  const text = writeJson(capabilityStatement(hub));
  written.set(hub.operations, { revision, text });
  return text;
}

const paramsOf = (hub: Hub): SearchParams => hub.search.params ?? PUBLISHED;

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
const ON_SYSTEM = ['transaction', 'batch', 'history-system', 'search-system'] as const;

function capabilityStatement(hub: Hub): CapabilityStatement {
  const served = new Set(hub.router.routes.map(({ code }) => code));
  const params = paramsOf(hub);
  const reverse = reverseIncludes(params);
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
          'JSON only. _total defaults to none. Unknown search parameters are refused (400) unless "Prefer: handling=lenient". Search parameters of users: write a SearchParameter with status active; it is listed here once all that is stored has been indexed by it. Not served: _filter, _text, _content, _query, :text, _contained=true and both, sorting by composite or special parameters. Patient/$everything takes start and end, which are about dates of care: what tells none is given always. What may stand in the URL of a search may stand in the form of POST _search, _format and _pretty too.',
        security: { description: 'RENKEI_AUTH=open: no authentication, loopback only. X-Renkei-Actor names who acts.' },
        resource: resourceTypes().map((type) => resourceCapability(type, hub, served, reverse.get(type) ?? [])),
        interaction: ON_SYSTEM.filter((code) => served.has(code) || code === 'transaction').map((code) => ({ code })),
        searchParam: commonParams(params),
        operation: operationsOf(hub, (operation) => operation.definition.system),
        ...(served.has('search-compartment') && { compartment: compartments() }),
      },
    ],
  };
}

function resourceCapability(
  type: string,
  hub: Hub,
  served: ReadonlySet<string>,
  revinclude: readonly string[],
): CapabilityStatementRestResource {
  const params = [...paramsOf(hub).indexed(type).values()];
  const references = params.filter(({ def }) => def.type === 'reference').map(({ def }) => def.code);
  const operation = operationsOf(
    hub,
    ({ definition }) =>
      (definition.type || definition.instance) &&
      (definition.resource ?? []).some((each) => each === type || each === 'Resource'),
  );
  const include = references.map((code) => `${type}:${code}`);
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
    conditionalDelete: hub.conditionalDelete,
    referencePolicy: ['literal', 'logical'],
    ...(include.length === 0 ? {} : { searchInclude: include }),
    ...(revinclude.length === 0 ? {} : { searchRevInclude: [...revinclude] }),
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

/** Type -> the parameters of others that may refer to it. */
function reverseIncludes(params: SearchParams): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>(resourceTypes().map((type) => [type, []]));
  for (const source of resourceTypes()) {
    for (const { def } of params.indexed(source).values()) {
      for (const target of def.type === 'reference' ? (def.target ?? []) : [])
        found.get(target)?.push(`${source}:${def.code}`);
    }
  }
  return found;
}

const compartments = (): string[] =>
  Object.keys(definitions().compartments).map(
    (name) => `http://hl7.org/fhir/CompartmentDefinition/${name.toLowerCase()}`,
  );

/** Parameters of every type. */
function commonParams(params: SearchParams): CapabilityStatementRestResourceSearchParam[] {
  const indexed = new Set(params.indexed('Basic').keys());
  return [...params.of('Basic').values()]
    .filter(({ code }) => code === '_id' || code === '_lastUpdated' || (code.startsWith('_') && indexed.has(code)))
    .map(({ code, url, type }) => ({ name: code, definition: url, type }));
}

function operationsOf(hub: Hub, applies: (operation: Operation) => boolean): { name: string; definition: string }[] {
  return hub.operations
    .filter(applies)
    .map(({ definition }) => ({ name: definition.code, definition: definition.url }));
}
