// The hospital's record and the office's are of one person, and no number says so: the hub proposes, a person joins.
import type { Task } from 'fhir/r4.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Resource } from '../../../src/fhir/resource.ts';
import { shapeFindings } from '../../../src/fhir/validation/shape.ts';
import { shipment } from '../../../src/shipment.ts';
import { startTestHub, type TestHub } from '../../support/hub.ts';
import { type Person, patientOf } from '../../support/person.ts';
import { get, post, stored } from '../../support/requests.ts';
import * as a from '../../support/stays.ts';
import { type Steps, stepsOf } from '../../support/steps.ts';

const NOW = Date.parse('2026-11-11T09:00:00+09:00');
const OFFICE = 'hk-kyotaku-08';
let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub({}, { shipment: shipment(), clock: () => NOW });
});
afterAll(() => hub?.close());

let made = 0;
/** What each house sends, with ids of this test's own. */
function houses() {
  made += 1;
  const name = (what: string): string => `l${made}-${what}`;
  const person: Person = { kana: 'ヤマダ タロウ', kanji: '山田 太郎', born: `19${40 + made}-04-12`, sex: 'male' };
  const office = { ...person, care: `113001 00012345${10 + made}`, tel: '0495-22-1111' };
  return {
    own: name('own'),
    record: name('office'),
    stay: name('stay'),
    person,
    hospital: [
      patientOf(person, { id: name('own') }),
      a.stay(name('stay'), name('own'), { serviceProvider: a.to('Organization/hk-hosp-05') }),
    ],
    office: [
      patientOf(office, { id: name('office') }),
      a.careTeam(name('team'), name('office'), OFFICE, { period: { start: '2024-04-01' } }),
    ],
  };
}
const send = async (resources: readonly Resource[]): Promise<void> => {
  for (const each of resources) await stored(hub, each);
};
const suggestions = ({ 'identify-care-manager': step }: Steps): readonly string[] =>
  (step?.inputs ?? []).filter((each) => each.startsWith('suggestion'));
const say = (operation: 'join' | 'part', one: string, other: string) =>
  post(hub, `Patient/${one}/$${operation}`, {
    resourceType: 'Parameters',
    parameter: [
      { name: 'other', valueReference: { reference: `Patient/${other}` } },
      { name: 'reason', valueString: '介護保険証で確かめた' },
    ],
  }).expect(200);

describe('a stay whose care manager is asked for', () => {
  test('proposes the record the office keeps of the same person, with who serves it and how to join', async () => {
    const { office, hospital, stay, record, own } = houses();
    await send([...office, ...hospital]);
    const steps = await stepsOf(hub, stay);
    expect(suggestions(steps)).toEqual([
      `suggestion 山田 太郎、1941年4月12日生まれ、担当：ことりケアプラン（同じ人かもしれない記録です。姓が一致（カナ・漢字）、名が一致（カナ・漢字）、生年月日が一致、性別が一致。確かめたうえで、同じ人なら結んでください（Patient/${own}/$join））`,
    ]);
    const { body } = await get(hub, `Task/${steps['identify-care-manager']!.id}`).expect(200);
    expect(shapeFindings(body)).toEqual([]);
    expect((body as Task).input!.map(({ valueReference }) => valueReference?.reference)).toContain(`Patient/${record}`);
    expect(steps['admission-information']).toBeUndefined();
  });

  test('proposes it, too, when the office’s record comes last', async () => {
    const { office, hospital, stay } = houses();
    await send(hospital);
    expect(suggestions(await stepsOf(hub, stay))).toEqual([]);
    await send(office.slice(0, 1));
    const [alone] = suggestions(await stepsOf(hub, stay));
    expect(alone).toContain('山田 太郎');
    expect(alone).not.toContain('担当');
    await send(office);
    expect(suggestions(await stepsOf(hub, stay))).toEqual([expect.stringContaining('担当：ことりケアプラン')]);
  });

  test('once joined, goes on with the office in charge, and proposes nothing more', async () => {
    const { office, hospital, stay, own, record } = houses();
    await send([...hospital, ...office]);
    expect(suggestions(await stepsOf(hub, stay))).toHaveLength(1);
    await say('join', own, record);
    const steps = await stepsOf(hub, stay);
    expect(steps['identify-care-manager']).toMatchObject({ status: 'completed', reason: 'fact-recorded' });
    expect(steps['admission-information']).toMatchObject({ status: 'requested', owner: OFFICE });
  });

  test('never proposes again what a person has parted', async () => {
    const { office, hospital, stay, own, record, person } = houses();
    await send([...hospital, ...office]);
    await say('join', own, record);
    await say('part', own, record);
    expect(suggestions(await stepsOf(hub, stay))).toEqual([]);
    await send([patientOf({ ...person, post: '367-0041' }, { id: own }), office[0]!]);
    expect(suggestions(await stepsOf(hub, stay))).toEqual([]);
  });

  test('nor whom a person knows to be somebody else, as soon as they say so', async () => {
    const { office, hospital, stay, own, record } = houses();
    await send([...hospital, ...office]);
    expect(suggestions(await stepsOf(hub, stay))).toHaveLength(1);
    await say('part', own, record);
    expect(suggestions(await stepsOf(hub, stay))).toEqual([]);
  });

  test('does not propose a twin', async () => {
    const { office, hospital, stay, person, record } = houses();
    const twin = patientOf({ ...person, kana: 'ヤマダ ジロウ', kanji: '山田 二郎' }, { id: record });
    await send([...hospital, twin, office[1]!]);
    expect(suggestions(await stepsOf(hub, stay))).toEqual([]);
  });
});
