// What is stored without validation may be of any shape, and what is known around it, too: one event that cannot be worked out
// is reported and passed over, so that all others are told.
import type { FeedTransaction } from '../../store/feed.ts';
import type { Happening } from './happenings.ts';

type OnDefect = (cause: unknown) => void;

/** The work of all of them; in halves where it fails, until it is known whose fault it was. It only reads. */
export async function passingOver<T>(
  happenings: readonly Happening[],
  tx: FeedTransaction,
  onDefect: OnDefect,
  work: (some: readonly Happening[]) => Promise<T[]>,
): Promise<T[]> {
  try {
    return await work(happenings);
  } catch (cause) {
    if (!(await goesOn(tx))) throw cause;
    if (happenings.length <= 1) {
      for (const each of happenings) onDefect(passedOver(each, cause));
      return [];
    }
    const middle = Math.ceil(happenings.length / 2);
    const first = await passingOver(happenings.slice(0, middle), tx, onDefect, work);
    return [...first, ...(await passingOver(happenings.slice(middle), tx, onDefect, work))];
  }
}

/** The same within one of them. */
export function passingOverOne<T>(happening: Happening, onDefect: OnDefect, work: () => T, otherwise: T): T {
  try {
    return work();
  } catch (cause) {
    onDefect(passedOver(happening, cause));
    return otherwise;
  }
}

/** After a fault of the database its transaction answers nothing any more: no event is to blame, and all are tried again. */
const goesOn = (tx: FeedTransaction): Promise<boolean> =>
  tx.query('select 1').then(
    () => true,
    () => false,
  );

const passedOver = ({ type, id, version }: Happening, cause: unknown): Error =>
  new Error(`${type}/${id} version ${version} could not be worked out, and is told to nobody whom that concerns`, {
    cause,
  });
