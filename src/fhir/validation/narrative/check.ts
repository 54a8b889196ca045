// A narrative's `div`: its XHTML, and whether its links find what they mean.
import { isObject, type Resource } from '../../resource.ts';
import { perRun } from '../references/per-run.ts';
import { activeLink, emptyLink, literalLink, noTarget } from '../said/narrative.ts';
import type { Frame } from '../walk/frame.ts';
import type { Place } from '../walk/place.ts';
import type { Run } from '../walk/run.ts';
import { faultsOf, pathTo } from './faults.ts';
import { idsIn } from './ids.ts';
import { NAMES_ONLY, RUNS, schemeOf } from './urls.ts';
import { type Xhtml, xhtmlOf } from './xhtml.ts';

export function checkNarrative(run: Run, place: Place): void {
  if (typeof place.value !== 'string') return;
  const xhtml = xhtmlOf(place.value);
  for (const each of faultsOf(xhtml)) run.report(place, each);
  if (xhtml.malformed === undefined) checkLinks(run, place, xhtml);
}

function checkLinks(run: Run, place: Place, xhtml: Xhtml): void {
  xhtml.elements.forEach(({ name, attributes }, i) => {
    const href = name === 'a' ? attributes.get('href') : undefined;
    const src = name === 'img' ? attributes.get('src') : undefined;
    if (href !== undefined) checkLink(run, place, xhtml, i, href);
    else if (src?.startsWith('#') && !idsOf(run, place.frame.root).has(src.slice(1))) {
      run.report(place, noTarget(src, pathTo(xhtml, i)));
    }
  });
}

function checkLink(run: Run, place: Place, xhtml: Xhtml, at: number, href: string): void {
  if (href === '') {
    run.report(place, emptyLink(pathTo(xhtml, at)));
    return;
  }
  if (href.startsWith('#')) {
    if (href !== '#' && !isTarget(run, place.frame, href.slice(1)))
      run.report(place, noTarget(href, pathTo(xhtml, at)));
    return;
  }
  const scheme = schemeOf(href);
  if (scheme === undefined) return;
  if (RUNS.has(scheme)) run.report(place, activeLink(href));
  else if (NAMES_ONLY.has(scheme) && !isEntry(run, place.frame, href)) run.report(place, literalLink(href));
}

/** In the resource, or else in the Bundle around it. */
function isTarget(run: Run, frame: Frame, id: string): boolean {
  if (idsOf(run, frame.root).has(id)) return true;
  const bundle = bundleAround(frame);
  return bundle !== undefined && idsOf(run, bundle).has(id);
}

/** A transaction puts the entry's address in its place: https://hl7.org/fhir/R4/http.html#trules */
function isEntry(run: Run, frame: Frame, href: string): boolean {
  const bundle = bundleAround(frame);
  return bundle !== undefined && entriesOf(run, bundle).has(href);
}

function bundleAround(frame: Frame): Resource | undefined {
  let outer = frame.outer;
  while (outer !== undefined && outer.resource.resourceType !== 'Bundle') outer = outer.outer;
  return outer?.resource;
}

const entriesOf = perRun<Resource, ReadonlySet<unknown>>(
  ({ entry }) => new Set(Array.isArray(entry) ? entry.map((each) => (isObject(each) ? each.fullUrl : undefined)) : []),
);

const idsOf = perRun<Resource, ReadonlySet<string>>(idsIn);
