// Coordination in hubs as they are really run: killed under load, several on one database, and as time goes by.
import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { Coordination } from '../../src/coordination/engine/coordination.ts';
import type { Evaluation } from '../../src/coordination/engine/evaluate.ts';
import type { Resource } from '../../src/fhir/resource.ts';
import { createLog, openStore } from '../../src/hub.ts';
import { faultsIn } from '../support/living-tasks.ts';
import { isMissing, KINDS, pause, type Running, Workplace } from '../support/process.ts';
import type { Stored } from '../support/requests.ts';
import { PLAIN, strandsOf } from '../support/stay-events.ts';
import { type Ledger, newLedger, sendStays } from '../support/stay-load.ts';

const CLOCK = '2026-11-20T12:00:00+09:00';
const ROUNDS = 3;
/** Until the kill, after the first answer. */
const LONGEST_MS = 900;
const TIMEOUT = 600_000;

let place: Workplace;
beforeAll(async () => {
  place = await Workplace.make();
});
afterAll(() => place.clear());

interface Hub {
  readonly running: Running;
  readonly base: string;
}

async function serve(databaseUrl: string, clock = CLOCK): Promise<Hub> {
  const running = place.start(['serve'], {
    RENKEI_PORT: '0',
    RENKEI_DEMO: 'off',
    RENKEI_LOG: 'error',
    RENKEI_DATABASE_URL: databaseUrl,
    RENKEI_CLOCK: clock,
  });
  const [, base = ''] = await running.printed(/FHIR\s+(http\S+)[\s\S]*metadata/);
  return { running, base };
}

async function get(url: string): Promise<Stored> {
  const response = await fetch(url);
  expect(response.status).toBe(200);
  return (await response.json()) as Stored;
}

const stop = async ({ running }: Hub): Promise<void> => {
  const { stderr } = await running.kill('SIGTERM');
  expect(stderr).toBe('');
};

/** As $coordination says; it waits for the feed a few seconds each time. */
async function caughtUp({ base }: Hub, stay: string): Promise<void> {
  await vi.waitFor(
    async () => {
      const { parameter } = await get(`${base}/Encounter/${stay}/$coordination`);
      expect(parameter).toContainEqual({ name: 'up-to-date', valueBoolean: true });
    },
    { timeout: 120_000, interval: 100 },
  );
}

/** As the rules see them, in a store that no hub works on; undefined: it is lost. */
async function looksOf(databaseUrl: string, stays: Iterable<string>): Promise<(Evaluation | undefined)[]> {
  const config = readConfig({ RENKEI_DATABASE_URL: databaseUrl, RENKEI_LOG: 'silent' });
  const { store, search } = await openStore(config, createLog(config), []);
  try {
    const rules = new Coordination(store, {
      search,
      clock: () => Date.parse(CLOCK),
      feeOptions: { extendOnClosedDay: false, rollOver: false, countByConfirmation: false },
      onDefect: () => undefined,
    });
    const looks: (Evaluation | undefined)[] = [];
    for (const stay of stays) looks.push(await rules.explain(store, stay, 'everyone'));
    return looks;
  } finally {
    await store.close();
  }
}

async function expectAllThere(databaseUrl: string, { stays, strange, cutOff }: Ledger, kills: number): Promise<void> {
  expect(strange).toEqual([]);
  expect(stays.size).toBeGreaterThan(kills);
  expect(cutOff).toBeGreaterThanOrEqual(kills);
  const looks = await looksOf(databaseUrl, stays);
  expect(looks).not.toContain(undefined);
  expect(looks.flatMap((look) => faultsIn(look!))).toEqual([]);
  expect(Math.min(...looks.map((look) => look!.verdict.tasks.length))).toBeGreaterThanOrEqual(3);

  // What were taken away by hand, or made once more, would have been noticed.
  const { record, ...rest } = looks[0]!;
  const [task, ...others] = record.tasks as [Resource, ...Resource[]];
  expect(faultsIn({ ...rest, record: { ...record, tasks: others } })).not.toEqual([]);
  const again = { ...record, tasks: [...record.tasks, { ...task, id: 'again' }] };
  expect(faultsIn({ ...rest, record: again })).toContainEqual(expect.stringMatching(/^twice: /));
}

describe.each(KINDS)('killed with -9 while stays are recorded, on %s', (kind) => {
  test.skipIf(isMissing(kind))(
    'in the end every stay that was acknowledged has its Tasks: none is missing, none is there twice',
    async () => {
      const url = await place.database(kind);
      const ledger = newLedger();
      for (let round = 1; round <= ROUNDS; round += 1) {
        const hub = await serve(url);
        const known = ledger.stays.size;
        const load = sendStays([hub.base], `r${round}`, ledger, () => false);
        await vi.waitFor(() => expect(ledger.stays.size).toBeGreaterThan(known + 1), { timeout: 60_000, interval: 5 });
        await pause(randomInt(LONGEST_MS));
        expect((await hub.running.kill('SIGKILL')).stderr).toBe('');
        await load;
      }
      const last = await serve(url);
      await caughtUp(last, [...ledger.stays].at(-1)!);
      await stop(last);
      await expectAllThere(url, ledger, ROUNDS);
    },
    TIMEOUT,
  );
});

describe.skipIf(isMissing('postgres'))('two hubs on one database', () => {
  test(
    'one killed with -9: the other goes on with its work, and no Task is missing or there twice',
    async () => {
      const url = await place.database('postgres');
      const hubs = [await serve(url), await serve(url)] as const;
      const ledger = newLedger();
      let isOver = false;
      const load = sendStays(
        hubs.map(({ base }) => base),
        'two',
        ledger,
        () => isOver,
      );
      await vi.waitFor(() => expect(ledger.stays.size).toBeGreaterThan(2), { timeout: 60_000, interval: 5 });
      await pause(randomInt(LONGEST_MS));
      await hubs[0].running.kill('SIGKILL');
      const known = ledger.stays.size;
      await vi.waitFor(() => expect(ledger.stays.size).toBeGreaterThan(known + 3), { timeout: 60_000, interval: 20 });
      isOver = true;
      await load;
      await caughtUp(hubs[1], [...ledger.stays].at(-1)!);
      await stop(hubs[1]);
      await expectAllThere(url, ledger, 1);
    },
    TIMEOUT,
  );
});

// Most of it is waiting for midnight, which both may do at the same time.
describe.each(KINDS)('as time goes by, on %s', { concurrent: true }, (kind) => {
  const STAY = 'in-time';
  const notice = async ({ base }: Hub): Promise<Stored> => {
    const { entry } = await get(`${base}/Task?encounter=Encounter/${STAY}&code=notify-discharge`);
    expect(entry).toHaveLength(1);
    return entry[0].resource;
  };
  const stateOf = (task: Stored): string => task.businessStatus.coding[0].code;
  const soon = async (hub: Hub, state: string): Promise<Stored> => {
    await vi.waitFor(async () => expect(stateOf(await notice(hub))).toBe(state), { timeout: 60_000, interval: 100 });
    return notice(hub);
  };

  // Expected on Thursday 2026-12-10, to be told of by the 3rd; reminded on the 2nd, the administrators on the 8th.
  test.skipIf(isMissing(kind))(
    'a guideline comes near, passes, and is told to the administrators, though nobody writes anything',
    async () => {
      const url = await place.database(kind);
      let hub = await serve(url);
      for (const resource of strandsOf(STAY, PLAIN).flat()) {
        const { ok } = await fetch(`${hub.base}/${resource.resourceType}/${resource.id}`, {
          method: 'PUT',
          headers: { 'Content-Type': 'application/fhir+json' },
          body: JSON.stringify(resource),
        });
        expect(ok).toBe(true);
      }
      const first = await soon(hub, 'waiting');
      expect(first.restriction.period.end).toBe('2026-12-03');
      const { meta } = await get(`${hub.base}/Encounter/${STAY}`);
      await stop(hub);

      // It ticks over midnight in Japan by itself.
      hub = await serve(url, '2026-12-01T23:59:54+09:00');
      const near = await soon(hub, 'due-soon');
      expect(near.lastModified).toMatch(/^2026-12-02T00:00:/);
      await stop(hub);

      const states = [
        ['2026-12-03T23:59:54+09:00', 'past-guideline', '2026-12-04T00:00:'],
        ['2026-12-09T10:00:00+09:00', 'escalated', '2026-12-09T10:'],
      ] as const;
      for (const [clock, state, modified] of states) {
        hub = await serve(url, clock);
        const task = await soon(hub, state);
        expect(task.lastModified).toContain(modified);
        // Stored in real time, whatever day is rehearsed.
        expect(Math.abs(Date.parse(task.meta.lastUpdated) - Date.now())).toBeLessThan(120_000);
        expect((await get(`${hub.base}/Encounter/${STAY}`)).meta).toEqual(meta);
        await stop(hub);
      }
    },
    TIMEOUT,
  );
});
