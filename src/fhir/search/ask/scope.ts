// Where is searched: one type, the whole server, or what belongs to one patient, stay, person or device.
// https://hl7.org/fhir/R4/http.html#vsearch
import { compartment, isResourceType, resourceTypes } from '../../definitions/definitions.ts';
import { PUBLISHED, paramKey, type SearchParams } from '../params/params.ts';
import * as said from '../search-problems.ts';
import { term } from '../term.ts';
import type { End, Filter, Search } from '../tree.ts';

type Query = Search['used'];

/** What is searched, and how that stands in the URL. */
export interface Scope extends Pick<Search, 'types' | 'path'> {
  /** `_type` has had its say: the types are those it names. */
  readonly isOfManyTypes?: true;
  /** Of the types, only what passes this. */
  readonly within?: Filter;
}

export const ofType = (type: string): Scope => ({ types: [type], path: type });

export const ofTheServer = (query: Query): Scope => ({
  types: typesAsked(query) ?? resourceTypes(),
  path: '',
  isOfManyTypes: true,
});

/** The resource whose compartment it is: it need not exist, nor be one the client may see. */
export interface Focus {
  readonly type: string;
  readonly id: string;
}

/** https://hl7.org/fhir/R4/compartmentdefinition.html */
export function ofCompartment(
  { type, id }: Focus,
  member: string | '*',
  query: Query,
  params: SearchParams = PUBLISHED,
): Scope {
  const inside = compartment(type) ?? {};
  const path = `${type}/${id}/${member}`;
  const asked = member === '*' ? (typesAsked(query) ?? Object.keys(inside)) : [member];
  const outside = asked.find((each) => !Object.hasOwn(inside, each));
  if (outside !== undefined) throw said.notInCompartment(type, outside, Object.keys(inside));
  const within = belongsTo({ type, id }, asked, inside, params);
  return { types: asked, path, within, ...(member === '*' ? { isOfManyTypes: true } : {}) };
}

/** Where a type belongs to its own compartment by nothing but being its focus. */
const ITSELF = '{def}';

function belongsTo(
  { type, id }: Focus,
  members: readonly string[],
  inside: Readonly<Record<string, readonly string[]>>,
  params: SearchParams,
): Filter {
  const terms = members.flatMap((member) =>
    inside[member]!.filter((code) => params.indexed(member).has(code)).map((code) =>
      term.uri(paramKey(member, code), `${type}/${id}`),
    ),
  );
  const referring: Filter = { kind: 'terms', not: false, rare: true, anyOf: terms };
  if (!members.some((member) => inside[member]!.includes(ITSELF))) return referring;
  const itself: Filter = { kind: 'id', not: false, anyOf: [id] };
  const others = members.filter((member) => member !== type);
  if (others.length === 0) return itself;
  const ends: End[] = [
    { types: [type], filters: [itself] },
    { types: others, filters: [referring] },
  ];
  return { kind: 'either', ends };
}

/** undefined: `_type` is not among the parameters. */
function typesAsked(query: Query): string[] | undefined {
  const types = query
    .filter(([name]) => name === '_type')
    .flatMap(([, value]) => value.split(','))
    .map((each) => each.trim())
    .filter((each) => each !== '');
  const wrong = types.find((each) => !isResourceType(each));
  if (wrong !== undefined) throw said.notAType(wrong);
  return types.length === 0 ? undefined : [...new Set(types)];
}
