// When an expected date of discharge became known, where the sender does not say it.
import { describe, expect, test } from 'vitest';
import { OPERATOR } from '../../../src/access/actor.ts';
import { dateRecordedGuard } from '../../../src/coordination/guards/date-recorded.ts';
import type { Resource } from '../../../src/fhir/resource.ts';

const X = 'https://renkei.example/fhir/StructureDefinition/expected-discharge';
const NOW = '2026-11-10T09:00:00+09:00';
const guard = dateRecordedGuard(() => Date.parse(NOW), 'Asia/Tokyo');
const reader = { read: async () => undefined };

const stay = (date?: object, recorded?: string): Resource => ({
  resourceType: 'Encounter',
  id: 's',
  ...(date && {
    extension: [
      { url: 'https://example.org/other', valueCode: 'x' },
      {
        url: X,
        extension: [
          { url: 'date', ...date },
          ...(recorded === undefined ? [] : [{ url: 'recorded', valueDateTime: recorded }]),
        ],
      },
    ],
  }),
});
const stored = (after: Resource, before?: Resource) =>
  (guard({ method: 'PUT', type: after.resourceType, id: 's', before, after, actor: OPERATOR }, reader) as
    | Resource
    | undefined) ?? after;
const DAY = { valueDate: '2026-12-01' };

describe('dateRecordedGuard', () => {
  test('takes now, in business time, for the time when a date became known', () => {
    expect(stored(stay(DAY))).toEqual(stay(DAY, NOW));
  });
  test('keeps what the sender says', () => {
    const said = stay(DAY, '2026-11-01T10:00:00+09:00');
    expect(stored(said, stay(DAY, NOW))).toBe(said);
  });
  test('the same day sent again, however it is written, is known since the first time', () => {
    const before = stay(DAY, '2026-11-01T10:00:00+09:00');
    expect(stored(stay({ valueDateTime: '2026-12-01T10:00:00+09:00' }), before)).toEqual(
      stay({ valueDateTime: '2026-12-01T10:00:00+09:00' }, '2026-11-01T10:00:00+09:00'),
    );
  });
  test('another day is known since now', () => {
    expect(stored(stay({ valueDate: '2026-12-05' }), stay(DAY, '2026-11-01'))).toEqual(
      stay({ valueDate: '2026-12-05' }, NOW),
    );
  });
  test('the time of the former date, sent along by who read it and changed the date, tells nothing of the new one', () => {
    const before = stay(DAY, '2026-11-01T10:00:00+09:00');
    const moved = { valueDate: '2026-12-05' };
    expect(stored(stay(moved, '2026-11-01T10:00:00+09:00'), before)).toEqual(stay(moved, NOW));
    expect(stored(before, before)).toBe(before);
  });
  test.each([
    ['a stay without a date', stay()],
    ['a date that is none', stay({ valueDate: '2026-12' })],
    ['no stay', { resourceType: 'Patient', id: 's' }],
  ])('leaves alone: %s', (_, resource) => {
    expect(stored(resource)).toBe(resource);
  });
});
