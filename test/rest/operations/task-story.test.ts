// What $coordination says of a Task beside why the rules want it: what became of it, and by whom.
import { describe, expect, test } from 'vitest';
import { storedTask } from '../../../src/coordination/reconcile/stored-task.ts';
import type { Resource } from '../../../src/fhir/resource.ts';
import { type Standing, whyItStands } from '../../../src/rest/operations/task-story.ts';
import { reconciled, wanted } from '../../support/desired.ts';

const WHY = { ja: '退院の見込みがたちました。', en: 'Discharge home is in sight.' };
const GUIDELINE = { ja: '目安：2026年12月3日（木）まで。', en: 'Guideline: by Thu 2026-12-03.' };
const [OPEN] = reconciled([], [wanted()]) as [Resource];
const REASON = 'https://renkei.example/fhir/CodeSystem/task-reason';
const because = (code: string, text?: string) => ({ coding: [{ system: REASON, code }], ...(text && { text }) });
const state = (code: string) => ({
  coding: [{ system: 'https://renkei.example/fhir/CodeSystem/task-state', code }],
});

const story = (over: object, standing: Partial<Standing> = {}) =>
  whyItStands(storedTask({ ...OPEN, ...over } as Resource, [])!, {
    wanted: { why: WHY },
    timeZone: 'Asia/Tokyo',
    successor: undefined,
    ...standing,
  });
const NOT_WANTED = { wanted: undefined };

describe('why a Task stands', () => {
  test('while it is wanted and open, what the rules say, and nothing else', () => {
    expect(story({})).toEqual(WHY);
  });

  const agreed = (end: string, ...notes: string[]) => ({
    extension: [{ url: 'https://renkei.example/fhir/StructureDefinition/deadline-strength', valueCode: 'agreed' }],
    restriction: { period: { end } },
    ...(notes.length > 0 && { note: notes.map((text) => ({ text })) }),
  });
  const withGuideline = {
    wanted: { why: { ja: WHY.ja + GUIDELINE.ja, en: `${WHY.en} ${GUIDELINE.en}` }, whyWithoutDeadline: WHY },
  };

  test('with a deadline people agreed on: that one, for this stay and why, and not the guideline', () => {
    expect(story(agreed('2026-12-08', '家屋調査が 12/7 のため'), withGuideline)).toEqual({
      ja: `${WHY.ja}期日：2026年12月8日（火）まで。この入院について取り決められています（理由：家屋調査が 12/7 のため）。`,
      en: `${WHY.en} Deadline: by Tue 2026-12-08, as agreed for this stay (reason: 家屋調査が 12/7 のため).`,
    });
    expect(story({}, withGuideline).ja).toBe(WHY.ja + GUIDELINE.ja);
  });

  test('with a time, on the clock of the hub; with several notes, all of them; with none, no reason', () => {
    const told = story(agreed('2026-12-24T03:00:00Z', '電話で相談', '家族の希望'), withGuideline);
    expect(told.ja).toContain('期日：2026年12月24日（木）12:00まで。');
    expect(told.ja).toContain('（記録：電話で相談／家族の希望）');
    expect(told.en).toContain('by Thu 2026-12-24 12:00, as agreed for this stay (notes: 電話で相談 / 家族の希望).');
    expect(story(agreed('2026-12-08'), withGuideline).ja).toMatch(/取り決められています。$/);
  });

  test('agreed on, and done since: both', () => {
    const over = { ...agreed('2026-12-08', '家族の希望'), status: 'completed', statusReason: because('form-given') };
    expect(story(over, withGuideline).ja).toMatch(/12月8日（火）.*様式が渡されたため、済みました。$/);
  });

  test.each([
    ['form-given', '様式が渡されたため、済みました。', 'Done: the form was given.'],
    ['contact-made', '連絡が取られたため、済みました。', 'Done: the contact was made.'],
    ['meeting-held', '会議・面談が開かれたため、済みました。', 'Done: the meeting was held.'],
    ['fact-recorded', '必要なことが記録されたため、済みました。', 'Done: what it was for has been recorded.'],
  ])('completed by the hub for %s: both', (code, ja, en) => {
    expect(story({ status: 'completed', statusReason: because(code) })).toEqual({
      ja: `${WHY.ja}${ja}`,
      en: `${WHY.en} ${en}`,
    });
  });

  test.each([
    ['no-longer-needed', '必要がなくなったため、取り消されました。'],
    ['stay-cancelled', '入院が取り消されたため、取り消されました。'],
    ['died', '亡くなられたため、取り消されました。'],
    ['consent-withdrawn', '情報を伝えることへの了解がなくなったため、取り消されました。'],
    ['other-office', 'ほかの事業所が担当になったため、取り消されました。'],
    ['other-owner', '手順を行う機関が変わったため、取り消されました。'],
  ])('cancelled by the hub for %s: that alone', (code, ja) => {
    const said = story({ status: 'cancelled', statusReason: because(code) }, NOT_WANTED);
    expect(said.ja).toBe(ja);
    expect(said.en).toMatch(/^Cancelled: .+\.$/);
  });

  test.each([
    [{ status: 'rejected', statusReason: { text: '満床のため' } }, '断られました（満床のため）。'],
    [{ status: 'failed', statusReason: { text: '電話がつながらない' } }, '行えませんでした（電話がつながらない）。'],
    [{ status: 'cancelled', statusReason: { text: '二重登録' } }, '人の手で取り消されました（二重登録）。'],
    [{ status: 'cancelled' }, '人の手で取り消されました。'],
    [{ status: 'completed' }, '人の手で済みとされました。'],
    [{ status: 'completed', businessStatus: state('done-on-paper') }, '紙でのやり取りで済んだと記録されました。'],
    [{ status: 'entered-in-error' }, '誤って登録された手順です。'],
  ])('ended by a person, with what was written: %j', (over, ja) => {
    expect(story(over, NOT_WANTED).ja).toBe(ja);
    expect(story(over).ja).toBe(`${WHY.ja}${ja}`);
  });

  test('what the hub had written is not taken for a reason of the person who ended it', () => {
    const over = { status: 'completed', statusReason: because('no-longer-needed', '要らなくなった') };
    expect(story(over, NOT_WANTED).ja).toBe('人の手で済みとされました。');
  });

  test('begun, and not wanted any more: that its owner was asked', () => {
    const over = { status: 'accepted', businessStatus: state('cancel-requested') };
    expect(story({ ...over, statusReason: because('died') }, NOT_WANTED)).toEqual({
      ja: '亡くなられたため、取消をお願いし、担当側の返事を待っています。',
      en: 'To be cancelled (the patient died), as soon as its owner agrees.',
    });
    expect(story({ ...over, statusReason: { text: '転院になった' } }).ja).toBe(
      `${WHY.ja}取消が依頼され、担当側の返事を待っています（転院になった）。`,
    );
  });

  test('its owner refused to drop it: that it goes on', () => {
    const over = { status: 'in-progress', statusReason: because('cancel-refused') };
    expect(story(over, NOT_WANTED).ja).toBe('取消の依頼は断られ、担当側が続けています。');
  });

  test('replaced: by which one, and the reasons of that one are not repeated', () => {
    const over = { status: 'completed', statusReason: because('form-given') };
    expect(story(over, { successor: { id: 'next' } })).toEqual({
      ja: '様式が渡されたため、済みました。新しい手順（Task/next）に置き換えられています。',
      en: 'Done: the form was given. Task/next has taken its place.',
    });
  });

  test('replaced by one the caller may not see: that it was, without saying which', () => {
    expect(story({ status: 'cancelled' }, { successor: { id: undefined } }).en).toBe(
      'Cancelled by hand. A new Task has taken its place.',
    );
  });

  test('open, not wanted, and not seen to yet: that it will be', () => {
    expect(story({}, NOT_WANTED).ja).toContain('まもなく取り下げられます');
  });
});
