import { describe, expect, test } from 'vitest';
import { chapter, GROUP_1 } from '../book.ts';
import type { Stay } from '../stay.ts';
import { HOSPITAL, OFFICE, OTHER_OFFICE } from '../stay-records.ts';

const answers = (steps: object): string[] => Object.keys(steps).filter((key) => key.startsWith('answer-acceptance'));

export const candidates = chapter('1.3 Candidates, and with whose understanding', ({ withoutOffice }) => {
  async function needed(): Promise<Stay> {
    const stay = await withoutOffice();
    await stay.screens(GROUP_1);
    return stay;
  }

  describe('CN-04, HK-06 before a contract, an office is told only with a recorded understanding', () => {
    test('the hospital owes it; the understanding of patient or family, recorded of an office, ends it', async () => {
      const stay = await needed();
      expect(await stay.step('obtain-understanding')).toMatchObject({
        status: 'requested',
        owner: HOSPITAL,
        strength: 'none',
        rules: ['CN-04', 'HK-06'],
      });
      await stay.hasOffices([OFFICE], { status: 'proposed', agreed: ['family'] });
      expect(await stay.step('obtain-understanding')).toMatchObject({ status: 'completed', reason: 'fact-recorded' });
    });

    test('a candidate without an understanding is told nothing', async () => {
      const stay = await needed();
      await stay.hasOffices([OFFICE, OTHER_OFFICE], { status: 'proposed' });
      const steps = await stay.steps();
      expect(answers(steps)).toEqual([]);
      expect(steps['obtain-understanding']).toMatchObject({ status: 'requested' });
    });

    test('the understanding is withdrawn: what the office was asked is taken back', async () => {
      const stay = await needed();
      await stay.consents('active');
      await stay.hasOffices([OFFICE], { status: 'proposed', agreed: ['patient'], consent: `${stay.id}-consent` });
      await stay.tells('choose-care-manager', { from: HOSPITAL, to: OFFICE });
      expect(await stay.step(`answer-acceptance/${OFFICE}`)).toMatchObject({ status: 'requested' });
      await stay.consents('inactive');
      const steps = await stay.steps();
      expect(steps[`answer-acceptance/${OFFICE}`]).toMatchObject({ status: 'cancelled', reason: 'consent-withdrawn' });
      expect(steps['obtain-understanding~2']).toMatchObject({
        status: 'requested',
        replaces: `Task/${steps['obtain-understanding']!.id}`,
      });
    });
  });

  describe('HK-29 the office tells the hospital that it takes the patient', () => {
    test('each candidate whom patient and family agreed on owes an answer, as soon as possible', async () => {
      const stay = await needed();
      await stay.hasOffices([OFFICE, OTHER_OFFICE], { status: 'proposed', agreed: ['patient', 'family'] });
      const steps = await stay.steps();
      expect(answers(steps).sort()).toEqual([`answer-acceptance/${OFFICE}`, `answer-acceptance/${OTHER_OFFICE}`]);
      for (const office of [OFFICE, OTHER_OFFICE]) {
        expect(steps[`answer-acceptance/${office}`]).toMatchObject({
          status: 'requested',
          owner: office,
          to: HOSPITAL,
          strength: 'asap',
          priority: 'urgent',
          rules: ['HK-29'],
        });
      }
    });

    test('one takes the patient: its step is done, the other is let off; no step names the other', async () => {
      const stay = await needed();
      await stay.hasOffices([OFFICE, OTHER_OFFICE], { status: 'proposed', agreed: ['patient'] });
      await stay.tells('choose-care-manager', { from: HOSPITAL, to: OFFICE });
      await stay.steps();
      await stay.tells('answer-acceptance', { from: OFFICE, to: HOSPITAL });
      await stay.hasOffices([OFFICE], { agreed: ['patient'] });
      const steps = await stay.steps();
      expect(steps[`answer-acceptance/${OFFICE}`]).toMatchObject({ status: 'completed', reason: 'fact-recorded' });
      const other = steps[`answer-acceptance/${OTHER_OFFICE}`]!;
      expect(other).toMatchObject({ status: 'cancelled', reason: 'other-office' });
      expect(JSON.stringify(other)).not.toContain(OFFICE);
    });

    test('an office that cannot take the patient says so on its step; nobody asks it again', async () => {
      const stay = await needed();
      await stay.hasOffices([OFFICE, OTHER_OFFICE], { status: 'proposed', agreed: ['patient'] });
      await stay.tells('choose-care-manager', { from: HOSPITAL, to: OFFICE });
      const key = `answer-acceptance/${OTHER_OFFICE}`;
      await stay.writes(key, { status: 'rejected', statusReason: { text: '件数がいっぱいのため' } }, OTHER_OFFICE);
      const steps = await stay.steps();
      expect(steps[key]).toMatchObject({ status: 'rejected', reason: undefined });
      expect(answers(steps)).toHaveLength(2);
    });
  });
});
