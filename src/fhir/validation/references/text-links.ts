// The narrative's links to the data it tells of. http://hl7.org/fhir/StructureDefinition/textLink
import { isObject, type Resource } from '../../resource.ts';
import * as say from '../said/references.ts';
import type { Frame } from '../walk/frame.ts';
import type { Place } from '../walk/place.ts';
import type { Run } from '../walk/run.ts';
import { bundleIndex } from './bundle-index.ts';
import { fragmentOf, withoutFragment } from './form.ts';
import { anchorsOf, idsOf } from './ids.ts';

const TEXT_LINK = 'http://hl7.org/fhir/StructureDefinition/textLink';

export function checkTextLinks(run: Run, place: Place): void {
  const { value } = place;
  if (!isObject(value) || !Array.isArray(value.extension)) return;
  (value.extension as unknown[]).forEach((link, i) => {
    if (!isObject(link) || link.url !== TEXT_LINK || !Array.isArray(link.extension)) return;
    (link.extension as unknown[]).forEach((part, j) => {
      if (!isObject(part)) return;
      const tell = (fault: Parameters<Run['report']>[1]) =>
        run.report(place, fault, undefined, `.extension[${i}].extension[${j}].value`);
      const { url, valueString: anchor, valueUri: data } = part;
      if (url === 'htmlid' && typeof anchor === 'string' && typeof value.div === 'string') {
        if (!anchorsOf(value.div).includes(anchor)) tell(say.textAnchorMissing(anchor));
      } else if (url === 'data' && typeof data === 'string') {
        const count = matches(run, place.frame, data);
        if (count !== 1) tell(count === 0 ? say.textDataMissing(data) : say.textDataAmbiguous(data, count));
      }
    });
  });
}

/** Elements by `#id` here; in a Bundle by `Type/id` or fullUrl too, with a fragment or without. */
function matches(run: Run, frame: Frame, data: string): number {
  const bundle = frame.outer?.resource.resourceType === 'Bundle' ? frame.outer.resource : undefined;
  const fragment = fragmentOf(data);
  if (data.startsWith('#')) return elements(run, frame.resource, fragment!);
  if (bundle === undefined) return 0;
  const { byUrl, byId } = bundleIndex(run, bundle);
  const url = withoutFragment(data);
  const found = new Set([...(byId.get(url) ?? []), ...(byUrl.get(url) ?? [])]);
  const [first] = found;
  if (found.size !== 1 || fragment === undefined) return found.size;
  const { resource } = (bundle.entry as Record<string, unknown>[])[first!]!;
  return isObject(resource) ? elements(run, resource as Resource, fragment) : 0;
}

const elements = (run: Run, resource: Resource, id: string): number => idsOf(run, resource).ofElements.get(id) ?? 0;
