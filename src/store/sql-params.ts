import type { Param } from './database.ts';

/** Collects the values of a statement while its text is written: `add` gives the placeholder. */
export class SqlParams {
  readonly values: Param[] = [];

  add(value: Param): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  /** A list, as PostgreSQL array text. Members must need no quoting: numbers, UUIDs. */
  list(members: readonly (string | number)[], type: string): string {
    return `${this.add(`{${members.join(',')}}`)}::text::${type}[]`;
  }
}
