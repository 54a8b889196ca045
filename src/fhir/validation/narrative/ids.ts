// What `#x` may mean in a resource: the ids of its elements, of what it contains, and of its narratives.
import { isObject, type Resource } from '../../resource.ts';
import { xhtmlOf } from './xhtml.ts';

/** No recursion: the content may be deep. */
export function idsIn(resource: Resource): ReadonlySet<string> {
  const ids = new Set<string>();
  const open: unknown[] = [resource];
  while (open.length > 0) {
    const value = open.pop();
    if (Array.isArray(value)) {
      for (const each of value) if (typeof each === 'object') open.push(each);
    } else if (isObject(value)) {
      for (const name in value) {
        const child = value[name];
        if (typeof child === 'object') open.push(child);
        else if (typeof child !== 'string') continue;
        else if (name === 'id') ids.add(child);
        else if (name === 'div') addAnchors(child, ids);
      }
    }
  }
  return ids;
}

function addAnchors(div: string, ids: Set<string>): void {
  for (const { name, attributes } of xhtmlOf(div).elements) {
    const [id, anchor] = [attributes.get('id'), name === 'a' ? attributes.get('name') : undefined];
    if (id !== undefined) ids.add(id);
    if (anchor !== undefined) ids.add(anchor);
  }
}
