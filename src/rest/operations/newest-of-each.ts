// Of many observations the newest of each subject and code. https://hl7.org/fhir/R4/observation-operation-lastn.html
import { objectsOf, textOf } from '../../fhir/elements/any-shape.ts';
import { isObject, type Resource } from '../../fhir/resource.ts';
import { dateRanges } from '../../fhir/search/extract/dates.ts';
import { literalOf } from '../../fhir/search/literal-reference.ts';
import type { ReferenceBase } from '../../fhir/search/reference-text.ts';

export interface Observed {
  readonly resource: Resource;
  /** When it was stored: decides where no time says more. */
  readonly stored: number;
}

interface Dated<T> {
  readonly item: T;
  /** -Infinity: it does not say. */
  readonly at: number;
}

/** `max` of each, and those as new as the last of these; all of them together, the newest first. */
export function newestOfEach<T extends Observed>(
  items: readonly T[],
  max: number,
  { timeZone, base }: { readonly timeZone: string; readonly base: ReferenceBase },
): T[] {
  const dated = items.map((item): Dated<T> => ({ item, at: effectiveAt(item.resource, timeZone) }));
  dated.sort((a, b) => compared(b.at, a.at) || b.item.stored - a.item.stored);
  const groupOf = groupsOf(
    dated.map(({ item }) => item.resource),
    base,
  );
  const taken = new Map<string, { count: number; last: number }>();
  return dated
    .filter(({ item, at }) => {
      const group = groupOf(item.resource);
      const { count, last } = taken.get(group) ?? { count: 0, last: Number.NaN };
      if (count >= max && !(at === last && at > Number.NEGATIVE_INFINITY)) return false;
      taken.set(group, { count: count + 1, last: at });
      return true;
    })
    .map(({ item }) => item);
}

// Two infinities have no difference.
const compared = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);

/** As `_sort=-date` sees it: the end of what it says, and no end where that is open. */
const effectiveAt = (resource: Resource, timeZone: string): number =>
  EFFECTIVE.flatMap((type) => dateRanges(type, resource[`effective${type}`], timeZone)).reduce(
    (latest, { hi }) => Math.max(latest, hi),
    Number.NEGATIVE_INFINITY,
  );

const EFFECTIVE = ['DateTime', 'Instant', 'Period', 'Timing'];

/** Codes are one group where they share a coding, be it by way of a third; a code without any is known by its text. */
function groupsOf(resources: readonly Resource[], base: ReferenceBase): (resource: Resource) => string {
  const leads = new Map<string, string>();
  const root = (mark: string): string => {
    const next = leads.get(mark) ?? mark;
    if (next === mark) return mark;
    const found = root(next);
    leads.set(mark, found);
    return found;
  };
  for (const { code } of resources) {
    const [first, ...others] = marksOf(code);
    for (const other of others) leads.set(root(other), root(first!));
  }
  return ({ code, subject }) => JSON.stringify([subjectOf(subject, base), root(marksOf(code)[0]!)]);
}

function marksOf(code: unknown): string[] {
  if (!isObject(code)) return [''];
  const codings = objectsOf(code.coding).filter((coding) => typeof coding.code === 'string');
  if (codings.length > 0) return codings.map((coding) => `${textOf(coding.system) ?? ''}|${coding.code}`);
  return [JSON.stringify(textOf(code.text)?.normalize('NFKC').trim() ?? '')];
}

/** However its address is written, or what else is said of it. */
function subjectOf(subject: unknown, base: ReferenceBase): unknown {
  if (!isObject(subject)) return undefined;
  const address = literalOf(subject, base) ?? textOf(subject.reference);
  if (address !== undefined) return address;
  const { identifier } = subject;
  return isObject(identifier) ? [textOf(identifier.system) ?? '', textOf(identifier.value) ?? ''] : undefined;
}
