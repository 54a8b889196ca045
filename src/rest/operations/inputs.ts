// What is passed to an operation: a Parameters resource, or primitive values in the URL. Where one input alone is a resource, it
// may be the body itself.
import { elementOf, isResourceType } from '../../fhir/definitions/definitions.ts';
import { isObject, type Resource } from '../../fhir/resource.ts';
import { shapeFindings } from '../../fhir/validation/shape.ts';
import { Problem } from '../../problem.ts';
import type { Call, Inputs, OperationDefinition, OperationParameter } from '../exchange.ts';
import { badParameter, unknownParameter } from '../request-problems.ts';
import { inputsOf, takesSearch } from './operation.ts';

const SPEC = 'https://hl7.org/fhir/R4/operations.html#request';
/** They shape the answer of every interaction. */
const GENERAL = new Set(['_format', '_pretty', '_summary', '_elements', '_cursor']);

export function readInputs(definition: OperationDefinition, call: Call): Inputs {
  const inputs = new Map(readUrl(definition, call));
  if (!call.body.isEmpty) {
    for (const { name, type, value } of ofBody(call.body.json(), definition))
      add(inputs, declared(name, type, definition), value);
  }
  check(inputs, inputsOf(definition));
  return inputs;
}

/** Those of the URL alone. */
export function readUrl(definition: OperationDefinition, call: Call): Inputs {
  const inputs = new Map<string, readonly unknown[]>();
  for (const [name, value] of call.query) {
    if (!GENERAL.has(name)) add(inputs, declared(name, 'string', definition), value);
  }
  return inputs;
}

function declared(name: string, type: string | undefined, definition: OperationDefinition): string {
  const known = inputsOf(definition);
  const parameter = known.find((each) => each.name === name);
  if (parameter === undefined && takesSearch(definition) && type !== undefined && isPrimitive(type)) return name;
  if (parameter === undefined)
    throw unknownParameter(
      name,
      known.map((each) => each.name),
    );
  const isReference = parameter.searchType === 'reference' && type === 'Reference';
  if (parameter.type !== undefined && !isReference && !isTaken(parameter.type, type))
    throw wrongType(name, parameter.type, type);
  return name;
}

/** Primitives are told apart by their values, not by the name they come under: an integer may be a positiveInt. */
const isTaken = (wanted: string, found: string | undefined): boolean =>
  wanted === found || (found !== undefined && isPrimitive(wanted) && isPrimitive(found));

const isPrimitive = (type: string): boolean => /^[a-z]/.test(type);

const add = (inputs: Map<string, readonly unknown[]>, name: string, value: unknown): void => {
  inputs.set(name, [...(inputs.get(name) ?? []), value]);
};

interface Given {
  readonly name: string;
  /** Of the value or the resource; undefined for parts, and for a parameter that carries nothing. */
  readonly type: string | undefined;
  readonly value: unknown;
}

function ofBody(body: unknown, definition: OperationDefinition): Given[] {
  const [only, ...others] = inputsOf(definition).filter(({ type }) => type !== undefined && isResourceType(type));
  const bare = others.length === 0 ? only : undefined;
  if (!isObject(body)) throw notParameters(definition.code, bare?.type);
  if (body.resourceType === 'Parameters') return ofParameters(body);
  if (bare === undefined || bare.type !== body.resourceType) throw notParameters(definition.code, bare?.type);
  checkShape(body);
  return [{ name: bare.name, type: bare.type, value: body }];
}

function checkShape(body: Record<string, unknown>): void {
  const [first, ...others] = shapeFindings(body);
  if (first !== undefined) throw new Problem('structure', first.said, {}, [first, ...others]);
}

function ofParameters(body: Record<string, unknown>): Given[] {
  // FHIR has no empty arrays, but many clients say "no parameters" by one.
  if (Array.isArray(body.parameter) && body.parameter.length === 0) return [];
  checkShape(body);
  const list = (body.parameter ?? []) as ({ name: string; resource?: Resource } & Record<string, unknown>)[];
  return list.map((parameter) => {
    const { name, resource, part } = parameter;
    if (resource !== undefined) return { name, type: resource.resourceType, value: resource };
    const valueName = Object.keys(parameter).find((key) => key.startsWith('value'));
    if (valueName === undefined) return { name, type: undefined, value: part };
    return { name, type: elementOf('Parameters.parameter', valueName)?.type, value: parameter[valueName] };
  });
}

function check(inputs: Inputs, known: readonly OperationParameter[]): void {
  for (const { name, min, max } of known) {
    const found = inputs.get(name)?.length ?? 0;
    if (found < min) throw missing(name);
    if (max !== '*' && found > Number(max)) throw repeated(name, max);
  }
}

/** `bare`: the type of resource that may come without Parameters around it. */
const notParameters = (code: string, bare: string | undefined): Problem => {
  const or =
    bare === undefined ? { en: '', ja: '' } : { en: `, or a ${bare} as it is`, ja: `（または ${bare} そのもの）` };
  return new Problem(
    'structure',
    {
      en: `$${code} takes a Parameters resource whose parameters each have a name${or.en}.`,
      ja: `$${code} には、名前付きのパラメーターを持つ Parameters リソース${or.ja}を送信してください。`,
    },
    { at: 'Parameters', spec: SPEC },
  );
};

const wrongType = (name: string, wanted: string, found: string | undefined): Problem =>
  new Problem(
    'bad-value',
    {
      en: `The parameter "${name}" is to be of type ${wanted}${found === undefined ? ' and has no value' : `, not ${found}`}.`,
      ja: `パラメーター「${name}」の型は ${wanted} です${found === undefined ? '（値がありません）' : `（送信された型：${found}）`}。`,
    },
    { at: `Parameters.parameter.where(name='${name}')`, spec: SPEC },
  );

const missing = (name: string): Problem =>
  new Problem(
    'required',
    { en: `The parameter "${name}" is missing.`, ja: `パラメーター「${name}」がありません。` },
    { at: `Parameters.parameter.where(name='${name}')`, spec: SPEC },
  );

const repeated = (name: string, max: string): Problem =>
  new Problem(
    'invalid',
    {
      en: `The parameter "${name}" may be given ${max} time(s) only.`,
      ja: `パラメーター「${name}」を指定できるのは ${max} 回までです。`,
    },
    { at: `Parameters.parameter.where(name='${name}')`, spec: SPEC },
  );

/** A wanted number of entries, at most `most`; `usual` where none is given. */
export function countIn(inputs: Inputs, name: string, usual: number, most: number): number {
  const value = inputs.get(name)?.[0];
  if (value !== undefined && !/^[1-9]\d{0,8}$/.test(String(value)))
    throw badParameter(name, String(value), {
      en: 'use a whole number above 0',
      ja: '1 以上の整数を指定してください',
    });
  return Math.min(value === undefined ? usual : Number(value), most);
}
