// Receivers with their subscriptions, and what they were told in the end.
import { expect, vi } from 'vitest';
import { type Manner, type Receiver, startReceiver } from '../../bench/notify-faults/receiver.mjs';
import { ofTopic, standing } from '../../bench/notify-faults/subscribe.mjs';
import { type Change, verify } from '../../bench/notify-faults/verify.mjs';

const PATIENCE = { timeout: 50_000, interval: 100 };

export interface Subscriber {
  readonly id: string;
  readonly receiver: Receiver;
  readonly subscription: ReturnType<typeof ofTopic>;
}

export async function subscriber(id: string, manner: Manner, maxCount = 1): Promise<Subscriber> {
  const receiver = await startReceiver(manner);
  return { id, receiver, subscription: ofTopic(id, receiver.url, maxCount) };
}

/** Of different events, so many were taken. */
export const takenBy = ({ receiver }: Subscriber): number =>
  new Set(
    receiver.arrivals.flatMap(({ isTaken, events }) =>
      isTaken ? events.map(({ number, turn }) => number ?? turn) : [],
    ),
  ).size;

/** Waits until each has taken so many different events. */
export async function haveTaken(subscribers: readonly Subscriber[], count: number): Promise<void> {
  await vi.waitFor(() => expect(subscribers.map(takenBy)).toEqual(subscribers.map(() => count)), PATIENCE);
}

/** Waits until each was told all of this and everything the hub has counted, and nothing is wrong with what it was told. */
export async function areToldAll(
  subscribers: readonly Subscriber[],
  acknowledged: readonly Change[],
  base: string,
): Promise<void> {
  await vi.waitFor(async () => {
    const found: string[] = [];
    for (const { id, receiver } of subscribers) {
      const { events } = await standing(base, id);
      const { problems } = verify(receiver.arrivals, acknowledged, events);
      found.push(...[...receiver.problems, ...problems].map((problem) => `${id}: ${problem}`));
    }
    expect(found).toEqual([]);
  }, PATIENCE);
}
