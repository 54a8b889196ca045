// What reconciling needs beside the Tasks that are and those that ought to be.
import type { ReferenceBase } from '../../fhir/search/reference-text.ts';
import type { StayPhase } from '../facts/facts.ts';

export interface ReconcileContext {
  readonly stay: string;
  readonly phase: StayPhase;
  readonly hasDied: boolean;
  readonly isSomebodyInCharge: boolean;
  readonly patient: { readonly reference: string; readonly display?: string };
  /** All records of the person, `Patient/x`. */
  readonly records: readonly string[];
  readonly region: string;
  /** Business time. */
  readonly now: number;
  readonly timeZone: string;
  readonly base: ReferenceBase;
}
