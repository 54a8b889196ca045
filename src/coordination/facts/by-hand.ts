// Steps of ours that people ended themselves. What the hub ended carries a reason of ours; that an owner would not let a
// step be cancelled is no ending.
import type { ByHand } from './facts.ts';
import { codesIn, instantOf, inTime, system } from './reading.ts';
import type { StayLinks } from './stay-links.ts';

const REASON = system('task-reason');
const ENDED = ['completed', 'failed', 'rejected', 'cancelled'] as const;

export const byHandOf = ({ tasks, steps }: StayLinks, timeZone: string): ByHand[] =>
  inTime(
    tasks.flatMap(({ id, status: written, statusReason, lastModified }): ByHand[] => {
      const status = ENDED.find((each) => each === written);
      const step = steps.get(`Task/${id}`);
      const isHubs = codesIn(statusReason, REASON).some((code) => code !== 'cancel-refused');
      if (status === undefined || step === undefined || isHubs) return [];
      return [{ reference: `Task/${id}`, at: instantOf(lastModified, timeZone), step, status }];
    }),
  );
