import { describe, expect, test } from 'vitest';
import { chapter } from '../book.ts';
import { HOSPITAL, OFFICE } from '../stay-records.ts';

export const outlook = chapter('1.2 With a care manager: discharge in sight', ({ now, withOffice }) => {
  describe('HK-13 discharge home is possible: the office is told about a week before', () => {
    test('the hospital owes it to the office, as a guideline seven days before the expected day', async () => {
      const stay = await withOffice({ expected: { date: '2026-11-27' }, outlook: '2026-11-18 15:00' });
      expect(await stay.step('notify-discharge')).toMatchObject({
        status: 'requested',
        owner: HOSPITAL,
        to: OFFICE,
        strength: 'guideline',
        by: '2026-11-20',
        rules: ['HK-13'],
      });
    });

    test.each([
      ['2026-12-03', '2026-11-26'],
      ['2027-01-04', '2026-12-28'],
      ['2027-03-05', '2027-02-26'],
      ['2028-03-01', '2028-02-23'],
    ])('expected on %s: by %s, over the ends of months and years', async (date, by) => {
      const stay = await withOffice({ expected: { date } });
      expect(await stay.step('notify-discharge')).toMatchObject({ by });
    });

    test('the day moves, and the date with it; the step remains the same', async () => {
      const stay = await withOffice({ expected: { date: '2026-11-27' } });
      const { id } = await stay.step('notify-discharge');
      await stay.is({ expected: { date: '2026-12-11' } });
      expect(await stay.step('notify-discharge')).toMatchObject({ id, by: '2026-12-04', rules: ['HK-13'] });
    });

    test('the outlook without a day is told as well; the date follows', async () => {
      const stay = await withOffice({ outlook: '2026-11-18 15:00' });
      expect(await stay.step('notify-discharge')).toMatchObject({ status: 'requested', by: undefined });
      await stay.is({ expected: { date: '2026-12-04' } });
      expect(await stay.step('notify-discharge')).toMatchObject({ by: '2026-11-27' });
    });

    test('a day the hospital itself holds for unlikely starts nothing', async () => {
      const stay = await withOffice({ expected: { date: '2026-12-04', confidence: 'low' } });
      expect(Object.keys(await stay.steps())).not.toContain('notify-discharge');
    });

    test('unlikely or not, a day that is only days away is told: at once (HK-15)', async () => {
      const stay = await withOffice({ expected: { date: '2026-11-12', confidence: 'low' } });
      expect(await stay.step('notify-discharge')).toMatchObject({ strength: 'immediate', rules: ['HK-15'] });
    });

    test('an office that asks about the discharge was not told of it', async () => {
      const stay = await withOffice({ expected: { date: '2026-11-27' } });
      await stay.tells('notify-discharge', { from: OFFICE, to: HOSPITAL });
      expect(await stay.step('notify-discharge')).toMatchObject({ status: 'requested' });
    });

    test('a short stay planned long before: a week before would lie before the admission, so no date is shown', async () => {
      const stay = await withOffice({ expected: { date: '2026-11-12', recorded: '2026-11-01 10:00' } });
      const step = await stay.step('notify-discharge');
      expect(step).toMatchObject({ strength: 'guideline', by: undefined, rules: ['HK-13'] });
      expect(step.why).toContain('入院より前の日になるため');
    });

    test('the outlook is taken back before anybody was told: nothing is owed any more', async () => {
      const stay = await withOffice({ expected: { date: '2026-11-27' }, outlook: '2026-11-18 15:00' });
      await stay.step('notify-discharge');
      await stay.is({ expected: undefined, outlook: undefined });
      expect(await stay.step('notify-discharge')).toMatchObject({ status: 'cancelled', reason: 'no-longer-needed' });
    });

    test('told, it ends; said again, nothing begins anew', async () => {
      const stay = await withOffice({ expected: { date: '2026-11-27' } });
      const contact = await stay.tells('notify-discharge', { from: HOSPITAL, to: OFFICE });
      await stay.tells('notify-discharge', { from: HOSPITAL, to: OFFICE });
      const steps = await stay.steps();
      expect(steps['notify-discharge']).toMatchObject({ status: 'completed', shown: [`Communication/${contact}`] });
      expect(Object.keys(steps)).not.toContain('notify-discharge~2');
    });
  });

  describe('HK-14 housing or a change of care level: as early as possible', () => {
    test.each(['housing', 'care-level-change'])('%s: no day to wait for', async (need) => {
      const stay = await withOffice({ expected: { date: '2026-12-18' }, needs: [need] });
      expect(await stay.step('notify-discharge')).toMatchObject({
        owner: HOSPITAL,
        to: OFFICE,
        strength: 'asap',
        priority: 'urgent',
        by: undefined,
        rules: ['HK-14'],
      });
      expect((await stay.coordination()).notNeeded['HK-13']).toContain('HK-14');
    });

    test.each(['housing', 'care-level-change'])('%s is enough: neither outlook nor day is waited for', async (need) => {
      const stay = await withOffice({ needs: [need] });
      expect(await stay.step('notify-discharge')).toMatchObject({
        status: 'requested',
        strength: 'asap',
        rules: ['HK-14'],
      });
      await stay.tells('notify-discharge', { from: HOSPITAL, to: OFFICE });
      const steps = await stay.steps();
      expect(steps['notify-discharge']).toMatchObject({ status: 'completed' });
      expect(steps['arrange-sharing']).toMatchObject({ status: 'requested', owner: OFFICE });
      expect(Object.keys(steps)).not.toContain('decide-conference');
    });

    test('the need alone, taken back before anybody was told: nothing is owed any more', async () => {
      const stay = await withOffice({ needs: ['housing'] });
      await stay.step('notify-discharge');
      await stay.is({ needs: [] });
      expect(await stay.step('notify-discharge')).toMatchObject({ status: 'cancelled', reason: 'no-longer-needed' });
    });

    test('the need is taken back: the week before holds again, for the same step', async () => {
      const stay = await withOffice({ expected: { date: '2026-12-18' }, needs: ['housing'] });
      const { id } = await stay.step('notify-discharge');
      await stay.is({ needs: [] });
      expect(await stay.step('notify-discharge')).toMatchObject({ id, rules: ['HK-13'], by: '2026-12-11' });
    });

    test('a medical procedure alone is no such need', async () => {
      const stay = await withOffice({ expected: { date: '2026-12-18' }, needs: ['medical-procedure'] });
      expect(await stay.step('notify-discharge')).toMatchObject({ rules: ['HK-13'] });
    });
  });

  describe('HK-15 discharge is decided suddenly: at once, in place of the week', () => {
    test('the step of HK-13 becomes it: immediate, no date, and the stay is flagged', async () => {
      const stay = await withOffice({ expected: { date: '2026-12-08' } });
      const { id } = await stay.step('notify-discharge');
      now('2026-11-27 15:40');
      await stay.is({ expected: { date: '2026-11-28', stage: 'decided' }, outlook: '2026-11-27 15:40' });
      expect(await stay.step('notify-discharge')).toMatchObject({
        id,
        status: 'requested',
        strength: 'immediate',
        priority: 'stat',
        by: undefined,
        rules: ['HK-15'],
      });
      const { flags, notNeeded } = await stay.coordination();
      expect(flags).toEqual(['sudden-discharge']);
      expect(notNeeded['HK-13']).toContain('HK-15');
    });

    test('the clock moves on: it is never shown as past', async () => {
      const stay = await withOffice({ expected: { date: '2026-11-12', recorded: '2026-11-09 10:40' } });
      for (const time of ['2026-11-11 09:00', '2026-11-13 09:00', '2026-11-30 09:00']) {
        now(time);
        await stay.anyNews();
        expect(await stay.step('notify-discharge')).toMatchObject({
          status: 'requested',
          state: 'waiting',
          by: undefined,
        });
      }
    });

    test('the office was told of a later day before: it is told again, at once', async () => {
      const stay = await withOffice({ expected: { date: '2026-12-08' } });
      now('2026-11-20 10:00');
      await stay.tells('notify-discharge', { from: HOSPITAL, to: OFFICE });
      const first = await stay.step('notify-discharge');
      now('2026-11-27 15:40');
      await stay.is({ expected: { date: '2026-11-28' } });
      expect(await stay.step('notify-discharge~2')).toMatchObject({
        status: 'requested',
        strength: 'immediate',
        replaces: `Task/${first.id}`,
      });
      now('2026-11-27 15:50');
      await stay.tells('notify-discharge', { from: HOSPITAL, to: OFFICE });
      expect(await stay.step('notify-discharge~2')).toMatchObject({ status: 'completed' });
    });

    test('housing as well: at once comes before early', async () => {
      const stay = await withOffice({ expected: { date: '2026-11-12' }, needs: ['housing'] });
      expect(await stay.step('notify-discharge')).toMatchObject({ rules: ['HK-15'], strength: 'immediate' });
    });

    test('seven days are a week; the same day said again later is not sudden', async () => {
      const stay = await withOffice({ expected: { date: '2026-11-16' } });
      expect(await stay.step('notify-discharge')).toMatchObject({ rules: ['HK-13'], by: '2026-11-09' });
      now('2026-11-14 10:00');
      await stay.is({ expected: { date: '2026-11-16', stage: 'decided' } });
      expect(await stay.step('notify-discharge')).toMatchObject({ rules: ['HK-13'], by: '2026-11-09' });
    });
  });

  describe('HK-16 told, the office begins to arrange when, where and how', () => {
    test('not before; then it owes it to the hospital, no time stated; its answer ends it', async () => {
      const stay = await withOffice({ expected: { date: '2026-11-27' } });
      expect(Object.keys(await stay.steps())).not.toContain('arrange-sharing');
      await stay.tells('notify-discharge', { from: HOSPITAL, to: OFFICE });
      expect(await stay.step('arrange-sharing')).toMatchObject({
        status: 'requested',
        owner: OFFICE,
        to: HOSPITAL,
        strength: 'none',
        rules: ['HK-16'],
      });
      await stay.tells('arrange-sharing', { from: OFFICE, to: HOSPITAL });
      expect(await stay.step('arrange-sharing')).toMatchObject({ status: 'completed', reason: 'fact-recorded' });
    });

    test.each(['interview', 'discharge-conference'])('a planned meeting (%s) is the arrangement', async (kind) => {
      const stay = await withOffice({ expected: { date: '2026-11-27' } });
      await stay.tells('notify-discharge');
      await stay.meets(kind, '2026-11-24 14:00');
      expect(await stay.step('arrange-sharing')).toMatchObject({
        status: 'completed',
        shown: [`Appointment/${stay.id}-${kind}`],
      });
    });
  });
});
