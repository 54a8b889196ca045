// Part of a transaction that may fail by itself: what it wrote is undone, the rest of the transaction goes on.
import type { Session } from '../../store/database.ts';

const NAME = 'attempt';

export async function attempt<T>(tx: Session, work: () => Promise<T>): Promise<T> {
  await tx.query(`savepoint ${NAME}`);
  try {
    const result = await work();
    await tx.query(`release savepoint ${NAME}`);
    return result;
  } catch (cause) {
    await tx.query(`rollback to savepoint ${NAME}`);
    await tx.query(`release savepoint ${NAME}`);
    throw cause;
  }
}
