// A screening: a form's answers by a region's table -> whether coordination is needed, whom to turn to, what is still open.
import type { Said } from '../../problem.ts';
import type { Answers } from './answers.ts';
import { type Decision, decide, type HoldsFrom } from './decide.ts';
import { explain } from './explain.ts';
import type { ScreeningForm } from './form.ts';
import type { Reason } from './table.ts';
import { nationalTable, tableOf } from './tables.ts';

export interface Screening extends Omit<Decision, 'rows'> {
  /** Criteria met, those of the region's table. */
  readonly criteria: readonly string[];
  readonly attention: readonly string[];
  readonly explanation: Said;
}

/** `taken`: answers that are not the form's own. */
export function screening(
  region: string,
  form: ScreeningForm,
  answers: Answers,
  holdsFrom: HoldsFrom,
  taken: readonly Said[] = [],
): Screening {
  const own = tableOf(region);
  const table = own ?? nationalTable();
  const { rows, ...decision } = decide(table, answers, holdsFrom);
  const met = (linkId: string): boolean => answers.criteria.get(linkId) === 'yes';
  const counted = table.groups.filter(({ since }) => since === undefined || holdsFrom(since));
  const criteria = counted.flatMap((group) => group.criteria).filter(met);
  const attention = (table.attention ?? []).filter(met);
  const reasons: Reason[] = [...decision.reasons, ...(own ? [] : (['region-has-none'] as const))];
  const found = { ...decision, reasons, criteria, attention };
  const hasOwnCriteria = own !== undefined;
  return { ...found, explanation: explain({ region, hasOwnCriteria, table, form, answers, taken, rows, ...found }) };
}
