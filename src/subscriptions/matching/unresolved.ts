// care-manager-unresolved follows from what the rules found out: a step to find the care manager is open, and was not before.

import { CANONICAL_BASE } from '../../fhir/canonical-base.ts';
import { objectsOf } from '../../fhir/elements/any-shape.ts';
import { isObject, type Resource } from '../../fhir/resource.ts';
import type { Change } from '../topics/told-by.ts';

export const UNRESOLVED = 'care-manager-unresolved';
const STEP = `${CANONICAL_BASE}/CodeSystem/task`;
const OPEN = new Set<unknown>(['requested', 'received', 'accepted', 'in-progress', 'on-hold']);

export const becameUnresolved = ({ before, after }: Change): boolean => isAsked(after) && !isAsked(before);

const isAsked = (task: Resource | undefined): boolean =>
  task?.resourceType === 'Task' &&
  OPEN.has(task.status) &&
  isObject(task.code) &&
  objectsOf(task.code.coding).some(({ system, code }) => system === STEP && code === 'identify-care-manager');
