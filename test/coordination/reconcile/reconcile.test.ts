// The Tasks that are, made to agree with those that ought to be.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DesiredTask } from '../../../src/coordination/desired/verdict.ts';
import { reconcile } from '../../../src/coordination/reconcile/reconcile.ts';
import { codeIn, TASK_REASON, TASK_STATE, taskKey } from '../../../src/coordination/reconcile/stored-task.ts';
import type { Resource } from '../../../src/fhir/resource.ts';
import { at, context, party, reconciled, wanted } from '../../support/desired.ts';

const only = (tasks: readonly Resource[]): Resource => {
  expect(tasks).toHaveLength(1);
  return tasks[0]!;
};
const stateOf = (task: Resource) => codeIn(task.businessStatus, TASK_STATE);
const reasonOf = (task: Resource) => codeIn(task.statusReason, TASK_REASON);
const byKey = (tasks: readonly Resource[], key: string): Resource => tasks.find((task) => taskKey(task) === key)!;
const FORM = {
  reason: 'form-given',
  evidence: [{ reference: 'QuestionnaireResponse/f', at: at('2026-11-10T15:20:00+09:00') }],
} as const;
const CALL = { reason: 'contact-made', evidence: [{ reference: 'Communication/c', at: undefined }] } as const;
const agreed = (task: Resource): Resource => ({
  ...task,
  extension: (task.extension as { url: string }[]).map((each) =>
    each.url.endsWith('/deadline-strength') ? { ...each, valueCode: 'agreed' } : each,
  ),
  restriction: { period: { end: '2026-12-01' } },
  note: [{ text: '電話で合意' }],
});

describe('a step that is wanted', () => {
  test('becomes a Task with owner, requester, deadline, strength, rules and the reason', () => {
    expect(only(reconciled([], [wanted()]))).toMatchObject({
      status: 'requested',
      owner: { reference: 'Organization/hospital' },
      requester: { reference: 'Organization/office' },
      for: { reference: 'Patient/p' },
      encounter: { reference: 'Encounter/stay' },
      restriction: { period: { end: '2026-12-03' } },
      reasonCode: { text: 'HK-13' },
      identifier: [{ value: 'stay/notify-discharge' }],
    });
  });
  test('has no period while no date is known', () => {
    expect(only(reconciled([], [wanted({ deadline: undefined })]))).not.toHaveProperty('restriction');
  });
  test('follows the facts: a moved date moves its deadline, and it loses it when the date is gone', () => {
    const first = reconciled([], [wanted()]);
    expect(only(reconciled(first, [wanted({ deadline: '2026-12-08' })]))).toMatchObject({
      restriction: { period: { end: '2026-12-08' } },
    });
    expect(only(reconciled(first, [wanted({ deadline: undefined })]))).not.toHaveProperty('restriction');
  });
  test('that is done already is stored as completed, with what shows it', () => {
    const task = only(reconciled([], [wanted({ closed: FORM })]));
    expect(task).toMatchObject({
      status: 'completed',
      executionPeriod: { end: '2026-11-10T15:20:00+09:00' },
      output: [{ valueReference: { reference: 'QuestionnaireResponse/f' } }],
    });
    expect(reasonOf(task)).toBe('form-given');
  });
});

describe('a step that is not wanted any more', () => {
  test('is cancelled before it has begun', () => {
    const task = only(reconciled(reconciled([], [wanted()]), []));
    expect(task.status).toBe('cancelled');
    expect(reasonOf(task)).toBe('no-longer-needed');
  });
  test.each([
    ['the stay is cancelled', { phase: 'cancelled' as const }, 'stay-cancelled'],
    ['the patient has died', { hasDied: true }, 'died'],
  ])('says why: %s', (_why, over, code) => {
    expect(reasonOf(only(reconciled(reconciled([], [wanted()]), [], over)))).toBe(code);
  });
  test('once begun, is only asked to be dropped; and is left in peace when the owner goes on', () => {
    const begun = reconciled([], [wanted()]).map((task) => ({ ...task, status: 'in-progress' }));
    const asked = only(reconciled(begun, []));
    expect([asked.status, stateOf(asked)]).toEqual(['in-progress', 'cancel-requested']);
    const refused = {
      ...asked,
      statusReason: { coding: [{ system: TASK_REASON, code: 'cancel-refused' }] },
      businessStatus: undefined,
    };
    expect(reconcile([refused], [], context()).changed).toEqual([]);
  });
  test('is wanted again: the question is taken back', () => {
    const begun = reconciled([], [wanted()]).map((task) => ({ ...task, status: 'in-progress' }));
    const task = only(reconciled(reconciled(begun, []), [wanted()]));
    expect([stateOf(task), task.statusReason]).toEqual(['waiting', undefined]);
  });
  test('was cancelled by the hub and is wanted again: a new Task in its place', () => {
    const tasks = reconciled(reconciled(reconciled([], [wanted()]), []), [wanted()]);
    expect(tasks.map(({ status }) => status)).toEqual(['cancelled', 'requested']);
    expect(byKey(tasks, 'stay/notify-discharge~2').extension).toContainEqual({
      url: 'http://hl7.org/fhir/StructureDefinition/task-replaces',
      valueReference: { reference: `Task/${tasks[0]!.id}` },
    });
  });
});

describe('what a fact had ended', () => {
  test('begins anew when the fact is withdrawn', () => {
    const tasks = reconciled(reconciled([], [wanted({ closed: CALL })]), [wanted()]);
    expect(tasks.map(({ status }) => status)).toEqual(['completed', 'requested']);
  });
  test('stays ended while another fact shows it', () => {
    const first = reconciled([], [wanted({ closed: CALL })]);
    expect(reconciled(first, [wanted({ closed: FORM })])).toEqual(first);
  });
});

describe('what a person set by hand stays', () => {
  test.each(['completed', 'failed', 'rejected', 'cancelled'])('%s', (status) => {
    const ended = reconciled([], [wanted()]).map((task) => ({ ...task, status }));
    expect(reconciled(ended, [wanted({ deadline: '2026-12-20' })])).toEqual(ended);
  });
  test('an agreed deadline, its reason, and who has taken it', () => {
    const by = {
      url: 'https://renkei.example/fhir/StructureDefinition/claimed-by',
      valueReference: { reference: 'Practitioner/x' },
    };
    const task = agreed(only(reconciled([], [wanted()])));
    const claimed = { ...task, status: 'accepted', extension: [...(task.extension as object[]), by] };
    const after = only(reconciled([claimed], [wanted({ deadline: '2026-12-20' })]));
    expect(after).toMatchObject({ restriction: { period: { end: '2026-12-01' } }, note: [{ text: '電話で合意' }] });
    expect(after.extension).toContainEqual(by);
  });
  test('an agreement is handed on to the Task that takes the place of the former one', () => {
    const done = {
      ...agreed(only(reconciled([], [wanted()]))),
      status: 'cancelled',
      statusReason: { coding: [{ system: TASK_REASON, code: 'no-longer-needed' }] },
    };
    const tasks = reconciled([done], [wanted()]);
    expect(byKey(tasks, 'stay/notify-discharge~2')).toMatchObject({
      restriction: { period: { end: '2026-12-01' } },
      note: [{ text: '電話で合意' }],
    });
  });
  test('a delegation', () => {
    const from = {
      url: 'https://renkei.example/fhir/StructureDefinition/delegated-from',
      valueReference: { reference: 'Organization/hospital' },
    };
    const task = only(reconciled([], [wanted()]));
    const delegated = {
      ...task,
      owner: { reference: 'Organization/other' },
      extension: [...(task.extension as object[]), from],
    };
    expect(only(reconciled([delegated], [wanted({ deadline: '2026-12-20' })])).owner).toEqual({
      reference: 'Organization/other',
    });
  });
  test('a cancellation the other side asked for, until the owner answers', () => {
    const asked = reconciled([], [wanted()]).map((task) => ({
      ...task,
      status: 'accepted',
      businessStatus: { coding: [{ system: TASK_STATE, code: 'cancel-requested' }] },
    }));
    expect(stateOf(only(reconciled(asked, [wanted({ deadline: '2026-12-20' })])))).toBe('cancel-requested');
  });
  test('why it is on hold', () => {
    const held = reconciled([], [wanted()]).map((task) => ({
      ...task,
      status: 'on-hold',
      statusReason: { text: '家族と連絡がつかない' },
    }));
    expect(only(reconciled(held, [wanted({ deadline: '2026-12-20' })])).statusReason).toEqual({
      text: '家族と連絡がつかない',
    });
  });
});

describe('another organisation owes it now', () => {
  test('the former owner is told that it is over, the new one gets a Task of its own', () => {
    const tasks = reconciled(reconciled([], [wanted()]), [wanted({ owner: party('Organization/new') })]);
    expect(tasks.map(({ status, owner }) => [status, (owner as { reference: string }).reference])).toEqual([
      ['cancelled', 'Organization/hospital'],
      ['requested', 'Organization/new'],
    ]);
  });
  test('but what the former one has done is done', () => {
    const first = reconciled([], [wanted({ closed: FORM })]);
    expect(reconciled(first, [wanted({ closed: FORM, owner: party('Organization/new') })])).toEqual(first);
  });
});

describe('the stay turns out to be another person’s', () => {
  const other = { patient: { reference: 'Patient/q' }, records: ['Patient/q'] };
  const whose = (tasks: readonly Resource[]) =>
    tasks.map(({ status, for: patient }) => [status, (patient as { reference: string }).reference]);

  test('what was open is cancelled, and made anew for the right one, who is told nothing of the other', () => {
    const tasks = reconciled(reconciled([], [wanted()]), [wanted()], other);
    expect(whose(tasks)).toEqual([
      ['cancelled', 'Patient/p'],
      ['requested', 'Patient/q'],
    ]);
    expect(reasonOf(tasks[0]!)).toBe('other-patient');
    expect(JSON.stringify(tasks[1])).not.toContain(tasks[0]!.id);
  });
  test.each([undefined, FORM])('what was done for the one was not done for the other', (closed) => {
    const tasks = reconciled(reconciled([], [wanted({ closed: FORM })]), [wanted({ closed })], other);
    expect(whose(tasks)).toEqual([
      ['completed', 'Patient/p'],
      [closed === undefined ? 'requested' : 'completed', 'Patient/q'],
    ]);
  });
});

describe('in time', () => {
  const on = (day: string, task: Partial<DesiredTask> = {}) =>
    stateOf(only(reconciled([], [wanted({ deadline: '2026-12-03', ...task })], { now: at(`${day}:00+09:00`) })));
  test.each([
    ['2026-12-01T23:59', 'waiting'],
    ['2026-12-02T00:00', 'due-soon'],
    ['2026-12-03T23:59', 'due-soon'],
    ['2026-12-04T00:00', 'past-guideline'],
    // 3 December is a Thursday: Friday and Monday are the two office days.
    ['2026-12-07T23:59', 'past-guideline'],
    ['2026-12-08T00:00', 'escalated'],
  ])('a guideline of Thursday 3 December, at %s: %s', (now, state) => expect(on(now)).toBe(state));
  test.each(['immediate', 'asap', 'none', 'fee-condition'] as const)('%s is never past', (strength) => {
    expect(
      on('2027-01-10T09:00', { strength, deadline: strength === 'fee-condition' ? '2026-12-03' : undefined }),
    ).toBe('waiting');
  });
  test('looks again when the next of these comes', () => {
    const { next } = reconcile([], [wanted()], context());
    expect(new Date(next!).toISOString()).toBe('2026-12-01T15:00:00.000Z');
  });
  test('a reminder that no longer holds is taken back', () => {
    const late = reconciled([], [wanted()], { now: at('2026-12-04T09:00:00+09:00') });
    expect(
      stateOf(only(reconciled(late, [wanted({ deadline: '2026-12-20' })], { now: at('2026-12-04T09:01:00+09:00') }))),
    ).toBe('waiting');
  });
});

describe('laws', () => {
  const step = fc.constantFrom('a', 'b', 'c').map((name) => `stay/${name}`);
  const desired = fc.uniqueArray(
    fc.record({
      key: step,
      owner: fc.constantFrom('Organization/x', 'Organization/y').map(party),
      deadline: fc.option(fc.constantFrom('2026-11-20', '2026-11-25', '2026-12-03'), { nil: undefined }),
      closed: fc.option(fc.constantFrom(FORM, CALL), { nil: undefined }),
    }),
    { selector: ({ key }) => key },
  );
  const status = fc.constantFrom('received', 'accepted', 'in-progress', 'on-hold', 'completed', 'rejected', 'failed');
  /** The rules change their mind, and between it people work. */
  const history = fc.array(fc.tuple(desired, fc.option(status, { nil: undefined })), { maxLength: 6 });
  const run = (steps: readonly (readonly [readonly Partial<DesiredTask>[], string | undefined])[]): Resource[] =>
    steps.reduce<Resource[]>((tasks, [want, hand]) => {
      const after = reconciled(tasks, want.map(wanted));
      return hand === undefined
        ? after
        : after.map((task, n) =>
            n === after.length - 1 && task.status === 'requested' ? { ...task, status: hand } : task,
          );
    }, []);

  test('again, nothing changes', () => {
    fc.assert(
      fc.property(history, desired, (steps, want) => {
        const tasks = reconciled(run(steps), want.map(wanted));
        const again = reconcile(tasks, want.map(wanted), context());
        expect([again.created, again.changed]).toEqual([[], []]);
      }),
    );
  });
  test('there is never more than one open Task for a step and an owner', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const open = run(steps)
          .filter(({ status: each }) =>
            ['requested', 'received', 'accepted', 'in-progress', 'on-hold'].includes(String(each)),
          )
          .filter((task) => stateOf(task) !== 'cancel-requested')
          .map((task) => taskKey(task)!.replace(/~\d+$/, ''));
        expect(new Set(open).size).toBe(open.length);
      }),
    );
  });
  test('no way of the rules loses an agreement', () => {
    fc.assert(
      fc.property(fc.array(desired, { maxLength: 5 }), (steps) => {
        const first = [
          {
            ...agreed(only(reconciled([], [wanted({ key: 'stay/a', owner: party('Organization/x') })]))),
            status: 'accepted',
          },
        ];
        const after = steps.reduce<Resource[]>((tasks, want) => reconciled(tasks, want.map(wanted)), first);
        expect(after[0]).toMatchObject({
          restriction: { period: { end: '2026-12-01' } },
          note: [{ text: '電話で合意' }],
        });
      }),
    );
  });
});
