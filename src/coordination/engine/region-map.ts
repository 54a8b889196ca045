// Which regions there are, and which municipality lies in which: by the directory, the plans, and the screening tables.
import type { RegionMap } from '../facts/region.ts';
import type { ListedService } from '../routing/directory.ts';
import { isIn, placesOf } from '../routing.ts';
import { knownRegions } from '../screening/tables.ts';

/** `ofPlans`: keys of regions that a plan is written for. */
export function regionMap(services: readonly ListedService[], ofPlans: readonly string[]): RegionMap {
  const places = placesOf(services);
  return {
    known: new Set([...knownRegions(), ...ofPlans, ...services.map(({ region }) => region)]),
    ofMunicipality: (prefecture, municipality) => {
      const found = places.filter((place) => place.municipality === municipality && isIn(place, prefecture));
      const regions = new Set(found.map(({ region }) => region));
      // 府中市 is in Tokyo and in Hiroshima: without a prefecture nobody can say.
      return regions.size === 1 ? found[0]!.region : undefined;
    },
  };
}
