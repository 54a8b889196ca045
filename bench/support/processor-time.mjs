// Processor time from /proc: on a machine that others use too it says more than the clock. Not a number where there is none.
import { readdirSync, readFileSync } from 'node:fs';

// The kernel counts in hundredths of a second.
const TICK_MS = 10;

/** Fields of /proc/[pid]/stat from the third on; the second, the command, may hold spaces and brackets. */
function fieldsOf(pid) {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
}

const PARENT = 1;
const OWN = [11, 12];
const OF_ENDED_CHILDREN = [13, 14];
const sum = (fields, positions) => positions.reduce((total, at) => total + Number(fields[at]), 0) * TICK_MS;

/** Of one process, user and system, in ms. */
export function processorMs(pid) {
  try {
    return sum(fieldsOf(pid), OWN);
  } catch {
    return Number.NaN;
  }
}

/** Of a process and its children, also those that ended. */
export function familyProcessorMs(pid) {
  try {
    const own = fieldsOf(pid);
    const children = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((child) => {
        try {
          const fields = fieldsOf(child);
          return Number(fields[PARENT]) === pid ? sum(fields, OWN) : 0;
        } catch {
          return 0;
        }
      });
    return sum(own, [...OWN, ...OF_ENDED_CHILDREN]) + children.reduce((a, b) => a + b, 0);
  } catch {
    return Number.NaN;
  }
}
