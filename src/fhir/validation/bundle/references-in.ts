// Everything in a resource that may lead to another entry of its Bundle: references, and addresses that are no mere names.
import { elementOf, isResourceType, nodeOf } from '../../definitions/definitions.ts';
import { isObject, type Resource } from '../../resource.ts';

export interface Lead {
  readonly text: string;
  /** Below the resource. */
  readonly at: string;
  /** From the data into the narrative: what it names must be there. */
  readonly isNarrativeLink: boolean;
}

const ADDRESSES: ReadonlySet<string> = new Set(['url', 'uri']);
const NAMES: ReadonlySet<string> = new Set([
  'Extension.url',
  'MessageHeader.source.endpoint',
  'MessageHeader.destination.endpoint',
  'Endpoint.address',
]);
const NARRATIVE_LINK = 'http://hl7.org/fhir/StructureDefinition/narrativeLink';

interface Open {
  readonly object: Readonly<Record<string, unknown>>;
  readonly node: string;
  readonly at: string;
}

/** Each text once; fragments alone stay in the resource. */
export function leadsIn(resource: Resource): Lead[] {
  const leads = new Map<string, Lead>();
  const open: Open[] = [{ object: resource, node: resource.resourceType, at: '' }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { object, node, at } = next;
    if (node === 'Reference') add(leads, object.reference, at, false);
    for (const property in object) {
      const isSibling = property.charCodeAt(0) === UNDERSCORE;
      const found = elementOf(node, isSibling ? property.slice(1) : property);
      if (found === undefined) continue;
      const { name } = found;
      const type = isSibling ? 'Element' : (found.type ?? '');
      const isAddress = ADDRESSES.has(type) && name !== 'system' && !NAMES.has(`${node}.${name}`);
      if (!isAddress && nodeOf(type)?.kind === 'primitive-type') continue;
      each(object[property], `${at}.${name}`, (value, its) => {
        if (isAddress) add(leads, value, its, node === 'Extension' && object.url === NARRATIVE_LINK);
        else if (isObject(value)) pushInto(open, value, type, its);
      });
    }
  }
  return [...leads.values()];
}

const UNDERSCORE = 0x5f;

function pushInto(open: Open[], object: Record<string, unknown>, type: string, at: string): void {
  if (nodeOf(type)?.kind !== 'resource') {
    open.push({ object, node: type, at });
    return;
  }
  const node = object.resourceType;
  // A Bundle within has entries of its own to refer to.
  if (typeof node === 'string' && isResourceType(node) && node !== 'Bundle') open.push({ object, node, at });
}

function add(leads: Map<string, Lead>, text: unknown, at: string, isNarrativeLink: boolean): void {
  if (typeof text === 'string' && text !== '' && !text.startsWith('#') && !leads.has(text))
    leads.set(text, { text, at, isNarrativeLink });
}

function each(value: unknown, at: string, look: (value: unknown, at: string) => void): void {
  if (!Array.isArray(value)) look(value, at);
  else for (let i = 0; i < value.length; i += 1) look(value[i], `${at}[${i}]`);
}
