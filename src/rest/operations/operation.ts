// What an operation is: its OperationDefinition and what serves it. https://hl7.org/fhir/R4/operations.html
import type { Resource } from '../../fhir/resource.ts';
import type { Answer, Call, Hub, RouteMatch } from '../exchange.ts';

/** Values by parameter name, in the order given: a text from the URL, the `value[x]` or the resource. */
export type Inputs = ReadonlyMap<string, readonly unknown[]>;

export interface OperationParameter {
  readonly name: string;
  readonly use: 'in' | 'out';
  readonly min: number;
  readonly max: string;
  readonly type?: string;
  readonly documentation?: string;
}

export interface OperationDefinition extends Resource {
  readonly id: string;
  readonly url: string;
  readonly code: string;
  readonly system: boolean;
  readonly type: boolean;
  readonly instance: boolean;
  readonly resource?: string[];
  readonly affectsState?: boolean;
  readonly parameter?: OperationParameter[];
}

export type OperationHandler = (inputs: Inputs, call: Call, hub: Hub, at: RouteMatch) => Promise<Answer>;

export interface Operation {
  readonly definition: OperationDefinition;
  readonly handle: OperationHandler;
}

export type OperationRegistry = readonly Operation[];

export type Level = 'system' | 'type' | 'instance';

export const levelOf = ({ type, id }: RouteMatch): Level =>
  id !== undefined ? 'instance' : type !== undefined ? 'type' : 'system';

export const isServedAt = ({ definition }: Operation, { type, id }: RouteMatch): boolean =>
  definition[levelOf({ type, id })] && (type === undefined || isFor(definition, type));

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
