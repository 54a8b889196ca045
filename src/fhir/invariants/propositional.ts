// Compiles what nearly all invariants are, sentences about plain paths: exists() and its kin, comparisons with literals, and
// or implies, where() and all() over such sentences. Whatever else an expression says is left to the engine of npm, and so
// is content that would need more than this (`BEYOND`): dates and quantities compared, several items where one is wanted.
import { nodeOf } from '../definitions/definitions.ts';
import { isNumber } from '../json/decimal.ts';
import { isObject } from '../resource.ts';
import { among, comparison } from './comparisons.ts';
import {
  beyond,
  type Compiled,
  type Items,
  itemsOf,
  NOT_PROPOSITIONAL,
  no,
  ofKind,
  singleOf,
  spend,
  startSpending,
  type Truth,
  truthOf,
} from './compiled.ts';
import { addChildren, hasChild, type Item, isTyped, typeOf } from './items.ts';
import { type Node, parse } from './parse.ts';
import { boundedRegex } from './regex.ts';
import { constantOf } from './variables.ts';

/** Undefined where the expression says more. */
export function propositional(expression: string): Truth | undefined {
  const node = parse(expression);
  if (node === undefined) return undefined;
  try {
    const truth = truthOf(compile(node));
    return (at, context) => {
      startSpending();
      return truth(at, context);
    };
  } catch (error) {
    if (error === NOT_PROPOSITIONAL) return undefined;
    throw error;
  }
}

function compile(node: Node): Compiled {
  switch (node.kind) {
    case 'string':
    case 'number':
    case 'boolean':
      return { kind: 'literals', values: [node.value] };
    case 'this':
      return { kind: 'items', run: (at) => [at] };
    case 'variable':
      return variable(node.name);
    case 'name':
      return { kind: 'items', run: step(node) };
    case 'call':
      return call(node);
    case 'type':
      return node.op === 'is' ? { kind: 'truth', run: isOf(itemsOf(compile(node.of)), node.type) } : no();
    case 'operation':
      return operation(node.op, compile(node.left), compile(node.right));
    default:
      return no();
  }
}

function variable(name: string): Compiled {
  const constant = constantOf(name);
  if (constant !== undefined) return { kind: 'literals', values: [constant] };
  if (name !== 'resource' && name !== 'rootResource') return no();
  return { kind: 'items', run: (_, context) => [{ value: context[name] }] };
}

function step({ name, of }: Node & { kind: 'name' }): Items {
  const from = of === undefined || of.kind === 'this' ? undefined : itemsOf(compile(of));
  if (from === undefined) {
    if (/^[A-Z]/.test(name)) return (at) => (isTyped(at.value) && at.value.resourceType === name ? [at] : beyond());
    return (at) => {
      const found: Item[] = [];
      addChildren(at, name, found);
      return found;
    };
  }
  return (at, context) => {
    const found: Item[] = [];
    for (const item of spend(from(at, context))) {
      // A step that names the type of the resource stays where it is.
      if (isTyped(item.value) && item.value.resourceType === name) found.push(item);
      else addChildren(item, name, found);
    }
    return found;
  };
}

function call(node: Node & { kind: 'call' }): Compiled {
  const { name, args, of = { kind: 'this' } } = node;
  const [arg] = args;
  if (args.length > 1) return no();
  if ((name === 'exists' || name === 'empty') && args.length === 0 && of.kind === 'name') return childExists(of, name);
  const input = compile(of);
  if (arg === undefined) return askedOf(name, input);
  const items = itemsOf(input);
  switch (name) {
    case 'is':
      return arg.kind === 'name' && arg.of === undefined ? { kind: 'truth', run: isOf(items, arg.name) } : no();
    case 'trace':
      return arg.kind === 'string' ? input : no();
    case 'where':
      return { kind: 'items', run: filtered(items, arg) };
    case 'exists':
      return { kind: 'truth', run: someOf(filtered(items, arg), true) };
    case 'all': {
      const holds = ofKind(compile(arg), 'truth').run;
      return {
        kind: 'truth',
        run: (at, context) => spend(items(at, context)).every((each) => holds(each, context) === true),
      };
    }
    case 'extension':
      return arg.kind === 'string' ? { kind: 'items', run: extensions(items, arg.value) } : no();
    default:
      return arg.kind === 'string' ? { kind: 'truth', run: ofText(name, items, arg.value) } : no();
  }
}

function askedOf(name: string, input: Compiled): Compiled {
  if (name === 'not') {
    const truth = truthOf(input);
    const not: Truth = (at, context) => {
      const answer = truth(at, context);
      return answer === undefined ? undefined : !answer;
    };
    return { kind: 'truth', run: not };
  }
  const items = itemsOf(input);
  switch (name) {
    case 'exists':
    case 'empty':
      return { kind: 'truth', run: someOf(items, name === 'exists') };
    case 'hasValue':
      return { kind: 'truth', run: hasValue(items) };
    case 'count':
      return { kind: 'count', run: (at, context) => items(at, context).length };
    case 'first':
      return { kind: 'items', run: (at, context) => items(at, context).slice(0, 1) };
    default:
      return no();
  }
}

const someOf =
  (items: Items, wanted: boolean): Truth =>
  (at, context) =>
    items(at, context).length > 0 === wanted;

/** What most invariants ask, without making the items. */
function childExists({ name, of }: Node & { kind: 'name' }, asked: 'exists' | 'empty'): Compiled {
  const wanted = asked === 'exists';
  if ((of !== undefined && of.kind !== 'this') || /^[A-Z]/.test(name)) {
    return {
      kind: 'truth',
      run: someOf(step(of === undefined ? { kind: 'name', name } : { kind: 'name', name, of }), wanted),
    };
  }
  return { kind: 'truth', run: (at) => hasChild(at, name) === wanted };
}

const hasValue =
  (items: Items): Truth =>
  (at, context) => {
    const found = items(at, context);
    const value = found.length === 1 ? found[0]!.value : undefined;
    return value !== undefined && value !== null && (typeof value !== 'object' || isNumber(value));
  };

function filtered(items: Items, criterion: Node): Items {
  const { run } = ofKind(compile(criterion), 'truth');
  return (at, context) => spend(items(at, context)).filter((each) => run(each, context) === true);
}

/** A type, or one derived from it. Types of the FHIRPath system are another matter. */
function isOf(items: Items, wanted: string): Truth {
  if (nodeOf(wanted) === undefined) return no();
  return (at, context) => {
    const found = items(at, context);
    if (found.length > 1) return beyond();
    if (found.length === 0) return undefined;
    let type = typeOf(found[0]!);
    // The node of a backbone does not say what it derives from.
    if (type === undefined || (nodeOf(type)?.kind ?? 'backbone') === 'backbone') return beyond();
    while (type !== undefined && type !== wanted) type = nodeOf(type)?.base;
    return type === wanted;
  };
}

function extensions(items: Items, url: string): Items {
  return (at, context) => {
    const found: Item[] = [];
    for (const item of spend(items(at, context))) {
      const holder = isObject(item.value) ? item.value : item.sibling;
      // Here the engine fails, and it may say so itself.
      if (isObject(holder) && isObject(holder.extension)) beyond();
      addChildren(item, 'extension', found);
    }
    return found.filter(({ value }) => isObject(value) && value.url === url);
  };
}

function ofText(name: string, items: Items, text: string): Truth {
  const asked = askedOfText(name, text);
  return (at, context) => {
    const value = singleOf(items(at, context));
    if (value === undefined) return undefined;
    return typeof value === 'string' ? asked(value) : beyond();
  };
}

function askedOfText(name: string, text: string): (value: string) => boolean {
  switch (name) {
    case 'matches':
      return boundedRegex(text);
    case 'startsWith':
      return (value) => value.startsWith(text);
    case 'endsWith':
      return (value) => value.endsWith(text);
    case 'contains':
      return (value) => value.includes(text);
    default:
      return no();
  }
}

function operation(op: string, left: Compiled, right: Compiled): Compiled {
  if (Object.hasOwn(LOGIC, op)) {
    const [a, b, join] = [truthOf(left), truthOf(right), LOGIC[op]!];
    return { kind: 'truth', run: (at, context) => join(a(at, context), b(at, context)) };
  }
  if (op === '|')
    return { kind: 'literals', values: [...ofKind(left, 'literals').values, ...ofKind(right, 'literals').values] };
  if (op === 'in') return { kind: 'truth', run: among(itemsOf(left), ofKind(right, 'literals').values) };
  if (op === '+') {
    const [a, b] = [ofKind(left, 'count').run, ofKind(right, 'count').run];
    return { kind: 'count', run: (at, context) => a(at, context) + b(at, context) };
  }
  return { kind: 'truth', run: comparison(op, left, right) };
}

const LOGIC: Readonly<Record<string, (a: boolean | undefined, b: boolean | undefined) => boolean | undefined>> = {
  and: (a, b) => (a === false || b === false ? false : a === true && b === true ? true : undefined),
  or: (a, b) => (a === true || b === true ? true : a === false && b === false ? false : undefined),
  xor: (a, b) => (a === undefined || b === undefined ? undefined : a !== b),
  implies: (a, b) => (a === false || b === true ? true : a === true ? b : undefined),
};
