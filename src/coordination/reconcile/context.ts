// What reconciling needs beside the Tasks that are and those that ought to be.
import type { ReferenceBase } from '../../fhir/search/reference-text.ts';
import type { StayPhase } from '../facts/facts.ts';

export interface ReconcileContext {
  readonly stay: string;
  readonly phase: StayPhase;
  readonly hasDied: boolean;
  readonly isSomebodyInCharge: boolean;
  /** As Tasks and orders name the patient: `Patient/x`, or whatever else the stay says; undefined where it says nothing. */
  readonly patient: object | undefined;
  /** All records of the person, `Patient/x`. */
  readonly records: readonly string[];
  readonly region: string;
  /** Business time. */
  readonly now: number;
  readonly timeZone: string;
  readonly base: ReferenceBase;
}
