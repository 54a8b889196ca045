// The failures we expect. `rest/outcome.ts` and the CLI's printer alone turn them into answers; anything else that is
// thrown is our own bug.

/** Kind of problem -> HTTP status and FHIR issue code. The one table; a test walks it over all routes. */
export const answers = {
  invalid: [400, 'invalid'],
  structure: [400, 'structure'],
  required: [400, 'required'],
  'bad-value': [400, 'value'],
  'unknown-parameter': [400, 'not-supported'],
  'bad-search': [400, 'invalid'],
  forbidden: [403, 'forbidden'],
  'not-found': [404, 'not-found'],
  'unknown-type': [404, 'not-supported'],
  'unknown-operation': [404, 'not-supported'],
  'unknown-terminology': [400, 'not-found'],
  'not-loaded': [404, 'not-supported'],
  'unknown-interaction': [405, 'not-supported'],
  'not-acceptable': [406, 'not-supported'],
  conflict: [409, 'conflict'],
  duplicate: [409, 'duplicate'],
  locked: [409, 'lock-error'],
  gone: [410, 'deleted'],
  'precondition-failed': [412, 'conflict'],
  'multiple-matches': [412, 'multiple-matches'],
  'too-large': [413, 'too-long'],
  'too-deep': [400, 'too-costly'],
  'too-costly': [400, 'too-costly'],
  'too-long': [414, 'too-long'],
  'unsupported-media': [415, 'not-supported'],
  unprocessable: [422, 'processing'],
  'business-rule': [422, 'business-rule'],
  throttled: [429, 'throttled'],
  'not-implemented': [501, 'not-supported'],
  unavailable: [503, 'transient'],
  timeout: [504, 'timeout'],
} as const satisfies Record<string, readonly [status: number, issueCode: string]>;

export type ProblemKind = keyof typeof answers;

/** What went wrong, for people: both languages, always. */
export interface Said {
  readonly en: string;
  readonly ja: string;
}

/** For quoting what was sent: nothing comes back at length. */
export const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

/** at: FHIRPath of the culprit, or `http.<header|query>`; spec: link to the sentence it breaks; change: which of several. */
export interface Where {
  readonly at?: string;
  readonly spec?: string;
  readonly change?: number;
}

/** One finding among several; a single Problem may carry many (all faults of a resource, say). */
export interface Finding extends Where {
  readonly severity: 'fatal' | 'error' | 'warning' | 'information';
  /** FHIR issue type code. */
  readonly code: string;
  readonly said: Said;
}

export class Problem extends Error {
  readonly kind: ProblemKind;
  readonly said: Said;
  readonly where: Where;
  /** When present, these are the issues to report, instead of the one sentence above. */
  readonly findings: readonly Finding[];

  constructor(kind: ProblemKind, said: Said, where: Where = {}, findings: readonly Finding[] = []) {
    super(said.en);
    this.name = 'Problem';
    this.kind = kind;
    this.said = said;
    this.where = where;
    this.findings = findings;
  }

  /** All that is to be reported, the single sentence as a finding when there is no list. */
  issues(): readonly Finding[] {
    if (this.findings.length > 0) return this.findings;
    return [{ severity: 'error', code: answers[this.kind][1], said: this.said, ...this.where }];
  }
}

/** A reason not to start, or not to go on with a command: one clear sentence, exit code 2. */
export class Refusal extends Error {
  readonly said: Said;
  constructor(said: Said) {
    super(said.en);
    this.name = 'Refusal';
    this.said = said;
  }
}
