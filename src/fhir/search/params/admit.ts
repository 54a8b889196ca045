// A SearchParameter that somebody brings -> what it is searched by, or why it is not. What cannot be indexed is refused when it
// is written, not found out when somebody searches. https://hl7.org/fhir/R4/searchparameter.html
import type { Finding } from '../../../problem.ts';
import { expressionFor } from '../../definitions/compile/search-params.ts';
import { definitions, isResourceType, nodeOf, resourceTypes } from '../../definitions/definitions.ts';
import type { SearchParamDef } from '../../definitions/model.ts';
import type { Resource } from '../../resource.ts';
import { branchesOf } from '../extract/branches.ts';
import { compileExpression, type FlatPath } from '../extract/expression.ts';
import * as said from './admit-faults.ts';
import { PUBLISHED } from './params.ts';

/** Of others that users brought. */
export interface Known {
  readonly id: string;
  readonly url: string;
  readonly params: readonly SearchParamDef[];
}

export type Admission = { readonly params: readonly SearchParamDef[] } | { readonly faults: readonly Finding[] };

/** The types a base stands for. */
export function typesOf(base: string): readonly string[] {
  if (base === 'Resource') return resourceTypes();
  if (base === 'DomainResource') return resourceTypes().filter((type) => nodeOf(type)?.base === 'DomainResource');
  return isResourceType(base) ? [base] : [];
}

let published: ReadonlyMap<string, { code: string; type: string }> | undefined;

/** A copy of what R4 or this hub publishes says nothing new. */
export function isPublished({ url, code, type }: Resource): boolean {
  const found = publishedAs(url);
  return found !== undefined && found.code === code && found.type === type;
}

function publishedAs(url: unknown): { code: string; type: string } | undefined {
  published ??= new Map(definitions().searchParams.map((each) => [each.url, each]));
  return typeof url === 'string' ? published.get(url) : undefined;
}

/** The types of values each kind can be made of. */
const FITTING: Readonly<Record<string, readonly string[]>> = {
  token: [
    'code',
    'Coding',
    'CodeableConcept',
    'Identifier',
    'ContactPoint',
    'boolean',
    'string',
    'id',
    'uri',
    'url',
    'canonical',
  ],
  string: ['string', 'markdown', 'code', 'HumanName', 'Address'],
  date: ['date', 'dateTime', 'instant', 'Period', 'Timing'],
  number: ['integer', 'positiveInt', 'unsignedInt', 'decimal'],
  quantity: ['Quantity', 'Age', 'Count', 'Distance', 'Duration', 'Money', 'Range', 'SampledData'],
  reference: ['Reference', 'canonical'],
  uri: ['uri', 'url', 'canonical', 'oid', 'uuid'],
};

export const fits = (kind: string, { type }: FlatPath): boolean => FITTING[kind]?.includes(type) === true;

/** `room`: for so many more, each of one type. */
export function admit(resource: Resource, others: readonly Known[], room = Number.POSITIVE_INFINITY): Admission {
  const { id, url, code, type: kind, base, target } = textsOf(resource);
  const faults = [...urlFaults(url, id, others)];
  if (!/^[a-z][A-Za-z0-9_-]{0,63}$/.test(code)) faults.push(said.badCode(code));
  if (base.length === 0) faults.push(said.noBase());
  base.forEach((each, i) => {
    if (typesOf(each).length === 0) faults.push(said.badBase(each, i));
  });
  if (!Object.hasOwn(FITTING, kind)) faults.push(said.kindNotServed(kind));
  target.forEach((each, i) => {
    if (!isResourceType(each)) faults.push(said.badTarget(each, i));
  });
  if (kind === 'reference' && target.length === 0) faults.push(said.noTarget());
  const expression = expressionOf(resource);
  if (expression === '') faults.push(said.noExpression());
  else faults.push(...sizeFaults(expression));
  if (
    keysOf(base) + others.filter((each) => each.id !== id).reduce((sum, each) => sum + keysOf(basesOf(each)), 0) >
    MOST
  )
    faults.push(said.tooMany(MOST));
  else if (
    newKeys(
      code,
      base,
      others.find((each) => each.id === id),
    ) > room
  )
    faults.push(said.noRoom());
  if (faults.length > 0) return { faults };
  const params = base.map((each): SearchParamDef => {
    const own = expressionFor(each, expression);
    if (own === undefined) faults.push(said.noBranch(each));
    else faults.push(...pathFaults(each, own, kind));
    const takenBy = ownerOf(code, each, id, others);
    if (takenBy !== undefined) faults.push(said.codeTaken(code, takenBy.type, takenBy.by));
    const def = { code, base: each, type: kind as SearchParamDef['type'], expression: own ?? '', url };
    return target.length === 0 ? def : { ...def, target };
  });
  return faults.length > 0 ? { faults } : { params };
}

/** A parameter of a type is a number in the index, of which there are 32,767, and one more thing to look for in every write. */
const MOST = 5_000;

/** Published ones have 2,000 characters and 40 branches at most. */
const LONGEST = 10_000;
const MOST_BRANCHES = 200;

function sizeFaults(expression: string): Finding[] {
  if (expression.length > LONGEST) return [said.tooLong(expression.length, LONGEST)];
  const { length } = branchesOf(expression);
  return length > MOST_BRANCHES ? [said.tooManyBranches(length, MOST_BRANCHES)] : [];
}

function newKeys(code: string, base: readonly string[], before: Known | undefined): number {
  const had = new Set(before?.params.filter((each) => each.code === code).flatMap((each) => typesOf(each.base)));
  return base.flatMap(typesOf).filter((type) => !had.has(type)).length;
}

const keysOf = (bases: readonly string[]): number => bases.reduce((sum, base) => sum + typesOf(base).length, 0);
const basesOf = ({ params }: Known): string[] => params.map(({ base }) => base);

function textsOf({ id, url, code, type, base, target }: Resource) {
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  const texts = (value: unknown): string[] => (Array.isArray(value) ? [...new Set(value.map(text))] : []);
  return { id: text(id), url: text(url), code: text(code), type: text(type), base: texts(base), target: texts(target) };
}

/** `extension('url')` is short for what is compiled. */
const expressionOf = ({ expression }: Resource): string =>
  typeof expression === 'string'
    ? expression.trim().replace(/\bextension\(\s*'([^']*)'\s*\)/g, "extension.where(url='$1')")
    : '';

function urlFaults(url: string, id: string, others: readonly Known[]): Finding[] {
  if (!URL.canParse(url) || /[|#\s]/.test(url)) return [said.badUrl(url)];
  const found = publishedAs(url);
  if (found !== undefined) return [said.urlTaken(url, `the published parameter "${found.code}"`)];
  const other = others.find((each) => each.id !== id && each.url === url);
  return other === undefined ? [] : [said.urlTaken(url, `SearchParameter/${other.id}`)];
}

function ownerOf(
  code: string,
  base: string,
  id: string,
  others: readonly Known[],
): { readonly type: string; readonly by: string } | undefined {
  const types = typesOf(base);
  for (const type of types) {
    const def = PUBLISHED.of(type).get(code);
    if (def !== undefined) return { type, by: def.url };
  }
  for (const other of others) {
    if (other.id === id) continue;
    for (const def of other.params) {
      const type = def.code === code ? typesOf(def.base).find((each) => types.includes(each)) : undefined;
      if (type !== undefined) return { type, by: other.url };
    }
  }
  return undefined;
}

/** Of the first type at fault: the others would say the same again. */
function pathFaults(base: string, expression: string, kind: string): Finding[] {
  // Between the quotes of a text they would be taken for FHIRPath's own.
  if (/'[^']*[()][^']*'/.test(expression)) return [said.notCompiled(expression)];
  for (const type of typesOf(base)) {
    const faults = branchesOf(expression).flatMap((branch) => branchFaults(type, branch, kind));
    if (faults.length > 0) return faults;
  }
  return [];
}

function branchFaults(type: string, branch: string, kind: string): Finding[] {
  const paths = compileExpression(branch, type);
  if (paths === undefined) return [said.notCompiled(branch)];
  if (paths.length === 0) return [said.leadsNowhere(branch, type)];
  if (paths.some((path) => isSecret(type, path))) return [said.isSecret(branch)];
  if (paths.some((path) => fits(kind, path))) return [];
  const found = [...new Set(paths.map((path) => path.type))];
  return [said.doesNotFit(branch, kind, found, FITTING[kind]!)];
}

const OPEN_PARTS: ReadonlySet<string | undefined> = new Set(['type', 'endpoint', 'payload']);

/** Headers and the secret that notifications are signed with: what is masked when read must not be found by asking. */
const isSecret = (type: string, { steps: [first, second] }: FlatPath): boolean =>
  type === 'Subscription' &&
  first?.property === 'channel' &&
  (first.keep !== undefined || !OPEN_PARTS.has(second?.property));
