// For the tests, which are TypeScript.

import type { ServerResponse } from 'node:http';
import type { Arrival } from './verify.d.mts';

/** Answers a call that tells events, and says whether it was taken. `call` counts them from 1. */
export type Manner = (exchange: {
  readonly call: number;
  readonly response: ServerResponse;
}) => boolean | Promise<boolean>;

export const healthy: Manner;
export const flapping: Manner;
export const lying: Manner;
export function slow(ms: number): Manner;

export interface Receiver {
  readonly url: string;
  /** In the order in which they came. */
  readonly arrivals: readonly Arrival[];
  /** Calls that were no notifications. */
  readonly problems: readonly string[];
  /** Nobody listens any more, until `open`: on the same port. */
  close(): Promise<void>;
  open(): Promise<unknown>;
}

export function startReceiver(manner?: Manner): Promise<Receiver>;
