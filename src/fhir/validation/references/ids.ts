// How often an id occurs in a resource: of elements and of what it contains, and in its narratives.
import { isObject } from '../../resource.ts';
import { perRun } from './per-run.ts';

export interface Ids {
  readonly ofElements: ReadonlyMap<string, number>;
  readonly inNarratives: ReadonlyMap<string, number>;
}

const IN_NARRATIVE = /\sid\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/g;

/** No recursion: the content may be deep. */
export const idsOf = perRun<Readonly<Record<string, unknown>>, Ids>((resource) => {
  const ofElements = new Map<string, number>();
  const inNarratives = new Map<string, number>();
  const open: unknown[] = [resource];
  while (open.length > 0) {
    const next = open.pop();
    if (Array.isArray(next)) for (const each of next) open.push(each);
    if (!isObject(next)) continue;
    if (typeof next.id === 'string') count(ofElements, next.id);
    if (typeof next.div === 'string') for (const id of anchorsOf(next.div)) count(inNarratives, id);
    for (const name in next) if (typeof next[name] === 'object') open.push(next[name]);
  }
  return { ofElements, inNarratives };
});

export const anchorsOf = (div: string): string[] =>
  [...div.matchAll(IN_NARRATIVE)].map(([, double, single]) => double ?? single ?? '');

export const timesOf = ({ ofElements, inNarratives }: Ids, id: string): number =>
  (ofElements.get(id) ?? 0) + (inNarratives.get(id) ?? 0);

function count(ids: Map<string, number>, id: string): void {
  ids.set(id, (ids.get(id) ?? 0) + 1);
}
