// Whose system a subscription speaks to, as far as it says: the one organisation it asks for.
import type { Asked } from '../asked/asked.ts';

const KEYS: ReadonlySet<string> = new Set(['owner', 'requester', 'recipient', 'care-office', 'service-provider']);

/** `Organization/x`; undefined: it names none, or several. */
export function receiverOf({ about }: Asked): string | undefined {
  const pairs: readonly (readonly [string, readonly string[]])[] =
    about.kind === 'topic'
      ? about.filters.map(({ key, anyOf }) => [key, anyOf] as const)
      : about.search.used.map(([name, value]) => [name, value.split(',')] as const);
  const named = pairs.flatMap(([key, values]) => (KEYS.has(key) ? values : []));
  const [only, ...others] = [...new Set(named)].filter((each) => ORGANIZATION.test(each));
  return others.length === 0 ? only : undefined;
}

const ORGANIZATION = /^Organization\/[A-Za-z0-9\-.]{1,64}$/;
