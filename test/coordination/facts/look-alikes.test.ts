// Records of others that may be the patient's, as the hospital is told of them.
import { describe, expect, test } from 'vitest';
import { stayFacts } from '../../../src/coordination/facts/read-facts.ts';
import type { LookAlike, StayRecord } from '../../../src/coordination/facts/stay-record.ts';
import { compare } from '../../../src/coordination/identity/compare.ts';
import { identityOf } from '../../../src/coordination/identity/identity.ts';
import type { Resource } from '../../../src/fhir/resource.ts';
import { type Person, patientOf } from '../../support/person.ts';
import * as a from '../../support/stays.ts';
import { emptyRecord, settings } from './records.ts';

const YAMADA: Person = { kana: 'ヤマダ タロウ', kanji: '山田 太郎', born: '1950-04-12', sex: 'male' };
const OFFICE = patientOf(
  { ...YAMADA, care: '113001 0001234567', tel: '0495-22-1111', address: '埼玉県本庄市架空町1-1' },
  { id: 'office' },
);
const own = patientOf(YAMADA, { id: 'own' });

const lookAlike = (patient: Resource = OFFICE, more: Partial<LookAlike> = {}): LookAlike => ({
  patients: [patient],
  evidence: compare(identityOf(own), identityOf(patient)).evidence,
  careTeams: [],
  coverages: [],
  ...more,
});
const suggestions = (lookAlikes: readonly LookAlike[], more: Partial<StayRecord> = {}) =>
  stayFacts({ ...emptyRecord(a.stay('stay', 'own')), patients: [own], lookAlikes, ...more }, settings).suggestions;

const team = a.careTeam('team', 'office', 'hk-kyotaku-08');

describe('a record that may be the patient’s', () => {
  test('is told with name and birth date, the office that serves it, what agrees, and how to join', () => {
    expect(suggestions([lookAlike(OFFICE, { careTeams: [team] })])).toEqual([
      {
        reference: 'Patient/office',
        display: '山田 太郎、1950年4月12日生まれ、担当：ことりケアプラン',
        why: {
          ja: '同じ人かもしれない記録です。姓が一致（カナ・漢字）、名が一致（カナ・漢字）、生年月日が一致、性別が一致。確かめたうえで、同じ人なら結んでください（Patient/own/$join）',
          en: 'A record that may be the same person’s: family names agree (kana and kanji), given names agree (kana and kanji), birth dates agree, sexes agree. Make sure, and join the two if it is one person (Patient/own/$join).',
        },
      },
    ]);
  });

  test('gives nothing else away that stands in it', () => {
    const said = JSON.stringify(suggestions([lookAlike(OFFICE, { careTeams: [team] })]));
    for (const kept of ['0001234567', '113001', '0495', '架空町']) expect(said).not.toContain(kept);
  });

  const offices: [string, Partial<LookAlike>, string | undefined][] = [
    ['that nobody serves', {}, undefined],
    ['with a team', { careTeams: [team] }, 'ことりケアプラン'],
    ['with a card', { coverages: [a.card('card', 'office', 'hk-kyotaku-08')] }, 'ことりケアプラン'],
    ['with a team that ended', { careTeams: [{ ...team, period: { end: '2026-10-31' } }] }, undefined],
    ['with a candidate only', { careTeams: [{ ...team, status: 'proposed' }] }, undefined],
    ['with a team of a joined record', { careTeams: [{ ...team, subject: a.to('Patient/third') }] }, undefined],
    [
      'with a team of a joined record at hand',
      { patients: [OFFICE, a.patient('third')], careTeams: [{ ...team, subject: a.to('Patient/third') }] },
      'ことりケアプラン',
    ],
  ];
  test.each(offices)('%s: which office', (_, more, office) => {
    const [first] = suggestions([lookAlike(OFFICE, more)]);
    expect(first!.display).toBe(['山田 太郎、1950年4月12日生まれ', ...(office ? [`担当：${office}`] : [])].join('、'));
  });

  const written: [string, Resource, string][] = [
    ['a month', { ...OFFICE, birthDate: '1950-04' }, '山田 太郎、1950年4月生まれ'],
    ['a year', { ...OFFICE, birthDate: '1950' }, '山田 太郎、1950年生まれ'],
    ['no birth date', { ...OFFICE, birthDate: undefined }, '山田 太郎'],
    ['neither name nor date', a.patient('office'), '氏名の登録なし'],
  ];
  test.each(written)('of which is known %s', (_, patient, display) => {
    expect(suggestions([lookAlike(patient)]).map((each) => each.display)).toEqual([display]);
  });

  test('comes before offices that may be in charge, in the order of the records', () => {
    const former = { ...a.careTeam('former', 'own', 'hk-kyotaku-19'), status: 'inactive' };
    const second = patientOf(YAMADA, { id: 'second' });
    const told = suggestions([lookAlike(), lookAlike(second)], { careTeams: [former] });
    expect(told.map(({ reference }) => reference)).toEqual([
      'Patient/office',
      'Patient/second',
      'Organization/hk-kyotaku-19',
    ]);
  });

  test('is not told once somebody is in charge', () => {
    expect(suggestions([lookAlike()], { careTeams: [a.careTeam('own-team', 'own', 'hk-kyotaku-08')] })).toEqual([]);
  });
});
