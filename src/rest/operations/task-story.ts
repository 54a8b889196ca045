// Why a stored Task stands as it does: why the rules want it, what people have agreed on, and what became of it, by whom. In
// words for people.
import type { DesiredTask } from '../../coordination/desired/verdict.ts';
import type { StoredTask } from '../../coordination/reconcile/stored-task.ts';
import { objectsOf, textOf } from '../../fhir/elements/any-shape.ts';
import { isObject } from '../../fhir/resource.ts';
import { momentOf, spokenDate } from '../../japan/calendar-date.ts';
import type { Said } from '../../problem.ts';

export type Wanted = Pick<DesiredTask, 'why' | 'whyWithoutDeadline'>;

export interface Standing {
  /** Why the rules want the step; undefined: they do not any more. */
  readonly wanted: Wanted | undefined;
  readonly timeZone: string;
  /** The Task that took its place; without id where the caller may not see it. */
  readonly successor: { readonly id: string | undefined } | undefined;
}

export function whyItStands(task: StoredTask, { wanted, timeZone, successor }: Standing): Said {
  const became = whatBecameOf(task);
  const sentences = [
    // What the rules want now is the business of the Task that stands now.
    ...(wanted === undefined || successor !== undefined ? [] : whyWanted(task, wanted, timeZone)),
    ...(became === undefined ? [] : [became]),
    ...(successor === undefined ? [] : [replacedBy(successor.id)]),
  ];
  const said = sentences.length > 0 ? sentences : [NOT_WANTED_NOW];
  return { ja: said.map(({ ja }) => ja).join(''), en: said.map(({ en }) => en).join(' ') };
}

function whyWanted(task: StoredTask, { why, whyWithoutDeadline }: Wanted, timeZone: string): Said[] {
  if (task.agreed === undefined) return [why];
  return [whyWithoutDeadline ?? why, agreedWords(task.agreed, task, timeZone)];
}

/** Its reason is a note. Which of several it is no note says, so all are told. */
function agreedWords(deadline: string, { resource }: StoredTask, timeZone: string): Said {
  const { ja, en } = spokenDeadline(deadline, timeZone);
  const notes = objectsOf(resource.note).flatMap(({ text }) => textOf(text) ?? []);
  const [name, nameEn] = notes.length > 1 ? ['記録', 'notes'] : ['理由', 'reason'];
  const reason =
    notes.length === 0
      ? { ja: '', en: '' }
      : { ja: `（${name}：${notes.join('／')}）`, en: ` (${nameEn}: ${notes.join(' / ')})` };
  return {
    ja: `期日：${ja}まで。この入院について取り決められています${reason.ja}。`,
    en: `Deadline: by ${en}, as agreed for this stay${reason.en}.`,
  };
}

function spokenDeadline(deadline: string, timeZone: string): Said {
  const moment = momentOf(deadline, timeZone);
  if (moment === undefined) return { ja: deadline, en: deadline };
  const { ja, en } = spokenDate(moment.date);
  const time = moment.time?.slice(0, 5);
  return time === undefined ? { ja, en } : { ja: `${ja}${time}`, en: `${en} ${time}` };
}

function whatBecameOf(task: StoredTask): Said | undefined {
  if (task.isOpen) return task.state === 'cancel-requested' ? cancelAsked(task) : task.hasRefused ? REFUSED : undefined;
  const { status, reason } = task;
  const cause = reason === undefined ? undefined : CAUSES[status === 'completed' ? 'done' : 'dropped'][reason];
  if (status === 'completed') return cause === undefined ? doneByHand(task) : done(cause);
  if (status === 'cancelled' && cause !== undefined) return dropped(cause);
  return withReason(ENDED_BY_HAND[status] ?? ended(status), task);
}

/** Codes of c:task-reason: what the hub ended a step for. */
const CAUSES: Readonly<Record<'done' | 'dropped', Readonly<Record<string, Said>>>> = {
  done: {
    'form-given': { ja: '様式が渡された', en: 'the form was given' },
    'contact-made': { ja: '連絡が取られた', en: 'the contact was made' },
    'meeting-held': { ja: '会議・面談が開かれた', en: 'the meeting was held' },
    'fact-recorded': { ja: '必要なことが記録された', en: 'what it was for has been recorded' },
  },
  dropped: {
    'no-longer-needed': { ja: '必要がなくなった', en: 'it is no longer needed' },
    'stay-cancelled': { ja: '入院が取り消された', en: 'the stay was cancelled' },
    died: { ja: '亡くなられた', en: 'the patient died' },
    'consent-withdrawn': {
      ja: '情報を伝えることへの了解がなくなった',
      en: 'the understanding that information is shared no longer stands',
    },
    'other-office': { ja: 'ほかの事業所が担当になった', en: 'another office has taken the patient' },
    'other-patient': { ja: '患者が訂正された', en: 'the patient was corrected' },
    'other-owner': { ja: '手順を行う機関が変わった', en: 'another organisation owes the step now' },
  },
};

const done = ({ ja, en }: Said): Said => ({ ja: `${ja}ため、済みました。`, en: `Done: ${en}.` });
const dropped = ({ ja, en }: Said): Said => ({ ja: `${ja}ため、取り消されました。`, en: `Cancelled: ${en}.` });

function cancelAsked(task: StoredTask): Said {
  const cause = task.reason === undefined ? undefined : CAUSES.dropped[task.reason];
  if (cause === undefined)
    return withReason(
      { ja: '取消が依頼され、担当側の返事を待っています', en: 'To be cancelled, as soon as its owner agrees' },
      task,
    );
  return {
    ja: `${cause.ja}ため、取消をお願いし、担当側の返事を待っています。`,
    en: `To be cancelled (${cause.en}), as soon as its owner agrees.`,
  };
}

const REFUSED: Said = {
  ja: '取消の依頼は断られ、担当側が続けています。',
  en: 'Its owner was asked to drop it, and goes on with it.',
};

const doneByHand = (task: StoredTask): Said =>
  withReason(
    task.state === 'done-on-paper'
      ? { ja: '紙でのやり取りで済んだと記録されました', en: 'Recorded as done on paper' }
      : { ja: '人の手で済みとされました', en: 'Marked as done by hand' },
    task,
  );

const ENDED_BY_HAND: Readonly<Record<string, Said>> = {
  rejected: { ja: '断られました', en: 'Rejected' },
  failed: { ja: '行えませんでした', en: 'It could not be done' },
  cancelled: { ja: '人の手で取り消されました', en: 'Cancelled by hand' },
  'entered-in-error': { ja: '誤って登録された手順です', en: 'Entered in error' },
};

const ended = (status: string): Said => ({ ja: `状態は ${status} です`, en: `Its status is ${status}` });

/** With what the person wrote, in the language it was written in. What the hub wrote there is no person's reason. */
function withReason({ ja, en }: Said, { resource, reason, hasRefused }: StoredTask): Said {
  const isOfHub = reason !== undefined || hasRefused;
  const written = !isOfHub && isObject(resource.statusReason) ? textOf(resource.statusReason.text) : undefined;
  return written === undefined || written === ''
    ? { ja: `${ja}。`, en: `${en}.` }
    : { ja: `${ja}（${written}）。`, en: `${en} (${written}).` };
}

const replacedBy = (id: string | undefined): Said =>
  id === undefined
    ? { ja: '新しい手順に置き換えられています。', en: 'A new Task has taken its place.' }
    : { ja: `新しい手順（Task/${id}）に置き換えられています。`, en: `Task/${id} has taken its place.` };

const NOT_WANTED_NOW: Said = {
  ja: '今の記録からは必要とされない手順です。まもなく取り下げられます。',
  en: 'By what is recorded now the step is not needed; it is about to be taken back.',
};
