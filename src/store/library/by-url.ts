// Stored definitions by their canonical url, or by the address they have here.
import { resourceIn } from '../../fhir/json/resource-in.ts';
import { compareVersions } from '../../fhir/library/versions.ts';
import type { Resource } from '../../fhir/resource.ts';
import { paramKey } from '../../fhir/search/params/params.ts';
import { parseReference, type ReferenceBase } from '../../fhir/search/reference-text.ts';
import { term } from '../../fhir/search/term.ts';
import type { Row, Session } from '../database.ts';
import { digest64 } from '../digest.ts';
import type { Names } from '../names.ts';
import { ridOf } from '../rid.ts';

/** A session and what its numbers mean. */
export interface Reading {
  readonly session: Session;
  readonly names: Names;
}

export interface Wanted {
  readonly type: string;
  readonly url: string;
}

interface Found extends Row {
  readonly type: number;
  readonly id: string;
  readonly content: string;
}

const FIND = `
select r.type, r.id, v.content from (
  select rid, type, id, version from resource where terms && $1::text::bigint[] and not deleted
  union
  select rid, type, id, version from resource
  where (rid, type) in (select * from unnest($2::text::uuid[], $3::text::smallint[])) and not deleted
) r join resource_version v using (rid, type, version)`;

/** For each that is wanted: its versions, the latest first. */
export async function storedByUrl(
  wanted: readonly Wanted[],
  { session, names }: Reading,
  base: ReferenceBase,
): Promise<readonly (readonly Resource[])[]> {
  const addresses = wanted.map(({ type, url }) => idIn(type, url, base));
  const local = addresses.flatMap((id, i) => (id === undefined ? [] : [{ type: wanted[i]!.type, id }]));
  const rows = await session.query<Found>(FIND, [
    `{${wanted.map(({ type, url }) => digest64(term.uri(paramKey(type, 'url'), url))).join(',')}}`,
    `{${local.map(({ type, id }) => ridOf(type, id)).join(',')}}`,
    `{${local.map(({ type }) => names.typeNumber(type)).join(',')}}`,
  ]);
  const found = rows.map(({ content }) => resourceIn(content));
  return wanted.map(({ type, url }, i) => {
    const ofType = found.filter(({ resourceType }) => resourceType === type);
    const named = ofType.filter((each) => each.url === url).toSorted(latestFirst);
    return named.length > 0 ? named : ofType.filter(({ id }) => id === addresses[i]);
  });
}

function idIn(type: string, url: string, base: ReferenceBase): string | undefined {
  const reference = parseReference(url, base);
  return reference.kind === 'local' && reference.type === type ? reference.id : undefined;
}

const latestFirst = (a: Resource, b: Resource): number => compareVersions(versionOf(b), versionOf(a));

const versionOf = ({ version }: Resource): string | undefined => (typeof version === 'string' ? version : undefined);
