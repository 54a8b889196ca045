// htmlChecks() of FHIRPath, as the invariants txt-1 and txt-2 mean it.
import { BLOCKS, ELEMENTS, isAttributeOf } from './allowed.ts';
import { type Xhtml, xhtmlOf } from './xhtml.ts';

/** txt-1: only what basic HTML formatting needs. */
export function htmlChecks(div: string): boolean {
  const xhtml = xhtmlOf(div);
  if (xhtml.malformed !== undefined || xhtml.hasDoctype) return false;
  const inParagraph = paragraphsOf(xhtml);
  return xhtml.elements.every(
    ({ name, attributes }, i) =>
      ELEMENTS.has(name) &&
      !(inParagraph[i] === true && BLOCKS.has(name)) &&
      [...attributes.keys()].every((each) => isAttributeOf(name, each)),
  );
}

/** txt-2: some content that is not blank. */
export function htmlHasContent(div: string): boolean {
  const { malformed, elements } = xhtmlOf(div);
  return malformed === undefined && elements.some(({ name, hasText }) => hasText || name === 'img');
}

/** Of each element, whether it stands in a `p`. */
export function paragraphsOf({ elements }: Xhtml): readonly boolean[] {
  const inside: boolean[] = [];
  for (const { parent } of elements) {
    inside.push(parent >= 0 && (inside[parent] === true || elements[parent]!.name === 'p'));
  }
  return inside;
}
