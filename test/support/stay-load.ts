// Admissions, corrections and contacts sent to running hubs by several callers, who remember what was acknowledged.
import type { Resource } from '../../src/fhir/resource.ts';
import { pause } from './process.ts';
import { contactOf, PLAIN, type StayStory, strandsOf } from './stay-events.ts';

const FHIR = { 'Content-Type': 'application/fhir+json' };
const CALLERS = 6;

const STORY: StayStory = { ...PLAIN, admissionInformation: 'given', records: 'two' };

export interface Ledger {
  /** Names of the stays whose Encounter was acknowledged; by whom the last word about each was cut off does not matter. */
  readonly stays: Set<string>;
  /** Answers that are none of a hub that works, or of one that has ended. */
  readonly strange: string[];
  cutOff: number;
}

export const newLedger = (): Ledger => ({ stays: new Set(), strange: [], cutOff: 0 });

/** Goes on until `isOver`; a caller whose hub ends turns to the next of the list, or stops when there is none. */
export async function sendStays(
  bases: readonly string[],
  prefix: string,
  ledger: Ledger,
  isOver: () => boolean,
): Promise<void> {
  const caller = async (number: number): Promise<void> => {
    let at = number % bases.length;
    let failures = 0;
    for (let turn = 0; !isOver() && failures < bases.length; turn += 1) {
      const name = `${prefix}-${number}-${turn}-x`;
      try {
        await sendStay(bases[at]!, name, ledger);
        failures = 0;
      } catch (cause) {
        if (cause instanceof StrangeAnswer) ledger.strange.push(cause.message);
        ledger.cutOff += 1;
        failures += 1;
        at = (at + 1) % bases.length;
      }
      await pause(5);
    }
  };
  await Promise.all(Array.from({ length: CALLERS }, (_, number) => caller(number)));
}

class StrangeAnswer extends Error {}

async function sendStay(base: string, name: string, ledger: Ledger): Promise<void> {
  const [encounters, others] = [
    strandsOf(name, STORY).filter(([first]) => first!.resourceType === 'Encounter'),
    strandsOf(name, STORY).filter(([first]) => first!.resourceType !== 'Encounter'),
  ];
  const [admitted, ...corrections] = encounters.flat();
  await transaction(base, [admitted!, ...others.map(([first]) => first!)]);
  ledger.stays.add(name);
  for (const correction of corrections) await put(base, correction);
  for (const [, ...later] of others) for (const each of later) await put(base, each);
  await put(base, contactOf(name, 'notify-discharge', 'completed'));
}

const put = (base: string, resource: Resource): Promise<void> =>
  send('PUT', `${base}/${resource.resourceType}/${resource.id}`, resource);

const transaction = (base: string, resources: readonly Resource[]): Promise<void> =>
  send('POST', base, {
    resourceType: 'Bundle',
    type: 'transaction',
    entry: resources.map((resource) => ({
      resource,
      request: { method: 'PUT', url: `${resource.resourceType}/${resource.id}` },
    })),
  });

async function send(method: string, url: string, body: object): Promise<void> {
  const response = await fetch(url, { method, headers: FHIR, body: JSON.stringify(body) });
  const text = await response.text();
  if (response.ok) return;
  // What a hub says that has lost its database is no promise.
  if (response.status === 503) throw new Error(text);
  throw new StrangeAnswer(`${method} ${url}: ${response.status} ${text.slice(0, 300)}`);
}
