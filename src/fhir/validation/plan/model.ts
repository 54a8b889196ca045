// What one definition says of one element: a tree beside the tree of the resource. Base definitions and profiles have the same
// form; what the shape check has judged already (names, JSON types, cardinalities of R4) is left out of the base's.
import type { Scope } from '../../library/scope.ts';
import type { Binding, Constraint, Discriminator, ElementType } from '../../library/structure.ts';
import type { Json } from '../../resource.ts';

export interface Plan {
  /** The element's id, e.g. `Patient.identifier:insurer.value`. */
  readonly id: string;
  /** Canonical with version of what says so. */
  readonly source: string;
  /** What it refers to is looked up here. */
  readonly scope: Scope;
  readonly min: number;
  /** Infinity is `*`. */
  readonly max: number;
  /** None: it says nothing of them. */
  readonly types: readonly ElementType[];
  readonly fixed?: Json;
  readonly pattern?: Json;
  readonly least?: Json;
  readonly most?: Json;
  readonly maxLength?: number;
  readonly binding?: Binding;
  readonly constraints: readonly Constraint[];
  readonly slicing?: SlicingPlan;
  /** By the name in the definition, without `[x]`. */
  readonly children: ReadonlyMap<string, Plan>;
  /** Children that must be there, or slices of which must. */
  readonly wanted: readonly string[];
  /** Nothing is said of it or below it. */
  readonly isEmpty: boolean;
}

export interface SlicingPlan {
  readonly discriminators: readonly Discriminator[];
  readonly rules: 'open' | 'closed' | 'openAtEnd';
  readonly ordered: boolean;
  readonly slices: readonly SlicePlan[];
}

export interface SlicePlan {
  readonly name: string;
  readonly plan: Plan;
}
