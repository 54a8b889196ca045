// PlanDefinition/$apply, for a plan in the request or a stored one: what it would ask for in a stay. A trial, nothing is
// stored. https://hl7.org/fhir/R4/plandefinition-operation-apply.html

import { VARIABLES } from '../../coordination/facts/variables.ts';
import { loadConditions } from '../../coordination/rules/conditions.ts';
import { knownRules } from '../../coordination/rules/known-rules.ts';
import type { Plan } from '../../coordination/rules/plan.ts';
import { planFaults } from '../../coordination/rules/plan-faults.ts';
import { readPlan } from '../../coordination/rules/read-plan.ts';
import { textOf } from '../../fhir/elements/any-shape.ts';
import { resourceIn } from '../../fhir/json/resource-in.ts';
import { isObject, type Resource } from '../../fhir/resource.ts';
import { parseSearch } from '../../fhir/search/ask/parse.ts';
import { parseReference } from '../../fhir/search/reference-text.ts';
import * as said from '../../store/write/problems.ts';
import { json } from '../answers.ts';
import type { Call, Hub, Inputs, OperationHandler, RouteMatch } from '../exchange.ts';
import { carePlanOf } from './apply-answer.ts';
import * as problems from './apply-problems.ts';
import { readStay } from './named-stay.ts';

/** What the conditions of a plan may ask about. */
const NAMES = new Set(VARIABLES.map(({ name }) => name));

export const apply: OperationHandler = async (inputs, call, hub, at) => {
  const plan = await readablePlan(await planIn(inputs, call, hub, at), hub);
  const stay = await stayIn(inputs, call, hub);
  const trial = await hub.coordination.tryPlan(hub.view, stay, plan);
  if (trial === undefined) throw said.notFound('Encounter', stay);
  const subject = patientIn(inputs, hub);
  const { person } = trial.evaluation.facts;
  if (subject !== undefined && !person.records.includes(subject)) throw problems.otherPerson(subject, stay);
  return json(200, carePlanOf(plan, trial, { now: hub.clock(), timeZone: hub.search.timeZone }));
};

async function planIn(inputs: Inputs, call: Call, hub: Hub, { id }: RouteMatch): Promise<Resource> {
  const given = inputs.get('planDefinition')?.[0] as Resource | undefined;
  const canonical = inputs.get('url')?.[0] as string | undefined;
  const named = [id, given, canonical].filter((each) => each !== undefined).length;
  if (named === 0) throw problems.noPlan();
  if (named > 1) throw problems.severalPlans();
  if (given !== undefined) return given;
  return id === undefined ? planAt(canonical!, call, hub) : storedPlan(id, call, hub);
}

async function storedPlan(id: string, call: Call, hub: Hub): Promise<Resource> {
  const current = await hub.view.read('PlanDefinition', id, call.caller.audience);
  if (current === undefined) throw said.notFound('PlanDefinition', id);
  if (current.content === undefined) throw said.gone('PlanDefinition', id, current.version);
  return resourceIn(current.content);
}

async function planAt(canonical: string, call: Call, hub: Hub): Promise<Resource> {
  const [url = '', version] = canonical.split('|');
  // What would be read as several values, or none, is the url of no plan.
  if (!/^[^\s,$\\]+$/.test(url) || (version !== undefined && !/^[^\s,$\\]+$/.test(version)))
    throw problems.unknownPlan(canonical, []);
  const { hits } = await hub.view.search(
    parseSearch('PlanDefinition', [['url', url]], hub.search),
    call.caller.audience,
  );
  const plans = hits.map(({ content }) => resourceIn(content));
  const found = plans.filter((each) => version === undefined || each.version === version);
  if (found.length === 1) return found[0]!;
  throw problems.unknownPlan(
    canonical,
    plans.map((each) => `${url}|${textOf(each.version) ?? ''}`),
  );
}

async function readablePlan(resource: Resource, { view }: Hub): Promise<Plan> {
  const stored = await view.read('CodeSystem', 'rule', 'everyone');
  const rules = knownRules(stored?.content === undefined ? undefined : resourceIn(stored.content));
  const faults = planFaults(resource, await loadConditions(), NAMES, rules);
  if (faults.length > 0) throw problems.faultyPlan(faults);
  return readPlan(resource) as Plan;
}

async function stayIn(inputs: Inputs, call: Call, hub: Hub): Promise<string> {
  const named = referenceIn(inputs, 'encounter');
  if (named !== undefined) {
    const to = parseReference(named, hub.search.base);
    if (to.kind !== 'local' || to.type !== 'Encounter') throw problems.notAReferenceTo('Encounter', 'encounter', named);
    await readStay(to.id, call, hub);
    return to.id;
  }
  const patient = patientIn(inputs, hub);
  if (patient === undefined) throw problems.noStay();
  const open = await seenBy(await hub.coordination.openStays(hub.view, patient), call, hub);
  if (open.length !== 1) throw problems.notOneStay(patient, open);
  return open[0]!;
}

function patientIn(inputs: Inputs, hub: Hub): string | undefined {
  const named = referenceIn(inputs, 'subject');
  if (named === undefined) return undefined;
  const to = parseReference(named, hub.search.base);
  if (to.kind !== 'local' || to.type !== 'Patient') throw problems.notAReferenceTo('Patient', 'subject', named);
  return `Patient/${to.id}`;
}

/** A text, or a Reference. */
function referenceIn(inputs: Inputs, name: string): string | undefined {
  const value = inputs.get(name)?.[0];
  if (value === undefined) return undefined;
  return isObject(value) ? (textOf(value.reference) ?? '') : String(value);
}

async function seenBy(stays: readonly string[], { caller }: Call, hub: Hub): Promise<string[]> {
  const seen: string[] = [];
  for (const id of stays)
    if ((await hub.view.read('Encounter', id, caller.audience))?.content !== undefined) seen.push(id);
  return seen;
}
