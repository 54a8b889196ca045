// How many arguments the functions of the engine take. Of a wrong number it says so on stderr, at every evaluation, and goes
// on with an empty collection; an expression like that has no answer.
import { isObject } from '../resource.ts';

const ARGUMENTS: Readonly<Record<string, readonly number[]>> = {
  ...every([0], ['today', 'now', 'resolve', 'htmlChecks', 'htmlChecks2', 'type']),
  ...every([0, 1], ['exists', 'toQuantity', 'round', 'join', 'lowBoundary', 'highBoundary', 'pathname']),
  ...every([1], ['where', 'all', 'select', 'repeat', 'ofType', 'is', 'as', 'extension', 'take', 'skip', 'memberOf']),
  ...every([1], ['subsetOf', 'supersetOf', 'combine', 'union', 'intersect', 'exclude', 'conformsTo', 'comparable']),
  ...every(
    [1],
    ['indexOf', 'lastIndexOf', 'startsWith', 'endsWith', 'contains', 'split', 'encode', 'decode', 'escape'],
  ),
  ...every([1], ['unescape', 'log', 'power']),
  ...every([1, 2], ['aggregate', 'trace', 'defineVariable', 'substring', 'matches', 'matchesFull']),
  ...every([2], ['replace', 'replaceMatches']),
  iif: [2, 3],
};

function every(counts: readonly number[], names: readonly string[]): Record<string, readonly number[]> {
  return Object.fromEntries(names.map((name) => [name, counts]));
}

/** The first function in a tree of the engine that is given too few or too many. */
export function wrongArity(tree: unknown): string | undefined {
  const left = [tree];
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    if (!isObject(node) || !Array.isArray(node.children)) continue;
    left.push(...node.children);
    if (node.type !== 'Functn') continue;
    const name = String(node.text).replace(/^`(.*)`$/s, '$1');
    const given = node.children.find((child) => isObject(child) && child.type === 'ParamList');
    const count = isObject(given) && Array.isArray(given.children) ? given.children.length : 0;
    const wanted = Object.hasOwn(ARGUMENTS, name) ? ARGUMENTS[name]! : undefined;
    if (wanted !== undefined && !wanted.includes(count)) return `${name}() takes ${wanted.join(' or ')} arguments`;
  }
  return undefined;
}
