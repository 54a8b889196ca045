// By what the subscribers of a topic filter: the values an event has for each key. A patient is found under every record of
// hers: the office knows another number than the hospital.
import { objectsOf, textOf } from '../../fhir/elements/any-shape.ts';
import { isObject, type Resource } from '../../fhir/resource.ts';
import { literalsOf } from '../../fhir/search/literal-reference.ts';
import type { ReferenceBase } from '../../fhir/search/reference-text.ts';
import type { Standing } from './known.ts';

export type FilterValues = ReadonlyMap<string, readonly string[]>;

export interface Around {
  readonly base: ReferenceBase;
  /** By `Patient/x`. */
  readonly records: ReadonlyMap<string, readonly string[]>;
  /** By id of the Encounter. */
  readonly standings: ReadonlyMap<string, Standing>;
  /** To whom a form is given: by `QuestionnaireResponse/x`. */
  readonly recipients: ReadonlyMap<string, readonly string[]>;
}

/** `focus`: of the event, as it is, or as it last was. */
export function filterValues(focus: Resource, around: Around): FilterValues {
  const one = (reference: unknown): string[] => literalsOf([reference], around.base);
  const patient = (reference: unknown): string[] =>
    one(reference).flatMap((each) => around.records.get(each) ?? [each]);
  switch (focus.resourceType) {
    case 'Task':
      return new Map([
        ['owner', one(focus.owner)],
        ['requester', one(focus.requester)],
        ['patient', patient(focus.for)],
        ['code', codes(focus.code)],
        ['encounter', one(focus.encounter)],
      ]);
    case 'QuestionnaireResponse':
      return new Map([
        ['patient', patient(focus.subject)],
        ['questionnaire', canonicals(focus.questionnaire)],
        ['recipient', around.recipients.get(`QuestionnaireResponse/${focus.id}`) ?? []],
      ]);
    default: {
      const standing = around.standings.get(focus.id ?? '');
      return new Map([
        ['patient', patient(focus.subject)],
        ['service-provider', one(focus.serviceProvider)],
        ['region', standing === undefined ? [] : [standing.region]],
        ['care-office', standing?.careOffice === undefined ? [] : [standing.careOffice]],
      ]);
    }
  }
}

const codes = (concept: unknown): string[] =>
  (isObject(concept) ? objectsOf(concept.coding) : []).flatMap(({ system, code }) => {
    const [from, value] = [textOf(system), textOf(code)];
    return value === undefined ? [] : [value, ...(from === undefined ? [] : [`${from}|${value}`])];
  });

function canonicals(canonical: unknown): string[] {
  const written = textOf(canonical);
  return written === undefined ? [] : [...new Set([written, written.split('|')[0]!])];
}
