// How far each Subscription has been worked off, in a file that is whole at every moment.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

export class Places {
  #file;
  /** All numbers up to `last` are done, and those in `beyond`. */
  #places;

  constructor(file) {
    this.#file = file;
    this.#places = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  }

  of(subscription) {
    this.#places[subscription] ??= { last: 0, beyond: [] };
    return this.#places[subscription];
  }

  isDone(subscription, number) {
    const { last, beyond } = this.of(subscription);
    return number <= last || beyond.includes(number);
  }

  done(subscription, number) {
    const place = this.of(subscription);
    place.beyond.push(number);
    while (place.beyond.includes(place.last + 1)) place.last += 1;
    place.beyond = place.beyond.filter((each) => each > place.last);
    this.#keep();
  }

  forget(subscription) {
    delete this.#places[subscription];
    this.#keep();
  }

  // A power cut leaves the old file or the new one, never half of one.
  #keep() {
    writeFileSync(`${this.#file}.new`, JSON.stringify(this.#places), { flush: true });
    renameSync(`${this.#file}.new`, this.#file);
  }
}
