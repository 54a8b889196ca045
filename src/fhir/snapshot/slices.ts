// Slices that a differential begins: what they take over from the element they slice, and how they are told apart when
// nobody says so.
import { type Builder, changed } from './builder.ts';
import { typeNamed } from './choices.ts';
import type { Change } from './differential.ts';
import type { Slicing } from './model.ts';
import { sliceOfTheWhole, slicingMissing } from './problems.ts';
import type { Node } from './tree.ts';

const BY_URL: Slicing = { discriminator: [{ type: 'value', path: 'url' }], ordered: false, rules: 'open' };
const BY_TYPE: Slicing = { discriminator: [{ type: 'type', path: '$this' }], ordered: false, rules: 'open' };

/** A slice as it is before its own constraints: the unsliced element, but none of it is asked for yet. */
export function newSlice(unsliced: Node, sliceName: string, at: string, builder: Builder): Node {
  const { slicing: _, sliceName: __, sliceIsConstraining: ___, ...element } = unsliced.element;
  const type = unsliced.name.endsWith('[x]') ? typeNamed(sliceName, unsliced.name, unsliced.element) : undefined;
  return {
    name: unsliced.name,
    sliceName,
    element: { ...element, min: 0, ...(type && { type: [type] }) },
    children: builder.cloneAll(unsliced.children, at),
    slices: new Map(),
  };
}

/** Some profiles give a name to the one shape an element may have, without slicing it: then that is the element. */
export function isTheWhole(unsliced: Node, { id, sliceName }: Change, builder: Builder): boolean {
  const { name, element, slices } = unsliced;
  if (unsliced.sliceName === sliceName) return true;
  if (element.slicing !== undefined || slices.size > 0 || isExtensions(name)) return false;
  if (name.endsWith('[x]') && typeNamed(sliceName!, name, element)) return false;
  builder.report(sliceOfTheWhole(id));
  return true;
}

const isExtensions = (name: string): boolean => name === 'extension' || name === 'modifierExtension';

/** What the differential leaves unsaid of an element it slices, where there is only one way to say it. */
export function completeSlicing(unsliced: Node, isStated: boolean, at: string, builder: Builder): void {
  const { name, element } = unsliced;
  if (isExtensions(name)) {
    changed(unsliced, { slicing: element.slicing ?? BY_URL, ...(!isStated && { min: demanded(unsliced) }) });
  } else if (element.slicing !== undefined) return;
  else if (name.endsWith('[x]')) {
    const isClosed = allTypesSliced(unsliced);
    changed(unsliced, { slicing: isClosed ? { ...BY_TYPE, rules: 'closed' } : BY_TYPE });
    if (isClosed && unsliced.slices.size === 1) changed(unsliced, { min: demanded(unsliced) });
  } else builder.report(slicingMissing(at));
}

/** At least as many as the slices ask for together. */
function demanded({ element, slices }: Node): number {
  const sum = [...slices.values()].reduce((so, slice) => so + (slice.element.min ?? 0), 0);
  return Math.max(element.min ?? 0, sum);
}

function allTypesSliced({ element, slices }: Node): boolean {
  const sliced = new Set([...slices.values()].flatMap((slice) => (slice.element.type ?? []).map(({ code }) => code)));
  return (element.type ?? []).every(({ code }) => sliced.has(code));
}

/** valueQuantity where nothing is said of value[x] as a whole: no other type is allowed any more. */
export function narrowTo(choice: Node, slices: readonly Change[]): void {
  const { name, element } = choice;
  const named = new Set(slices.map((slice) => typeNamed(slice.name, name, element)));
  changed(choice, { type: element.type?.filter((type) => named.has(type)) });
}
