// SearchParameters -> one record per parameter and base, each with its own branches of the expression only.
import { branchesOf } from '../../search/extract/branches.ts';
import type { NodeDef, SearchParamDef } from '../model.ts';
import { componentsOf, type Definition } from './components.ts';
import { ofType, type ReadBundle } from './package.ts';

const R4 = '4.0.1';

/** The type a branch starts at; none on a branch like InsurancePlan's `name | alias`, which are meant from the base. */
const rootOf = (branch: string): string | undefined => /^\(*([A-Z]\w*)/.exec(branch)?.[1];

export function expressionFor(base: string, expression: string): string | undefined {
  const own = branchesOf(expression).flatMap((branch) => {
    const root = rootOf(branch);
    return root === undefined ? [`${base}.${branch}`] : root === base ? [branch] : [];
  });
  return own.length === 0 ? undefined : own.join(' | ');
}

export function compileSearchParams(read: ReadBundle, nodes: Readonly<Record<string, NodeDef>>): SearchParamDef[] {
  const isResource = (type: string): boolean => nodes[type]?.kind === 'resource';
  const published = ofType(read('search-parameters.json'), 'SearchParameter').filter(({ version }) => version === R4);
  const known = new Map(published.map(({ url, type, target }) => [url, { type, target: target?.filter(isResource) }]));
  const definitionOf = (url: string) => known.get(url) as Definition | undefined;
  return published.flatMap(({ code, base, type, expression, target, url, component }) =>
    base.filter(isResource).map((each): SearchParamDef => {
      const own = expression === undefined ? undefined : expressionFor(each, expression);
      return {
        code,
        base: each,
        type: type as SearchParamDef['type'],
        ...(own && { expression: own }),
        ...(target && { target: target.filter(isResource) }),
        url,
        ...(component && own && { component: componentsOf(url, own, component, definitionOf, nodes) }),
      };
    }),
  );
}
