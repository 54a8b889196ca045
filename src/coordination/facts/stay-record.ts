// What is read about one stay, as it is stored: everything its facts are drawn from, over all joined records of the person.
import type { Resource } from '../../fhir/resource.ts';
import type { Evidence } from '../identity/compare.ts';

export interface StayRecord {
  readonly encounter: Resource;
  /** When the expected date that now stands was first known, in milliseconds; undefined: no date, or that is not known. */
  readonly dateKnownSince: number | undefined;
  /** No other date stood before it. */
  readonly isFirstDate?: boolean;
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
  /** Records that may be the person's and are not joined; only while no office is known to be in charge. The best first. */
  readonly lookAlikes: readonly LookAlike[];
  /** In which somebody told or was told something: PractitionerRoles, by `PractitionerRole/x`. */
  readonly roles: ReadonlyMap<string, Resource>;
  /** The hospital and every office named, by `Organization/x`. */
  readonly organizations: ReadonlyMap<string, Resource>;
  /** Their HealthcareServices, by `Organization/x`. */
  readonly services: ReadonlyMap<string, readonly Resource[]>;
}

/** Certainly or probably the same person's, as Patient/$match grades it; and nobody has said that it is not. */
export interface LookAlike {
  /** The record itself first, then those joined with it. */
  readonly patients: readonly Resource[];
  readonly evidence: readonly Evidence[];
  /** Who says that an office serves them. */
  readonly careTeams: readonly Resource[];
  readonly coverages: readonly Resource[];
}
