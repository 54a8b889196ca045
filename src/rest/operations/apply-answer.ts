// A trial as the CarePlan that $apply answers with: the Tasks as they would be written, contained; in its notes whether the
// stay follows the plan, and what is not needed.
import type { NotNeeded } from '../../coordination/desired/verdict.ts';
import type { Trial } from '../../coordination/engine/try-plan.ts';
import type { Plan } from '../../coordination/rules/plan.ts';
import { NATIONAL } from '../../coordination/rules/rule-book.ts';
import { ruleNumber } from '../../coordination/rules/rule-code.ts';
import { inEnglish } from '../../fhir/elements/translation.ts';
import type { Resource } from '../../fhir/resource.ts';
import { instantText } from '../../japan/instant-text.ts';
import type { Said } from '../../problem.ts';

export function carePlanOf(plan: Plan, trial: Trial, { now, timeZone }: { now: number; timeZone: string }): Resource {
  const { tasks, evaluation } = trial;
  const { facts, verdict } = evaluation;
  const { reference, display } = facts.person;
  const notes = [
    followedOrNot(plan, trial),
    ...verdict.troubles.map(({ said }) => said),
    ...verdict.notNeeded.map(notNeeded),
  ];
  return {
    resourceType: 'CarePlan',
    // An empty list is no FHIR.
    ...(tasks.length > 0 && { contained: tasks.map(({ resource }) => resource) }),
    instantiatesCanonical: [`${plan.url}|${plan.version}`],
    status: 'draft',
    intent: 'proposal',
    title: plan.title.ja,
    _title: inEnglish(plan.title.en),
    subject: { reference, ...(display !== undefined && { display }) },
    encounter: { reference: `Encounter/${facts.stay.id}` },
    created: instantText(now, timeZone),
    ...(tasks.length > 0 && {
      activity: tasks.map(({ wanted, resource }) => ({
        progress: [annotation(wanted.why)],
        reference: { reference: `#${resource.id}`, display: wanted.title.ja },
      })),
    }),
    note: notes.map(annotation),
  };
}

const annotation = ({ ja, en }: Said) => ({ text: ja, _text: inEnglish(en) });

const notNeeded = ({ rules, title, why }: NotNeeded): Said => ({
  ja: `不要：${title.ja}（${rules.map(ruleNumber).join('、')}）。${why.ja}`,
  en: `Not needed: ${title.en} (${rules.map(ruleNumber).join(', ')}). ${why.en}`,
});

function followedOrNot(plan: Plan, trial: Trial): Said {
  const { ja, en } = isFollowed(plan, trial) ? follows(plan, trial) : followsNot(plan, trial);
  return {
    ja: `計画「${plan.title.ja}」（版 ${plan.version}）の試算です。何も保存していません。${ja}`,
    en: `A trial of the plan "${plan.title.en}" (version ${plan.version}); nothing was stored. ${en}`,
  };
}

const isFollowed = ({ url, version }: Plan, { followed }: Trial): boolean => followed.includes(`${url}|${version}`);

function follows({ region }: Plan, { evaluation }: Trial): Said {
  const own = evaluation.facts.region.key;
  return region === NATIONAL && own !== NATIONAL
    ? {
        ja: `この入院は、地域（${own}）の計画が定めていないところだけ、この計画に従います。`,
        en: `The stay follows it only in what the plans of its region (${own}) leave open.`,
      }
    : { ja: 'この入院は、この計画に従います。', en: 'The stay follows this plan.' };
}

function followsNot(plan: Plan, trial: Trial): Said {
  const why = whyNot(plan, trial);
  return {
    ja: `この入院は、この計画には従いません：${why.ja}。`,
    en: `The stay does not follow this plan: ${why.en}.`,
  };
}

function whyNot(plan: Plan, { evaluation, followed }: Trial): Said {
  const { region, stay } = evaluation.facts;
  if (plan.region !== region.key && plan.region !== NATIONAL)
    return {
      ja: `入院の地域は ${region.key}、計画の地域は ${plan.region} です`,
      en: `the region of the stay is ${region.key}, that of the plan ${plan.region}`,
    };
  const other = followed.find((canonical) => canonical.split('|')[0] === plan.url);
  if (other !== undefined) {
    const version = other.split('|')[1];
    return { ja: `版 ${version} に従っています`, en: `it follows version ${version}` };
  }
  if (plan.status !== undefined && plan.status !== 'active')
    return { ja: `計画の状態が ${plan.status} です`, en: `the status of the plan is ${plan.status}` };
  const day = stay.admitted?.date;
  if (day !== undefined && (day < plan.from || (plan.until !== undefined && plan.until < day)))
    return {
      ja: `入院日（${day}）が計画の有効期間（${plan.from}～${plan.until ?? ''}）の外です`,
      en: `the day of admission (${day}) lies outside the period of the plan (${plan.from} to ${plan.until ?? '…'})`,
    };
  if (plan.applies === undefined)
    return {
      ja: '地域の計画が、すべての段階を定めています',
      en: 'the plans of its region rule all phases themselves',
    };
  const { said, expression } = plan.applies;
  return {
    ja: `計画の条件「${said?.ja ?? expression}」に当てはまりません`,
    en: `its condition does not hold (${said?.en ?? expression})`,
  };
}
