// What of a step changes beside its status, by whom, and what never does.
import { describe, expect, test } from 'vitest';
import { type Actor, HUB, OPERATOR } from '../../../src/access/actor.ts';
import { taskGuard } from '../../../src/coordination/transitions/task-guard.ts';
import type { Resource } from '../../../src/fhir/resource.ts';
import { answers, Problem } from '../../../src/problem.ts';
import {
  BASE,
  claimedBy,
  MANAGER,
  NURSE,
  OWNER,
  REASON,
  REQUESTER,
  readPeople,
  STATE,
  STRANGER,
  state,
  task,
  withExtension,
  x,
} from '../../support/coordinated-task.ts';

const guard = taskGuard(['http://127.0.0.1:8080/fhir/']);
const acting = (reference: string): Actor => ({ kind: 'acting', reference });

interface Try {
  readonly before?: Resource;
  readonly after?: Resource;
  readonly as?: Actor;
  readonly via?: string;
}
const attempt = async ({ before, after, as = OPERATOR, via }: Try): Promise<Resource | undefined> =>
  guard(
    { method: 'PUT', type: (after ?? before)!.resourceType, id: 'step', before, after, actor: as, via },
    { read: readPeople },
  );

/** `ok`, or status and place: `422 Task.owner`. */
async function answerTo(tried: Try): Promise<string> {
  try {
    await attempt(tried);
    return 'ok';
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause;
    expect(cause.said.ja).toMatch(/[ぁ-ん]/);
    expect(cause.said.en).toMatch(/^["A-Z]/);
    return `${answers[cause.kind][0]} ${cause.where.at}`;
  }
}
const KEY = `Task.identifier.where(system='${BASE}/identifier/task')`;
const ext = (name: string) => `Task.extension.where(url='${x(name)}')`;

const open = task('accepted');
const without = (name: string): Resource =>
  Object.fromEntries(Object.entries(open).filter(([each]) => each !== name)) as Resource;
const foreign = { ...open, identifier: [{ system: 'urn:other', value: '1' }] };

describe('whose Tasks', () => {
  test.each([OPERATOR, acting(OWNER), acting(REQUESTER), acting(STRANGER)])(
    '%j makes none of the hub’s',
    async (as) => {
      expect(await answerTo({ after: open, as })).toBe(`422 ${KEY}`);
    },
  );

  test('the hub makes them in any status, and deletes them', async () => {
    expect(await answerTo({ after: task('completed'), as: HUB })).toBe('ok');
    expect(await answerTo({ before: open, as: HUB })).toBe('ok');
  });

  test('those of others are left alone: any change, any actor', async () => {
    expect(await answerTo({ after: foreign, as: acting(STRANGER) })).toBe('ok');
    expect(await answerTo({ before: foreign, after: { ...foreign, status: 'draft' }, as: acting(STRANGER) })).toBe(
      'ok',
    );
    expect(await answerTo({ before: foreign, as: acting(STRANGER) })).toBe('ok');
    expect(await attempt({ before: foreign, after: { ...foreign, status: 'draft' } })).toBeUndefined();
  });

  test('resources of other types are, too', async () => {
    const patient = { resourceType: 'Patient', identifier: [{ system: `${BASE}/identifier/task`, value: '1' }] };
    expect(await answerTo({ after: patient, as: acting(STRANGER) })).toBe('ok');
  });

  test('the key is neither given, changed, doubled nor taken away; other identifiers may be added', async () => {
    const [key] = open.identifier as object[];
    expect(await answerTo({ before: foreign, after: open })).toBe(`422 ${KEY}`);
    expect(await answerTo({ before: open, after: foreign })).toBe(`422 ${KEY}`);
    expect(await answerTo({ before: open, after: without('identifier') })).toBe(`422 ${KEY}`);
    const other = { ...key, value: 'stay/other' };
    expect(await answerTo({ before: open, after: { ...open, identifier: [other] } })).toBe(`422 ${KEY}`);
    expect(await answerTo({ before: open, after: { ...open, identifier: [key, other] } })).toBe(`422 ${KEY}`);
    const theirs = { system: 'urn:other', value: '1' };
    expect(await answerTo({ before: open, after: { ...open, identifier: [theirs, key] } })).toBe('ok');
    expect(await answerTo({ before: foreign, after: open, as: HUB })).toBe('ok');
    expect(await answerTo({ before: open, after: foreign, as: HUB })).toBe('ok');
  });

  test.each(['requested', 'received', 'accepted', 'in-progress', 'on-hold'])(
    'one that is %s is not deleted',
    async (status) => {
      for (const as of [OPERATOR, acting(OWNER), acting(REQUESTER)])
        expect(await answerTo({ before: task(status), as })).toBe('422 Task');
      await expect(attempt({ before: task(status) })).rejects.toMatchObject({
        said: { en: expect.stringContaining('$cancel'), ja: expect.stringContaining('$cancel') },
      });
    },
  );

  test.each(['completed', 'rejected', 'failed', 'cancelled'])(
    'one that is %s may be, by either side only',
    async (status) => {
      for (const as of [OPERATOR, acting(OWNER), acting(REQUESTER)])
        expect(await answerTo({ before: task(status), as })).toBe('ok');
      expect(await answerTo({ before: task(status), as: acting(STRANGER) })).toBe('403 Task');
    },
  );
});

describe('who acts', () => {
  const change = (as: string, before = open) =>
    answerTo({ before, after: { ...before, status: 'in-progress' }, as: acting(as) });

  test('a PractitionerRole acts for its Organization', async () => {
    expect(await change(NURSE)).toBe('ok');
    expect(await change(MANAGER)).toBe('403 Task.status');
  });

  test('one that has ended, or that nobody knows, acts for nobody', async () => {
    for (const as of ['PractitionerRole/step-left', 'PractitionerRole/unknown']) {
      expect(await change(as)).toBe('403 Task');
      await expect(attempt({ before: open, after: open, as: acting(as) })).rejects.toMatchObject({
        said: { en: expect.stringContaining('belongs to no organisation') },
      });
    }
  });

  test('an owner written with the address of this server is the same', async () => {
    const before = { ...open, owner: { reference: `http://127.0.0.1:8080/fhir/${OWNER}` } };
    expect(await change(OWNER, before)).toBe('ok');
    expect(await change(OWNER, { ...open, owner: { reference: `https://else.example/fhir/${OWNER}` } })).toBe(
      '403 Task',
    );
  });

  test('where requester is nobody registered here, the owner acts, and a stranger does not', async () => {
    const before = { ...open, requester: { display: 'ご家族' } };
    expect(await change(OWNER, before)).toBe('ok');
    expect(await change(STRANGER, before)).toBe('403 Task');
  });
});

describe('what stays as the hub wrote it', () => {
  const ELEMENTS = [
    'code',
    'for',
    'encounter',
    'focus',
    'basedOn',
    'intent',
    'requester',
    'instantiatesCanonical',
    'priority',
    'restriction',
    'owner',
  ];

  test.each(ELEMENTS)('%s is neither changed nor taken away, whoever asks', async (name) => {
    const changed = {
      code: { text: 'x' },
      basedOn: [{ reference: 'ServiceRequest/x' }],
      intent: 'plan',
      priority: 'stat',
      instantiatesCanonical: 'urn:x',
      restriction: { period: { end: '2026-12-24' } },
    };
    const value = (changed as Record<string, unknown>)[name] ?? { reference: 'Organization/x' };
    for (const as of [OPERATOR, acting(OWNER), acting(REQUESTER)]) {
      expect(await answerTo({ before: open, after: { ...open, [name]: value }, as })).toBe(`422 Task.${name}`);
      expect(await answerTo({ before: open, after: without(name), as })).toBe(`422 Task.${name}`);
    }
    expect(await answerTo({ before: open, after: { ...open, [name]: value }, as: HUB })).toBe('ok');
  });

  test.each(['region', 'deadline-strength', 'fee-deadline', 'task-replaces', 'delegated-from'])(
    'so does %s',
    async (name) => {
      const url = name === 'task-replaces' ? 'http://hl7.org/fhir/StructureDefinition/task-replaces' : x(name);
      const after = withExtension(open, { url, valueCode: 'other' } as { url: string });
      expect(await answerTo({ before: open, after })).toBe(`422 Task.extension.where(url='${url}')`);
      expect(await answerTo({ before: open, after, as: HUB })).toBe('ok');
    },
  );

  test('no deeper part of them changes unseen', async () => {
    const shifted = JSON.parse(JSON.stringify(open).replace('2026-11-12', '2026-11-30')) as Resource;
    expect(await answerTo({ before: open, after: shifted })).toBe(`422 ${ext('fee-deadline')}`);
  });

  test('the forms to fill stay; what others put in besides is theirs', async () => {
    const theirs = { type: { text: '持ち物' }, valueString: '印鑑' };
    const input = open.input as object[];
    expect(await answerTo({ before: open, after: { ...open, input: [theirs, ...input] } })).toBe('ok');
    expect(await answerTo({ before: open, after: { ...open, input: [theirs] } })).toBe('422 Task.input');
    const consult = {
      type: { coding: [{ system: `${BASE}/CodeSystem/task-input`, code: 'consult' }] },
      valueReference: {},
    };
    expect(await answerTo({ before: open, after: { ...open, input: [...input, consult] } })).toBe('422 Task.input');
  });

  test('order of properties, narrative, meta and lastModified say nothing', async () => {
    const reversed = Object.fromEntries(Object.entries(open).reverse()) as Resource;
    const more = {
      text: { status: 'generated', div: '<div/>' },
      meta: { tag: [{ code: 'x' }] },
      lastModified: '2026-11-21T00:00:00Z',
    };
    expect(await answerTo({ before: open, after: { ...reversed, ...more }, as: acting(REQUESTER) })).toBe('ok');
    const ended = task('completed');
    expect(await answerTo({ before: ended, after: { ...ended, ...more }, as: acting(REQUESTER) })).toBe('ok');
  });

  test('each refusal tells the operation that may, where there is one', async () => {
    const said = async (name: string) => {
      const { said } = (await attempt({ before: open, after: without(name) }).catch((cause) => cause)) as Problem;
      return said;
    };
    expect((await said('owner')).ja).toContain('$delegate');
    expect((await said('restriction')).en).toContain('$agree-deadline');
  });
});

describe('what has ended', () => {
  test.each(['completed', 'rejected', 'failed', 'cancelled'])(
    '%s: output and note are added to, nothing else changes',
    async (status) => {
      const ended = task(status);
      const note = [...(ended.note as object[]), { text: '後日、写しを送付' }];
      const output = [{ type: { text: '写し' }, valueString: '郵送' }];
      for (const as of [acting(OWNER), acting(REQUESTER)]) {
        expect(await answerTo({ before: ended, after: { ...ended, note, output }, as })).toBe('ok');
        expect(await answerTo({ before: ended, after: { ...ended, description: 'x' }, as })).toBe('422 Task.status');
        expect(await answerTo({ before: ended, after: { ...ended, note: [] }, as })).toBe('422 Task.note');
      }
      expect(await answerTo({ before: ended, after: { ...ended, note }, as: HUB })).toBe('422 Task.status');
      expect(await answerTo({ before: ended, after: ended, as: HUB })).toBe('ok');
    },
  );
});

describe('who has claimed it', () => {
  const free = open;
  const taken = withExtension(open, claimedBy(NURSE, '鈴木 一郎'));
  const other = withExtension(open, claimedBy('PractitionerRole/step-doctor'));

  test('the owner sets it while it is free; the requester does not', async () => {
    expect(await answerTo({ before: free, after: taken, as: acting(OWNER) })).toBe('ok');
    expect(await answerTo({ before: free, after: taken, as: acting(REQUESTER) })).toBe(`403 ${ext('claimed-by')}`);
  });

  test('taken, it is neither passed on, doubled nor removed: 409, and by whom', async () => {
    const doubled = { ...taken, extension: [...(taken.extension as object[]), claimedBy(NURSE)] };
    for (const after of [other, free, doubled])
      expect(await answerTo({ before: taken, after, as: acting(OWNER) })).toBe(`409 ${ext('claimed-by')}`);
    await expect(attempt({ before: taken, after: other })).rejects.toMatchObject({
      said: { en: expect.stringContaining('鈴木 一郎'), ja: expect.stringContaining('鈴木 一郎') },
    });
    expect(await answerTo({ before: taken, after: free, as: acting(OWNER), via: 'release' })).toBe('ok');
    expect(await answerTo({ before: taken, after: other, as: acting(OWNER), via: 'release' })).toMatch(/^409/);
  });
});

describe('where it stands', () => {
  const to = (code: string, as: string, before = open) =>
    answerTo({ before, after: { ...before, businessStatus: state(code) }, as: acting(as) });

  test.each(['waiting', 'claimed', 'date-proposed', 'done-on-paper'])(
    'the owner says %s, the requester does not',
    async (code) => {
      const before = { ...open, businessStatus: state('due-soon') };
      expect(await to(code, OWNER, before)).toBe('ok');
      expect(await to(code, REQUESTER, before)).toBe('403 Task.businessStatus');
    },
  );

  test.each(['due-soon', 'past-guideline', 'escalated', 'cancel-requested', 'anything'])(
    '%s is not for the owner to say',
    async (code) => {
      expect(await to(code, OWNER)).toBe('422 Task.businessStatus');
      expect(await answerTo({ before: open, after: { ...open, businessStatus: state(code) }, as: HUB })).toBe('ok');
    },
  );

  test('a state of the hub stays beside another change, and words may be put to it', async () => {
    const before = { ...open, businessStatus: state('past-guideline') };
    expect(await answerTo({ before, after: { ...before, status: 'in-progress' }, as: acting(OWNER) })).toBe('ok');
    const businessStatus = { coding: [{ system: STATE, code: 'past-guideline' }], text: '家屋調査の日程待ち' };
    expect(await answerTo({ before, after: { ...before, businessStatus }, as: acting(OWNER) })).toBe('ok');
  });
});

describe('where it stood when it ended', () => {
  const standing = (status: string, code: string) => task(status, { businessStatus: state(code) });
  const ended = (status: string, code: string, as: string, from = 'in-progress') =>
    attempt({
      before: standing(from, code),
      after: { ...standing(from, code), status, statusReason: { text: '都合により' } },
      as: acting(as),
    });

  test.each(['waiting', 'due-soon', 'past-guideline', 'escalated', 'cancel-requested', 'claimed', 'date-proposed'])(
    '%s goes, whoever ends it and how',
    async (code) => {
      for (const after of [
        await ended('completed', code, OWNER),
        await ended('failed', code, OWNER),
        await ended('rejected', code, OWNER, 'requested'),
        await ended('cancelled', code, REQUESTER, 'received'),
      ]) {
        expect(after).toMatchObject({ id: 'step' });
        expect(after).not.toHaveProperty('businessStatus');
      }
    },
  );

  test('that it was done on paper stays, and may be said as it is completed', async () => {
    expect(await ended('completed', 'done-on-paper', OWNER)).toBeUndefined();
    const after = standing('completed', 'done-on-paper');
    expect(await attempt({ before: standing('in-progress', 'waiting'), after, as: acting(OWNER) })).toBeUndefined();
    const corrected = { before: after, after: task('completed', { businessStatus: undefined }), as: acting(OWNER) };
    expect(await answerTo(corrected)).toMatch(/^422/);
  });

  test('who sends the same once more, with what it stood at, is not refused', async () => {
    const sent = { ...standing('in-progress', 'due-soon'), status: 'completed' };
    const stored = await attempt({ before: standing('in-progress', 'due-soon'), after: sent, as: acting(OWNER) });
    expect(await attempt({ before: stored!, after: sent, as: acting(OWNER) })).toEqual(stored);
    expect(await attempt({ before: stored!, after: stored!, as: acting(REQUESTER) })).toBeUndefined();
  });

  test('of one that ended before this was so, a note can still be added', async () => {
    const before = standing('completed', 'waiting');
    const after = { ...before, note: [...(before.note as object[]), { text: '11月24日に電話' }] };
    expect(await answerTo({ before, after, as: acting(OWNER) })).toBe('ok');
  });
});

describe('cancellation asked for', () => {
  const hubs = { coding: [{ system: REASON, code: 'no-longer-needed' }], text: '施設へ移られた' };
  const asked = (status: string) => task(status, { businessStatus: state('cancel-requested'), statusReason: hubs });
  const REFUSED = { system: REASON, code: 'cancel-refused', display: '取消を断った' };
  const moved = (after: object, before = asked('accepted')) =>
    attempt({ before, after: { ...before, ...after }, as: acting(OWNER) });

  test('the owner who goes on has refused; nothing is asked for any more', async () => {
    expect(await moved({ status: 'in-progress' })).toEqual({
      ...open,
      status: 'in-progress',
      businessStatus: { coding: [{ system: STATE, code: 'waiting', display: '着手待ち' }] },
      statusReason: { coding: [REFUSED] },
    });
    expect(await moved({ businessStatus: state('date-proposed') })).toMatchObject({
      businessStatus: state('date-proposed'),
      statusReason: { coding: [REFUSED] },
    });
  });

  test('in the owner’s words, where there are any', async () => {
    const statusReason = { text: 'ご家族が継続を希望' };
    expect(await moved({ status: 'on-hold', statusReason })).toMatchObject({
      statusReason: { coding: [REFUSED], ...statusReason },
    });
  });

  test('with the claim that stands', async () => {
    const before = withExtension(asked('accepted'), claimedBy(NURSE));
    expect(await moved({ status: 'in-progress' }, before)).toMatchObject({
      businessStatus: { coding: [{ code: 'claimed' }] },
    });
  });

  test('to complete it is to go on, too: nothing is left of the question', async () => {
    const ended = await moved({ status: 'completed' }, asked('in-progress'));
    expect(ended).toMatchObject({ status: 'completed', statusReason: { coding: [REFUSED] } });
    expect(ended).not.toHaveProperty('businessStatus');
  });

  test('the owner who cancels has granted it; the hub’s reason stays', async () => {
    const granted = await moved({ status: 'cancelled' });
    expect(granted).toMatchObject({ status: 'cancelled', statusReason: hubs });
    expect(granted).not.toHaveProperty('businessStatus');
  });

  test('another change leaves the question open', async () => {
    expect(await moved({ description: '経過' })).toBeUndefined();
    expect(
      await attempt({
        before: asked('accepted'),
        after: { ...asked('accepted'), description: 'x' },
        as: acting(REQUESTER),
      }),
    ).toBeUndefined();
  });

  test('only the hub gives reasons of its own, and nobody refuses what was not asked', async () => {
    for (const code of ['form-given', 'cancel-refused']) {
      const after = { ...open, status: 'in-progress', statusReason: { coding: [{ system: REASON, code }] } };
      expect(await answerTo({ before: open, after })).toBe('422 Task.statusReason');
    }
  });
});

describe('notes', () => {
  test('are added to; what was noted is neither changed nor lost', async () => {
    const [note] = open.note as object[];
    const more = { text: '11月24日に電話' };
    expect(await answerTo({ before: open, after: { ...open, note: [note, more] }, as: acting(REQUESTER) })).toBe('ok');
    for (const notes of [[more], [{ ...note, text: 'x' }], undefined])
      expect(await answerTo({ before: open, after: { ...open, note: notes }, as: acting(OWNER) })).toBe(
        '422 Task.note',
      );
  });
});

describe('with RENKEI_VALIDATION=off anything may stand there', () => {
  test.each([
    { businessStatus: 'x', statusReason: [], extension: 'x', note: 7, input: {}, owner: 'x', requester: null },
    { identifier: [null, { system: `${BASE}/identifier/task` }], status: 7 },
  ])('%j', async (odd) => {
    const before = { ...open, ...odd } as Resource;
    expect(await answerTo({ before, after: { ...before, description: 'x' }, as: OPERATOR })).toBe('ok');
    expect(await answerTo({ before, after: { ...before, status: 'completed' }, as: OPERATOR })).toMatch(/^422/);
  });
});
