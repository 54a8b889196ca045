// The plans and activities that are stored, read once and kept: looked at again when one of them has a new version. Former
// versions stay known, since a stay keeps the one it began under.
import { resourceIn } from '../../fhir/json/resource-in.ts';
import type { Resource } from '../../fhir/resource.ts';
import type { StoreView } from '../../store/view.ts';
import type { Activity, Plan } from '../rules/plan.ts';
import { readActivity } from '../rules/read-activity.ts';
import { readPlan } from '../rules/read-plan.ts';
import type { RuleBook } from '../rules/rule-book.ts';
import type { Versions } from './kept-type.ts';

/** The plans first. */
export const RULE_TYPES = ['PlanDefinition', 'ActivityDefinition'] as const;
const EVERYONE = 'everyone';
const PLAN = 'PlanDefinition/';

export class RuleShelf {
  #known = new Map<string, number>();
  #plans = new Map<string, Plan>();
  #activities = new Map<string, Activity>();
  #book: RuleBook | undefined;

  /** Of what is stored now. */
  async book(view: StoreView, current?: Versions): Promise<RuleBook> {
    const versions = current ?? (await view.currentVersions(RULE_TYPES));
    this.#retireAllBut(versions.get('PlanDefinition')!);
    for (const type of RULE_TYPES) await this.#takeChanged(view, type, versions.get(type)!);
    this.#book ??= { plans: [...this.#plans.values()], activities: new Map(this.#activities) };
    return this.#book;
  }

  // The book is no good from the first change on, also when what comes after it cannot be read.
  async #takeChanged(view: StoreView, type: string, current: ReadonlyMap<string, number>): Promise<void> {
    for (const [id, version] of current) {
      if (this.#known.get(`${type}/${id}`) === version) continue;
      this.#book = undefined;
      await this.#take(view, type, id, version);
    }
  }

  /** What was deleted is chosen for no stay any more; one that began under it goes on. */
  #retireAllBut(current: ReadonlyMap<string, number>): void {
    const gone = [...this.#known.keys()].filter((key) => key.startsWith(PLAN) && !current.has(key.slice(PLAN.length)));
    for (const key of gone) {
      this.#book = undefined;
      this.#known.delete(key);
      this.#retire(({ id }) => `${PLAN}${id}` === key);
    }
  }

  #retire(isMeant: (plan: Plan) => boolean): void {
    for (const [canonical, plan] of this.#plans) {
      if (isMeant(plan)) this.#plans.set(canonical, { ...plan, status: 'retired' });
    }
  }

  /** All its versions, the latest last: of two with one version number the later counts. */
  async #take(view: StoreView, type: string, id: string, version: number): Promise<void> {
    const from = this.#known.get(`${type}/${id}`) ?? 0;
    for (let each = from + 1; each <= version; each += 1) {
      const stored = await view.readVersion(type, id, each, EVERYONE);
      if (stored?.content == null) continue;
      const resource = resourceIn(stored.content);
      if (type === 'PlanDefinition') this.#takePlan(resource);
      else this.#takeActivity(resource);
    }
    this.#known.set(`${type}/${id}`, version);
  }

  #takePlan(resource: Resource): void {
    const plan = readPlan(resource);
    // What is wrong with it was said to whoever wrote it; one that came in all the same rules nothing.
    if (Array.isArray(plan)) return;
    // A former version rules the stays of its time, unless it turned out to be another region's.
    this.#retire(({ id, region }) => id === plan.id && region !== plan.region);
    this.#plans.set(`${plan.url}|${plan.version}`, plan);
  }

  #takeActivity(resource: Resource): void {
    const activity = readActivity(resource);
    if (activity === undefined) return;
    this.#activities.set(activity.url, activity);
    this.#activities.set(`${activity.url}|${activity.version}`, activity);
  }
}
