// The engine of npm, HL7's own, for what is neither written out nor propositional. It is large, and loaded when the first
// such invariant is asked. What profiles of strangers say is evaluated here, so within limits.
import { Decimal, plain } from '../json/decimal.ts';
import { isObject } from '../resource.ts';
import { wrongArity } from './arities.ts';
import { Cannot, type Focus, type InvariantContext, MOST_STEPS } from './model.ts';
import { boundedRegex } from './regex.ts';
import { constantOf } from './variables.ts';

type Modules = readonly [engine: typeof import('fhirpath'), model: typeof import('fhirpath/fhir-context/r4')];

let modules: Modules | undefined;
let load: (() => Modules) | undefined;

/** For who may wait: a server at its start. */
export async function loadEngine(): Promise<void> {
  modules ??= await Promise.all([
    import('fhirpath').then((module) => module.default as unknown as Modules[0]),
    import('fhirpath/fhir-context/r4').then((module) => module.default as unknown as Modules[1]),
  ]);
}

/** For who may not: how to get the two modules at once, by createRequire() for one. Called at the first need, if ever. */
export function provideEngine(by: (module: string) => unknown): void {
  load = () => [by('fhirpath') as Modules[0], by('fhirpath/fhir-context/r4') as Modules[1]];
}

export const isEngineLoaded = (): boolean => modules !== undefined;

const engine = (): Modules => {
  modules ??= load?.();
  if (modules === undefined) throw new Cannot('the FHIRPath engine is not loaded');
  return modules;
};

/** In one collection; in an expression that compares every two items, fewer. */
const WIDEST = 100_000;
const WIDEST_COMPARED = 6_000;
const COMPARING = new Set([
  'distinct',
  'isDistinct',
  'subsetOf',
  'supersetOf',
  'exclude',
  'intersect',
  'union',
  'sort',
]);
const COMPARES = new RegExp(`[|~]|\\b(?:${[...COMPARING].join('|')})\\b`);
/** So many comparisons count as a step. */
const COMPARISONS = 20;
const LONGEST_STRING = 1_000_000;
const LONGEST_EXPRESSION = 10_000;
const MOST_KEPT = 5_000;

type Evaluate = (focus: Focus, context: InvariantContext) => unknown[];

const kept = new Map<string, Evaluate>();

/** The collection an expression leads to, its primitives as JSON has them, without what has none. Throws, for whatever reason there is no answer. */
export function evaluateByEngine(expression: string, focus: Focus, context: InvariantContext): unknown[] {
  const isPrimitive = !isObject(focus.value) || focus.value instanceof Decimal;
  const key = `${isPrimitive ? '.' : ''}${focus.type}\n${expression}`;
  let evaluate = kept.get(key);
  if (evaluate === undefined) {
    engine();
    evaluate = attempt(() => (isPrimitive ? ofPrimitive : compiled)(expression, focus.type));
    if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value!);
    kept.set(key, evaluate);
  }
  return evaluate(focus, context);
}

/** What is no expression is found out once. */
function attempt(make: () => Evaluate): Evaluate {
  try {
    return make();
  } catch (error) {
    return () => {
      throw error;
    };
  }
}

/** The engine takes the `_` properties of children only: a primitive is asked as the value of an extension. */
function ofPrimitive(expression: string, type: string): Evaluate {
  const name = `value${type[0]?.toUpperCase()}${type.slice(1)}`;
  if (engine()[1].path2Type[`Extension.${name}`] === undefined) return compiled(expression, type);
  // The expression by itself first: ") or (" must not get out of its parentheses. The line break ends a comment.
  engine()[0].parse(expression);
  const run = compiled(`value.select(${expression}\n)`, 'Extension');
  return ({ value, sibling }, context) =>
    run({ value: { url: '', [name]: value, [`_${name}`]: sibling }, type: 'Extension' }, context);
}

function compiled(expression: string, type: string): Evaluate {
  if (expression.length > LONGEST_EXPRESSION) throw new Cannot(`it is longer than ${LONGEST_EXPRESSION} characters`);
  const [{ compile, parse }, model] = engine();
  const wrong = wrongArity(parse(expression));
  if (wrong !== undefined) throw new Cannot(wrong);
  const widest = COMPARES.test(expression) ? WIDEST_COMPARED : WIDEST;
  const variables = [...expression.matchAll(/%[`']?([\w-]+)/g)].map(([, name]) => name!);
  const constants = Object.fromEntries(variables.map((name) => [name, constantOf(name)] as const).filter(([, v]) => v));
  let left = 0;
  const spend = (_context: unknown, focus: unknown, result: unknown, node: { type?: string; text?: string }): void => {
    const size = sizeOf(result);
    left -= 1 + size;
    if (node.type === 'FunctionInvocation' && COMPARING.has(node.text ?? '')) left -= sizeOf(focus) ** 2 / COMPARISONS;
    if (node.type === 'UnionExpression') left -= size ** 2 / COMPARISONS;
    if (left < 0 || size > widest) throw new Cannot('it takes too many steps');
    const [first] = size === 1 ? (result as unknown[]) : [];
    if (typeof first === 'string' && first.length > LONGEST_STRING) throw new Cannot('it makes too long a text');
  };
  let asked: InvariantContext = { resource: undefined, rootResource: undefined };
  const run = compile({ base: type, expression }, model, {
    async: false,
    resolveInternalTypes: false,
    traceFn: () => {},
    debugger: spend,
    userInvocationTable: functionsOf(() => asked) as never,
  });
  return ({ value }, context) => {
    const outer = asked;
    asked = context;
    left = MOST_STEPS;
    try {
      const environment: Record<string, unknown> = { ...constants };
      for (const name of ['resource', 'rootResource'] as const) {
        if (variables.includes(name)) environment[name] = plainOf(context[name]);
      }
      return (run(plainOf(value), environment) as unknown[])
        .map(dataOf)
        .filter((each) => each !== null && each !== undefined);
    } finally {
      asked = outer;
    }
  };
}

const sizeOf = (collection: unknown): number => (Array.isArray(collection) ? collection.length : 0);

const dataOf = (item: unknown): unknown => (isNode(item) ? item.data : item);

/** A resource is asked for by many invariants: its numbers are made plain once. */
const plained = new WeakMap<object, unknown>();

function plainOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  let made = plained.get(value);
  if (made === undefined) {
    made = plain(value);
    plained.set(value, made);
  }
  return made;
}

/** As the engine hands elements to functions of ours. */
interface Node {
  readonly data: unknown;
  readonly path: string | null;
}

type NodeClass = new (context: unknown, data: unknown, parent: null, path: null, sibling: null, type: null) => Node;

interface EngineContext {
  readonly dataRoot: readonly unknown[];
}

const isNode = (value: unknown): value is Node =>
  isObject(value) && 'data' in value && 'path' in value && 'fhirNodeDataType' in value;

/** What FHIR adds to FHIRPath, answered by the context; and regular expressions, which must end. */
function functionsOf(asked: () => InvariantContext): Record<string, object> {
  const answered = (name: string, answer: boolean | undefined): boolean => {
    if (answer === undefined) throw new Cannot(`${name}() is not known here`);
    return answer;
  };
  const about = (name: 'memberOf' | 'conformsTo') => (items: readonly unknown[], argument: string) =>
    items.length === 1 ? answered(name, asked()[name]?.(dataOf(items[0]), argument)) : [];
  const html = (name: 'htmlChecks' | 'htmlHasContent') => (items: readonly unknown[]) => {
    const div = dataOf(items[0]);
    return typeof div === 'string' ? answered(name, asked()[name]?.(div)) : [];
  };
  const matching = (whole: boolean) => (items: readonly unknown[], source: string | [], flags?: string | []) => {
    const text = singleText(items);
    if (text === undefined || typeof source !== 'string') return [];
    const words = typeof flags === 'string' ? flags : '';
    if (!/^[im]*$/.test(words)) throw new Cannot(`the flags '${words}' are unknown`);
    return boundedRegex(whole ? `^(?:${source})$` : source, [...new Set(words)].join(''))(text);
  };
  const moment = (length: number, zone: string) => () => {
    const now = (asked().now ?? new Date()).toISOString().slice(0, length);
    return engine()[0].evaluate({}, `@${now}${zone}`, {}, engine()[1], { resolveInternalTypes: false, async: false });
  };
  const text = { arity: { 1: ['String'], 2: ['String', 'String'] }, internalStructures: true };
  return {
    resolve: { fn: resolving(asked), arity: { 0: [] }, internalStructures: true },
    memberOf: { fn: about('memberOf'), arity: { 1: ['String'] }, internalStructures: true },
    conformsTo: { fn: about('conformsTo'), arity: { 1: ['String'] }, internalStructures: true },
    htmlChecks: { fn: html('htmlChecks'), arity: { 0: [] }, internalStructures: true },
    htmlChecks2: { fn: html('htmlHasContent'), arity: { 0: [] }, internalStructures: true },
    matches: { fn: matching(false), ...text },
    matchesFull: { fn: matching(true), ...text },
    replaceMatches: { fn: replacing, arity: { 2: ['String', 'String'] }, internalStructures: true },
    today: { fn: moment(10, ''), arity: { 0: [] }, internalStructures: true },
    now: { fn: moment(23, 'Z'), arity: { 0: [] }, internalStructures: true },
  };
}

function singleText(items: readonly unknown[]): string | undefined {
  if (items.length > 1) throw new Cannot('several items where one text was expected');
  const text = dataOf(items[0]);
  if (text === undefined || text === null) return undefined;
  if (typeof text !== 'string') throw new Cannot('no text where one was expected');
  return text;
}

function replacing(items: readonly unknown[], source: string | [], replacement: string | []): unknown {
  const text = singleText(items);
  if (text === undefined || typeof source !== 'string' || typeof replacement !== 'string') return [];
  // Refuses what the other regular expressions are refused for.
  boundedRegex(source)(text);
  if (source === '') return text;
  return text.replace(new RegExp(source, 'gus'), replacement);
}

const resolving = (asked: () => InvariantContext) =>
  function (this: EngineContext, items: readonly unknown[]): unknown[] {
    const { resolve } = asked();
    if (resolve === undefined) throw new Cannot('resolve() is not known here');
    const NodeOf = [...items, ...this.dataRoot].find(isNode)?.constructor as NodeClass | undefined;
    return items.flatMap((item): unknown[] => {
      const data = dataOf(item);
      const reference = isObject(data) ? data.reference : data;
      const found = typeof reference === 'string' ? plainOf(resolve(reference)) : undefined;
      if (!isObject(found)) return [];
      return NodeOf === undefined ? [found] : [new NodeOf(this, found, null, null, null, null)];
    });
  };
