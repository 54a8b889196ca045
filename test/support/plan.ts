// Plans and their activities, as small as they can be: PlanDefinitions as somebody would write them, and the book read from them.

import type { Activity, Plan } from '../../src/coordination/rules/plan.ts';
import { readActivity } from '../../src/coordination/rules/read-activity.ts';
import { readPlan } from '../../src/coordination/rules/read-plan.ts';
import type { RuleBook } from '../../src/coordination/rules/rule-book.ts';
import type { Resource } from '../../src/fhir/resource.ts';

const BASE = 'https://renkei.example/fhir';
const x = (name: string): string => `${BASE}/StructureDefinition/${name}`;
const coding = (system: string, code: string) => ({ system: `${BASE}/CodeSystem/${system}`, code });
const concept = (system: string, code: string) => ({ coding: [coding(system, code)] });
const english = (content: string) => ({
  extension: [
    {
      url: 'http://hl7.org/fhir/StructureDefinition/translation',
      extension: [
        { url: 'lang', valueCode: 'en' },
        { url: 'content', valueString: content },
      ],
    },
  ],
});

type Action = Record<string, unknown>;

const MILESTONES: readonly Action[] = ['ADM', 'OUTLOOK', 'PDD', 'DIS'].map((id) => ({ id, title: id }));

interface StepOptions {
  readonly title?: string;
  readonly rule?: string;
  readonly phase?: string;
  readonly owes?: string;
  readonly owedTo?: string;
  readonly consult?: readonly string[];
  readonly strength?: string;
  /** Expressions; `words` of the first. */
  readonly when?: readonly string[];
  readonly words?: string;
  readonly endsWhen?: readonly string[];
  /** Days from an anchor, before it when negative; `+` behind them: at least. */
  readonly by?: readonly [anchor: string, days?: number, atLeast?: '+'];
  readonly activity?: string;
  readonly variants?: readonly Action[];
}

const condition = (kind: string, expression: string, words?: string) => ({
  kind,
  expression: {
    language: 'text/fhirpath',
    expression,
    ...(words !== undefined && { description: words, _description: english(`(${words})`) }),
  },
});

const related = ([anchor, days, atLeast]: NonNullable<StepOptions['by']>) => {
  const quantity = { value: Math.abs(days ?? 0), unit: '日', system: 'http://unitsofmeasure.org', code: 'd' };
  const relationship = days === undefined ? 'concurrent' : days < 0 ? 'before-start' : 'after-start';
  if (days === undefined) return { actionId: anchor, relationship };
  return {
    actionId: anchor,
    relationship,
    ...(atLeast === undefined ? { offsetDuration: quantity } : { offsetRange: { low: quantity } }),
  };
};

/** An action that makes a step; its activity has the step's id, unless another is named. */
export const step = (id: string, options: StepOptions = {}): Action => {
  const { title = id, rule = 'HK-10', phase, owes, owedTo, consult = [], strength, when = [], words } = options;
  const { endsWhen = [], by, activity = id, variants } = options;
  return {
    id,
    title,
    _title: english(`(${title})`),
    code: [concept('rule', rule), ...(phase === undefined ? [] : [concept('phase', phase)])],
    extension: [
      ...(strength === undefined ? [] : [{ url: x('deadline-strength'), valueCode: strength }]),
      ...(owedTo === undefined ? [] : [{ url: x('owed-to'), valueCoding: coding('actor', owedTo) }]),
    ],
    condition: [
      ...when.map((expression, i) => condition('applicability', expression, i === 0 ? words : undefined)),
      ...endsWhen.map((expression) => condition('stop', expression)),
    ],
    ...(by !== undefined && { relatedAction: [related(by)] }),
    ...(owes !== undefined && { participant: [owes, ...consult].map((code) => ({ role: concept('actor', code) })) }),
    definitionCanonical: `${BASE}/ActivityDefinition/${activity}|0.1.0`,
    ...(variants !== undefined && { selectionBehavior: 'at-most-one', action: variants }),
  };
};

interface PlanOptions {
  readonly region?: string;
  readonly version?: string;
  readonly status?: string;
  readonly title?: string;
  readonly phases?: readonly string[];
  readonly from?: string;
  readonly until?: string;
  readonly applies?: string;
}

export const planDefinition = (id: string, actions: readonly Action[], options: PlanOptions = {}): Resource => {
  const { region = 'honjo-kodama', version = '0.1.0', status = 'active', phases = [], applies, until } = options;
  const { title = `${region}の計画`, from = '2019-04-01' } = options;
  return {
    resourceType: 'PlanDefinition',
    id,
    extension: [
      { url: x('region'), valueCode: region },
      ...(applies === undefined
        ? []
        : [{ url: x('applicability'), valueExpression: { language: 'text/fhirpath', expression: applies } }]),
    ],
    url: `${BASE}/PlanDefinition/${id}`,
    version,
    title,
    _title: english(`(${title})`),
    status,
    topic: phases.map((phase) => concept('phase', phase)),
    effectivePeriod: { start: from, ...(until !== undefined && { end: until }) },
    action: [...MILESTONES, ...actions],
  };
};

interface ActivityOptions {
  readonly strength?: string;
  readonly owes?: string;
  readonly forms?: readonly string[];
  readonly meetings?: readonly string[];
}

export const activityDefinition = (code: string, options: ActivityOptions = {}): Resource => ({
  resourceType: 'ActivityDefinition',
  id: code,
  extension: [{ url: x('deadline-strength'), valueCode: options.strength ?? 'none' }],
  url: `${BASE}/ActivityDefinition/${code}`,
  version: '0.1.0',
  title: code,
  code: concept('task', code),
  participant: [{ role: concept('actor', options.owes ?? 'hospital-contact') }],
  relatedArtifact: (options.forms ?? []).map((form) => ({
    type: 'depends-on',
    resource: `${BASE}/Questionnaire/${form}|0.1.0`,
  })),
  topic: (options.meetings ?? []).map((kind) => concept('meeting', kind)),
});

/** Refuses a plan that is not in order: the tests of problems do not go this way. */
export const planIn = (resource: Resource): Plan => {
  const plan = readPlan(resource);
  if (Array.isArray(plan)) throw new Error(plan.map(({ at, said }) => `${at}: ${said.en}`).join('\n'));
  return plan;
};

export const bookOf = (...resources: readonly Resource[]): RuleBook => {
  const activities = new Map<string, Activity>();
  for (const resource of resources) {
    const activity = readActivity(resource);
    if (activity === undefined) continue;
    activities.set(activity.url, activity);
    activities.set(`${activity.url}|${activity.version}`, activity);
  }
  const plans = resources.filter(({ resourceType }) => resourceType === 'PlanDefinition').map(planIn);
  return { plans, activities };
};
