// What a published expression finds in a resource, by the FHIRPath engine.
import fhirpath from 'fhirpath';
import r4 from 'fhirpath/fhir-context/r4';

export interface Value {
  /** `code`, `CodeableConcept`, `Period` … */
  readonly type: string;
  /** Numbers stand as their text. */
  readonly data: unknown;
  /** Where it stands: `Patient.gender`. */
  readonly path: string;
}

/** As the engine hands its nodes out when it is asked to leave the types alone. */
interface EngineNode {
  readonly data: unknown;
  readonly fhirNodeDataType: string;
  readonly propName: string;
  readonly parentResNode: { readonly path: string } | null;
}

const OPTIONS = { async: false, resolveInternalTypes: false } as const;

// The engine refuses `as` on collections; the published expressions mean ofType. It resolves nothing here: what a literal
// reference leads to is told by its text, and where there is none by its `type`.
const forEngine = (expression: string): string =>
  expression
    .replace(/value\.as\(DateTime\)/g, 'value.ofType(dateTime)')
    .replace(/\.as\((\w+)\)/g, '.ofType($1)')
    .replace(/\((\S+) as (\w+)\)/g, '$1.ofType($2)')
    .replace(/(\S+) as (\w+)/g, '$1.ofType($2)')
    .replace(/where\(resolve\(\) is (\w+)\)/g, (_, type: string) => leadsTo(type));

const leadsTo = (type: string): string =>
  `where(reference.matches('(^|/)${type}/[^/]+(/_history/[^/]+)?$') or (reference.empty() and type = '${type}'))`;

type Compiled = (resource: unknown, environment: object) => (EngineNode | boolean)[];
const compiled = new Map<string, Compiled>();

export function nodesOf(expression: string, from: unknown, resource: unknown): unknown[] {
  let run = compiled.get(expression);
  if (run === undefined) {
    run = fhirpath.compile(forEngine(expression), r4, OPTIONS) as unknown as Compiled;
    compiled.set(expression, run);
  }
  return run(from, { resource });
}

export const valuesOf = (expression: string, from: unknown, resource: unknown): Value[] =>
  expression === '' ? [] : nodesOf(expression, from, resource).map(asValue);

function asValue(node: unknown): Value {
  if (typeof node !== 'object') return { type: typeof node, data: node, path: '' };
  const { data, fhirNodeDataType, propName, parentResNode } = node as EngineNode;
  return { type: fhirNodeDataType, data, path: `${parentResNode?.path}.${propName}` };
}

const TEXT_OR_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/g;

/** A resource as written, with its numbers as their text: JSON.parse would lose their digits. */
export const readNumbersAsText = (json: string): Stored =>
  JSON.parse(json.replace(TEXT_OR_NUMBER, (found) => (found.startsWith('"') ? found : `"${found}"`))) as Stored;

export interface Stored {
  readonly resourceType: string;
  readonly id: string;
  readonly meta: { readonly lastUpdated: string };
}

export type Plain = Readonly<Record<string, unknown>>;

export const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const listOf = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
export const textIn = (value: unknown, name: string): string | undefined => {
  const found = isPlain(value) ? value[name] : undefined;
  return typeof found === 'string' ? found : undefined;
};
