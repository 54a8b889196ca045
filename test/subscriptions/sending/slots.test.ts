import { describe, expect, test } from 'vitest';
import { Slots } from '../../../src/subscriptions/sending/slots.ts';

const [ONE, OTHER] = ['https://one.example', 'https://other.example'];

describe('the slots of an endpoint’s server', () => {
  test('are as many as there may be at that moment', () => {
    const slots = new Slots();
    const taken = (most: number) => Array.from({ length: 10 }, () => slots.take(ONE, most)).filter(Boolean).length;
    expect([taken(2), taken(8), taken(2)]).toEqual([2, 6, 0]);
  });

  test('when all are taken, another server has its own', () => {
    const slots = new Slots();
    slots.take(ONE, 1);
    expect(slots.take(ONE, 1)).toBeUndefined();
    expect(slots.take(OTHER, 1)).toBeTypeOf('function');
  });

  test('one given back can be taken again', () => {
    const slots = new Slots();
    slots.take(ONE, 1)!();
    expect(slots.take(ONE, 1)).toBeTypeOf('function');
  });

  test('one given back twice is one', () => {
    const slots = new Slots();
    const first = slots.take(ONE, 2)!;
    slots.take(ONE, 2);
    first();
    first();
    expect(slots.take(ONE, 2)).toBeTypeOf('function');
    expect(slots.take(ONE, 2)).toBeUndefined();
  });
});
