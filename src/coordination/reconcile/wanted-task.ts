// A step as it is to be stored: one the rules want, or something a person has to look at.

import type { DesiredTask, Trouble } from '../desired/verdict.ts';
import type { Party } from '../facts/facts.ts';
import { ASSUMED_HOURS } from '../office-hours.ts';

/** What asks a person to look belongs to no plan. */
export type WantedTask = Omit<DesiredTask, 'plan' | 'activity'> & {
  readonly plan?: string;
  readonly activity?: string;
};

const troublePrefix = (stay: string): string => `${stay}/resolve/`;
export const isTroubleKey = (key: string, stay: string): boolean => key.startsWith(troublePrefix(stay));

/** A `resolve` Task: for whoever can see to it, else for the hospital, else for nobody in particular. */
export function taskOfTrouble({ key, said, owner }: Trouble, stay: string, hospital: Party | undefined): WantedTask {
  return {
    key: `${troublePrefix(stay)}${key}`,
    step: 'resolve',
    title: { ja: '確認のお願い', en: 'Something to look at' },
    rules: [],
    owner: owner ?? hospital ?? NOBODY,
    requester: undefined,
    strength: 'none',
    priority: 'routine',
    deadline: undefined,
    fees: [],
    forms: [],
    inputs: [],
    text: said,
    why: said,
    closed: undefined,
  };
}

const NOBODY: Party = { reference: undefined, display: '（病院が登録されていません）', hours: ASSUMED_HOURS };
