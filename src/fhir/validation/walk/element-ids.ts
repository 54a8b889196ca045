// The ids of elements: each once in a resource, and without spaces. https://hl7.org/fhir/R4/element.html#id
import { nodeOf } from '../../definitions/definitions.ts';
import { duplicateId, spaceInId } from '../said/primitives.ts';
import type { Frame } from './frame.ts';
import type { Place } from './place.ts';
import type { Run } from './run.ts';

/** Of each resource that is being walked: its ids, and the element that has each. */
const seen = new WeakMap<Frame, Map<string, unknown>>();

export function checkElementId(run: Run, place: Place, id: string): void {
  const { parent, frame } = place;
  // The ids of element definitions are paths, once in the snapshot and once in the differential.
  if (parent === undefined || parent.type === 'ElementDefinition' || nodeOf(parent.type)?.kind === 'resource') return;
  if (/\s/.test(id)) run.report(place, spaceInId(id));
  let ofFrame = seen.get(frame);
  if (ofFrame === undefined) {
    ofFrame = new Map();
    seen.set(frame, ofFrame);
  }
  const element = typeof parent.value === 'object' ? parent.value : parent.sibling;
  const other = ofFrame.get(id);
  if (other === undefined) ofFrame.set(id, element);
  else if (other !== element) run.report(parent, duplicateId(id));
}
