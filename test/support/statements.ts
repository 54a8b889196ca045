// A database that counts what is asked of it within transactions: that much is read in few statements is a law of some of our
// code. What the store does for itself meanwhile, its housekeeping, is outside of them.
import type { Database } from '../../src/store/database.ts';
import { borrowed } from './database.ts';

export interface CountedDatabase extends Database {
  statements(): number;
}

export function counted(database: Database): CountedDatabase {
  let count = 0;
  return {
    ...borrowed(database),
    close: () => database.close(),
    transaction: (work) =>
      database.transaction((tx) =>
        work({
          query: (statement, params) => {
            count += 1;
            return tx.query(statement, params);
          },
        }),
      ),
    statements: () => count,
  };
}
