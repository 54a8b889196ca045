// Rules of Bundles beside their invariants. https://hl7.org/fhir/R4/bundle.html
import { isAbsolute, restAddress } from '../references/form.ts';
import * as say from '../said/bundle.ts';
import type { Place } from '../walk/place.ts';
import type { Run } from '../walk/run.ts';
import { checkDocument, checkMessage } from './document.ts';
import { type Entry, entriesOf, textOf } from './entry.ts';
import { checkLinks } from './links.ts';
import { checkRequest } from './requests.ts';
import { checkSearchset } from './searchset.ts';

/** Their entries may be without fullUrl. */
const INTERACTIONS: ReadonlySet<string> = new Set(['transaction', 'batch', 'transaction-response', 'batch-response']);

export function checkBundle(run: Run, place: Place): void {
  const bundle = place.frame.resource;
  const type = textOf(bundle.type) ?? '';
  const entries = entriesOf(bundle);
  checkLinks(run, place, type, entries);
  if (type === 'document') checkDocument(run, place, entries);
  else if (type === 'message') checkMessage(run, place, entries);
  else if (type === 'searchset') checkSearchset(run, place, entries);
  for (const entry of entries) {
    checkUrl(run, place, entry, type);
    if (type === 'transaction' || type === 'batch') checkRequest(run, place, entry);
  }
}

function checkUrl(run: Run, place: Place, { fullUrl, resource, index }: Entry, type: string): void {
  const tell = (fault: ReturnType<typeof say.notAbsolute>) => run.report(place, fault, undefined, `.entry[${index}]`);
  if (fullUrl === undefined) {
    if (!INTERACTIONS.has(type)) tell(say.withoutUrl(type));
    return;
  }
  if (fullUrl === '') return;
  const address = restAddress(fullUrl);
  if (!isAbsolute(fullUrl)) tell(say.notAbsolute(fullUrl));
  else if (address !== undefined && resource !== undefined) {
    const { id, resourceType } = resource;
    if (typeof id !== 'string') tell(say.urlWithoutId(fullUrl));
    else if (!fullUrl.endsWith(`/${resourceType}/${id}`)) tell(say.urlDisagrees(fullUrl, resourceType, id));
  }
  if (resource?.url !== fullUrl || isOld(fullUrl)) return;
  if (address === undefined || !fullUrl.endsWith(`/${String(resource.id)}`)) tell(say.canonicalAsUrl(fullUrl));
}

/** Code systems of before they got addresses of their own. */
const isOld = (url: string): boolean =>
  url.startsWith('http://hl7.org/fhir/v3/') || url.startsWith('http://hl7.org/fhir/v2/');
