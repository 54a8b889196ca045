// Where the server's time goes: V8's own sampling of a run under load, summed up by function.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { round, table } from '../support/figures.mjs';
import { startHub } from '../support/hub-process.mjs';

const SHOWN = 30;

export async function profile(database, plan, startClients) {
  for (const kind of plan.kinds) {
    const folder = mkdtempSync(join(tmpdir(), 'renkei-profile-'));
    const hub = await startHub(await database.fresh(), { nodeArgs: ['--cpu-prof', `--cpu-prof-dir=${folder}`] });
    const clients = await startClients(hub.base, plan.fill);
    const { perSecond } = await clients.ask({ base: hub.base, kind, clients: 64, seconds: plan.openSeconds });
    await clients.stop();
    await hub.stop();
    const largest = readdirSync(folder)
      .map((name) => readFileSync(join(folder, name), 'utf8'))
      .sort((a, b) => b.length - a.length)[0];
    rmSync(folder, { recursive: true, force: true });
    process.stdout.write(`\n## ${database.name}: ${kind}, 64 clients, ${round(perSecond)} /s while watched\n\n`);
    process.stdout.write(selfTimes(JSON.parse(largest)));
  }
}

function selfTimes({ nodes, samples, timeDeltas }) {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const times = new Map();
  let busy = 0;
  samples.forEach((id, i) => {
    const { functionName, url, lineNumber } = byId.get(id).callFrame;
    if (functionName === '(idle)') return;
    const where = url.replace(/^.*\/(dist|node_modules)\//, '').replace(/^node:/, 'node:');
    const name = `${functionName || '(anonymous)'} ${where}${where === '' ? '' : `:${lineNumber + 1}`}`;
    times.set(name, (times.get(name) ?? 0) + timeDeltas[i]);
    busy += timeDeltas[i];
  });
  const rows = [...times]
    .sort(([, a], [, b]) => b - a)
    .slice(0, SHOWN)
    .map(([name, time]) => [name, `${((time / busy) * 100).toFixed(1)} %`]);
  return table(['function', 'of busy time'], rows);
}
