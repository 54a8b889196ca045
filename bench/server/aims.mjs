// What we want to hold, beside what was measured. Printed, not enforced: on a shared machine a figure alone proves nothing.
import { ratio, round, spread, table } from '../support/figures.mjs';

const READY_S = { postgres: 2, pglite: 5 };
const MEMORY_MB = 350;
const SHARE = 0.5;
const P99_MS = 40;

export function aims(measured, { kind, coldMs, warmMs, memory, open }) {
  const of = (name, clients) => measured.find((each) => each.kind === name && each.clients === clients);
  const rows = [];
  const add = (what, value, isMet, unit) =>
    rows.push([what, `${round(value)} ${unit}`.trim(), isMet ? 'met' : 'MISSED']);
  const create = of('create', 64);
  if (create !== undefined) {
    const best = Math.min(
      ...[create.statements, create.together]
        .filter((each) => each.length > 0)
        .map((each) => ratio(create.server, each)),
    );
    add(`create, 64 clients: at least ${SHARE} of the statements`, best, best >= SHARE, '');
  }
  for (const read of measured.filter((each) => each.kind === 'read')) {
    const share = ratio(read.server, read.bare);
    add(`read, ${read.clients} clients: at least ${SHARE} of the bare handler`, share, share >= SHARE, '');
  }
  for (const each of measured.filter(({ clients }) => clients === 8)) {
    const { median } = spread(each.server.map(({ p99 }) => p99));
    add(`${each.kind}, 8 clients: p99 below ${P99_MS} ms`, median, median < P99_MS, 'ms');
  }
  if (open !== undefined) add(`create, open loop: p99 below ${P99_MS} ms`, open.p99, open.p99 < P99_MS, 'ms');
  if (memory !== undefined && kind === 'postgres')
    add(`memory below ${MEMORY_MB} MB`, memory.most, memory.most < MEMORY_MB, 'MB');
  add(`ready below ${READY_S[kind]} s, empty database`, coldMs / 1_000, coldMs < READY_S[kind] * 1_000, 's');
  add(`ready below ${READY_S[kind]} s, second time`, warmMs / 1_000, warmMs < READY_S[kind] * 1_000, 's');
  return table(['aim', 'measured', ''], rows);
}
