// Findings as an OperationOutcome: for answers over HTTP and for the reports of the command line.
// https://hl7.org/fhir/R4/operationoutcome.html
import type { Finding } from '../problem.ts';
import type { Resource } from './resource.ts';

const TRANSLATION = 'http://hl7.org/fhir/StructureDefinition/translation';

/** Japanese first, English as its translation and, for logs, as diagnostics. */
function issueOf({ severity, code, spec, ...finding }: Finding): Record<string, unknown> {
  const said = { en: readable(finding.said.en), ja: readable(finding.said.ja) };
  const at = finding.at === undefined ? undefined : readable(finding.at);
  return {
    severity,
    code,
    details: {
      text: said.ja,
      _text: {
        extension: [
          {
            url: TRANSLATION,
            extension: [
              { url: 'lang', valueCode: 'en' },
              { url: 'content', valueString: said.en },
            ],
          },
        ],
      },
    },
    diagnostics: spec === undefined ? said.en : `${said.en} (${spec})`,
    ...(at === undefined ? {} : { expression: [at] }),
  };
}

// Messages quote what a client sent, and a FHIR string has no control characters.
const readable = (text: string): string => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '\ufffd');

export const operationOutcome = (findings: readonly Finding[]): Resource => ({
  resourceType: 'OperationOutcome',
  language: 'ja',
  issue: findings.map(issueOf),
});
