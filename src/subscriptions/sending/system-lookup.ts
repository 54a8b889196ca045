// Names are looked up by the operating system, as everywhere on the machine (hosts file, search domains). It does so on few
// threads, which the hub needs for other things, too: a name that was slow or not found waits for its like, so that those
// which are found are not kept waiting, and who asks for the same name at the same time is answered together.
import { lookup } from 'node:dns/promises';
import type { Resolve } from './judged-lookup.ts';

/** A name that took longer is doubted. */
const SLOW_MS = 500;
/** Names remembered to be doubted. */
const MOST_DOUBTED = 1_000;

const bySystem: Resolve = async (name) => (await lookup(name, { all: true })).map(({ address }) => address);

export function systemLookup(resolve: Resolve = bySystem, now = performance.now.bind(performance)): Resolve {
  const underWay = new Map<string, Promise<readonly string[]>>();
  const doubted = new Set<string>();
  let lastDoubted: Promise<unknown> = Promise.resolve();

  function judge(name: string, isDoubtful: boolean): void {
    doubted.delete(name);
    if (isDoubtful) doubted.add(name);
    if (doubted.size > MOST_DOUBTED) doubted.delete(doubted.values().next().value!);
  }

  async function look(name: string): Promise<readonly string[]> {
    const began = now();
    try {
      const found = await resolve(name);
      judge(name, now() - began > SLOW_MS);
      return found;
    } catch (cause) {
      judge(name, true);
      throw cause;
    }
  }

  function inTurn(name: string): Promise<readonly string[]> {
    if (!doubted.has(name)) return look(name);
    const mine = lastDoubted.then(() => look(name));
    lastDoubted = mine.catch(() => undefined);
    return mine;
  }

  return (name) => {
    const there = underWay.get(name);
    if (there !== undefined) return there;
    const mine = inTurn(name).finally(() => underWay.delete(name));
    underWay.set(name, mine);
    return mine;
  };
}
