// $claim, $release, $delegate, $agree-deadline, $cancel: what each makes of a step. 3a B6.
import { describe, expect, test } from 'vitest';
import { type Actor, OPERATOR } from '../../../src/access/actor.ts';
import { agreeDeadline } from '../../../src/coordination/transitions/agree-deadline.ts';
import { cancel } from '../../../src/coordination/transitions/cancel.ts';
import { type Claimant, claim } from '../../../src/coordination/transitions/claim.ts';
import type { Deed } from '../../../src/coordination/transitions/deed.ts';
import { delegate } from '../../../src/coordination/transitions/delegate.ts';
import { speakerOf } from '../../../src/coordination/transitions/parties.ts';
import { release } from '../../../src/coordination/transitions/release.ts';
import type { Resource } from '../../../src/fhir/resource.ts';
import { answers, Problem } from '../../../src/problem.ts';
import {
  claimedBy,
  MANAGER,
  NURSE,
  OWNER,
  REASON,
  REQUESTER,
  readPeople,
  STRANGER,
  state,
  task,
  withExtension,
  x,
} from '../../support/coordinated-task.ts';

const AT = '2026-11-20T10:00:00+09:00';
const acting = (reference: string): Actor => ({ kind: 'acting', reference });
const by = async (actor: string | undefined): Promise<Deed> => ({
  speaker: await speakerOf(actor === undefined ? OPERATOR : acting(actor), readPeople, []),
  at: AT,
  base: [],
});

/** Status and place of the refusal: `422 Task.status`. */
async function refusal(work: () => unknown): Promise<string> {
  try {
    await work();
    return 'none';
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause;
    expect(cause.said.ja).toMatch(/[ぁ-ん]/);
    return `${answers[cause.kind][0]} ${cause.where.at}`;
  }
}
const extension = (of: Resource, name: string) =>
  (of.extension as { url: string }[]).find(({ url }) => url === x(name));
const codeOf = (of: Resource) => (of.businessStatus as { coding: { code: string }[] } | undefined)?.coding[0]?.code;

const OPERATIONS: readonly (readonly [name: string, run: (task: Resource, deed: Deed) => Resource])[] = [
  ['$claim', (each, deed) => claim(each, undefined, deed)],
  ['$release', release],
  ['$delegate', (each, deed) => delegate(each, { reference: 'Organization/step-next' }, '担当替え', deed)],
  ['$agree-deadline', (each, deed) => agreeDeadline(each, agreement('2026-12-03'), deed)],
  ['$cancel', (each, deed) => cancel(each, '不要', deed)],
];
const agreement = (deadline: string, reason = '見積もりを待つ') => ({
  deadline,
  reason,
  today: '2026-11-20',
  timeZone: 'Asia/Tokyo',
});

describe.each(OPERATIONS)('%s', (_name, run) => {
  test('is not of Tasks that others made', async () => {
    const theirs = task('accepted', { identifier: [{ system: 'urn:other', value: '1' }] });
    const deed = await by(undefined);
    expect(await refusal(() => run(theirs, deed))).toBe('422 Task');
  });

  test('is not for strangers', async () => {
    for (const who of [STRANGER, 'PractitionerRole/unknown', 'PractitionerRole/step-left']) {
      const deed = await by(who);
      expect(await refusal(() => run(task('accepted'), deed))).toBe('403 Task');
    }
  });

  test.each(['completed', 'rejected', 'failed', 'cancelled'])('changes nothing that is %s', async (status) => {
    const deed = await by(undefined);
    expect(await refusal(() => run(withExtension(task(status), claimedBy(NURSE)), deed))).toBe('422 Task.status');
  });
});

describe('$claim', () => {
  const nurse: Claimant = { reference: NURSE, display: '鈴木 一郎', organizations: [OWNER] };

  test.each(['requested', 'received'])('accepts what is %s, and says by whom', async (status) => {
    const claimed = claim(task(status), undefined, await by(NURSE));
    expect(claimed).toMatchObject({ status: 'accepted', owner: task(status).owner });
    expect(codeOf(claimed)).toBe('claimed');
    expect(extension(claimed, 'claimed-by')).toEqual(claimedBy(NURSE, '鈴木 一郎'));
  });

  test.each(['accepted', 'in-progress', 'on-hold'])('of what is %s leaves the status', async (status) => {
    expect(claim(task(status), nurse, await by(OWNER))).toMatchObject({ status });
  });

  test('by the operator, who names nobody, is the owner’s', async () => {
    const claimed = claim(task('requested'), undefined, await by(undefined));
    expect(extension(claimed, 'claimed-by')).toEqual(claimedBy(OWNER, 'れんけい中央病院'));
  });

  test('twice by the same changes nothing', async () => {
    const claimed = claim(task('requested'), nurse, await by(OWNER));
    expect(claim(claimed, nurse, await by(OWNER))).toBe(claimed);
  });

  test('of one whose name was put there before it was accepted accepts it', async () => {
    const named = withExtension(task('received'), claimedBy(NURSE));
    expect(claim(named, undefined, await by(NURSE))).toMatchObject({ status: 'accepted' });
  });

  test('by another answers 409 and names the first, by name or by reference', async () => {
    const deed = await by(OWNER);
    for (const [first, name] of [
      [claimedBy(NURSE, '鈴木 一郎'), '鈴木 一郎'],
      [claimedBy(NURSE), NURSE],
    ] as const) {
      const taken = withExtension(task('accepted'), first);
      const second = { reference: 'PractitionerRole/step-doctor', organizations: [OWNER] };
      expect(await refusal(() => claim(taken, second, deed))).toBe('409 Task');
      expect(() => claim(taken, second, deed)).toThrow(name);
    }
  });

  test('is for the owner: not for the requester, nor for somebody who works elsewhere', async () => {
    const manager = await by(MANAGER);
    expect(await refusal(() => claim(task('requested'), undefined, manager))).toBe('403 Task');
    const operator = await by(undefined);
    const elsewhere = { reference: MANAGER, organizations: [REQUESTER] };
    const at = `422 Parameters.parameter.where(name='by')`;
    expect(await refusal(() => claim(task('requested'), elsewhere, operator))).toBe(at);
    expect(await refusal(() => claim(task('requested'), { ...elsewhere, organizations: [] }, operator))).toBe(at);
  });

  test('says nothing on whether it may be cancelled', async () => {
    const asked = task('accepted', { businessStatus: state('cancel-requested') });
    expect(codeOf(claim(asked, nurse, await by(OWNER)))).toBe('cancel-requested');
  });
});

describe('$release', () => {
  const taken = withExtension(task('accepted', { businessStatus: state('claimed') }), claimedBy(NURSE, '鈴木 一郎'));

  test.each([NURSE, OWNER, undefined])('by %s: waits again, the status stays', async (who) => {
    const freed = release(taken, await by(who));
    expect(freed).toMatchObject({ status: 'accepted' });
    expect(codeOf(freed)).toBe('waiting');
    expect(extension(freed, 'claimed-by')).toBeUndefined();
  });

  test('by the person, where the person was named and not the role', async () => {
    const named = withExtension(taken, claimedBy('Practitioner/step-suzuki'));
    expect(extension(release(named, await by(NURSE)), 'claimed-by')).toBeUndefined();
  });

  test('not by a colleague, not by the requester', async () => {
    const [colleague, requester] = [await by('PractitionerRole/step-doctor'), await by(MANAGER)];
    expect(await refusal(() => release(taken, colleague))).toBe('403 Task');
    expect(() => release(taken, colleague)).toThrow('鈴木 一郎');
    expect(await refusal(() => release(taken, requester))).toBe('403 Task');
  });

  test('of what nobody has claimed is refused', async () => {
    const deed = await by(OWNER);
    expect(await refusal(() => release(task('accepted'), deed))).toBe('422 Task');
  });

  test('leaves a question about cancellation open', async () => {
    const asked = { ...taken, businessStatus: state('cancel-requested') };
    expect(codeOf(release(asked, await by(NURSE)))).toBe('cancel-requested');
  });
});

describe('$delegate', () => {
  const NEXT = { reference: 'Organization/step-next', display: 'れんけい東病院' };

  test('passes the step on, with the reason, its author and the time', async () => {
    const taken = withExtension(task('in-progress'), claimedBy(NURSE));
    const passed = delegate(taken, NEXT, '転棟のため', await by(NURSE));
    expect(passed).toMatchObject({ status: 'in-progress', owner: NEXT });
    expect(codeOf(passed)).toBe('waiting');
    expect(extension(passed, 'claimed-by')).toBeUndefined();
    expect(extension(passed, 'delegated-from')).toEqual({ url: x('delegated-from'), valueReference: taken.owner });
    // R4 knows no PractitionerRole as the author of a note.
    const author = { reference: 'Practitioner/step-suzuki', display: '鈴木 一郎' };
    expect(passed.note).toEqual([
      ...(taken.note as object[]),
      { authorReference: author, time: AT, text: '転棟のため' },
    ]);
  });

  test('passed on again, the first owner is remembered; given back to it, nobody', async () => {
    const first = delegate(task('accepted'), NEXT, 'a', await by(OWNER));
    const second = delegate(first, { reference: REQUESTER }, 'b', await by(NEXT.reference));
    expect(extension(second, 'delegated-from')).toMatchObject({ valueReference: { reference: OWNER } });
    const back = delegate(second, { reference: OWNER }, 'c', await by(REQUESTER));
    expect(extension(back, 'delegated-from')).toBeUndefined();
    expect((back.note as { text: string }[]).map(({ text }) => text)).toEqual(['外線は平日のみ', 'a', 'b', 'c']);
  });

  test('is for the owner, and to another', async () => {
    const [requester, owner] = [await by(REQUESTER), await by(OWNER)];
    expect(await refusal(() => delegate(task('accepted'), NEXT, 'a', requester))).toBe('403 Task');
    const at = `422 Parameters.parameter.where(name='to')`;
    expect(await refusal(() => delegate(task('accepted'), { reference: OWNER }, 'a', owner))).toBe(at);
  });

  test('who passed it on is a stranger from then on', async () => {
    const passed = delegate(task('accepted'), NEXT, 'a', await by(OWNER));
    const former = await by(OWNER);
    expect(await refusal(() => delegate(passed, { reference: OWNER }, 'b', former))).toBe('403 Task');
  });
});

describe('$agree-deadline', () => {
  test.each([OWNER, REQUESTER, undefined])('by %s: the date, its strength, and why', async (who) => {
    const agreed = agreeDeadline(task('accepted'), agreement('2026-12-03'), await by(who));
    expect(agreed).toMatchObject({ restriction: { period: { end: '2026-12-03' } }, status: 'accepted' });
    expect(extension(agreed, 'deadline-strength')).toMatchObject({ valueCode: 'agreed' });
    expect(extension(agreed, 'fee-deadline')).toEqual(extension(task('accepted'), 'fee-deadline'));
    expect((agreed.note as object[]).at(-1)).toEqual({
      ...(who === undefined ? { authorString: 'ハブの運用担当者' } : { authorReference: { reference: who } }),
      time: AT,
      text: '見積もりを待つ',
    });
  });

  test('where there was no date yet', async () => {
    const { restriction: _, ...undated } = task('accepted');
    const agreed = agreeDeadline(undated as Resource, agreement('2026-12-03'), await by(OWNER));
    expect(agreed.restriction).toEqual({ period: { end: '2026-12-03' } });
  });

  test('a time is kept as it is written, the rest of the restriction too', async () => {
    const restriction = { repetitions: 1, period: { start: '2026-11-10', end: '2026-11-24' } };
    const at = '2026-12-03T17:00:00+09:00';
    const agreed = agreeDeadline(task('accepted', { restriction }), agreement(at), await by(OWNER));
    expect(agreed.restriction).toEqual({ repetitions: 1, period: { start: '2026-11-10', end: at } });
    const later = { period: { start: '2026-12-10', end: '2026-12-24' } };
    const earlier = agreeDeadline(task('accepted', { restriction: later }), agreement(at), await by(OWNER));
    expect(earlier.restriction).toEqual({ period: { end: at } });
  });

  test.each(['due-soon', 'past-guideline', 'escalated'])('%s is true no longer', async (code) => {
    const before = task('accepted', { businessStatus: state(code) });
    expect(codeOf(agreeDeadline(before, agreement('2026-12-03'), await by(OWNER)))).toBe('waiting');
    const taken = withExtension(before, claimedBy(NURSE));
    expect(codeOf(agreeDeadline(taken, agreement('2026-12-03'), await by(OWNER)))).toBe('claimed');
  });

  test.each(['date-proposed', 'cancel-requested'])('%s stays', async (code) => {
    const before = task('accepted', { businessStatus: state(code) });
    expect(codeOf(agreeDeadline(before, agreement('2026-12-03'), await by(OWNER)))).toBe(code);
  });

  test('today is the first day that can be agreed on, in Japan', async () => {
    const deed = await by(OWNER);
    const at = `422 Parameters.parameter.where(name='deadline')`;
    expect(await refusal(() => agreeDeadline(task('accepted'), agreement('2026-11-19'), deed))).toBe(at);
    // 14:59 UTC is 23:59 in Japan, a minute later it is the 20th there.
    for (const [text, answer] of [
      ['2026-11-20', 'none'],
      ['2026-11-19T14:59:00Z', at],
      ['2026-11-19T15:00:00Z', 'none'],
    ] as const) {
      expect(await refusal(() => agreeDeadline(task('accepted'), agreement(text), deed))).toBe(answer);
    }
  });

  test.each([
    '2026-12',
    '2026',
    '2026-02-30',
    '12月3日',
    '2026-12-03T17:00',
    '2026-12-03T17:00:00',
    '2026-12-03T25:00:00Z',
    '',
  ])('%j names no day', async (text) => {
    const deed = await by(OWNER);
    const at = `400 Parameters.parameter.where(name='deadline')`;
    expect(await refusal(() => agreeDeadline(task('accepted'), agreement(text), deed))).toBe(at);
  });

  test('told twice it is noted once; agreed on anew, it is noted anew', async () => {
    const deed = await by(OWNER);
    const first = agreeDeadline(task('accepted'), agreement('2026-12-03'), deed);
    expect(agreeDeadline(first, agreement('2026-12-03'), { ...deed, at: '2026-11-20T11:00:00+09:00' })).toBe(first);
    const second = agreeDeadline(first, agreement('2026-12-04'), deed);
    const third = agreeDeadline(second, agreement('2026-12-03'), deed);
    expect(third.note).toHaveLength(4);
  });
});

describe('$cancel', () => {
  test.each(['requested', 'received'])('by the requester ends what is %s', async (status) => {
    for (const who of [REQUESTER, MANAGER, undefined]) {
      const ended = cancel(task(status), '他院へ転院', await by(who));
      expect(ended).toMatchObject({ status: 'cancelled', statusReason: { text: '他院へ転院' } });
    }
  });

  test.each(['accepted', 'in-progress', 'on-hold'])('of what is %s asks the owner', async (status) => {
    const asked = cancel(task(status), '他院へ転院', await by(REQUESTER));
    expect(asked).toMatchObject({ status });
    expect(codeOf(asked)).toBe('cancel-requested');
    expect((asked.note as object[]).at(-1)).toMatchObject({ text: '他院へ転院', time: AT });
    expect(cancel(asked, '他院へ転院', await by(REQUESTER))).toBe(asked);
  });

  test('by the owner, asked, is a yes; the hub’s reason stays beside the words', async () => {
    const asked = cancel(task('in-progress'), '他院へ転院', await by(REQUESTER));
    const granted = cancel(asked, '承知しました', await by(NURSE));
    expect(granted).toMatchObject({ status: 'cancelled', statusReason: { text: '承知しました' } });
    expect(granted).not.toHaveProperty('businessStatus');
    const coding = [{ system: REASON, code: 'no-longer-needed' }];
    const byHub = task('accepted', { businessStatus: state('cancel-requested'), statusReason: { coding } });
    expect(cancel(byHub, '承知', await by(OWNER)).statusReason).toEqual({ coding, text: '承知' });
  });

  test('by the owner, unasked, is refused and says what to do instead', async () => {
    const owner = await by(OWNER);
    for (const status of ['requested', 'accepted'])
      expect(await refusal(() => cancel(task(status), 'x', owner))).toBe('422 Task.status');
    expect(() => cancel(task('requested'), 'x', owner)).toThrow(/rejects.*fail/);
  });

  test('asked anew after a no, the no is past', async () => {
    const coding = [{ system: REASON, code: 'cancel-refused' }];
    const refused = task('accepted', { statusReason: { coding, text: '継続を希望' } });
    const asked = cancel(refused, 'やはり不要', await by(REQUESTER));
    expect(codeOf(asked)).toBe('cancel-requested');
    expect(asked.statusReason).toEqual({ text: '継続を希望' });
    expect(cancel(task('accepted', { statusReason: { coding } }), 'x', await by(REQUESTER))).not.toHaveProperty(
      'statusReason',
    );
  });

  test('of somebody who stands for both sides asks first, then grants', async () => {
    const own = task('accepted', { requester: { reference: OWNER } });
    const asked = cancel(own, 'x', await by(OWNER));
    expect(codeOf(asked)).toBe('cancel-requested');
    expect(cancel(asked, 'x', await by(OWNER))).toMatchObject({ status: 'cancelled' });
  });
});
