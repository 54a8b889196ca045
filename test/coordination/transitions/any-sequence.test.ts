// Whatever owner and requester do, in whatever order: the guard lets through what an operation makes, the table holds, and
// nothing that was noted is lost.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Actor } from '../../../src/access/actor.ts';
import { agreeDeadline } from '../../../src/coordination/transitions/agree-deadline.ts';
import { cancel } from '../../../src/coordination/transitions/cancel.ts';
import { claim } from '../../../src/coordination/transitions/claim.ts';
import type { Deed } from '../../../src/coordination/transitions/deed.ts';
import { delegate } from '../../../src/coordination/transitions/delegate.ts';
import { speakerOf } from '../../../src/coordination/transitions/parties.ts';
import { release } from '../../../src/coordination/transitions/release.ts';
import { ENDED, MOVES, OPEN } from '../../../src/coordination/transitions/state-table.ts';
import { taskGuard } from '../../../src/coordination/transitions/task-guard.ts';
import type { Resource } from '../../../src/fhir/resource.ts';
import { Problem } from '../../../src/problem.ts';
import { MANAGER, NURSE, OWNER, REQUESTER, readPeople, state, task } from '../../support/coordinated-task.ts';

type Deeds = { readonly via?: string; readonly run: (before: Resource, deed: Deed) => Resource };

const ACTORS = [OWNER, NURSE, 'PractitionerRole/step-doctor', REQUESTER, MANAGER, 'Organization/step-next', undefined];
const reason = fc.constantFrom('相談のうえ', '家族の希望', '転院のため');

const deeds: fc.Arbitrary<Deeds> = fc.oneof(
  fc.constant<Deeds>({ via: 'claim', run: (before, deed) => claim(before, undefined, deed) }),
  fc.constant<Deeds>({ via: 'release', run: release }),
  fc.tuple(fc.constantFrom(OWNER, REQUESTER, 'Organization/step-next'), reason).map(
    ([to, why]): Deeds => ({
      via: 'delegate',
      run: (before, deed) => delegate(before, { reference: to }, why, deed),
    }),
  ),
  fc.tuple(fc.constantFrom('2026-11-20', '2026-12-03', '2026-12-24T12:00:00+09:00'), reason).map(
    ([deadline, why]): Deeds => ({
      via: 'agree-deadline',
      run: (before, deed) =>
        agreeDeadline(before, { deadline, reason: why, today: '2026-11-20', timeZone: 'Asia/Tokyo' }, deed),
    }),
  ),
  reason.map((why): Deeds => ({ via: 'cancel', run: (before, deed) => cancel(before, why, deed) })),
  // Plain updates, sensible and not.
  fc.constantFrom(...OPEN, ...ENDED).map((status): Deeds => ({ run: (before) => ({ ...before, status }) })),
  fc
    .constantFrom('waiting', 'claimed', 'date-proposed', 'done-on-paper', 'escalated')
    .map((code): Deeds => ({ run: (before) => ({ ...before, businessStatus: state(code) }) })),
  fc.constant<Deeds>({ run: ({ note: _note, ...before }) => before as Resource }),
  fc.constant<Deeds>({ run: (before) => ({ ...before, statusReason: { text: '都合により' } }) }),
);

const guard = taskGuard([]);

describe('any sequence of what owner and requester do', () => {
  test('stays within the table, and keeps every note', async () => {
    const reached = new Set<string>();
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom(...ACTORS), deeds), { minLength: 1, maxLength: 25 }),
        async (steps) => {
          let now: Resource = task('requested');
          const notes: unknown[] = [...(now.note as object[])];
          for (const [i, [who, { via, run }]] of steps.entries()) {
            const actor: Actor = who === undefined ? { kind: 'operator' } : { kind: 'acting', reference: who };
            const at = `2026-11-20T10:00:${String(i).padStart(2, '0')}+09:00`;
            const deed = { speaker: await speakerOf(actor, readPeople, []), at, base: [] };
            const made = attempt(() => run(now, deed));
            if (made === undefined) continue;
            const change = { method: 'PATCH', type: 'Task', id: 'step', before: now, after: made, actor, via } as const;
            // What an operation has decided the guard has no quarrel with; a plain update it may refuse.
            const amended = await guarded(change, via !== undefined);
            if (amended === undefined) continue;
            const [from, to] = [String(now.status), String(amended.status)];
            if (from !== to) {
              const moves = MOVES.filter((move) => move.from.some((each) => each === from) && move.to === to);
              expect(
                moves.some(({ by }) => by.some((party) => party !== 'hub')),
                `${from} -> ${to}`,
              ).toBe(true);
            }
            now = amended;
            reached.add(to);
            for (const note of (now.note ?? []) as object[]) if (!has(notes, note)) notes.push(note);
            expect(notes.filter((note) => !has(now.note as object[], note))).toEqual([]);
            expect(now.identifier).toEqual(task('requested').identifier);
            const isAgreed = JSON.stringify(now.extension).includes('"agreed"');
            if (isAgreed)
              expect(now.note).toContainEqual(
                expect.objectContaining({ time: expect.any(String), text: expect.any(String) }),
              );
          }
        },
      ),
      { numRuns: 300 },
    );
    // It would hold of a table from which nothing leads on.
    expect([...reached].sort()).toEqual(expect.arrayContaining(['accepted', 'cancelled', 'received']));
  });
});

const has = (notes: readonly unknown[] | undefined, note: unknown): boolean =>
  (notes ?? []).some((each) => JSON.stringify(each) === JSON.stringify(note));

function attempt(work: () => Resource): Resource | undefined {
  try {
    return work();
  } catch (cause) {
    if (cause instanceof Problem) return undefined;
    throw cause;
  }
}

async function guarded(change: Parameters<typeof guard>[0], mustPass: boolean): Promise<Resource | undefined> {
  try {
    return (await guard(change, { read: readPeople })) ?? change.after;
  } catch (cause) {
    if (cause instanceof Problem && !mustPass) return undefined;
    throw cause;
  }
}
