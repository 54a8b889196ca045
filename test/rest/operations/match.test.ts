import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Audience } from '../../../src/access/audience.ts';
import type { Resource } from '../../../src/fhir/resource.ts';
import { shapeFindings } from '../../../src/fhir/validation/shape.ts';
import type { Call } from '../../../src/rest/exchange.ts';
import { match } from '../../../src/rest/operations/match.ts';
import { startTestHub, type TestHub } from '../../support/hub.ts';
import { type Person, patientOf } from '../../support/person.ts';
import {
  type BundleEntry,
  bundleOf,
  englishOf,
  entry,
  get,
  issuesOf,
  japaneseOf,
  post,
  stored,
} from '../../support/requests.ts';
import { putAll } from '../../support/writing.ts';

let hub: TestHub;

const YAMADA: Person = {
  kana: 'ヤマダ タロウ',
  kanji: '山田 太郎',
  born: '1950-04-12',
  sex: 'male',
  tel: '0495-22-1111',
  post: '367-0041',
  address: '埼玉県本庄市架空町1-1',
};
const CARE = '113001 0001234567';
const owner = (id: string) => ({ managingOrganization: { reference: `Organization/${id}` } });
const seealso = (...ids: string[]) => ({
  link: ids.map((id) => ({ type: 'seealso', other: { reference: `Patient/${id}` } })),
});
const record = (id: string, person: Person, more: object = {}): Resource => patientOf(person, { id, ...more });

beforeAll(async () => {
  hub = await startTestHub();
  if (hub === undefined) return;
  await putAll(hub.store, [
    { resourceType: 'Organization', id: 'hospital', name: '架空総合病院' },
    { resourceType: 'Organization', id: 'office', name: '架空居宅介護支援事業所' },
    record('hospital-yamada', { ...YAMADA, hospital: '1110000001 0004711' }, owner('hospital')),
    record(
      'office-yamada',
      { ...YAMADA, kanji: undefined, kana: 'ﾔﾏﾀﾞ ﾀﾛｳ', tel: '０４９５－２２－１１１１', care: CARE },
      owner('office'),
    ),
    record(
      'twin',
      { ...YAMADA, kana: 'ヤマダ ジロウ', kanji: '山田 二郎', care: '113001 0001234576' },
      owner('hospital'),
    ),
    record('namesake', { ...YAMADA, born: '1938-09-27', tel: '0495-22-3333' }, owner('hospital')),
    record('one-digit', { ...YAMADA, born: '1950-04-13', tel: '0495-22-4444', post: '367-0042' }, owner('hospital')),
    record('other-town', { kana: 'サトウ ハナコ', born: '1936-11-03', care: '282020 0001234567' }, owner('office')),
    record('stranger', { kana: 'スズキ ケンジ', born: '1941-01-05', sex: 'male' }, owner('office')),
    // Old forms, small kana and long marks, married, without birth date; each is to be found by one search alone.
    record('takahashi', { kanji: '髙橋 昭', born: '1944-02-02', sex: 'male' }),
    record('shouko', { kana: 'オーノ シヨウコ', born: '1945-03-03', sex: 'female' }),
    record('married', { kana: 'カトウ フミ', born: '1946-05-05', sex: 'female', post: '660-0001' }),
    record('no-birth-date', { kana: 'ワタナベ ゴロウ', kanji: '渡邊 五郎', sex: 'male' }),
    record('by-number', { other: 'http://example.org/member|a,b$c\\d' }),
    // Two records of one person, linked; and two that a person has parted, though all agrees, so that nothing joins them.
    record('linked-a', { kana: 'モリ イチ', born: '1939-06-06', care: '113001 0000000011' }, seealso('linked-b')),
    record('linked-b', { kana: 'モリ イチ', born: '1939-06-06', care: '113001 0000000011' }),
    record('double-a', { kana: 'ハラ ニ', born: '1939-07-07', care: '113001 0000000022' }),
    record('double-b', { kana: 'ハラ ニ', born: '1939-07-07', care: '113001 0000000022' }),
    {
      resourceType: 'Provenance',
      id: 'double-parted',
      target: [{ reference: 'Patient/double-a' }, { reference: 'Patient/double-b' }],
      recorded: '2026-11-21T09:00:00+09:00',
      activity: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle', code: 'unlink' }] },
      agent: [{ who: { display: '地域連携室' } }],
    },
  ]);
});
afterAll(() => hub?.close());

const parameters = (resource: object | undefined, more: Readonly<Record<string, unknown>> = {}) => ({
  resourceType: 'Parameters',
  parameter: [
    ...(resource === undefined ? [] : [{ name: 'resource', resource }]),
    ...Object.entries(more).map(([name, value]) => ({
      name,
      [typeof value === 'boolean' ? 'valueBoolean' : typeof value === 'number' ? 'valueInteger' : 'valueString']: value,
    })),
  ],
});
const ask = (person: Person | Resource, more: Readonly<Record<string, unknown>> = {}) =>
  post(hub, 'Patient/$match', parameters('resourceType' in person ? person : patientOf(person as Person), more));

const isMatch = ({ search }: BundleEntry): boolean => search.mode === 'match';
/** `id grade`, in the order of the answer. */
const graded = (body: { entry?: BundleEntry[] }): string[] =>
  (body.entry ?? []).filter(isMatch).map(({ resource, search }) => `${resource.id} ${search.extension[0].valueCode}`);
const found = async (person: Person | Resource, more: Readonly<Record<string, unknown>> = {}): Promise<string[]> =>
  graded((await ask(person, more).expect(200)).body);
const outcomeOf = (body: { entry?: BundleEntry[] }): BundleEntry | undefined =>
  body.entry?.find(({ search }) => search.mode === 'outcome')?.resource;

describe('Patient/$match  https://hl7.org/fhir/R4/patient-operation-match.html', () => {
  test('finds the records of one person, the likeliest first, and not the namesake next door', async () => {
    const { body } = await ask({ ...YAMADA, care: CARE }).expect(200);
    expect(graded(body)).toEqual([
      'office-yamada certain',
      'hospital-yamada probable',
      'one-digit possible',
      'twin possible',
    ]);
    const scores = body.entry.filter(isMatch).map(({ search }: BundleEntry) => search.score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });

  test('answers with a searchset that is valid R4, whole resources in it', async () => {
    const { body } = await ask({ ...YAMADA, care: CARE }).expect(200);
    expect(shapeFindings(body)).toEqual([]);
    expect(body).toMatchObject({ resourceType: 'Bundle', type: 'searchset', total: 4 });
    expect(body.entry[0]).toMatchObject({
      fullUrl: `${hub.base}/Patient/office-yamada`,
      resource: { resourceType: 'Patient', id: 'office-yamada', birthDate: '1950-04-12' },
      search: {
        mode: 'match',
        extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/match-grade', valueCode: 'certain' }],
      },
    });
    expect(body.entry[0].search.score).toBeGreaterThanOrEqual(0.95);
  });

  test('says of each match why, in both languages', async () => {
    const { body } = await ask({ ...YAMADA, born: '1950-04-13', care: CARE }).expect(200);
    const { issue } = outcomeOf(body);
    const about = issue.find((each: { diagnostics: string }) => each.diagnostics.includes('office-yamada'));
    expect(about).toMatchObject({
      severity: 'information',
      details: { text: expect.stringContaining('相違：生年月日が1か所だけ違う') },
    });
    expect(about.diagnostics).toContain('Against: birth dates differ by what may be one slip');
    expect(graded(body)).toContain('office-yamada probable');
  });

  test('nobody: an empty searchset, no error', async () => {
    const { body } = await ask({ kana: 'ソンザイ シナイ', born: '1950-04-12', sex: 'male' }).expect(200);
    expect(body).toMatchObject({ type: 'searchset', total: 0 });
    expect(body.entry).toBeUndefined();
  });

  test('does not find the record that was given, where it is stored', async () => {
    const { body } = await get(hub, 'Patient/office-yamada');
    const ids = await found(body);
    expect(ids).toContain('hospital-yamada probable');
    expect(ids.join()).not.toContain('office-yamada');
    expect(await found({ ...body, id: 'not-stored' })).toContain('office-yamada certain');
  });

  test('changes nothing', async () => {
    await ask({ ...YAMADA, care: CARE }).expect(200);
    for (const id of ['office-yamada', 'hospital-yamada'])
      expect((await get(hub, `Patient/${id}`)).body.meta.versionId).toBe('1');
  });

  test('works inside a batch', async () => {
    const { body } = await post(
      hub,
      '',
      bundleOf('batch', entry('POST', 'Patient/$match', parameters(patientOf({ ...YAMADA, care: CARE })))),
    ).expect(200);
    expect(graded(body.entry[0].resource)[0]).toBe('office-yamada certain');
  });
});

describe('candidates', () => {
  test.each<[string, Person, string]>([
    ['insurer and number, in full width', { care: '１１３００１ ０００１２３４５６７' }, 'office-yamada certain'],
    [
      'a number of any system, with signs that mean something in a search',
      { other: 'http://example.org/member|a,b$c\\d' },
      'by-number possible',
    ],
    [
      'the new form of a kanji, and the birth date',
      { kanji: '高橋 昭', born: '1944-02-02', sex: 'male' },
      'takahashi probable',
    ],
    [
      'the new form of a kanji, whole name without birth date',
      { kanji: '渡辺 五郎', sex: 'male', kana: 'ワタナベ ゴロウ' },
      'no-birth-date possible',
    ],
    [
      'kana with long marks and small letters',
      { kana: 'オオノ ショウコ', born: '1945-03-03', sex: 'female' },
      'shouko probable',
    ],
    [
      'the given name and the birth date, after marriage',
      { kana: 'イトウ フミ', born: '1946-05-05', sex: 'female' },
      'married possible',
    ],
    [
      'a whole name whose birth date is mistaken',
      { kana: 'スズキ ケンジ', born: '1941-05-01', sex: 'male' },
      'stranger possible',
    ],
    ['a name that does not say where it divides', { kana: 'スズキケンジ', born: '1941-01-05' }, 'stranger probable'],
    [
      'a telephone number, however it is written, and a name with ■',
      { kanji: '■田 太郎', tel: '(0495)22-1111', sex: 'male', post: '3670041', address: '本庄市1' },
      'hospital-yamada possible',
    ],
  ])('are found by %s', async (_by, person, expected) => {
    expect(await found(person)).toContain(expected);
  });

  test('the same insured number of another insurer finds nobody', async () => {
    expect(await found({ care: '282020 0001234567', kana: 'ヤマダ タロウ' })).not.toContain('office-yamada certain');
    expect(await found({ care: '282020 0001234567' })).toEqual(['other-town certain']);
  });

  test('more than are compared: says so, and by what', async () => {
    const household = Array.from({ length: 101 }, (_, i) =>
      record(`home-${i}`, { kana: `タナカ ${'アイウエオカキクケコ'[i % 10]}`, tel: '0495-77-7777' }),
    );
    await putAll(hub.store, household);
    const { body } = await ask({ kana: 'タナカ ア', tel: '0495-77-7777' }).expect(200);
    expect(outcomeOf(body).issue).toContainEqual(
      expect.objectContaining({
        severity: 'warning',
        code: 'too-costly',
        diagnostics: expect.stringContaining('telephone'),
      }),
    );
  });

  test('too little to look for anybody: says so', async () => {
    const { body } = await ask({ kanji: '■■' }).expect(200);
    expect(body.total).toBe(0);
    expect(outcomeOf(body).issue[0]).toMatchObject({ severity: 'warning', code: 'incomplete' });
  });
});

describe('count', () => {
  test('limits the matches; the total and a remark tell of the others', async () => {
    const { body } = await ask({ ...YAMADA, care: CARE }, { count: 1 }).expect(200);
    expect(graded(body)).toEqual(['office-yamada certain']);
    expect(body.total).toBe(4);
    expect(outcomeOf(body).issue.at(-1).diagnostics).toContain('the best 1');
  });

  test.each([0, -1])('%d answers 400', async (count) => {
    const answer = await ask(YAMADA, { count });
    expect([answer.status, issuesOf(answer)]).toEqual([400, ['value http.count']]);
  });
});

describe('onlyCertainMatches', () => {
  test('gives the certain ones only', async () => {
    expect(await found({ ...YAMADA, care: CARE }, { onlyCertainMatches: true })).toEqual(['office-yamada certain']);
    expect(await found({ ...YAMADA, care: CARE }, { onlyCertainMatches: false })).toHaveLength(4);
    expect(await found(YAMADA, { onlyCertainMatches: true })).toEqual([]);
  });

  test('gives several where links say they are one person', async () => {
    const ids = await found({ care: '113001 0000000011' }, { onlyCertainMatches: true });
    expect(ids.sort()).toEqual(['linked-a certain', 'linked-b certain']);
  });

  test('gives none where several are certain and nothing joins them', async () => {
    const { body } = await ask({ care: '113001 0000000022' }, { onlyCertainMatches: true }).expect(200);
    expect(graded(body)).toEqual([]);
    expect(outcomeOf(body).issue).toMatchObject([{ severity: 'warning', code: 'multiple-matches' }]);
    expect(await found({ care: '113001 0000000022' })).toHaveLength(2);
  });

  test('neither true nor false answers 400', async () => {
    const answer = await ask(YAMADA, { onlyCertainMatches: 'maybe' });
    expect([answer.status, issuesOf(answer)]).toEqual([400, ['value http.onlyCertainMatches']]);
  });
});

describe('records that are linked already', () => {
  test('stay in the answer and are told as such, whichever of the two carries the link', async () => {
    for (const [given, other] of [
      ['linked-a', 'linked-b'],
      ['linked-b', 'linked-a'],
    ]) {
      const { body } = await ask((await get(hub, `Patient/${given}`)).body).expect(200);
      expect(graded(body)).toEqual([`${other} certain`]);
      expect(outcomeOf(body).issue[0].diagnostics).toContain('linked as the same person already');
      expect(outcomeOf(body).issue[0].details.text).toContain('すでに同じ人として結ばれています');
    }
  });

  test('others are not', async () => {
    const { body } = await ask((await get(hub, 'Patient/double-a')).body).expect(200);
    expect(graded(body)).toEqual(['double-b certain']);
    expect(outcomeOf(body).issue[0].diagnostics).not.toContain('linked');
  });
});

describe('who may not see a record does not find it', () => {
  // The REST face lets everybody see all, so far: the handler is asked directly.
  const seenBy = async (audience: Audience, resource: Resource): Promise<{ entry?: BundleEntry[]; total: number }> => {
    const call = { query: [], caller: { actor: { kind: 'operator' }, audience } } as unknown as Call;
    const { body } = await match(new Map([['resource', [resource]]]), call, hub.hub, { type: 'Patient' });
    return JSON.parse((body as { text: string }).text);
  };
  const given = patientOf({ ...YAMADA, care: CARE });

  test('neither as a match, nor in the total, nor in what is said', async () => {
    const toHospital = await seenBy(['Organization/hospital'], given);
    expect(graded(toHospital)).toEqual(['hospital-yamada probable', 'one-digit possible', 'twin possible']);
    expect(toHospital.total).toBe(3);
    expect(JSON.stringify(toHospital)).not.toContain('office-yamada');
    expect(graded(await seenBy(['Organization/office'], given))).toEqual(['office-yamada certain']);
    expect(graded(await seenBy([], given))).toEqual([]);
    expect(graded(await seenBy('everyone', given))).toHaveLength(4);
  });

  test('nor learns by an id whether it is stored', async () => {
    const asked = { ...given, id: 'office-yamada' };
    expect(await seenBy(['Organization/hospital'], asked)).toEqual(await seenBy(['Organization/hospital'], given));
  });
});

describe('what cannot be matched', () => {
  test('no resource answers 400', async () => {
    const answer = await post(hub, 'Patient/$match', parameters(undefined));
    expect([answer.status, issuesOf(answer)]).toEqual([400, ["required Parameters.parameter.where(name='resource')"]]);
  });

  test('a resource that is no Patient answers 400 and says so', async () => {
    const answer = await post(
      hub,
      'Patient/$match',
      parameters({ resourceType: 'Practitioner', name: [{ text: '山田' }] }),
    );
    expect(answer.status).toBe(400);
    expect(englishOf(answer)).toContain('type Patient, not Practitioner');
  });

  test.each([[{}], [{ born: '1950-04-12', tel: '0495-22-1111', sex: 'male' as const }]])(
    'neither name nor identifier (%j) answers 400 and says what is wanted',
    async (person) => {
      const answer = await ask(person);
      expect([answer.status, issuesOf(answer)]).toEqual([400, ['required Patient.name']]);
      expect(japaneseOf(answer)).toContain('カナ氏名・生年月日・被保険者番号');
    },
  );

  test('two resources, an unknown parameter, a Patient that is no FHIR: 400', async () => {
    const patient = patientOf(YAMADA);
    const wrong = [
      { resourceType: 'Parameters', parameter: [1, 2].map(() => ({ name: 'resource', resource: patient })) },
      parameters(patient, { threshold: 'high' }),
      parameters({ ...patient, birthDate: '昭和25年' }),
    ];
    for (const body of wrong) expect((await post(hub, 'Patient/$match', body)).status).toBe(400);
  });

  test('GET answers 405: a Patient does not fit into a URL', async () => {
    expect((await get(hub, 'Patient/$match')).status).toBe(405);
  });

  test.each(['$match', 'Patient/hospital-yamada/$match', 'Practitioner/$match'])('%s is not served', async (path) => {
    expect((await post(hub, path, parameters(patientOf(YAMADA)))).status).toBe(404);
  });

  test('what is deleted is not found', async () => {
    await stored(hub, { ...record('late', { kana: 'イシイ ミツ', born: '1933-03-03' }) });
    expect(await found({ kana: 'イシイ ミツ', born: '1933-03-03' })).toEqual(['late probable']);
    await hub.http.delete('/fhir/Patient/late').expect(204);
    expect(await found({ kana: 'イシイ ミツ', born: '1933-03-03' })).toEqual([]);
  });
});
