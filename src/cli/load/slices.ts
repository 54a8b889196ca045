// Units -> slices, each of which is one write.
import type { Unit } from './unit.ts';

// One commit for 200 resources costs little more than for one; more at once gains nothing and holds locks longer.
const MOST_ITEMS = 200;
const MOST_BYTES = 8 << 20;

export async function* slicesOf(units: AsyncIterable<Unit> | Iterable<Unit>): AsyncGenerator<Unit[]> {
  let slice: Unit[] = [];
  let bytes = 0;
  const identities = new Set<string>();
  try {
    for await (const unit of units) {
      const identity = identityOf(unit);
      // A write may touch a resource once: its next version goes into the next slice.
      const isFull = slice.length >= MOST_ITEMS || bytes >= MOST_BYTES || unit.isTransaction === true;
      if (slice.length > 0 && (isFull || (identity !== undefined && identities.has(identity)))) {
        yield slice;
        slice = [];
        bytes = 0;
        identities.clear();
      }
      slice.push(unit);
      bytes += unit.bytes ?? 0;
      if (identity !== undefined) identities.add(identity);
    }
  } catch (cause) {
    // A file that breaks off: what was read before is stored.
    if (slice.length > 0) yield slice;
    throw cause;
  }
  if (slice.length > 0) yield slice;
}

function identityOf({ items: [item] }: Unit): string | undefined {
  if (item === undefined || !('change' in item) || item.change.kind === 'create') return undefined;
  const { type, id } = item.change;
  return id === undefined ? undefined : `${type}/${id}`;
}
