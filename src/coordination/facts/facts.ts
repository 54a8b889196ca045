// The facts of a stay: what the rules ask about, in the words of the rules. Drawn from a StayRecord; nothing else counts.
import type { CalendarDate, Moment } from '../../japan/calendar-date.ts';
import type { OpeningHours } from '../../japan/opening-hours.ts';
import type { Truth } from '../screening/answers.ts';
import type { Screening } from '../screening/screen.ts';

export interface StayFacts {
  readonly stay: StayFact;
  readonly person: PersonFact;
  readonly hospital: Party | undefined;
  readonly region: RegionFact;
  readonly careManager: CareManagerFact | undefined;
  /** Offices that may take the patient, none while somebody is in charge; in the order in which they are named. */
  readonly candidates: readonly Candidate[];
  /** Who might be the care manager, for a person to look at: never acted upon. */
  readonly suggestions: readonly Suggestion[];
  readonly told: readonly Told[];
  readonly given: readonly Given[];
  readonly meetings: readonly Meeting[];
  readonly byHand: readonly ByHand[];
  /** Of the latest screening form given in this stay; with what it says about a care manager. */
  readonly screening: (Screening & { readonly reference: string; readonly hasCareManager: Truth }) | undefined;
}

/** What shows a fact: `Communication/x`, and when it happened. */
export interface Evidence {
  readonly reference: string;
  /** Milliseconds; undefined where the record does not say. */
  readonly at: number | undefined;
}

export type StayPhase = 'planned' | 'in-hospital' | 'discharged' | 'cancelled';

export interface StayFact {
  readonly id: string;
  readonly phase: StayPhase;
  readonly isElective: boolean | undefined;
  /** ADM */
  readonly admitted: Moment | undefined;
  /** DIS */
  readonly discharged: Moment | undefined;
  readonly outlook: Moment | undefined;
  readonly expected: ExpectedDischarge | undefined;
  readonly needs: readonly string[];
  readonly destination: string | undefined;
  readonly hasDied: boolean;
}

/** PDD */
export interface ExpectedDischarge {
  readonly date: CalendarDate;
  readonly stage: 'expected' | 'decided';
  readonly confidence: 'low' | 'medium' | 'high' | undefined;
  /** When this very date became known; undefined where nobody can say. */
  readonly knownSince: (Required<Moment> & { readonly instant: number }) | undefined;
  /** No other date stood before: who was told of one was told of this. */
  readonly isFirst?: boolean;
}

export interface PersonFact {
  /** `Patient/x`: the record the stay names. */
  readonly reference: string;
  readonly display: string | undefined;
  /** All joined records, that one among them. */
  readonly records: readonly string[];
  /** The one the age goes by. */
  readonly birthDate?: string | undefined;
  /** Whole years on the day of admission, else today. */
  readonly age: number | undefined;
  /** Code of care-level. */
  readonly careLevel: string | undefined;
  readonly certification: string | undefined;
  /** `Coverage/x`: the card that says so. */
  readonly card?: string | undefined;
  readonly address: string | undefined;
}

/** An Organization that owes or is owed. */
export interface Party {
  /** `Organization/x`; undefined: named only in words. */
  readonly reference: string | undefined;
  readonly display: string;
  readonly hours: OpeningHours;
}

export interface RegionFact {
  readonly key: string;
  /** Where it was found. */
  readonly from: 'stay' | 'hospital' | 'municipality' | 'nowhere';
  /** Patient, hospital or destination outside what the rule assumes (HK-04), each a reason in both languages. */
  readonly outside: readonly { readonly en: string; readonly ja: string }[];
}

export type OfficeKind = 'home-care-office' | 'small-multi' | 'support-centre';

export interface CareManagerFact {
  readonly office: Party;
  readonly kind: OfficeKind | undefined;
  /** PractitionerRole or Practitioner. */
  readonly person: { readonly reference: string; readonly display: string | undefined } | undefined;
  /** How it was found: 3a B2's order. */
  readonly from: 'team-of-stay' | 'team-of-patient' | 'card';
  /** When the contract began; undefined where that is not recorded. */
  readonly since?: CalendarDate | undefined;
  readonly evidence: Evidence;
  /** Taken on in the course of this stay: HK-03 (b). */
  readonly isNew: boolean;
}

export interface Candidate {
  readonly office: Party;
  readonly kind: OfficeKind | undefined;
  /** Somebody's understanding is recorded and not withdrawn (CN-04). */
  readonly hasBasis: boolean;
  readonly evidence: Evidence;
}

export interface Suggestion {
  readonly reference: string;
  readonly display: string;
  readonly why: { readonly en: string; readonly ja: string };
}

/** A Communication `completed`, or `not-done`. */
export interface Told extends Evidence {
  /** Codes of c:task: what it says it was about, and the steps of the Tasks it fulfils. */
  readonly topics: readonly string[];
  readonly isDone: boolean;
  readonly sender: string | undefined;
  readonly recipients: readonly string[];
  /** `Task/x` it says it fulfils. */
  readonly tasks: readonly string[];
  /** By telephone alone, and nothing was handed over: no form was given by it (HK-11). */
  readonly isTalk?: boolean;
}

/** A form handed over: `completed` or `amended`. */
export interface Given extends Evidence {
  /** Id of the Questionnaire. */
  readonly form: string;
}

export interface Meeting extends Evidence {
  /** Codes of c:meeting. */
  readonly kinds: readonly string[];
  readonly state: 'planned' | 'held' | 'cancelled';
}

/** A step of ours that a person ended: completed, failed, rejected or cancelled by other hands than the hub's. */
export interface ByHand extends Evidence {
  readonly step: string;
  readonly status: 'completed' | 'failed' | 'rejected' | 'cancelled';
}
