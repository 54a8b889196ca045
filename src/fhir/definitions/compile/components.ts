// The parts of composite parameters, each with the kind it is asked for by. Two published ones are in error: the definitions of
// DocumentReference.relationship are exchanged, and "DateTime" is no type.
import { branchesOf } from '../../search/extract/branches.ts';
import type { NodeDef, SearchParamDef } from '../model.ts';

type Component = NonNullable<SearchParamDef['component']>[number];

/** What is known of the parameter a part is defined by. */
export type Definition = Pick<SearchParamDef, 'type' | 'target'>;

export function componentsOf(
  url: string,
  expression: string,
  published: readonly { readonly definition: string; readonly expression: string }[],
  definitionOf: (url: string) => Definition | undefined,
  nodes: Readonly<Record<string, NodeDef>>,
): Component[] {
  const known = published.map(({ definition }) => {
    const found = definitionOf(definition);
    if (found === undefined) throw new Error(`${url}: no parameter ${definition}, which is a part of it`);
    return { definition, type: found.type, ...(found.target && { target: found.target }) };
  });
  const areReferences = published.map((part) => isReference(nodes, expression, part.expression));
  const isExchanged =
    known.length === 2 &&
    areReferences[0] !== areReferences[1] &&
    known.every(({ type }, i) => (type === 'reference') !== areReferences[i]);
  const ordered = isExchanged ? known.toReversed() : known;
  return published.map((part, i) => ({ ...ordered[i]!, expression: withTypes(part.expression, nodes) }));
}

/** Of an expression that is a plain name. */
const isReference = (nodes: Readonly<Record<string, NodeDef>>, root: string, expression: string): boolean =>
  branchesOf(root).some((node) => nodes[node]?.elements[expression]?.types.includes('Reference') === true);

const withTypes = (expression: string, nodes: Readonly<Record<string, NodeDef>>): string =>
  expression.replace(/\bas\((\w+)\)/g, (cast, type: string) => {
    const primitive = type[0]!.toLowerCase() + type.slice(1);
    return nodes[type] === undefined && nodes[primitive] !== undefined ? `as(${primitive})` : cast;
  });
