// What is stored has the shape of R4; what was let in under a laxer rule can still be noted upon by the hub itself.
import { describe, expect, test } from 'vitest';
import { HUB, OPERATOR } from '../../src/access/actor.ts';
import type { Guard } from '../../src/store/change.ts';
import { shapeGuard } from '../../src/store/guards/shape.ts';

const warned: string[] = [];
const guard = (mode: 'strict' | 'warn'): Guard => shapeGuard(mode, (about) => void warned.push(about));
const sound = { resourceType: 'Patient', id: 'x' } as const;
const broken = { ...sound, colour: 'red' };

describe('the shape of what is stored', () => {
  test.each([
    ['strict', OPERATOR, undefined, broken, 'refused'],
    ['strict', OPERATOR, broken, broken, 'refused'],
    ['strict', HUB, sound, broken, 'refused'],
    ['strict', HUB, broken, broken, 'warned of'],
    ['strict', OPERATOR, broken, sound, 'taken'],
    ['warn', OPERATOR, undefined, broken, 'warned of'],
  ] as const)('%s, by %o: %o → %o is %s', async (mode, actor, before, after, comes) => {
    warned.length = 0;
    const write = async () =>
      guard(mode)({ method: 'PUT', type: 'Patient', id: 'x', before, after, actor }, {} as never);
    if (comes === 'refused') await expect(write()).rejects.toThrow('colour');
    else await write();
    expect(warned).toEqual(comes === 'warned of' ? ['Patient/x'] : []);
  });
});
