// How strict a validation is. What HL7's validator calls by the same names does the same.

export interface Options {
  /** Extensions and urls of example domains (example.org …) are let pass. */
  readonly examples: boolean;
  /** An extension whose definition is not at hand; of a published guide: its package is not loaded, as a rule. */
  readonly unknownExtensions: 'error' | 'error-unless-of-a-guide' | 'warning';
  readonly wrongDisplays: 'error' | 'warning';
  /** How far references are followed. */
  readonly references: 'form' | 'type-if-there' | 'exists' | 'exists-and-type' | 'valid';
  /** A reference of the form a REST server gives (`Patient/1`) is believed to lead somewhere. */
  readonly assumeRestReferences: boolean;
  /** Which entries of a Bundle a relative reference may mean. */
  readonly relativeReferences: 'r4' | 'always';
  /** Codes are not looked at beyond their form. */
  readonly terminology: boolean;
  readonly htmlInMarkdown: boolean;
  readonly security: boolean;
  readonly experimentalContent: boolean;
  /** What HL7 asks of definitions that it publishes. */
  readonly forPublication: boolean;
  readonly bestPractice: boolean;
  readonly mostIssues: number;
}

export const DEFAULTS: Options = {
  examples: true,
  unknownExtensions: 'error-unless-of-a-guide',
  wrongDisplays: 'error',
  references: 'form',
  assumeRestReferences: true,
  relativeReferences: 'r4',
  terminology: true,
  htmlInMarkdown: true,
  security: false,
  experimentalContent: true,
  forPublication: false,
  bestPractice: false,
  // More than anyone reads; also a bound on the work that broken content can cause.
  mostIssues: 1_000,
};

const REFERENCES: Readonly<Record<string, Options['references']>> = {
  IGNORE: 'form',
  CHECK_TYPE_IF_EXISTS: 'type-if-there',
  CHECK_EXISTS: 'exists',
  CHECK_EXISTS_AND_TYPE: 'exists-and-type',
  CHECK_VALID: 'valid',
};

/** Of a request of the line protocol, under the names of HL7's tests. */
export function optionsOf(written: Readonly<Record<string, unknown>>): Options {
  const level = REFERENCES[String(written.validateReference)];
  return {
    ...DEFAULTS,
    unknownExtensions: 'error',
    ...(written.examples === false && { examples: false }),
    ...(written['wrong-displays'] === 'warning' && { wrongDisplays: 'warning' }),
    ...(level && { references: level }),
    ...(written.assumeValidRestReferences === false && { assumeRestReferences: false }),
    ...(written['r5-bundle-relative-reference-policy'] === 'always' && { relativeReferences: 'always' }),
    ...(written['no-tx'] === true && { terminology: false }),
    ...(written.noHtmlInMarkdown === true && { htmlInMarkdown: false }),
    ...(written['security-checks'] === true && { security: true }),
    ...(written['no-experimental-content'] === true && { experimentalContent: false }),
    ...(written['for-publication'] === true && { forPublication: true }),
  };
}
