// A plan of a region that could not be followed is not stored: whoever writes it is told everything that is wrong with it.
import { type Finding, Problem } from '../../problem.ts';
import type { Guard } from '../../store/write/change.ts';
import { VARIABLES } from '../facts/variables.ts';
import { loadConditions } from './conditions.ts';
import { knownRules } from './known-rules.ts';
import { planFaults } from './plan-faults.ts';
import { isPlanOfRegion } from './read-plan.ts';

const NAMES = new Set(VARIABLES.map(({ name }) => name));

export const planGuard: Guard = async ({ after }, reader) => {
  if (after === undefined || !isPlanOfRegion(after)) return undefined;
  const rules = knownRules(await reader.read('CodeSystem', 'rule'));
  const faults = planFaults(after, await loadConditions(), NAMES, rules);
  if (faults.length === 0) return undefined;
  const findings = faults.map(({ at, said }): Finding => ({ severity: 'error', code: 'business-rule', at, said }));
  throw new Problem(
    'business-rule',
    {
      en: `The plan cannot be followed: ${faults.length} faults. Correct them and write it again.`,
      ja: `この計画には ${faults.length} 件の誤りがあり、手順を作れません。直して、もう一度登録してください。`,
    },
    { at: faults[0]!.at },
    findings,
  );
};
