// What is worked out once of an object within one validation: the next may find the object changed.
import type { Run } from '../walk/run.ts';

export function perRun<From extends object, To>(workOut: (from: From) => To): (run: Run, from: From) => To {
  const runs = new WeakMap<Run, WeakMap<From, To>>();
  return (run, from) => {
    let known = runs.get(run);
    if (known === undefined) {
      known = new WeakMap();
      runs.set(run, known);
    }
    if (!known.has(from)) known.set(from, workOut(from));
    return known.get(from) as To;
  };
}
