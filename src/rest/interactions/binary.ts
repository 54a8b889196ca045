// Binary goes in and out as its own bytes unless FHIR is asked for. https://hl7.org/fhir/R4/binary.html#rest
import { resourceIn } from '../../fhir/json/resource-in.ts';
import { isObject, type Resource } from '../../fhir/resource.ts';
import type { Answer, Call } from '../exchange.ts';
import { isFhirType } from '../media-type.ts';
import { badHeader, bodyMissing, wrongContentType } from '../request-problems.ts';

/** The client did not ask for FHIR: `Accept` names other types, or none, and there is no `_format`. */
export function wantsBytes(call: Call): boolean {
  if (call.query.some(([name]) => name === '_format')) return false;
  const accept = call.header('accept');
  return accept === undefined || !accept.split(',').some((range) => isFhirType(range));
}

export function binaryAnswer(content: string, headers: Record<string, string>): Answer {
  const { contentType, securityContext, data } = resourceIn(content);
  const context = isObject(securityContext) ? securityContext.reference : undefined;
  return {
    status: 200,
    headers: { ...headers, ...(isHeaderText(context) ? { 'X-Security-Context': context } : {}) },
    body: {
      kind: 'bytes',
      bytes: Buffer.from(String(data ?? ''), 'base64'),
      contentType: isMediaType(contentType) ? contentType : 'application/octet-stream',
    },
  };
}

// A Binary that came as FHIR may say anything here; a header may not.
const isHeaderText = (value: unknown): value is string => typeof value === 'string' && /^[!-~]+$/.test(value);
const isMediaType = (value: unknown): value is string => typeof value === 'string' && MEDIA_TYPE.test(value);

const MEDIA_TYPE = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+(\s*;\s*[\w-]+=("[^"]*"|[\w.:/+-]+))*$/;

/** A body that is not FHIR JSON becomes a Binary of its content type. */
export function binaryOf(call: Call, id?: string): Resource {
  const { contentType } = call.body;
  if (!isMediaType(contentType)) throw wrongContentType(contentType, 'the media type of the content');
  if (call.body.isEmpty) throw bodyMissing({ en: 'the content of the Binary', ja: 'Binary の内容' });
  const context = call.header('x-security-context');
  if (context !== undefined && !/^[A-Z][A-Za-z]+\/[A-Za-z0-9\-.]{1,64}$/.test(context)) {
    throw badHeader('X-Security-Context', context, {
      en: 'name a resource, such as Patient/123',
      ja: 'Patient/123 のようにリソースを指定してください',
    });
  }
  return {
    resourceType: 'Binary',
    ...(id === undefined ? {} : { id }),
    contentType,
    ...(context === undefined ? {} : { securityContext: { reference: context } }),
    data: call.body.bytes().toString('base64'),
  };
}

export const isBinaryBody = (call: Call, type: string): boolean =>
  type === 'Binary' && !isFhirType(call.body.contentType ?? '');
