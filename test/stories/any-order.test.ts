// Late, repeated, corrected, in whatever order the events of a stay arrive: the same Tasks follow.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shipment } from '../../src/shipment.ts';
import { hasDatabase } from '../support/database.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { faultsIn, isOpen, living, ruled, type TaskSeen, tasksOf } from '../support/living-tasks.ts';
import { post } from '../support/requests.ts';
import { anySchedule, caughtUp, deliver, deliveries, type Schedule, sendAll, tell } from '../support/schedule.ts';
import {
  anyStory,
  OFFICE,
  OTHER_OFFICE,
  PLAIN,
  plainStay,
  type StayStory,
  type Strand,
  strandsOf,
} from '../support/stay-events.ts';

let hub: TestHub;
const NOW = Date.parse('2026-11-20T12:00:00+09:00');

beforeAll(async () => {
  hub = await startTestHub({}, { shipment: shipment(), clock: () => NOW });
}, 300_000);
afterAll(() => hub?.close());

let made = 0;
const newName = (): string => {
  made += 1;
  // No name is the beginning of another.
  return `stay-${made}-x`;
};

/** A stay of this story, told in this order; its name. */
async function tellAs(story: StayStory, schedule: Schedule): Promise<string> {
  const name = newName();
  await deliver(hub, deliveries(strandsOf(name, story), schedule));
  return name;
}

/** What is open of a stay, as the rules decided it, and which steps are done; all else must be in order as well. */
async function standOf(stay: string): Promise<{ open: unknown[]; done: string[] }> {
  const evaluation = (await hub.hub.coordination.explain(hub.store, stay, 'everyone'))!;
  expect(faultsIn(evaluation)).toEqual([]);
  const open = living(await tasksOf(hub, stay)).filter(isOpen);
  const done = evaluation.verdict.tasks.filter(({ closed }) => closed !== undefined);
  return {
    open: open.map((task) => ruled(task, stay)),
    done: done.map(({ key }) => key.replace(stay, '*')).sort(),
  };
}

const TIMEOUT = 900_000;
const several = <T>(each: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(each, { minLength: 6, maxLength: 6 });

describe.skipIf(!hasDatabase())('the events of a stay, in any order, once or twice, alone or together', () => {
  test(
    'the same steps are open at the end, with the same owner, requester, deadline and all; the same are done',
    async () => {
      await fc.assert(
        fc.asyncProperty(several(fc.tuple(anyStory, anySchedule, anySchedule)), async (told) => {
          const pairs: [string, string][] = [];
          for (const [story, one, other] of told) pairs.push([await tellAs(story, one), await tellAs(story, other)]);
          await caughtUp(hub);
          for (const [one, other] of pairs) expect(await standOf(other)).toEqual(await standOf(one));
        }),
        { numRuns: 8 },
      );
    },
    TIMEOUT,
  );

  test(
    'told once more, in any order, nothing changes: no Task gets a new version',
    async () => {
      await fc.assert(
        fc.asyncProperty(several(fc.tuple(anyStory, anySchedule, anySchedule)), async (told) => {
          const names = await Promise.all(told.map(([story, schedule]) => tellAs(story, schedule)));
          await caughtUp(hub);
          const before = await versionsOf(names);
          for (const [i, [story, , schedule]] of told.entries()) {
            const latest = strandsOf(names[i]!, story).map((strand) => [strand.at(-1)!]);
            await deliver(hub, deliveries(latest, schedule));
          }
          await caughtUp(hub);
          expect(await versionsOf(names)).toEqual(before);
        }),
        { numRuns: 3 },
      );
    },
    TIMEOUT,
  );

  test(
    'no deadline that was agreed on is lost, whatever comes afterwards',
    async () => {
      let agreements = 0;
      await fc.assert(
        fc.asyncProperty(several(fc.tuple(anyStory, anySchedule, fc.integer({ min: 1, max: 9 }))), async (told) => {
          const stays = told.map(([story, schedule, tenths]) => {
            const name = newName();
            const all = deliveries(strandsOf(name, story), schedule);
            const cut = Math.ceil((all.length * tenths) / 10);
            return { name, before: all.slice(0, cut), after: all.slice(cut) };
          });
          for (const { before } of stays) await deliver(hub, before);
          await caughtUp(hub);
          const agreed: [string, TaskSeen][] = [];
          for (const { name } of stays) {
            for (const task of (await tasksOf(hub, name)).filter(isOpen)) agreed.push([name, await agree(task)]);
          }
          for (const { after } of stays) await deliver(hub, after);
          await caughtUp(hub);
          agreements += agreed.length;
          for (const [name, task] of agreed) expectKept(task, await tasksOf(hub, name));
        }),
        { numRuns: 4 },
      );
      expect(agreements).toBeGreaterThan(0);
    },
    TIMEOUT,
  );
});

describe.skipIf(!hasDatabase())('while the hub is at work', () => {
  test('nothing that people set is overwritten: a date agreed on, and who has taken the step', async () => {
    const ENCOUNTERS = 12;
    const names = Array.from({ length: ENCOUNTERS }, newName);
    const encounters = names.map((name) => strandsOf(name, PLAIN).find(([each]) => each!.id === name)!);
    await tell(hub, ...names.flatMap((name) => plainStay(name)));
    const told = await Promise.all(names.map((name) => tasksOf(hub, name)));
    const notices = told.map((tasks) => tasks.find(({ key }) => key.endsWith('/notify-discharge'))!);
    // Each correction moves the deadline of the very step that somebody is just taking.
    const corrections = encounters.map(([, ...dated]) => async () => {
      for (const each of [...dated, ...dated]) await sendAll(hub, [each]);
    });
    const deeds = notices.map((notice) => async () => {
      await claim(notice);
      await agree(notice);
    });
    await Promise.all([...corrections, ...deeds].map((each) => each()));
    await caughtUp(hub);
    for (const [i, name] of names.entries()) {
      const tasks = await tasksOf(hub, name);
      expectKept(notices[i]!, tasks);
      const kept = tasks.find(({ key }) => key === notices[i]!.key)!.resource;
      expect(JSON.stringify(kept.extension)).toContain('/claimed-by"');
    }
  }, 120_000);
});

/** By the owner as a whole. */
async function claim(task: TaskSeen): Promise<void> {
  const { status } = await post(hub, `Task/${task.resource.id}/$claim`, { resourceType: 'Parameters' });
  expect(status).toBe(200);
}

/** By key. */
async function versionsOf(stays: readonly string[]): Promise<Record<string, string>> {
  const tasks = await Promise.all(stays.map((stay) => tasksOf(hub, stay)));
  return Object.fromEntries(tasks.flat().map(({ key, resource }) => [key, resource.meta.versionId]));
}

const AGREED = '2026-12-24';

async function agree(task: TaskSeen): Promise<TaskSeen> {
  const { status, body } = await post(hub, `Task/${task.resource.id}/$agree-deadline`, {
    resourceType: 'Parameters',
    parameter: [
      { name: 'deadline', valueDate: AGREED },
      { name: 'reason', valueString: '家族の都合による' },
    ],
  });
  expect([status, body.restriction?.period?.end]).toEqual([200, AGREED]);
  return { ...task, resource: body };
}

/** On the Task itself, open or ended; and on what took its place between the same two. */
function expectKept(agreed: TaskSeen, tasks: readonly TaskSeen[]): void {
  const holds = ({ resource }: TaskSeen): boolean =>
    resource.restriction?.period?.end === AGREED && JSON.stringify(resource.extension).includes('"agreed"');
  const between = ({ resource: { owner, requester } }: TaskSeen): unknown[] => [owner.reference, requester?.reference];
  const replacementOf = ({ resource }: TaskSeen): TaskSeen | undefined =>
    tasks.find((each) => JSON.stringify(each.resource.extension).includes(`"Task/${resource.id}"`));
  let current: TaskSeen | undefined = tasks.find(({ key }) => key === agreed.key)!;
  while (current !== undefined) {
    expect([current.key, holds(current)]).toEqual([current.key, true]);
    const next = replacementOf(current);
    current = next && String(between(next)) === String(between(agreed)) ? next : undefined;
  }
}

// What is over stays as it was when it ended: nobody's work is rewritten. So the order shows in these, and in nothing else.
describe.skipIf(!hasDatabase())('what depends on the order', () => {
  const admittedAnd = (more: Partial<StayStory>): StayStory => ({ ...PLAIN, course: 'admitted', ...more });
  /** Each resource is seen to before the next one comes. */
  async function inTurn(name: string, strands: readonly Strand[]): Promise<TaskSeen | undefined> {
    for (const resource of strands.flat()) {
      await sendAll(hub, [resource]);
      await caughtUp(hub);
    }
    return living(await tasksOf(hub, name)).find(({ key }) => key.startsWith(`${name}/admission-information`));
  }
  const split = (strands: readonly Strand[], type: string): [Strand[], Strand[]] => [
    strands.filter(([each]) => each!.resourceType === type),
    strands.filter(([each]) => each!.resourceType !== type),
  ];

  test('a step that ended before its stay was cancelled remains; told of the cancellation first, nobody ever owed it', async () => {
    const story = admittedAnd({ course: 'cancelled', admissionInformation: 'given' });
    const [late, early] = [newName(), newName()];
    const [stay, others] = split(strandsOf(late, story), 'Encounter');
    expect(await inTurn(late, [...others, ...stay])).toMatchObject({ status: 'completed', reason: 'form-given' });
    const [again, rest] = split(strandsOf(early, story), 'Encounter');
    expect(await inTurn(early, [...again, ...rest])).toBeUndefined();
    for (const name of [late, early]) expect((await tasksOf(hub, name)).filter(isOpen)).toEqual([]);
  });

  test('a step that ended stays with whoever owed it then; told of the other office first, with that one', async () => {
    const story = admittedAnd({ office: 'changed', admissionInformation: 'given' });
    const ownedBy = (office: string): object => ({
      status: 'completed',
      resource: { owner: { reference: `Organization/${office}` } },
    });
    const [one, other] = [newName(), newName()];
    const [[left, came], rest] = split(strandsOf(one, story), 'CareTeam') as [[Strand, Strand], Strand[]];
    const formFirst = [left.slice(0, 1), ...rest, left.slice(1), came];
    expect(await inTurn(one, formFirst)).toMatchObject(ownedBy(OFFICE));
    const [teams, others] = split(strandsOf(other, story), 'CareTeam');
    expect(await inTurn(other, [...teams, ...others])).toMatchObject(ownedBy(OTHER_OFFICE));
  });
});
