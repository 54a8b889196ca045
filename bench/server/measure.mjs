// Server, statements and bare handler in turn, round by round, so that what else the machine does meets them all.
import { rowsTogether } from './statements.mjs';

// Steps made beforehand for a second of statements; when they run out the round ends early, and its time is what it took.
const STOCK = {
  postgres: { create: 9_000, together: 12_000, transaction: 12_000, read: 40_000, search: 20_000, update: 9_000 },
  pglite: { create: 3_000, together: 6_000, transaction: 6_000, read: 20_000, search: 10_000, update: 3_000 },
};

export async function measureAll(targets, plan, sizeOf) {
  const measured = [];
  let size;
  for (const kind of plan.kinds) {
    await measure(targets, { ...plan, kind, clients: 8, rounds: 1, seconds: plan.warmUp });
    for (const clients of plan.clients) measured.push(await measure(targets, { ...plan, kind, clients }));
    if (kind !== 'create') continue;
    size = await sizeOf();
    // Autovacuum would do it at some instant of the next minute, and what came before and after could not be compared. In
    // PGlite nobody does it.
    if (targets.kind === 'postgres') await targets.yardstick.ask({ analyze: true });
  }
  return { measured, size };
}

async function measure(
  { hub, databaseCpuMs, server, yardstick, bare, bareBase, kind: database },
  { kind, clients, rounds, seconds },
) {
  const statements = (form) => {
    const count = Math.ceil(STOCK[database][form] * seconds);
    return yardstick.ask({ kind: form, clients, seconds, count });
  };
  const isJoined = kind === 'create' && rowsTogether(database, clients) > 1;
  const found = { kind, clients, server: [], statements: [], together: [], bare: [] };
  for (let i = 0; i < rounds; i += 1) {
    const [hubBefore, databaseBefore] = [hub.cpuMs(), databaseCpuMs()];
    const answered = await server.ask({ base: hub.base, kind, clients, seconds });
    const each = (ms) => (ms * 1_000) / answered.count;
    const [hubCpu, databaseCpu] = [each(hub.cpuMs() - hubBefore), each(databaseCpuMs() - databaseBefore)];
    found.server.push({ ...answered, hubCpu, databaseCpu });
    found.statements.push(await statements(kind));
    if (isJoined) found.together.push(await statements('together'));
    found.bare.push(await bare.ask({ base: bareBase, kind, clients, seconds }));
  }
  return found;
}
