// When an expected date of discharge became known is a fact (HK-15: sudden or not; HK-21: which date was told). A sender that
// does not say it is taken to have learned it now, in business time; the same date sent again keeps the time of the first.
import { extensionsOf, objectsOf, textOf } from '../../fhir/elements/any-shape.ts';
import type { Resource } from '../../fhir/resource.ts';
import { momentOf } from '../../japan/calendar-date.ts';
import { instantText } from '../../japan/instant-text.ts';
import type { Guard } from '../../store/write/change.ts';
import { ours, partOf } from '../facts/reading.ts';

const EXPECTED = ours('expected-discharge');

export function dateRecordedGuard(clock: () => number, timeZone: string): Guard {
  return ({ type, before, after }) => {
    if (type !== 'Encounter' || after === undefined) return undefined;
    const [expected] = extensionsOf(after, EXPECTED);
    const date = expected && dayIn(expected, timeZone);
    if (expected === undefined || date === undefined) return undefined;
    const [former] = before === undefined ? [] : extensionsOf(before, EXPECTED);
    const isSame = former !== undefined && dayIn(former, timeZone) === date;
    const [said, known] = [recordedIn(expected), former && recordedIn(former)];
    // Who reads, changes the date and writes sends the time of the former date along: it tells nothing of this one.
    if (said !== undefined && (isSame || said !== known)) return undefined;
    return withRecorded(after, expected, (isSame ? known : undefined) ?? instantText(clock(), timeZone));
  };
}

const recordedIn = (expected: Record<string, unknown>): string | undefined =>
  textOf(partOf(expected, 'recorded')?.valueDateTime);

const withRecorded = (encounter: Resource, expected: object, valueDateTime: string): Resource => ({
  ...encounter,
  extension: objectsOf(encounter.extension).map((each) =>
    each === expected
      ? {
          ...each,
          extension: [
            ...objectsOf(each.extension).filter(({ url }) => url !== 'recorded'),
            { url: 'recorded', valueDateTime },
          ],
        }
      : each,
  ),
});

function dayIn(expected: Record<string, unknown>, timeZone: string): string | undefined {
  const date = partOf(expected, 'date');
  const text = textOf(date?.valueDate ?? date?.valueDateTime);
  return text === undefined ? undefined : momentOf(text, timeZone)?.date;
}
