// The order of a stay: which plan it follows, and whether it still stands.
import { describe, expect, test } from 'vitest';
import { reconcileOrders } from '../../../src/coordination/reconcile/orders.ts';
import type { Resource } from '../../../src/fhir/resource.ts';
import { context } from '../../support/desired.ts';

const WITH = 'https://renkei.example/fhir/PlanDefinition/hk-with|0.1.0';
const WITHOUT = 'https://renkei.example/fhir/PlanDefinition/hk-without|0.1.0';

const ordered = (existing: readonly Resource[], plans: readonly string[], isDone = false, over = {}): Resource[] => {
  const { created, changed } = reconcileOrders(existing, plans, isDone, 'Organization/hospital', context(over));
  const all = new Map([...existing, ...created].map((order) => [order.id!, order]));
  for (const { id, apply } of changed) all.set(id, apply(all.get(id)!));
  return [...all.values()];
};
const statuses = (orders: readonly Resource[]) => orders.map(({ status }) => status);

describe('an order', () => {
  test('is one for each stay and plan, made once', () => {
    const first = ordered([], [WITH]);
    expect(first).toMatchObject([
      { status: 'active', instantiatesCanonical: [WITH], subject: { reference: 'Patient/p' } },
    ]);
    expect(ordered(first, [WITH])).toEqual(first);
  });
  test('is revoked when another plan is followed, or none, and stands again when that is taken back', () => {
    const moved = ordered(ordered([], [WITHOUT]), [WITH]);
    expect(statuses(moved)).toEqual(['revoked', 'active']);
    expect(statuses(ordered(moved, []))).toEqual(['revoked', 'revoked']);
    expect(statuses(ordered(moved, [WITHOUT]))).toEqual(['active', 'revoked']);
  });
  test('is completed when the patient has left and no step is open', () => {
    expect(statuses(ordered(ordered([], [WITH]), [WITH], true))).toEqual(['completed']);
  });
  test('keeps the version somebody wrote there', () => {
    const [order] = ordered([], [WITH]);
    const moved = { ...order!, instantiatesCanonical: [WITH.replace('0.1.0', '0.2.0')] };
    expect(ordered([moved], [WITH.replace('0.1.0', '0.2.0')])).toEqual([moved]);
  });
  test('follows a correction of the patient, but not a change to another record of the same person', () => {
    const first = ordered([], [WITH]);
    const other = { patient: { reference: 'Patient/q' }, records: ['Patient/q'] };
    expect(ordered(first, [WITH], false, other)).toMatchObject([{ subject: { reference: 'Patient/q' } }]);
    expect(ordered(first, [WITH], false, { ...other, records: ['Patient/p', 'Patient/q'] })).toEqual(first);
  });
});
