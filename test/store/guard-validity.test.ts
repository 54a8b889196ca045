// What is stored is R4 and follows its profiles; what was let in under a laxer rule can still be noted upon by the hub itself.
import { describe, expect, test } from 'vitest';
import { HUB, OPERATOR } from '../../src/access/actor.ts';
import { shapeGuard } from '../../src/store/guards/shape.ts';
import { validityGuard } from '../../src/store/guards/validity.ts';
import { StoredLibrary } from '../../src/store/library/stored-library.ts';
import type { Guard } from '../../src/store/write/change.ts';

const warned: string[] = [];
const library = new StoredLibrary([]);
const onWarning = (about: string): void => void warned.push(about);
const guards = (mode: 'strict' | 'warn'): Guard[] => [
  ...(mode === 'strict' ? [shapeGuard] : []),
  validityGuard({ mode, library, onWarning }),
];
const sound = { resourceType: 'Patient', id: 'x' } as const;
const broken = { ...sound, colour: 'red' };
const untrue = { ...sound, meta: { profile: ['http://hl7.org/fhir/StructureDefinition/vitalsigns'] } };

describe('the validity of what is stored', () => {
  test.each([
    ['strict', OPERATOR, undefined, broken, 'structure'],
    ['strict', OPERATOR, broken, broken, 'structure'],
    ['strict', HUB, sound, broken, 'structure'],
    ['strict', HUB, broken, broken, 'warned of'],
    ['strict', OPERATOR, broken, sound, 'taken'],
    ['strict', OPERATOR, broken, undefined, 'taken'],
    ['warn', OPERATOR, undefined, broken, 'warned of'],
    ['strict', OPERATOR, undefined, untrue, 'unprocessable'],
    ['strict', HUB, sound, untrue, 'warned of'],
    ['strict', HUB, broken, untrue, 'warned of'],
    ['warn', OPERATOR, undefined, untrue, 'warned of'],
  ] as const)('%s, by %o: %o → %o is %s', async (mode, actor, before, after, comes) => {
    warned.length = 0;
    const write = async () => {
      for (const guard of guards(mode))
        await guard({ method: 'PUT', type: 'Patient', id: 'x', before, after, actor }, {} as never);
    };
    if (comes === 'structure' || comes === 'unprocessable')
      await expect(write()).rejects.toMatchObject({ kind: comes });
    else await write();
    expect(warned).toEqual(comes === 'warned of' ? ['Patient/x'] : []);
  });
});
