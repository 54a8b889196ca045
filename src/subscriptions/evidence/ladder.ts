// How far a step has got: sent, taken by the other side's system, opened by somebody, acted on. What a machine took nobody
// need have read; only what people did on the Task itself counts as acting.
import { CANONICAL_BASE } from '../../fhir/canonical-base.ts';
import { extensionsOf, objectsOf, textOf } from '../../fhir/elements/any-shape.ts';
import { isObject, type Resource } from '../../fhir/resource.ts';
import { rangeOf } from '../../japan/instant-range.ts';
import { RECEIPT } from './delivery-record.ts';

export interface Rung {
  readonly step: 'sent' | 'delivered' | 'opened' | 'acted-on';
  /** As it is written. */
  readonly at: string;
  /** A Reference. */
  readonly by: object | undefined;
  /** `Communication/x` */
  readonly communication: string | undefined;
}

/** `versions`: of the Task, the oldest first. In the order in which it happened. */
export const ladderOf = (deliveries: readonly Resource[], versions: readonly Resource[], timeZone: string): Rung[] =>
  [...deliveries.flatMap(rungsOf), ...acted(versions)].sort(
    (a, b) =>
      (rangeOf(a.at, timeZone)?.lo ?? 0) - (rangeOf(b.at, timeZone)?.lo ?? 0) ||
      STEPS.indexOf(a.step) - STEPS.indexOf(b.step),
  );

const STEPS: readonly Rung['step'][] = ['sent', 'delivered', 'opened', 'acted-on'];

function rungsOf(delivery: Resource): Rung[] {
  const [to] = objectsOf(delivery.recipient);
  return extensionsOf(delivery, RECEIPT).flatMap((receipt): Rung[] => {
    const part = (url: string): Record<string, unknown> | undefined => extensionsOf(receipt, url)[0];
    const step = STEPS.find((each) => each === part('step')?.valueCode);
    const at = textOf(part('at')?.valueDateTime);
    const by = part('by')?.valueReference;
    if (step === undefined || at === undefined) return [];
    return [{ step, at, by: isObject(by) ? by : to, communication: `Communication/${delivery.id}` }];
  });
}

const CLAIMED = `${CANONICAL_BASE}/StructureDefinition/claimed-by`;
const REASON = `${CANONICAL_BASE}/CodeSystem/task-reason`;
const BY_PEOPLE = new Set<unknown>([
  'received',
  'accepted',
  'in-progress',
  'on-hold',
  'rejected',
  'failed',
  'completed',
]);

/** The first version that shows a person's hand: what the hub ended bears its reason. */
function acted(versions: readonly Resource[]): Rung[] {
  const first = versions.find(
    (version) => extensionsOf(version, CLAIMED).length > 0 || (BY_PEOPLE.has(version.status) && !isByHub(version)),
  );
  // When it was stored, as the receipts are timed: Task.lastModified is in business time, and to the second.
  const at = textOf(first?.meta?.lastUpdated);
  if (first === undefined || at === undefined) return [];
  const claimed = extensionsOf(first, CLAIMED)[0]?.valueReference ?? first.owner;
  return [{ step: 'acted-on', at, by: isObject(claimed) ? claimed : undefined, communication: undefined }];
}

const isByHub = ({ statusReason }: Resource): boolean =>
  isObject(statusReason) && objectsOf(statusReason.coding).some(({ system }) => system === REASON);
