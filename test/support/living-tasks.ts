// The Tasks of a stay as one compares them: what the rules decide of each, without ids, times and words.
import type { Evaluation } from '../../src/coordination/engine/evaluate.ts';
import type { TestHub } from './hub.ts';
import { allPages, type Stored } from './requests.ts';

export interface TaskSeen {
  /** The value of i:task. */
  readonly key: string;
  readonly status: string;
  /** Code of c:task-reason. */
  readonly reason: string | undefined;
  readonly resource: Stored;
}

const TASK_KEY = 'https://renkei.example/fhir/identifier/task';

/** undefined: not one of ours. */
function taskSeen(resource: Stored): TaskSeen | undefined {
  const { identifier = [], status, statusReason } = resource;
  const key = identifier.find(({ system }: { system?: string }) => system === TASK_KEY)?.value;
  return key === undefined ? undefined : { key, status, reason: statusReason?.coding?.[0]?.code, resource };
}

/** Those of ours, by key. */
const seenIn = (resources: readonly Stored[]): TaskSeen[] =>
  resources.flatMap((each) => taskSeen(each) ?? []).sort((a, b) => (a.key < b.key ? -1 : 1));

export async function tasksOf(hub: TestHub, stay: string): Promise<TaskSeen[]> {
  const { entries } = await allPages(hub, `Task?encounter=Encounter/${stay}&_count=1000`);
  return seenIn(entries.map(({ resource }) => resource));
}

/** Neither ended nor withdrawn. */
export const isOpen = ({ status }: TaskSeen): boolean =>
  ['requested', 'received', 'accepted', 'in-progress', 'on-hold'].includes(status);

/** Ids of the actions that are open, as the key has them. */
export const openSteps = (tasks: readonly TaskSeen[]): string[] =>
  tasks.filter(isOpen).map(({ key }) => key.slice(key.indexOf('/') + 1));

const keyWithoutOrdinal = (key: string): string => key.replace(/~\d+$/, '');
const ordinal = ({ key }: TaskSeen): number => Number(/~(\d+)$/.exec(key)?.[1] ?? 1);

/** Of each step the Task that stands for it now, in the order of the steps. */
export function living(tasks: readonly TaskSeen[]): TaskSeen[] {
  const oldestFirst = [...tasks].sort((a, b) => ordinal(a) - ordinal(b));
  const current = new Map(oldestFirst.map((task) => [keyWithoutOrdinal(task.key), task]));
  return [...current].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, task]) => task);
}

/** What is wrong with the Tasks of a stay, if anything: a step without its Task, a Task twice, one that nobody wants. */
export function faultsIn({ record, facts, verdict }: Evaluation): string[] {
  const tasks = seenIn(record.tasks as unknown as Stored[]);
  const current = new Map(living(tasks).map((task) => [keyWithoutOrdinal(task.key), task]));
  const isOver = (task: TaskSeen | undefined): boolean => task?.status === 'completed';
  const wanted = new Map([
    ...verdict.tasks.map(({ key, closed }) => [key, closed !== undefined] as const),
    ...verdict.troubles.map(({ key }) => [`${facts.stay.id}/resolve/${key}`, false] as const),
  ]);
  return [
    ...tasks.filter(({ key }, at) => key === tasks[at - 1]?.key).map(({ key }) => `twice: ${key}`),
    ...tasks
      .filter((task) => isOpen(task) && ![...current.values()].includes(task))
      .map(({ key }) => `open though replaced: ${key}`),
    ...[...wanted].flatMap(([key, isDone]) => {
      const task = current.get(key);
      if (isDone) return isOver(task) ? [] : [`not completed: ${key}, ${task?.status}`];
      return task !== undefined && isOpen(task) ? [] : [`missing: ${key}, ${task?.status}`];
    }),
    ...[...current]
      .filter(([key, task]) => isOpen(task) && !wanted.has(key))
      .map(([key]) => `open for nothing: ${key}`),
  ];
}

const lastPart = (url: string): string => url.slice(url.lastIndexOf('/') + 1);

/** The name of the stay is taken out of every text, so that stays that are told the same can be compared. */
export function ruled({ key, status, resource }: TaskSeen, stay: string): Record<string, unknown> {
  const { owner, requester, priority, code, restriction, input, extension = [], businessStatus } = resource;
  const told = {
    key: keyWithoutOrdinal(key),
    status,
    state: businessStatus?.coding[0].code,
    owner: owner?.reference,
    requester: requester?.reference,
    priority,
    codes: code.coding.map((coding: { code: string }) => coding.code),
    deadline: restriction?.period?.end,
    input,
    extensions: extension
      .filter(({ url }: { url: string }) => !url.endsWith('/task-replaces'))
      .map(({ url, ...value }: { url: string }) => ({ [lastPart(url)]: value })),
  };
  return JSON.parse(JSON.stringify(told).replaceAll(stay, '*'));
}
