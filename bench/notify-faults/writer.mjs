// Changes Tasks without end and remembers what was acknowledged. Each change is the Task's next turn; one whose answer was cut
// off is sent again, to whichever hub there is, until it is acknowledged.
import { OWNER } from './subscribe.mjs';

const CALLERS = 6;
const TASKS_EACH = 2;
const RETRY_MS = 50;

export const taskAt = (id, turn) => ({
  resourceType: 'Task',
  id,
  status: 'requested',
  intent: 'order',
  owner: { reference: OWNER },
  input: [{ type: { text: 'turn' }, valueInteger: turn }],
});

/**
 * @param {() => readonly string[]} bases hubs that may be asked now
 * @param {number} pauseMs after each change
 */
export function startWriter(bases, pauseMs = 0) {
  const ledger = { acknowledged: [], strange: [], cutOff: 0 };
  let isOver = false;
  /** False: given up, since there is no hub any more. */
  const change = async (task, number) => {
    for (let attempt = number; ; attempt += 1) {
      const hubs = bases();
      if (hubs.length > 0 && (await isAcknowledged(hubs[attempt % hubs.length], task, ledger))) return true;
      if (hubs.length === 0 && isOver) return false;
      await pause(RETRY_MS);
    }
  };
  const caller = async (number) => {
    for (let step = 0; !isOver; step += 1) {
      const id = `faults-${number}-${step % TASKS_EACH}`;
      const turn = Math.floor(step / TASKS_EACH) + 1;
      if (await change(taskAt(id, turn), number + step)) ledger.acknowledged.push({ subject: `Task/${id}`, turn });
      await pause(pauseMs);
    }
  };
  const ended = Promise.all(Array.from({ length: CALLERS }, (_, number) => caller(number)));
  return {
    ledger,
    /** What was begun is acknowledged first, as long as there is a hub. */
    stop: async () => {
      isOver = true;
      await ended;
    },
  };
}

async function isAcknowledged(base, task, ledger) {
  try {
    const response = await fetch(`${base}/Task/${task.id}`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/fhir+json' },
      body: JSON.stringify(task),
    });
    const text = await response.text();
    if (response.ok) return true;
    // What a hub says that has lost its database is no promise.
    if (response.status !== 503) ledger.strange.push(`PUT Task/${task.id}: ${response.status} ${text.slice(0, 300)}`);
  } catch {
    ledger.cutOff += 1;
  }
  return false;
}

const pause = (ms) => new Promise((later) => setTimeout(later, ms));
