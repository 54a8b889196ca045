import { describe, expect, test } from 'vitest';
import { openOf } from '../../support/steps.ts';
import { chapter } from '../book.ts';
import { OFFICE } from '../stay-records.ts';

const ORDER = [
  'accept-new-user',
  'first-visit',
  'sign-contract',
  'home-assessment',
  'draft-care-plan',
  'hold-service-meeting',
];

export const office = chapter(
  "1.5 The care manager's work with a new user",
  ({ now, newUser, withOffice, withoutOffice }) => {
    test.each([
      [
        'HK-50 takes the request in and assigns a person',
        'accept-new-user',
        ['担当者を決めます', '件数に限り', '初回訪問の日', '家族と連絡がつきにくい', '代行申請'],
      ],
      [
        'HK-51 visits the ward: interview, assessment, providers to choose from',
        'first-visit',
        ['介護保険証', '居宅サービス計画作成依頼届', '病棟から状態の説明と助言', '面談', '選んで', '家屋'],
      ],
      [
        'HK-52, CN-01 explains contract and use of information, and obtains consent in writing',
        'sign-contract',
        ['契約、重要事項、個人情報の使用', '同意', '署名押印', '一部を渡します'],
      ],
      [
        'HK-53 assesses at home, with the family; housing work takes about a month',
        'home-assessment',
        ['自宅で本人と家族', '病院でも', '両方', '住宅改修', '1か月'],
      ],
      [
        'HK-54 sees to the papers, drafts the plan, asks the physician',
        'draft-care-plan',
        ['情報開示請求', 'ケアプランの原案', '医療系サービス', '必須', '限りがあり'],
      ],
      [
        'HK-55 holds the service meeting and settles the plan',
        'hold-service-meeting',
        ['欠席する事業所には前もって照会', '利用票', '署名押印', '提供票', '持参', '事業所が多いほど'],
      ],
    ])('%s: owed by the office, no time stated, with the hints of the rule book', async (says, key, hints) => {
      const step = await (await newUser()).step(key);
      expect(step).toMatchObject({ status: 'requested', owner: OFFICE, strength: 'none', by: undefined });
      expect(step.rules).toEqual(expect.arrayContaining(says.match(/[HC][KN]-\d\d/g)!));
      for (const hint of hints) expect(step.text).toContain(hint);
    });

    test('HK-50 somebody is assigned: the care manager in person, recorded, ends it', async () => {
      const stay = await newUser();
      await stay.hasOffices([OFFICE], { person: `PractitionerRole/${stay.id}-care-manager` });
      const steps = await stay.steps();
      expect(steps['accept-new-user']).toMatchObject({ status: 'completed', reason: 'fact-recorded' });
      expect(steps['sign-contract']).toMatchObject({ status: 'requested' });
    });

    test('HK-52 the day the contract begins, recorded, ends it; so it does after the discharge', async () => {
      const stay = await newUser();
      await stay.hasOffices([OFFICE], { from: '2026-11-12' });
      const steps = await stay.steps();
      expect(steps['sign-contract']).toMatchObject({ status: 'completed', reason: 'fact-recorded' });
      expect(steps['accept-new-user']).toMatchObject({ status: 'requested' });
      const late = await newUser({ status: 'finished', left: '2026-12-04 10:00', destination: 'home' });
      await late.hasOffices([OFFICE], { from: '2026-11-12' });
      expect(await late.step('sign-contract')).toMatchObject({ status: 'completed' });
    });

    test('HK-51 the interview on the ward ends the first visit', async () => {
      const stay = await newUser();
      await stay.meets('interview', '2026-11-20 14:00', 'fulfilled');
      expect(await stay.step('first-visit')).toMatchObject({ status: 'completed', reason: 'meeting-held' });
    });

    test.each(ORDER)('HK-56 each of the steps can be reported by itself (%s)', async (key) => {
      const stay = await newUser();
      await stay.tells(key, { from: OFFICE });
      expect(await stay.step(key)).toMatchObject({ status: 'completed' });
    });

    describe('HK-55, HK-56 services begin only after the service meeting', () => {
      const LEFT = { status: 'finished', left: '2026-12-04 10:00', destination: 'home' } as const;

      test('it may take place after the discharge; what was left undone in hospital is over', async () => {
        const stay = await newUser();
        await stay.steps();
        now('2026-12-04 11:00');
        await stay.is(LEFT);
        const steps = await stay.steps();
        expect(openOf(steps).filter((key) => ORDER.includes(key))).toEqual(['hold-service-meeting']);
        expect(steps['hold-service-meeting']!.text).toContain('サービスを始めるには、ここまでが必要');
        await stay.meets('service-meeting', '2026-12-07 10:00', 'fulfilled');
        expect(await stay.step('hold-service-meeting')).toMatchObject({ status: 'completed' });
      });

      test('a copy of the settled plan shows that it was held', async () => {
        const stay = await newUser();
        await stay.is(LEFT);
        await stay.tells('care-plan-copy', { from: OFFICE });
        expect(openOf(await stay.steps())).not.toContain('hold-service-meeting');
      });

      test('who uses no services after the discharge needs no plan', async () => {
        const stay = await newUser();
        await stay.hasCard({ certification: 'none' });
        await stay.is(LEFT);
        expect(openOf(await stay.steps())).not.toContain('hold-service-meeting');
      });
    });

    test('HK-50 to HK-56 are for new users only, and only once an office takes the patient', async () => {
      for (const stay of [await withOffice(), await withoutOffice()]) {
        expect(Object.keys(await stay.steps()).filter((key) => ORDER.includes(key))).toEqual([]);
      }
    });
  },
);
