// 3a B4, cell by cell: test/cases/task-states.yaml against the guard that stands at the only way in. And the page that
// publishes the table; after a change of it: npx vitest run --project pure test/coordination/task-states.test.ts -u
import { describe, expect, test } from 'vitest';
import type { Actor } from '../../src/access/actor.ts';
import { ENDED, following, MOVES, OPEN } from '../../src/coordination/transitions/state-table.ts';
import { taskGuard } from '../../src/coordination/transitions/task-guard.ts';
import type { Resource } from '../../src/fhir/resource.ts';
import { answers, Problem } from '../../src/problem.ts';
import { readPeople, state, task } from '../support/coordinated-task.ts';
import { ACTORS, stateTables } from '../support/task-state-cells.ts';
import { taskStatesPage } from '../support/task-states-page.ts';

const guard = taskGuard([]);
const reader = { read: readPeople };

async function answerTo(before: Resource, after: Resource, actor: Actor): Promise<string> {
  try {
    await guard({ method: 'PUT', type: 'Task', id: 'step', before, after, actor }, reader);
    return 'ok';
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause;
    return String(answers[cause.kind][0]);
  }
}

describe.each(stateTables)('$says', ({ as, isAsked, cells }) => {
  const businessStatus = state(isAsked ? 'cancel-requested' : 'waiting');

  test.each(cells)('$from -> $to: $answer', async ({ from, to, answer }) => {
    const before = task(from, { businessStatus });
    const after = task(to, { businessStatus });
    const bare = await answerTo(before, after, ACTORS[as]);
    if (answer !== 'why') return expect(bare).toBe(answer);
    expect(bare).toBe('422');
    for (const text of ['', '　 ']) {
      expect(await answerTo(before, { ...after, statusReason: { text } }, ACTORS[as])).toBe('422');
    }
    expect(await answerTo(before, { ...after, statusReason: { text: '担当外です' } }, ACTORS[as])).toBe('ok');
  });
});

describe('the table', () => {
  test('the cases try every status against every status, for every actor', () => {
    for (const { cells, isAsked } of stateTables) {
      const rows = new Set(cells.map(({ from }) => from));
      expect([...rows]).toEqual(isAsked ? ['accepted', 'in-progress', 'on-hold'] : [...OPEN, ...ENDED]);
      const columns = new Set(cells.map(({ to }) => to));
      expect([...OPEN, ...ENDED].filter((status) => !columns.has(status))).toEqual([]);
      expect(cells).toHaveLength(rows.size * columns.size);
    }
  });

  test('from every open status there is a way on, from none that has ended', () => {
    expect(OPEN.filter((status) => following(status).length === 0)).toEqual([]);
    expect(MOVES.filter(({ from }) => from.some((each) => ENDED.some((ended) => ended === each)))).toEqual([]);
  });

  test('a refusal names both states, what may follow, and by whom, in both languages', async () => {
    const attempt = { method: 'PUT', type: 'Task', id: 'step', actor: ACTORS.owner } as const;
    const refused = async () => guard({ ...attempt, before: task('requested'), after: task('completed') }, reader);
    await expect(refused).rejects.toMatchObject({
      kind: 'business-rule',
      where: { at: 'Task.status' },
      said: {
        en: 'A step that is requested cannot become completed. What may follow: received (by the owner); accepted (by the owner through $claim); rejected (by the owner, with statusReason); cancelled (by the requester).',
        ja: expect.stringMatching(
          /「requested（依頼）」から「completed（完了）」へは進められません。.*rejected（.*statusReason/,
        ),
      },
    });
  });

  test('a refusal of the right change to the wrong side says whose it is', async () => {
    const attempt = { method: 'PUT', type: 'Task', id: 'step', actor: ACTORS.requester } as const;
    const refused = async () => guard({ ...attempt, before: task('requested'), after: task('received') }, reader);
    await expect(refused).rejects.toMatchObject({
      kind: 'forbidden',
      said: { en: expect.stringContaining('れんけい中央病院'), ja: expect.stringContaining('れんけい中央病院') },
    });
  });

  test('is published as profiles/task-states.md', async () => {
    await expect(taskStatesPage()).toMatchFileSnapshot('../../profiles/task-states.md');
  });
});
