// Who sets what of a Subscription, and that one which could not be served is not stored.
import { describe, expect, test } from 'vitest';
import { type Actor, HUB, OPERATOR } from '../../../src/access/actor.ts';
import type { Resource } from '../../../src/fhir/resource.ts';
import { Problem } from '../../../src/problem.ts';
import { subscriptionGuard } from '../../../src/subscriptions/asked/subscription-guard.ts';
import { onCriteria, onTopic, SETTINGS } from './sample.ts';

const OFFICE: Actor = { kind: 'acting', reference: 'Organization/office' };
const guard = subscriptionGuard(SETTINGS);

/** What is stored: as it was written, or as amended. */
async function stored(before: Resource | undefined, after: Resource, actor: Actor = OFFICE): Promise<Resource> {
  const type = after.resourceType;
  const amended = await guard(
    { method: 'PUT', type, id: 'mine', before, after, actor },
    { read: async () => undefined },
  );
  return amended ?? after;
}

async function refusalOf(before: Resource | undefined, after: Resource, actor: Actor = OFFICE): Promise<Problem> {
  const problem = await stored(before, after, actor).catch((error: unknown) => error);
  if (problem instanceof Problem) return problem;
  throw new Error(`it was accepted as ${JSON.stringify(problem)}`);
}

const fine = onTopic('task-assigned', ['owner=Organization/office']);
const broken = onTopic('born', [], { endpoint: 'x' });
const as = (status: unknown, subscription: Resource = fine): Resource => ({ ...subscription, status });
const elsewhere = (subscription: Resource): Resource => ({
  ...subscription,
  channel: { ...(subscription.channel as object), endpoint: 'https://new.example/' },
});

describe('a new Subscription', () => {
  test.each(['requested', 'off'])('is stored as %s, just as it is written', async (status) => {
    const written = as(status);
    expect(await stored(undefined, written)).toBe(written);
  });

  test('that asks to be active is requested: the endpoint answers first', async () => {
    expect(await stored(undefined, as('active'))).toEqual(as('requested'));
  });

  test.each([
    ['error', 'business-rule'],
    ['entered-in-error', 'bad-value'],
    [undefined, 'bad-value'],
  ])('cannot be %s', async (status, kind) => {
    expect(await refusalOf(undefined, as(status))).toMatchObject({ kind, where: { at: 'Subscription.status' } });
  });

  test('has no word of error yet, whoever wrote one', async () => {
    expect(await stored(undefined, { ...fine, error: 'my own' })).toEqual(fine);
  });

  test('that could not be served is refused, with all that is wrong with it', async () => {
    const problem = await refusalOf(undefined, broken);
    expect(problem.kind).toBe('business-rule');
    expect(problem.issues().map(({ at }) => at)).toEqual(['Subscription.criteria', 'Subscription.channel.endpoint']);
    expect(problem.said.ja).toContain('2 件');
  });

  test('that is only badly written is a bad request', async () => {
    expect((await refusalOf(undefined, onCriteria('Task?authored-on=soon'))).kind).toBe('bad-value');
  });

  test('is judged when it asks to be active, and for the operator too', async () => {
    expect((await refusalOf(undefined, as('active', broken))).findings).toHaveLength(2);
    expect((await refusalOf(undefined, broken, OPERATOR)).findings).toHaveLength(2);
  });

  test('may be stored switched off with all its faults', async () => {
    const written = as('off', broken);
    expect(await stored(undefined, written)).toBe(written);
  });
});

describe('a Subscription that is stored', () => {
  const failing = (subscription: Resource): Resource => ({ ...subscription, error: '届きません。' });

  test.each(['requested', 'active', 'error', 'off'])('can be switched off while it is %s', async (status) => {
    expect(await stored(as(status), as('off'))).toEqual(as('off'));
  });

  test('can be switched off though nobody would serve it any more', async () => {
    expect(await stored(as('active', broken), as('off', broken))).toEqual(as('off', broken));
  });

  test.each(['active', 'error', 'off'])('begins again when it is requested while %s', async (status) => {
    expect(await stored(as(status), as('requested'))).toEqual(as('requested'));
  });

  test.each([
    ['requested', 'active'],
    ['error', 'active'],
    ['off', 'active'],
  ])('that is %s and asks to be %s is requested', async (before, after) => {
    expect(await stored(as(before), as(after))).toEqual(as('requested'));
  });

  test.each(['requested', 'active', 'off'])('cannot be put into error while it is %s', async (before) => {
    expect((await refusalOf(as(before), as('error'))).where.at).toBe('Subscription.status');
  });

  test.each(['requested', 'active', 'error', 'off'])(
    'keeps its state %s while nothing of substance changes',
    async (status) => {
      const written = { ...as(status), reason: '別の理由', contact: [{ value: '0495-00-0000' }] };
      expect(await stored(as(status), written)).toBe(written);
    },
  );

  test('keeps its state even if what it asks for is not served any more', async () => {
    const written = { ...as('active', broken), reason: '別の理由' };
    expect(await stored(as('active', broken), written)).toBe(written);
  });

  test('is the same whatever the order of its elements', async () => {
    const channel = Object.fromEntries(Object.entries(fine.channel as object).reverse());
    const written = { ...as('active'), channel };
    expect(await stored(as('active'), written)).toBe(written);
  });

  test.each(['active', 'error'])('that is %s begins again when it goes elsewhere', async (status) => {
    expect(await stored(as(status), elsewhere(as(status)))).toEqual(elsewhere(as('requested')));
  });

  test.each<[string, object]>([
    ['criteria', { criteria: onTopic('admitted').criteria, _criteria: undefined }],
    ['filters', { _criteria: onTopic('task-assigned', ['owner=Organization/b'])._criteria }],
    ['end', { end: '2027-01-01T00:00:00+09:00' }],
  ])('begins again with other %s', async (_what, change) => {
    expect(await stored(as('active'), { ...as('active'), ...change })).toEqual({ ...as('requested'), ...change });
  });

  test('is judged anew when it changes, or is requested again', async () => {
    const changed = onTopic('task-assigned', ['colour=red']);
    expect((await refusalOf(as('active'), as('active', changed))).findings).toHaveLength(1);
    expect((await refusalOf(as('off', broken), broken)).findings).toHaveLength(2);
  });

  test('keeps what the hub said went wrong', async () => {
    const before = failing(as('error'));
    expect(await stored(before, { ...as('off'), error: '問題ありません。' })).toEqual(failing(as('off')));
    expect(await stored(before, as('requested'))).toEqual(failing(as('requested')));
    expect(await stored(before, as('error'))).toEqual(before);
  });

  test('may be deleted', async () => {
    const attempt = { method: 'DELETE', type: 'Subscription', id: 'mine', before: fine, actor: OFFICE } as const;
    expect(await guard({ ...attempt, after: undefined }, { read: async () => undefined })).toBeUndefined();
  });
});

describe('the hub', () => {
  test.each(['active', 'error', 'off', 'requested'])('may say that a Subscription is %s, and why', async (status) => {
    const written = { ...as(status), error: '届きません。' };
    expect(await stored(as('requested'), written, HUB)).toBe(written);
  });
});

test('other resources are no business of this guard', async () => {
  const written = { resourceType: 'Task', status: 'error', criteria: 'x' };
  expect(await stored(undefined, written)).toBe(written);
});
