// What predicates are made with, and the one that stands in every branch which reads `resource`.
import type { Audience } from '../../access/audience.ts';
import { audienceTerms } from '../current.ts';
import type { Names } from '../names.ts';
import type { SqlParams } from '../sql-params.ts';

export interface PredicateParts {
  readonly params: SqlParams;
  readonly names: Names;
  readonly audience: Audience;
  /** The rows are few and at hand: look up each one's values, instead of all rows that have such values. */
  readonly inPlace?: boolean;
}

export const seen = (alias: string, { audience, params }: PredicateParts): string =>
  audience === 'everyone' ? 'true' : `${alias}.terms && ${params.add(audienceTerms(audience))}::text::bigint[]`;
