// What must hold of everything a subscriber was told, however often the hub was killed meanwhile.

/**
 * @param {{ events: object[], isTaken: boolean }[]} arrivals in the order in which they came
 * @param {{ subject: string, turn: number }[]} acknowledged all that had to be told
 * @param {number | undefined} counted events so far, as the hub says; undefined: they have no numbers (plain R4)
 */
export function verify(arrivals, acknowledged, counted) {
  const all = arrivals.flatMap(({ events }) => events);
  const taken = arrivals.filter(({ isTaken }) => isTaken).flatMap(({ events }) => events);
  const firsts = firstsOf(taken);
  const missing = missingIn(taken, acknowledged);
  const gaps = counted === undefined ? [] : gapsIn(firsts, counted);
  return {
    events: firsts.length,
    duplicates: taken.length - firsts.length,
    missing: missing.length,
    gaps: gaps.length,
    problems: [...missing, ...gaps, ...(counted === undefined ? [] : ambiguousIn(all)), ...disorderIn(firsts)],
  };
}

const keyOf = ({ number, subject, turn }) => number ?? `${subject} ${turn}`;
const changeOf = ({ subject, turn }) => `turn ${turn} of ${subject}`;

function firstsOf(taken) {
  const seen = new Set();
  return taken.filter((event) => {
    const isFirst = !seen.has(keyOf(event));
    seen.add(keyOf(event));
    return isFirst;
  });
}

function missingIn(taken, acknowledged) {
  const told = new Set(taken.map(changeOf));
  return acknowledged.map(changeOf).flatMap((change) => (told.has(change) ? [] : [`${change} is missing`]));
}

function gapsIn(firsts, counted) {
  const numbers = new Set(firsts.map(({ number }) => number));
  const last = Math.max(counted, ...numbers);
  const left = Array.from({ length: last }, (_, i) => i + 1).filter((number) => !numbers.has(number));
  return [
    ...left.map((number) => `number ${number} is missing`),
    ...(last > counted ? [`number ${last} came, but ${counted} are counted`] : []),
  ];
}

/** Told again, an event is the same event. */
function ambiguousIn(all) {
  const byNumber = new Map();
  const byChange = new Map();
  return all.flatMap((event) => {
    const { number, text } = event;
    const before = byNumber.get(number) ?? text;
    const earlier = byChange.get(changeOf(event)) ?? number;
    byNumber.set(number, before);
    byChange.set(changeOf(event), earlier);
    return [
      ...(before === text ? [] : [`number ${number} tells different things: ${before} and ${text}`]),
      ...(earlier === number ? [] : [`${changeOf(event)} is told under ${earlier} and ${number}`]),
    ];
  });
}

/** Of each subject in its order, repetitions apart. */
function disorderIn(firsts) {
  const last = new Map();
  return firsts.flatMap((event) => {
    const before = last.get(event.subject);
    last.set(event.subject, event);
    const isRising =
      before === undefined ||
      (event.turn > before.turn && (event.number === undefined || event.number > before.number));
    return isRising ? [] : [`${changeOf(event)} came after turn ${before.turn}`];
  });
}
