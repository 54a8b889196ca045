// Measures: groups, populations and the libraries that their criteria name. As HL7's validator has it.
// https://hl7.org/fhir/R4/measure.html
import { textsOf } from '../../elements/any-shape.ts';
import { isObject, type Resource } from '../../resource.ts';
import * as said from '../said/measures.ts';
import { type Part, partIn, partsIn } from './parts.ts';
import type { Desk } from './rule.ts';

export function checkMeasure(desk: Desk): void {
  const { run, whole, report } = desk;
  const named = textsOf(whole.value.library);
  const found = named.flatMap((canonical): Resource[] => {
    const library = run.scope.find('Library', canonical);
    if (library === undefined) report(whole, said.libraryUnknown(canonical), '.library');
    return library === undefined ? [] : [library.resource];
  });
  // One that is named but not at hand may have it.
  const libraries = named.length > 0 && found.length === 0 ? undefined : found;
  const groups = partsIn(whole, 'group');
  if (groups.length === 0) report(whole, said.noGroups);
  for (const group of groups) {
    if (groups.length > 1 && group.value.code === undefined) report(group, said.groupWithoutCode);
    const populations = partsIn(group, 'population');
    if (populations.length === 0) report(group, said.groupWithoutPopulation);
    for (const each of populations) {
      if (populations.length > 1 && each.value.code === undefined) report(each, said.populationWithoutCode);
      checkCriteria(desk, each, libraries);
    }
    for (const stratifier of partsIn(group, 'stratifier')) {
      checkCriteria(desk, stratifier, libraries);
      for (const each of partsIn(stratifier, 'component')) checkCriteria(desk, each, libraries);
    }
  }
}

/** Names in a library. What is written out (text/cql) we do not read. */
const NAMED_CQL: ReadonlySet<unknown> = new Set(['text/cql.identifier', 'text/cql-identifier']);

function checkCriteria({ report }: Desk, holder: Part, libraries: readonly Resource[] | undefined): void {
  const criteria = partIn(holder, 'criteria');
  const expression = criteria?.value.expression;
  if (libraries === undefined) return;
  if (criteria === undefined || !NAMED_CQL.has(criteria.value.language) || typeof expression !== 'string') return;
  if (libraries.length === 0) {
    report(criteria, said.criteriaWithoutLibrary);
    return;
  }
  const dot = expression.indexOf('.');
  const [prefix, name] = dot < 0 ? [undefined, expression] : [expression.slice(0, dot), expression.slice(dot + 1)];
  const meant = prefix === undefined ? libraries : libraries.filter((each) => each.name === prefix);
  if (meant.length !== 1) {
    report(criteria, prefix === undefined ? said.severalLibraries : said.noLibraryNamed(prefix));
    return;
  }
  const names = definedIn(meant[0]!);
  if (names === undefined) report(criteria, said.libraryNotCompiled(String(meant[0]!.url)));
  else if (!names.has(plainName(name))) report(criteria, said.notInLibrary(String(meant[0]!.url), name));
}

const plainName = (name: string): string => name.replace(/^"(.*)"$/s, '$1');

const DEFINED = /<def\b[^<>]{0,500}?\bname="([^"<>]{0,500})"/g;
const compiledNames = new WeakMap<Resource, ReadonlySet<string> | undefined>();

/** The names an ELM library defines; undefined: there is no ELM in it. */
function definedIn(library: Resource): ReadonlySet<string> | undefined {
  if (!compiledNames.has(library)) compiledNames.set(library, read(library));
  return compiledNames.get(library);
}

function read({ content }: Resource): ReadonlySet<string> | undefined {
  const all = Array.isArray(content) ? content.filter(isObject) : [];
  for (const { contentType, data } of all) {
    if (typeof contentType !== 'string' || typeof data !== 'string') continue;
    const text = (): string => Buffer.from(data, 'base64').toString('utf8');
    if (contentType.startsWith('application/elm+xml'))
      return new Set([...text().matchAll(DEFINED)].map(([, name]) => unescaped(name!)));
    if (contentType.startsWith('application/elm+json')) return namesInJson(text());
  }
  return undefined;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const unescaped = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => ENTITIES[name]!);

function namesInJson(text: string): ReadonlySet<string> | undefined {
  try {
    const { library } = JSON.parse(text) as { library?: { statements?: { def?: unknown } } };
    const defined = library?.statements?.def;
    return new Set(Array.isArray(defined) ? defined.filter(isObject).map(({ name }) => String(name)) : []);
  } catch {
    return undefined;
  }
}
