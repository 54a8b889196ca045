// What is stored is R4: known elements, right types, required ones present. Profiles are judged elsewhere.
import { shapeFindings } from '../../fhir/validation/shape.ts';
import { type Finding, Problem } from '../../problem.ts';
import type { Guard } from '../change.ts';

export function shapeGuard(
  mode: 'strict' | 'warn',
  onWarning: (about: string, findings: readonly Finding[]) => void,
): Guard {
  return ({ after, type, id }) => {
    if (after === undefined) return;
    const findings = shapeFindings(after);
    if (findings.length === 0) return;
    if (mode === 'strict') throw new Problem('structure', findings[0]!.said, {}, findings);
    onWarning(`${type}/${id}`, findings);
  };
}
