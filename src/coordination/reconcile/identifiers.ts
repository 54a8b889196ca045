// Keys and ids of what the hub makes. An id follows from its key, so that the same facts cannot make a thing twice.
import { CANONICAL_BASE } from '../../fhir/canonical-base.ts';
import { ridOf } from '../../store/rid.ts';

export const ORDER_KEY = `${CANONICAL_BASE}/identifier/order`;

export const keyOfReplacement = (base: string, ordinal: number): string =>
  ordinal === 1 ? base : `${base}~${ordinal}`;

export const taskId = (key: string): string => ridOf('Task', key);

/** One order for each stay and plan. */
export const orderKey = (stay: string, plan: string): string => `${stay}/${planId(plan)}`;
export const orderId = (key: string): string => ridOf('ServiceRequest', key);

/** The last part of its url: `hk-with` of `…/PlanDefinition/hk-with|0.1.0`. */
const planId = (canonical: string): string => canonical.split('|')[0]!.split('/').at(-1)!;
