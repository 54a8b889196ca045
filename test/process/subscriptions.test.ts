// Notifications of hubs as they are really run: to receivers that misbehave, killed under load, two on one database.
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { flapping, healthy, lying, type Manner, slow } from '../../bench/notify-faults/receiver.mjs';
import { notifyRounds } from '../../bench/notify-faults/rounds.mjs';
import { standing, subscribe } from '../../bench/notify-faults/subscribe.mjs';
import { type Arrival, type ArrivedEvent, type Change, verify } from '../../bench/notify-faults/verify.mjs';
import { startWriter, taskAt } from '../../bench/notify-faults/writer.mjs';
import { isMissing, type Running, Workplace } from '../support/process.ts';
import { areToldAll, haveTaken, type Subscriber, subscriber, takenBy } from './subscription-subscribers.ts';

const TIMEOUT = 180_000;

let place: Workplace;
beforeAll(async () => {
  place = await Workplace.make();
});
afterAll(() => place.clear());

interface Hub {
  readonly running: Running;
  readonly base: string;
}

async function serve(databaseUrl: string): Promise<Hub> {
  const running = place.start(['serve'], {
    RENKEI_PORT: '0',
    RENKEI_DEMO: 'off',
    RENKEI_LOG: 'error',
    RENKEI_DATABASE_URL: databaseUrl,
  });
  const [, base = ''] = await running.printed(/FHIR\s+(http\S+)[\s\S]*metadata/);
  return { running, base };
}

const stop = async ({ running }: Hub): Promise<void> => {
  const { stderr } = await running.kill('SIGTERM');
  expect(stderr).toBe('');
};

describe.skipIf(isMissing('postgres'))('one hub and receivers of every kind', () => {
  const TASKS = 60;
  const EVENTS = TASKS * 2;
  const names = Array.from({ length: TASKS }, (_, i) => `task-${i}`);

  const writeAll = async ({ base }: Hub, turn: number): Promise<Change[]> => {
    const entry = names.map((id) => ({
      resource: taskAt(id, turn),
      request: { method: 'PUT', url: `Task/${id}` },
    }));
    const response = await fetch(base, {
      method: 'POST',
      headers: { 'Content-Type': 'application/fhir+json' },
      body: JSON.stringify({ resourceType: 'Bundle', type: 'transaction', entry }),
    });
    expect(response.status).toBe(200);
    return names.map((id) => ({ subject: `Task/${id}`, turn }));
  };

  test(
    'each that lives is told everything, and none waits for the slow, the lying, the failing or the dead',
    async () => {
      const hub = await serve(await place.database('postgres'));
      const quick = [await subscriber('healthy', healthy), await subscriber('also-healthy', healthy, 7)];
      let slownessMs = 2_000;
      const sluggish = await subscriber('slow', (exchange) => slow(slownessMs)(exchange), 10);
      const dead = await subscriber('dead', healthy);
      let death: Promise<void> | undefined;
      let isBack = false;
      const dying: Subscriber = await subscriber('dying', (exchange) => {
        if (isBack || takenBy(dying) < EVENTS / 3) return healthy(exchange);
        death ??= dying.receiver.close();
        return false;
      });
      const troubled = [await subscriber('lying', lying, 5), await subscriber('flapping', flapping, 100), dying];
      const living = [...quick, ...troubled, sluggish];
      const all = [...living, dead];
      try {
        await writeAll(hub, 1);
        await subscribe(
          hub.base,
          all.map(({ subscription }) => subscription),
        );
        await dead.receiver.close();

        const acknowledged = [...(await writeAll(hub, 2)), ...(await writeAll(hub, 3))];
        await haveTaken(quick, EVENTS);
        expect(takenBy(sluggish)).toBeLessThan(EVENTS);
        slownessMs = 0;

        await vi.waitFor(() => expect(death).toBeDefined(), { timeout: 20_000 });
        await death;
        isBack = true;
        await dying.receiver.open();
        await haveTaken(living, EVENTS);
        await areToldAll(living, acknowledged, hub.base);

        expect(dead.receiver.arrivals).toEqual([]);
        expect(await standing(hub.base, dead.id)).toEqual({ status: 'active', events: EVENTS });
        await stop(hub);
      } finally {
        await Promise.all(all.map(({ receiver }) => receiver.close()));
      }
    },
    TIMEOUT,
  );
});

/** Both wait for the leases of a killed hub, and may do so at the same time. */
const WAITS = { concurrent: true, skip: isMissing('postgres') };

describe('killed with -9 while it tells subscribers', WAITS, () => {
  const ROUNDS = 3;

  test(
    'in the end every acknowledged change has been told, under one number each, and no number is left out',
    async () => {
      const report = await notifyRounds({ databaseUrl: await place.database('postgres'), rounds: ROUNDS });
      expect(report.problems).toEqual([]);
      expect(report.acknowledged).toBeGreaterThan(ROUNDS);
      expect(Math.min(...report.told.map(({ events }) => events))).toBeGreaterThan(0);
      // There was something to lose.
      expect(report.inHand + report.cutOff).toBeGreaterThan(0);
    },
    TIMEOUT,
  );
});

describe('two hubs on one database', WAITS, () => {
  const COUNT = 8;
  const PAUSE_MS = 20;

  /** Nobody answers while it is shut. */
  function gate(): { readonly manner: Manner; shut(): void; open(): void } {
    let open = (): void => undefined;
    let opened = Promise.resolve();
    return {
      async manner(exchange) {
        await opened;
        return exchange.response.destroyed ? false : healthy(exchange);
      },
      shut() {
        opened = new Promise((done) => {
          open = done;
        });
      },
      open: () => open(),
    };
  }

  const hasInHand = (hub: Hub, { receiver }: Subscriber): boolean =>
    receiver.arrivals.some(({ isTaken, sender }) => !isTaken && sender === hub.base);
  const callsBy = (hub: Hub, { receiver }: Subscriber): number =>
    receiver.arrivals.filter(({ sender }) => sender === hub.base).length;

  test(
    'both send; one killed with -9: the other takes over what it had in hand, and meanwhile nobody else waits',
    async () => {
      const url = await place.database('postgres');
      const hubs = [await serve(url), await serve(url)] as const;
      const { manner, shut, open } = gate();
      const many = await Promise.all(Array.from({ length: COUNT }, (_, i) => subscriber(`many-${i}`, manner)));
      const late = await subscriber('late', healthy);
      let alive: readonly Hub[] = hubs;
      const writer = startWriter(() => alive.map(({ base }) => base), PAUSE_MS);
      try {
        await subscribe(
          hubs[0].base,
          many.map(({ subscription }) => subscription),
        );
        const known = writer.ledger.acknowledged.length;
        const sendersOf = (): Hub[] => hubs.filter((hub) => many.some((each) => callsBy(hub, each) > 0));
        await vi.waitFor(() => expect(sendersOf()).toHaveLength(2), { timeout: 30_000, interval: 50 });

        shut();
        const isWaiting = (each: Subscriber): boolean => hubs.some((hub) => hasInHand(hub, each));
        await vi.waitFor(() => expect(many.filter(isWaiting)).toHaveLength(COUNT), { timeout: 15_000, interval: 50 });
        const inHand = (hub: Hub): Subscriber[] => many.filter((each) => hasInHand(hub, each));
        const [victim, other] = inHand(hubs[0]).length >= COUNT / 2 ? hubs : ([hubs[1], hubs[0]] as const);
        const orphans = inHand(victim);
        const before = orphans.map((each) => callsBy(other, each));
        expect(orphans.length).toBeGreaterThanOrEqual(COUNT / 2);
        alive = [other];
        await victim.running.kill('SIGKILL');
        open();

        await subscribe(other.base, [late.subscription]);
        await vi.waitFor(() => expect(takenBy(late)).toBeGreaterThan(0), { timeout: 15_000, interval: 20 });
        expect(orphans.map((each) => callsBy(other, each))).toEqual(before);

        await writer.stop();
        expect(writer.ledger.strange).toEqual([]);
        await areToldAll(many, writer.ledger.acknowledged.slice(known), other.base);
        await areToldAll([late], [], other.base);
        await stop(other);
      } finally {
        open();
        await writer.stop();
        await Promise.all([...many, late].map(({ receiver }) => receiver.close()));
      }
    },
    TIMEOUT,
  );
});

describe('what would be noticed', () => {
  const event = (number: number, subject: string, turn: number, version = turn): ArrivedEvent => ({
    number,
    subject,
    turn,
    text: `${subject} ${version}`,
  });
  const taken = (...events: ArrivedEvent[]): Arrival => ({ events, isTaken: true });
  const [first, second, third] = [event(1, 'Task/a', 2), event(2, 'Task/b', 2), event(3, 'Task/a', 3)];
  const told: Change[] = [first, second, third];

  test.each<[string, Arrival[], string[]]>([
    ['all of it', [taken(first, second), taken(third)], []],
    ['all of it, something twice', [taken(first), taken(second), taken(first, second), taken(third)], []],
    ['all of it, something again at the end', [taken(first, second), taken(third), taken(first)], []],
    ['another subject first', [taken(second), taken(first), taken(third)], []],
    ['one never came', [taken(first), taken(third)], ['turn 2 of Task/b is missing', 'number 2 is missing']],
    [
      'one came, but was not taken',
      [taken(first, second), { events: [third], isTaken: false }],
      ['turn 3 of Task/a is missing', 'number 3 is missing'],
    ],
    [
      'a later one of the same subject first',
      [taken(third), taken(second), taken(first)],
      ['turn 2 of Task/a came after turn 3'],
    ],
    [
      'another version under the number of before',
      [taken(first), taken(second), taken(event(1, 'Task/a', 2, 9)), taken(third)],
      ['number 1 tells different things: Task/a 2 and Task/a 9'],
    ],
    [
      'more than was counted',
      [taken(first, second), taken(third), taken(event(4, 'Task/b', 3))],
      ['number 4 came, but 3 are counted'],
    ],
  ])('%s', (_, arrivals, problems) => {
    expect(verify(arrivals, told, 3).problems).toEqual(problems);
  });

  test('the same change under two numbers', () => {
    const again = { ...third, number: 4 };
    expect(verify([taken(first, second), taken(third), taken(again)], told, 4).problems).toContain(
      'turn 3 of Task/a is told under 3 and 4',
    );
  });
});
