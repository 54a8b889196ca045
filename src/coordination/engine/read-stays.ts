// The Encounters themselves: those that are stays, and what is left of those that are so no more.
import { resourceIn } from '../../fhir/json/resource-in.ts';
import type { Resource } from '../../fhir/resource.ts';
import { type KnownSince, readDateKnownSince } from './known-since.ts';
import { readNamed } from './read-records.ts';
import type { Reading } from './reading.ts';
import { isStay } from './stay.ts';

export interface ReadStay {
  readonly encounter: Resource;
  readonly known: KnownSince | undefined;
  /** Deleted, or no stay (any more): as it last was, entered in error. */
  readonly isGone: boolean;
}

/** Without those that never were. */
export async function readStays(ids: readonly string[], reading: Reading): Promise<ReadStay[]> {
  const found = await readNamed(
    ids.map((id) => `Encounter/${id}`),
    reading,
  );
  const stays: ReadStay[] = [];
  for (const each of found) {
    const isGone = !isStay(each.resource);
    const known = isGone ? undefined : await readDateKnownSince(each, reading);
    stays.push({ encounter: isGone ? inError(each.resource) : each.resource, known, isGone });
  }
  const there = new Set(found.map(({ resource }) => resource.id));
  for (const id of new Set(ids)) {
    const last = there.has(id) ? undefined : await lastOfDeleted(id, reading);
    if (last !== undefined) stays.push({ encounter: inError(last), known: undefined, isGone: true });
  }
  return stays;
}

const inError = (encounter: Resource): Resource => ({ ...encounter, status: 'entered-in-error' });

async function lastOfDeleted(id: string, { view }: Reading): Promise<Resource | undefined> {
  const current = await view.read('Encounter', id, 'everyone');
  if (current === undefined) return undefined;
  const last = await view.readVersion('Encounter', id, current.version - 1, 'everyone');
  return last?.content === undefined ? undefined : resourceIn(last.content);
}
