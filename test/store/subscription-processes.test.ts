// Subscriptions whose criteria use what a process has yet to learn: it learns it, and puts nobody into error.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import type { Resource } from '../../src/fhir/resource.ts';
import { createLog, openStore } from '../../src/hub.ts';
import type { Database } from '../../src/store/database.ts';
import { DEFINITIONS } from '../../src/store/store.ts';
import { Subscriptions } from '../../src/subscriptions/subscriptions.ts';
import { onCriteria } from '../subscriptions/asked/sample.ts';
import { borrowed, hasDatabase, testDatabase } from '../support/database.ts';
import { Receiver } from '../support/receiver.ts';
import { EVERYONE } from '../support/writing.ts';

type Opened = Awaited<ReturnType<typeof openStore>>;

const CONFIG = readConfig({ RENKEI_DATABASE_URL: 'pglite:memory', RENKEI_LOG: 'silent' });
const never = (cause: unknown): never => {
  throw cause;
};

let database: Database;
let first: Opened;
/** Follows no definitions by itself: it knows what it knew when it began. */
let behind: Opened;
let subscriptions: Subscriptions;
let receiver: Receiver;
const openProcess = (): Promise<Opened> =>
  openStore(CONFIG, createLog(CONFIG), ['http://hub.example/fhir/'], { database: borrowed(database) });

beforeEach(async () => {
  if (!hasDatabase()) return;
  database = await testDatabase();
  receiver = await Receiver.start();
  first = await openProcess();
  behind = await openProcess();
  await behind.store.reindexing.stop();
  await first.store.followDefinitions(never, never);
  subscriptions = await Subscriptions.open(behind.store, {
    search: behind.written,
    baseUrl: 'http://hub.example/fhir',
    rules: { allow: [], loopback: true },
    known: { standings: async () => new Map(), records: async () => new Map() },
    audienceOf: () => 'everyone',
    attempted: () => undefined,
    onDefect: () => undefined,
  });
});
afterEach(async () => {
  if (!hasDatabase()) return;
  await subscriptions.stop();
  await Promise.all([first.store.close(), behind.store.close()]);
  await receiver.close();
  await database.query('delete from search_param where brought');
  await database.close();
});

const photo: Resource = {
  resourceType: 'SearchParameter',
  id: 'photo',
  url: 'http://example.org/SearchParameter/photo',
  name: 'Photo',
  status: 'active',
  description: 'Title of a photo',
  code: 'photo',
  base: ['Patient'],
  type: 'token',
  expression: 'Patient.photo.title',
};
const write = (resource: Resource) =>
  first.store.write([{ kind: 'update', type: resource.resourceType, id: resource.id!, resource }], EVERYONE);

/** By the first process alone. */
async function served(): Promise<void> {
  await write(photo);
  expect(await first.store.caughtUp(DEFINITIONS, 10_000)).toBe(true);
  await first.store.reindexing.refresh();
  while ((await first.store.reindexing.portion()) !== 'idle') await first.store.reindexing.refresh();
}

const status = async (): Promise<unknown> => {
  const current = await first.store.read('Subscription', 'mine', 'everyone');
  return current?.content === undefined ? undefined : (JSON.parse(current.content) as { status: unknown }).status;
};
const SOON = { timeout: 20_000, interval: 50 };

describe.skipIf(!hasDatabase())('a process that has yet to learn of a search parameter', () => {
  test('registers and sends to a subscription by it', async () => {
    await served();
    await write(onCriteria('Patient?photo=here', { endpoint: receiver.url }));
    await subscriptions.start();
    await expect.poll(status, SOON).toBe('active');
    await write({ resourceType: 'Patient', id: 'p', photo: [{ title: 'here' }] });
    await expect.poll(() => receiver.received().length, SOON).toBe(1);
  });

  test('takes over a subscription by it from another, and tells it', async () => {
    await served();
    await write({ ...onCriteria('Patient?photo=here', { endpoint: receiver.url }) });
    // The other has registered it, and is gone before it sent anything.
    const other = await Subscriptions.open(first.store, {
      search: first.written,
      baseUrl: 'http://hub.example/fhir',
      rules: { allow: [], loopback: false },
      known: { standings: async () => new Map(), records: async () => new Map() },
      audienceOf: () => 'everyone',
      attempted: () => undefined,
      onDefect: () => undefined,
    });
    await database.query(
      `create function wait() returns trigger language plpgsql as $$ begin new.due := 'infinity'; return new; end $$`,
    );
    await database.query('create trigger wait before insert on subscription for each row execute function wait()');
    try {
      await other.start();
      await expect
        .poll(async () => (await database.query<{ about: string }>('select about from subscription'))[0]?.about, SOON)
        .toBeDefined();
    } finally {
      await database.query('drop trigger wait on subscription');
      await database.query('drop function wait()');
    }
    await other.stop();
    await database.query('update subscription set due = now()');
    await subscriptions.start();
    await expect.poll(status, SOON).toBe('active');
  });
});
