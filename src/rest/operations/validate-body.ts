// What $validate is asked to judge: a text as it came, bare or within Parameters. What is wrong with the text is part of the answer.
import { isUtf8 } from 'node:buffer';
import type { Position } from '../../fhir/json/tolerant/positions.ts';
import { positionsOf, readText, type TextIssue } from '../../fhir/json/tolerant/read-text.ts';
import { isObject } from '../../fhir/resource.ts';
import { Problem, short } from '../../problem.ts';
import type { Call, Hub } from '../exchange.ts';
import { checkFhirBody } from '../media-type.ts';
import { notUtf8, unknownParameter } from '../request-problems.ts';

export interface Content {
  /** Undefined: nothing could be made of the text, or there is no resource in it. */
  readonly resource: unknown;
  readonly textIssues: readonly TextIssue[];
  /** Given beside the resource. */
  readonly inputs: readonly (readonly [name: string, value: string])[];
  readonly hasResource: boolean;
  positionsOf(paths: Iterable<string>): ReadonlyMap<string, Position>;
}

export const NO_CONTENT: Content = {
  resource: undefined,
  textIssues: [],
  inputs: [],
  hasResource: false,
  positionsOf: () => new Map(),
};

export function contentOf(call: Call, type: string, { limits }: Hub): Content {
  if (call.body.isEmpty) return NO_CONTENT;
  checkFhirBody(call.body.contentType);
  const bytes = call.body.bytes();
  if (!isUtf8(bytes)) throw notUtf8();
  const text = bytes.toString('utf8');
  const { value, issues } = readText(text, limits.maxDepth);
  const parameters = wrapping(value, type);
  if (parameters === undefined) {
    return {
      resource: value,
      textIssues: issues,
      inputs: [],
      hasResource: true,
      positionsOf: (paths) => positionsOf(text, paths, limits.maxDepth),
    };
  }
  const index = parameters.findIndex(({ name }) => name === 'resource');
  const resource = parameters[index]?.resource;
  const around = `Parameters.parameter[${index}].resource`;
  const outer = (path: string): string => `${around}${path.slice(path.search(/[.[]|$/))}`;
  const root = isObject(resource) && typeof resource.resourceType === 'string' ? resource.resourceType : 'Resource';
  return {
    resource,
    textIssues: issues.map((issue) =>
      issue.at?.startsWith(around) ? { ...issue, at: `${root}${issue.at.slice(around.length)}` } : issue,
    ),
    inputs: parameters.flatMap(inputOf),
    hasResource: index >= 0,
    positionsOf: (paths) => {
      const own = [...paths];
      const found = positionsOf(text, own.map(outer), limits.maxDepth);
      return new Map(own.flatMap((path) => pairOf(path, found.get(outer(path)))));
    },
  };
}

const pairOf = (path: string, position: Position | undefined): [string, Position][] =>
  position === undefined ? [] : [[path, position]];

type Parameter = Readonly<Record<string, unknown>>;

/** Parameters that are themselves to be judged hold no resource of that name. */
function wrapping(value: unknown, type: string): readonly Parameter[] | undefined {
  if (!isObject(value) || value.resourceType !== 'Parameters') return undefined;
  const list = Array.isArray(value.parameter) ? value.parameter.filter(isObject) : [];
  return type !== 'Parameters' || list.some(({ name, resource }) => name === 'resource' && isObject(resource))
    ? list
    : undefined;
}

const INPUTS = ['resource', 'mode', 'profile'];

function inputOf(parameter: Parameter): [string, string][] {
  const { name } = parameter;
  if (typeof name !== 'string' || !INPUTS.includes(name)) throw unknownParameter(String(name), INPUTS);
  if (name === 'resource') return [];
  const value = Object.entries(parameter).find(([property]) => property.startsWith('value'))?.[1];
  if (typeof value !== 'string') throw noValue(name);
  return [[name, value]];
}

const noValue = (name: string): Problem =>
  new Problem(
    'bad-value',
    {
      en: `The parameter "${short(name)}" has no text as its value (valueCode, valueUri, valueCanonical).`,
      ja: `パラメーター「${short(name)}」に文字列の値（valueCode・valueUri・valueCanonical）がありません。`,
    },
    { at: `Parameters.parameter.where(name='${short(name)}')` },
  );
