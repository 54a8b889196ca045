// Whether two pieces of FHIR JSON say the same: names in any order, numbers by their digits, absent as undefined.
import { isNumber, isSameNumber } from '../../fhir/json/decimal.ts';
import { isObject } from '../../fhir/resource.ts';

export function isSameContent(a: unknown, b: unknown): boolean {
  if (isNumber(a)) return isNumber(b) && isSameNumber(a, b);
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((item, i) => isSameContent(item, b[i]));
  }
  if (!isObject(a) || !isObject(b)) return a === b;
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].every((name) => isSameContent(own(a, name), own(b, name)));
}

const own = (object: Record<string, unknown>, name: string): unknown =>
  Object.hasOwn(object, name) ? object[name] : undefined;
