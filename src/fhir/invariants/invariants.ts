// An invariant ready to be asked: written out, compiled, or put to the engine of npm, in this order.
// https://hl7.org/fhir/R4/conformance-rules.html#constraints
import { BY_HAND } from './by-hand.ts';
import { BEYOND } from './compiled.ts';
import { meant } from './corrections.ts';
import { evaluateByEngine } from './engine.ts';
import { holdsWithout } from './holds-without.ts';
import { Cannot, type Focus, type Invariant, type InvariantContext, type Outcome } from './model.ts';
import { parse } from './parse.ts';
import { propositional } from './propositional.ts';

const MOST_KEPT = 5_000;
const kept = new Map<string, Invariant>();

/** The key only tells apart what was published with one expression: txt-1 and txt-2. */
export function invariantOf(expression: string, key?: string): Invariant {
  const text = meant(expression, key);
  let invariant = kept.get(text);
  if (invariant === undefined) {
    invariant = made(text);
    if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value!);
    kept.set(text, invariant);
  }
  return invariant;
}

function made(text: string): Invariant {
  const native = BY_HAND.get(text) ?? propositional(text);
  const byEngine = (focus: Focus, context: InvariantContext): Outcome =>
    outcomeOf(evaluateByEngine(text, focus, context));
  const evaluate = (focus: Focus, context: InvariantContext): Outcome => {
    if (native !== undefined) {
      try {
        return native(focus, context) === true ? 'holds' : 'fails';
      } catch (error) {
        if (error !== BEYOND) return cannot(error);
      }
    }
    try {
      return byEngine(focus, context);
    } catch (error) {
      return cannot(error);
    }
  };
  let without: ReadonlySet<string> | undefined | null = null;
  return {
    evaluate,
    get holdsWithout() {
      if (without === null) without = needsOf(text);
      return without;
    },
    isNative: native !== undefined,
  };
}

const needsOf = (text: string): ReadonlySet<string> | undefined => {
  const tree = parse(text);
  return tree === undefined ? undefined : holdsWithout(tree);
};

/** Empty is not true. As HL7's validator has it, any other collection than a single boolean is. */
function outcomeOf(result: readonly unknown[]): Outcome {
  if (result.length === 0) return 'fails';
  const [only] = result;
  return result.length === 1 && typeof only === 'boolean' ? (only ? 'holds' : 'fails') : 'holds';
}

const LONGEST_REASON = 300;

/** The engine throws strings too, and quotes what it met: content does not belong into a reason at any length. */
function cannot(error: unknown): Outcome {
  const reason = error instanceof Error ? error.message : String(error);
  if (!(error instanceof Cannot) && error instanceof RangeError) return { cannot: 'it nests too deep' };
  return { cannot: reason.slice(0, LONGEST_REASON) };
}
