// What a Subscription keeps to itself: the values of its headers and the secret it signs with. Whoever reads it is shown that
// they are there. "Exposing these values to other systems through read interactions should be avoided":
// https://hl7.org/fhir/R4/subscription-definitions.html#Subscription.channel.header
import { resourceIn } from '../../fhir/json/resource-in.ts';
import { writeJson } from '../../fhir/json/write.ts';
import { isObject, type Resource } from '../../fhir/resource.ts';
import { SIGNATURE_SECRET } from './backport.ts';

/** Stands where a value stood; a header may hold it, so that what was read can be sent back. */
export const MASK = '****';

const OPENING = '{"resourceType":"Subscription",';

/** Stored text as it may leave the hub. The hub wrote it, so that written again it differs in nothing but its masks. */
export const shownText = (content: string): string =>
  content.startsWith(OPENING) ? writeJson(masked(resourceIn(content))) : content;

/** Other types as they are. */
export function masked(resource: Resource): Resource {
  const { resourceType, channel } = resource;
  if (resourceType !== 'Subscription' || !isObject(channel)) return resource;
  const { header, extension } = channel;
  return {
    ...resource,
    channel: {
      ...channel,
      ...(header === undefined ? {} : { header: ofEach(header, maskedHeader) }),
      ...(extension === undefined ? {} : { extension: ofEach(extension, maskedSecret) }),
    },
  };
}

const ofEach = (values: unknown, change: (value: unknown) => unknown): unknown =>
  Array.isArray(values) ? values.map(change) : change(values);

/** "" where a line begins with none. */
export const headerName = (line: unknown): string =>
  (typeof line === 'string' && /^[^\s:]+(?=:)/.exec(line)?.[0]) || '';

function maskedHeader(line: unknown): unknown {
  // In a list of primitives null keeps a place.
  if (line === null) return line;
  const name = headerName(line);
  return name === '' ? MASK : `${name}: ${MASK}`;
}

export const isSecret = (extension: unknown): extension is Record<string, unknown> =>
  isObject(extension) && extension.url === SIGNATURE_SECRET;

/** Also one that no hub would sign with: it may be a slip of the pen. */
const maskedSecret = (extension: unknown): unknown =>
  isSecret(extension)
    ? Object.fromEntries(Object.entries(extension).map(([name, value]) => [name, isOpen(name) ? value : MASK]))
    : extension;

const isOpen = (name: string): boolean => name === 'url' || name === 'id';
