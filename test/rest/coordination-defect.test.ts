// A defect of ours in coordination: told, tried again a minute later, and nobody else waits for it.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, type MockInstance, test, vi } from 'vitest';
import type { Resource } from '../../src/fhir/resource.ts';
import { shipment } from '../../src/shipment.ts';
import type { Guard } from '../../src/store/write/change.ts';
import { hasDatabase } from '../support/database.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { openSteps, tasksOf } from '../support/living-tasks.ts';
import { get } from '../support/requests.ts';
import { caughtUp, sendAll, tell } from '../support/schedule.ts';
import { plainStay } from '../support/stay-events.ts';

let hub: TestHub;
let now = Date.parse('2026-11-20T12:00:00+09:00');
/** Fails while a resource the hub writes speaks of one of these. */
const broken = new Set<string>();
const guard: Guard = ({ actor, after }) => {
  if (actor.kind !== 'hub' || broken.size === 0) return undefined;
  const text = JSON.stringify(after ?? {});
  if ([...broken].some((name) => text.includes(name))) throw new Error('a defect, brought about by a test');
  return undefined;
};

let defects: MockInstance;
beforeAll(async () => {
  hub = await startTestHub({}, { shipment: shipment(), clock: () => now, guards: [guard] });
}, 300_000);
afterAll(() => hub?.close());
beforeEach(() => {
  if (hub === undefined) return;
  defects = vi.spyOn(hub.log, 'error').mockImplementation(() => undefined);
  defects.mockClear();
});
afterEach(() => {
  broken.clear();
  vi.restoreAllMocks();
});

let made = 0;
const newName = (): string => {
  made += 1;
  return `defect-${made}-x`;
};
const ORDINARY = ['admission-information', 'notify-discharge'];

describe.skipIf(!hasDatabase())('a defect of ours', () => {
  const MINUTE = 60_000;

  test('with one step of a stay keeps none of its other steps away', async () => {
    const name = newName();
    broken.add(`${name}/admission-information`);
    await tell(hub, ...plainStay(name));
    expect(openSteps(await tasksOf(hub, name))).toContain('notify-discharge');
    expect(openSteps(await tasksOf(hub, name))).not.toContain('admission-information');
    expect(defects).toHaveBeenCalledWith(expect.objectContaining({ about: `Encounter/${name}` }), expect.any(String));
    broken.clear();
    now += MINUTE + 1_000;
    await vi.waitFor(
      async () => expect(openSteps(await tasksOf(hub, name))).toEqual(expect.arrayContaining(ORDINARY)),
      20_000,
    );
  });

  test('with one stay keeps no other from being seen to; that one is tried again until it succeeds', async () => {
    const [bad, ...good] = [newName(), newName(), newName()] as const;
    broken.add(bad);
    const all = [good[0], bad, good[1]].flatMap((name) => plainStay(name));
    await sendAll(hub, all);
    await caughtUp(hub);
    for (const name of good) expect(openSteps(await tasksOf(hub, name))).toEqual(expect.arrayContaining(ORDINARY));
    expect(await tasksOf(hub, bad)).toEqual([]);
    expect(defects).toHaveBeenCalledWith(expect.objectContaining({ about: `Encounter/${bad}` }), expect.any(String));

    now += MINUTE + 1_000;
    await vi.waitFor(() => expect(defects.mock.calls.length).toBeGreaterThan(1), 20_000);
    expect(await tasksOf(hub, bad)).toEqual([]);
    broken.clear();
    now += MINUTE + 1_000;
    await vi.waitFor(
      async () => expect(openSteps(await tasksOf(hub, bad))).toEqual(expect.arrayContaining(ORDINARY)),
      20_000,
    );
  });

  test('with one change keeps no other from being seen to; that one is looked at again until it succeeds', async () => {
    const [one, other, bystander] = [newName(), newName(), newName()];
    const number = {
      system: 'https://renkei.example/fhir/identifier/care-insured',
      value: '0000777001',
      assigner: { identifier: { system: 'https://renkei.example/fhir/identifier/care-insurer', value: '112110' } },
    };
    const person = (id: string): Resource => ({
      resourceType: 'Patient',
      id,
      identifier: [number],
      birthDate: '1941-05-12',
      gender: 'female',
      name: [{ text: '架空 なお' }],
    });
    broken.add(one);
    const both = [person(one), person(other), ...plainStay(bystander)];
    await sendAll(hub, both);
    await caughtUp(hub);
    expect(openSteps(await tasksOf(hub, bystander))).toEqual(expect.arrayContaining(ORDINARY));
    const linked = async (): Promise<string> => JSON.stringify((await get(hub, `Patient/${one}`)).body.link ?? []);
    expect(await linked()).toBe('[]');
    expect(defects).toHaveBeenCalled();
    broken.clear();
    now += MINUTE + 1_000;
    await vi.waitFor(async () => expect(await linked()).toContain(`Patient/${other}`), 20_000);
  });
});
