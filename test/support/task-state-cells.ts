// The cells of test/cases/task-states.yaml.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { type Actor, HUB, OPERATOR } from '../../src/access/actor.ts';
import { OWNER, REQUESTER, STRANGER } from './coordinated-task.ts';

type Who = 'owner' | 'requester' | 'operator' | 'hub' | 'stranger';

interface Table {
  readonly says: string;
  readonly as: Who;
  readonly when?: 'cancel-requested';
  readonly table: string;
}

export interface Cell {
  readonly from: string;
  readonly to: string;
  readonly answer: 'ok' | 'why' | '403' | '422';
}

const acting = (reference: string): Actor => ({ kind: 'acting', reference });

export const ACTORS: Readonly<Record<Who, Actor>> = {
  owner: acting(OWNER),
  requester: acting(REQUESTER),
  operator: OPERATOR,
  hub: HUB,
  stranger: acting(STRANGER),
};

const tables = parse(readFileSync(new URL('../cases/task-states.yaml', import.meta.url), 'utf8')) as Table[];

export const stateTables = tables.map(({ says, as, when, table }) => {
  const [[, ...columns] = [], ...rows] = table
    .trim()
    .split('\n')
    .map((line) => line.split(/ +/));
  const cells = rows.flatMap(([from, ...answers]) =>
    columns.map((to, i): Cell => ({ from: from!, to, answer: answers[i] as Cell['answer'] })),
  );
  return { says, as, isAsked: when !== undefined, cells };
});
