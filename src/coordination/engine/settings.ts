// What the engine is given by the one who starts it.
import type { ParseSettings, SearchLimits } from '../../fhir/search/ask/settings.ts';
import type { FeeOptions } from '../admission-fee-limits.ts';

export interface EngineSettings {
  readonly search: ParseSettings & SearchLimits;
  /** Business time, in milliseconds. */
  readonly clock: () => number;
  readonly feeOptions: FeeOptions;
  /** An error of ours: the stay (or the event) it happened with goes on being tried. */
  readonly onDefect: (cause: unknown, about: string) => void;
}
