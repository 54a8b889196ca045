import { describe, expect, test } from 'vitest';
import { openOf } from '../../support/steps.ts';
import { chapter } from '../book.ts';
import { HOSPITAL, OFFICE } from '../stay-records.ts';

export const admission = chapter('1.2 With a care manager: admission', ({ now, admitted, withOffice }) => {
  test('HK-07 at home nothing is owed yet, nor while the admission is only planned', async () => {
    const stay = await withOffice({ status: 'planned', admitted: '2026-12-01 09:00' });
    expect(await stay.steps()).toEqual({});
    await stay.is({ status: 'in-progress' });
    expect(Object.keys(await stay.steps())).toContain('admission-information');
  });

  describe('HK-08 the hospital finds out who the care manager is, and asks the family to call', () => {
    test('nobody is known: the hospital owes it to patient and family, no time stated', async () => {
      const stay = await admitted();
      expect(await stay.step('identify-care-manager')).toMatchObject({
        status: 'requested',
        owner: HOSPITAL,
        to: stay.person.split('/')[1],
        strength: 'none',
        by: undefined,
        priority: 'routine',
      });
      expect((await stay.coordination()).flags).toEqual(['care-manager-unresolved']);
    });

    test('the office is registered: the step ends, shown by the team; the family is asked to call', async () => {
      const stay = await admitted();
      await stay.step('identify-care-manager');
      await stay.hasOffices([OFFICE], { from: '2025-04-01' });
      const steps = await stay.steps();
      expect(steps['identify-care-manager']).toMatchObject({
        status: 'completed',
        reason: 'fact-recorded',
        shown: [`CareTeam/${stay.id}-team`],
      });
      expect(steps['identify-care-manager']!.rules).toContain('HK-08');
      expect(steps['ask-family-to-contact']).toMatchObject({ status: 'requested', owner: HOSPITAL, strength: 'none' });
      expect((await stay.coordination()).flags).toEqual([]);
    });

    test('the card names the office: that will do', async () => {
      const stay = await admitted();
      await stay.hasCard({ level: '21', certification: 'certified', office: OFFICE });
      expect(await stay.step('identify-care-manager')).toMatchObject({
        status: 'completed',
        shown: [`Coverage/${stay.id}-card`],
      });
    });

    test('asked, the family calls: that is recorded, and stays', async () => {
      const stay = await withOffice();
      const contact = await stay.tells('ask-family-to-contact');
      await stay.gives('admission-information');
      expect(await stay.step('ask-family-to-contact')).toMatchObject({
        status: 'completed',
        reason: 'contact-made',
        shown: [`Communication/${contact}`],
      });
    });

    test('an office that served the patient once is shown as one it might be, and owes nothing', async () => {
      const stay = await admitted();
      await stay.hasOffices([OFFICE], { status: 'inactive', from: '2024-04-01', until: '2025-03-31' });
      const steps = await stay.steps();
      expect(steps['identify-care-manager']!.inputs).toEqual([expect.stringMatching(/^suggestion ことりケアプラン/)]);
      expect(openOf(steps)).toEqual(['identify-care-manager']);
    });
  });

  describe('HK-09 only when the family cannot, the hospital tells the office itself', () => {
    test('it is not the default; the hub says which condition does not hold', async () => {
      const stay = await withOffice();
      expect(Object.keys(await stay.steps())).not.toContain('notify-admission');
      expect((await stay.coordination()).notNeeded['HK-09']).toContain('連絡が難しい');
    });

    test('the family could not be asked, or cannot call: the hospital owes it to the office; its call ends it', async () => {
      const stay = await withOffice();
      await stay.steps();
      await stay.tells('ask-family-to-contact', { status: 'not-done' });
      const steps = await stay.steps();
      expect(steps['notify-admission']).toMatchObject({
        status: 'requested',
        owner: HOSPITAL,
        to: OFFICE,
        strength: 'none',
        rules: ['HK-09'],
      });
      expect(steps['ask-family-to-contact']).toMatchObject({ status: 'cancelled', reason: 'no-longer-needed' });
      await stay.tells('notify-admission', { from: HOSPITAL, to: OFFICE });
      expect(await stay.step('notify-admission')).toMatchObject({ status: 'completed', reason: 'contact-made' });
    });

    test('the office has called in the meantime: nobody needs to be told', async () => {
      const stay = await withOffice();
      await stay.tells('ask-family-to-contact', { status: 'not-done' });
      await stay.step('notify-admission');
      await stay.tells('admission-information', { from: OFFICE, to: HOSPITAL });
      expect(await stay.step('notify-admission')).toMatchObject({ status: 'cancelled', reason: 'no-longer-needed' });
    });
  });

  describe('HK-10 the office calls the hospital and gives form 1', () => {
    test('it owes it to the hospital as soon as possible: no number of days, so no date', async () => {
      const stay = await withOffice();
      expect(await stay.step('admission-information')).toMatchObject({
        status: 'requested',
        owner: OFFICE,
        to: HOSPITAL,
        strength: 'asap',
        priority: 'urgent',
        by: undefined,
        rules: ['HK-10', 'HK-11', 'HK-57'],
      });
    });

    test('a form that is begun ends nothing; one that is given does, and is the evidence', async () => {
      const stay = await withOffice();
      await stay.gives('admission-information', 'in-progress');
      expect(await stay.step('admission-information')).toMatchObject({ status: 'requested' });
      now('2026-11-09 15:00');
      await stay.gives('admission-information');
      expect(await stay.step('admission-information')).toMatchObject({
        status: 'completed',
        reason: 'form-given',
        shown: [`QuestionnaireResponse/${stay.id}-admission-information`],
      });
    });

    test('given before the planned admission it is given: done as soon as the step arises', async () => {
      const stay = await withOffice({ status: 'planned', admitted: '2026-11-10 09:00' });
      await stay.gives('admission-information');
      now('2026-11-10 09:30');
      await stay.is({ status: 'in-progress' });
      expect(await stay.step('admission-information')).toMatchObject({ status: 'completed', reason: 'form-given' });
    });

    test('brought, and noted as a contact, it is given, too; a phone call alone (HK-11: first) gives no form', async () => {
      const stay = await withOffice();
      await stay.tells('admission-information', { from: OFFICE, to: HOSPITAL, by: ['phone'] });
      expect(await stay.step('admission-information')).toMatchObject({ status: 'requested' });
      await stay.tells('admission-information', { from: OFFICE, to: HOSPITAL, by: ['phone', 'in-person'] });
      expect(await stay.step('admission-information')).toMatchObject({ status: 'completed', reason: 'contact-made' });
    });
  });

  test('HK-11 by phone first, then brought; the step says where to, and whether by MCS', async () => {
    const { text, inputs } = await (await withOffice()).step('admission-information');
    expect(text).toContain('電話で連絡したうえで持参するのが原則');
    expect(text).toContain('FAXでは個人情報に注意');
    expect(inputs).toEqual([
      'destination 提出先：地域連携室。持参の際は、受付にて「入院時情報提供書です」と伝えて渡す',
      'destination 電話：070-9160-3760（1st）、0495-21-2171（2nd）',
      'destination FAX：0495-21-2172',
      'destination MCS：可',
    ]);
  });

  test.each([
    ['the hospital', HOSPITAL, OFFICE],
    ['the office', OFFICE, HOSPITAL],
  ])(
    'HK-12 from the admission on, length of stay and state are shared; a contact is enough, begun by %s',
    async (_, from, to) => {
      const stay = await withOffice();
      expect(await stay.step('share-outlook')).toMatchObject({
        status: 'requested',
        owner: HOSPITAL,
        to: OFFICE,
        strength: 'none',
        rules: ['HK-12'],
      });
      const contact = await stay.tells('share-outlook', { from, to });
      expect(await stay.step('share-outlook')).toMatchObject({
        status: 'completed',
        reason: 'fact-recorded',
        shown: [`Communication/${contact}`],
      });
    },
  );
});
