// What the engine reads with.
import type { ParseSettings, SearchLimits } from '../../fhir/search/ask/settings.ts';
import type { ReferenceBase } from '../../fhir/search/reference-text.ts';
import type { StoreView } from '../../store/view.ts';

export interface Reading {
  readonly view: StoreView;
  readonly search: ParseSettings & SearchLimits;
  readonly base: ReferenceBase;
  /** Business time, in milliseconds. */
  readonly now: number;
  /** Business time minus real time, in milliseconds: carries `lastUpdated` over. */
  readonly clockOffset: number;
}
