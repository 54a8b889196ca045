// Findings as an OperationOutcome: for answers over HTTP and for the reports of the command line.
// https://hl7.org/fhir/R4/operationoutcome.html
import type { Extension, OperationOutcome, OperationOutcomeIssue } from 'fhir/r4.js';
import type { Finding } from '../problem.ts';
import { CANONICAL_BASE } from './canonical-base.ts';
import { inEnglish } from './elements/translation.ts';
import type { Resource } from './resource.ts';

/** A finding of a validation also tells its rule, and where in a text it is to be seen. */
export interface Told extends Finding {
  readonly id?: string;
  /** The definition that says so. */
  readonly source?: string;
  readonly line?: number;
  readonly column?: number;
}

const RULES = `${CANONICAL_BASE}/CodeSystem/validation-rule`;
const EXTENSION = 'http://hl7.org/fhir/StructureDefinition/operationoutcome';

/** Japanese first, English as its translation and, for logs, as diagnostics. */
function issueOf({ severity, code, spec, id, source, line, column, ...finding }: Told): OperationOutcomeIssue {
  const said = { en: readable(finding.said.en), ja: readable(finding.said.ja) };
  const at = finding.at === undefined ? undefined : readable(finding.at);
  const extension: Extension[] = [
    ...(id !== undefined && spec !== undefined ? [{ url: `${EXTENSION}-authority`, valueUri: spec }] : []),
    ...(source === undefined ? [] : [{ url: `${EXTENSION}-issue-source`, valueString: readable(source) }]),
    ...(line === undefined ? [] : [{ url: `${EXTENSION}-issue-line`, valueInteger: line }]),
    ...(column === undefined ? [] : [{ url: `${EXTENSION}-issue-col`, valueString: String(column) }]),
  ];
  return {
    ...(extension.length === 0 ? {} : { extension }),
    severity,
    code: code as OperationOutcomeIssue['code'],
    details: {
      ...(id === undefined ? {} : { coding: [{ system: RULES, code: id }] }),
      text: said.ja,
      _text: inEnglish(said.en),
    },
    diagnostics: spec === undefined ? said.en : `${said.en} (${spec})`,
    ...(line === undefined ? {} : { location: [`Line[${line}] Col[${column ?? 1}]`] }),
    ...(at === undefined ? {} : { expression: [at] }),
  };
}

// Messages quote what a client sent, cut to length: a FHIR string has no control characters, and no halves of others.
const UNREADABLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const readable = (text: string): string => text.replace(UNREADABLE, '\ufffd');

export const operationOutcome = (findings: readonly Told[]): Resource & OperationOutcome => ({
  resourceType: 'OperationOutcome',
  language: 'ja',
  issue: findings.map(issueOf),
});
