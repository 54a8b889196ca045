// One stay, from what is stored about it to what ought to be: pure, so that explaining and doing come to the same.
import { localTime } from '../../japan/calendar-date.ts';
import { desired } from '../desired/desired.ts';
import type { Verdict } from '../desired/verdict.ts';
import type { StayFacts } from '../facts/facts.ts';
import { stayFacts } from '../facts/read-facts.ts';
import type { StayRecord } from '../facts/stay-record.ts';
import { heldVersions } from '../reconcile/orders.ts';
import type { Knowledge } from './knowledge.ts';
import type { EngineSettings } from './settings.ts';

export interface Evaluation {
  readonly record: StayRecord;
  readonly facts: StayFacts;
  readonly verdict: Verdict;
}

/** `held`: by plan url, the version the stay began under and keeps. */
export function evaluate(
  record: StayRecord,
  knowledge: Knowledge,
  settings: EngineSettings,
  held: ReadonlyMap<string, string> = heldVersions(record.orders),
): Evaluation {
  const { timeZone } = settings.search;
  const now = settings.clock();
  const today = localTime(now, timeZone).date;
  const { book, conditions, desksOf, nearBy } = knowledge;
  const facts = factsOf(record, knowledge, settings);
  const verdict = desired(facts, record, book, {
    today,
    now,
    timeZone,
    feeOptions: settings.feeOptions,
    held,
    conditions,
    contacts: desksOf(facts.region.key),
    nearBy: (address) => nearBy(facts.region.key, address),
  });
  return { record, facts, verdict };
}

/** What the rules go by. */
export function factsOf(
  record: StayRecord,
  { regions, questionnaires }: Pick<Knowledge, 'regions' | 'questionnaires'>,
  { search: { base, timeZone }, clock }: EngineSettings,
): StayFacts {
  const today = localTime(clock(), timeZone).date;
  return stayFacts(record, { base, timeZone, today, regions, questionnaires });
}
