// The children of an element that has none of its own: those of its type, of the type's profile, or of what it refers to.
import type { Builder } from './builder.ts';
import type { ElementType } from './model.ts';
import { notUnfolded, profileMissing } from './problems.ts';
import type { Node } from './tree.ts';
import { CORE } from './workshop.ts';

const FHIR_TYPE = `${CORE}structuredefinition-fhir-type`;

/** @param root of the tree being built: there a contentReference leads in a type that is not known elsewhere */
export function unfold(node: Node, at: string, builder: Builder, root: Node): void {
  if (node.children.size > 0) return;
  if (node.element.contentReference !== undefined)
    unfoldContent(node, node.element.contentReference, at, builder, root);
  else unfoldType(node, at, builder);
}

function unfoldContent(node: Node, reference: string, at: string, builder: Builder, root: Node): void {
  const target = targetOf(reference, builder, root);
  if (target === undefined) {
    builder.report(notUnfolded(at, reference));
    return;
  }
  const { contentReference: _, ...element } = node.element;
  node.element = { ...element, ...(target.element.type && { type: target.element.type }) };
  node.children = builder.cloneAll(target.children, at);
}

/** Of the type as published, however a profile constrains the place that is referred to. */
function targetOf(reference: string, builder: Builder, root: Node): Node | undefined {
  const hash = reference.indexOf('#');
  const [type, ...names] = reference.slice(hash + 1).split('.');
  const found = builder.workshop.lookUp(hash > 0 ? reference.slice(0, hash) : `${CORE}${type}`);
  let target: Node | undefined = typeof found === 'object' ? found.tree : root;
  for (const name of names) target = target?.children.get(name);
  return target;
}

function unfoldType(node: Node, at: string, builder: Builder): void {
  const types = node.element.type ?? [];
  // Elements of a logical model need no type; the first types of all have no base.
  if (types.length === 0 && builder.isSpecialization) return;
  const tree = types.length === 1 ? treeOfType(types[0]!, at, builder) : treeNamed('Element', builder);
  if (tree === undefined) {
    const names = types.map(({ code }) => code).join(', ');
    builder.report(notUnfolded(at, names || node.element.path));
    return;
  }
  node.children = builder.cloneAll(tree.children, at);
}

function treeOfType(type: ElementType, at: string, builder: Builder): Node | undefined {
  const profile = profileOf(type);
  if (profile !== undefined) {
    const found = builder.workshop.lookUp(profile);
    if (typeof found === 'object') return found.tree;
    // Definitions that contain themselves unfold one level at a time, by their type.
    if (found === 'missing') builder.report(profileMissing(at, profile));
  }
  return treeNamed(type.code.startsWith('http://hl7.org/fhirpath/') ? fhirTypeOf(type) : type.code, builder);
}

/** The one profile that a value of the type must have. */
const profileOf = ({ profile }: ElementType): string | undefined => (profile?.length === 1 ? profile[0] : undefined);

const fhirTypeOf = ({ extension }: ElementType): string => {
  const named = extension?.find(({ url }) => url === FHIR_TYPE);
  return named?.valueUrl ?? named?.valueUri ?? 'string';
};

function treeNamed(code: string, builder: Builder): Node | undefined {
  const found = builder.workshop.lookUp(code.includes(':') ? code : `${CORE}${code}`);
  return typeof found === 'object' ? found.tree : undefined;
}
