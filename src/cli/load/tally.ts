// What has become of the resources of a file.
import type { Written } from '../../store/write/change.ts';

export class Tally {
  created = 0;
  updated = 0;
  deleted = 0;
  unchanged = 0;
  refused = 0;
  /** A trial only: what would have been stored. */
  sound = 0;

  add(written: readonly Written[]): void {
    for (const { outcome } of written) {
      if (outcome === 'created' || outcome === 'updated' || outcome === 'deleted') this[outcome] += 1;
      else this.unchanged += 1;
    }
  }

  get settled(): number {
    return this.created + this.updated + this.deleted + this.unchanged + this.refused + this.sound;
  }
}
