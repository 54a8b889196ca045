// Where and how an operation may be called, as its OperationDefinition says. https://hl7.org/fhir/R4/operations.html
import type { Operation, OperationDefinition, OperationParameter, RouteMatch } from '../exchange.ts';

export type Level = 'system' | 'type' | 'instance';

const levelOf = ({ type, id }: RouteMatch): Level =>
  id !== undefined ? 'instance' : type !== undefined ? 'type' : 'system';

export const isServedAt = ({ definition }: Operation, { type, id, version }: RouteMatch): boolean =>
  definition[levelOf({ type, id })] &&
  (type === undefined || isFor(definition, type)) &&
  (version === undefined || OF_VERSIONS.has(definition.code));

/** What can be asked of a version that may be past; an OperationDefinition has no word for it. */
const OF_VERSIONS: ReadonlySet<string> = new Set(['meta']);

/** Beside what they declare they take whatever their type is searched by; an OperationDefinition has no word for it. */
const SEARCHING: ReadonlySet<string> = new Set(['lastn']);

export const takesSearch = ({ code }: OperationDefinition): boolean => SEARCHING.has(code);

/** What is wrong with the body is what they answer: it is read by nobody before them. */
const JUDGING: ReadonlySet<string> = new Set(['validate']);

export const judgesBody = ({ code }: OperationDefinition): boolean => JUDGING.has(code);

const isFor = ({ resource }: OperationDefinition, type: string): boolean =>
  resource === undefined || resource.includes(type) || resource.includes('Resource');

/** Where an operation can be called, for people. */
export function placesOf({ definition }: Operation): string[] {
  const types = (definition.resource ?? []).map((type) => (type === 'Resource' ? '[type]' : type));
  const code = `$${definition.code}`;
  return [
    ...(definition.system ? [`/${code}`] : []),
    ...(definition.type ? types.map((type) => `/${type}/${code}`) : []),
    ...(definition.instance ? types.map((type) => `/${type}/[id]/${code}`) : []),
  ];
}

const PRIMITIVE = /^[a-z]/;

/** GET where nothing changes and all inputs are primitive. */
export const allowsGet = ({ definition }: Operation): boolean =>
  definition.affectsState !== true &&
  inputsOf(definition).every(({ type, min }) => min === 0 || (type !== undefined && PRIMITIVE.test(type)));

export const inputsOf = ({ parameter }: OperationDefinition): OperationParameter[] =>
  (parameter ?? []).filter(({ use }) => use === 'in');
