// rule -> the actions of the plans that stand on it, each with how binding and by when.
const BASE = 'https://renkei.example/fhir';
const RULE = `${BASE}/CodeSystem/rule`;
const STRENGTH = `${BASE}/StructureDefinition/deadline-strength`;

const codesIn = (concepts = []) => concepts.flatMap(({ coding = [] }) => coding);
const rulesIn = (concepts) => codesIn(concepts).filter(({ system }) => system === RULE).map(({ code }) => code);
const strengthIn = ({ extension = [] }) => extension.find(({ url }) => url === STRENGTH)?.valueCode;

/** As the rule book has it: `PDD − 7 d`, `PDD − (7 d + α)` where the number is only a lower limit. */
function deadlineOf({ relatedAction: [related] = [] }) {
  if (related === undefined) return undefined;
  const { actionId, relationship, offsetDuration, offsetRange } = related;
  const quantity = offsetDuration ?? offsetRange?.low;
  if (quantity === undefined) return `= ${actionId}`;
  const sign = relationship.startsWith('before') ? '−' : '+';
  const days = `${quantity.value} ${quantity.code}`;
  return `${actionId} ${sign} ${offsetRange ? `(${days} + α)` : days}`;
}

/** Of a plan: its actions, and their variants under the id of the step. */
function actionsOf(plan, activities) {
  return (plan.action ?? []).flatMap((action) => {
    const usual = activities.get(action.definitionCanonical);
    const told = (each, id) => ({
      plan: plan.id,
      id,
      rules: rulesIn(each.code),
      how: [strengthIn(each) ?? strengthIn(action) ?? strengthIn(usual ?? {}), deadlineOf(each)].filter((text) => text && text !== 'none'),
    });
    // Of a step with variants the variants say how and when; its own code gathers their rules.
    const variants = action.action ?? [];
    const named = new Set(variants.flatMap(({ code }) => rulesIn(code)));
    const own = told(action, action.id);
    const group = variants.length === 0 ? own : { ...own, how: [], rules: own.rules.filter((rule) => !named.has(rule)) };
    return [group, ...variants.map((each) => told(each, `${action.id} / ${each.id}`))];
  });
}

/** rule -> [{ plan, id, how }]; `whole`: rules that a plan as a whole carries. */
export function actionsByRule(plans, activityDefinitions) {
  const activities = new Map(activityDefinitions.map((each) => [`${each.url}|${each.version}`, each]));
  const actions = new Map();
  const whole = new Map();
  const add = (map, key, value) => map.set(key, [...(map.get(key) ?? []), value]);
  for (const plan of plans) {
    for (const { valueCoding } of (plan.extension ?? []).filter(({ url }) => url === `${BASE}/StructureDefinition/rule`)) {
      add(whole, valueCoding.code, plan.id);
    }
    for (const { rules, ...action } of actionsOf(plan, activities)) for (const rule of rules) add(actions, rule, action);
  }
  return { actions, whole };
}
