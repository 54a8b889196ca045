// Composite parameters: elements and what stands together in them. https://hl7.org/fhir/R4/search.html#composite
import type { SearchParamDef } from '../../definitions/model.ts';
import { compileExpression, type FlatPath } from '../extract/expression.ts';
import type { IndexedParam } from './indexed-param.ts';

type Root = NonNullable<IndexedParam['roots']>[number];
type Part = Root['parts'][number];

const COMPARED: ReadonlySet<SearchParamDef['type']> = new Set(['date', 'string', 'number', 'quantity']);
const EQUAL: ReadonlySet<SearchParamDef['type']> = new Set(['token', 'reference', 'uri']);

/** What is no token although it has a code: `Group.characteristic.value` says all its types. */
const NO_TOKENS: ReadonlySet<string> = new Set(['Quantity', 'Range', 'Reference']);

/** undefined: its parts are of kinds that are not served together. */
export function rootsOf(type: string, { component = [], ...def }: SearchParamDef, paths: readonly FlatPath[]) {
  const kinds = component.map((each) => each.type);
  const compared = kinds.filter((kind) => COMPARED.has(kind));
  const areNumbers = compared.length === 2 && compared.every((kind) => kind === 'number');
  const areServed = kinds.every((kind) => COMPARED.has(kind) || EQUAL.has(kind));
  if (!areServed || component.length < 2 || compared.length === kinds.length) return undefined;
  if (compared.length > 1 && !areNumbers) return undefined;
  const roots = paths.map(
    (path): Root => ({
      path,
      parts: component.flatMap((each) => partOf(each, def, type, path.type) ?? []),
    }),
  );
  return roots.every(({ parts }) => parts.length === component.length) ? roots : undefined;
}

const OF_RESOURCE = '%resource.';

function partOf(
  { expression, type: kind, target }: NonNullable<SearchParamDef['component']>[number],
  { code, base, url }: SearchParamDef,
  resource: string,
  element: string,
): Part | undefined {
  const ofResource = expression.startsWith(OF_RESOURCE);
  const paths = ofResource
    ? compileExpression(expression.slice(OF_RESOURCE.length), resource)
    : compileExpression(expression, element);
  const own = paths?.filter(({ type }) => kind !== 'token' || !NO_TOKENS.has(type));
  if (own === undefined || own.length === 0) return undefined;
  const def = { code, base, type: kind, url, ...(target && { target }) };
  return { def, key: '', paths: own, ofResource, isCompared: COMPARED.has(kind) };
}
