// StructureDefinitions -> nodes.
import type { ElementDef, NodeDef } from '../model.ts';
import {
  lastSegment,
  ofType,
  type ReadBundle,
  type SourceElement,
  type StructureDefinition,
  unversioned,
} from './package.ts';
import { NOT_R4, parentOf, type R4Elements, r4ElementsOf, readR4Elements } from './r4-elements.ts';

const FHIR_TYPE = 'http://hl7.org/fhir/StructureDefinition/structuredefinition-fhir-type';

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
