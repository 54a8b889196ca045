import { describe, expect, test } from 'vitest';
import { Slots } from '../../../src/subscriptions/sending/slots.ts';

const [ONE, OTHER] = ['https://one.example', 'https://other.example'];

describe('the slots of an endpoint’s server', () => {
  test('are eight, unless said otherwise', () => {
    const slots = new Slots();
    const taken = Array.from({ length: 10 }, () => slots.take(ONE));
    expect(taken.filter((each) => each !== undefined)).toHaveLength(8);
  });

  test('when all are taken, another server has its own', () => {
    const slots = new Slots(1);
    slots.take(ONE);
    expect(slots.take(ONE)).toBeUndefined();
    expect(slots.take(OTHER)).toBeTypeOf('function');
  });

  test('one given back can be taken again', () => {
    const slots = new Slots(1);
    slots.take(ONE)!();
    expect(slots.take(ONE)).toBeTypeOf('function');
  });

  test('one given back twice is one', () => {
    const slots = new Slots(2);
    const first = slots.take(ONE)!;
    slots.take(ONE);
    first();
    first();
    expect(slots.take(ONE)).toBeTypeOf('function');
    expect(slots.take(ONE)).toBeUndefined();
  });
});
