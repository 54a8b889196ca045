// Which elements of the focus must be there for an expression to be able to fail. The expression is walked with sets of
// possible results in place of results: what is absent is empty, all else may be anything. Nothing is taken for granted,
// neither cardinalities nor types, so that what is said holds for broken content too.
import { nodeOf } from '../definitions/definitions.ts';
import type { Node } from './parse.ts';
import {
  ANYTHING,
  asTruth,
  EMPTY,
  FALSE,
  NO,
  NOTHING,
  negated,
  numberOf,
  of,
  operation,
  type Possible,
  passing,
  SOME,
  THROWS,
  TRUE,
  YES,
  YES_OR_NO,
} from './possible.ts';
import { isKnownVariable } from './variables.ts';

interface Scope {
  readonly absent: ReadonlySet<string>;
  /** Whether names stand for elements of the focus; within where() and the like they stand for elements of something else. */
  readonly isFocus: boolean;
  /** What $this may be. */
  readonly here: Possible;
}

/** Nearly always there, so that skipping by them would be of no use: the first to be left out. */
const USUAL = [
  'value',
  'code',
  'type',
  'status',
  'name',
  'url',
  'system',
  'category',
  'reference',
  'start',
  'kind',
  'entry',
];

export function holdsWithout(node: Node): ReadonlySet<string> | undefined {
  const needed = new Set<string>();
  namesIn(node, needed);
  if (needed.size === 0 || !holds(node, needed)) return undefined;
  for (const name of [...needed].sort((a, b) => rank(a) - rank(b))) {
    needed.delete(name);
    if (!holds(node, needed)) needed.add(name);
  }
  return needed.size === 0 ? undefined : needed;
}

const rank = (name: string): number => (USUAL.includes(name) ? USUAL.indexOf(name) : USUAL.length);

const holds = (node: Node, absent: ReadonlySet<string>): boolean =>
  possible(node, { absent, isFocus: true, here: of(SOME) }).bits === TRUE;

const isOnThis = (node: Node & { kind: 'name' | 'call' }): boolean => node.of === undefined || node.of.kind === 'this';

/** At its start, an expression may name the type of the focus: Appointment.status. */
const isTypeName = (name: string): boolean => /^[A-Z]/.test(name);

/** Names that may stand for elements of the focus; those of other elements among them do no harm. */
function namesIn(node: Node, into: Set<string>): void {
  if (node.kind === 'name' && isOnThis(node) && !isTypeName(node.name)) into.add(node.name);
  // extension('url') reads the element of that name.
  if (node.kind === 'call' && node.name === 'extension' && node.of === undefined) into.add('extension');
  for (const child of childrenOf(node)) namesIn(child, into);
}

const childrenOf = (node: Node): readonly Node[] => {
  if (node.kind === 'operation') return [node.left, node.right];
  if (node.kind === 'index') return [node.of, node.at];
  if (node.kind === 'call') return node.of === undefined ? node.args : [node.of, ...node.args];
  return 'of' in node && node.of !== undefined ? [node.of] : [];
};
function possible(node: Node, scope: Scope): Possible {
  switch (node.kind) {
    case 'string':
    case 'other':
      return of(SOME);
    case 'number':
      return numberOf(node.value);
    case 'boolean':
      return node.value ? YES : NO;
    case 'empty':
      return NOTHING;
    case 'this':
      return scope.here;
    case 'variable':
      return of(isKnownVariable(node.name) ? SOME : ANYTHING | THROWS);
    case 'name':
      return nameOf(node, scope);
    case 'call':
      return call(node, scope);
    case 'index':
      return of(passing(possible(node.of, scope)).bits | (possible(node.at, scope).bits & THROWS));
    case 'sign':
      return of(ANYTHING | THROWS);
    case 'type':
      return typed(possible(node.of, scope), node.type);
    case 'operation':
      return operation(node.op, possible(node.left, scope), possible(node.right, scope));
  }
}

/** Of several items, and for a type that is unknown, `is` and `as` fail. */
const typed = ({ bits }: Possible, type: string): Possible =>
  bits === EMPTY && isKnownType(type) ? NOTHING : of(ANYTHING | THROWS);

const SYSTEM = new Set(['Boolean', 'String', 'Integer', 'Decimal', 'Date', 'DateTime', 'Time', 'Quantity']);
const isKnownType = (name: string): boolean => SYSTEM.has(name) || nodeOf(name.replace(/^FHIR\./, '')) !== undefined;

function nameOf(node: Node & { kind: 'name' }, scope: Scope): Possible {
  if (isOnThis(node)) return scope.isFocus && scope.absent.has(node.name) ? NOTHING : of(ANYTHING);
  return passing(possible(node.of!, scope));
}

/** What these say of an empty collection; of another they say yes or no. */
const SAID_OF_NOTHING: Readonly<Record<string, Possible>> = {
  hasValue: NO,
  isDistinct: YES,
  subsetOf: YES,
  allTrue: YES,
  allFalse: YES,
  anyTrue: NO,
  anyFalse: NO,
};

/** Empty of an empty collection, whatever the arguments. */
const EMPTY_OF_NOTHING = new Set([
  ...['where', 'select', 'repeat', 'ofType', 'first', 'last', 'tail', 'single', 'distinct', 'children', 'descendants'],
  ...['trace', 'extension', 'toString', 'toInteger', 'toDecimal', 'toBoolean', 'length', 'upper'],
  ...[
    'lower',
    'startsWith',
    'endsWith',
    'contains',
    'matches',
    'matchesFull',
    'substring',
    'replaceMatches',
    'replace',
  ],
  ...['getValue', 'toDate', 'toDateTime', 'toTime', 'toChars', 'abs', 'not'],
]);

/** Evaluated for each item, or with the input as $this. */
const PER_ITEM = new Set(['where', 'select', 'repeat', 'all', 'exists', 'iif', 'aggregate', 'trace']);

/** Functions whose argument may be any collection; that of others has to be a single item. */
const OF_COLLECTIONS = new Set(['subsetOf', 'combine', 'union', 'intersect', 'exclude']);

const TYPED = new Set(['is', 'as', 'ofType']);

function call(node: Node & { kind: 'call' }, scope: Scope): Possible {
  const { name, args } = node;
  const isOnFocus = isOnThis(node) && scope.isFocus;
  const input = isOnThis(node) ? scope.here : possible(node.of!, scope);
  if (TYPED.has(name)) return typed(input, args[0]?.kind === 'name' ? args[0].name : '');
  if (name === 'extension' && isOnFocus && scope.absent.has('extension') && args[0]?.kind === 'string') return NOTHING;
  const inner = PER_ITEM.has(name) ? { ...scope, isFocus: isOnFocus, here: name === 'iif' ? input : of(SOME) } : scope;
  const given = args.map((arg) => possible(arg, inner));
  const asked =
    PER_ITEM.has(name) || OF_COLLECTIONS.has(name) || args.every(({ kind }) => kind === 'string' || kind === 'number')
      ? 0
      : THROWS;
  return called(name, input, given, given.reduce((bits, arg) => bits | arg.bits, asked) & THROWS);
}

function called(name: string, input: Possible, args: readonly Possible[], throws: number): Possible {
  const { bits } = input;
  const fails = (bits & THROWS) | (bits === EMPTY && PER_ITEM.has(name) ? 0 : throws);
  const [first] = args;
  if (Object.hasOwn(SAID_OF_NOTHING, name)) {
    const nothing = SAID_OF_NOTHING[name]!.bits;
    const couldThrow = /^(all|any)/.test(name) ? THROWS : 0;
    return of((bits & EMPTY ? nothing : 0) | (bits & ~EMPTY ? YES_OR_NO | couldThrow : 0) | fails);
  }
  switch (name) {
    case 'empty':
    case 'exists': {
      const [something, nothing] = name === 'exists' ? [TRUE, FALSE] : [FALSE, TRUE];
      const ofSome = first === undefined ? something : YES_OR_NO;
      return of((bits & EMPTY ? nothing : 0) | (bits & (YES_OR_NO | SOME) ? ofSome : 0) | fails);
    }
    case 'all': {
      const ofSome = first?.bits === TRUE ? TRUE : YES_OR_NO;
      return of((bits & EMPTY ? TRUE : 0) | (bits & ~EMPTY ? ofSome : 0) | fails);
    }
    case 'not':
      return of(negated(asTruth(bits)) | fails);
    case 'count':
      return bits & THROWS ? of(SOME | fails) : numberOf(bits === EMPTY ? 0 : undefined);
    case 'iif':
      return iif(input, args, fails);
    case 'select':
    case 'repeat':
      if (first?.bits === EMPTY) return of(EMPTY | (bits & THROWS));
      return bits === EMPTY ? NOTHING : of(ANYTHING | THROWS);
    case 'combine':
    case 'union':
      return bits === EMPTY && first?.bits === EMPTY ? NOTHING : of(ANYTHING | fails);
    case 'intersect':
    case 'exclude':
      return bits === EMPTY || (name === 'intersect' && first?.bits === EMPTY)
        ? of(EMPTY | fails)
        : of(ANYTHING | fails);
    case 'where':
      // A criterion that is never met leaves nothing; one that may be, leaves what it may.
      if (first !== undefined && (first.bits & ~(EMPTY | FALSE)) === 0) return of(EMPTY | (bits & THROWS));
      return of(passing(input).bits | fails);
    default:
      if (!EMPTY_OF_NOTHING.has(name)) return of(ANYTHING | YES_OR_NO | THROWS);
      // An argument that fails, fails whatever the input.
      return bits === EMPTY ? of(EMPTY | fails) : of(ANYTHING | THROWS);
  }
}

function iif(input: Possible, [condition, then, otherwise = NOTHING]: readonly Possible[], fails: number): Possible {
  if (input.bits & EMPTY || condition === undefined || then === undefined) return of(ANYTHING | THROWS);
  if (condition.bits === TRUE) return then;
  if ((condition.bits & ~(EMPTY | FALSE)) === 0) return otherwise;
  return of(then.bits | otherwise.bits | fails);
}
