// The order in which the events of a stay arrive: any, as long as the versions of one resource keep theirs. Some arrive twice,
// some together, and between some the hub has time to see to them.
import fc from 'fast-check';
import type { Resource } from '../../src/fhir/resource.ts';
import type { TestHub } from './hub.ts';
import { bundleOf, entry, post, put } from './requests.ts';
import type { Strand } from './stay-events.ts';

export interface Schedule {
  /** Decides the order, what comes twice, and what comes together. */
  readonly seed: number;
  /** How often, of ten: a resource comes in the same transaction as the one before; one already sent comes once more; the hub has caught up before the next. */
  readonly together: number;
  readonly again: number;
  readonly pauses: number;
}

export const anySchedule: fc.Arbitrary<Schedule> = fc.record({
  seed: fc.nat(),
  together: fc.constantFrom(0, 5, 9),
  again: fc.constantFrom(0, 2),
  pauses: fc.constantFrom(0, 3, 10),
});

/** Numbers from 0 to below 1 that look like chance, the same for the same seed (mulberry32). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Delivery {
  /** Several: in one transaction. */
  readonly resources: Resource[];
  /** Only after the hub has seen to those before. */
  readonly afterPause: boolean;
}

export function deliveries(strands: readonly Strand[], { seed, together, again, pauses }: Schedule): Delivery[] {
  const next = chance(seed);
  const isSo = (ofTen: number): boolean => next() * 10 < ofTen;
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!;
  const sent = new Map<string, Resource>();
  const all: Delivery[] = [];
  const send = (resource: Resource): void => {
    const last = all.at(-1);
    const isIn = last?.resources.some((each) => keyOf(each) === keyOf(resource));
    if (isSo(together) && last !== undefined && !isIn) last.resources.push(resource);
    else all.push({ resources: [resource], afterPause: isSo(pauses) });
    sent.set(keyOf(resource), resource);
  };
  let left = strands.map((strand) => [...strand]);
  while (left.length > 0) {
    send(pick(left).shift()!);
    left = left.filter(({ length }) => length > 0);
    if (isSo(again)) send(pick([...sent.values()]));
  }
  return all;
}

const keyOf = ({ resourceType, id }: Resource): string => `${resourceType}/${id}`;

export async function deliver(hub: TestHub, all: readonly Delivery[]): Promise<void> {
  for (const { resources, afterPause } of all) {
    if (afterPause) await caughtUp(hub);
    await sendAll(hub, resources);
  }
}

/** PUT: one alone, several in a transaction. */
export async function sendAll(hub: TestHub, resources: readonly Resource[]): Promise<void> {
  const [first] = resources;
  const answer =
    resources.length === 1
      ? await put(hub, `${first!.resourceType}/${first!.id}`, first!)
      : await post(
          hub,
          '',
          bundleOf('transaction', ...resources.map((each) => entry('PUT', `${each.resourceType}/${each.id}`, each))),
        );
  if (answer.status >= 300) throw new Error(`${answer.status}: ${JSON.stringify(answer.body)}`);
}

export async function caughtUp({ hub }: TestHub): Promise<void> {
  if (!(await hub.coordination.isUpToDate(120_000))) throw new Error('the hub has not caught up within two minutes');
}

/** One after the other; then all of it is seen to. */
export async function tell(hub: TestHub, ...resources: readonly Resource[]): Promise<void> {
  for (const resource of resources) await sendAll(hub, [resource]);
  await caughtUp(hub);
}
