// Documents and messages: what comes first, and that everything in it hangs together.
// https://hl7.org/fhir/R4/documents.html#content https://hl7.org/fhir/R4/messaging.html#bundle
import { nodeOf } from '../../definitions/definitions.ts';
import { isObject, type Resource } from '../../resource.ts';
import type { Fault } from '../issue.ts';
import { bundleIndex } from '../references/bundle-index.ts';
import { fragmentOf, isAbsolute, restAddress, withoutFragment } from '../references/form.ts';
import { idsOf, timesOf } from '../references/ids.ts';
import * as say from '../said/bundle.ts';
import type { Place } from '../walk/place.ts';
import type { Run } from '../walk/run.ts';
import { type Entry, listOf } from './entry.ts';
import { isNamed } from './links.ts';
import { leadsIn } from './references-in.ts';

export function checkDocument(run: Run, place: Place, entries: readonly Entry[]): void {
  check(run, place, entries, 'document', compositionReferences);
}

export function checkMessage(run: Run, place: Place, entries: readonly Entry[]): void {
  check(run, place, entries, 'message', (header) => referencesOf(header, 'focus', '.focus'));
}

interface Stated {
  readonly reference: string;
  /** Below the resource. */
  readonly at: string;
}

type Told = Set<string>;

function check(
  run: Run,
  place: Place,
  entries: readonly Entry[],
  type: 'document' | 'message',
  mustResolve: (resource: Resource) => readonly Stated[],
): void {
  const [entry] = entries;
  if (entry === undefined) {
    run.report(place, say.needsEntries(type));
    return;
  }
  const told: Told = new Set();
  const { resource } = entry;
  if (resource === undefined) run.report(place, say.firstWithoutResource(type), undefined, '.entry[0]');
  else if (resource.resourceType !== (type === 'document' ? 'Composition' : 'MessageHeader')) {
    run.report(place, say.otherFirst(type, resource.resourceType), undefined, '.entry[0].resource');
  } else {
    for (const { reference, at } of mustResolve(resource))
      targetOf(run, place, { entry, text: reference, at, isNeeded: true, isNarrativeLink: false }, entries, told);
  }
  if (type === 'document' || resource !== undefined) checkTogether(run, place, entries, type === 'message', told);
}

/** Subject, authors and the like, and the entries of sections: a document brings them along. */
function compositionReferences(composition: Resource): Stated[] {
  const found: Stated[] = [];
  for (const name of ['subject', 'author', 'encounter', 'custodian'])
    found.push(...referencesOf(composition, name, `.${name}`));
  for (const [name, inner] of [
    ['attester', 'party'],
    ['event', 'detail'],
  ] as const) {
    listOf(composition[name]).forEach((each, i) => {
      found.push(...referencesOf(each, inner, `.${name}[${i}].${inner}`));
    });
  }
  const open = [{ sections: listOf(composition.section), at: '.section' }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { sections, at } = next;
    sections.forEach((section, i) => {
      const here = `${at}[${i}]`;
      for (const name of ['author', 'focus', 'entry']) found.push(...referencesOf(section, name, `${here}.${name}`));
      open.push({ sections: listOf(section.section), at: `${here}.section` });
    });
  }
  return found;
}

function referencesOf(holder: Readonly<Record<string, unknown>>, name: string, at: string): Stated[] {
  const value = holder[name];
  const isList = Array.isArray(value);
  return (isList ? (value as unknown[]) : [value]).flatMap((each, i) => {
    const reference = isObject(each) ? each.reference : undefined;
    if (typeof reference !== 'string' || reference === '' || reference.startsWith('#')) return [];
    return [{ reference, at: isList ? `${at}[${i}]` : at }];
  });
}

interface Asked {
  readonly entry: Entry;
  readonly text: string;
  readonly at: string;
  readonly isNeeded: boolean;
  readonly isNarrativeLink: boolean;
}

/** The entry it leads to. What is wrong is said once of each place. */
function targetOf(run: Run, place: Place, asked: Asked, entries: readonly Entry[], told: Told): number | undefined {
  const { entry, text, at, isNeeded } = asked;
  const where = `.entry[${entry.index}].resource${at}`;
  const tell = (fault: Fault): undefined => {
    if (!told.has(where)) run.report(place, fault, undefined, where);
    told.add(where);
  };
  const { byUrl, byId } = bundleIndex(run, place.frame.resource);
  const bare = withoutFragment(text);
  const url = isAbsolute(bare) ? bare : beside(entry, bare);
  const found = url === undefined ? [] : (byUrl.get(url) ?? []);
  if (found.length > 1) return tell(say.severalHere(text, found.length));
  const [only] = found;
  if (only !== undefined) {
    checkFragment(run, text, entries[only]!, asked.isNarrativeLink, tell);
    return only;
  }
  if (isAbsolute(bare)) return isNeeded && !isDefinition(bare) ? tell(say.notHere(text)) : undefined;
  const [type, id] = bare.split('/');
  if (nodeOf(type!)?.kind !== 'resource' || id === undefined) return undefined;
  const near = byId.get(`${type}/${id}`);
  if (near !== undefined)
    return tell(
      say.seemsHere(
        text,
        near.slice(0, SHOWN).map((each) => entries[each]!.fullUrl ?? '—'),
      ),
    );
  return isNeeded ? tell(say.notHere(text)) : undefined;
}

const SHOWN = 5;

/** On the same server as the entry it stands in. */
function beside({ fullUrl, resource }: Entry, relative: string): string | undefined {
  const address = fullUrl === undefined ? undefined : restAddress(fullUrl);
  const isOwn = address?.type === resource?.resourceType && address?.id === resource?.id;
  return address !== undefined && isOwn ? address.base + relative : undefined;
}

function checkFragment(
  run: Run,
  text: string,
  { resource }: Entry,
  mustBe: boolean,
  tell: (fault: Fault) => undefined,
): void {
  const fragment = fragmentOf(text);
  if (fragment === undefined || resource === undefined) return;
  const count = timesOf(idsOf(run, resource), fragment);
  if (count === 0) tell(say.fragmentMissing(text, mustBe ? 'error' : 'information'));
  else if (count > 1) tell(say.fragmentTwice(text, count));
}

/** Definitions are published elsewhere. */
const isDefinition = (url: string): boolean => {
  const address = restAddress(url);
  return address !== undefined && nodeOf(address.type)?.elements.publisher !== undefined;
};

function checkTogether(run: Run, place: Place, entries: readonly Entry[], isMessage: boolean, told: Told): void {
  const forwards = new Map<number, Set<number>>();
  const backwards = new Map<number, Set<number>>();
  for (const entry of entries) {
    if (entry.resource === undefined) continue;
    for (const lead of leadsIn(entry.resource)) {
      const target = targetOf(run, place, { entry, isNeeded: false, ...lead }, entries, told);
      if (target === undefined || target === entry.index) continue;
      connect(forwards, entry.index, target);
      connect(backwards, target, entry.index);
    }
  }
  const reached = new Set<number>();
  reach(0, forwards, reached);
  for (const link of listOf(place.frame.resource.link)) {
    const sheet = link.relation === 'stylesheet' ? entries.find((each) => isNamed(each, String(link.url))) : undefined;
    if (sheet !== undefined) reached.add(sheet.index);
  }
  followBack(run, place, entries, { forwards, backwards, reached }, isMessage);
  for (const { resource, index, fullUrl } of entries) {
    if (resource !== undefined && !reached.has(index))
      run.report(place, say.unreachable(fullUrl ?? '—', isMessage), undefined, `.entry[${index}]`);
  }
}

interface Web {
  readonly forwards: ReadonlyMap<number, ReadonlySet<number>>;
  readonly backwards: ReadonlyMap<number, ReadonlySet<number>>;
  readonly reached: Set<number>;
}

/** Of what refers to something reached, R4 says that it should be reached itself; a Provenance never is. */
function followBack(
  run: Run,
  place: Place,
  entries: readonly Entry[],
  { forwards, backwards, reached }: Web,
  isMessage: boolean,
): void {
  // The set grows while it is gone through.
  for (const each of reached) {
    for (const from of backwards.get(each) ?? []) {
      if (reached.has(from)) continue;
      const { resource, fullUrl } = entries[from]!;
      if (!isMessage && resource?.resourceType !== 'Provenance')
        run.report(place, say.onlyBackwards(fullUrl ?? '—'), undefined, `.entry[${from}]`);
      reach(from, forwards, reached);
    }
  }
}

function reach(from: number, ways: ReadonlyMap<number, ReadonlySet<number>>, reached: Set<number>): void {
  const open = [from];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (reached.has(next)) continue;
    reached.add(next);
    for (const each of ways.get(next) ?? []) open.push(each);
  }
}

function connect(ways: Map<number, Set<number>>, from: number, to: number): void {
  const known = ways.get(from);
  if (known === undefined) ways.set(from, new Set([to]));
  else known.add(to);
}
