// What matching needs from outside.

import type { ParseSettings, SearchLimits } from '../../fhir/search/ask/settings.ts';
import type { Session } from '../../store/database.ts';
import type { Known } from './known.ts';

export interface MatchSettings {
  readonly search: ParseSettings & SearchLimits;
  readonly known: Known;
  readonly onDefect: (cause: unknown) => void;
  /** Learns of the search parameters that other processes know already. */
  readonly upToDate: (session: Session) => Promise<void>;
}
