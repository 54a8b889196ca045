// What is written for steps of joining and parting: each record once, and a Provenance for each word of the hub.
import type { Resource } from '../../fhir/resource.ts';
import type { ReferenceBase } from '../../fhir/search/reference-text.ts';
import type { Change } from '../../store/write/change.ts';
import { nextWordId, provenanceOf } from '../identity/join-words.ts';
import type { Step, Words } from '../identity/joining.ts';
import { keyOfPair } from '../identity/pairs.ts';
import { type LinkChange, withLinks } from '../identity/record-links.ts';

interface Settings {
  readonly base: ReferenceBase;
  readonly now: number;
}

export function joiningChanges(
  steps: readonly Step[],
  patients: ReadonlyMap<string, Resource>,
  words: Words,
  { base, now }: Settings,
): Change[] {
  const links = new Map<string, LinkChange[]>();
  for (const { pair, says } of steps) {
    const [a, b] = pair;
    links.set(a, [...(links.get(a) ?? []), { says, other: b }]);
    links.set(b, [...(links.get(b) ?? []), { says, other: a }]);
  }
  return [
    ...[...links].flatMap(([id, changes]) => linkPatch(id, changes, patients.get(id), base)),
    ...steps.flatMap(({ pair, says, reason }): Change[] => {
      if (reason === undefined) return [];
      const id = nextWordId(pair, words.get(keyOfPair(pair)) ?? []);
      const resource = provenanceOf({ pair, says, reasons: [reason], now }, id);
      return [{ kind: 'update', type: 'Provenance', id, resource, mustBeNew: true }];
    }),
  ];
}

/** Nothing where the record says so already; else done to the record as it then is, whatever else has changed in it. */
export function linkPatch(
  id: string,
  changes: readonly LinkChange[],
  seen: Resource | undefined,
  base: ReferenceBase,
): Change[] {
  if (seen !== undefined && withLinks(seen, changes, base) === undefined) return [];
  return [{ kind: 'patch', type: 'Patient', id, apply: (before) => withLinks(before, changes, base) ?? before }];
}
