// Stands at the only way in: a Task of the hub changes by the table of states, by those it concerns, or not at all. Tasks of
// others pass.
import { extensionsOf, objectsOf, textOf } from '../../fhir/elements/any-shape.ts';
import { isObject, type Resource } from '../../fhir/resource.ts';
import type { ReferenceBase } from '../../fhir/search/reference-text.ts';
import type { Attempt, Guard, GuardReader } from '../../store/write/change.ts';
import { CANCEL_REFUSED, CLAIMED_BY, TASK_REASON, TASK_STATE } from '../reconcile/stored-task.ts';
import { checkHeld } from './held-elements.ts';
import { partiesOf, speakerOf } from './parties.ts';
import { isSameContent } from './same-content.ts';
import { isEnded, judge, type Party } from './state-table.ts';
import {
  atRest,
  CANCEL_REQUESTED,
  claimOf,
  isCoordinated,
  keysOf,
  reasonsOf,
  referenceIn,
  stateOf,
  withoutElement,
} from './task-elements.ts';
import * as said from './transition-problems.ts';

export const taskGuard =
  (base: ReferenceBase): Guard =>
  (attempt, reader) =>
    attempt.type === 'Task' ? guarded(attempt, reader, base) : undefined;

async function guarded(
  { before, after: written, actor, via }: Attempt,
  reader: GuardReader,
  base: ReferenceBase,
): Promise<Resource | undefined> {
  const was = before !== undefined && isCoordinated(before);
  const willBe = written !== undefined && isCoordinated(written);
  if (!was && !willBe) return undefined;
  if (actor.kind === 'hub') {
    if (was && willBe) checkHub(before, written);
    return undefined;
  }
  if (!was) throw before === undefined ? said.notByHand() : said.keyStays();
  const speaker = await speakerOf(actor, (type, id) => reader.read(type, id), base);
  const as = partiesOf(speaker, before, base);
  if (as.size === 0) throw said.stranger(speaker, before);
  if (written === undefined) {
    if (!isEnded(before.status)) throw said.notDeleted(before.status);
    return undefined;
  }
  const after = isEnded(written.status) ? withoutOpenState(written) : written;
  if (!isSameContent(keysOf(before), keysOf(after))) throw said.keyStays();
  checkStatus(before, after, as, via);
  if (isEnded(before.status)) checkEnded(before, after, ['output', '_output', 'note', '_note']);
  checkHeld(before, after, via);
  checkClaim(before, after, as, via, base);
  checkState(before, after, as, via);
  checkNotes(before, after);
  const isRefusal = isRefusing(before, after, as, via);
  checkReasons(before, after, isRefusal);
  if (isRefusal) return refused(before, after);
  return after === written ? undefined : after;
}

/** The hub closes and cancels; what has ended it leaves alone, for what people rely on stands there. */
function checkHub(before: Resource, after: Resource): void {
  checkStatus(before, after, new Set(['hub']), undefined);
  if (isEnded(before.status)) checkEnded(before, after, []);
}

function checkStatus(before: Resource, after: Resource, as: ReadonlySet<Party>, via: string | undefined): void {
  const reason = isObject(after.statusReason) ? after.statusReason : {};
  const judged = judge({
    from: String(before.status),
    to: String(after.status),
    as,
    via,
    isCancelRequested: stateOf(before) === CANCEL_REQUESTED,
    hasReason: (textOf(reason.text) ?? '').trim() !== '' || objectsOf(reason.coding).length > 0,
  });
  if (judged.is === 'not-in-table') throw said.notInTable(before.status, after.status);
  if (judged.is === 'wrong-actor') throw said.notYours(judged.by, before, 'Task.status');
  if (judged.is === 'reason-wanted') throw said.reasonWanted();
}

/** Nobody's content: stamped by the store, or told by the client about its own writing. */
const FREE = ['id', 'meta', 'text', 'lastModified', '_lastModified'];

function checkEnded(before: Resource, after: Resource, free: readonly string[]): void {
  const rest = (task: Resource): Resource => [...FREE, ...free].reduce(withoutElement, withoutOpenState(task));
  if (!isSameContent(rest(before), rest(after))) throw said.hasEnded(before.status);
}

function checkClaim(
  before: Resource,
  after: Resource,
  as: ReadonlySet<Party>,
  via: string | undefined,
  base: ReferenceBase,
): void {
  const [was, is] = [claimOf(before), claimOf(after)];
  if (isSameContent(extensionsOf(before, CLAIMED_BY), extensionsOf(after, CLAIMED_BY))) return;
  const at = `Task.extension.where(url='${CLAIMED_BY}')`;
  const isFreed = is === undefined && (via === 'release' || via === 'delegate');
  const isSame = extensionsOf(after, CLAIMED_BY).length === 1 && referenceIn(was, base) === referenceIn(is, base);
  if (was !== undefined && !isFreed && !isSame) throw said.claimed(was, at);
  if (!as.has('owner')) throw said.notYours(['owner'], before, at);
}

const SET_BY_OWNER = ['waiting', 'claimed', 'date-proposed', 'done-on-paper'] as const;
const SET_BY_OPERATION: Readonly<Record<string, readonly (string | undefined)[]>> = {
  cancel: [CANCEL_REQUESTED, undefined],
  'agree-deadline': ['waiting', 'claimed'],
};

function checkState(before: Resource, after: Resource, as: ReadonlySet<Party>, via: string | undefined): void {
  if (isSameContent(before.businessStatus, after.businessStatus)) return;
  if (isEnded(after.status) && after.businessStatus === undefined) return;
  const code = stateOf(after);
  if (SET_BY_OPERATION[via ?? '']?.includes(code)) return;
  if (!as.has('owner')) throw said.notYours(['owner'], before, 'Task.businessStatus');
  const isUnchanged = code !== undefined && code === stateOf(before);
  const isRemoved = after.businessStatus === undefined;
  if (isUnchanged || isRemoved || SET_BY_OWNER.some((each) => each === code)) return;
  const how = { en: SET_BY_OWNER.join(', '), ja: SET_BY_OWNER.join('、') };
  throw said.fixed('Task.businessStatus', {
    en: `The owner sets one of ${how.en} (${TASK_STATE}); the others the hub sets, and cancel-requested $cancel.`,
    ja: `行う機関が設定できるのは ${how.ja}（${TASK_STATE}）です。ほかの値はハブが、cancel-requested は $cancel が設定します。`,
  });
}

/** Why a deadline was agreed on, why a step was passed on: evidence, to which one adds. */
function checkNotes(before: Resource, after: Resource): void {
  const notes = objectsOf(after.note);
  if (objectsOf(before.note).every((note) => notes.some((each) => isSameContent(note, each)))) return;
  throw said.fixed('Task.note', {
    en: 'Notes are added to; what was noted stays. Send all notes that are stored, and yours after them.',
    ja: '記録済みの note は残し、追記してください。保存されている note をすべて含め、その後に書き足して送信してください。',
  });
}

/** By the codes of c:task-reason the hub knows what it ended itself. */
function checkReasons(before: Resource, after: Resource, isRefusal: boolean): void {
  const known = [...reasonsOf(before), ...(isRefusal ? [CANCEL_REFUSED] : [])];
  if (reasonsOf(after).every((code) => known.includes(code))) return;
  throw said.fixed('Task.statusReason', {
    en: `The codes of ${TASK_REASON} say what the hub did; give your reason in words (statusReason.text).`,
    ja: `${TASK_REASON} のコードは、ハブが行ったことを表します。理由は statusReason.text に言葉で書いてください。`,
  });
}

/** The owner goes on although cancellation is asked for: that is the answer no. */
const isRefusing = (before: Resource, after: Resource, as: ReadonlySet<Party>, via: string | undefined): boolean =>
  stateOf(before) === CANCEL_REQUESTED &&
  via !== 'cancel' &&
  as.has('owner') &&
  after.status !== 'cancelled' &&
  (after.status !== before.status || stateOf(after) !== CANCEL_REQUESTED);

/** In the owner's words, where there are any: what the hub gave as its reason was not the owner's. */
function refused(before: Resource, task: Resource): Resource {
  const isNew = !isSameContent(before.statusReason, task.statusReason);
  const { coding, ...words } = isNew && isObject(task.statusReason) ? task.statusReason : {};
  const others = objectsOf(coding).filter(({ system }) => system !== TASK_REASON);
  const refusal = { system: TASK_REASON, code: CANCEL_REFUSED, display: '取消を断った' };
  const answered = stateOf(task) === CANCEL_REQUESTED ? atRest(task) : task;
  return { ...answered, statusReason: { coding: [refusal, ...others], ...words } };
}

/** What waits, draws near or is asked of a step that has ended is over; that it was done on paper goes on being so. */
function withoutOpenState(task: Resource): Resource {
  const state = stateOf(task);
  return state === undefined || state === 'done-on-paper' ? task : withoutElement(task, 'businessStatus');
}
