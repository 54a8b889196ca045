// How long a write takes at most: while it lasts it holds locks and a connection that others wait for.
import { Problem } from '../problem.ts';
import type { Patience, Session } from './database.ts';

// One who waits for a lock keeps one of a few connections from everybody: no longer than the others wait for a connection.
export const PATIENCE: Patience = { lockMs: 10_000, totalMs: 60_000 };

/** A single statement; what the database is told when it is connected to. */
export const STATEMENT_MS = 60_000;

/** As the time runs out, statements are told anew how much is left; not at each, since it is a visit to the database. */
const STEP = 0.9;

/** Refuses what is begun after `until` (performance.now), and has the database stop what lasts longer. */
export function timeLimited(tx: Session, until: number): Session {
  let told = STATEMENT_MS;
  return {
    query: async (statement, params) => {
      const left = until - performance.now();
      if (left <= 0) throw tookTooLong();
      if (left < told * STEP) {
        told = left;
        await tx.query(`set local statement_timeout = ${Math.ceil(left)}`);
      }
      try {
        return await tx.query(statement, params);
      } catch (cause) {
        const isOver = cause instanceof Problem && cause.kind === 'timeout' && performance.now() >= until;
        throw isOver ? Object.assign(tookTooLong(), { cause }) : cause;
      }
    },
  };
}

const tookTooLong = (): Problem =>
  new Problem(
    'timeout',
    {
      en: 'The transaction took too long altogether and was stopped. Nothing was stored. Make it smaller, or send its searches by themselves or in a batch.',
      ja: 'トランザクション全体の処理に時間がかかりすぎたため中止しました。何も保存されていません。分割するか、検索は単独または batch で送信してください。',
    },
    { spec: 'https://hl7.org/fhir/R4/http.html#trules' },
  );
