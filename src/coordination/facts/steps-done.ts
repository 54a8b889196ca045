// Which steps were taken, and which could not be: by what was told, given, held, or ended by hand.
import type { Activity } from '../rules/plan.ts';
import type { StayFacts, Told } from './facts.ts';
import { formOf } from './given.ts';
import { distinct } from './reading.ts';
import { takesStep } from './takes-step.ts';

export const toldSteps = ({ told }: StayFacts): string[] =>
  distinct(told.filter(({ isDone }) => isDone).flatMap(({ topics }) => topics)).sort();

export const failedSteps = ({ told, byHand }: StayFacts): string[] =>
  distinct([
    ...told.filter(({ isDone }) => !isDone).flatMap(({ topics }) => topics),
    ...byHand.filter(({ status }) => status === 'failed' || status === 'rejected').map(({ step }) => step),
  ]).sort();

export const heldMeetings = ({ meetings }: StayFacts): string[] =>
  distinct(meetings.filter(({ state }) => state === 'held').flatMap(({ kinds }) => kinds)).sort();

/** Held ones among them. */
export const plannedMeetings = ({ meetings }: StayFacts): string[] =>
  distinct(meetings.filter(({ state }) => state !== 'cancelled').flatMap(({ kinds }) => kinds)).sort();

export const givenForms = ({ given }: StayFacts): string[] => distinct(given.map(({ form }) => form)).sort();

/** The activities tell which form, or which meeting, is which step, and who owes it to whom. */
export function doneSteps(
  facts: StayFacts,
  activities: readonly Pick<Activity, 'step' | 'forms' | 'meetings' | 'owes' | 'owedTo'>[],
): string[] {
  const given = new Set<string | undefined>(givenForms(facts));
  const held = new Set(heldMeetings(facts));
  const byActivity = activities.filter(
    ({ forms, meetings }) => forms.some((form) => given.has(formOf(form))) || meetings.some((kind) => held.has(kind)),
  );
  const takes = (contact: Told, step: string): boolean => {
    const owed = activities.filter((each) => each.step === step);
    return owed.length === 0 || owed.some((each) => takesStep(contact, each, facts));
  };
  const told = facts.told.filter(({ isDone }) => isDone);
  return distinct([
    ...told.flatMap((contact) => contact.topics.filter((step) => takes(contact, step))),
    ...facts.byHand.filter(({ status }) => status === 'completed').map(({ step }) => step),
    ...byActivity.map(({ step }) => step),
  ]).sort();
}
