// What shows the fact that ended a step: the records behind the variables its condition reads, where one can be named; else
// the stay itself, on which the fact is written.
import type { Evidence } from '../facts/facts.ts';
import type { Condition } from '../rules/plan.ts';
import type { Stay } from './stay.ts';

export function evidenceOf(condition: Condition, stay: Stay): readonly Evidence[] {
  const { facts } = stay;
  const { expression } = condition;
  // Codes stand in the expression as texts.
  const isNamed = (code: string): boolean => expression.includes(`'${code}'`);
  const contacts = (isDone: boolean): Evidence[] =>
    facts.told.filter((each) => each.isDone === isDone && each.topics.some(isNamed));
  const steps = facts.byHand.filter(({ step }) => isNamed(step));
  const meetings = (held: boolean): Evidence[] =>
    facts.meetings.filter(
      ({ kinds, state }) => kinds.some(isNamed) && (held ? state === 'held' : state !== 'cancelled'),
    );
  const card = (): Evidence[] =>
    facts.person.card === undefined ? [] : [{ reference: facts.person.card, at: undefined }];
  const behind: Readonly<Record<string, () => readonly Evidence[]>> = {
    office: () => (facts.careManager === undefined ? [] : [facts.careManager.evidence]),
    officeReference: () => (facts.careManager === undefined ? [] : [facts.careManager.evidence]),
    person: () => (facts.careManager === undefined ? [] : [facts.careManager.evidence]),
    contract: () => (facts.careManager === undefined ? [] : [facts.careManager.evidence]),
    candidates: () => facts.candidates.filter(({ hasBasis }) => hasBasis).map(({ evidence }) => evidence),
    certification: card,
    careLevel: card,
    careNeed: card,
    screening: () => (facts.screening === undefined ? [] : [{ reference: facts.screening.reference, at: undefined }]),
    told: () => contacts(true),
    couldNot: () => [...contacts(false), ...steps],
    done: () => [...contacts(true), ...facts.given.filter(({ form }) => isNamed(form)), ...meetings(true), ...steps],
    given: () => facts.given.filter(({ form }) => isNamed(form)),
    meetingsHeld: () => meetings(true),
    meetingsPlanned: () => meetings(false),
  };
  const found = stay.settings.conditions
    .variablesOf(condition)
    .flatMap((name) => behind[name]?.() ?? [])
    .sort(earlier);
  const [first = { reference: `Encounter/${facts.stay.id}`, at: undefined }] = found;
  return [{ reference: first.reference, at: first.at }];
}

/** What has no time is taken as the last; of two at the same time it does not matter which, but it is always the same. */
export const earlier = (a: Evidence, b: Evidence): number =>
  (a.at ?? Number.MAX_SAFE_INTEGER) - (b.at ?? Number.MAX_SAFE_INTEGER) || (a.reference < b.reference ? -1 : 1);
