// What belongs to a stay: what names it, or one of its orders or steps; and is about nobody else than its patient.

import { objectsOf, textOf } from '../../fhir/elements/any-shape.ts';
import type { Resource } from '../../fhir/resource.ts';
import { literalOf, literalsOf } from '../../fhir/search/literal-reference.ts';
import type { ReferenceBase } from '../../fhir/search/reference-text.ts';
import { ORDER_KEY } from '../reconcile/identifiers.ts';
import { TASK_KEY } from '../reconcile/stored-task.ts';
import { codesIn, system } from './reading.ts';
import { isNamedBy } from './references.ts';
import type { StayRecord } from './stay-record.ts';

export interface StayLinks {
  readonly encounter: Resource;
  readonly base: ReferenceBase;
  /** `Patient/x`: the joined records of its patient. */
  readonly records: readonly string[];
  /** Our Tasks of this stay. */
  readonly tasks: readonly Resource[];
  /** `Task/x` -> the code of its step. */
  readonly steps: ReadonlyMap<string, string>;
  /** `ServiceRequest/x` */
  readonly orders: ReadonlySet<string>;
}

const TASK = system('task');

export function stayLinks(
  { encounter, tasks, orders }: StayRecord,
  records: readonly string[],
  base: ReferenceBase,
): StayLinks {
  const isOfStay = (resource: Resource, key: string): boolean =>
    isNamedBy(resource.encounter, encounter, base) || keyOf(resource, key)?.startsWith(`${encounter.id}/`) === true;
  const own = tasks.filter((each) => keyOf(each, TASK_KEY) !== undefined && isOfStay(each, TASK_KEY));
  return {
    encounter,
    base,
    records,
    tasks: own,
    steps: new Map(own.flatMap((each) => codesIn(each.code, TASK).map((step) => [`Task/${each.id}`, step] as const))),
    orders: new Set(orders.filter((each) => isOfStay(each, ORDER_KEY)).map(({ id }) => `ServiceRequest/${id}`)),
  };
}

const keyOf = ({ identifier }: Resource, key: string): string | undefined =>
  textOf(objectsOf(identifier).find(({ system }) => system === key)?.value);

/** By its `encounter`, or by what it is based on. */
export const belongs = (resource: Resource, links: StayLinks): boolean =>
  !isOfSomebodyElse([resource.subject], links) &&
  !isOfSomebodyElse(patientsOfSteps(resource, links), links) &&
  (isNamedBy(resource.encounter, links.encounter, links.base) ||
    literalsOf(resource.basedOn, links.base).some((each) => links.orders.has(each) || links.steps.has(each)));

/** For whom the steps are that it says it fulfils. */
function patientsOfSteps({ basedOn }: Resource, { tasks, base }: StayLinks): unknown[] {
  const named = new Set(literalsOf(basedOn, base));
  return tasks.filter(({ id }) => named.has(`Task/${id}`)).map((task) => task.for);
}

/** A stay may have named another patient before: what was written about that one tells nothing about this one. */
export function isOfSomebodyElse(subjects: readonly unknown[], { base, records }: StayLinks): boolean {
  const patients = subjects
    .flatMap((each) => literalOf(each, base) ?? [])
    .filter((each) => each.startsWith('Patient/'));
  return records.length > 0 && patients.length > 0 && !patients.some((each) => records.includes(each));
}
