// What the snapshot generator reads and writes: as much of StructureDefinition and ElementDefinition as it must know.

export interface ElementType {
  readonly code: string;
  readonly profile?: readonly string[];
  readonly targetProfile?: readonly string[];
  readonly extension?: readonly { readonly url: string; readonly valueUrl?: string; readonly valueUri?: string }[];
}

interface Constraint {
  readonly key: string;
  readonly severity?: string;
  readonly human?: string;
  readonly expression?: string;
  readonly source?: string;
}

export interface Slicing {
  readonly discriminator?: readonly { readonly type: string; readonly path: string }[];
  readonly description?: string;
  readonly ordered?: boolean;
  readonly rules?: string;
}

export interface ElementDefinition {
  readonly id?: string;
  readonly path: string;
  readonly sliceName?: string;
  readonly sliceIsConstraining?: boolean;
  readonly slicing?: Slicing;
  readonly min?: number;
  readonly max?: string;
  readonly base?: { readonly path: string; readonly min: number; readonly max: string };
  readonly contentReference?: string;
  readonly type?: readonly ElementType[];
  readonly constraint?: readonly Constraint[];
  /** fixed[x], binding, texts, flags …: carried by the rules of merge-element.ts. */
  readonly [property: string]: unknown;
}

export interface StructureDefinition {
  readonly url: string;
  readonly kind?: string;
  readonly type?: string;
  readonly derivation?: string;
  readonly baseDefinition?: string;
  readonly snapshot?: { readonly element: readonly ElementDefinition[] };
  readonly differential?: { readonly element: readonly ElementDefinition[] };
}

/** Where definitions come from. What it answers is kept for its lifetime: a source that changes is a new source. */
export interface SnapshotSource {
  /** The canonical may carry `|version`. */
  structureDefinition(canonical: string): StructureDefinition | undefined;
}

export interface SnapshotProblem {
  /** The id of the element. */
  readonly at: string;
  readonly said: { readonly en: string; readonly ja: string };
}

export interface Snapshot {
  readonly elements: readonly ElementDefinition[];
  readonly problems: readonly SnapshotProblem[];
}
