// A stored Task and what the rules want of it -> the Task as it ought to stand. What people set by hand is kept: an agreed
// deadline, who has taken it, a delegation, their notes, a date they proposed.
import { CANONICAL_BASE } from '../../fhir/canonical-base.ts';
import { extensionsOf, objectsOf } from '../../fhir/elements/any-shape.ts';
import type { Resource } from '../../fhir/resource.ts';
import { instantText } from '../../japan/instant-text.ts';
import { timeState } from './business-state.ts';
import type { ReconcileContext } from './context.ts';
import { keyOfReplacement, taskId } from './identifiers.ts';
import {
  DEADLINE_STRENGTH,
  FEE_DEADLINE,
  REGION,
  type StoredTask,
  storedTask,
  TASK_KEY,
  TASK_REPLACES,
  TASK_STATE,
} from './stored-task.ts';
import { becauseOf, closing, restrictionOf, wantedElements, wantedExtensions } from './task-resource.ts';
import type { WantedTask } from './wanted-task.ts';

const KEPT_BY_HUB = new Set([REGION, DEADLINE_STRENGTH, FEE_DEADLINE]);
/** What a person says of where a step stands outlives reminders. */
const SAID_BY_HAND = new Set(['done-on-paper', 'date-proposed']);

/** As a step begins, or as it is found done already. `before`: the one it takes the place of. */
export function newTask(
  task: WantedTask,
  ordinal: number,
  before: StoredTask | undefined,
  context: ReconcileContext,
): Resource {
  const key = keyOfReplacement(task.key, ordinal);
  const now = instantText(context.now, context.timeZone);
  const replaces = before && [{ url: TASK_REPLACES, valueReference: { reference: `Task/${before.id}` } }];
  const blank: Resource = {
    resourceType: 'Task',
    id: taskId(key),
    meta: { profile: [`${CANONICAL_BASE}/StructureDefinition/renkei-task`] },
    extension: [...(replaces ?? []), ...inherited(task, before)],
    identifier: [{ system: TASK_KEY, value: key }],
    status: 'requested',
    authoredOn: now,
    lastModified: now,
    ...inheritedElements(task, before),
  };
  return asWanted(storedTask(blank, context.base)!, task, context);
}

/** undefined: it stands as it ought to. */
export function updatedTask(stored: StoredTask, task: WantedTask, context: ReconcileContext): Resource | undefined {
  const after = asWanted(stored, task, context);
  if (sameAs(after) === sameAs(stored.resource)) return undefined;
  return { ...after, lastModified: instantText(context.now, context.timeZone) } as Resource;
}

function asWanted(stored: StoredTask, task: WantedTask, context: ReconcileContext): Resource {
  const { resource } = stored;
  const wanted = wantedElements(task, context);
  const { owner, requester, for: patient, ...rest } = wanted;
  const agreed = stored.agreed !== undefined;
  const after: Record<string, unknown> = {
    ...resource,
    ...without(resource, ['businessStatus', 'input', 'requester', 'reasonCode', '_description']),
    ...(stored.reason !== undefined && !isAskedByHand(stored) && { statusReason: undefined }),
    ...rest,
    extension: extensionsFor(stored, task, context),
    // A record of the same person stays; another person's Task is not mended but replaced.
    for: resource.for ?? patient,
    owner: stored.delegatedFrom === undefined ? owner : resource.owner,
    ...(requester !== undefined && { requester }),
    ...(agreed ? {} : { restriction: restrictionOf(task) }),
    businessStatus: businessStatusOf(stored, task, context),
    ...(task.closed && { ...closing(task.closed, resource, context), businessStatus: doneState(stored) }),
  };
  for (const [name, value] of Object.entries(after)) if (value === undefined) delete after[name];
  return after as unknown as Resource;
}

/** Before it begins: cancelled. Once begun, one can only ask. undefined: nothing is left to do. */
export function withdrawnTask(stored: StoredTask, code: string, context: ReconcileContext): Resource | undefined {
  const lastModified = instantText(context.now, context.timeZone);
  const { resource } = stored;
  if (!stored.isBegun) {
    const { businessStatus: _, ...rest } = resource;
    return { ...rest, status: 'cancelled', statusReason: becauseOf(code), lastModified };
  }
  if (stored.state === 'cancel-requested' || stored.hasRefused) return undefined;
  return { ...resource, businessStatus: stateConcept('cancel-requested'), statusReason: becauseOf(code), lastModified };
}

/** What it asked a person to look at is in order now. */
export function settledTask(stored: StoredTask, context: ReconcileContext): Resource {
  const { businessStatus: _, ...rest } = stored.resource;
  return {
    ...rest,
    ...closing({ reason: 'fact-recorded', evidence: [] }, stored.resource, context),
    lastModified: instantText(context.now, context.timeZone),
  } as Resource;
}

/** When its state changes by time alone; undefined: not before something else does. */
export function nextChange(stored: StoredTask, task: WantedTask, context: ReconcileContext): number | undefined {
  if (task.closed !== undefined) return undefined;
  return timeState(clockedBy(stored, task), context.now, context.timeZone).next;
}

/** $cancel by the other side: the question stands until the owner answers, whatever the rules want. */
const isAskedByHand = ({ state, reason }: StoredTask): boolean => state === 'cancel-requested' && reason === undefined;

const clockedBy = (stored: StoredTask, { strength, deadline, fees, owner }: WantedTask) => ({
  strength: stored.agreed === undefined ? strength : ('agreed' as const),
  end: stored.agreed ?? deadline,
  feeDays: fees.map(({ at }) => at),
  hours: owner.hours,
});

function businessStatusOf(stored: StoredTask, task: WantedTask, { now, timeZone }: ReconcileContext): object {
  if (isAskedByHand(stored) || (stored.state !== undefined && SAID_BY_HAND.has(stored.state)))
    return stored.resource.businessStatus as object;
  const { state } = timeState(clockedBy(stored, task), now, timeZone);
  return stateConcept(state ?? (stored.isClaimed ? 'claimed' : 'waiting'));
}

const doneState = ({ state, resource }: StoredTask): unknown =>
  state === 'done-on-paper' ? resource.businessStatus : undefined;

const stateConcept = (code: string): object => ({ coding: [{ system: TASK_STATE, code, display: STATES[code] }] });

const STATES: Readonly<Record<string, string>> = {
  waiting: '着手待ち',
  claimed: '担当者決定',
  'due-soon': '期限が近い',
  'past-guideline': '目安を過ぎている',
  escalated: '管理者へ連絡済',
  'cancel-requested': '取消の依頼中',
};

/** The hub's first, in its order; then what others put there. */
function extensionsFor({ resource, agreed }: StoredTask, task: WantedTask, context: ReconcileContext): object[] {
  const ours = wantedExtensions(task, context).map((each) =>
    agreed !== undefined && each.url === DEADLINE_STRENGTH ? { ...each, valueCode: 'agreed' } : each,
  );
  return [...ours, ...objectsOf(resource.extension).filter(({ url }) => !KEPT_BY_HUB.has(String(url)))];
}

/** An agreement between the same two holds for the Task that takes the place of the former one. */
const isInherited = (task: WantedTask, before: StoredTask | undefined): before is StoredTask =>
  before?.agreed !== undefined &&
  before.owner === task.owner.reference &&
  before.requester === task.requester?.reference;

const inherited = (task: WantedTask, before: StoredTask | undefined): object[] =>
  isInherited(task, before) ? extensionsOf(before.resource, DEADLINE_STRENGTH) : [];

const inheritedElements = (task: WantedTask, before: StoredTask | undefined): object =>
  isInherited(task, before) ? { restriction: before.resource.restriction, note: before.resource.note } : {};

const without = (resource: Resource, names: readonly string[]): object =>
  Object.fromEntries(names.filter((name) => name in resource).map((name) => [name, undefined]));

const sameAs = (value: unknown): string => JSON.stringify(sorted(value));

/** Property order says nothing. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, each]) => [name, sorted(each)]),
  );
}
