// A region's screening criteria as plain data: rows read from the top, the first that fits is the outcome. What the rows say
// is the rule book; how open answers are treated is no part of it (decide.ts).
import type { Said } from '../../problem.ts';

export type Reason = 'under-40' | 'has-contract' | 'no-criteria-met' | 'region-has-none';
/** A: a care level is expected; B: a support level; C: in doubt or in difficulty. Not every region has letters. */
export type Pattern = 'A' | 'B' | 'C';
export type Route = 'home-care-office' | 'small-multi' | 'support-centre' | 'existing';
export type AgeBand = 'under-40' | '40-64' | '65+';

/** Criteria that lead to the same: one of them is enough. */
export interface Group {
  /** By which the rows call it: the rule's id, and the marks where a rule has two groups. */
  readonly name: string;
  readonly criteria: readonly string[];
  /** Counts from this day only. */
  readonly since?: string;
  /** A list the rule book points to and not every form prints: it counts where the form asks it. */
  readonly whereAsked?: true;
}

/** All of it must hold; the empty condition always does. The shared questions by linkId, the groups by name. */
export interface Condition {
  readonly 'has-care-manager'?: 'yes' | 'no';
  readonly age?: AgeBand;
  readonly 'specified-disease'?: 'yes' | 'no';
  readonly certain?: 'yes' | 'no';
  readonly wish?: 'yes' | 'no' | 'undecided';
  readonly [group: string]: string | undefined;
}

export interface Row {
  /** Any of these. */
  readonly when: readonly Condition[];
  readonly result: 'needed' | 'not-needed';
  readonly reasons?: readonly Reason[];
  readonly pattern?: Pattern;
  /** None: the rules name nobody. */
  readonly routes?: readonly Route[];
  /** Ids of rules.md. */
  readonly rules: readonly string[];
  /** The printed words, or what stands in their place. */
  readonly says: Said;
}

/** What is to be said when somebody is certified, for criteria that are printed for people who are not. */
interface CertifiedNote {
  /** Codes of the code system care-level. */
  readonly levels: readonly string[];
  readonly rules: readonly string[];
  readonly says: Said;
}

export interface ScreeningTable {
  readonly groups: readonly Group[];
  /** Criteria that call for attention and decide nothing. */
  readonly attention?: readonly string[];
  /** The rule for people of 40 to 64 with a specified disease. */
  readonly ageRule?: string;
  readonly certified?: readonly CertifiedNote[];
  readonly rows: readonly Row[];
}
