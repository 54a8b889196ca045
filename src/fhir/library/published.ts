// The definitions of R4, of HL7's packages of extensions and terminology, and ours, as the build laid them down. Each is read when
// first asked for.
import { compiled, compiledPart } from '../definitions/definitions.ts';
import type { Resource } from '../resource.ts';
import { Shelf } from './shelf.ts';

type Line = readonly [type: string, url: string, version: string | null, at: number, length: number];

let shelf: Shelf | undefined;

export function published(): Shelf {
  shelf ??= load();
  return shelf;
}

function load(): Shelf {
  const made = new Shelf();
  for (const [type, url, version, at, length] of JSON.parse(compiled('library.index.json')) as Line[]) {
    made.add(type, url, version ?? undefined, () => JSON.parse(compiledPart('library.ndjson', at, length)) as Resource);
  }
  return made;
}
