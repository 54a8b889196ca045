// The directory as it stands in the store, and the regions it speaks of. Asked for with every batch, so it is made anew only
// when something of it has changed.

import type { NearBy } from '../desired/stay.ts';
import type { RegionMap } from '../facts/region.ts';
import { type ListedService, listedServices } from '../routing/directory.ts';
import { regionOf } from '../screening/form.ts';
import { type Desks, desksOf } from './desks.ts';
import { KeptType, type Versions } from './kept-type.ts';
import { nearByIn } from './near-by.ts';
import type { Searching } from './read-pages.ts';
import { regionMap } from './region-map.ts';

export interface Directory {
  readonly services: readonly ListedService[];
  readonly regions: RegionMap;
  /** Of a region. */
  readonly desksOf: (region: string) => Desks;
  readonly nearBy: (region: string, address: string) => NearBy;
}

const LISTED = ['HealthcareService', 'Organization', 'Location'] as const;
const PLANS = 'PlanDefinition';
export const DIRECTORY_TYPES = [...LISTED, PLANS] as const;

export class StoredDirectory {
  readonly #directory = LISTED.map((type) => new KeptType(type));
  readonly #plans = new KeptType(PLANS);
  #made: Directory | undefined;

  /** One statement when nothing has changed; none where the versions are given. */
  async now(reading: Searching, current?: Versions): Promise<Directory> {
    const versions = current ?? (await reading.view.currentVersions(DIRECTORY_TYPES));
    for (const kept of [...this.#directory, this.#plans]) {
      // No good from the first change on, also when what comes after it cannot be read.
      if (await kept.refresh(versions, reading)) this.#made = undefined;
    }
    this.#made ??= this.#make();
    return this.#made;
  }

  #make(): Directory {
    const stored = this.#directory.flatMap(({ resources }) => resources);
    const services = listedServices(stored);
    const ofPlans = this.#plans.resources.flatMap((plan) => regionOf(plan) ?? []);
    return {
      services,
      regions: regionMap(services, ofPlans),
      desksOf: desksOf(services, stored),
      nearBy: nearByIn(services, stored),
    };
  }
}
