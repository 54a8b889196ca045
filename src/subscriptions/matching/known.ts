// What the matcher asks about stays and persons, of whoever knows: what the rules found out is not found out twice.
import type { StoreView } from '../../store/view.ts';

/** Where a stay stands, beyond what is written on it. */
export interface Standing {
  /** Code of the region. */
  readonly region: string;
  /** `Organization/x` in charge; undefined: nobody is known to be. */
  readonly careOffice: string | undefined;
}

export interface Known {
  /** By id of the Encounter, of those that are stays. */
  standings(view: StoreView, stays: readonly string[]): Promise<ReadonlyMap<string, Standing>>;
  /** By `Patient/x`: all records of the same person, this one among them. */
  records(view: StoreView, patients: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>;
}
