// Numbers that look random and come again with the same seed (mulberry32).

export function randomOf(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit) => Math.floor(next() * limit);
  return {
    next,
    below,
    pick: (list) => list[below(list.length)],
    /** The first of them often, the last rarely: as offices and wards are. */
    pickUneven: (list) => list[Math.floor(list.length * next() ** 3)],
    /** `[[value, weight], …]` */
    weighted: (list) => {
      let rest = next() * list.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [value, weight] of list) {
        rest -= weight;
        if (rest < 0) return value;
      }
      return list.at(-1)[0];
    },
    digits: (count) => String(below(10 ** Math.min(count, 9))).padStart(count, '0'),
    /** A UUIDv7 of this instant. */
    id: (ms) => {
      const time = ms.toString(16).padStart(12, '0');
      const hex = () => below(0x10000).toString(16).padStart(4, '0');
      const variant = (0x8000 | below(0x4000)).toString(16);
      return `${time.slice(0, 8)}-${time.slice(8)}-7${hex().slice(1)}-${variant}-${hex()}${hex()}${hex()}`;
    },
  };
}
