// What the propositional compiler makes of the parts of a sentence, and how it turns away what it does not know.
import type { Item } from './items.ts';
import { Cannot, type InvariantContext, MOST_STEPS } from './model.ts';

/** Thrown for content that a compiled sentence has no answer for. */
export const BEYOND = new Error('left to the engine');

/** Undefined is the empty collection. */
export type Truth = (at: Item, context: InvariantContext) => boolean | undefined;
export type Items = (at: Item, context: InvariantContext) => readonly Item[];
type Count = (at: Item, context: InvariantContext) => number;
export type Literal = string | number | boolean;

export type Compiled =
  | { readonly kind: 'truth'; readonly run: Truth }
  | { readonly kind: 'items'; readonly run: Items }
  | { readonly kind: 'count'; readonly run: Count }
  | { readonly kind: 'literals'; readonly values: readonly Literal[] };

export const NOT_PROPOSITIONAL = new Error('not propositional');

export const no = (): never => {
  throw NOT_PROPOSITIONAL;
};

export const beyond = (): never => {
  throw BEYOND;
};

export const itemsOf = (compiled: Compiled): Items => (compiled.kind === 'items' ? compiled.run : no());

export const ofKind = <K extends Compiled['kind']>(compiled: Compiled, kind: K): Compiled & { kind: K } =>
  compiled.kind === kind ? (compiled as Compiled & { kind: K }) : no();

export function truthOf(compiled: Compiled): Truth {
  switch (compiled.kind) {
    case 'truth':
      return compiled.run;
    case 'items':
      return (at, context) => {
        const value = singleOf(compiled.run(at, context));
        return value === undefined || typeof value === 'boolean' ? value : beyond();
      };
    case 'literals': {
      const [value] = compiled.values;
      return typeof value === 'boolean' ? () => value : no();
    }
    default:
      return no();
  }
}

/** The value of the only item; undefined where there is none, or none but extensions. */
export function singleOf(items: readonly Item[]): unknown {
  if (items.length > 1) return beyond();
  return items[0]?.value ?? undefined;
}

let left = 0;

export const startSpending = (): void => {
  left = MOST_STEPS;
};

/** Lists within lists within lists: what profiles of strangers ask must end. */
export function spend<T>(items: readonly T[]): readonly T[] {
  left -= 1 + items.length;
  if (left < 0) throw new Cannot('it takes too many steps');
  return items;
}
