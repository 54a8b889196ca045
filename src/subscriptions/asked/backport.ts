// Where a Subscription says what R4 has no element for. https://hl7.org/fhir/uv/subscriptions-backport/STU1.1/

import { CANONICAL_BASE } from '../../fhir/canonical-base.ts';
import { extensionsOf } from '../../fhir/elements/any-shape.ts';
import { isObject } from '../../fhir/resource.ts';

const backport = (name: string): string =>
  `http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-${name}`;

/** On `criteria`. */
export const FILTER_CRITERIA = backport('filter-criteria');
/** On `channel.payload`. */
export const PAYLOAD_CONTENT = backport('payload-content');
/** On `channel.type`: a channel of somebody's own. */
export const CHANNEL_TYPE = backport('channel-type');
/** These on `channel`. */
export const HEARTBEAT_PERIOD = backport('heartbeat-period');
export const TIMEOUT = backport('timeout');
export const MAX_COUNT = backport('max-count');
export const SIGNATURE_SECRET = `${CANONICAL_BASE}/StructureDefinition/signature-secret`;

/** Of any element, a primitive's `_criteria` among them. */
export const extensionsAt = (element: unknown, url: string): Record<string, unknown>[] =>
  isObject(element) ? extensionsOf(element, url) : [];

/** FHIRPath. */
export const extensionAt = (element: string, url: string): string => `${element}.extension.where(url='${url}')`;
