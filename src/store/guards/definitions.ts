// A definition that is written counts at once for whoever asks this process.
import { DEFINITION_TYPES } from '../library/layer.ts';
import type { StoredLibrary } from '../library/stored-library.ts';
import type { Guard } from '../write/change.ts';

export const definitionsGuard =
  (library: StoredLibrary): Guard =>
  ({ type }) => {
    if (DEFINITION_TYPES.has(type)) library.expectChange();
    return undefined;
  };
