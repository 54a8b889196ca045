// Whether a step has ended, and what shows it. A plan may name the fact that ends a step; where it does not, its form, a
// contact about it, or its meeting does: whichever came first, so that what comes later changes nothing.
import { CANONICAL_BASE } from '../../fhir/canonical-base.ts';
import { objectsOf, textOf } from '../../fhir/elements/any-shape.ts';
import { isObject } from '../../fhir/resource.ts';
import { rangeOf } from '../../japan/instant-range.ts';
import type { Evidence, Party, Told } from '../facts/facts.ts';
import { takesStep } from '../facts/takes-step.ts';
import { stepKey } from '../reconcile/stored-task.ts';
import { type Failure, isFailure, type Variables } from '../rules/conditions.ts';
import type { Activity, Condition, PlanAction } from '../rules/plan.ts';
import { earlier, evidenceOf } from './fact-evidence.ts';
import type { Stay } from './stay.ts';
import type { Closed } from './verdict.ts';

export interface Step {
  readonly action: PlanAction;
  readonly activity: Activity;
  /** The value of i:task. */
  readonly key: string;
  /** Where each of several owes the step: the one whose contacts count. */
  readonly of: Party | undefined;
}

export function closedBy(step: Step, stay: Stay, variables: Variables): Closed | Failure | undefined {
  const { ends } = step.action;
  if (ends.length > 0) return byFact(ends, stay, variables);
  const found = [...byForm(step, stay), ...byContact(step, stay), ...byMeeting(step, stay)];
  const [first] = found.sort((a, b) => earlier(a.evidence, b.evidence));
  return first && { reason: first.reason, evidence: [first.evidence] };
}

interface Found {
  readonly reason: Closed['reason'];
  readonly evidence: Evidence;
}

const found = (reason: Closed['reason'], { reference, at }: Evidence): Found => ({
  reason,
  evidence: { reference, at },
});

function byFact(ends: readonly Condition[], stay: Stay, variables: Variables): Closed | Failure | undefined {
  const { conditions } = stay.settings;
  let failure: Failure | undefined;
  for (const condition of ends) {
    const answer = conditions.holds(condition, variables);
    if (isFailure(answer)) failure ??= answer;
    else if (answer) return { reason: 'fact-recorded', evidence: evidenceOf(condition, stay) };
  }
  return failure;
}

function byForm({ activity }: Step, { facts }: Stay): Found[] {
  const forms = activity.forms.map(formId);
  return facts.given.filter(({ form }) => forms.includes(form)).map((each) => found('form-given', each));
}

const FORMS = `${CANONICAL_BASE}/Questionnaire/`;

/** As facts name them: ours by id, others by their whole address. */
const formId = (canonical: string): string => {
  const url = canonical.split('|')[0]!;
  return url.startsWith(FORMS) ? url.slice(FORMS.length) : url;
};

function byMeeting({ activity }: Step, { facts }: Stay): Found[] {
  return facts.meetings
    .filter(({ state, kinds }) => state === 'held' && kinds.some((kind) => activity.meetings.includes(kind)))
    .map((each) => found('meeting-held', each));
}

function byContact(step: Step, stay: Stay): Found[] {
  return stay.facts.told
    .filter((contact) => contact.isDone && isAbout(contact, step, stay) && isOfDate(contact, step, stay))
    .filter((contact) => takesStep(contact, owedBy(step), stay.facts))
    .map((each) => found('contact-made', each));
}

const owedBy = ({ action, activity }: Step) => ({
  forms: activity.forms,
  owes: action.owes ?? activity.owes,
  owedTo: action.owedTo ?? activity.owedTo,
});

/** Facts count what a contact fulfils among its topics. Of a step that each candidate owes, only their own contacts count. */
function isAbout(contact: Told, { activity, key, of }: Step, stay: Stay): boolean {
  if (!contact.topics.includes(activity.step)) return false;
  if (of === undefined || contact.sender === of.reference || contact.recipients.includes(of.reference ?? ''))
    return true;
  return contact.tasks.some((reference) => keyOf(reference, stay) === key);
}

function keyOf(reference: string, { record }: Stay): string | undefined {
  const task = record.tasks.find(({ id }) => `Task/${id}` === reference);
  return task && stepKey(task);
}

/** One phones first and writes it down afterwards. */
const CALL_FIRST_MS = 60 * 60_000;

/**
 * Who was told of another date was not told of this one (HK-21), nor that discharge is sudden now (HK-15). Where there was no
 * other date, any contact told this one; so did one made for a step that was open since.
 */
function isOfDate({ at, tasks, reference }: Told, { activity, action, key }: Step, stay: Stay): boolean {
  const isSudden = activity.step === 'notify-discharge' && action.strength === 'immediate';
  if (activity.step !== 'notify-discharge-date' && !isSudden) return true;
  const { knownSince, isFirst = false } = stay.facts.stay.expected ?? {};
  const since = knownSince?.instant;
  if (since === undefined || isFirst || (at !== undefined && at >= since)) return true;
  if (at !== undefined && at >= since - CALL_FIRST_MS && !hasEndedBefore(since, reference, stay)) return true;
  return tasks.some((task) => keyOf(task, stay) === key && wasOpenAt(since, task, stay));
}

/** A step for the former date: this contact told that one. */
const hasEndedBefore = (instant: number, contact: string, stay: Stay): boolean =>
  stay.record.tasks.some(
    ({ id, output }) =>
      objectsOf(output).some(
        ({ valueReference }) => isObject(valueReference) && valueReference.reference === contact,
      ) && !wasOpenAt(instant, `Task/${id}`, stay),
  );

/** A step that ended does not change any more: its last change is its end. */
function wasOpenAt(instant: number, reference: string, { record, settings }: Stay): boolean {
  const task = record.tasks.find(({ id }) => `Task/${id}` === reference);
  if (task === undefined || !ENDED.has(task.status)) return task !== undefined;
  const end = textOf(task.lastModified);
  return end !== undefined && (rangeOf(end, settings.timeZone)?.lo ?? 0) >= instant;
}

const ENDED = new Set<unknown>(['completed', 'cancelled', 'rejected', 'failed', 'entered-in-error']);
