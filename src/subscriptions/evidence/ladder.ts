// How far a step has got: sent, taken by the other side's system, opened by somebody, acted on. What a machine took nobody
// need have read.
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
  /** `QuestionnaireResponse/x`: what was given, or recorded. */
  readonly fact: string | undefined;
}

/** In the order in which it happened. */
export const ladderOf = (deliveries: readonly Resource[], acts: readonly Rung[], timeZone: string): Rung[] =>
  [...deliveries.flatMap(rungsOf), ...acts].sort(
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
    return [{ step, at, by: isObject(by) ? by : to, communication: `Communication/${delivery.id}`, fact: undefined }];
  });
}
