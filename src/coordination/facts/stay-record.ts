// What is read about one stay, as it is stored: everything its facts are drawn from, over all joined records of the person.
import type { Resource } from '../../fhir/resource.ts';

export interface StayRecord {
  readonly encounter: Resource;
  /** When the expected date that now stands was first known, in milliseconds; undefined: no date, or that is not known. */
  readonly dateKnownSince: number | undefined;
  /** The record the stay names first, then those joined with it. */
  readonly patients: readonly Resource[];
  readonly careTeams: readonly Resource[];
  readonly coverages: readonly Resource[];
  readonly responses: readonly Resource[];
  readonly communications: readonly Resource[];
  readonly appointments: readonly Resource[];
  readonly consents: readonly Resource[];
  /** ServiceRequests. */
  readonly orders: readonly Resource[];
  readonly tasks: readonly Resource[];
  /** Other stays of the person. */
  readonly otherStays: readonly Resource[];
  /** The hospital and every office named, by `Organization/x`. */
  readonly organizations: ReadonlyMap<string, Resource>;
  /** Their HealthcareServices, by `Organization/x`. */
  readonly services: ReadonlyMap<string, readonly Resource[]>;
}
