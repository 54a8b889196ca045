// A whole hub on a free port, for tests through the front door.
import supertest from 'supertest';
import { readConfig } from '../../src/config.ts';
import { type HubExtras, type RunningHub, startHub } from '../../src/hub.ts';
import { hasDatabase, testDatabase } from './database.ts';

export interface TestHub extends RunningHub {
  readonly http: ReturnType<typeof supertest>;
  /** `http://127.0.0.1:<port>/fhir` */
  readonly base: string;
}

/** Call in beforeAll. Its store is empty unless `extras` bring a shipment. Without the database the tests are skipped, and there is no hub. */
export async function startTestHub(env: Record<string, string> = {}, extras: HubExtras = {}): Promise<TestHub> {
  if (!hasDatabase()) return undefined as unknown as TestHub;
  const config = readConfig({ RENKEI_PORT: '0', RENKEI_DATABASE_URL: 'pglite:memory', RENKEI_LOG: 'silent', ...env });
  const running = await startHub(config, { database: await testDatabase(), shipment: 'none', ...extras });
  return { ...running, http: supertest(running.server), base: `${running.url}/fhir` };
}

export const FHIR = 'application/fhir+json';
