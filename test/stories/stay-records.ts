// The records a stay is told in, as small as they can be: names, codes, and the Encounter with what the hospital says of it.
import type { NewResource } from '../support/requests.ts';

export const BASE = 'https://renkei.example/fhir';
export const x = (name: string): string => `${BASE}/StructureDefinition/${name}`;
export const coding = (system: string, code: string) => ({ system: `${BASE}/CodeSystem/${system}`, code });
export const concept = (system: string, ...codes: string[]) => ({ coding: codes.map((code) => coding(system, code)) });
export const to = (reference: string) => ({ reference });
export const office = (id: string) => to(`Organization/${id}`);

export const HOSPITAL = 'hk-hosp-05';
export const OFFICE = 'hk-kyotaku-08';
export const OTHER_OFFICE = 'hk-kyotaku-09';
export const SUPPORT_CENTRE = 'hk-hokatsu-01';

/** `2026-11-09 10:20` in Japan. */
export const at = (text: string): string => `${text.replace(' ', 'T')}:00+09:00`;

/** What the hospital writes of a stay; a fact of undefined is taken out. */
export interface StayWords {
  readonly status?: 'planned' | 'in-progress' | 'finished' | 'cancelled' | 'entered-in-error' | undefined;
  readonly hospital?: string;
  readonly region?: string | undefined;
  readonly admitted?: string;
  readonly left?: string | undefined;
  readonly expected?:
    | { readonly date: string; readonly recorded?: string; readonly stage?: string; readonly confidence?: string }
    | undefined;
  readonly outlook?: string | undefined;
  readonly needs?: readonly string[];
  readonly destination?: string | undefined;
}

export const encounterOf = (id: string, subject: object, words: StayWords, now: string): NewResource => {
  const {
    status = 'in-progress',
    hospital = HOSPITAL,
    region,
    admitted,
    left,
    expected,
    outlook,
    needs = [],
    destination,
  } = words;
  return {
    resourceType: 'Encounter',
    id,
    status,
    class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: status === 'planned' ? 'PRENC' : 'IMP' },
    subject,
    serviceProvider: office(hospital),
    period: { ...(admitted && { start: at(admitted) }), ...(left && { end: at(left) }) },
    ...extended([
      ...(region === undefined ? [] : [{ url: x('region'), valueCode: region }]),
      ...(expected === undefined ? [] : [{ url: x('expected-discharge'), extension: partsOf(expected, now) }]),
      ...(outlook === undefined ? [] : [{ url: x('discharge-outlook'), valueDateTime: at(outlook) }]),
      ...needs.map((valueCode) => ({ url: x('discharge-need'), valueCode })),
      ...(destination === undefined
        ? []
        : [{ url: x('discharge-destination'), valueCoding: coding('discharge-destination', destination) }]),
    ]),
  };
};

/** Nobody resembles anybody else: people alike are another story. */
export const numberIn = (id: string): number => Number(/\d+/.exec(id)?.[0] ?? 0);
export const birthday = (id: string): string =>
  new Date(Date.UTC(1944, 0, 1 + numberIn(id))).toISOString().slice(0, 10);

/** R4 knows no empty lists. */
export const extended = (extension: readonly object[]): object => (extension.length === 0 ? {} : { extension });

/** The same day said once more is no new day: it was known since `recorded`. */
const partsOf = (
  { date, recorded, stage = 'expected', confidence }: NonNullable<StayWords['expected']>,
  now: string,
) => [
  { url: 'date', valueDate: date },
  { url: 'stage', valueCode: stage },
  ...(confidence === undefined ? [] : [{ url: 'confidence', valueCode: confidence }]),
  { url: 'recorded', valueDateTime: recorded === undefined ? now : at(recorded) },
];
