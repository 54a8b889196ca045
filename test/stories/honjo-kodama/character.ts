import { describe, expect, test } from 'vitest';
import { get, post } from '../../support/requests.ts';
import { openOf } from '../../support/steps.ts';
import { chapter } from '../book.ts';
import { HOSPITAL, OFFICE, SUPPORT_CENTRE } from '../stay-records.ts';

const AS_HOSPITAL = { 'X-Renkei-Actor': `Organization/${HOSPITAL}` };
export const agreement = (deadline: string, reason: string) => ({
  resourceType: 'Parameters',
  parameter: [
    { name: 'deadline', valueDate: deadline },
    { name: 'reason', valueString: reason },
  ],
});

/** Words that would make a guideline a limit. */
const BREACH = /違反|遅延|遅刻|遅れています|期限切れ|超過|breach|violat|overdue|\blate\b/i;

export const character = chapter(
  '1.1 Character, scope, consent',
  ({ hub, now, withOffice, withoutOffice, admitted }) => {
    describe('HK-01 the rule binds nobody; days are only a guideline', () => {
      test('as its day comes and goes somebody is reminded; nothing is refused, nothing says that anybody is at fault', async () => {
        const stay = await withOffice({ expected: { date: '2026-11-20' }, outlook: '2026-11-09 10:30' });
        expect(await stay.step('notify-discharge')).toMatchObject({ by: '2026-11-13', strength: 'guideline' });
        const days = ['2026-11-11', '2026-11-12', '2026-11-13', '2026-11-14', '2026-12-01'];
        const states: unknown[] = [];
        for (const day of days) {
          now(`${day} 09:00`);
          await stay.anyNews();
          states.push((await stay.step('notify-discharge')).state);
        }
        expect(states).toEqual(['waiting', 'due-soon', 'due-soon', 'past-guideline', 'escalated']);
        const steps = await stay.steps();
        expect(steps['notify-discharge']).toMatchObject({ status: 'requested' });
        for (const { text, why } of Object.values(steps)) expect(`${text} ${why}`).not.toMatch(BREACH);
        const { text } = await stay.coordination();
        expect(text).not.toMatch(BREACH);
        expect(text).toContain('目安');
      });

      test('the parties adjust: a date they agree on takes the place of the guideline, and stays when the day moves', async () => {
        const stay = await withOffice({ expected: { date: '2026-12-04' }, outlook: '2026-11-10 09:00' });
        const { id } = await stay.step('notify-discharge');
        const words = agreement('2026-12-01', 'ご家族の都合');
        expect((await post(hub(), `Task/${id}/$agree-deadline`, words, AS_HOSPITAL)).status).toBe(200);
        await stay.is({ expected: { date: '2026-12-07' } });
        expect(await stay.step('notify-discharge')).toMatchObject({ id, by: '2026-12-01', strength: 'agreed' });
        expect((await get(hub(), `Task/${id}`)).body.note[0].text).toContain('ご家族の都合');
      });
    });

    describe('HK-03 whom the rule is for', () => {
      test.each([
        ['要介護2', OFFICE, { level: '22' }],
        ['要支援1', SUPPORT_CENTRE, { level: '12' }],
        ['事業対象者', SUPPORT_CENTRE, { level: '06', certification: 'none' }],
        ['a level nobody recorded', OFFICE, {}],
      ])('(a) with a care manager everyone is handed over: %s', async (_, office, card) => {
        const stay = await withOffice({}, office, card);
        expect((await stay.coordination()).plans).toEqual(['hk-with|0.1.0']);
        expect(await stay.step('admission-information')).toMatchObject({
          status: 'requested',
          owner: office,
          to: HOSPITAL,
        });
      });

      test('(b) without one, only those of whom the hospital judges that they need it', async () => {
        const stay = await withoutOffice();
        const before = ['screen'];
        expect(openOf(await stay.steps())).toEqual(before);
        await stay.screens({ 'has-care-manager': 'no', age: 82, certain: 'yes', wish: 'yes', ...NOTHING });
        expect(openOf(await stay.steps())).toEqual([]);
      });
    });

    describe('HK-04 outside the basic case the rule is applied by analogy', () => {
      test('who lives elsewhere is flagged, and handed over like anybody', async () => {
        const stay = await admitted({}, { city: '熊谷市' });
        await stay.hasOffices([OFFICE], { from: '2025-04-01' });
        expect((await stay.coordination()).flags).toContain('outside-basic-case');
        expect(await stay.step('admission-information')).toMatchObject({ status: 'requested', owner: OFFICE });
      });

      test('who goes to a facility is flagged, and the office is told all the same', async () => {
        const stay = await withOffice({ expected: { date: '2026-12-04' }, destination: 'facility-health' });
        expect((await stay.coordination()).flags).toContain('outside-basic-case');
        expect(await stay.step('notify-discharge')).toMatchObject({ status: 'requested', by: '2026-11-27' });
      });

      test('the basic case carries no flag', async () => {
        expect((await (await withOffice()).coordination()).flags).toEqual([]);
      });
    });

    test('HK-05 a stay keeps the version of the rule it began under', async () => {
      const stay = await withOffice();
      await stay.steps();
      const { body } = await get(hub(), `ServiceRequest?encounter=Encounter/${stay.id}&status=active`);
      expect(body.entry).toHaveLength(1);
      expect(body.entry[0].resource).toMatchObject({
        status: 'active',
        instantiatesCanonical: ['https://renkei.example/fhir/PlanDefinition/hk-with|0.1.0'],
      });
    });
  },
);

/** Every criterion was looked at, and none applies. */
export const NOTHING = {
  'HK-30-1': 'no',
  'HK-30-2': 'no',
  'HK-30-3': 'no',
  'HK-30-4': 'no',
  'HK-31-5': 'no',
  'HK-31-6': 'no',
};
