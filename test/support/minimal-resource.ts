// The least content of any type that is R4: its required elements, made from the definitions, and what invariants ask for beside.
import { codesOf, nodeOf } from '../../src/fhir/definitions/definitions.ts';
import type { ElementDef } from '../../src/fhir/definitions/model.ts';

const PRIMITIVES: Readonly<Record<string, unknown>> = {
  boolean: true,
  integer: 1,
  positiveInt: 1,
  unsignedInt: 1,
  decimal: 1.5,
  date: '2026-11-21',
  dateTime: '2026-11-21T09:00:00+09:00',
  instant: '2026-11-21T09:00:00+09:00',
  time: '09:00:00',
  base64Binary: 'QQ==',
  oid: 'urn:oid:1.2.392',
  uuid: 'urn:uuid:3a4b1c1e-0000-4000-8000-000000000001',
  uri: 'http://example.org/x',
  url: 'http://example.org/x',
  canonical: 'http://example.org/x',
  xhtml: '<div xmlns="http://www.w3.org/1999/xhtml">x</div>',
};

/** Of what has no required element, this one: FHIR has no empty objects. */
const INSTEAD: Readonly<Record<string, object>> = {
  Reference: { display: 'x' },
  Attachment: { contentType: 'text/plain' },
};

const BY_INVARIANT: Readonly<Record<string, object>> = {
  AllergyIntolerance: {
    clinicalStatus: {
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical', code: 'active' }],
    },
  },
  Appointment: { participant: [{ actor: { display: 'x' }, status: 'accepted' }] },
  AppointmentResponse: { actor: { display: 'x' } },
  Binary: { contentType: 'text/plain' },
  Bundle: { type: 'collection' },
  CapabilityStatement: { kind: 'requirements', description: 'x', format: ['json'], rest: [{ mode: 'server' }] },
  Consent: { policyRule: { text: 'x' } },
  EventDefinition: { trigger: [{ type: 'named-event', name: 'x' }] },
  ImmunizationRecommendation: {
    recommendation: [{ targetDisease: { text: 'x' }, forecastStatus: { text: 'x' } }],
  },
  InsurancePlan: { name: 'x' },
  Linkage: {
    item: [
      { type: 'source', resource: { display: 'x' } },
      { type: 'alternate', resource: { display: 'x' } },
    ],
  },
  Organization: { name: 'x' },
  StructureDefinition: {
    kind: 'resource',
    type: 'Basic',
    baseDefinition: 'http://hl7.org/fhir/StructureDefinition/Basic',
    derivation: 'constraint',
    abstract: false,
    differential: { element: [{ id: 'Basic', path: 'Basic' }] },
  },
  TerminologyCapabilities: { kind: 'requirements', description: 'x' },
};

/** What is followed as soon as it is stored: as it is stored without effect. */
const OF_NO_EFFECT: Readonly<Record<string, object>> = { Subscription: { status: 'off' } };

export const minimalResource = (type: string, more: object = {}) => ({
  resourceType: type,
  ...requiredOf(type),
  ...BY_INVARIANT[type],
  ...OF_NO_EFFECT[type],
  ...more,
});

function requiredOf(node: string): Record<string, unknown> {
  const elements = Object.entries(nodeOf(node)?.elements ?? {});
  return Object.fromEntries(
    elements.filter(([, def]) => def.min > 0).map(([name, def]) => [propertyOf(name, def), contentOf(def)]),
  );
}

const propertyOf = (name: string, { choice, types }: ElementDef): string =>
  choice === true ? `${name}${types[0]![0]!.toUpperCase()}${types[0]!.slice(1)}` : name;

function contentOf(def: ElementDef): unknown {
  const one = oneOf(def);
  return def.max === 1 ? one : Array(Math.max(1, def.min)).fill(one);
}

function oneOf({ types, binding }: ElementDef): unknown {
  const [type = ''] = types;
  if (type === 'code') return [...(codesOf(binding ?? '') ?? ['x'])][0];
  if (nodeOf(type)?.kind === 'primitive-type') return PRIMITIVES[type] ?? 'x';
  const required = requiredOf(type);
  return Object.keys(required).length > 0 ? required : (INSTEAD[type] ?? anyOf(type));
}

/** The first element that is a primitive, or else the first at all. */
function anyOf(node: string): object {
  const elements = Object.entries(nodeOf(node)?.elements ?? {}).filter(
    ([name]) => name !== 'id' && !/extension$/i.test(name),
  );
  const [name, def] = elements.find(([, { types }]) => nodeOf(types[0]!)?.kind === 'primitive-type') ??
    elements[0] ?? ['x', undefined];
  return def === undefined ? {} : { [propertyOf(name, def)]: contentOf(def) };
}
