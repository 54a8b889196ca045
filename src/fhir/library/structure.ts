// What validation reads of a StructureDefinition. https://hl7.org/fhir/R4/structuredefinition.html
import type { Json, Resource } from '../resource.ts';

export interface StructureDefinition extends Resource {
  readonly url: string;
  readonly version?: string;
  readonly name?: string;
  readonly kind: 'resource' | 'complex-type' | 'primitive-type' | 'logical';
  readonly abstract?: boolean;
  readonly type: string;
  readonly baseDefinition?: string;
  readonly derivation?: 'constraint' | 'specialization';
  readonly context?: readonly ExtensionContext[];
  readonly contextInvariant?: readonly string[];
  readonly snapshot?: { readonly element: readonly ElementDefinition[] };
  readonly differential?: { readonly element: readonly ElementDefinition[] };
}

interface ExtensionContext {
  readonly type: 'fhirpath' | 'element' | 'extension';
  readonly expression: string;
}

/** `fixed[x]`, `pattern[x]`, `minValue[x]` and `maxValue[x]` are among the others. */
export interface ElementDefinition {
  readonly id?: string;
  readonly path: string;
  readonly sliceName?: string;
  readonly min?: number;
  readonly max?: string;
  readonly base?: { readonly path: string; readonly min: number; readonly max: string };
  readonly contentReference?: string;
  readonly type?: readonly ElementType[];
  readonly slicing?: Slicing;
  readonly constraint?: readonly Constraint[];
  readonly binding?: Binding;
  readonly maxLength?: number;
  readonly isModifier?: boolean;
  readonly mustSupport?: boolean;
  readonly extension?: readonly Extension[];
  readonly [other: string]: unknown;
}

export interface ElementType {
  readonly code: string;
  readonly profile?: readonly string[];
  readonly targetProfile?: readonly string[];
  readonly aggregation?: readonly string[];
  readonly versioning?: string;
  readonly extension?: readonly Extension[];
}

interface Slicing {
  readonly discriminator?: readonly Discriminator[];
  readonly rules?: 'open' | 'closed' | 'openAtEnd';
  readonly ordered?: boolean;
}

export interface Discriminator {
  readonly type: 'value' | 'pattern' | 'exists' | 'type' | 'profile';
  readonly path: string;
}

export interface Constraint {
  readonly key: string;
  readonly severity: 'error' | 'warning';
  readonly human?: string;
  readonly expression?: string;
  readonly source?: string;
  readonly extension?: readonly Extension[];
}

export interface Binding {
  readonly strength: 'required' | 'extensible' | 'preferred' | 'example';
  readonly valueSet?: string;
  readonly extension?: readonly Extension[];
}

export interface Extension {
  readonly url: string;
  readonly extension?: readonly Extension[];
  readonly [value: string]: unknown;
}

/** `fixedCode` is the value of `fixed`. */
export function choiceOf(
  element: Readonly<Record<string, unknown>>,
  name: string,
): { type: string; value: Json } | undefined {
  for (const property in element) {
    if (property.startsWith(name) && /^[A-Z]/.test(property.slice(name.length)))
      return { type: property.slice(name.length), value: element[property] as Json };
  }
  return undefined;
}
