// Who may write the rows of subscriptions now.
import type { Session } from '../../store/database.ts';
import { list } from './array-literal.ts';

// Everybody who writes several of these rows locks them in this order first, so that no two wait for each other.
export const lockSubscriptions = async (session: Session, rids: readonly string[]): Promise<void> => {
  await session.query('select 1 from subscription where rid = any($1::text::uuid[]) order by rid for update', [
    list(rids),
  ]);
};

/** For one who writes them in an order that is not to be known beforehand: all others wait until he is through. */
export const lockAllSubscriptions = async (session: Session): Promise<void> => {
  await session.query('lock table subscription in exclusive mode');
};
