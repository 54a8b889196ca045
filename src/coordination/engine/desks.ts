// Whom the people of a region may turn to: its linkage base, the municipal desks … each with its telephone number.
import { objectsOf, textOf } from '../../fhir/elements/any-shape.ts';
import type { Resource } from '../../fhir/resource.ts';
import type { Contact } from '../desired/stay.ts';
import type { ListedService } from '../routing/directory.ts';

/** By kind of the service, which for desks is the code of c:actor. */
export type Desks = ReadonlyMap<string, readonly Contact[]>;

export function desksOf(services: readonly ListedService[], stored: readonly Resource[]): (region: string) => Desks {
  const byReference = new Map(stored.map((each) => [`${each.resourceType}/${each.id}`, each]));
  const made = new Map<string, Desks>();
  return (region) => {
    const known =
      made.get(region) ??
      desks(
        services.filter((each) => each.region === region),
        byReference,
      );
    made.set(region, known);
    return known;
  };
}

function desks(services: readonly ListedService[], stored: ReadonlyMap<string, Resource>): Desks {
  const found = new Map<string, Contact[]>();
  for (const { id, kinds, name, organization } of services) {
    const reference = `HealthcareService/${id}`;
    const phone = phoneOf(stored.get(reference)) ?? phoneOf(stored.get(organization.reference));
    const contact = { reference, display: phone === undefined ? name : `${name}（TEL ${phone}）` };
    for (const kind of kinds) found.set(kind, [...(found.get(kind) ?? []), contact]);
  }
  return found;
}

export const phoneOf = (resource: Resource | undefined): string | undefined =>
  textOf(objectsOf(resource?.telecom).find(({ system }) => system === 'phone')?.value);
