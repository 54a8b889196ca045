// Records of others that may be the patient's: proposed to who asks for the care manager, and only as long as they ought to be.
import { describe, expect, test } from 'vitest';
import { affectedStays } from '../../src/coordination/engine/affected.ts';
import { gatherStays } from '../../src/coordination/engine/gather.ts';
import type { LookAlike } from '../../src/coordination/facts/stay-record.ts';
import type { Resource } from '../../src/fhir/resource.ts';
import type { FeedEvent } from '../../src/store/feed.ts';
import { engineReading } from '../support/engine-reading.ts';
import { type Person, patientOf } from '../support/person.ts';
import * as a from '../support/stays.ts';

const hub = engineReading();
const { id, put, remove, statementsOf } = hub;

/** Nobody of another test was born on the same day. */
let days = 0;
const someone = (): Required<Pick<Person, 'kana' | 'kanji' | 'born' | 'sex'>> => {
  days += 11;
  const born = new Date(Date.UTC(1921, 0, days)).toISOString().slice(0, 10);
  return { kana: 'ヤマダ タロウ', kanji: '山田 太郎', born, sex: 'male' };
};
/** With a name of their own. */
const anyone = (_: unknown, i: number): Person => {
  const [family, given] = [SOUNDS[i % SOUNDS.length]!, SOUNDS[Math.floor(i / SOUNDS.length)]!];
  return { kana: `${family}マ ${given}コ`, born: someone().born };
};
const SOUNDS = [...'アイウエオカキクケコサシスセソ'];
const linkedTo = (...others: string[]) => ({ link: a.patient('x', ...others).link });
const CARE = '113001 0001234567';

const found = async (stay = id('stay')): Promise<readonly LookAlike[]> =>
  (await gatherStays([stay], hub.reading)).get(stay)!.lookAlikes;
const proposed = async (stay = id('stay')): Promise<string[]> =>
  (await found(stay)).map(({ patients }) => patients[0]!.id!);
const touched = async (events: readonly FeedEvent[]): Promise<string[]> =>
  [...(await affectedStays(events, hub.reading)).stays].sort();

const word = (says: 'link' | 'unlink', ...ids: string[]): Resource => ({
  resourceType: 'Provenance',
  id: id('word'),
  target: ids.map((each) => a.to(`Patient/${each}`)),
  recorded: '2026-11-10T15:30:00+09:00',
  activity: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle', code: says }] },
  agent: [{ who: { display: '地域連携室' } }],
});

/** The hospital's record and stay, and the office's record with who serves it. */
async function twoHouses(person: Person = someone(), office: Person = { ...person, care: CARE }): Promise<Person> {
  await put(
    patientOf(person, { id: id('own') }),
    a.stay(id('stay'), id('own')),
    patientOf(office, { id: id('office') }),
    a.careTeam(id('team'), id('office'), id('o')),
    a.office(id('o'), { name: 'ことりケアプラン' }),
  );
  return person;
}

describe('the look-alikes of a stay', () => {
  test('are records that are certainly or probably the same person’s, with who serves them', async () => {
    await twoHouses();
    await put(a.card(id('card'), id('office'), id('o')));
    const stay = (await gatherStays([id('stay')], hub.reading)).get(id('stay'))!;
    const [first, ...more] = stay.lookAlikes;
    expect(more).toEqual([]);
    expect(first!.patients.map((each) => each.id)).toEqual([id('office')]);
    expect(first!.careTeams.map((each) => each.id)).toEqual([id('team')]);
    expect(first!.coverages.map((each) => each.id)).toEqual([id('card')]);
    expect(first!.evidence.filter(({ result }) => result === 'agrees').map(({ what }) => what)).toEqual([
      'familyName',
      'givenName',
      'birthDate',
      'sex',
    ]);
    expect(stay.organizations.get(`Organization/${id('o')}`)?.name).toBe('ことりケアプラン');
  });

  const others: [string, (person: Person) => Person][] = [
    ['a twin', (person) => ({ ...person, kana: 'ヤマダ ジロウ', kanji: '山田 二郎' })],
    ['a namesake next door', (person) => ({ ...person, born: '1901-01-01' })],
    ['a spouse', (person) => ({ ...person, kana: 'ヤマダ ハナコ', kanji: '山田 花子', sex: 'female' })],
  ];
  test.each(others)('%s is none', async (_, make) => {
    const person = { ...someone(), tel: '0495-22-9999', post: '367-0041' };
    await twoHouses(person, make(person));
    expect(await proposed()).toEqual([]);
  });

  test('are none where the office is known already: by a team, or by the card', async () => {
    await twoHouses();
    expect(await proposed()).toEqual([id('office')]);
    await put(a.card(id('own-card'), id('own'), id('o')));
    expect(await proposed()).toEqual([]);
    await remove('Coverage', id('own-card'));
    await put(a.careTeam(id('own-team'), id('own'), id('o')));
    expect(await proposed()).toEqual([]);
    await put(a.careTeam(id('own-team'), id('own'), id('o'), { status: 'proposed' }));
    expect(await proposed()).toEqual([id('office')]);
  });

  test('are none of a stay that is long over, or cancelled', async () => {
    await twoHouses();
    for (const more of [{ status: 'cancelled' }, { status: 'finished', period: { end: '2026-08-01' } }]) {
      await put(a.stay(id('stay'), id('own'), more));
      expect(await proposed()).toEqual([]);
    }
  });

  test('are no records that are joined already, over others too', async () => {
    const person = await twoHouses();
    await put(patientOf(person, { id: id('own'), ...linkedTo(id('between')) }));
    await put(a.patient(id('between'), id('office')));
    expect(await proposed()).toEqual([]);
  });

  test('are no records that are out of use, or replaced', async () => {
    const person = await twoHouses();
    await put(patientOf(person, { id: id('office'), active: false }));
    expect(await proposed()).toEqual([]);
    const replacedBy = { link: [{ type: 'replaced-by', other: a.to(`Patient/${id('new')}`) }] };
    await put(patientOf(person, { id: id('office'), ...replacedBy }), patientOf(person, { id: id('new') }));
    expect(await proposed()).toEqual([id('new')]);
  });

  test('are one for each person: their joined records come together, with whoever serves any of them', async () => {
    const person = await twoHouses();
    await put(patientOf(person, { id: id('second'), ...linkedTo(id('office')) }));
    const all = await found();
    expect(all.map(({ patients }) => patients.map((each) => each.id).sort())).toEqual([[id('office'), id('second')]]);
    expect(all[0]!.careTeams.map((each) => each.id)).toEqual([id('team')]);
  });

  test('are found by any of the patient’s own records', async () => {
    const person = someone();
    await twoHouses({}, person);
    expect(await proposed()).toEqual([]);
    await put(patientOf(person, { id: id('own-2'), ...linkedTo(id('own')) }));
    expect(await proposed()).toEqual([id('office')]);
  });

  test('are none when another of the patient’s own records tells the two apart', async () => {
    const person = await twoHouses();
    await put(patientOf({ ...person, care: '113001 0009999999' }, { id: id('own-2'), ...linkedTo(id('own')) }));
    expect(await proposed()).toEqual([]);
  });

  test('are at most three, those whom an office serves first', async () => {
    const person = { ...someone(), tel: '0495-22-8888' };
    await twoHouses(person, { ...person, tel: undefined });
    expect(await proposed()).toEqual([id('office')]);
    await put(...['p1', 'p2', 'p3', 'p4'].map((name) => patientOf(person, { id: id(name) })));
    expect(await proposed()).toEqual([id('office'), id('p1'), id('p2')]);
  });

  describe('a person’s word', () => {
    test('that they are two people’s: never proposed again, whatever is corrected', async () => {
      const person = await twoHouses();
      const events = await put(word('unlink', id('own'), id('office')));
      expect(await touched(events)).toEqual([id('stay')]);
      expect(await proposed()).toEqual([]);
      await put(patientOf({ ...person, tel: '0495-22-7777' }, { id: id('office') }));
      expect(await proposed()).toEqual([]);
    });

    test('holds for all records of the two', async () => {
      const person = await twoHouses();
      await put(patientOf(person, { id: id('second'), ...linkedTo(id('office')) }));
      await put(patientOf(person, { id: id('own-2'), ...linkedTo(id('own')) }));
      await put(word('unlink', id('own-2'), id('second')));
      expect(await proposed()).toEqual([]);
    });

    test('taken back by a later one leaves them proposed, as long as nothing joins them', async () => {
      await twoHouses();
      await put(word('unlink', id('own'), id('office')));
      await put({ ...word('link', id('own'), id('office')), id: id('word-2') });
      expect(await proposed()).toEqual([id('office')]);
    });
  });
});

describe('what becomes known later of another’s record', () => {
  test('touches the stays of those whose it may be: come, corrected, served by an office, deleted', async () => {
    const person = someone();
    await put(patientOf(person, { id: id('own') }), a.stay(id('stay'), id('own')));
    const record = (more: Person = {}): Resource => patientOf({ ...person, ...more }, { id: id('office') });
    expect(await touched(await put(record()))).toEqual([id('stay')]);
    expect(await touched(await put(record({ kanji: '山田 太一', kana: 'ヤマダ タイチ' })))).toEqual([id('stay')]);
    expect(await proposed()).toEqual([]);
    expect(await touched(await put(record()))).toEqual([id('stay')]);
    expect(await proposed()).toEqual([id('office')]);
    expect(await touched(await put(a.careTeam(id('team'), id('office'), id('o'))))).toEqual([id('stay')]);
    expect(await touched(await put(a.card(id('card'), id('office'), id('o'))))).toEqual([id('stay')]);
    expect(await touched(await remove('CareTeam', id('team')))).toEqual([id('stay')]);
    expect(await touched(await remove('Patient', id('office')))).toEqual([id('stay')]);
  });

  test('touches none when nothing that identifies the record has changed', async () => {
    await twoHouses();
    const [office, team] = await Promise.all(
      [
        ['Patient', id('office')],
        ['CareTeam', id('team')],
      ].map(async ([type, of]) => JSON.parse((await hub.store.read(type!, of!, 'everyone'))!.content!) as Resource),
    );
    const again = await put({ ...office!, maritalStatus: { text: '既婚' } }, { ...team!, name: 'チーム' });
    expect(await touched(again)).toEqual([]);
    const costs = (events: readonly FeedEvent[]) => statementsOf((within) => affectedStays(events, within));
    const changed = await put({ ...office!, maritalStatus: { text: '既婚' }, gender: 'female' });
    expect(await costs(again)).toBeLessThan(await costs(changed));
  });

  test('touches the stay of a twin not', async () => {
    const person = someone();
    await put(patientOf(person, { id: id('own') }), a.stay(id('stay'), id('own')));
    const twin = { ...person, kana: 'ヤマダ ジロウ', kanji: '山田 二郎' };
    expect(await touched(await put(patientOf(twin, { id: id('twin') })))).toEqual([]);
  });

  test('touches the stay though it stands under another record of the person', async () => {
    const person = someone();
    await put(patientOf(person, { id: id('own') }), a.patient(id('own-2'), id('own')), a.stay(id('stay'), id('own-2')));
    expect(await touched(await put(patientOf(person, { id: id('office') })))).toEqual([id('stay')]);
  });
});

describe('many at once', () => {
  test('fifty stays without an office, each with a look-alike, are gathered in few statements', async () => {
    const all = Array.from({ length: 50 }, (_, i) => {
      const person = anyone(_, i);
      return [
        patientOf(person, { id: id(`own${i}`) }),
        a.stay(id(`stay${i}`), id(`own${i}`)),
        patientOf(person, { id: id(`office${i}`) }),
        a.careTeam(id(`team${i}`), id(`office${i}`), id('o')),
      ];
    });
    await hub.putMany(all.flat());
    const stays = all.map((_, i) => id(`stay${i}`));
    const statements = await statementsOf(async (within) => {
      const gathered = await gatherStays(stays, within);
      for (let i = 0; i < 50; i += 1) {
        const { lookAlikes } = gathered.get(id(`stay${i}`))!;
        expect(lookAlikes.map(({ patients }) => patients[0]!.id)).toEqual([id(`office${i}`)]);
      }
    });
    expect(statements).toBeLessThanOrEqual(60);
  });

  test('two hundred records that come at once touch the stays they may belong to, in few statements', async () => {
    const people = Array.from({ length: 200 }, anyone);
    const own = people.flatMap((person, i) => [
      patientOf(person, { id: id(`own${i}`) }),
      a.stay(id(`stay${i}`), id(`own${i}`)),
    ]);
    await hub.putMany(own);
    const events = await put(...people.map((person, i) => patientOf(person, { id: id(`office${i}`) })));
    const statements = await statementsOf(async (within) => {
      expect((await affectedStays(events, within)).stays.size).toBe(200);
    });
    expect(statements).toBeLessThanOrEqual(60);
  });

  test('those with a telephone that half the town has do not hide the others', async () => {
    const tel = '0495-22-6666';
    const people = Array.from({ length: 600 }, someone);
    await hub.putMany(people.map((person, i) => patientOf({ ...person, tel }, { id: id(`resident${i}`) })));
    await twoHouses({ ...someone(), tel });
    const other = someone();
    await put(patientOf(other, { id: id('own-2') }), a.stay(id('stay-2'), id('own-2')));
    await put(patientOf(other, { id: id('office-2') }));
    const gathered = await gatherStays([id('stay'), id('stay-2')], hub.reading);
    const proposedFor = (stay: string) => gathered.get(stay)!.lookAlikes.map(({ patients }) => patients[0]!.id);
    expect([proposedFor(id('stay')), proposedFor(id('stay-2'))]).toEqual([[id('office')], [id('office-2')]]);
  });
});
