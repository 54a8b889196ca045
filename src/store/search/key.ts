// The key of a resource. One id may be in use for resources of several types, and then so is its rid.
import type { Names } from '../names.ts';
import type { SqlParams } from '../sql-params.ts';
import type { Hit } from './hit.ts';

export interface Key {
  readonly rid: string;
  readonly type: number;
}

export const numbered = (hits: readonly Pick<Hit, 'rid' | 'type'>[], names: Names): Key[] =>
  hits.map(({ rid, type }) => ({ rid, type: names.typeNumber(type) }));

/** As a table of two columns. */
export function unnested(keys: readonly Key[], params: SqlParams): string {
  const rids = params.list(
    keys.map(({ rid }) => rid),
    'uuid',
  );
  const types = params.list(
    keys.map(({ type }) => type),
    'smallint',
  );
  return `unnest(${rids}, ${types})`;
}
