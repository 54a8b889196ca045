// Plain R4 criteria: a resource is told when it comes to meet them, and at every change while it does. That it does not meet
// them any more, or was deleted, is not told: R4 knows no message for it.

import { type IndexSettings, indexEntries } from '../../fhir/search/extract/index-entries.ts';
import { passesEntries } from '../../fhir/search/meet/evaluate.ts';
import type { Filter } from '../../fhir/search/tree.ts';
import type { Happening } from './happenings.ts';

export interface Meets {
  readonly terms: Iterable<string>;
  meets(filters: readonly Filter[]): boolean;
}

export function meetsNow({ after }: Happening, settings: IndexSettings): Meets {
  const entries = indexEntries(after!, settings);
  return { terms: entries.terms, meets: (filters) => passesEntries(after!, entries, filters) };
}
