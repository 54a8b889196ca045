// JSON Patch and FHIRPath Patch, told apart by content type. https://hl7.org/fhir/R4/http.html#patch
import { elementOf, nodeOf } from '../../fhir/definitions/definitions.ts';
import type { ElementLookup } from '../../fhir/patch/element-slots.ts';
import { applyFhirPathPatch } from '../../fhir/patch/fhirpath-patch.ts';
import { readFhirPathPatch } from '../../fhir/patch/fhirpath-patch-ops.ts';
import { applyJsonPatch, readJsonPatch } from '../../fhir/patch/json-patch.ts';
import { isObject, type Resource } from '../../fhir/resource.ts';
import { parseCondition } from '../../fhir/search/ask/condition.ts';
import type { Change } from '../../store/write/change.ts';
import { masked } from '../../subscriptions/asked/masked.ts';
import type { Call, Hub } from '../exchange.ts';
import { isFhirType } from '../media-type.ts';
import { ifMatch } from '../preconditions.ts';
import { bodyMissing, wrongContentType } from '../request-problems.ts';
import { oneWrite } from './one-write.ts';

const WANTED = 'application/json-patch+json (JSON Patch) or application/fhir+json (FHIRPath Patch as Parameters)';

export const patchChange = (call: Call, _hub: Hub, type: string, id: string): Change => ({
  kind: 'patch',
  type,
  id,
  ifMatch: ifMatch(call),
  apply: applyOf(call),
});

export const conditionalPatchChange = (call: Call, hub: Hub, type: string): Change => ({
  kind: 'patch',
  type,
  condition: parseCondition(type, call.query, 'http.query', hub.search),
  ifMatch: ifMatch(call),
  apply: applyOf(call),
});

/** Of what a read shows: a patch could else copy a secret to where it is shown, or test what it is. */
function applyOf(call: Call): (before: Resource) => Resource | Promise<Resource> {
  const type = call.body.contentType ?? '';
  if (call.body.isEmpty) throw bodyMissing({ en: `a patch, ${WANTED}`, ja: 'パッチ' });
  if (/^application\/json-patch\+json\b/i.test(type)) {
    const ops = readJsonPatch(call.body.json());
    return (before) => applyJsonPatch(masked(before), ops);
  }
  if (!isFhirType(type)) throw wrongContentType(call.body.contentType, WANTED);
  const body = call.body.json();
  if (!isObject(body) || body.resourceType !== 'Parameters') throw wrongContentType(call.body.contentType, WANTED);
  const ops = readFhirPathPatch(body as Resource);
  return (before) => applyFhirPathPatch(masked(before), ops, lookUp);
}

const lookUp: ElementLookup = (type, element) => {
  const found = elementOf(type, element);
  if (found !== undefined && found.def.choice !== true)
    return { choice: false, array: found.def.max !== 1, types: found.def.types };
  const elements = nodeOf(type)?.elements;
  const def = elements !== undefined && Object.hasOwn(elements, element) ? elements[element] : undefined;
  return def === undefined ? undefined : { choice: def.choice === true, array: def.max !== 1, types: def.types };
};

export const patch = oneWrite(patchChange);
export const conditionalPatch = oneWrite(conditionalPatchChange);
