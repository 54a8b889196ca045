// Part of a transaction that may fail by itself.
import { describe, expect, test } from 'vitest';
import { attempt } from '../../src/coordination/engine/attempt.ts';
import type { Session } from '../../src/store/database.ts';

const noted = (): { tx: Session; statements: string[] } => {
  const statements: string[] = [];
  const query = async (statement: unknown): Promise<never[]> => {
    statements.push(String(statement).split(' ')[0]!);
    return [];
  };
  return { tx: { query }, statements };
};

const deadlock = (): Error => Object.assign(new Error('deadlock detected'), { code: '40P01' });

/** Fails so many times, then succeeds. */
const failing = (times: number, cause: () => Error) => {
  let tries = 0;
  return {
    work: async (): Promise<string> => {
      tries += 1;
      if (tries <= times) throw cause();
      return 'done';
    },
    tries: () => tries,
  };
};

describe('an attempt', () => {
  test('that succeeds is kept', async () => {
    const { tx, statements } = noted();
    expect(await attempt(tx, async () => 7)).toBe(7);
    expect(statements).toEqual(['savepoint', 'release']);
  });

  test('that fails is undone, and says why; the transaction is as it was before', async () => {
    const { tx, statements } = noted();
    const { work, tries } = failing(1, () => new Error('a defect'));
    await expect(attempt(tx, work)).rejects.toThrow('a defect');
    expect(tries()).toBe(1);
    expect(statements).toEqual(['savepoint', 'rollback', 'release']);
  });

  test('that was in the way of another transaction is made again at once', async () => {
    const { tx, statements } = noted();
    expect(await attempt(tx, failing(2, deadlock).work)).toBe('done');
    expect(statements.filter((each) => each === 'savepoint')).toHaveLength(3);
    expect(statements.at(-1)).toBe('release');
  });

  test('is not made again for ever', async () => {
    const { tx } = noted();
    const { work, tries } = failing(10, deadlock);
    await expect(attempt(tx, work)).rejects.toThrow('deadlock');
    expect(tries()).toBe(3);
  });
});
