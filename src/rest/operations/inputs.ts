// What is passed to an operation: a Parameters resource, or primitive values in the URL.
import { isObject } from '../../fhir/resource.ts';
import { Problem } from '../../problem.ts';
import type { Call } from '../exchange.ts';
import { unknownParameter } from '../request-problems.ts';
import { type Inputs, inputsOf, type OperationDefinition, type OperationParameter } from './operation.ts';

const SPEC = 'https://hl7.org/fhir/R4/operations.html#request';
/** They shape the answer of every interaction. */
const GENERAL = new Set(['_format', '_pretty', '_summary', '_elements', '_cursor']);

export function readInputs(definition: OperationDefinition, call: Call): Inputs {
  const known = inputsOf(definition);
  const inputs = new Map<string, unknown[]>();
  for (const [name, value] of call.query) {
    if (!GENERAL.has(name)) add(inputs, declared(name, known), value);
  }
  if (!call.body.isEmpty) {
    for (const { name, value } of ofParameters(call.body.json(), definition.code))
      add(inputs, declared(name, known), value);
  }
  check(inputs, known);
  return inputs;
}

function declared(name: string, known: readonly OperationParameter[]): string {
  const parameter = known.find((each) => each.name === name);
  if (parameter === undefined)
    throw unknownParameter(
      name,
      known.map((each) => each.name),
    );
  return name;
}

const add = (inputs: Map<string, unknown[]>, name: string, value: unknown): void => {
  inputs.set(name, [...(inputs.get(name) ?? []), value]);
};

function ofParameters(body: unknown, code: string): { name: string; value: unknown }[] {
  if (!isObject(body) || body.resourceType !== 'Parameters') throw notParameters(code);
  const list = Array.isArray(body.parameter) ? body.parameter : [];
  return list.map((parameter: unknown) => {
    if (!isObject(parameter) || typeof parameter.name !== 'string') throw notParameters(code);
    const valueName = Object.keys(parameter).find((key) => key.startsWith('value'));
    return {
      name: parameter.name,
      value: parameter.resource ?? (valueName === undefined ? undefined : parameter[valueName]) ?? parameter.part,
    };
  });
}

function check(inputs: Inputs, known: readonly OperationParameter[]): void {
  for (const { name, min, max } of known) {
    const found = inputs.get(name)?.length ?? 0;
    if (found < min) throw missing(name);
    if (max !== '*' && found > Number(max)) throw repeated(name, max);
  }
}

const notParameters = (code: string): Problem =>
  new Problem(
    'structure',
    {
      en: `$${code} takes a Parameters resource whose parameters each have a name.`,
      ja: `$${code} には、名前付きのパラメーターを持つ Parameters リソースを送信してください。`,
    },
    { at: 'Parameters', spec: SPEC },
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
