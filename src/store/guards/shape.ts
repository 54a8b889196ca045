// What is stored is R4: known elements, right types, required ones present. Profiles are judged elsewhere.
import { shapeFindings } from '../../fhir/validation/shape.ts';
import { type Finding, Problem } from '../../problem.ts';
import type { Guard } from '../change.ts';

export function shapeGuard(
  mode: 'strict' | 'warn',
  onWarning: (about: string, findings: readonly Finding[]) => void,
): Guard {
  return ({ before, after, type, id, actor }) => {
    if (after === undefined) return;
    const findings = shapeFindings(after);
    if (findings.length === 0) return;
    // What was let in when the rules were laxer is no reason not to note how it stands.
    const isKnown = actor.kind === 'hub' && before !== undefined && shapeFindings(before).length > 0;
    if (mode === 'strict' && !isKnown) throw new Problem('structure', findings[0]!.said, {}, findings);
    onWarning(`${type}/${id}`, findings);
  };
}
