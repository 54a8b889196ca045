// Which records are one person's, as their links say: seealso, replaces, replaced-by and refer all name another record of the
// same person, and it is enough that one of the two says so. Undoing a link therefore means taking it out of both.
// https://hl7.org/fhir/R4/valueset-link-type.html

import { objectsOf, textOf } from '../../fhir/elements/any-shape.ts';
import { isObject, type Resource } from '../../fhir/resource.ts';
import { parseReference, type ReferenceBase } from '../../fhir/search/reference-text.ts';

/** A record, and what it says of others. */
export interface LinkedRecord {
  /** `Patient/x` */
  readonly reference: string;
  readonly links: readonly RecordLink[];
}

interface RecordLink {
  readonly other: string;
  readonly type: LinkType;
}

type LinkType = 'replaced-by' | 'replaces' | 'refer' | 'seealso';
const LINK_TYPES: readonly LinkType[] = ['replaced-by', 'replaces', 'refer', 'seealso'];

export interface JoinedRecords {
  /** All records of the person, the one asked for among them; in the order of their references. */
  readonly records: readonly string[];
  /** Those of them that another took the place of: nothing new belongs there. */
  readonly replaced: readonly string[];
  /** Those that are only spoken of: not given, not stored, or not for this audience. */
  readonly unseen: readonly string[];
}

/** Links to a RelatedPerson, to other servers and to nothing are left out: they name no record of ours. */
export function linkedRecord(
  patient: Resource,
  base: ReferenceBase,
  reference = `Patient/${patient.id}`,
): LinkedRecord {
  const links = objectsOf(patient.link).flatMap(({ other, type }): RecordLink[] => {
    const named = isObject(other) ? textOf(other.reference) : undefined;
    const target = named === undefined ? undefined : parseReference(named, base);
    const linkType = LINK_TYPES.find((each) => each === type);
    if (target?.kind !== 'local' || target.type !== 'Patient' || linkType === undefined) return [];
    return [{ other: `Patient/${target.id}`, type: linkType }];
  });
  return { reference, links: links.filter(({ other }) => other !== reference) };
}

/** Follows links in both directions; circles end by themselves, since no record is visited twice. */
export function joinedRecords(given: readonly LinkedRecord[], of: string): JoinedRecords {
  const neighbours = neighboursOf(given);
  const found = new Set([of]);
  // A Set that grows while it is walked visits what was added, once.
  for (const record of found) for (const other of neighbours.get(record) ?? []) found.add(other);
  const records = [...found].sort();
  const known = new Set(given.map(({ reference }) => reference));
  const replaced = replacedAmong(given);
  return {
    records,
    replaced: records.filter((record) => replaced.has(record)),
    unseen: records.filter((record) => !known.has(record)),
  };
}

function neighboursOf(given: readonly LinkedRecord[]): Map<string, Set<string>> {
  const neighbours = new Map<string, Set<string>>();
  const join = (from: string, to: string): void => {
    const others = neighbours.get(from) ?? new Set();
    neighbours.set(from, others.add(to));
  };
  for (const { reference, links } of given) {
    for (const { other } of links) {
      join(reference, other);
      join(other, reference);
    }
  }
  return neighbours;
}

/** Two that claim to replace each other are a mistake: then neither counts as replaced, and somebody has to look. */
function replacedAmong(given: readonly LinkedRecord[]): Set<string> {
  const replacements = new Map<string, Set<string>>();
  for (const { reference, links } of given) {
    for (const { other, type } of links) {
      if (type !== 'replaces' && type !== 'replaced-by') continue;
      const [before, after] = type === 'replaces' ? [other, reference] : [reference, other];
      replacements.set(before, (replacements.get(before) ?? new Set()).add(after));
    }
  }
  const leadsBack = (start: string): boolean => {
    const after = new Set(replacements.get(start));
    for (const record of after) for (const next of replacements.get(record) ?? []) after.add(next);
    return after.has(start);
  };
  return new Set([...replacements.keys()].filter((record) => !leadsBack(record)));
}
