// What we read of the published definitions: only the properties used here, of files that are JSON Bundles.

export interface SourceElement {
  readonly id: string;
  readonly path: string;
  readonly min: number;
  readonly max: string;
  readonly type?: readonly SourceType[];
  readonly contentReference?: string;
  readonly isModifier?: boolean;
  readonly isSummary?: boolean;
  readonly binding?: { readonly strength: string; readonly valueSet?: string };
}

interface SourceType {
  readonly code: string;
  readonly targetProfile?: readonly string[];
  readonly extension?: readonly { readonly url: string; readonly valueUrl?: string; readonly valueString?: string }[];
}

export interface StructureDefinition {
  readonly resourceType: 'StructureDefinition';
  readonly id: string;
  readonly name: string;
  readonly kind: 'resource' | 'complex-type' | 'primitive-type' | 'logical';
  readonly derivation?: string;
  readonly baseDefinition?: string;
  readonly snapshot: { readonly element: readonly SourceElement[] };
}

interface SearchParameter {
  readonly resourceType: 'SearchParameter';
  readonly url: string;
  readonly version: string;
  readonly code: string;
  readonly base: readonly string[];
  readonly type: string;
  readonly expression?: string;
  readonly target?: readonly string[];
  readonly component?: readonly { readonly definition: string; readonly expression: string }[];
}

export interface Concept {
  readonly code: string;
  readonly concept?: readonly Concept[];
  readonly property?: readonly { readonly code: string; readonly valueCode?: string }[];
}

export interface CodeSystem {
  readonly resourceType: 'CodeSystem';
  readonly url: string;
  readonly content: string;
  readonly concept?: readonly Concept[];
}

export interface ValueSetPart {
  readonly system?: string;
  readonly concept?: readonly { readonly code: string }[];
  readonly filter?: readonly { readonly property: string; readonly op: string; readonly value: string }[];
  readonly valueSet?: readonly string[];
}

export interface ValueSet {
  readonly resourceType: 'ValueSet';
  readonly url: string;
  readonly compose?: { readonly include?: readonly ValueSetPart[]; readonly exclude?: readonly ValueSetPart[] };
}

interface CompartmentDefinition {
  readonly resourceType: 'CompartmentDefinition';
  readonly code: string;
  readonly resource: readonly { readonly code: string; readonly param?: readonly string[] }[];
}

export type Published =
  | StructureDefinition
  | SearchParameter
  | CodeSystem
  | ValueSet
  | CompartmentDefinition
  | { readonly resourceType: 'Other' };

/** Reads one file of the package, e.g. `profiles-types.json`. */
export type ReadBundle = (file: string) => readonly Published[];

export const ofType = <T extends Published['resourceType']>(
  resources: readonly Published[],
  resourceType: T,
): Extract<Published, { resourceType: T }>[] =>
  resources.filter((each): each is Extract<Published, { resourceType: T }> => each.resourceType === resourceType);

/** The canonical without its version. */
export const unversioned = (canonical: string): string => canonical.split('|')[0]!;

export const lastSegment = (url: string): string => url.slice(url.lastIndexOf('/') + 1);
