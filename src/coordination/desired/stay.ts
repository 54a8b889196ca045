// What every part of the verdict is computed from: the facts, the record behind them, the plans the stay follows.
import type { CalendarDate } from '../../japan/calendar-date.ts';
import type { Said } from '../../problem.ts';
import type { FeeOptions } from '../admission-fee-limits.ts';
import type { StayFacts } from '../facts/facts.ts';
import type { StayRecord } from '../facts/stay-record.ts';
import type { Conditions, Variables } from '../rules/conditions.ts';
import type { Plan, PlanAction } from '../rules/plan.ts';
import type { RuleBook } from '../rules/rule-book.ts';

export interface DesiredSettings {
  readonly today: CalendarDate;
  /** Business time, in milliseconds. */
  readonly now: number;
  readonly timeZone: string;
  readonly feeOptions: Partial<FeeOptions>;
  /** By plan url, the version that the orders of the stay name. */
  readonly held: ReadonlyMap<string, string>;
  readonly conditions: Conditions;
  /** Desks of the region's directory one may turn to, by code of c:actor. */
  readonly contacts: ReadonlyMap<string, readonly Contact[]>;
  /** Whom the region's directory names to those who live at an address. */
  readonly nearBy?: (address: string) => NearBy;
}

/** Nobody, where the address or the directory leaves it open. */
export interface NearBy {
  readonly supportCentres: readonly Contact[];
  /** That they serve the address is inferred, or the directory contradicts itself. */
  readonly isToVerify: boolean;
  /** In the order in which to show them; with what the screening calls their kind. */
  readonly offices: readonly (Contact & { readonly routes: readonly string[] })[];
}

export interface Contact {
  readonly reference: string;
  readonly display: string;
}

export interface Stay {
  readonly facts: StayFacts;
  readonly record: StayRecord;
  readonly variables: Variables;
  readonly book: RuleBook;
  readonly settings: DesiredSettings;
  /** Each step once, by the first plan that has it. */
  readonly steps: ReadonlyMap<string, PlanStep>;
}

export interface PlanStep {
  readonly plan: Plan;
  readonly action: PlanAction;
}

/** `url|version` */
export const canonicalOf = ({ url, version }: { readonly url: string; readonly version: string }): string =>
  `${url}|${version}`;

export const said = (ja: string, en: string): Said => ({ ja, en });

/** Sentences one after another: Japanese runs on, English wants blanks. */
export const joined = (parts: readonly (Said | undefined)[]): Said => {
  const all = parts.filter((each): each is Said => each !== undefined && each.ja !== '');
  return { ja: all.map(({ ja }) => ja).join(''), en: all.map(({ en }) => en).join(' ') };
};

export const listed = (parts: readonly Said[]): Said => ({
  ja: parts.map(({ ja }) => ja).join('、'),
  en: parts.map(({ en }) => en).join(', '),
});
