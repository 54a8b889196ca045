// The stay itself: where it stands, when it began and ended, when it is expected to end and whereto.
import { extensionsOf } from '../../fhir/elements/any-shape.ts';
import { isObject, type Resource } from '../../fhir/resource.ts';
import { localTime, type Moment, momentOf } from '../../japan/calendar-date.ts';
import { hasDied } from './died.ts';
import type { ExpectedDischarge, StayFact, StayPhase } from './facts.ts';
import { codesIn, codesOf, distinct, extensionCodes, instantOf, ours, partOf, system } from './reading.ts';
import type { FactSettings } from './settings.ts';
import type { StayRecord } from './stay-record.ts';

/** R5's element in R4: `valueDate` or `valueDateTime`. */
const PLANNED_END = 'http://hl7.org/fhir/5.0/StructureDefinition/extension-Encounter.plannedEndDate';
const PRIORITY = 'http://terminology.hl7.org/CodeSystem/v3-ActPriority';

export function stayOf(record: StayRecord, { timeZone, today }: Pick<FactSettings, 'timeZone' | 'today'>): StayFact {
  const { encounter } = record;
  const period = isObject(encounter.period) ? encounter.period : {};
  const admitted = momentIn(period.start, timeZone);
  const phase = phaseOf(encounter, admitted !== undefined && admitted.date <= today);
  const discharged = phase === 'discharged' ? momentIn(period.end, timeZone) : undefined;
  const [destination] = extensionCodes(encounter, 'discharge-destination');
  return {
    id: String(encounter.id),
    phase,
    isElective: isElective(encounter),
    admitted,
    discharged,
    outlook: momentIn(extensionsOf(encounter, ours('discharge-outlook'))[0]?.valueDateTime, timeZone),
    expected: expectedOf(record, timeZone),
    needs: distinct(extensionCodes(encounter, 'discharge-need')),
    destination,
    hasDied: destination === 'died' || hasDied(record, { phase, discharged }, timeZone),
  };
}

/** Without a status that says it, the dates do. */
function phaseOf(encounter: Resource, hasBegun: boolean): StayPhase {
  const { status, class: kind, period } = encounter;
  if (status === 'cancelled' || status === 'entered-in-error') return 'cancelled';
  if (status === 'finished') return 'discharged';
  if (status === 'planned' || (isObject(kind) && kind.code === 'PRENC')) return 'planned';
  if (typeof status === 'string' && IN_HOSPITAL.has(status)) return 'in-hospital';
  if (isObject(period) && typeof period.end === 'string') return 'discharged';
  return hasBegun ? 'in-hospital' : 'planned';
}

const IN_HOSPITAL = new Set(['arrived', 'triaged', 'in-progress', 'onleave']);

/** As JP-CLINS reads the classes, where no priority is given: PRENC planned, NONAC 定時, ACUTE 臨時. */
function isElective({ priority, class: kind }: Resource): boolean | undefined {
  const codes = codesIn(priority, PRIORITY);
  if (codes.includes('EM')) return false;
  if (codes.includes('EL')) return true;
  const code = isObject(kind) ? kind.code : undefined;
  if (code === 'ACUTE') return false;
  return code === 'PRENC' || code === 'NONAC' ? true : undefined;
}

function expectedOf(
  { encounter, dateKnownSince, isFirstDate = false }: StayRecord,
  timeZone: string,
): ExpectedDischarge | undefined {
  const [extension] = extensionsOf(encounter, ours('expected-discharge'));
  const told = extension === undefined ? undefined : dateIn(partOf(extension, 'date'), timeZone);
  const date = told ?? dateIn(extensionsOf(encounter, PLANNED_END)[0], timeZone);
  if (date === undefined) return undefined;
  const part = (url: string): Record<string, unknown> | undefined =>
    told === undefined || extension === undefined ? undefined : partOf(extension, url);
  const confidence = codesOf(part('confidence') ?? {}, CONFIDENCE);
  const since = dateKnownSince ?? instantOf(part('recorded')?.valueDateTime, timeZone);
  return {
    date,
    stage: codesOf(part('stage') ?? {}, STAGE).includes('decided') ? 'decided' : 'expected',
    confidence: (['low', 'medium', 'high'] as const).find((each) => confidence.includes(each)),
    knownSince: since === undefined ? undefined : { ...localTime(since, timeZone), instant: since },
    isFirst: isFirstDate,
  };
}

const dateIn = (element: Record<string, unknown> | undefined, timeZone: string): string | undefined =>
  momentIn(element?.valueDate ?? element?.valueDateTime, timeZone)?.date;

const momentIn = (value: unknown, timeZone: string): Moment | undefined =>
  typeof value === 'string' ? momentOf(value, timeZone) : undefined;

const STAGE = system('expectation-stage');
const CONFIDENCE = system('confidence');
