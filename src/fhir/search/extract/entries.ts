// What the index holds of one resource.

export interface IndexEntries {
  /** Found by equality: tokens, references, uris, presence. */
  readonly terms: Set<string>;
  readonly dates: { param: string; lo: number; hi: number }[];
  /** `exact` only where folding changed the text. */
  readonly strings: { param: string; value: string; exact: string | null }[];
  /** A point, or a range up to `hi`. */
  readonly quantities: { param: string; value: string; hi?: string; unit: string }[];
  readonly references: { param: string; type: string; id: string }[];
  readonly pairs: PairEntry[];
}

/** Values that stand together: `lead` is asked for by equality, the rest by comparing. */
interface PairEntry {
  readonly param: string;
  readonly lead: string;
  /** A number, a quantity, the begin of a time in milliseconds, a latitude. */
  readonly value?: string;
  readonly hi?: string;
  readonly units: readonly string[];
  /** A second number, a longitude. */
  readonly also?: string;
  readonly text?: string;
}
