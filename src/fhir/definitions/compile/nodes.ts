// StructureDefinitions -> nodes. The package's own StructureDefinitions are not pure R4: they carry a vendor's
// additions (Meta.project, Binary.url …) and parts of later releases (ResearchStudy, EvidenceVariable). R4's published
// data elements stand in the same package untouched, so they decide which paths exist and how they are defined.
import type { ElementDef, NodeDef } from '../model.ts';
import {
  lastSegment,
  ofType,
  type ReadBundle,
  type SourceElement,
  type StructureDefinition,
  unversioned,
} from './package.ts';

/** Types of later releases, or logical models, that R4 does not have. */
const NOT_R4 = new Set(['SubscriptionStatus', 'MetadataResource']);

/** Quantities under another name: R4 published no data elements for them. */
const WITHOUT_DATA_ELEMENTS = new Set(['Age', 'Count', 'Distance', 'Duration']);

/** Backbones have no data element; this one's cardinality in the package is R5's. fhir.schema.json has R4's. */
const CORRECTED: Readonly<Record<string, Partial<SourceElement>>> = { 'EvidenceVariable.characteristic': { min: 1 } };

/** R4 published data element ids cut at 64 characters, so that some elements fell together under one id. */
const ID_LENGTH = 64;

const FHIR_TYPE = 'http://hl7.org/fhir/StructureDefinition/structuredefinition-fhir-type';

const parentOf = (path: string): string => path.slice(0, path.lastIndexOf('.'));
const dataElementId = (path: string): string => `de-${path.replace('[x]', 'X')}`;

interface R4Elements {
  readonly byPath: ReadonlyMap<string, SourceElement>;
  /** Ids that are exactly as long as the limit: any path that begins so may be meant. */
  readonly cutIds: ReadonlySet<string>;
  /** Every path that has a data element, and all that such a path stands in. */
  readonly known: ReadonlySet<string>;
}

function readR4Elements(read: ReadBundle): R4Elements {
  const byPath = new Map<string, SourceElement>();
  const cutIds = new Set<string>();
  const known = new Set<string>();
  for (const { id, snapshot } of ofType(read('dataelements.json'), 'StructureDefinition')) {
    const element = snapshot.element[0];
    if (element === undefined) continue;
    // Quantity comes first; MoneyQuantity and SimpleQuantity follow under the same paths, narrower.
    if (!byPath.has(element.path)) byPath.set(element.path, element);
    if (id.length === ID_LENGTH) cutIds.add(id);
    for (let path = element.path; path !== ''; path = path.includes('.') ? parentOf(path) : '') known.add(path);
  }
  return { byPath, cutIds, known };
}

/** Whether R4 has the element, its parent being R4's. */
function isR4({ path, contentReference }: SourceElement, r4: R4Elements): boolean {
  if (WITHOUT_DATA_ELEMENTS.has(parentOf(path)) || r4.known.has(path)) return true;
  // Not every data type has data elements for what it inherits, and references to content never have one.
  if (contentReference !== undefined || /\.(id|extension|modifierExtension)$/.test(path)) return true;
  const id = dataElementId(path);
  return id.length > ID_LENGTH && r4.cutIds.has(id.slice(0, ID_LENGTH));
}

function r4ElementsOf(definition: StructureDefinition, r4: R4Elements): SourceElement[] {
  const kept = new Map<string, SourceElement>();
  for (const element of definition.snapshot.element.slice(1)) {
    const { path } = element;
    const parent = parentOf(path);
    if (parent !== definition.name && !kept.has(parent)) continue;
    if (isR4(element, r4)) kept.set(path, { ...(r4.byPath.get(path) ?? element), ...CORRECTED[path] });
  }
  for (const [path, element] of r4.byPath) {
    const parent = parentOf(path);
    if (!kept.has(path) && (parent === definition.name || kept.has(parent))) kept.set(path, element);
  }
  return [...kept.values()];
}

/** `http://hl7.org/fhirpath/System.String` is the type of ids and of Extension.url; the extension names FHIR's. */
function typeCode(type: NonNullable<SourceElement['type']>[number]): string {
  if (!type.code.startsWith('http://hl7.org/fhirpath/')) return type.code;
  return type.extension?.find((each) => each.url === FHIR_TYPE)?.valueUrl ?? 'string';
}

function compileElement(element: SourceElement, isBackbone: boolean, resourceTypes: ReadonlySet<string>): ElementDef {
  const types = isBackbone
    ? [element.path]
    : element.contentReference !== undefined
      ? [element.contentReference.slice(element.contentReference.indexOf('#') + 1)]
      : [...new Set((element.type ?? []).map(typeCode))];
  const targets = [...new Set((element.type ?? []).flatMap((type) => (type.targetProfile ?? []).map(lastSegment)))];
  const open = targets.length === 0 || targets.includes('Resource');
  const { binding } = element;
  return {
    types,
    min: element.min,
    max: element.max === '*' ? -1 : Number(element.max),
    ...(element.path.endsWith('[x]') && { choice: true }),
    ...(element.isSummary === true && { summary: true }),
    ...(element.isModifier === true && { modifier: true }),
    ...(binding?.strength === 'required' && binding.valueSet && { binding: unversioned(binding.valueSet) }),
    ...(!open && { targets: targets.filter((target) => resourceTypes.has(target)) }),
  };
}

function addNodes(
  nodes: Record<string, NodeDef>,
  definition: StructureDefinition,
  r4: R4Elements,
  resourceTypes: ReadonlySet<string>,
) {
  const { name, kind, baseDefinition } = definition;
  // A primitive's `value` is no property in JSON: the property itself is the value.
  const elements = r4ElementsOf(definition, r4).filter(
    ({ path }) => kind !== 'primitive-type' || !path.endsWith('.value'),
  );
  const backbones = new Set(elements.map(({ path }) => parentOf(path)).filter((path) => path !== name));
  const children = new Map<string, Record<string, ElementDef>>([[name, {}]]);
  for (const path of backbones) children.set(path, {});
  for (const element of elements) {
    const property = lastSegment(element.path.replaceAll('.', '/')).replace('[x]', '');
    children.get(parentOf(element.path))![property] = compileElement(
      element,
      backbones.has(element.path),
      resourceTypes,
    );
  }
  for (const [path, its] of children) {
    nodes[path] =
      path === name
        ? {
            kind: kind as NodeDef['kind'],
            ...(baseDefinition && { base: lastSegment(baseDefinition) }),
            elements: its,
          }
        : { kind: 'backbone', elements: its };
  }
}

export interface CompiledNodes {
  readonly nodes: Record<string, NodeDef>;
  readonly primitiveRegexes: Record<string, string>;
}

export function compileNodes(read: ReadBundle): CompiledNodes {
  const r4 = readR4Elements(read);
  const definitions = ['profiles-types.json', 'profiles-resources.json']
    .flatMap((file) => ofType(read(file), 'StructureDefinition'))
    .filter((each) => each.kind !== 'logical' && each.derivation !== 'constraint' && !NOT_R4.has(each.name));
  const resourceTypes = new Set(definitions.filter(({ kind }) => kind === 'resource').map(({ name }) => name));
  const nodes: Record<string, NodeDef> = {};
  for (const definition of definitions) addNodes(nodes, definition, r4, resourceTypes);
  const primitiveRegexes: Record<string, string> = {};
  for (const definition of definitions) {
    if (definition.kind !== 'primitive-type') continue;
    const regex = regexOf(definition);
    if (regex !== undefined) primitiveRegexes[definition.name] = regex;
  }
  return { nodes, primitiveRegexes };
}

/**
 * The published expression, anchored. Some are replaced: `string` and `markdown` say no more than "not empty";
 * base64Binary's (`(\s*([0-9a-zA-Z\+/=]){4}\s*)+`) takes exponential time on a long text with a fault at its end.
 */
const REPLACED: Readonly<Record<string, string | undefined>> = {
  string: undefined,
  markdown: undefined,
  base64Binary: '^[0-9A-Za-z+/\\s]*(?:=[=\\s]*)?$',
  decimal: '^-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$',
};

function regexOf({ name, snapshot }: StructureDefinition): string | undefined {
  if (name in REPLACED) return REPLACED[name];
  const value = snapshot.element.find(({ path }) => path === `${name}.value`);
  const published = value?.type?.[0]?.extension?.find(({ url }) => url.endsWith('/regex'))?.valueString;
  return published === undefined ? undefined : `^(?:${published})$`;
}
