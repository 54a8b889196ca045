import { expect, test } from 'vitest';
import { get, post } from '../../support/requests.ts';
import { openOf, type Steps } from '../../support/steps.ts';
import { chapter } from '../book.ts';
import { stayOn } from '../stay.ts';
import { HOSPITAL, OFFICE, OTHER_OFFICE } from '../stay-records.ts';
import { agreement } from './character.ts';

const LEFT = { status: 'finished', left: '2026-11-27 10:30', destination: 'home' } as const;
const lines = (steps: Steps): Record<string, string> =>
  Object.fromEntries(Object.entries(steps).map(([key, { status, owner, by }]) => [key, `${status} ${owner} ${by}`]));

export const corrections = chapter(
  'Late, twice, corrected, cancelled',
  ({ hub, now, admitted, withOffice, withoutOffice }) => {
    test('HK-22 the discharge is known before the admission: in the end it is as if told in order', async () => {
      const inOrder = await withOffice({ expected: { date: '2026-11-27' } });
      await inOrder.gives('admission-information');
      await inOrder.tells('notify-discharge', { at: '2026-11-18 16:00' });
      await inOrder.tells('arrange-sharing', { at: '2026-11-18 17:00' });
      await inOrder.is(LEFT);
      const wrongWay = await admitted({ expected: { date: '2026-11-27' }, ...LEFT });
      await wrongWay.steps();
      await wrongWay.tells('arrange-sharing', { at: '2026-11-18 17:00' });
      await wrongWay.tells('notify-discharge', { at: '2026-11-18 16:00' });
      await wrongWay.hasCard({ level: '22', certification: 'certified' });
      await wrongWay.hasOffices([OFFICE], { from: '2025-04-01' });
      await wrongWay.gives('admission-information');
      const [one, other] = [await inOrder.steps(), await wrongWay.steps()];
      const done = (steps: Steps) =>
        Object.fromEntries(Object.entries(lines(steps)).filter(([, line]) => !line.startsWith('cancelled')));
      expect(done(other)).toEqual(done(one));
    });

    test('told twice, nothing is there twice, and nothing is written anew', async () => {
      const stay = await withOffice({ expected: { date: '2026-11-27' } });
      await stay.tells('notify-discharge', { id: `${stay.id}-once` });
      const before = await stay.steps();
      await stay.tells('notify-discharge', { id: `${stay.id}-once` });
      await stay.is({});
      await stay.isAbout();
      expect(await stay.steps()).toEqual(before);
      const { body } = await get(hub(), `Task/${before['notify-discharge']!.id}`);
      expect(Number(body.meta.versionId)).toBeLessThanOrEqual(2);
    });

    test('HK-22 a discharge that is cancelled: its steps are withdrawn, those of the stay begin again', async () => {
      const stay = await withOffice({ expected: { date: '2026-11-27' } });
      await stay.steps();
      await stay.is(LEFT);
      const left = await stay.steps();
      expect(openOf(left)).toContain('discharge-summary');
      expect(left['admission-information']).toMatchObject({ status: 'cancelled', reason: 'no-longer-needed' });
      await stay.is({ status: 'in-progress', left: undefined });
      const steps = await stay.steps();
      expect(steps['discharge-summary']).toMatchObject({ status: 'cancelled', reason: 'no-longer-needed' });
      expect(steps['admission-information~2']).toMatchObject({
        status: 'requested',
        replaces: `Task/${left['admission-information']!.id}`,
      });
    });

    test('HK-22 a summary given before the discharge was cancelled is given: nobody asks for another', async () => {
      const stay = await withOffice({ expected: { date: '2026-11-27' } });
      await stay.is(LEFT);
      await stay.tells('discharge-summary', { from: HOSPITAL, to: OFFICE });
      await stay.steps();
      await stay.is({ status: 'in-progress', left: undefined });
      await stay.steps();
      await stay.is({ ...LEFT, left: '2026-11-29 10:30' });
      expect(openOf(await stay.steps()).filter((key) => key.startsWith('discharge-summary'))).toEqual([]);
    });

    test('a stay that is cancelled: what was not begun is withdrawn, of what was begun its owner is asked', async () => {
      const stay = await withOffice();
      for (const status of ['received', 'accepted']) await stay.writes('admission-information', { status }, OFFICE);
      await stay.is({ status: 'cancelled' });
      const steps = await stay.steps();
      expect(steps['ask-family-to-contact']).toMatchObject({ status: 'cancelled', reason: 'stay-cancelled' });
      expect(steps['admission-information']).toMatchObject({ status: 'accepted', state: 'cancel-requested' });
    });

    test('the patient has died: nothing is owed, nobody is late', async () => {
      const stay = await withOffice({ expected: { date: '2026-11-27' } });
      await stay.steps();
      now('2026-11-26 08:50');
      await stay.isAbout({ died: '2026-11-26T04:12:00+09:00' });
      await stay.is({ status: 'finished', left: '2026-11-26 04:12', destination: 'died', expected: undefined });
      const steps = await stay.steps();
      expect(openOf(steps)).toEqual([]);
      expect(steps['notify-discharge']).toMatchObject({ status: 'cancelled', reason: 'died' });
    });

    test('the wrong patient: the steps are withdrawn, the right one has steps of their own', async () => {
      const stay = await withOffice();
      const before = await stay.step('admission-information');
      const other = stayOn(hub(), `other-of-${stay.id}`, () => 0);
      await other.isAbout();
      const { body } = await get(hub(), `Encounter/${stay.id}`);
      const answer = await hub()
        .http.put(`/fhir/Encounter/${stay.id}`)
        .set('Content-Type', 'application/fhir+json')
        .send({ ...body, subject: { reference: other.person } });
      expect(answer.status).toBe(200);
      const steps = await stay.steps();
      expect(steps['admission-information']).toMatchObject({ status: 'cancelled', reason: 'other-patient' });
      const open = await Promise.all(
        openOf(steps).map(async (key) => (await get(hub(), `Task/${steps[key]!.id}`)).body),
      );
      expect(open.length).toBeGreaterThan(0);
      expect(open.filter((task) => task.for.reference !== other.person)).toEqual([]);
      expect(steps['admission-information']!.id).toBe(before.id);
    });

    test('HK-08 the care manager is found late: the steps of the plan with one go on from there', async () => {
      const stay = await withoutOffice({ expected: { date: '2026-12-04' } });
      const before = await stay.steps();
      expect(openOf(before)).toEqual(['screen']);
      now('2026-11-16 10:00');
      await stay.hasOffices([OFFICE], { from: '2025-04-01' });
      const steps = await stay.steps();
      expect(steps.screen).toMatchObject({ status: 'cancelled', reason: 'no-longer-needed' });
      expect(steps['identify-care-manager']).toMatchObject({
        id: before['identify-care-manager']!.id,
        status: 'completed',
      });
      expect(steps['admission-information']).toMatchObject({ status: 'requested', owner: OFFICE });
      expect(steps['notify-discharge']).toMatchObject({
        status: 'requested',
        to: OFFICE,
        by: '2026-11-27',
        rules: ['HK-13'],
      });
    });

    test('HK-10 the office changes: what the former one owed passes to the other, and names what it replaces', async () => {
      const stay = await withOffice();
      const before = await stay.step('admission-information');
      await stay.hasOffices([OTHER_OFFICE], { from: '2025-04-01' });
      const steps = await stay.steps();
      expect(steps['admission-information']).toMatchObject({ status: 'cancelled', reason: 'other-owner' });
      expect(steps['admission-information~2']).toMatchObject({
        status: 'requested',
        owner: OTHER_OFFICE,
        replaces: `Task/${before.id}`,
      });
      expect(steps['ask-family-to-contact']).toMatchObject({ status: 'requested' });
    });

    test('HK-13 a contact entered in error: the step it had ended begins anew, and names the former one', async () => {
      const stay = await withOffice({ expected: { date: '2026-12-04' } });
      const contact = await stay.tells('notify-discharge');
      const before = await stay.step('notify-discharge');
      await stay.tells('notify-discharge', { id: contact, status: 'entered-in-error' });
      const steps = await stay.steps();
      expect(steps['notify-discharge']).toMatchObject({ status: 'completed' });
      expect(steps['notify-discharge~2']).toMatchObject({
        status: 'requested',
        by: '2026-11-27',
        replaces: `Task/${before.id}`,
      });
      expect(steps['arrange-sharing']).toMatchObject({ status: 'cancelled', reason: 'no-longer-needed' });
    });

    test('HK-01 an agreement outlives the step it was made for, between the same two', async () => {
      const stay = await withOffice({ expected: { date: '2026-12-04' } });
      const { id } = await stay.step('notify-discharge');
      const acting = { 'X-Renkei-Actor': `Organization/${HOSPITAL}` };
      await post(hub(), `Task/${id}/$agree-deadline`, agreement('2026-12-01', '電話で相談'), acting);
      const contact = await stay.tells('notify-discharge');
      await stay.steps();
      await stay.tells('notify-discharge', { id: contact, status: 'entered-in-error' });
      expect(await stay.step('notify-discharge~2')).toMatchObject({ strength: 'agreed', by: '2026-12-01' });
    });

    test('what a person has ended stays ended, whatever comes later', async () => {
      const stay = await withOffice({ expected: { date: '2026-12-04' } });
      for (const status of ['received', 'accepted', 'in-progress', 'completed']) {
        await stay.writes('notify-discharge', { status }, HOSPITAL);
      }
      await stay.is({ expected: { date: '2026-12-11' } });
      const steps = await stay.steps();
      expect(steps['notify-discharge']).toMatchObject({ status: 'completed', reason: undefined });
      expect(Object.keys(steps)).not.toContain('notify-discharge~2');
      expect(steps['arrange-sharing']).toMatchObject({ status: 'requested' });
    });
  },
);
