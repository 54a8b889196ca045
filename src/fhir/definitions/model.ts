// The shape of the compiled definitions (dist/definitions/*.json), written by compile.ts and read by definitions.ts.

export interface ElementDef {
  /** Type codes; System.String ids become `string`. A contentReference or a backbone names its node, e.g. `Questionnaire.item`. */
  readonly types: readonly string[];
  readonly min: number;
  /** -1 is `*`. */
  readonly max: number;
  /** True when the element's definition path ends in `[x]`. */
  readonly choice?: true;
  readonly summary?: true;
  readonly modifier?: true;
  /** Canonical of the value set, required bindings only. */
  readonly binding?: string;
  /** Resource types a Reference (or canonical) may point to; absent = any. */
  readonly targets?: readonly string[];
}

/** A type or a backbone element: children by name, choices under the name without `[x]`. */
export interface NodeDef {
  readonly kind: 'resource' | 'complex-type' | 'primitive-type' | 'backbone';
  /** Base type, e.g. DomainResource; absent on backbones and roots. */
  readonly base?: string;
  readonly elements: Readonly<Record<string, ElementDef>>;
}

export interface SearchParamDef {
  readonly code: string;
  /** The type the parameter is for; `Resource` and `DomainResource` ones are expanded to every type by the reader. */
  readonly base: string;
  readonly type: 'number' | 'date' | 'string' | 'token' | 'reference' | 'composite' | 'quantity' | 'uri' | 'special';
  /** Only the branches of the published expression that start at `base`. */
  readonly expression?: string;
  readonly target?: readonly string[];
  readonly url: string;
  readonly component?: readonly ComponentDef[];
}

/** A part of a composite parameter. */
interface ComponentDef {
  readonly definition: string;
  /** From the element that the parameter's own expression leads to, or from `%resource`. */
  readonly expression: string;
  readonly type: SearchParamDef['type'];
  readonly target?: readonly string[];
}

export interface CompiledDefinitions {
  /** FHIR version, 4.0.1. */
  readonly fhirVersion: string;
  /** Nodes by name: `Patient`, `HumanName`, `Patient.contact`, `string` … */
  readonly nodes: Readonly<Record<string, NodeDef>>;
  /** Regular expression of each primitive type that has one, anchored. */
  readonly primitives: Readonly<Record<string, string>>;
  readonly searchParams: readonly SearchParamDef[];
  /** Value set canonical (no version) -> system -> its codes, for value sets with a required binding that can be computed. */
  readonly valueSets: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  /** Compartment -> resource type -> search parameter codes. */
  readonly compartments: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}
