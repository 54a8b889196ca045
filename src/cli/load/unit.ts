// What a file is cut into: units that are stored whole or not at all. One resource, or all entries of a transaction.
import type { Problem } from '../../problem.ts';
import type { Change } from '../../store/write/change.ts';

/** Where in its file: a line of NDJSON (from 1) or an entry of a Bundle (from 0, as FHIRPath counts). */
export interface Place {
  readonly line?: number;
  readonly entry?: number;
}

/** about: `Patient/a`, as far as it is known. */
export type Item = { readonly place: Place; readonly about: string } & (
  | { readonly change: Change }
  | { readonly problem: Problem }
);

export interface Unit {
  readonly items: readonly Item[];
  /** How much of the file is settled together with this unit: lines or entries. */
  readonly position: number;
  /** Of the text, where it is known. */
  readonly bytes?: number;
  readonly isTransaction?: true;
}

export const isSound = ({ items }: Unit): boolean => items.every((item) => 'change' in item);
