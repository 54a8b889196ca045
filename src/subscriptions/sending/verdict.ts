// What follows from an outcome: THE table, as data. The first row that fits decides; profiles/delivery.md is printed from it.
import type { Said } from '../../problem.ts';
import type { Outcome, Why } from './outcome.ts';

/** fast: it may be over in a second; slow: a person has to set something right. */
export type Pace = 'fast' | 'slow';

export type Verdict =
  | { readonly verdict: 'delivered' }
  /** notBeforeMs: not within so many milliseconds from now. */
  | { readonly verdict: 'retry'; readonly pace: Pace; readonly notBeforeMs?: number }
  /** Trying again is of no use; suspends: nor is sending anything else, until the subscription is corrected. */
  | { readonly verdict: 'dead'; readonly suspends: boolean };

export interface VerdictRow {
  readonly says: Said;
  /** From and to, both included. */
  readonly statuses?: readonly (readonly [from: number, to: number])[];
  readonly whys?: readonly Why[];
  readonly follows: Verdict;
  readonly because: Said;
}

const FAST: Verdict = { verdict: 'retry', pace: 'fast' };
const SLOW: Verdict = { verdict: 'retry', pace: 'slow' };
const REFUSED: Verdict = { verdict: 'dead', suspends: false };
const SUSPENDED: Verdict = { verdict: 'dead', suspends: true };

export const VERDICTS: readonly VerdictRow[] = [
  {
    says: { en: 'any 2xx, with a body or without', ja: '2xx（本文の有無によらない）' },
    statuses: [[200, 299]],
    follows: { verdict: 'delivered' },
    because: { en: 'the receiving system has it', ja: '相手のシステムが受け取った' },
  },
  {
    says: { en: 'any 3xx', ja: '3xx（転送）' },
    statuses: [[300, 399]],
    follows: SUSPENDED,
    because: {
      en: 'a redirection is never followed: correct the endpoint',
      ja: '転送先へは送らない。endpoint の修正が必要',
    },
  },
  {
    says: { en: '401, 403, 404, 405, 407', ja: '401・403・404・405・407' },
    statuses: [
      [401, 401],
      [403, 405],
      [407, 407],
    ],
    follows: SLOW,
    because: {
      en: 'a token or an address at the other side may be set right',
      ja: '相手側でトークンやアドレスが直されることがある',
    },
  },
  {
    says: { en: '410', ja: '410' },
    statuses: [[410, 410]],
    follows: SUSPENDED,
    because: { en: 'the endpoint has been taken away', ja: '受け口が廃止された' },
  },
  {
    says: { en: '408, 425, 429, 5xx', ja: '408・425・429・5xx' },
    statuses: [
      [408, 408],
      [425, 425],
      [429, 429],
      [500, 599],
    ],
    follows: FAST,
    because: { en: 'it is busy or out of order for a while', ja: '混雑や一時的な障害' },
  },
  {
    says: {
      en: 'any other 4xx (400, 406, 409, 413, 415, 422 …)',
      ja: 'その他の 4xx（400・406・409・413・415・422 など）',
    },
    statuses: [[400, 499]],
    follows: REFUSED,
    because: {
      en: 'it does not want this notification; the next ones are sent',
      ja: 'この通知だけが拒否された。次の通知は送る',
    },
  },
  {
    says: { en: 'any other status', ja: 'それ以外の番号' },
    statuses: [
      [0, 199],
      [600, 999],
    ],
    follows: FAST,
    because: { en: 'not HTTP’s: taken as a 5xx', ja: 'HTTP にない番号。5xx と同じ扱い' },
  },
  {
    says: {
      en: 'no answer: time-out, name not found, refused, unreachable, broken',
      ja: '応答なし（時間切れ、名前解決不可、接続拒否、到達不可、切断）',
    },
    whys: ['timeout', 'dns', 'refused', 'unreachable', 'reset', 'stopped'],
    follows: FAST,
    because: { en: 'the network or the endpoint may come back', ja: '回線や相手が復旧しうる' },
  },
  {
    says: { en: 'the hub itself could not make the call', ja: 'ハブの不具合で送信できなかった' },
    whys: ['ours'],
    follows: FAST,
    because: { en: 'a defect of the hub, which its log tells of', ja: 'ハブの不具合。ログに記録される' },
  },
  {
    says: {
      en: 'certificate or TLS not accepted, no HTTP, headers too long',
      ja: '証明書・TLS の不備、HTTP でない、ヘッダー過長',
    },
    whys: ['tls', 'not-http', 'too-long'],
    follows: SLOW,
    because: { en: 'somebody has to repair it', ja: '人による修理が必要' },
  },
  {
    says: {
      en: 'the address may not be called, or cannot be sent to',
      ja: '呼び出しを許されないアドレス、または送信できない指定',
    },
    whys: ['blocked', 'unsendable'],
    follows: SUSPENDED,
    because: {
      en: 'correct the subscription, or RENKEI_DELIVERY_ALLOW',
      ja: 'Subscription または RENKEI_DELIVERY_ALLOW の修正が必要',
    },
  },
];

export function verdictOf(outcome: Outcome): Verdict {
  const { follows } = VERDICTS.find((row) => fits(row, outcome))!;
  const wait = outcome.kind === 'answered' ? outcome.retryAfterMs : undefined;
  return follows.verdict === 'retry' && wait !== undefined ? { ...follows, notBeforeMs: wait } : follows;
}

const fits = ({ statuses = [], whys = [] }: VerdictRow, outcome: Outcome): boolean =>
  outcome.kind === 'answered'
    ? statuses.some(([from, to]) => from <= outcome.status && outcome.status <= to)
    : whys.includes(outcome.why);
