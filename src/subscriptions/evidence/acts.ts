// What people did about a step, told by the versions of its Task: the first thing they did on it by hand, and the record (a form
// given, a contact made) by which the hub found it done.
import { CANONICAL_BASE } from '../../fhir/canonical-base.ts';
import { extensionsOf, objectsOf, textOf } from '../../fhir/elements/any-shape.ts';
import { isObject, type Resource } from '../../fhir/resource.ts';
import { literalOf } from '../../fhir/search/literal-reference.ts';
import type { ReferenceBase } from '../../fhir/search/reference-text.ts';
import type { Rung } from './ladder.ts';

const CLAIMED = `${CANONICAL_BASE}/StructureDefinition/claimed-by`;
const REASON = `${CANONICAL_BASE}/CodeSystem/task-reason`;
// Not `received`: whoever has it and considers it has decided nothing yet.
const DECIDED = new Set<unknown>(['accepted', 'in-progress', 'on-hold', 'rejected', 'failed', 'completed']);

/** `versions`: of the Task, the oldest first. */
export function actByHand(versions: readonly Resource[]): Rung[] {
  const first = versions.find(
    (version) =>
      extensionsOf(version, CLAIMED).length > 0 || (DECIDED.has(version.status) && reasonOf(version) === undefined),
  );
  // When it was stored, as the receipts are timed: Task.lastModified is in business time, and to the second.
  const at = textOf(first?.meta?.lastUpdated);
  if (first === undefined || at === undefined) return [];
  const claimed = extensionsOf(first, CLAIMED)[0]?.valueReference ?? first.owner;
  return [
    { step: 'acted-on', at, by: isObject(claimed) ? claimed : undefined, communication: undefined, fact: undefined },
  ];
}

/** The hub ended the step, since it found it done. */
export interface Done {
  /** When that was stored. */
  readonly at: string;
  /** `QuestionnaireResponse/x`; undefined: several are named, and nobody can say which it was. */
  readonly fact: string | undefined;
}

/** Codes of c:task-reason by which the hub says what was done, and what shows it. */
const SHOWN_BY: ReadonlyMap<unknown, string | undefined> = new Map([
  ['form-given', 'QuestionnaireResponse/'],
  ['contact-made', 'Communication/'],
  ['meeting-held', 'Appointment/'],
  ['fact-recorded', undefined],
]);

/** undefined: it did not; or what it found is nobody's deed, as when something is in order by itself. */
export function doneByFact(versions: readonly Resource[], base: ReferenceBase): Done | undefined {
  const index = versions.findIndex((each) => each.status === 'completed' && SHOWN_BY.has(reasonOf(each)));
  const task = versions[index];
  const at = textOf(task?.meta?.lastUpdated);
  if (task === undefined || at === undefined) return undefined;
  const noted = outputsOf(versions[index - 1], base);
  const named = outputsOf(task, base);
  const [added] = named.filter((each) => !noted.includes(each));
  // The stay is named where no record shows the fact.
  if (added !== undefined) return added.startsWith('Encounter/') ? undefined : { at, fact: added };
  const kind = SHOWN_BY.get(reasonOf(task));
  if (kind === undefined) return undefined;
  const [only, ...others] = named.filter((each) => each.startsWith(kind));
  return { at, fact: others.length === 0 ? only : undefined };
}

/** `fact`: as it was then; undefined: it cannot be seen. */
export function actOf(done: Done, fact: Resource | undefined): Rung {
  const by = fact?.author ?? fact?.sender;
  const at = textOf(fact?.meta?.lastUpdated) ?? done.at;
  return { step: 'acted-on', at, by: isObject(by) ? by : undefined, communication: undefined, fact: done.fact };
}

const reasonOf = ({ statusReason }: Resource): unknown =>
  isObject(statusReason) ? objectsOf(statusReason.coding).find(({ system }) => system === REASON)?.code : undefined;

const outputsOf = (task: Resource | undefined, base: ReferenceBase): string[] =>
  objectsOf(task?.output).flatMap(({ valueReference }) => literalOf(valueReference, base) ?? []);
