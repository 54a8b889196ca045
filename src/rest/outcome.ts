// Problems -> status and OperationOutcome. The only place that does it.
import { writeJson } from '../fhir/json/write.ts';
import type { Resource } from '../fhir/resource.ts';
import { answers, type Finding, Problem, type Said } from '../problem.ts';
import type { Answer } from './exchange.ts';

const TRANSLATION = 'http://hl7.org/fhir/StructureDefinition/translation';

/** Japanese first, English as its translation and, for logs, as diagnostics. */
export function issueOf({ severity, code, said, at, spec }: Finding): Record<string, unknown> {
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

export const operationOutcome = (findings: readonly Finding[]): Resource => ({
  resourceType: 'OperationOutcome',
  language: 'ja',
  issue: findings.map(issueOf),
});

export const outcomeOfProblem = (problem: Problem): Resource => operationOutcome(problem.issues());

export function answerOfProblem(problem: Problem): Answer {
  const [status] = answers[problem.kind];
  const retry: Record<string, string> =
    problem.kind === 'unavailable' || problem.kind === 'throttled' ? { 'Retry-After': '2' } : {};
  return { status, headers: retry, body: { kind: 'json', text: writeJson(outcomeOfProblem(problem)) } };
}

const OURS: Said = {
  en: 'An error of ours happened. It was logged; nothing of this request was stored. Please tell the operator the request id.',
  ja: 'サーバー内部でエラーが発生しました。記録済みです。この要求の内容は保存されていません。管理者に要求 ID をお知らせください。',
};

/** A defect of the server: nothing of its cause is told. */
export const answerOfDefect = (requestId: string): Answer => ({
  status: 500,
  headers: { 'X-Request-Id': requestId },
  body: { kind: 'json', text: writeJson(operationOutcome([{ severity: 'fatal', code: 'exception', said: OURS }])) },
});

export const done = (said: Said): Finding => ({ severity: 'information', code: 'informational', said });

export const asProblem = (cause: unknown): Problem | undefined => (cause instanceof Problem ? cause : undefined);
