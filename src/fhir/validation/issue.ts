// What validation finds, and from where it knows.
import type { Finding, Said } from '../../problem.ts';

export interface Issue extends Finding {
  /** Of the rule, the same in every version: what `renkei validate --explain` takes. */
  readonly id: string;
  /** Canonical with version of the definition that says so; none: FHIR itself. */
  readonly source?: string;
}

/** An issue before it is known where: what a rule has to say. */
export interface Fault {
  readonly id: string;
  readonly severity: Issue['severity'];
  /** FHIR issue type. */
  readonly code: string;
  readonly said: Said;
  readonly spec?: string;
}
