// Comparisons of what a path leads to with literals, of counts with numbers, of sentences with sentences.
import { isNumber, isSameNumber } from '../json/decimal.ts';
import {
  beyond,
  type Compiled,
  type Items,
  itemsOf,
  type Literal,
  no,
  ofKind,
  singleOf,
  type Truth,
  truthOf,
} from './compiled.ts';
import type { Item } from './items.ts';

const ORDER: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '=': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '>': (a, b) => a > b,
  '<=': (a, b) => a <= b,
  '>=': (a, b) => a >= b,
};

export function comparison(op: string, left: Compiled, right: Compiled): Truth {
  if (!Object.hasOwn(ORDER, op)) return no();
  const order = ORDER[op]!;
  const isEquality = op === '=' || op === '!=';
  if (left.kind === 'truth' && isEquality) {
    const other = truthOf(right.kind === 'items' ? no() : right);
    return (at, context) => {
      const [a, b] = [left.run(at, context), other(at, context)];
      return a === undefined || b === undefined ? undefined : (a === b) === (op === '=');
    };
  }
  const { values } = ofKind(right, 'literals');
  const [literal] = values;
  if (literal === undefined || values.length > 1) return no();
  if (left.kind === 'count') {
    return typeof literal === 'number' ? (at, context) => order(left.run(at, context), literal) : no();
  }
  const items = itemsOf(left);
  if (isEquality) return equality(items, literal, op === '=');
  if (typeof literal !== 'number') return no();
  return (at, context) => {
    const value = singleOf(items(at, context));
    if (value === undefined) return undefined;
    return isNumber(value) ? order(Number(value), literal) : beyond();
  };
}

function equality(items: Items, literal: Literal, wanted: boolean): Truth {
  return (at, context) => {
    const found = items(at, context);
    if (found.length === 0) return undefined;
    return (found.length === 1 && isEqual(found[0]!, literal)) === wanted;
  };
}

export function among(items: Items, literals: readonly Literal[]): Truth {
  return (at, context) => {
    const found = items(at, context);
    if (found.length > 1) return beyond();
    return found.length === 0 ? undefined : literals.some((literal) => isEqual(found[0]!, literal));
  };
}

/** Their values are no plain strings to the engine. */
const TEMPORAL = new Set(['date', 'dateTime', 'instant', 'time']);

function isEqual({ value, type }: Item, literal: Literal): boolean {
  if (value === null || value === undefined) return false;
  if (isNumber(value)) return typeof literal === 'number' && isSameNumber(value, literal);
  if (typeof value === 'object' || (type !== undefined && TEMPORAL.has(type))) return beyond();
  return value === literal;
}
