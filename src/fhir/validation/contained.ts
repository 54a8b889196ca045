// Contained resources: each is there for what refers to it. https://hl7.org/fhir/R4/references.html#contained
import { isObject } from '../resource.ts';
import * as say from './said/references.ts';
import type { Place } from './walk/place.ts';
import type { Run } from './walk/run.ts';

type Contained = Readonly<Record<string, unknown>>;

/** Of a resource, once it is seen with all that it contains. */
export function checkContained(run: Run, place: Place): void {
  const { resource } = place.frame;
  // One within another is said by the shape check.
  if (!Array.isArray(resource.contained) || place.frame.as === 'contained') return;
  const all = (resource.contained as unknown[]).map((each) => (isObject(each) ? each : undefined));
  const reached = reachedFrom(resource, all);
  const seen = new Set<string>();
  all.forEach((each, i) => {
    if (each === undefined) return;
    const id = typeof each.id === 'string' ? each.id : undefined;
    const tell = (fault: Parameters<Run['report']>[1]) => run.report(place, fault, undefined, `.contained[${i}]`);
    if (id === undefined) tell(say.containedWithoutId);
    else if (seen.has(id)) tell(say.containedTwice(id));
    else seen.add(id);
    if (!reached.has(each)) tell(say.unreferenced(id));
  });
}

/** Those the container refers to, those that refer to it, and those these refer to in turn. */
function reachedFrom(container: Contained, all: readonly (Contained | undefined)[]): ReadonlySet<Contained> {
  const byId = new Map<string, Contained[]>();
  for (const each of all) {
    if (each === undefined || typeof each.id !== 'string') continue;
    const same = byId.get(each.id);
    if (same === undefined) byId.set(each.id, [each]);
    else same.push(each);
  }
  const fragments = new Map(all.flatMap((each) => (each === undefined ? [] : [[each, fragmentsIn(each)] as const])));
  const reached = new Set<Contained>();
  const open: Contained[] = [];
  const reach = (each: Contained): void => {
    if (reached.has(each)) return;
    reached.add(each);
    open.push(each);
  };
  for (const id of fragmentsIn(container)) for (const each of byId.get(id) ?? []) reach(each);
  for (const [each, ids] of fragments) if (ids.has('')) reach(each);
  for (let next = open.pop(); next !== undefined; next = open.pop())
    for (const id of fragments.get(next)!) for (const each of byId.get(id) ?? []) reach(each);
  return reached;
}

const IN_NARRATIVE = /\s(?:href|src)\s*=\s*(?:"#([^"<]*)"|'#([^'<]*)')/g;

/** Texts that begin with `#`, and links of the narrative; not those of resources within, which have fragments of their own. */
function fragmentsIn(resource: Contained): ReadonlySet<string> {
  const found = new Set<string>();
  const open: unknown[] = [resource];
  while (open.length > 0) {
    const next = open.pop();
    if (Array.isArray(next)) {
      for (const each of next) look(each, found, open);
    } else if (isObject(next) && (next === resource || typeof next.resourceType !== 'string')) {
      for (const name in next) look(next[name], found, open, name);
    }
  }
  return found;
}

function look(value: unknown, found: Set<string>, open: unknown[], name?: string): void {
  if (typeof value === 'object' && value !== null) open.push(value);
  if (typeof value !== 'string') return;
  if (value.startsWith('#')) found.add(value.slice(1));
  else if (name === 'div')
    for (const [, double, single] of value.matchAll(IN_NARRATIVE)) found.add(double ?? single ?? '');
}
