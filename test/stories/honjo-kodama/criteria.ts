import { describe, expect, test } from 'vitest';
import { get } from '../../support/requests.ts';
import type { Given } from '../../support/screening.ts';
import { openOf } from '../../support/steps.ts';
import { chapter, GROUP_1 } from '../book.ts';
import type { PersonWords } from '../stay.ts';
import { HOSPITAL, OFFICE, SUPPORT_CENTRE } from '../stay-records.ts';
import { NOTHING } from './character.ts';

const NEEDED = ['choose-care-manager', 'obtain-understanding', 'support-application'];
const CLEAR = { 'has-care-manager': 'no', age: 82, certain: 'yes', wish: 'yes', ...NOTHING };

export const criteria = chapter(
  '1.4 Criteria, judged by a stored form',
  ({ hub, admitted, withoutOffice, withOffice }) => {
    /** The steps a form leads to, and the way it shows. */
    async function judged(answers: Given, person: PersonWords = {}) {
      const stay = await withoutOffice({}, person);
      await stay.screens(answers);
      const open = openOf(await stay.steps());
      const { body } = await get(hub(), `QuestionnaireResponse/${stay.id}-screening/$screen`);
      const named = (name: string): string[] =>
        body.parameter
          .filter((each: { name: string }) => each.name === name)
          .map((each: { valueCode: string }) => each.valueCode);
      return { open, pattern: named('pattern')[0], route: named('route') };
    }
    const A = { open: NEEDED, pattern: 'A', route: ['home-care-office'] };
    const B = { open: NEEDED, pattern: 'B', route: ['support-centre'] };
    const C = { open: NEEDED, pattern: 'C', route: ['support-centre'] };
    const NONE = { open: [], pattern: undefined, route: [] };

    test.each(['HK-30-1', 'HK-30-2', 'HK-30-3', 'HK-30-4'])(
      'HK-30 one of group 1 (%s) is enough: coordination, and a home-care office',
      async (criterion) => {
        expect(await judged({ ...CLEAR, [criterion]: 'yes' })).toEqual(A);
      },
    );

    test.each(['HK-31-5', 'HK-31-6'])(
      'HK-31 those who must not be missed (%s): coordination, and the support centre',
      async (criterion) => {
        expect(await judged({ ...CLEAR, [criterion]: 'yes' })).toEqual(B);
      },
    );

    test.each([
      ['in doubt', { ...CLEAR, certain: 'no' }],
      ['group 1, not wished', { ...CLEAR, 'HK-30-1': 'yes', wish: 'no' }],
      ['group 2, not wished', { ...CLEAR, 'HK-31-5': 'yes', wish: 'no' }],
    ])('HK-32 %s: the support centre of the residence', async (_, answers) => {
      expect(await judged(answers)).toEqual(C);
    });

    describe('HK-33 from 40 to 64 only with one of the sixteen diseases', () => {
      const at58 = { ...CLEAR, age: 58, 'HK-30-1': 'yes' };
      test('with one, as from 65 on', async () => {
        expect(await judged({ ...at58, 'specified-disease': 'SD-13' }, { born: '1968-04-25' })).toEqual(A);
      });
      test('without, the same answers lead to nothing', async () => {
        expect(await judged({ ...at58, 'specified-disease': 'no' }, { born: '1968-04-25' })).toEqual(NONE);
      });
      test('under 40 nobody is screened', async () => {
        const stay = await withoutOffice({}, { born: '1990-01-01' });
        expect(openOf(await stay.steps())).toEqual([]);
      });
    });

    describe('HK-34 the order in which it is judged', () => {
      test.each([
        ['doubt comes before group 1', { ...CLEAR, 'HK-30-1': 'yes', certain: 'no' }, C],
        ['a refusal comes before group 1', { ...CLEAR, 'HK-30-1': 'yes', wish: 'no' }, C],
        ['group 1 comes before group 2', { ...CLEAR, 'HK-30-1': 'yes', 'HK-31-5': 'yes' }, A],
        ['who refuses and is in neither group needs nothing', { ...CLEAR, wish: 'no' }, NONE],
        ['none of it: no coordination', CLEAR, NONE],
      ])('%s', async (_, answers, ought) => {
        expect(await judged(answers)).toEqual(ought);
      });

      test('what nobody has assessed is no "no": the judgement is still open, and asks for nothing yet', async () => {
        expect((await judged({ ...CLEAR, 'HK-30-1': 'not-assessed' })).open).toEqual(['screen']);
      });
    });

    test.each([
      ['an office', OFFICE, { level: '12' }],
      ['a support centre', SUPPORT_CENTRE, { level: '22' }],
      ['an office, though not certified', OFFICE, { certification: 'none' }],
    ])('HK-35 under contract before with %s: handed to that one, whatever the level', async (_, office, card) => {
      const stay = await withOffice({}, office, card);
      expect((await stay.coordination()).plans).toEqual(['hk-with|0.1.0']);
      const steps = await stay.steps();
      expect(steps['admission-information']).toMatchObject({ owner: office });
      expect(steps['identify-care-manager']!.rules).toContain('HK-35');
      expect(Object.keys(steps)).not.toContain('screen');
    });

    test('HK-35 the form says that there is a contract: with whom is found out; nobody is to be chosen, nothing to be applied for', async () => {
      const stay = await admitted();
      await stay.screens({ ...GROUP_1, 'has-care-manager': 'yes' });
      const steps = await stay.steps();
      expect(openOf(steps)).toEqual(['identify-care-manager']);
      expect(steps.screen).toMatchObject({ status: 'completed' });
    });

    test('HK-35 asked, there was none; the form knows better: it is found out anew, in place of the former step', async () => {
      const stay = await withoutOffice();
      const { id } = await stay.step('identify-care-manager');
      await stay.screens({ ...GROUP_1, 'has-care-manager': 'yes' });
      const steps = await stay.steps();
      expect(openOf(steps)).toEqual(['identify-care-manager~2']);
      expect(steps['identify-care-manager~2']).toMatchObject({ owner: HOSPITAL, replaces: `Task/${id}` });
    });

    test('HK-30 judged before anybody knew of the stay, the form counts', async () => {
      const stay = await admitted();
      await stay.screens(GROUP_1);
      expect(openOf(await stay.steps())).toEqual(NEEDED);
    });
  },
);
