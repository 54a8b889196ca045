// The requests of each kind, endless. Bodies are made before they are timed: each has places where a running number is
// written, so that no two resources are the same and identifiers stay unique.
import { randomOf } from '../corpus/random.mjs';
import { encounter, patient, TASK_CODES, TASK_STATUSES, task } from '../corpus/resources.mjs';

export const TRANSACTION_ENTRIES = 20;
const TEMPLATES = 300;
const PLACE = '99999999';

/** Patient, Task, Encounter in turn; the running number is in identifiers and in the patient referred to. */
export function corpus(seed) {
  const random = randomOf(seed);
  const at = Date.parse('2025-04-01T00:00:00Z');
  return Array.from({ length: TEMPLATES }, (_, i) => {
    const about = {
      at: at + i * 60_000,
      hospital: `Organization/hospital-${random.below(12)}`,
      office: `Organization/office-${random.below(300)}`,
      patient: `Patient/0195f3c2-7b1e-7cc0-8000-0000${PLACE}`,
      encounter: `Encounter/0195f3c2-7b1e-7cc0-8000-1111${PLACE}`,
    };
    const resource = [patient, task, encounter][i % 3](random, about);
    return { ...resource, identifier: resource.identifier.map((each) => ({ ...each, value: PLACE })) };
  });
}

function template(value) {
  const bytes = Buffer.from(JSON.stringify(value));
  const places = [];
  for (let at = bytes.indexOf(PLACE); at >= 0; at = bytes.indexOf(PLACE, at + 1)) places.push(at);
  return (number) => {
    const made = Buffer.from(bytes);
    for (const at of places) made.latin1Write(String(number).padStart(PLACE.length, '0'), at);
    return made;
  };
}

const transactionOf = (resources) => ({
  resourceType: 'Bundle',
  type: 'transaction',
  entry: resources.map((resource) => ({ resource, request: { method: 'POST', url: resource.resourceType } })),
});

/** Two tokens: what is common is found by the walk over the newest rows, what is rare by the index. */
export function searchUrl(random) {
  const { system, code } = random.pick(TASK_CODES);
  const [status] = random.pick(TASK_STATUSES);
  return `/Task?code=${encodeURIComponent(`${system}|${code}`)}&status=${status}&_count=10`;
}

/**
 * `kinds[kind](caller, callers)` gives the next request. `known` are the ids stored before, by which is read and updated; an
 * update's number is its caller's own, so that no two callers meet on one resource.
 */
export function requestsOf({ seed, known }) {
  const random = randomOf(seed);
  const resources = corpus(seed);
  const single = resources.map((resource) => ({ path: `/${resource.resourceType}`, body: template(resource) }));
  const bundles = Array.from({ length: 30 }, () =>
    template(transactionOf(Array.from({ length: TRANSACTION_ENTRIES }, () => random.pick(resources)))),
  );
  const updates = known.map(({ type, id }, i) => {
    const same = resources.filter(({ resourceType }) => resourceType === type);
    return { path: `/${type}/${id}`, body: template({ ...same[i % same.length], id }) };
  });
  const turns = new Map();
  let number = (seed * 1_000_003) % 40_000_000;
  const next = () => {
    number += 1;
    return number;
  };
  return {
    create: () => {
      const { path, body } = single[number % single.length];
      return { method: 'POST', path, body: body(next()), expects: 201 };
    },
    read: () => {
      const { type, id } = random.pick(known);
      return { method: 'GET', path: `/${type}/${id}`, expects: 200 };
    },
    search: () => ({ method: 'GET', path: searchUrl(random), expects: 200 }),
    transaction: () => ({ method: 'POST', path: '/', body: random.pick(bundles)(next()), expects: 200 }),
    update: (caller, callers) => {
      const turn = (turns.get(caller) ?? 0) + 1;
      turns.set(caller, turn);
      const own = Math.floor((updates.length - caller - 1) / callers) + 1;
      const { path, body } = updates[caller + (turn % own) * callers];
      return { method: 'PUT', path, body: body(next()), expects: 200 };
    },
  };
}
