// What understanding a search depends on.
import type { SearchParams } from '../params/params.ts';
import type { ReferenceBase } from '../reference-text.ts';

export interface ParseSettings {
  readonly timeZone: string;
  readonly base: ReferenceBase;
  /** For `ap` on dates: a tenth of the distance to now. */
  readonly now: () => number;
  /** What may be asked for; without them, what is published. */
  readonly params?: SearchParams;
}

export interface SearchLimits {
  readonly defaultCount: number;
  readonly maxCount: number;
}
