// What an invariant is asked about and what it may answer: https://hl7.org/fhir/R4/conformance-rules.html#constraints

/** Where the element stands, and what only the caller knows. Absent functions make an expression that needs them `cannot`. */
export interface InvariantContext {
  /** The nearest resource around the focus: a contained one for what is within it. */
  readonly resource: unknown;
  /** The resource that contains `resource`, or `resource` itself. */
  readonly rootResource: unknown;
  /** Undefined: not found, which is the empty collection. */
  readonly resolve?: (reference: string) => unknown;
  /** Of a code, Coding or CodeableConcept. Undefined: not known. */
  readonly memberOf?: (concept: unknown, valueSet: string) => boolean | undefined;
  readonly conformsTo?: (element: unknown, profile: string) => boolean | undefined;
  /** Whether a narrative's div is XHTML as FHIR wants it (txt-1). */
  readonly htmlChecks?: (div: string) => boolean;
  /** Whether a narrative's div says anything (txt-2). */
  readonly htmlHasContent?: (div: string) => boolean;
  /** For today() and now(). */
  readonly now?: Date;
}

export interface Focus {
  readonly value: unknown;
  /** The content of the `_` property of a primitive. */
  readonly sibling?: unknown;
  /** Name of the node: Patient.contact, HumanName, string. */
  readonly type: string;
}

/** `cannot` says why there is no answer; the caller decides what that means. */
export type Outcome = 'holds' | 'fails' | { readonly cannot: string };

export interface Invariant {
  readonly evaluate: (focus: Focus, context: InvariantContext) => Outcome;
  /**
   * Names of elements of the focus (`value` for any value[x]): when all of them are absent, `_` properties included, the
   * outcome is `holds`, whatever else the focus has. Undefined: there are none such.
   */
  readonly holdsWithout: ReadonlySet<string> | undefined;
  /** False: the engine of npm is loaded at the first evaluation. True: only where content meets it that is out of the ordinary. */
  readonly isNative: boolean;
}

/** Why an expression has no answer, thrown within this room only. */
export class Cannot extends Error {}

/** What one evaluation may take. R4's take some hundred; those of a StructureDefinition go through its elements several times. */
export const MOST_STEPS = 4_000_000;
