// Which status may follow which, and who may bring it about: the table of states, as data. `judge` reads it for the guard,
// `following` for messages; profiles/task-states.md is printed from it.
import type { Said } from '../../problem.ts';

/** As whom somebody acts on a step: who owes it, to whom it is owed, or the hub itself. */
export type Party = 'owner' | 'requester' | 'hub';

export const OPEN = ['requested', 'received', 'accepted', 'in-progress', 'on-hold'] as const;
export const ENDED = ['completed', 'rejected', 'failed', 'cancelled'] as const;

export type Status = (typeof OPEN)[number] | (typeof ENDED)[number];

export interface Move {
  readonly from: readonly Status[];
  readonly to: Status;
  readonly by: readonly Party[];
  /** Only while cancellation is asked for. */
  readonly when?: 'cancel-requested';
  /** Only through this operation. */
  readonly via?: 'claim';
  readonly needs?: 'statusReason';
}

export const MOVES: readonly Move[] = [
  { from: ['requested'], to: 'received', by: ['owner'] },
  { from: ['received'], to: 'accepted', by: ['owner'] },
  { from: ['requested'], to: 'accepted', by: ['owner'], via: 'claim' },
  { from: ['accepted'], to: 'in-progress', by: ['owner'] },
  { from: ['in-progress'], to: 'completed', by: ['owner'] },
  { from: ['in-progress'], to: 'failed', by: ['owner'] },
  { from: ['accepted', 'in-progress'], to: 'on-hold', by: ['owner'] },
  { from: ['on-hold'], to: 'accepted', by: ['owner'] },
  { from: ['on-hold'], to: 'in-progress', by: ['owner'] },
  { from: ['requested', 'received'], to: 'rejected', by: ['owner'], needs: 'statusReason' },
  { from: ['requested', 'received'], to: 'cancelled', by: ['requester', 'hub'] },
  { from: ['accepted', 'in-progress', 'on-hold'], to: 'cancelled', by: ['owner'], when: 'cancel-requested' },
  // Closes by itself: the form was given, the contact made, the meeting held.
  { from: OPEN, to: 'completed', by: ['hub'] },
];

export const STATUS_WORDS: Readonly<Record<Status, Said>> = {
  requested: { en: 'requested', ja: '依頼' },
  received: { en: 'received', ja: '受領' },
  accepted: { en: 'accepted', ja: '引き受け' },
  'in-progress': { en: 'in progress', ja: '実施中' },
  'on-hold': { en: 'on hold', ja: '保留' },
  completed: { en: 'completed', ja: '完了' },
  rejected: { en: 'rejected', ja: '辞退' },
  failed: { en: 'failed', ja: '実施できず' },
  cancelled: { en: 'cancelled', ja: '取消' },
};

export const PARTY_WORDS: Readonly<Record<Party, Said>> = {
  owner: { en: 'the owner', ja: '行う機関（owner）' },
  requester: { en: 'the requester', ja: '依頼側（requester）' },
  hub: { en: 'the hub', ja: 'ハブ' },
};

export interface Attempted {
  readonly from: string;
  readonly to: string;
  readonly as: ReadonlySet<Party>;
  readonly via: string | undefined;
  readonly isCancelRequested: boolean;
  readonly hasReason: boolean;
}

export type Judgement =
  | { readonly is: 'fine' }
  | { readonly is: 'reason-wanted' }
  | { readonly is: 'wrong-actor'; readonly by: readonly Party[] }
  | { readonly is: 'not-in-table' };

export function judge({ from, to, as, via, isCancelRequested, hasReason }: Attempted): Judgement {
  if (from === to) return { is: 'fine' };
  const moves = MOVES.filter(
    (move) =>
      move.from.some((each) => each === from) &&
      move.to === to &&
      (move.when === undefined || isCancelRequested) &&
      (move.via === undefined || move.via === via),
  );
  const own = moves.filter(({ by }) => by.some((party) => as.has(party)));
  if (own.length > 0) return own.some(({ needs }) => needs === undefined || hasReason) ? FINE : { is: 'reason-wanted' };
  // What the hub does by itself is no step that somebody else might have taken.
  const by = moves.flatMap((move) => move.by.filter((party) => party !== 'hub'));
  return by.length > 0 ? { is: 'wrong-actor', by } : { is: 'not-in-table' };
}

const FINE: Judgement = { is: 'fine' };

/** The moves that people may make from a status. */
export const following = (from: string): readonly Move[] =>
  MOVES.filter((move) => move.from.some((each) => each === from) && move.by.some((party) => party !== 'hub'));

export const isEnded = (status: unknown): boolean => ENDED.some((each) => each === status);
