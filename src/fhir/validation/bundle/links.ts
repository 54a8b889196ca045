// Which links a Bundle may have. https://hl7.org/fhir/R4/bundle.html#link
import { isAbsolute } from '../references/form.ts';
import * as say from '../said/bundle.ts';
import type { Place } from '../walk/place.ts';
import type { Run } from '../walk/run.ts';
import { type Entry, listOf, textOf } from './entry.ts';

const PAGES: ReadonlySet<string> = new Set(['first', 'previous', 'next', 'last']);

export function checkLinks(run: Run, place: Place, type: string, entries: readonly Entry[]): void {
  const isPaged = type === 'searchset' || type === 'history';
  const seen = new Set<string>();
  listOf(place.frame.resource.link).forEach((link, i) => {
    const relation = textOf(link.relation);
    if (relation === undefined) return;
    const at = `.link[${i}]`;
    if (!isPaged && PAGES.has(relation) && type !== '') {
      run.report(place, say.linkNotHere(relation, type), undefined, `${at}.relation`);
    } else if (seen.has(relation) && (relation === 'self' || (isPaged && PAGES.has(relation)))) {
      run.report(place, say.linkTwice(relation), undefined, isPaged ? at : `${at}.relation`);
    }
    seen.add(relation);
    if (type === 'document' && relation === 'stylesheet') checkStylesheet(run, place, link.url, at, entries);
  });
}

function checkStylesheet(run: Run, place: Place, url: unknown, at: string, entries: readonly Entry[]): void {
  if (typeof url !== 'string' || isAbsolute(url)) return;
  if (!entries.some((each) => isNamed(each, url)))
    run.report(place, say.stylesheetMissing(url), undefined, `${at}.url`);
}

export const isNamed = ({ resource }: Entry, name: string): boolean =>
  resource !== undefined && `${resource.resourceType}/${String(resource.id)}` === name;
