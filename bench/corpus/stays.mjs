// One stay after the other, without end: who is admitted, what is asked of whom, what they write to each other.
import { communication, encounter, observation, organization, patient, task } from './resources.mjs';

const HOSPITALS = 12;
const OFFICES = 300;
const START = Date.parse('2025-01-06T00:00:00Z');

/** `{ id, at, resource }` one by one, `at` ascending: the organizations first, then about ten resources a stay. */
export function* stays(random, { every = 20 } = {}) {
  let now = START;
  const of = (resource) => {
    now += every;
    return { id: random.id(now), at: now, resource };
  };
  const referred = ({ id, resource }) => `${resource.resourceType}/${id}`;
  const hospitals = [];
  const offices = [];
  for (let i = 0; i < HOSPITALS + OFFICES; i += 1) {
    const made = of(organization(random, i));
    (i < HOSPITALS ? hospitals : offices).push(referred(made));
    yield made;
  }
  while (true) {
    const about = { at: now, hospital: random.pickUneven(hospitals), office: random.pickUneven(offices) };
    const person = of(patient(random, about));
    yield person;
    about.patient = referred(person);
    for (
      let i = random.weighted([
        [1, 8],
        [2, 2],
      ]);
      i > 0;
      i -= 1
    ) {
      const stay = of(encounter(random, about));
      yield stay;
      about.encounter = referred(stay);
    }
    for (let i = 3 + random.below(3); i > 0; i -= 1) {
      const asked = of(task(random, { ...about, at: now }));
      yield asked;
      about.task = referred(asked);
      if (random.next() < 0.6) yield of(communication(random, { ...about, at: now }));
    }
    yield of(observation(random, { ...about, at: now }));
  }
}
