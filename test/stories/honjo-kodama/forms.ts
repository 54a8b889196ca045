import { describe, expect, test } from 'vitest';
import { chapter, GROUP_1 } from '../book.ts';

export const forms = chapter('1.6 Forms and MCS', ({ withOffice, withoutOffice }) => {
  test('HK-57 what is missing in form 1 is told at the visit, or added by other papers', async () => {
    const { text } = await (await withOffice()).step('admission-information');
    expect(text).toMatch(/口頭で伝える.*フェイスシート.*ケアプラン第1〜3表/);
  });

  describe('HK-58 form 2, as far as possible; a summary may take its place', () => {
    test('the step says that a substitute which does not cover form 2 earns no add-on', async () => {
      const { text } = await (await withOffice({ expected: { date: '2026-12-04' } })).step('discharge-record');
      expect(text).toContain('看護サマリーなどでも代えられますが、様式2の内容を網羅していないと加算には該当しません');
      expect(text).toContain('足りないところは、カンファレンスや面談でケアマネジャーが尋ねます');
    });

    test('after the discharge, the summary given is enough: nobody is asked for form 2 any more (HK-65: recommended)', async () => {
      const stay = await withOffice({ expected: { date: '2026-11-27' } });
      await stay.step('discharge-record');
      await stay.is({ status: 'finished', left: '2026-11-27 10:00', destination: 'home' });
      await stay.tells('discharge-summary');
      expect(await stay.step('discharge-record')).toMatchObject({ status: 'cancelled', reason: 'no-longer-needed' });
    });
  });

  describe('HK-60 MCS only where the hospital accepts it', () => {
    test.each([
      ['hk-hosp-05', 'そのべ病院', 'MCS：可'],
      ['hk-hosp-01', '青木病院', 'MCS：可（緊急時を除く）'],
      ['hk-hosp-14', '本庄児玉病院', 'MCS：可（緊急時を除く）'],
      ['hk-hosp-06', '中村外科医院', 'MCS：条件付き。宛先は院長。事前に病院事務へ連絡が必要です'],
      ['hk-hosp-11', '吉沢病院', 'MCS：条件付き。宛先は相談員。事前に連絡が必要です'],
      ['hk-hosp-03', '岡病院', 'MCS：不可'],
      ['hk-hosp-12', '児玉中央病院', 'MCS：不可'],
    ])('%s %s: %s', async (hospital, _, words) => {
      const { inputs } = await (await withOffice({ hospital })).step('admission-information');
      expect(inputs).toContain(`destination ${words}`);
    });
  });

  describe('HK-61 where form 1 goes, and what to say there', () => {
    test.each([
      ['hk-hosp-01', '青木病院', '提出先：地域医療連携室'],
      ['hk-hosp-02', '飯塚内科小児科', '提出先：院長'],
      ['hk-hosp-14', '本庄児玉病院', '受付で「相談員へお願いします」と伝えて渡す'],
      ['hk-hosp-09', '本庄脳神経外科・脊椎外科', '事前に連絡が必要です'],
      ['hk-hosp-04', '彩北病院', '事前に連絡が必要です'],
    ])('%s %s: %s', async (hospital, _, words) => {
      const { inputs } = await (await withOffice({ hospital })).step('admission-information');
      expect(inputs.join()).toContain(words);
    });

    test.each([
      ['hk-hosp-03', '岡病院', ['0495-21-7640', '0495-21-6895']],
      ['hk-hosp-08', '本庄総合病院', []],
    ])('%s %s prints two FAX numbers: both are shown, and one asks by phone first', async (hospital, _, numbers) => {
      const { inputs } = await (await withOffice({ hospital })).step('admission-information');
      const said = inputs.join();
      expect(said).toContain('先に電話で確かめてください（要確認）');
      expect(said).toMatch(/FAX：\S+（代表）、\S+（直通）/);
      for (const number of numbers) expect(said).toContain(number);
    });
  });

  test('HK-62 the linkage base is somebody to turn to while a care manager is sought', async () => {
    const stay = await withoutOffice();
    await stay.screens(GROUP_1);
    const { inputs, owner } = await stay.step('choose-care-manager');
    expect(inputs.filter((each) => each.startsWith('consult'))).toEqual([
      expect.stringMatching(/^consult 本庄市児玉郡医師会在宅医療連携拠点（TEL /),
    ]);
    expect(owner).not.toBe('hk-desk-01');
  });
});
