// Whether what a transaction asks for fits the resource beside it. https://hl7.org/fhir/R4/http.html#transaction
import { isObject } from '../../resource.ts';
import * as say from '../said/bundle.ts';
import type { Place } from '../walk/place.ts';
import type { Run } from '../walk/run.ts';
import { type Entry, textOf } from './entry.ts';

export function checkRequest(run: Run, place: Place, { whole, resource, index }: Entry): void {
  if (!isObject(whole.request)) return;
  const method = textOf(whole.request.method);
  const url = textOf(whole.request.url);
  if (method === undefined || url === undefined) return;
  const tell = (fault: ReturnType<typeof say.requestWithResource>) =>
    run.report(place, fault, undefined, `.entry[${index}].request`);
  if (method === 'GET' || method === 'HEAD' || method === 'DELETE') {
    if (resource !== undefined) tell(say.requestWithResource(method));
    return;
  }
  if (method !== 'POST' && method !== 'PUT') return;
  // Operations take Parameters, or what they are about.
  if (url.includes('$')) return;
  if (resource === undefined) {
    tell(say.requestWithoutResource(method));
    return;
  }
  const [type, id] = url.split('?')[0]!.split('/');
  if (type !== resource.resourceType) tell(say.requestOtherType(method, url, resource.resourceType));
  else if (method === 'PUT' && id !== undefined && resource.id !== undefined && id !== resource.id)
    tell(say.requestOtherId(url, String(resource.id)));
}
