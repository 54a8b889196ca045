// What is stored is R4: known elements, right types, required ones present. Asked first, so that all others may rely on it.
import type { Resource } from '../../fhir/resource.ts';
import { shapeFindings } from '../../fhir/validation/shape.ts';
import { type Finding, Problem } from '../../problem.ts';
import type { Guard } from '../write/change.ts';

export const shapeGuard: Guard = ({ before, after, actor }) => {
  if (after === undefined) return undefined;
  const findings = faultsIn(after);
  if (findings.length === 0) return undefined;
  // What was let in when the rules were laxer is no reason for the hub not to note how it stands.
  if (actor.kind === 'hub' && before !== undefined && faultsIn(before).length > 0) return undefined;
  throw new Problem('structure', findings[0]!.said, { at: findings[0]!.at }, findings);
};

const faultsIn = (resource: Resource): Finding[] =>
  shapeFindings(resource).filter(({ severity }) => severity === 'error' || severity === 'fatal');
