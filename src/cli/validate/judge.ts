// Text -> everything there is to say against it, with line and column. One Judge per thread: what it has learnt of the
// profiles stays.
import { createRequire } from 'node:module';
import { provideEngine } from '../../fhir/invariants/engine.ts';
import { positionsOf, readText, type TextIssue } from '../../fhir/json/tolerant/read-text.ts';
import type { Scope } from '../../fhir/library/scope.ts';
import type { Issue } from '../../fhir/validation/issue.ts';
import type { Options } from '../../fhir/validation/options.ts';
import { validate } from '../../fhir/validation/validate.ts';
import type { Resolver } from '../../fhir/validation/walk/run.ts';

// Large, and not needed for most resources.
provideEngine(createRequire(import.meta.url));

export interface Measure {
  readonly scope: Scope;
  readonly profiles: readonly string[];
  readonly options?: Partial<Options>;
  readonly resolve?: Resolver;
}

export function judge(text: string, measure: Measure): TextIssue[] {
  const { value, issues } = readText(text);
  const found = value === undefined ? [] : validate(value, measure);
  return [...issues, ...placed(text, found)].sort((a, b) => a.line - b.line || a.column - b.column);
}

/** Without line and column, which cost a second reading. */
export function judgeOnly(text: string, measure: Measure): Issue[] {
  const { value, issues } = readText(text);
  return value === undefined ? [...issues] : [...issues, ...validate(value, measure)];
}

function placed(text: string, issues: readonly Issue[]): TextIssue[] {
  if (issues.length === 0) return [];
  const positions = positionsOf(
    text,
    issues.map(({ at }) => at ?? ''),
  );
  return issues.map((issue) => ({ ...issue, ...positions.get(issue.at ?? '')! }));
}
