// How the elements of XHTML may stand in each other: rows in tables, items in lists, no blocks in running text.
import type { Xhtml, XhtmlElement } from './xhtml.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const RUNNING_TEXT = words(
  'p h1 h2 h3 h4 h5 h6 pre address a b em i strong small big sub sup code tt dfn q var abbr acronym cite bdo kbd samp span caption dd dt',
);
const NOT_IN_ITSELF = words('a b em i strong small big sub sup code tt dfn q var abbr acronym cite bdo kbd samp');
const NOT_IN_TEXT = words('div pre table ul ol');
const EMPTY = words('br img hr area');

const CHILDREN: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['table', words('tbody tr caption thead tfoot col colgroup')],
  ['tr', words('td th')],
  ['tbody', words('tr')],
  ['thead', words('tr')],
  ['tfoot', words('tr')],
  ['ul', words('li')],
  ['ol', words('li')],
  ['dl', words('dd dt')],
  ['map', words('area')],
]);

const PARENTS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['tr', words('table thead tfoot tbody')],
  ['tbody', words('table')],
  ['thead', words('table')],
  ['tfoot', words('table')],
  ['caption', words('table')],
  ['colgroup', words('table')],
  ['col', words('table colgroup')],
  ['th', words('tr thead tfoot')],
  ['td', words('tr thead tfoot')],
  ['li', words('ul ol')],
  ['dd', words('dl')],
  ['dt', words('dl')],
]);

export interface Misplaced {
  readonly at: number;
  readonly what: 'block-in-text' | 'in-itself' | 'has-content' | 'children' | 'parent';
  readonly others: string;
}

/** In the order of the elements; the root is not asked. */
export function misplacedIn({ elements }: Xhtml): readonly Misplaced[] {
  const found: Misplaced[] = [];
  const [holdsBlock, holdsItself, badChildren] = lookUp(elements);
  for (let i = 1; i < elements.length; i += 1) {
    const { name, hasContent, parent } = elements[i]!;
    if (EMPTY.has(name) && hasContent) found.push({ at: i, what: 'has-content', others: '' });
    if (RUNNING_TEXT.has(name) && holdsBlock[i] !== undefined) {
      found.push({ at: i, what: 'block-in-text', others: holdsBlock[i]! });
    }
    if (holdsItself.has(i)) found.push({ at: i, what: 'in-itself', others: name });
    const wanted = PARENTS.get(name);
    if (wanted !== undefined && !wanted.has(elements[parent]!.name)) {
      found.push({ at: i, what: 'parent', others: [...wanted].join(', ') });
    }
    const children = badChildren.get(i);
    if (children !== undefined) found.push({ at: i, what: 'children', others: [...children].join(', ') });
  }
  return found;
}

/** Every element looks up until it meets what another has told already, so the whole is linear. */
function lookUp(elements: readonly XhtmlElement[]) {
  const holdsBlock: (string | undefined)[] = [];
  const holdsItself = new Set<number>();
  const badChildren = new Map<number, Set<string>>();
  /** The nearest element of each name that may not stand in itself, and what it hides further up. */
  const open = new Map<string, number[]>();
  const path: number[] = [];
  const tell = (at: number, name: string): void => {
    const names = badChildren.get(at);
    if (names === undefined) badChildren.set(at, new Set([name]));
    else names.add(name);
  };
  for (let i = 0; i < elements.length; i += 1) {
    const { name, parent, hasText } = elements[i]!;
    while (path.length > 0 && path.at(-1) !== parent) open.get(elements[path.pop()!]!.name)?.pop();
    path.push(i);
    if (NOT_IN_TEXT.has(name)) {
      for (let at = parent; at >= 0 && holdsBlock[at] === undefined; at = elements[at]!.parent) holdsBlock[at] = name;
    }
    if (NOT_IN_ITSELF.has(name)) {
      const same = open.get(name) ?? [];
      if (same.length > 0) holdsItself.add(same.at(-1)!);
      same.push(i);
      open.set(name, same);
    }
    if (CHILDREN.has(name) && hasText) tell(i, 'text');
    const allowed = parent < 0 ? undefined : CHILDREN.get(elements[parent]!.name);
    if (allowed !== undefined && !allowed.has(name)) tell(parent, name);
  }
  return [holdsBlock, holdsItself, badChildren] as const;
}
