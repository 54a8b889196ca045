import { describe, expect, test } from 'vitest';
import { openOf } from '../../support/steps.ts';
import { chapter } from '../book.ts';
import { HOSPITAL, OFFICE } from '../stay-records.ts';

const TOLD = { expected: { date: '2026-11-27' }, outlook: '2026-11-18 15:00', destination: 'home' } as const;
const LEFT = { status: 'finished', left: '2026-11-27 10:30' } as const;

export const afterwards = chapter(
  '1.2 With a care manager: coordination, the day, afterwards',
  ({ now, withOffice }) => {
    describe('HK-17 what the care plan needs is collected and given as form 2', () => {
      test('one reading, with the notice: owed by the hospital from the outlook on; the rule states no date', async () => {
        const stay = await withOffice(TOLD);
        const step = await stay.step('discharge-record');
        expect(step).toMatchObject({
          status: 'requested',
          owner: HOSPITAL,
          to: OFFICE,
          strength: 'none',
          by: undefined,
          rules: ['HK-17', 'HK-58', 'HK-65'],
        });
        expect(step.text).toMatch(/前か始めるとき（連絡のとき）.*可能な範囲で/);
        await stay.tells(['notify-discharge', 'discharge-record'], { from: HOSPITAL, to: OFFICE });
        expect(await stay.step('discharge-record')).toMatchObject({ status: 'completed', reason: 'contact-made' });
      });

      test('the other reading, before: a form given early is given, and the step is done as soon as it arises', async () => {
        const stay = await withOffice();
        await stay.gives('discharge-record');
        await stay.is(TOLD);
        expect(await stay.step('discharge-record')).toMatchObject({ status: 'completed', reason: 'form-given' });
      });

      test('told by phone alone, nothing was handed over yet', async () => {
        const stay = await withOffice(TOLD);
        await stay.tells(['notify-discharge', 'discharge-record'], { from: HOSPITAL, to: OFFICE, by: ['phone'] });
        const steps = await stay.steps();
        expect(steps['notify-discharge']).toMatchObject({ status: 'completed' });
        expect(steps['discharge-record']).toMatchObject({ status: 'requested' });
        await stay.tells('discharge-record', { from: HOSPITAL, to: OFFICE, by: ['fax', 'phone'] });
        expect(await stay.step('discharge-record')).toMatchObject({ status: 'completed', reason: 'contact-made' });
      });

      test('housing, before any outlook: it goes with the early notice', async () => {
        const stay = await withOffice({ needs: ['housing'] });
        expect(openOf(await stay.steps())).toEqual(expect.arrayContaining(['discharge-record', 'notify-discharge']));
        expect(await stay.step('discharge-record')).toMatchObject({ strength: 'none', by: undefined });
      });

      test('not given before the discharge, it is owed after it no less', async () => {
        const stay = await withOffice(TOLD);
        await stay.is(LEFT);
        expect(await stay.step('discharge-record')).toMatchObject({ status: 'requested' });
        await stay.gives('discharge-record', 'amended');
        expect(await stay.step('discharge-record')).toMatchObject({ status: 'completed', reason: 'form-given' });
      });
    });

    test.each(['interview', 'discharge-conference'])(
      'HK-18 the hospital explains, the office asks for what is missing: ended by a meeting that was held (%s)',
      async (kind) => {
        const stay = await withOffice(TOLD);
        expect(Object.keys(await stay.steps())).not.toContain('hold-interview');
        await stay.tells('notify-discharge');
        await stay.meets(kind, '2026-11-24 14:00');
        expect(await stay.step('hold-interview')).toMatchObject({
          status: 'requested',
          owner: HOSPITAL,
          to: OFFICE,
          strength: 'none',
          rules: ['HK-18'],
        });
        await stay.meets(kind, '2026-11-24 14:00', 'fulfilled');
        expect(await stay.step('hold-interview')).toMatchObject({ status: 'completed', reason: 'meeting-held' });
      },
    );

    describe('HK-19 both sides settle whether a conference is needed', () => {
      test('with discharge in sight; a contact that settles it ends it, and without a conference HK-20 never arises', async () => {
        const stay = await withOffice(TOLD);
        expect(await stay.step('decide-conference')).toMatchObject({
          status: 'requested',
          owner: HOSPITAL,
          to: OFFICE,
          strength: 'none',
          rules: ['HK-19'],
        });
        await stay.tells('decide-conference', { from: HOSPITAL, to: OFFICE });
        const steps = await stay.steps();
        expect(steps['decide-conference']).toMatchObject({ status: 'completed' });
        expect(Object.keys(steps)).not.toContain('hold-conference');
      });

      test('a planned conference says yes', async () => {
        const stay = await withOffice(TOLD);
        await stay.meets('discharge-conference', '2026-11-24 14:00');
        expect(await stay.step('decide-conference')).toMatchObject({ status: 'completed', reason: 'fact-recorded' });
      });
    });

    describe('HK-20 at the conference course and points to watch are handed over, with patient and family', () => {
      test('planned, the hospital owes it; held, it is done', async () => {
        const stay = await withOffice(TOLD);
        await stay.meets('discharge-conference', '2026-11-24 14:00');
        const step = await stay.step('hold-conference');
        expect(step).toMatchObject({
          status: 'requested',
          owner: HOSPITAL,
          to: OFFICE,
          strength: 'none',
          rules: ['HK-20'],
        });
        expect(step.text).toContain('本人・家族を交えて');
        expect(step).toMatchObject({ by: undefined, text: expect.stringContaining('予定（Appointment）') });
        await stay.meets('discharge-conference', '2026-11-24 14:00', 'fulfilled');
        expect(await stay.step('hold-conference')).toMatchObject({ status: 'completed', reason: 'meeting-held' });
      });

      test('called off, it is needed no longer', async () => {
        const stay = await withOffice(TOLD);
        await stay.meets('discharge-conference', '2026-11-24 14:00');
        await stay.step('hold-conference');
        await stay.meets('discharge-conference', '2026-11-24 14:00', 'cancelled');
        expect(await stay.step('hold-conference')).toMatchObject({ status: 'cancelled', reason: 'no-longer-needed' });
      });
    });

    describe('HK-21 the physician permits a day: the office is told', () => {
      test('not of a day that is only expected; then by the hospital, no time stated; a contact ends it', async () => {
        const stay = await withOffice(TOLD);
        expect(Object.keys(await stay.steps())).not.toContain('notify-discharge-date');
        now('2026-11-25 11:00');
        await stay.is({ expected: { date: '2026-11-27', stage: 'decided' } });
        expect(await stay.step('notify-discharge-date')).toMatchObject({
          status: 'requested',
          owner: HOSPITAL,
          to: OFFICE,
          strength: 'none',
          rules: ['HK-21'],
        });
        await stay.tells('notify-discharge-date', { from: HOSPITAL, to: OFFICE });
        expect(await stay.step('notify-discharge-date')).toMatchObject({ status: 'completed', reason: 'contact-made' });
      });

      test('the day moves: it is told again, by a step that takes the place of the first', async () => {
        const stay = await withOffice(TOLD);
        now('2026-11-25 11:00');
        await stay.is({ expected: { date: '2026-11-27', stage: 'decided' } });
        await stay.tells('notify-discharge-date');
        const first = await stay.step('notify-discharge-date');
        now('2026-11-26 09:00');
        await stay.is({ expected: { date: '2026-11-30', stage: 'decided' } });
        expect(await stay.step('notify-discharge-date~2')).toMatchObject({
          status: 'requested',
          replaces: `Task/${first.id}`,
        });
        await stay.tells('notify-discharge-date');
        expect(await stay.step('notify-discharge-date~2')).toMatchObject({ status: 'completed' });
      });

      test('the same day written once more is no new day', async () => {
        const stay = await withOffice(TOLD);
        now('2026-11-25 11:00');
        await stay.is({ expected: { date: '2026-11-27', stage: 'decided' } });
        await stay.tells('notify-discharge-date');
        now('2026-11-26 09:00');
        await stay.is({ expected: { date: '2026-11-27', stage: 'decided' } });
        expect(Object.keys(await stay.steps())).not.toContain('notify-discharge-date~2');
      });
    });

    test('HK-22 after the discharge the hospital gives the summary; handed over, it is done', async () => {
      const stay = await withOffice(TOLD);
      expect(Object.keys(await stay.steps())).not.toContain('discharge-summary');
      now('2026-11-27 11:00');
      await stay.is(LEFT);
      expect(await stay.step('discharge-summary')).toMatchObject({
        status: 'requested',
        owner: HOSPITAL,
        to: OFFICE,
        strength: 'none',
        rules: ['HK-22'],
      });
      await stay.tells('discharge-summary', { from: HOSPITAL, to: OFFICE });
      expect(await stay.step('discharge-summary')).toMatchObject({ status: 'completed', reason: 'contact-made' });
    });

    test('HK-23 a copy of the care plan, where needed: optional, from the office to the hospital', async () => {
      const stay = await withOffice({ ...TOLD, ...LEFT });
      const step = await stay.step('care-plan-copy');
      expect(step).toMatchObject({
        status: 'requested',
        owner: OFFICE,
        to: HOSPITAL,
        strength: 'none',
        rules: ['HK-23'],
      });
      expect(step.text).toContain('必要に応じて');
      await stay.tells('care-plan-copy', { from: OFFICE, to: HOSPITAL });
      expect(await stay.step('care-plan-copy')).toMatchObject({ status: 'completed' });
    });

    test.each(['hospital', 'died'])(
      'HK-13, HK-17, HK-21 to HK-23 are for going home, not for: %s',
      async (destination) => {
        const stay = await withOffice({ expected: { date: '2026-11-27', stage: 'decided' }, destination });
        const home = [
          'notify-discharge',
          'discharge-record',
          'notify-discharge-date',
          'discharge-summary',
          'care-plan-copy',
        ];
        expect(Object.keys(await stay.steps()).filter((step) => home.includes(step))).toEqual([]);
        await stay.is(LEFT);
        expect(openOf(await stay.steps())).toEqual([]);
      },
    );
  },
);
