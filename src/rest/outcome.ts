// Problems -> status and OperationOutcome. The only place that does it.
import { writeJson } from '../fhir/json/write.ts';
import { operationOutcome } from '../fhir/operation-outcome.ts';
import type { Resource } from '../fhir/resource.ts';
import { answers, type Finding, type Problem, type ProblemKind, type Said } from '../problem.ts';
import type { Answer } from './exchange.ts';
import { MethodNotAllowed } from './request-problems.ts';

/** The same request may well succeed in a moment. */
const PASSING: ReadonlySet<ProblemKind> = new Set(['unavailable', 'throttled', 'locked']);

const outcomeOfProblem = (problem: Problem): Resource => operationOutcome(problem.issues());

export function answerOfProblem(problem: Problem): Answer {
  const [status] = answers[problem.kind];
  const headers: Record<string, string> = {
    ...(PASSING.has(problem.kind) ? { 'Retry-After': '2' } : {}),
    ...(problem instanceof MethodNotAllowed ? { Allow: problem.allowed.join(', ') } : {}),
  };
  return { status, headers, body: outcomeBody(outcomeOfProblem(problem)) };
}

/** Tells of what happened, and is no stored resource; so a batch knows where to put it. */
export const outcomeBody = (outcome: Resource): Answer['body'] => ({
  kind: 'json',
  text: writeJson(outcome),
  isOutcome: true,
});

const ours = (requestId: string): Said => ({
  en: `An error of ours happened. It was logged; nothing of this request was stored. Please tell the operator the request id: ${requestId}.`,
  ja: `サーバー内部でエラーが発生しました。記録済みです。この要求の内容は保存されていません。管理者に要求 ID（${requestId}）をお知らせください。`,
});

/** A defect of the server: nothing of its cause is told. */
export const answerOfDefect = (requestId: string): Answer => ({
  status: 500,
  headers: { 'X-Request-Id': requestId },
  body: outcomeBody(operationOutcome([{ severity: 'fatal', code: 'exception', said: ours(requestId) }])),
});

export const done = (said: Said): Finding => ({ severity: 'information', code: 'informational', said });
