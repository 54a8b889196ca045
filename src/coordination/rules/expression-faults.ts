// What a condition may say: FHIRPath over the variables of a stay, with functions that end soon and look at nothing else.
// Judged from the tree the engine parses; so nothing refused is ever run.
import { isObject } from '../../fhir/resource.ts';

export interface ExpressionFault {
  readonly kind: 'unknown-variable' | 'refused-function';
  readonly name: string;
}

// Left out: what may run for ever (matches), fill the memory (repeat, descendants, replace, aggregate), compare every pair
// (distinct, union …), leave the process (resolve, memberOf, trace), or answer differently tomorrow (now, today).
const FUNCTIONS = new Set([
  ...['empty', 'exists', 'not', 'all', 'allTrue', 'anyTrue', 'allFalse', 'anyFalse', 'count', 'hasValue'],
  ...['where', 'select', 'first', 'last', 'tail', 'skip', 'take', 'single', 'extension', 'iif', 'is', 'as', 'ofType'],
  ...['contains', 'startsWith', 'endsWith', 'length', 'lower', 'upper', 'trim'],
  ...['toString', 'toInteger', 'toBoolean', 'toDate', 'toDateTime'],
]);

export function expressionFaults(tree: unknown, known: ReadonlySet<string>): ExpressionFault[] {
  const faults = new Map<string, ExpressionFault>();
  for (const { type, text, delimitedText } of nodesOf(tree)) {
    const name = String(delimitedText ?? text ?? '').replace(/^(['`])(.*)\1$/s, '$2');
    if (type === 'ExternalConstantTerm' && !known.has(name)) faults.set(`%${name}`, { kind: 'unknown-variable', name });
    if (type === 'FunctionInvocation' && !FUNCTIONS.has(name)) {
      faults.set(`${name}()`, { kind: 'refused-function', name: `${name}()` });
    }
    // Objects made on the fly, the FHIRPath of the future.
    if (type === 'InstanceSelectorTerm') faults.set('{}', { kind: 'refused-function', name: '{…}' });
  }
  return [...faults.values()];
}

/** Names of the variables an expression reads. */
export const variablesIn = (tree: unknown): string[] => [
  ...new Set(
    [...nodesOf(tree)]
      .filter(({ type }) => type === 'ExternalConstantTerm')
      .map(({ text, delimitedText }) => String(delimitedText ?? text ?? '').replace(/^'(.*)'$/s, '$1')),
  ),
];

function* nodesOf(tree: unknown): Generator<Record<string, unknown>> {
  const left = [tree];
  while (left.length > 0) {
    const node = left.pop();
    if (!isObject(node)) continue;
    yield node;
    if (Array.isArray(node.children)) left.push(...[...node.children].reverse());
  }
}
