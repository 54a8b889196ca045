import { describe, expect, test } from 'vitest';
import { openOf } from '../../support/steps.ts';
import { chapter, GROUP_1 } from '../book.ts';
import { HOSPITAL, OFFICE } from '../stay-records.ts';

export const withoutCareManager = chapter('1.3 Without a care manager', ({ now, admitted, withoutOffice }) => {
  test('HK-25 at the admission the hospital asks about certification and care manager; that there is none ends it', async () => {
    const stay = await admitted();
    const step = await stay.step('identify-care-manager');
    expect(step).toMatchObject({ status: 'requested', owner: HOSPITAL, strength: 'none' });
    expect(step.rules).toContain('HK-25');
    expect(step.text).toMatch(/要介護認定.*介護保険証.*名刺/s);
    expect((await stay.coordination()).plans).toEqual(['hk-without|0.1.0']);
    await stay.tells('identify-care-manager', { from: HOSPITAL });
    expect(await stay.step('identify-care-manager')).toMatchObject({ status: 'completed', reason: 'fact-recorded' });
    expect((await stay.coordination()).flags).toEqual([]);
  });

  describe('HK-26 whether discharge home is possible, and then whether coordination is needed', () => {
    test('the hospital judges it, early: as a guideline at least a week (7日＋α) before the day', async () => {
      const stay = await withoutOffice();
      expect(await stay.step('screen')).toMatchObject({
        status: 'requested',
        owner: HOSPITAL,
        strength: 'guideline',
        by: undefined,
        rules: ['HK-26', 'HK-30', 'HK-31', 'HK-32', 'HK-33', 'HK-34'],
      });
      await stay.is({ expected: { date: '2026-12-04' } });
      const step = await stay.step('screen');
      expect(step.by).toBe('2026-11-27');
      expect(step.why).toContain('7日＋α');
      expect(step.text).toMatch(/医師の指示.*状態が安定/);
    });

    test('the criteria come to a result, needed or not: that ends it, shown by the form', async () => {
      const stay = await withoutOffice();
      await stay.screens(GROUP_1);
      expect(await stay.step('screen')).toMatchObject({
        status: 'completed',
        reason: 'fact-recorded',
        shown: [`QuestionnaireResponse/${stay.id}-screening`],
      });
    });

    test('a form whose open answers leave it open has judged nothing: it goes on, until they are there', async () => {
      const stay = await withoutOffice();
      await stay.screens({ ...GROUP_1, 'HK-30-1': 'not-assessed' });
      const before = await stay.step('screen');
      expect(before).toMatchObject({ status: 'requested', owner: HOSPITAL });
      await stay.screens(GROUP_1);
      expect(await stay.step('screen')).toMatchObject({ id: before.id, status: 'completed' });
    });

    test('a phone call about it is no judgement by the criteria', async () => {
      const stay = await withoutOffice();
      await stay.tells('screen', { from: HOSPITAL });
      expect(await stay.step('screen')).toMatchObject({ status: 'requested' });
    });

    test('before anybody has asked for a care manager, nobody is screened', async () => {
      expect(Object.keys(await (await admitted()).steps())).not.toContain('screen');
    });

    test.each([
      ['the outlook', { outlook: '2026-11-18 15:00' }],
      ['an expected day', { expected: { date: '2026-12-04' } }],
    ])(
      'with discharge in sight (%s) it does not wait for the answer: both are open, side by side',
      async (_, words) => {
        const stay = await admitted(words);
        expect(openOf(await stay.steps())).toEqual(['identify-care-manager', 'screen']);
        expect((await stay.coordination()).flags).toEqual(['care-manager-unresolved']);
        await stay.hasOffices([OFFICE], { from: '2025-04-01' });
        const steps = await stay.steps();
        expect(steps['identify-care-manager']).toMatchObject({ status: 'completed' });
        expect(steps.screen).toMatchObject({ status: 'cancelled', reason: 'no-longer-needed' });
        expect(steps['notify-discharge']).toMatchObject({ status: 'requested', to: OFFICE });
      },
    );
  });

  describe('HK-27 care insurance is explained, the application supported', () => {
    test('once coordination is needed, by the hospital; the municipal desks are there to be asked', async () => {
      const stay = await withoutOffice();
      expect(Object.keys(await stay.steps())).not.toContain('support-application');
      await stay.screens(GROUP_1);
      const step = await stay.step('support-application');
      expect(step).toMatchObject({ status: 'requested', owner: HOSPITAL, strength: 'none', rules: ['HK-27'] });
      expect(step.text).toContain('代行');
      expect(step.inputs.join()).toContain('本庄市役所');
    });

    test.each(['applying', 'certified', 'change-applying'])('recorded as %s, it is done', async (certification) => {
      const stay = await withoutOffice();
      await stay.screens(GROUP_1);
      await stay.tells('support-application');
      expect(await stay.step('support-application')).toMatchObject({ status: 'requested' });
      await stay.hasCard({ certification });
      expect(await stay.step('support-application')).toMatchObject({
        status: 'completed',
        reason: 'fact-recorded',
        shown: [`Coverage/${stay.id}-card`],
      });
    });
  });

  test('HK-28 the hospital supports the choice from the lists (HK-68: a care manager or the support centre); an office in charge ends it', async () => {
    const stay = await withoutOffice();
    await stay.screens(GROUP_1);
    const step = await stay.step('choose-care-manager');
    expect(step).toMatchObject({
      status: 'requested',
      owner: HOSPITAL,
      strength: 'none',
      rules: ['HK-28', 'HK-34', 'HK-68'],
    });
    expect(step.text).toContain('ケアマネジャーか地域包括支援センターの担当者');
    await stay.hasOffices([OFFICE]);
    expect(await stay.step('choose-care-manager')).toMatchObject({
      status: 'completed',
      shown: [`CareTeam/${stay.id}-team`],
    });
  });

  test('HK-26 discharged before anybody judged it: nothing remains to be done', async () => {
    const stay = await withoutOffice();
    await stay.steps();
    now('2026-11-12 10:00');
    await stay.is({ status: 'finished', left: '2026-11-12 09:30', destination: 'home' });
    expect(openOf(await stay.steps())).toEqual([]);
  });
});
