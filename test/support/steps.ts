// The steps of a stay as a reader of the hub finds them: Tasks through the front door, in few words.
import type { Task } from 'fhir/r4.js';
import type { TestHub } from './hub.ts';
import { allPages, type BundleEntry } from './requests.ts';

const X = 'https://renkei.example/fhir/StructureDefinition/';
const C = 'https://renkei.example/fhir/CodeSystem/';
const KEY = 'https://renkei.example/fhir/identifier/task';

export interface Step {
  readonly id: string;
  readonly status: string;
  /** `hk-hosp-05`; who owes it, and to whom. */
  readonly owner: string | undefined;
  readonly to: string | undefined;
  readonly strength: string;
  readonly by: string | undefined;
  readonly priority: string;
  readonly rules: readonly string[];
  /** Last days on which a fee is earned. */
  readonly fees: readonly string[];
  /** Code of task-reason: the hub ended it, and why. */
  readonly reason: string | undefined;
  /** Code of task-state. */
  readonly state: string | undefined;
  /** Where to bring it, whom to turn to, who it might be: `destination 提出先：地域連携室`. */
  readonly inputs: readonly string[];
  readonly text: string;
  readonly why: string;
  /** What shows that it was done. */
  readonly shown: readonly string[];
  readonly replaces: string | undefined;
}

/** By its key without the stay: `notify-discharge`, `answer-acceptance/hk-kyotaku-09`, `discharge-record~2`. */
export type Steps = Readonly<Record<string, Step>>;

/** Of all steps the hub made for a stay, as it stands once everything has been seen to. */
export async function stepsOf(hub: TestHub, stay: string): Promise<Steps> {
  if (!(await hub.hub.coordination.isUpToDate(20_000))) throw new Error('The hub did not get up to date.');
  const { entries } = await allPages(hub, `Task?encounter=Encounter/${stay}&_count=200`);
  const all = entries
    .map(({ resource }: BundleEntry) => resource as Task)
    .map((task) => [keyOf(task, stay), read(task)]);
  return Object.fromEntries(all.filter(([key]) => key !== undefined));
}

/** `admission-information requested`, of the steps nobody has ended. */
export const openOf = (steps: Steps): string[] =>
  Object.entries(steps)
    .filter(([, { status }]) => OPEN.has(status))
    .map(([key]) => key)
    .sort();

const OPEN = new Set(['requested', 'received', 'accepted', 'in-progress', 'on-hold']);

function keyOf({ identifier = [] }: Task, stay: string): string | undefined {
  const key = identifier.find(({ system }) => system === KEY)?.value;
  return key?.startsWith(`${stay}/`) ? key.slice(stay.length + 1) : undefined;
}

const read = (task: Task): Step => ({
  id: task.id!,
  status: task.status,
  owner: idIn(task.owner),
  to: idIn(task.requester),
  strength: extension(task, 'deadline-strength')?.valueCode ?? '',
  by: task.restriction?.period?.end,
  priority: task.priority!,
  rules: codes(task.code?.coding, 'rule'),
  fees: (task.extension ?? [])
    .filter(({ url }) => url === `${X}fee-deadline`)
    .map((fee) => fee.extension!.find(({ url }) => url === 'at')!.valueDateTime!),
  reason: codes(task.statusReason?.coding, 'task-reason')[0],
  state: codes(task.businessStatus?.coding, 'task-state')[0],
  inputs: (task.input ?? []).flatMap(({ type, valueReference }) =>
    valueReference === undefined ? [] : `${codes(type.coding, 'task-input')[0]} ${valueReference.display}`,
  ),
  text: task.description!,
  why: task.reasonCode!.text!,
  shown: (task.output ?? []).map(({ valueReference }) => valueReference!.reference!),
  replaces: task.extension?.find(({ url }) => url.endsWith('/task-replaces'))?.valueReference?.reference,
});

const idIn = (reference: { reference?: string } | undefined): string | undefined => reference?.reference?.split('/')[1];

const extension = (task: Task, name: string) => task.extension?.find(({ url }) => url === X + name);

const codes = (coding: readonly { system?: string; code?: string }[] = [], system: string): string[] =>
  coding.filter((each) => each.system === C + system).flatMap(({ code }) => code ?? []);
