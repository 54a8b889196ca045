// Invariants of the definitions. One that two definitions repeat is asked once.
import { propertiesOf } from '../../definitions/definitions.ts';
import { invariantOf } from '../../invariants/invariants.ts';
import type { Invariant } from '../../invariants/model.ts';
import type { Constraint } from '../../library/structure.ts';
import { isObject } from '../../resource.ts';
import type { Plan } from '../plan/model.ts';
import { broken, notAsked } from '../said/constraints.ts';
import type { Place } from './place.ts';
import type { Run } from './run.ts';

const BEST_PRACTICE = 'http://hl7.org/fhir/StructureDefinition/elementdefinition-bestpractice';

export function checkConstraints(run: Run, place: Place, plan: Plan, all: readonly Plan[]): void {
  for (const constraint of plan.constraints) {
    if (isRepeated(constraint, plan, all)) continue;
    const invariant = invariantOf(constraint.expression!, constraint.key);
    if (holdsAnyway(invariant, place)) continue;
    const outcome = invariant.evaluate(place, run.contextOf(place, plan));
    if (outcome === 'holds') continue;
    const source = constraint.source ?? plan.source;
    if (outcome !== 'fails') run.report(place, notAsked(constraint, outcome.cannot), source);
    else if (!isBestPractice(constraint) || run.options.bestPractice) run.report(place, broken(constraint), source);
  }
}

/** An earlier plan has asked already. */
function isRepeated({ key, expression }: Constraint, plan: Plan, all: readonly Plan[]): boolean {
  for (const other of all) {
    if (other === plan) return false;
    if (other.constraints.some((each) => each.key === key && each.expression === expression)) return true;
  }
  return false;
}

function holdsAnyway({ holdsWithout }: Invariant, { value, type }: Place): boolean {
  if (holdsWithout === undefined || !isObject(value)) return false;
  const known = propertiesOf(type);
  for (const property in value) {
    const name = known.get(property.charCodeAt(0) === UNDERSCORE ? property.slice(1) : property)?.name;
    if (name !== undefined && holdsWithout.has(name)) return false;
  }
  return true;
}

const UNDERSCORE = 0x5f;

const isBestPractice = ({ extension, severity }: Constraint): boolean =>
  severity === 'warning' && extension?.some(({ url }) => url === BEST_PRACTICE) === true;
