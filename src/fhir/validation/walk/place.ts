// Where the walk stands: a value, what it is by the base definitions, and the way there.
import type { Frame } from './frame.ts';

export interface Place {
  readonly value: unknown;
  /** Of a primitive: its id and extensions, under the name with `_`. */
  readonly sibling: Readonly<Record<string, unknown>> | undefined;
  /** Node of the base definitions: `Patient`, `Patient.contact`, `HumanName`, `string`. */
  readonly type: string;
  /** In the definition, without `[x]`. */
  readonly name: string;
  /** Of an element that repeats. */
  readonly index: number | undefined;
  readonly parent: Place | undefined;
  /** The resource it stands in. */
  readonly frame: Frame;
}

/** As FHIRPath has it: `Bundle.entry[0].resource.name[1].given[0]`. */
export function pathOf(place: Place): string {
  let path = '';
  for (let at: Place | undefined = place; at !== undefined; at = at.parent) {
    const own = at.index === undefined ? at.name : `${at.name}[${at.index}]`;
    path = path === '' ? own : `${own}.${path}`;
  }
  return path;
}
