// Conditions of plans, asked of the facts of a stay. HL7's FHIRPath engine is large: it is loaded once, when the first rule
// is read, and works without waiting from then on. What an expression may cost is limited, since users write plans.
import { type Said, short } from '../../problem.ts';
import { expressionFaults, variablesIn } from './expression-faults.ts';
import type { Condition } from './plan.ts';
import { type PlanProblem, problem } from './plan-problems.ts';

/** By the names of facts/variables.ts; undefined is the empty collection. */
export type Variables = Readonly<Record<string, unknown>>;

/** Why a condition has no answer. */
export interface Failure {
  readonly said: Said;
}

export interface Conditions {
  /** Empty is false; what is neither true, false nor empty has no answer. */
  holds(condition: Condition, variables: Variables): boolean | Failure;
  problemsOf(expression: string, known: ReadonlySet<string>, at: string): PlanProblem[];
  /** Names of the variables a condition reads; none where it cannot be read. */
  variablesOf(condition: Condition): readonly string[];
}

export const isFailure = (answer: boolean | Failure): answer is Failure => typeof answer === 'object';

const LONGEST = 2_000;

// A condition of ours takes some dozen steps over lists of some ten codes.
const MOST_STEPS = 20_000;
const WIDEST = 1_000;
const MOST_KEPT = 1_000;

let loaded: Promise<Conditions> | undefined;

export const loadConditions = (): Promise<Conditions> => {
  loaded ??= importConditions();
  return loaded;
};

interface Compiled {
  readonly evaluate: (variables: Variables) => unknown[];
  readonly variables: readonly string[];
}

async function importConditions(): Promise<Conditions> {
  const [{ default: engine }, { default: model }] = await Promise.all([
    import('fhirpath'),
    import('fhirpath/fhir-context/r4'),
  ]);
  const kept = new Map<string, Compiled | Error>();
  let left = 0;
  const spend = (_context: unknown, _focus: unknown, result: unknown): void => {
    const size = Array.isArray(result) ? result.length : 0;
    left -= 1 + size;
    if (left < 0 || size > WIDEST) throw new Error('it takes too many steps');
  };

  const compile = (expression: string): Compiled => {
    if (expression.length > LONGEST) throw new Error(`it is longer than ${LONGEST} characters`);
    const tree: unknown = engine.parse(expression);
    const variables = variablesIn(tree);
    const [fault] = expressionFaults(tree, new Set(variables));
    if (fault !== undefined) throw new Error(`${fault.name} is not available`);
    const run = engine.compile(expression, model, { debugger: spend });
    return { variables, evaluate: (values) => run({}, known(values)) as unknown[] };
  };

  const compiled = (expression: string): Compiled | Error => {
    const before = kept.get(expression);
    if (before !== undefined) return before;
    const made = attempt(() => compile(expression));
    if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value!);
    kept.set(expression, made);
    return made;
  };

  return {
    holds({ expression }, variables) {
      const ready = compiled(expression);
      if (ready instanceof Error) return failure(expression, ready.message);
      left = MOST_STEPS;
      const result = attempt(() => ready.evaluate(variables));
      if (result instanceof Error) return failure(expression, result.message);
      if (result.length === 0) return false;
      const [answer] = result;
      return result.length === 1 && typeof answer === 'boolean' ? answer : failure(expression, 'it is no yes or no');
    },
    problemsOf(expression, names, at) {
      if (expression.length > LONGEST) return [problem('expression-too-long', at, String(expression.length))];
      const tree = attempt((): unknown => engine.parse(expression));
      if (tree instanceof Error) return [problem('bad-expression', at, tree.message)];
      return expressionFaults(tree, names).map(({ kind, name }) => problem(kind, at, name));
    },
    variablesOf({ expression }) {
      const ready = compiled(expression);
      return ready instanceof Error ? [] : ready.variables;
    },
  };
}

/** Undefined has to be the empty list, and a list with nothing in it is one already. */
const known = (variables: Variables): Record<string, unknown> =>
  Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, value ?? []]));

function attempt<T>(action: () => T): T | Error {
  try {
    return action();
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

const failure = (expression: string, reason: string): Failure => ({
  said: {
    en: `The condition “${short(expression)}” has no answer: ${reason.slice(0, 200)}. Correct it in the PlanDefinition.`,
    ja: `条件「${short(expression)}」を判定できません（${reason.slice(0, 200)}）。PlanDefinition の式を直してください。`,
  },
});
