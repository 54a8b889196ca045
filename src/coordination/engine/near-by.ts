// Whom the directory of a region names to those who live at an address, each with a telephone number where one is known.
import type { Resource } from '../../fhir/resource.ts';
import type { NearBy } from '../desired/stay.ts';
import type { ListedService, ServiceReference } from '../routing/directory.ts';
import { routeOf } from '../routing.ts';
import { phoneOf } from './desks.ts';

// Longer than any address: what reads it need not be quick on megabytes.
const MOST_LETTERS = 500;

export function nearByIn(services: readonly ListedService[], stored: readonly Resource[]) {
  const byReference = new Map(stored.map((each) => [`${each.resourceType}/${each.id}`, each]));
  return (region: string, address: string): NearBy => {
    if (address.length > MOST_LETTERS) return NOBODY;
    const { supportCentres, isToVerify, candidates } = routeOf(address, services, { region });
    const providedBy = ({ reference }: ServiceReference): ListedService[] =>
      services.filter((each) => each.region === region && each.organization.reference === reference);
    const named = (office: ServiceReference) => {
      const own = providedBy(office).map(({ id }) => `HealthcareService/${id}`);
      const [phone] = [...own, office.reference].flatMap((each) => phoneOf(byReference.get(each)) ?? []);
      return {
        reference: office.reference,
        display: `${office.display}${phone === undefined ? '' : `、TEL ${phone}`}`,
      };
    };
    return {
      supportCentres: supportCentres.map(named),
      isToVerify,
      offices: candidates.map((office) => ({
        ...named(office),
        routes: providedBy(office).flatMap(({ kinds }) => kinds.flatMap((kind) => ROUTES[kind] ?? [])),
      })),
    };
  };
}

/** Kinds of services, in the words of the screening. */
const ROUTES: Readonly<Record<string, string>> = {
  'home-care-support': 'home-care-office',
  'small-multi': 'small-multi',
};

const NOBODY: NearBy = { supportCentres: [], isToVerify: false, offices: [] };
