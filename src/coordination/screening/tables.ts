// Which table a region's stays are screened by: profiles/regions/<key>/screening.json. A region whose rule book prints no
// criteria uses the national factors.
import { compiled } from '../../fhir/definitions/definitions.ts';
import type { Said } from '../../problem.ts';
import type { ScreeningTable } from './table.ts';

type Entry = ScreeningTable | { readonly without: Said };

let read: ReadonlyMap<string, Entry> | undefined;

function entries(): ReadonlyMap<string, Entry> {
  read ??= new Map(Object.entries(JSON.parse(compiled('screening.json')) as Record<string, Entry>));
  return read;
}

/** undefined: the region's rule book prints no criteria, or the region is not known. */
export function tableOf(region: string): ScreeningTable | undefined {
  const entry = entries().get(region);
  return entry === undefined || 'without' in entry ? undefined : entry;
}

export const nationalTable = (): ScreeningTable => tableOf('national')!;

/** Its name, where its rule book was read and prints no criteria. */
export function nameWithoutCriteria(region: string): Said | undefined {
  const entry = entries().get(region);
  return entry !== undefined && 'without' in entry ? entry.without : undefined;
}

export const knownRegions = (): readonly string[] => [...entries().keys()];
