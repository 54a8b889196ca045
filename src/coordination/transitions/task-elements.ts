// What transitions read of a Task and write into it. Any shape is read: with RENKEI_VALIDATION=off nothing else has looked.
import { extensionsOf, objectsOf, textOf } from '../../fhir/elements/any-shape.ts';
import { isObject, type Resource } from '../../fhir/resource.ts';
import { parseReference, type ReferenceBase } from '../../fhir/search/reference-text.ts';
import { CLAIMED_BY, codeIn, TASK_KEY, TASK_REASON, TASK_STATE } from '../reconcile/stored-task.ts';

type Element = Record<string, unknown>;

export const CANCEL_REQUESTED = 'cancel-requested';

/** The identifiers by which the hub knows its own Tasks; a Task without is somebody else's business. */
export const keysOf = (task: Resource): Element[] =>
  objectsOf(task.identifier).filter(({ system }) => system === TASK_KEY);
export const isCoordinated = (task: Resource): boolean => keysOf(task).length > 0;

/** Code of c:task-state. */
export const stateOf = (task: Resource): string | undefined => codeIn(task.businessStatus, TASK_STATE);
/** Codes of c:task-reason. */
export const reasonsOf = (task: Resource): string[] =>
  isObject(task.statusReason)
    ? objectsOf(task.statusReason.coding)
        .filter(({ system }) => system === TASK_REASON)
        .flatMap(({ code }) => textOf(code) ?? [])
    : [];

/** Somebody as a reference names them: `Organization/x`, with a name for people. */
export interface Named {
  readonly reference: string;
  readonly display?: string;
}

/** `Type/id` where the reference leads to something here, else as written. */
export function referenceIn(value: unknown, base: ReferenceBase): string | undefined {
  const text = isObject(value) ? textOf(value.reference) : undefined;
  if (text === undefined) return undefined;
  const to = parseReference(text, base);
  return to.kind === 'local' ? `${to.type}/${to.id}` : text;
}

export const claimOf = (task: Resource): unknown => extensionsOf(task, CLAIMED_BY)[0]?.valueReference;

/** For people: the name, else the reference. */
export const nameIn = (reference: unknown): string | undefined =>
  isObject(reference) ? (textOf(reference.display) ?? textOf(reference.reference)) : undefined;

export const withoutElement = (task: Resource, element: string): Resource =>
  Object.fromEntries(Object.entries(task).filter(([name]) => name !== element)) as Resource;

/** In the place of the one that is there; `undefined` takes it away. */
export function withExtension(task: Resource, url: string, value: Element | undefined): Resource {
  const all = objectsOf(task.extension);
  const place = all.findIndex((each) => each.url === url);
  const others = all.filter((each) => each.url !== url);
  const extension =
    value === undefined ? others : others.toSpliced(place < 0 ? others.length : place, 0, { url, ...value });
  return extension.length > 0 ? { ...task, extension } : withoutElement(task, 'extension');
}

export const withNote = (task: Resource, note: Element): Resource => ({
  ...task,
  note: [...objectsOf(task.note), note],
});

export const withState = (task: Resource, code: keyof typeof STATES): Resource => ({
  ...task,
  businessStatus: { coding: [{ system: TASK_STATE, code, display: STATES[code] }] },
});

const STATES = { waiting: '着手待ち', claimed: '担当者決定', [CANCEL_REQUESTED]: '取消の依頼中' } as const;

/** Waiting, or claimed: where a step stands when nothing else is to be said of it. */
export const atRest = (task: Resource): Resource =>
  withState(task, claimOf(task) === undefined ? 'waiting' : 'claimed');

/** An answer to a request for cancellation is given by words or by status; claiming and passing on are none. */
export const atRestUnlessAsked = (task: Resource): Resource =>
  stateOf(task) === CANCEL_REQUESTED ? task : atRest(task);
