import { Problem } from '../../problem.ts';
import { isRetryable } from '../../store/database.ts';

const PASSING: ReadonlySet<Problem['kind']> = new Set(['unavailable', 'timeout', 'conflict', 'locked']);

/** For the database's own reasons, whatever it was asked for. */
export const isPassing = (cause: unknown): boolean =>
  cause instanceof Problem ? PASSING.has(cause.kind) : isRetryable(cause);
