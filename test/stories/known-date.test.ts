// A hospital that does not say when it learned of a date: later restarts and clocks must not make a decision sudden that was not.
import { describe, expect, test } from 'vitest';
import { hasDatabase } from '../support/database.ts';
import { shippedBook } from './shipped-book.ts';

const book = shippedBook();

describe.skipIf(!hasDatabase())('a date nobody recorded the learning of', () => {
  test('HK-13 stays what it was as time goes on: near, past, told to the administrators; never sudden', async () => {
    const stay = await book.withOffice();
    await stay.is({ expected: { date: '2026-11-30' } });
    // The hospital is open on Saturdays: the 21st is its office day before Monday the 23rd.
    const states: unknown[] = [];
    for (const now of ['2026-11-10 09:00', '2026-11-21 09:00', '2026-11-24 09:00', '2026-11-27 09:00']) {
      book.now(now);
      await stay.anyNews();
      const { rules, by, state } = await stay.step('notify-discharge');
      states.push([rules.includes('HK-13'), by, state]);
    }
    expect(states).toEqual([
      [true, '2026-11-23', 'waiting'],
      [true, '2026-11-23', 'due-soon'],
      [true, '2026-11-23', 'past-guideline'],
      [true, '2026-11-23', 'escalated'],
    ]);
  });

  test('HK-15 a date that comes late is sudden, and remains so', async () => {
    const stay = await book.withOffice();
    await stay.is({ expected: { date: '2026-11-12' } });
    book.now('2026-11-11 09:00');
    await stay.is({ expected: { date: '2026-11-12', stage: 'decided' } });
    expect(await stay.step('notify-discharge')).toMatchObject({ strength: 'immediate', by: undefined });
  });

  test('HK-21 the call came before the record: it told the date all the same', async () => {
    const stay = await book.withOffice();
    await stay.tells('notify-discharge-date', { at: '2026-11-09 08:30' });
    await stay.is({ expected: { date: '2026-11-30', stage: 'decided' } });
    expect((await stay.step('notify-discharge-date')).status).toBe('completed');
  });
});
