// Findings as an OperationOutcome: for answers over HTTP and for the reports of the command line.
// https://hl7.org/fhir/R4/operationoutcome.html
import type { OperationOutcome, OperationOutcomeIssue } from 'fhir/r4.js';
import type { Finding } from '../problem.ts';
import { inEnglish } from './elements/translation.ts';
import type { Resource } from './resource.ts';

/** Japanese first, English as its translation and, for logs, as diagnostics. */
function issueOf({ severity, code, spec, ...finding }: Finding): OperationOutcomeIssue {
  const said = { en: readable(finding.said.en), ja: readable(finding.said.ja) };
  const at = finding.at === undefined ? undefined : readable(finding.at);
  return {
    severity,
    code: code as OperationOutcomeIssue['code'],
    details: { text: said.ja, _text: inEnglish(said.en) },
    diagnostics: spec === undefined ? said.en : `${said.en} (${spec})`,
    ...(at === undefined ? {} : { expression: [at] }),
  };
}

// Messages quote what a client sent, cut to length: a FHIR string has no control characters, and no halves of others.
const UNREADABLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const readable = (text: string): string => text.replace(UNREADABLE, '\ufffd');

export const operationOutcome = (findings: readonly Finding[]): Resource & OperationOutcome => ({
  resourceType: 'OperationOutcome',
  language: 'ja',
  issue: findings.map(issueOf),
});
