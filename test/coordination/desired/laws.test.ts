// Laws of the verdict, whatever the facts and whichever plan: those of the regions, and one with everything in it.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { desired } from '../../../src/coordination/desired/desired.ts';
import type { StayFacts } from '../../../src/coordination/facts/facts.ts';
import { loadConditions } from '../../../src/coordination/rules/conditions.ts';
import type { Resource } from '../../../src/fhir/resource.ts';
import { addDays } from '../../../src/japan/calendar-date.ts';
import { ofType } from '../../support/artefacts.ts';
import { candidate, factsOf, inCharge, KOTORI, recordOf, settingsOf } from '../../support/facts.ts';
import { bookOf } from '../../support/plan.ts';

const conditions = await loadConditions();
const BOOK = bookOf(
  ...([...ofType('PlanDefinition'), ...ofType('ActivityDefinition')] as unknown as readonly Resource[]),
);
const STEPS = [...new Set([...BOOK.activities.values()].map(({ step }) => step))];
const FORMS = ['admission-information', 'discharge-record', 'screening-honjo-kodama'];
const MEETINGS = ['discharge-conference', 'interview', 'service-meeting'];

const date = fc.integer({ min: 0, max: 60 }).map((days) => addDays('2026-11-01', days));
const moment = date.map((day) => ({ date: day, time: '10:00:00' }));
const instant = fc.option(fc.integer({ min: 0, max: 1e6 }), { nil: undefined });
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const some = <T>(...values: readonly T[]) => fc.constantFrom(...values);
const codes = (values: readonly string[]) => fc.uniqueArray(fc.constantFrom(...values), { maxLength: 3 });
const id = fc.integer({ min: 0, max: 99 });

const facts: fc.Arbitrary<StayFacts> = fc
  .record({
    stay: fc.record({
      phase: some('planned', 'in-hospital', 'discharged', 'cancelled'),
      admitted: maybe(moment),
      discharged: maybe(moment),
      outlook: maybe(moment),
      expected: maybe(
        fc.record({
          date,
          stage: some('expected', 'decided'),
          confidence: some('low', 'medium', 'high', undefined),
          knownSince: maybe(moment.map((each) => ({ ...each, instant: Date.parse(`${each.date}T10:00:00+09:00`) }))),
        }),
      ),
      needs: codes(['housing', 'care-level-change']),
      destination: some(undefined, 'home', 'hospital', 'died'),
      hasDied: fc.boolean(),
    }),
    person: fc.record({
      age: maybe(fc.integer({ min: 0, max: 110 })),
      careLevel: some(undefined, '01', '06', '12', '22', '25', 'x'),
      certification: some(undefined, 'certified', 'applying', 'none'),
    }),
    hospital: maybe(fc.constant(factsOf().hospital!)),
    region: fc.record({ key: some('honjo-kodama', 'national', 'kodaira', 'nowhere') }),
    careManager: maybe(
      fc
        .record({
          kind: some('home-care-office', 'small-multi', 'support-centre', undefined),
          isNew: fc.boolean(),
          office: some(KOTORI, { ...KOTORI, reference: undefined }),
        })
        .map((each) => inCharge(each as Parameters<typeof inCharge>[0])),
    ),
    candidates: fc.uniqueArray(fc.record({ office: some('a', 'b', 'c'), hasBasis: fc.boolean() }), {
      maxLength: 3,
      selector: ({ office }) => office,
    }),
    told: fc.uniqueArray(
      fc.record({
        reference: id.map((n) => `Communication/${n}`),
        at: instant,
        topics: codes(STEPS),
        isDone: fc.boolean(),
        sender: some(undefined, 'Organization/a', 'Organization/hk-kyotaku-08'),
        recipients: fc.constant([]),
        tasks: fc.constant([]),
      }),
      { maxLength: 8, selector: ({ reference }) => reference },
    ),
    given: fc.uniqueArray(
      fc.record({ reference: id.map((n) => `QuestionnaireResponse/${n}`), at: instant, form: some(...FORMS) }),
      { maxLength: 3, selector: ({ reference }) => reference },
    ),
    meetings: fc.uniqueArray(
      fc.record({
        reference: id.map((n) => `Appointment/${n}`),
        at: instant,
        kinds: codes(MEETINGS),
        state: some('planned', 'held', 'cancelled'),
      }),
      { maxLength: 3, selector: ({ reference }) => reference },
    ),
    byHand: fc.uniqueArray(
      fc.record({
        reference: id.map((n) => `Task/${n}`),
        at: instant,
        step: some(...STEPS),
        status: some('completed', 'failed', 'rejected', 'cancelled'),
      }),
      { maxLength: 3, selector: ({ reference }) => reference },
    ),
  })
  .map(({ candidates, ...rest }) =>
    factsOf({
      ...rest,
      candidates: candidates.map(({ office, hasBasis }) => candidate(office, { hasBasis })),
    } as Parameters<typeof factsOf>[0]),
  );

const frozen = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
};

const verdictOf = (given: StayFacts) => desired(given, frozen(recordOf()), BOOK, settingsOf(conditions));
const always = (law: (given: StayFacts) => void) => fc.assert(fc.property(facts, law), { numRuns: 100 });

describe('whatever the facts', () => {
  test('a verdict comes, changes nothing it reads, and is the same again', () => {
    always((given) => {
      const first = verdictOf(frozen(given));
      expect(verdictOf(structuredClone(given))).toEqual(first);
    });
  });

  test('it does not matter in which order they are listed', () => {
    always((given) => {
      const turned = {
        ...given,
        told: [...given.told].reverse(),
        given: [...given.given].reverse(),
        meetings: [...given.meetings].reverse(),
        byHand: [...given.byHand].reverse(),
      };
      expect(verdictOf(turned)).toEqual(verdictOf(given));
    });
  });

  test('every task is owed by a party of the stay', () => {
    always((given) => {
      const parties = [given.hospital, given.careManager?.office, ...given.candidates.map(({ office }) => office)];
      for (const { owner } of verdictOf(given).tasks) expect(parties).toContainEqual(owner);
    });
  });

  test('no candidate without a recorded understanding owes anything', () => {
    always((given) => {
      const without = given.candidates.filter(({ hasBasis }) => !hasBasis).map(({ office }) => office.reference);
      for (const { owner } of verdictOf(given).tasks) {
        if (owner.reference !== KOTORI.reference) expect(without).not.toContain(owner.reference);
      }
    });
  });

  test('every task has a key of its own, which begins with the stay', () => {
    always((given) => {
      const keys = verdictOf(given).tasks.map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
      for (const key of keys) expect(key).toMatch(/^stay\/[a-z-]+(\/[\w-]+)?$/);
    });
  });

  test('a task has a date only where its strength has one, and its priority fits', () => {
    always((given) => {
      for (const { strength, deadline, priority } of verdictOf(given).tasks) {
        if (strength !== 'guideline' && strength !== 'fee-condition') expect(deadline).toBeUndefined();
        expect(priority === 'stat').toBe(strength === 'immediate');
        expect(priority === 'urgent').toBe(strength === 'asap');
      }
    });
  });

  test('no guideline lies before the admission', () => {
    always((given) => {
      for (const { strength, deadline } of verdictOf(given).tasks) {
        if (strength === 'guideline' && deadline !== undefined) {
          expect(deadline >= (given.stay.admitted?.date ?? '')).toBe(true);
        }
      }
    });
  });

  test('a step is either owed or not needed, with a reason in both languages', () => {
    always((given) => {
      const { tasks, notNeeded } = verdictOf(given);
      const owed = new Set(tasks.map(({ key }) => key.split('/')[1]));
      for (const { action, why } of notNeeded) {
        expect([why.ja, why.en]).toEqual([expect.stringMatching(/。$/), expect.stringMatching(/\.$/)]);
        const isOfSome = tasks.some(({ key }) => key.startsWith(`stay/${action}/`));
        if (!isOfSome) expect(owed).not.toContain(action);
      }
      for (const { why } of tasks) {
        expect(why.ja).not.toMatch(/undefined|違反|遅れ/);
        expect(why.en.replaceAll(/ことりケアプラン|そのべ病院/g, '')).not.toMatch(/undefined|[ぁ-んァ-ヶ]/);
      }
    });
  });

  test('nothing is owed any more once the stay is cancelled or the patient has died', () => {
    always((given) => {
      const { tasks, flags } = verdictOf({ ...given, stay: { ...given.stay, phase: 'cancelled' } });
      expect([tasks, flags]).toEqual([[], []]);
      const died = verdictOf({ ...given, stay: { ...given.stay, hasDied: true } });
      for (const { closed } of died.tasks) expect(closed).toBeDefined();
    });
  });

  test('the plans of the regions raise no trouble but those of the stay itself', () => {
    always((given) => {
      const keys = verdictOf(given).troubles.map(({ key }) => key);
      expect(keys.filter((key) => key !== 'no-hospital' && key !== 'unknown-region')).toEqual([]);
    });
  });
});
