// What matching needs from outside.

import type { SearchLimits } from '../../fhir/search/parse.ts';
import type { ParseSettings } from '../../fhir/search/parse-filter.ts';
import type { Said } from '../../problem.ts';
import type { Known } from './known.ts';

export interface MatchSettings {
  readonly search: ParseSettings & SearchLimits;
  readonly known: Known;
  /** Why nothing may be sent to an address; undefined: it may. */
  readonly endpointProblem: (url: string) => Said | undefined;
}
