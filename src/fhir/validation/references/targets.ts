// Which resources a definition lets a reference lead to.
import { isResourceType } from '../../definitions/definitions.ts';
import type { Definition } from '../../library/scope.ts';
import type { StructureDefinition } from '../../library/structure.ts';
import type { Plan } from '../plan/model.ts';
import type { Run } from '../walk/run.ts';

const R4 = 'http://hl7.org/fhir/StructureDefinition/';

interface Named {
  readonly canonical: string;
  /** Of R4 itself: known by the name alone. */
  readonly type: string | undefined;
}

interface Written {
  readonly named: readonly Named[];
  readonly aggregation: readonly string[];
  /** Where all are of R4 itself, nothing need be looked up. */
  readonly known: Targets | undefined;
}

export interface Allowed {
  readonly canonical: string;
  readonly type: string;
  /** None: of R4, which everything is judged by in any case. */
  readonly profile: Definition | undefined;
}

export interface Targets {
  readonly allowed: readonly Allowed[];
  /** Named, but not at hand. */
  readonly unknown: readonly string[];
  /** Empty: whichever way it likes. */
  readonly aggregation: readonly string[];
}

const written = new WeakMap<Plan, Written | null>();

function writtenOf(plan: Plan): Written | null {
  let found = written.get(plan);
  if (found === undefined) {
    found = readOf(plan);
    written.set(plan, found);
  }
  return found;
}

function readOf(plan: Plan): Written | null {
  const types = plan.types.filter(({ code }) => code === 'Reference' || code === 'canonical');
  if (types.length === 0) return null;
  const all = types.flatMap(({ targetProfile = [] }) => targetProfile).map(named);
  const aggregation = types.flatMap(({ aggregation: ways = [] }) => ways);
  const allowed = all.flatMap(({ canonical, type }) =>
    type === undefined ? [] : [{ canonical, type, profile: undefined }],
  );
  const known = allowed.length === all.length ? { allowed, unknown: [], aggregation } : undefined;
  return { named: all, aggregation, known };
}

function named(canonical: string): Named {
  const type = canonical.startsWith(R4) ? canonical.slice(R4.length) : '';
  return {
    canonical,
    type: isResourceType(type) || type === 'Resource' || type === 'DomainResource' ? type : undefined,
  };
}

/** Undefined: the plan says nothing of where it leads to. */
export function targetsOf(run: Run, plan: Plan): Targets | undefined {
  const found = writtenOf(plan);
  if (found === null) return undefined;
  if (found.known !== undefined) return found.known;
  const allowed: Allowed[] = [];
  const unknown: string[] = [];
  for (const { canonical, type } of found.named) {
    if (type !== undefined) {
      allowed.push({ canonical, type, profile: undefined });
      continue;
    }
    const profile =
      plan.scope.find('StructureDefinition', canonical) ?? run.scope.find('StructureDefinition', canonical);
    if (profile === undefined) unknown.push(canonical);
    else allowed.push({ canonical, type: (profile.resource as StructureDefinition).type, profile });
  }
  return { allowed, unknown, aggregation: found.aggregation };
}

export const isAny = ({ allowed, unknown }: Targets): boolean =>
  allowed.length + unknown.length === 0 || allowed.some(({ type }) => type === 'Resource');

/** HL7's own profiles are not insisted on: that they are not met is said where the target itself stands. */
export const isOwnProfile = ({ canonical }: Allowed): boolean => !canonical.startsWith(R4);
