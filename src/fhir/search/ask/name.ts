// The name of a filter, taken apart: links to other resources, then a parameter with its modifier.
// https://hl7.org/fhir/R4/search.html#chaining and #has

/** To what is referred to (`subject:Patient.`), or from what refers here (`_has:Task:focus:`). */
export type Link =
  | { readonly to: 'target'; readonly code: string; readonly type: string | undefined }
  | { readonly to: 'source'; readonly type: string; readonly code: string };

export interface FilterName {
  readonly links: readonly Link[];
  readonly code: string;
  readonly modifier: string | undefined;
}

export const MAX_LINKS = 3;

const FROM = /^_has:([^:.]+):([^:.]+):(.+)$/s;
const TO = /^([^:.]+)(?::([^:.]+))?\.(.+)$/s;
const LAST = /^([^:.]+)(?::([^:.]+))?$/s;

/** undefined: no name of this form. */
export function readName(text: string): FilterName | undefined {
  const links: Link[] = [];
  let rest = text;
  for (;;) {
    const from = FROM.exec(rest);
    const to = from === null ? TO.exec(rest) : null;
    if (from !== null) links.push({ to: 'source', type: from[1]!, code: from[2]! });
    else if (to !== null) links.push({ to: 'target', code: to[1]!, type: to[2] });
    else break;
    rest = (from ?? to)!.at(-1)!;
  }
  const last = LAST.exec(rest);
  return last === null || last[1] === '_has' ? undefined : { links, code: last[1]!, modifier: last[2] };
}
