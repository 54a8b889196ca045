// What matching needs from outside.

import type { SearchLimits } from '../../fhir/search/parse.ts';
import type { ParseSettings } from '../../fhir/search/parse-filter.ts';
import type { Known } from './known.ts';

export interface MatchSettings {
  readonly search: ParseSettings & SearchLimits;
  readonly known: Known;
  readonly onDefect: (cause: unknown) => void;
}
