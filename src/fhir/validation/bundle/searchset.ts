// Search results: what was searched for, what matched, what came with it. https://hl7.org/fhir/R4/bundle.html#searchset
import { isResourceType } from '../../definitions/definitions.ts';
import { isObject } from '../../resource.ts';
import * as say from '../said/bundle.ts';
import type { Place } from '../walk/place.ts';
import type { Run } from '../walk/run.ts';
import { type Entry, listOf, textOf } from './entry.ts';

export function checkSearchset(run: Run, place: Place, entries: readonly Entry[]): void {
  const self = listOf(place.frame.resource.link).find(({ relation }) => relation === 'self');
  if (self === undefined) run.report(place, say.noSelfLink);
  const types = typesSearched(textOf(self?.url) ?? '');
  const isTold = entries.some(({ whole }) => modeOf(whole) !== undefined);
  for (const entry of entries) {
    const { resource, whole, index } = entry;
    const at = `.entry[${index}]`;
    const mode = modeOf(whole);
    if (isTold && mode === undefined) run.report(place, say.resultWithoutMode, undefined, at);
    if (resource === undefined) {
      // A resource that is none is said by the shape check.
      if (whole.resource === undefined) run.report(place, say.resultWithoutResource, undefined, at);
      continue;
    }
    checkMode(run, place, entry, mode, types);
  }
}

function checkMode(
  run: Run,
  place: Place,
  { resource, index }: Entry,
  mode: string | undefined,
  types: readonly string[],
): void {
  const { resourceType: type, id } = resource!;
  const at = `.entry[${index}].resource`;
  const severity = mode === undefined ? 'warning' : 'error';
  if (mode === 'outcome') {
    if (type !== 'OperationOutcome') run.report(place, say.noOutcome(type), undefined, at);
    return;
  }
  if (mode === undefined && type === 'OperationOutcome') return;
  if (id === undefined) run.report(place, say.resultWithoutId(severity), undefined, at);
  if (mode !== 'include' && types.length > 0 && !types.includes(type))
    run.report(place, say.otherThanSearched(type, types, severity), undefined, at);
}

const modeOf = ({ search }: Readonly<Record<string, unknown>>): string | undefined =>
  isObject(search) ? textOf(search.mode) : undefined;

/** Empty: the address does not tell. */
function typesSearched(url: string): readonly string[] {
  const mark = url.indexOf('?');
  const path = mark < 0 ? url : url.slice(0, mark);
  const last = path.slice(path.lastIndexOf('/') + 1);
  if (isResourceType(last)) return [last];
  if (mark < 0) return [];
  return url
    .slice(mark + 1)
    .split('&')
    .flatMap((each) => (each.startsWith('_type=') ? each.slice('_type='.length).split(',') : []));
}
