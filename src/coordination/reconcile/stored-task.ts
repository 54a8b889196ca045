// A Task as it is stored, read for what reconciling asks: which step it is, where it stands, and what people set by hand.
import { CANONICAL_BASE } from '../../fhir/canonical-base.ts';
import { extensionsOf, objectsOf, textOf } from '../../fhir/elements/any-shape.ts';
import { isObject, type Resource } from '../../fhir/resource.ts';
import { parseReference, type ReferenceBase } from '../../fhir/search/reference-text.ts';
import { ours } from '../facts/reading.ts';

export const TASK_KEY = `${CANONICAL_BASE}/identifier/task`;
export const TASK_REASON = `${CANONICAL_BASE}/CodeSystem/task-reason`;
export const TASK_STATE = `${CANONICAL_BASE}/CodeSystem/task-state`;
export const DEADLINE_STRENGTH = ours('deadline-strength');
export const FEE_DEADLINE = ours('fee-deadline');
export const CLAIMED_BY = ours('claimed-by');
export const DELEGATED_FROM = ours('delegated-from');
export const REGION = ours('region');
export const TASK_REPLACES = 'http://hl7.org/fhir/StructureDefinition/task-replaces';

const OPEN = new Set(['requested', 'received', 'accepted', 'in-progress', 'on-hold']);
const NOT_BEGUN = new Set(['requested', 'received']);

/** Of c:task-reason; written by the guard when the owner goes on. */
export const CANCEL_REFUSED = 'cancel-refused';

export interface StoredTask {
  readonly resource: Resource;
  readonly id: string;
  /** Without the number of its replacement. */
  readonly base: string;
  /** 1, or the number behind `~`. */
  readonly ordinal: number;
  readonly status: string;
  readonly isOpen: boolean;
  readonly isBegun: boolean;
  /** Code of c:task-reason: the hub ended it or asks to, and why. Undefined: a person did, or nobody yet. */
  readonly reason: string | undefined;
  /** The owner, asked to drop it, went on: one does not ask again. */
  readonly hasRefused: boolean;
  /** Code of c:task-state. */
  readonly state: string | undefined;
  /** `Organization/x`; undefined: named only in words. */
  readonly owner: string | undefined;
  readonly requester: string | undefined;
  readonly patient: string | undefined;
  readonly isClaimed: boolean;
  readonly delegatedFrom: string | undefined;
  /** The date people agreed on, as they wrote it. */
  readonly agreed: string | undefined;
}

/** undefined: not one of ours. */
export function storedTask(resource: Resource, base: ReferenceBase): StoredTask | undefined {
  const key = taskKey(resource);
  if (key === undefined || resource.id === undefined) return undefined;
  const [, baseKey = key, number] = REPLACEMENT.exec(key) ?? [];
  const status = textOf(resource.status) ?? '';
  const local = (value: unknown): string | undefined => localReference(value, base);
  const reason = codeIn(resource.statusReason, TASK_REASON);
  const strength = textOf(extensionsOf(resource, DEADLINE_STRENGTH)[0]?.valueCode);
  return {
    resource,
    id: resource.id,
    base: baseKey,
    ordinal: number === undefined ? 1 : Number(number),
    status,
    isOpen: OPEN.has(status),
    isBegun: OPEN.has(status) && !NOT_BEGUN.has(status),
    reason: reason === CANCEL_REFUSED ? undefined : reason,
    hasRefused: reason === CANCEL_REFUSED,
    state: codeIn(resource.businessStatus, TASK_STATE),
    owner: local(resource.owner),
    requester: local(resource.requester),
    patient: local(resource.for),
    isClaimed: extensionsOf(resource, CLAIMED_BY).length > 0,
    delegatedFrom: local(extensionsOf(resource, DELEGATED_FROM)[0]?.valueReference),
    agreed: strength === 'agreed' ? endOf(resource) : undefined,
  };
}

/** `~2` behind the key of the step it stands for. */
const REPLACEMENT = /^(.*?)(?:~(\d+))?$/s;

/** Of the step, whichever of its Tasks this is. */
export const stepKey = (task: Resource): string | undefined => REPLACEMENT.exec(taskKey(task) ?? '')?.[1] || undefined;

export const taskKey = (task: Resource): string | undefined =>
  textOf(objectsOf(task.identifier).find(({ system }) => system === TASK_KEY)?.value);

/** `restriction.period.end` */
export function endOf(task: Resource): string | undefined {
  const period = isObject(task.restriction) ? task.restriction.period : undefined;
  return isObject(period) ? textOf(period.end) : undefined;
}

export const codeIn = (concept: unknown, system: string): string | undefined =>
  isObject(concept) ? textOf(objectsOf(concept.coding).find((each) => each.system === system)?.code) : undefined;

/** `Patient/x`, of what is stored here. */
export function localReference(value: unknown, base: ReferenceBase): string | undefined {
  const text = isObject(value) ? textOf(value.reference) : undefined;
  const to = text === undefined ? undefined : parseReference(text, base);
  return to?.kind === 'local' ? `${to.type}/${to.id}` : undefined;
}
