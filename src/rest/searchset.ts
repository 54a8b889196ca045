// The entries of what a search answers: resources that match or belong to them, and what is to be said of the answer.
import { entryText } from '../fhir/json/bundle-text.ts';
import { writeJson } from '../fhir/json/write.ts';
import { operationOutcome } from '../fhir/operation-outcome.ts';
import type { Finding } from '../problem.ts';
import type { Hit } from '../store/search/hit.ts';
import { inView, type View } from './answers.ts';

export const hitEntry = (hit: Hit, mode: 'match' | 'include', view: View, baseUrl: string): string =>
  entryText(`${baseUrl}/${hit.type}/${hit.id}`, inView(hit.content, view), { search: { mode } });

/** None where there is nothing to say. */
export const outcomeEntries = (findings: readonly Finding[]): string[] =>
  findings.length === 0
    ? []
    : [entryText(undefined, writeJson(operationOutcome(findings)), { search: { mode: 'outcome' } })];
