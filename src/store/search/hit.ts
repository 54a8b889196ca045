// A resource that was found, as the statements of searching return it.
import type { Audience } from '../../access/audience.ts';
import type { Row, Session } from '../database.ts';
import type { Names } from '../names.ts';

export interface ReadingParts {
  readonly session: Session;
  readonly names: Names;
  readonly audience: Audience;
}

export interface Hit {
  readonly type: string;
  readonly id: string;
  readonly version: number;
  readonly updated: Date;
  readonly content: string;
  readonly rid: string;
}

export interface HitRow extends Row {
  rid: string;
  type: number;
  id: string;
  version: number;
  updated: Date;
  content: string;
}

export const withContent = (page: string, order: string): string => `
select p.rid::text, p.type, p.id, p.version, p.updated, v.content
from (${page}) p join resource_version v using (rid, type, version) ${order}`;

export const toHit = ({ rid, type, id, version, updated, content }: HitRow, names: Names): Hit => ({
  rid,
  type: names.typeName(type),
  id,
  version,
  updated,
  content,
});
