// Which plans a stay follows: those of its region, in the version of its admission, and the national one for what they leave open.
import type { CalendarDate } from '../../japan/calendar-date.ts';
import type { Trouble } from '../desired/verdict.ts';
import type { StayFacts } from '../facts/facts.ts';
import { knownRegions } from '../screening/tables.ts';
import { type Conditions, isFailure, type Variables } from './conditions.ts';
import type { Activity, Plan } from './plan.ts';

export interface RuleBook {
  readonly plans: readonly Plan[];
  /** By `url|version`, and the latest by `url`. */
  readonly activities: ReadonlyMap<string, Activity>;
}

export const NATIONAL = 'national';

export interface Choice {
  /** The region's first; of the national plan only what they leave open. */
  readonly followed: readonly Plan[];
  readonly troubles: readonly Trouble[];
}

/** `heldVersions`: by plan url, those of the orders of the stay. */
export function choosePlans(
  book: RuleBook,
  { stay, region, hospital }: Pick<StayFacts, 'stay' | 'region' | 'hospital'>,
  variables: Variables,
  heldVersions: ReadonlyMap<string, string>,
  today: CalendarDate,
  conditions: Conditions,
): Choice {
  const day = stay.admitted?.date ?? today;
  const troubles: Trouble[] = [];
  const ofRegion = (key: string): Plan[] =>
    versionsOf(book, key).flatMap((versions) => {
      const held = heldVersions.get(versions[0]!.url);
      const plan = versions.find(({ version }) => version === held) ?? effectiveOn(day, versions);
      if (plan === undefined) return [];
      const applies = plan.applies === undefined || conditions.holds(plan.applies, variables);
      const isFollowed = !isFailure(applies) && applies;
      if (isFailure(applies))
        troubles.push({ key: `condition-${plan.id}-applicability`, ...applies, owner: undefined });
      if (isFollowed && held !== undefined && held !== plan.version) troubles.push(versionMissing(plan, held));
      return isFollowed ? [plan] : [];
    });
  const own = region.key === NATIONAL ? [] : ofRegion(region.key);
  const national = ofRegion(NATIONAL).map((plan) => leftOpenBy(own, plan));
  const followed = [...own, ...national.filter(({ actions }) => actions.length > 0)];
  const regions = new Set([...knownRegions(), ...book.plans.map((plan) => plan.region)]);
  if (!regions.has(region.key)) {
    troubles.push({ ...unknownRegion(stay.id, region.key, [...regions]), owner: hospital });
  }
  return { followed, troubles };
}

/** The plans of a region, all versions of one together; in the order in which the book first names them. */
function versionsOf({ plans }: RuleBook, region: string): Plan[][] {
  const byUrl = new Map<string, Plan[]>();
  for (const plan of plans.filter((each) => each.region === region)) {
    byUrl.set(plan.url, [...(byUrl.get(plan.url) ?? []), plan]);
  }
  return [...byUrl.values()].sort(([a], [b]) => (a!.url < b!.url ? -1 : 1));
}

/** The one that took effect last; of two, the higher version. */
const effectiveOn = (day: CalendarDate, versions: readonly Plan[]): Plan | undefined =>
  versions
    .filter(({ status = 'active' }) => status === 'active')
    .filter(({ from, until }) => from <= day && (until === undefined || day <= until))
    .sort((a, b) => (a.from === b.from ? compareVersions(b.version, a.version) : a.from < b.from ? 1 : -1))[0];

/** 0.10.0 comes after 0.9.0. */
const compareVersions = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true });

function leftOpenBy(own: readonly Plan[], national: Plan): Plan {
  const phases = new Set(own.flatMap(({ phases }) => phases));
  const steps = new Set(own.flatMap(({ actions }) => actions.map(({ id }) => id)));
  const isLeftOpen = ({ id, phase }: { id: string; phase: string | undefined }): boolean =>
    !steps.has(id) && !(phase !== undefined && phases.has(phase));
  return { ...national, actions: national.actions.filter(isLeftOpen) };
}

const unknownRegion = (stay: string, key: string, regions: readonly string[]): Omit<Trouble, 'owner'> => ({
  key: 'unknown-region',
  said: {
    en: `The region “${key}” of the stay (Encounter/${stay}) is not known; only the national plan is followed. Correct the region extension of the Encounter, its hospital or the municipality to one of ${regions.join(', ')}.`,
    ja: `この入院（Encounter/${stay}）の地域「${key}」は登録されていないため、全国の計画だけで進めています。Encounter、病院または市町村の地域（region の拡張）を ${regions.join('、')} のどれかに直してください。`,
  },
});

const versionMissing = ({ id, version }: Plan, held: string): Trouble => ({
  key: `plan-${id}`,
  said: {
    en: `The order of this stay names version ${held} of the plan ${id}, which is not stored; version ${version} is followed. Store that version, or write another one into ServiceRequest.instantiatesCanonical.`,
    ja: `この入院の依頼は計画 ${id} の版 ${held} を指していますが、登録されていません。版 ${version} で進めています。その版を登録するか、ServiceRequest.instantiatesCanonical の版を直してください。`,
  },
  owner: undefined,
});
