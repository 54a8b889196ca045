// The operations of a FHIRPath Patch, read from their Parameters resource. https://hl7.org/fhir/R4/fhirpatch.html
import { Problem, type Said } from '../../problem.ts';
import type { Resource } from '../resource.ts';
import { type Fields, isFields } from './element-slots.ts';

/** A value[x] (suffix: its type as the name has it, `Boolean`), or the parts an anonymous value is built from. */
export type PatchValue = TypedValue | AnonymousValue;

interface TypedValue {
  readonly suffix: string;
  readonly value: unknown;
  /** The id and extensions of a primitive value. */
  readonly extra: unknown;
}

export interface AnonymousValue {
  readonly parts: readonly { readonly name: string; readonly value: PatchValue }[];
}

export type FhirPathPatchOp = { readonly path: string; readonly at: string } & (
  | { readonly type: 'add'; readonly name: string; readonly value: PatchValue }
  | { readonly type: 'insert'; readonly index: number; readonly value: PatchValue }
  | { readonly type: 'delete' }
  | { readonly type: 'replace'; readonly value: PatchValue }
  | { readonly type: 'move'; readonly source: number; readonly destination: number }
);

export const SPEC = 'https://hl7.org/fhir/R4/fhirpatch.html';

/** Each operation evaluates an expression on the whole resource, so fewer are allowed than in a JSON Patch. */
const MAX_OPERATIONS = 200;
const MAX_PATH = 1_000;

export function readFhirPathPatch(parameters: Resource): FhirPathPatchOp[] {
  if (!isFields(parameters) || parameters.resourceType !== 'Parameters') {
    throw malformed('Parameters', {
      en: 'A FHIRPath Patch is a Parameters resource: send one with "operation" parameters.',
      ja: 'FHIRPath PatchはParametersリソースです。"operation" パラメータを入れて送ってください。',
    });
  }
  const operations = listOf(parameters.parameter, 'Parameters.parameter');
  if (operations.length === 0) {
    throw malformed('Parameters.parameter', {
      en: 'The patch has no operation: add at least one "operation" parameter.',
      ja: '操作がありません。"operation" パラメータを一つ以上入れてください。',
    });
  }
  if (operations.length > MAX_OPERATIONS) {
    throw malformed('Parameters.parameter', {
      en: `The patch has ${operations.length} operations: at most ${MAX_OPERATIONS} are allowed. Send them in several patches.`,
      ja: `操作が${operations.length}件あります。一度に送れるのは${MAX_OPERATIONS}件までです。分けて送ってください。`,
    });
  }
  return operations.map((operation, i) => readOp(operation, `Parameters.parameter[${i}]`));
}

const readOp = (operation: Fields, at: string): FhirPathPatchOp => {
  if (operation.name !== 'operation') {
    throw malformed(`${at}.name`, {
      en: 'Every parameter of a FHIRPath Patch is named "operation": rename or remove this one.',
      ja: 'FHIRPath Patchのパラメータ名はすべて "operation" です。名前を直すか、削除してください。',
    });
  }
  const parts = new Map<string, { part: Fields; at: string }>();
  for (const [i, part] of listOf(operation.part, `${at}.part`).entries()) {
    const name = String(part.name);
    if (parts.has(name)) {
      throw malformed(`${at}.part[${i}]`, {
        en: `The part ${quoted(name)} stands twice in one operation. Keep one of the two.`,
        ja: `一つの操作に ${quoted(name)} が二度あります。どちらか一つにしてください。`,
      });
    }
    parts.set(name, { part, at: `${at}.part[${i}]` });
  }

  const text = (name: string): string => {
    const value = parts.get(name)?.part;
    const found = value?.valueString ?? value?.valueCode;
    if (typeof found === 'string' && found !== '') return found;
    throw malformed(parts.get(name)?.at ?? at, {
      en: `The operation needs a part "${name}" with a valueString${name === 'type' ? ' or valueCode' : ''}.`,
      ja: `操作には "${name}" のpartが必要です。valueString${name === 'type' ? ' または valueCode' : ''} で書いてください。`,
    });
  };
  const position = (name: string): number => {
    const found = parts.get(name)?.part.valueInteger;
    if (typeof found === 'number' && Number.isInteger(found) && found >= 0) return found;
    throw malformed(parts.get(name)?.at ?? at, {
      en: `The operation needs a part "${name}" with a valueInteger of 0 or more.`,
      ja: `操作には "${name}" のpartが必要です。0以上の valueInteger で書いてください。`,
    });
  };
  const value = (): PatchValue => {
    const found = parts.get('value');
    if (found !== undefined) return readValue(found.part, found.at);
    throw malformed(at, {
      en: 'The operation needs a part "value" with a value[x], or with parts for an element without a type name.',
      ja: '操作には "value" のpartが必要です。value[x]、または型名のない要素の場合は part で書いてください。',
    });
  };

  const type = text('type');
  const path = text('path');
  if (path.length > MAX_PATH) {
    throw new Problem(
      'unprocessable',
      {
        en: `The path is ${path.length} characters long: at most ${MAX_PATH} are allowed. Write a shorter one.`,
        ja: `パスが${path.length}文字あります。${MAX_PATH}文字以内で書いてください。`,
      },
      { at: parts.get('path')!.at, spec: SPEC },
    );
  }
  switch (type) {
    case 'add': {
      const name = text('name');
      if (name === '__proto__') {
        throw malformed(parts.get('name')!.at, {
          en: 'No FHIR element is named "__proto__". Correct the name.',
          ja: '「__proto__」という名前のFHIR要素はありません。名前を直してください。',
        });
      }
      return { type, path, at, name, value: value() };
    }
    case 'insert':
      return { type, path, at, index: position('index'), value: value() };
    case 'delete':
      return { type, path, at };
    case 'replace':
      return { type, path, at, value: value() };
    case 'move':
      return { type, path, at, source: position('source'), destination: position('destination') };
    default:
      throw malformed(parts.get('type')!.at, {
        en: `${quoted(type)} is no operation type: use add, insert, delete, replace or move.`,
        ja: `${quoted(type)} という操作はありません。add、insert、delete、replace、move のいずれかにしてください。`,
      });
  }
};

const readValue = (part: Fields, at: string): PatchValue => {
  const typed = Object.keys(part).filter((name) => /^_?value[A-Z]/.test(name));
  const names = new Set(typed.map((name) => name.replace(/^_/, '')));
  const forms = names.size + (part.part === undefined ? 0 : 1) + (part.resource === undefined ? 0 : 1);
  if (forms !== 1) {
    throw malformed(at, {
      en: 'A value is given in one way: one value[x], or a resource, or parts. Keep one of them.',
      ja: '値の書き方は、value[x]、resource、part のいずれか一つです。一つだけにしてください。',
    });
  }
  const [name] = names;
  if (name !== undefined) {
    const value = part[name] ?? null;
    const extra = part[`_${name}`] ?? null;
    if (value === null && extra === null) {
      throw malformed(at, {
        en: `${name} is null: give a value, or use delete to remove the element.`,
        ja: `${name} が null です。値を入れるか、要素を消す場合は delete を使ってください。`,
      });
    }
    return { suffix: name.slice('value'.length), value, extra };
  }
  if (isFields(part.resource)) return { suffix: String(part.resource.resourceType), value: part.resource, extra: null };
  return {
    parts: listOf(part.part, `${at}.part`).map((child, i) => {
      if (typeof child.name !== 'string' || child.name === '__proto__') {
        throw malformed(`${at}.part[${i}].name`, {
          en: 'This part needs the name of an element: add it.',
          ja: 'このpartには要素の名前が必要です。追加してください。',
        });
      }
      return { name: child.name, value: readValue(child, `${at}.part[${i}]`) };
    }),
  };
};

const listOf = (value: unknown, at: string): Fields[] => {
  if (value === undefined) return [];
  if (Array.isArray(value) && value.every(isFields)) return value;
  throw malformed(at, {
    en: `${at} is not a list of objects: correct it.`,
    ja: `${at} がオブジェクトの配列ではありません。直してください。`,
  });
};

const malformed = (at: string, said: Said): Problem => new Problem('invalid', said, { at, spec: SPEC });

export const quoted = (text: string): string => JSON.stringify(text.length > 100 ? `${text.slice(0, 100)}…` : text);
