import { describe, expect, test } from 'vitest';
import { chapter } from '../book.ts';
import { HOSPITAL, OFFICE } from '../stay-records.ts';

export const newUsers = chapter('1.3 A new user until the discharge', ({ now, newUser, withOffice }) => {
  test('HK-29b once it is settled who takes the patient, both share state and expected time', async () => {
    const stay = await newUser();
    expect((await stay.coordination()).plans).toEqual(['hk-without|0.1.0']);
    expect(await stay.step('share-outlook')).toMatchObject({
      status: 'requested',
      owner: HOSPITAL,
      to: OFFICE,
      strength: 'none',
      rules: ['HK-29b'],
    });
    await stay.tells('share-outlook', { from: HOSPITAL, to: OFFICE });
    expect(await stay.step('share-outlook')).toMatchObject({ status: 'completed' });
  });

  test('HK-29c the outlook: a week and some days (7日＋α) before; α has no number', async () => {
    const stay = await newUser({ expected: { date: '2026-12-04' }, outlook: '2026-11-18 14:00' });
    const step = await stay.step('notify-discharge');
    expect(step).toMatchObject({
      status: 'requested',
      owner: HOSPITAL,
      to: OFFICE,
      strength: 'guideline',
      by: '2026-11-27',
      rules: ['HK-29c'],
    });
    expect(step.why).toContain('7日＋α');
    expect(step.text).toContain('初回訪問、契約、家族への説明、サービス事業所探し');
    await stay.tells('notify-discharge', { from: HOSPITAL, to: OFFICE });
    expect(await stay.step('notify-discharge')).toMatchObject({ status: 'completed', reason: 'contact-made' });
  });

  test.each([
    ['housing', 'できるだけ早く', { expected: { date: '2026-12-18' }, needs: ['housing'] }, 'asap', 'HK-14'],
    [
      'a change of care level',
      'できるだけ早く',
      { expected: { date: '2026-12-18' }, needs: ['care-level-change'] },
      'asap',
      'HK-14',
    ],
    ['a sudden decision', '直ちに', { expected: { date: '2026-11-12' } }, 'immediate', 'HK-15'],
  ])('HK-29d %s: %s, as with a care manager', async (_, said, words, strength, as) => {
    const step = await (await newUser(words)).step('notify-discharge');
    expect(step).toMatchObject({ status: 'requested', strength, by: undefined, rules: ['HK-29d', as] });
    expect(step.text).toContain(said);
  });

  describe('HK-29e told, the office begins to arrange when, where and how', () => {
    test('it owes it to the hospital; its answer ends it', async () => {
      const stay = await newUser({ expected: { date: '2026-12-04' } });
      expect(Object.keys(await stay.steps())).not.toContain('arrange-sharing');
      await stay.tells('notify-discharge');
      expect(await stay.step('arrange-sharing')).toMatchObject({
        status: 'requested',
        owner: OFFICE,
        to: HOSPITAL,
        strength: 'none',
        rules: ['HK-29e'],
      });
      await stay.tells('arrange-sharing', { from: OFFICE, to: HOSPITAL });
      expect(await stay.step('arrange-sharing')).toMatchObject({ status: 'completed' });
    });

    test('the first visit to the ward, long before, has arranged nothing', async () => {
      const stay = await newUser();
      await stay.meets('interview', '2026-11-10 14:00', 'fulfilled');
      await stay.is({ expected: { date: '2026-12-04' } });
      await stay.tells('notify-discharge');
      expect(await stay.step('arrange-sharing')).toMatchObject({ status: 'requested' });
    });
  });

  test('HK-29f from there on it is as with a care manager: HK-17 to HK-23', async () => {
    const stay = await newUser({ expected: { date: '2026-12-04' } });
    await stay.tells('notify-discharge');
    await stay.meets('discharge-conference', '2026-12-01 13:30');
    now('2026-12-01 15:00');
    await stay.is({ expected: { date: '2026-12-04', stage: 'decided' } });
    await stay.steps();
    now('2026-12-04 11:00');
    await stay.is({ status: 'finished', left: '2026-12-04 10:00', destination: 'home' });
    const steps = await stay.steps();
    const same = {
      'discharge-record': 'HK-17',
      'hold-interview': 'HK-18',
      'decide-conference': 'HK-19',
      'hold-conference': 'HK-20',
      'notify-discharge-date': 'HK-21',
      'discharge-summary': 'HK-22',
      'care-plan-copy': 'HK-23',
    };
    for (const [step, rule] of Object.entries(same)) {
      expect(steps[step]!.rules, step).toEqual(expect.arrayContaining([rule, 'HK-29f']));
    }
  });

  test('HK-29c is for new users: who had a care manager is told by HK-13', async () => {
    const steps = await (await withOffice({ expected: { date: '2026-12-04' } })).steps();
    expect(Object.values(steps).flatMap(({ rules }) => rules)).not.toContain('HK-29c');
  });
});
