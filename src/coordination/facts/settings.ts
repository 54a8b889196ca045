// What facts are read with, besides the record: where we are, what day it is, which regions and screening forms there are.
import type { Resource } from '../../fhir/resource.ts';
import type { ReferenceBase } from '../../fhir/search/reference-text.ts';
import type { CalendarDate } from '../../japan/calendar-date.ts';
import type { RegionMap } from './region.ts';

export interface FactSettings {
  readonly base: ReferenceBase;
  readonly timeZone: string;
  readonly today: CalendarDate;
  readonly regions: RegionMap;
  /** The screening Questionnaires, by id. */
  readonly questionnaires: ReadonlyMap<string, Resource>;
}
