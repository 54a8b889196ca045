// A hub as it is shipped, with a clock that a test moves: call it at the top of a test file.
import { afterAll, beforeAll } from 'vitest';
import { shipment } from '../../src/shipment.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { type Book, bookOn } from './book.ts';

export function shippedBook(): Book {
  let instant = Date.parse('2026-11-09T10:45:00+09:00');
  let hub: TestHub;
  beforeAll(async () => {
    hub = await startTestHub({}, { shipment: shipment(), clock: () => instant });
  });
  afterAll(() => hub?.close());
  return bookOn(
    () => hub,
    () => instant,
    (next) => {
      instant = next;
    },
  );
}
