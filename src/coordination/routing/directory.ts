// The directory as routing reads it: each HealthcareService with its districts and where it is. Whoever corrected a
// district or an address in the store has corrected the routing.
import { CANONICAL_BASE } from '../../fhir/canonical-base.ts';
import { extensionsOf, objectsOf } from '../../fhir/elements/any-shape.ts';
import { isObject, type Resource } from '../../fhir/resource.ts';
import { type Address, readAddress } from '../../japan/address.ts';

/** A row of 担当地区: extension `district`. */
export interface District {
  readonly municipality: string;
  /** Absent: the whole municipality. */
  readonly area?: string;
  /** The whole name of the area, or its beginning. */
  readonly isExact: boolean;
  readonly chome?: { readonly from: number; readonly to: number };
  readonly isWithoutChome: boolean;
  /** No split from the other centres of the municipality is printed. */
  readonly isShared: boolean;
  /** Inferred, not printed. */
  readonly isDerived: boolean;
  readonly group?: string;
  readonly rule?: string;
}

export interface ServiceReference {
  readonly reference: string;
  readonly display: string;
}

export interface ListedService {
  readonly id: string;
  readonly region: string;
  readonly kinds: readonly string[];
  readonly name: string;
  /** Whom to turn to: the Organization that provides it. */
  readonly organization: ServiceReference;
  readonly districts: readonly District[];
  readonly place?: Pick<Address, 'prefecture' | 'municipality' | 'area'>;
}

const x = (name: string): string => `${CANONICAL_BASE}/StructureDefinition/${name}`;

/** HealthcareServices with the Organizations and Locations they name; what is out of use is left out. By id. */
export function listedServices(resources: readonly Resource[]): ListedService[] {
  const found = new Map(resources.map((each) => [`${each.resourceType}/${each.id}`, each]));
  return resources
    .filter((each) => each.resourceType === 'HealthcareService' && each.active !== false)
    .flatMap((service) => listed(service, found) ?? [])
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

function listed(service: Resource, found: ReadonlyMap<string, Resource>): ListedService | undefined {
  const region = text(extensionsOf(service, x('region'))[0]?.valueCode);
  if (region === undefined) return undefined;
  const key = keyOf(service.providedBy);
  const provider = key === undefined ? undefined : found.get(key);
  if (provider?.active === false) return undefined;
  const name = text(service.name) ?? text(provider?.name) ?? service.id!;
  const place = placeOf(service, provider, found);
  return {
    id: service.id!,
    region,
    kinds: objectsOf(service.type).flatMap(({ coding }) => objectsOf(coding).flatMap(({ code }) => text(code) ?? [])),
    name,
    organization: { reference: key ?? `HealthcareService/${service.id}`, display: name },
    districts: extensionsOf(service, x('district')).flatMap((each) => districtOf(each) ?? []),
    ...(place && { place }),
  };
}

function districtOf(node: Node): District | undefined {
  const part = (url: string): Node | undefined => extensionsOf(node, url)[0];
  const municipality = text(part('municipality')?.valueString);
  if (municipality === undefined) return undefined;
  const area = text(part('area')?.valueString);
  const [from, to] = ['chome-from', 'chome-to'].map((url) => number(part(url)?.valuePositiveInt));
  const group = text(part('group')?.valueString);
  const rule = part(x('rule'))?.valueCoding;
  const is = (url: string): boolean => part(url)?.valueBoolean === true;
  return {
    municipality,
    ...(area && { area }),
    isExact: part('exact')?.valueBoolean !== false,
    ...(from !== undefined && to !== undefined && { chome: { from, to } }),
    isWithoutChome: is('without-chome'),
    isShared: is('shared'),
    isDerived: is('derived'),
    ...(group && { group }),
    ...(isObject(rule) && text(rule.code) && { rule: text(rule.code)! }),
  };
}

/** Where the service is: its Location, else the address of its Organization. */
function placeOf(
  service: Resource,
  provider: Resource | undefined,
  found: ReadonlyMap<string, Resource>,
): ListedService['place'] {
  const keys = objectsOf(service.location).flatMap((each) => keyOf(each) ?? []);
  const address = [...keys.map((key) => found.get(key)?.address), ...objectsOf(provider?.address)].find(isObject);
  if (address === undefined) return undefined;
  const [prefecture, city] = [text(address.state), text(address.city)];
  const lines = Array.isArray(address.line) ? address.line.join(' ') : undefined;
  const written = city !== undefined && lines !== undefined ? `${prefecture ?? ''}${city}${lines}` : text(address.text);
  return written === undefined ? undefined : readAddress(written, city === undefined ? [] : [city]);
}

type Node = Record<string, unknown>;

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
const number = (value: unknown): number | undefined => (value === undefined ? undefined : Number(value));

/** `Organization/x`, of a relative reference or an absolute one. */
const keyOf = (reference: unknown): string | undefined =>
  isObject(reference)
    ? /[A-Za-z]+\/[A-Za-z0-9\-.]+(?=$|\/_history\/)/.exec(text(reference.reference) ?? '')?.[0]
    : undefined;
