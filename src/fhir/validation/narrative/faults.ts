// Everything there is to say against a narrative's text on its own.
import type { Fault } from '../issue.ts';
import {
  attributeNotAllowed,
  badUrl,
  blockInParagraph,
  doctype,
  duplicateIds,
  elementNotAllowed,
  languagesDiffer,
  malformed,
  misplaced,
  mixedLanguages,
  unknownEntity,
  wrongNamespace,
  wrongRoot,
  XHTML,
} from '../said/narrative.ts';
import { BLOCKS, ELEMENTS, isAttributeOf } from './allowed.ts';
import { paragraphsOf } from './html-checks.ts';
import { misplacedIn } from './structure.ts';
import { urlFault } from './urls.ts';
import type { Xhtml } from './xhtml.ts';

export function faultsOf(xhtml: Xhtml): Fault[] {
  const faults = xhtml.entities.map(unknownEntity);
  // Of half a text nothing else is certain.
  if (xhtml.malformed !== undefined) return [...faults, malformed(xhtml.malformed)];
  if (xhtml.hasDoctype) faults.push(doctype);
  faults.push(...ofNames(xhtml), ...ofUrls(xhtml));
  for (const { at, what, others } of misplacedIn(xhtml)) {
    faults.push(misplaced(what, xhtml.elements[at]!.name, others, pathTo(xhtml, at)));
  }
  faults.push(...ofIds(xhtml), ...ofLanguages(xhtml));
  return faults;
}

function ofNames(xhtml: Xhtml): Fault[] {
  const { elements } = xhtml;
  const [root] = elements;
  const faults: Fault[] = [];
  if (root!.name !== 'div') faults.push(wrongRoot(root!.name));
  if (root!.namespace !== XHTML) faults.push(wrongNamespace(root!.name, root!.namespace));
  const inParagraph = paragraphsOf(xhtml);
  for (let i = 1; i < elements.length; i += 1) {
    const { name, namespace, attributes } = elements[i]!;
    if (namespace !== undefined && namespace !== XHTML) faults.push(wrongNamespace(name, namespace));
    if (!ELEMENTS.has(name)) faults.push(elementNotAllowed(name));
    for (const each of attributes.keys()) {
      if (!isAttributeOf(name, each)) faults.push(attributeNotAllowed(name, each));
    }
    if (inParagraph[i] === true && BLOCKS.has(name)) faults.push(blockInParagraph(name));
  }
  return faults;
}

function ofUrls({ elements }: Xhtml): Fault[] {
  return elements.flatMap(({ name, attributes }) => {
    const url = name === 'a' ? attributes.get('href') : name === 'img' ? attributes.get('src') : undefined;
    const what = url === undefined ? undefined : urlFault(url);
    return what === undefined ? [] : [badUrl(url!, what)];
  });
}

function ofIds({ elements }: Xhtml): Fault[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const { name, attributes } of elements) {
    const [id, anchor] = [attributes.get('id'), name === 'a' ? attributes.get('name') : undefined];
    for (const each of id === anchor ? [id] : [id, anchor]) {
      if (each === undefined) continue;
      if (seen.has(each)) twice.add(each);
      seen.add(each);
    }
  }
  return twice.size > 0 ? [duplicateIds([...twice])] : [];
}

function ofLanguages({ elements }: Xhtml): Fault[] {
  const faults: Fault[] = [];
  const languages = new Set<string>();
  let hasOther = elements[0]!.hasText;
  for (const { name, attributes, parent, hasContent } of elements) {
    const [xml, html] = [attributes.get('xml:lang'), attributes.get('lang')];
    if (xml !== undefined && html !== undefined && xml !== html) faults.push(languagesDiffer(xml, html));
    if (parent !== 0) continue;
    if (name === 'div' && xml !== undefined) languages.add(xml);
    else hasOther ||= hasContent;
  }
  if (languages.size > 0 && hasOther) faults.push(mixedLanguages([...languages]));
  return faults;
}

const LONGEST_PATH = 12;

/** `div/table/tr/td`, the outermost left out where it is long. */
export function pathTo({ elements }: Xhtml, at: number): string {
  const names: string[] = [];
  let i = at;
  for (; i >= 0 && names.length < LONGEST_PATH; i = elements[i]!.parent) names.unshift(elements[i]!.name);
  return i >= 0 ? `…/${names.join('/')}` : names.join('/');
}
