// Part of a transaction that may fail by itself: what it wrote is undone, the rest of the transaction goes on.
import { isRetryable, type Session } from '../../store/database.ts';

const NAME = 'attempt';
/** Who stood in the way has gone on by then. */
const TRIES = 3;

/** What failed only because of somebody else's transaction (a deadlock) is tried again at once. */
export async function attempt<T>(tx: Session, work: () => Promise<T>): Promise<T> {
  for (let left = TRIES; ; left -= 1) {
    await tx.query(`savepoint ${NAME}`);
    try {
      const result = await work();
      await tx.query(`release savepoint ${NAME}`);
      return result;
    } catch (cause) {
      await tx.query(`rollback to savepoint ${NAME}`);
      await tx.query(`release savepoint ${NAME}`);
      if (left === 1 || !isRetryable(cause)) throw cause;
    }
  }
}
