// What bears on whether the rule applies as it stands. None of it says that anybody is at fault.
import type { Stay } from './stay.ts';
import type { DesiredTask } from './verdict.ts';

/** Codes of c:stay-flag. */
export function flagsOf(tasks: readonly DesiredTask[], { facts, variables }: Stay): string[] {
  const { stay, region, careManager } = facts;
  const isSudden = tasks.some(({ step, strength }) => step === 'notify-discharge' && strength === 'immediate');
  // Who was asked and has none is no riddle. Offices that are only named as candidates answer nothing.
  const isUnresolved =
    stay.phase === 'in-hospital' && !stay.hasDied && careManager === undefined && variables.noCareManager !== true;
  return [
    ...(region.outside.length > 0 ? ['outside-basic-case'] : []),
    ...(isSudden ? ['sudden-discharge'] : []),
    ...(isUnresolved ? ['care-manager-unresolved'] : []),
  ];
}
