// A rule for definitions: what it looks at and how it says what it finds.
import type { Fault } from '../issue.ts';
import type { Place } from '../walk/place.ts';
import type { Run } from '../walk/run.ts';
import type { Part } from './parts.ts';

export interface Desk {
  readonly run: Run;
  readonly whole: Part;
  report(part: Part, fault: Fault, below?: string): void;
}

export type DefinitionRule = (desk: Desk) => void;

export const deskAt = (run: Run, place: Place): Desk => ({
  run,
  whole: { value: place.frame.resource, at: '' },
  report(part, fault, below = '') {
    run.report(place, fault, undefined, `${part.at}${below}`);
  },
});
