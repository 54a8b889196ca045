// Work that is done for many together. Where it fails it is done for each by itself: the one at fault keeps none of the others
// from it. What the database fails of for its own reasons is nobody's fault.
import { isPassing } from './passing.ts';

export async function togetherOrApart<E, R>(
  some: readonly E[],
  work: (some: readonly E[]) => Promise<readonly R[]>,
  isAtFault: (one: E, cause: unknown) => Promise<void>,
): Promise<readonly R[]> {
  try {
    return await work(some);
  } catch (cause) {
    if (isPassing(cause)) throw cause;
    if (some.length > 1) {
      const found: R[] = [];
      for (const one of some) found.push(...(await togetherOrApart([one], work, isAtFault)));
      return found;
    }
    for (const one of some) await isAtFault(one, cause);
    return [];
  }
}
