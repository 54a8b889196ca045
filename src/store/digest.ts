import { hash } from 'node:crypto';

// Many terms recur (statuses, systems, owners): remembering them halves the cost of indexing.
const KEPT = 20_000;
const known = new Map<string, string>();

/** The first 8 bytes of a SHA-1, as PostgreSQL writes a bigint. At 10 million terms: 3 in a million chance of one clash. */
export function digest64(text: string): string {
  const found = known.get(text);
  if (found !== undefined) return found;
  const value = BigInt.asIntN(64, BigInt(`0x${hash('sha1', text, 'hex').slice(0, 16)}`)).toString();
  if (known.size >= KEPT) known.clear();
  known.set(text, value);
  return value;
}
