// One change made ready: what the guards make of it, what is to be stored, what is to be answered.
import { audienceOf, maySee } from '../../access/audience.ts';
import { resourceIn } from '../../fhir/json/resource-in.ts';
import { writeJson } from '../../fhir/json/write.ts';
import type { Resource } from '../../fhir/resource.ts';
import type { IndexEntries } from '../../fhir/search/extract/entries.ts';
import { type IndexSettings, indexEntries } from '../../fhir/search/extract/index-entries.ts';
import type { Current } from '../current.ts';
import {
  type Attempt,
  type Caller,
  type Change,
  type Guard,
  type GuardReader,
  typeOfChange,
  type Written,
} from './change.ts';
import { checkPreconditions, MovedOn } from './check.ts';
import * as said from './problems.ts';
import type { Method, PutRow } from './put.ts';
import type { Definitions } from './put-rows.ts';
import type { Planned } from './targets.ts';

export interface PrepareParts {
  readonly index: IndexSettings;
  readonly definitions: Definitions;
  readonly guards: readonly Guard[];
}

/** No row where nothing changes. */
export interface Prepared {
  readonly row?: PutRow;
  readonly written: Written;
}

type There = Current & { readonly content: string };
type Place = Pick<PutRow, 'type' | 'id' | 'version' | 'updated' | 'method'>;

const isThere = (current: Current | undefined): current is There => current?.content !== undefined;

export async function prepare(
  plan: Planned,
  current: Current | undefined,
  caller: Caller,
  reader: GuardReader,
  parts: PrepareParts,
): Promise<Prepared> {
  const { change, id, matched } = plan;
  const type = typeOfChange(change);
  const there = isThere(current) ? current : undefined;
  if (change.kind === 'create' && matched !== undefined) {
    if (there === undefined) throw MovedOn;
    return asItIs(type, id, there);
  }
  const before = there && resourceIn(there.content);
  if (before !== undefined && !maySee(before, caller.audience, parts.index.base)) throw said.notFound(type, id);
  checkPreconditions(plan, current);
  if (change.kind === 'delete' && before === undefined) return { written: { outcome: 'nothing', type, id } };
  const wanted = await afterOf(change, before, type, id);
  const method = METHOD[change.kind];
  const after = await guarded({ method, type, id, before, after: wanted, ...caller }, reader, parts.guards);
  const version = (current?.version ?? 0) + 1;
  // Never before the version it replaces, whatever the clocks of several processes say.
  const updated = new Date(Math.max(Date.now(), (current?.updated.getTime() ?? 0) + 1));
  const place: Place = { type, id, version, updated, method };
  if (after === undefined) return deletion(place, before, parts);
  if (there !== undefined && change.kind === 'update' && change.unlessSame === true) {
    const again = writeJson(stamped(after, { ...place, version: there.version, updated: there.updated }));
    if (again === there.content) return asItIs(type, id, there);
  }
  return storing(stamped(after, place), place, there === undefined ? 'created' : 'updated', parts);
}

const asItIs = (type: string, id: string, { version, updated, content }: There): Prepared => ({
  written: { outcome: 'matched', type, id, version, updated, content },
});

function deletion(place: Place, before: Resource | undefined, { index }: PrepareParts): Prepared {
  const { type, id, version, updated } = place;
  const audience = before === undefined ? [] : audienceOf(before, index.base);
  return {
    row: { ...place, content: null, entries: NOTHING, audience },
    written: { outcome: 'deleted', type, id, version, updated },
  };
}

function storing(
  stored: Resource,
  place: Place,
  outcome: 'created' | 'updated',
  { index, definitions }: PrepareParts,
): Prepared {
  const { type, id, version, updated } = place;
  const content = writeJson(stored);
  const indexedBy = definitions.count();
  const entries = indexEntries(stored, index);
  return {
    row: { ...place, content, entries, audience: audienceOf(stored, index.base), indexedBy },
    written: { outcome, type, id, version, updated, content },
  };
}

const NOTHING: IndexEntries = { terms: new Set(), dates: [], strings: [], quantities: [], references: [], pairs: [] };

const METHOD: Readonly<Record<Change['kind'], Method>> = {
  create: 'POST',
  update: 'PUT',
  patch: 'PATCH',
  delete: 'DELETE',
};

async function afterOf(
  change: Change,
  before: Resource | undefined,
  type: string,
  id: string,
): Promise<Resource | undefined> {
  if (change.kind === 'delete') return undefined;
  if (change.kind !== 'patch') return change.resource;
  if (before === undefined) throw said.notFound(type, id);
  const after = await change.apply(before);
  if (after.resourceType !== type || (after.id !== undefined && after.id !== id)) throw said.identityChanged(type, id);
  return after;
}

async function guarded(attempt: Attempt, reader: GuardReader, guards: readonly Guard[]): Promise<Resource | undefined> {
  let { after } = attempt;
  for (const guard of guards) {
    const amended = await guard({ ...attempt, after }, reader);
    if (amended !== undefined) after = amended as Resource;
  }
  return after;
}

/** The resource as it will be read: our id, version and time first, then what the client sent, in its order. */
function stamped(resource: Resource, { type, id, version, updated }: Place): Resource {
  const { resourceType: _type, id: _id, meta, ...rest } = resource;
  const { versionId: _version, lastUpdated: _updated, ...kept } = meta ?? {};
  return {
    resourceType: type,
    id,
    meta: { versionId: String(version), lastUpdated: updated.toISOString(), ...kept },
    ...rest,
  };
}
