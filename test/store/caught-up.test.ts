// Whether a reader of the change feed has seen to what was written before: what a client waits for that wrote and then asks.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FeedHandler, FeedReader } from '../../src/store/feed.ts';
import { hasDatabase } from '../support/database.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { putAll } from '../support/writing.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub?.close());

let made = 0;
const put = async (): Promise<string> => {
  made += 1;
  await putAll(hub.store, [{ resourceType: 'Basic', id: `told-${made}`, code: { text: '控え' } }]);
  return `told-${made}`;
};

/** `PATIENCE` is for a slow machine; what is expected not to happen is waited for `SHORT`. */
const PATIENCE = 20_000;
const SHORT = 300;

async function withReader<T>(handler: FeedHandler, work: (name: string, reader: FeedReader) => Promise<T>): Promise<T> {
  made += 1;
  const name = `reader-${made}`;
  const reader = await hub.store.follow(name, handler);
  try {
    return await work(name, reader);
  } finally {
    await reader.stop();
  }
}

describe.skipIf(!hasDatabase())('caughtUp', () => {
  test('is true when the reader has handled all that was written before', async () => {
    const seen: string[] = [];
    await withReader(
      async (events) => void seen.push(...events.map(({ id }) => id)),
      async (name) => {
        for (let i = 0; i < 5; i += 1) {
          const id = await put();
          expect(await hub.store.caughtUp(name, PATIENCE)).toBe(true);
          expect(seen).toContain(id);
        }
      },
    );
  });

  test('sees what the reader wrote, and not only that it was told', async () => {
    await withReader(
      async (events, tx) => {
        for (const { type, id } of events) {
          if (type !== 'Basic' || !id.startsWith('told-')) continue;
          const resource = { resourceType: 'Basic', id: `answer-to-${id}`, code: { text: '返事' } };
          await tx.write([{ kind: 'update', type: 'Basic', id: resource.id, resource }], {
            actor: { kind: 'open' },
            audience: 'everyone',
          } as never);
        }
      },
      async (name) => {
        const id = await put();
        expect(await hub.store.caughtUp(name, PATIENCE)).toBe(true);
        expect(await hub.store.read('Basic', `answer-to-${id}`, 'everyone')).toBeDefined();
      },
    );
  });

  test('is false when the reader is stopped, and true again when it goes on', async () => {
    await withReader(
      async () => undefined,
      async (name, reader) => {
        await put();
        expect(await hub.store.caughtUp(name, PATIENCE)).toBe(true);
        await reader.stop();
        expect(await hub.store.caughtUp(name, SHORT)).toBe(true);
        await put();
        expect(await hub.store.caughtUp(name, SHORT)).toBe(false);
        await reader.start();
        expect(await hub.store.caughtUp(name, PATIENCE)).toBe(true);
      },
    );
  });

  test('is false while the handler fails, and true when it does not any more', async () => {
    let isBroken = true;
    await withReader(
      async () => {
        if (isBroken) throw new Error('not yet');
      },
      async (name) => {
        await put();
        expect(await hub.store.caughtUp(name, SHORT)).toBe(false);
        isBroken = false;
        expect(await hub.store.caughtUp(name, PATIENCE)).toBe(true);
      },
    );
  });

  test('is false for a reader nobody ever started', async () => {
    await put();
    expect(await hub.store.caughtUp('nobody', SHORT)).toBe(false);
  });

  test('answers once, and does not wait for what is written afterwards', async () => {
    let isOpen: () => void = () => undefined;
    await withReader(
      async () => undefined,
      async (name) => {
        await put();
        const first = hub.store.caughtUp(name, PATIENCE);
        const writing = (async () => {
          let isOver = false;
          isOpen = () => {
            isOver = true;
          };
          while (!isOver) await put();
        })();
        expect(await first).toBe(true);
        isOpen();
        await writing;
      },
    );
  });
});
