// What $coordination says of a Task beside why the rules want it: what became of it, and by whom.
import { describe, expect, test } from 'vitest';
import { storedTask } from '../../../src/coordination/reconcile/stored-task.ts';
import type { Resource } from '../../../src/fhir/resource.ts';
import { type Standing, whyItStands } from '../../../src/rest/operations/task-story.ts';
import { reconciled, wanted } from '../../support/desired.ts';

const WHY = { ja: '退院の見込みがたちました。', en: 'Discharge home is in sight.' };
const [OPEN] = reconciled([], [wanted()]) as [Resource];
const REASON = 'https://renkei.example/fhir/CodeSystem/task-reason';
const because = (code: string, text?: string) => ({ coding: [{ system: REASON, code }], ...(text && { text }) });
const state = (code: string) => ({
  coding: [{ system: 'https://renkei.example/fhir/CodeSystem/task-state', code }],
});

const story = (over: object, standing: Partial<Standing> = {}) =>
  whyItStands(storedTask({ ...OPEN, ...over } as Resource, [])!, { wanted: WHY, successor: undefined, ...standing });
const NOT_WANTED = { wanted: undefined };

describe('why a Task stands', () => {
  test('while it is wanted and open, what the rules say, and nothing else', () => {
    expect(story({})).toEqual(WHY);
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
