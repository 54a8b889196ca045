// The facts along the stories of examples/stories: after each step what their pages say is so.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { StayFacts } from '../../../src/coordination/facts/facts.ts';
import { stayFacts } from '../../../src/coordination/facts/read-facts.ts';
import type { StayRecord } from '../../../src/coordination/facts/stay-record.ts';
import { VARIABLES, variables } from '../../../src/coordination/facts/variables.ts';
import { stories } from '../../support/stories.ts';
import { played, settings } from './records.ts';

const moments = stories.flatMap((story) =>
  played(story).flatMap(({ file, today, stays }) =>
    [...stays].map(([stay, record]) => ({ name: `${story.name} ${file}`, stay, record, today })),
  ),
);

/** After a step: `with-care-manager 03`; of two stays the one that is named. */
function seen(step: string, of?: string): { facts: StayFacts; record: StayRecord; all: Record<string, unknown> } {
  const found = moments.filter(({ name, stay }) => name.startsWith(step) && (of === undefined || stay === of));
  expect(found.length, step).toBe(1);
  const { record, today } = found[0]!;
  const facts = stayFacts(record, { ...settings, today });
  return { facts, record, all: variables(facts, record) };
}

const told = (step: string, names: readonly string[]): Record<string, unknown> => {
  const { all } = seen(step);
  return Object.fromEntries(names.map((name) => [name, all[name]]));
};
const office = (step: string, of?: string) => {
  const { careManager } = seen(step, of).facts;
  return careManager && { office: careManager.office.reference, from: careManager.from, isNew: careManager.isNew };
};

describe('somebody who has a care manager', () => {
  test('is not known to have one until the records are joined; then is, with office hours, from the team', () => {
    expect(office('with-care-manager 02')).toBeUndefined();
    expect(office('with-care-manager 03')).toEqual({
      office: 'Organization/hk-kyotaku-08',
      from: 'team-of-patient',
      isNew: false,
    });
    const { facts } = seen('with-care-manager 03');
    expect(facts.careManager?.kind).toBe('home-care-office');
    expect(facts.careManager?.person?.display).toBe('関根 美穂');
    expect(facts.hospital).toMatchObject({ reference: 'Organization/hk-hosp-05', display: 'そのべ病院' });
    expect(facts.person).toMatchObject({
      reference: 'Patient/with-care-manager-patient',
      display: '新井 清',
      records: ['Patient/with-care-manager-patient', 'Patient/with-care-manager-user'],
      age: 82,
      careLevel: '22',
    });
    expect(facts.region).toEqual({ key: 'honjo-kodama', from: 'stay', outside: [] });
  });

  test('is expected to leave on a day that is known since it was first said, and in sight later', () => {
    const asked = ['expected', 'stage', 'confidence', 'leadDays', 'outlook'];
    expect(told('with-care-manager 05', asked)).toEqual({
      expected: '2026-11-27',
      stage: 'expected',
      confidence: 'low',
      leadDays: 14,
      outlook: false,
    });
    expect(told('with-care-manager 11', asked)).toEqual({
      expected: '2026-11-27',
      stage: 'decided',
      confidence: [],
      leadDays: 14,
      outlook: true,
    });
  });

  test('has meetings, forms and contacts told of, in the order of time', () => {
    const { facts, all } = seen('with-care-manager 12');
    expect(facts.stay).toMatchObject({
      phase: 'discharged',
      admitted: { date: '2026-11-09', time: '10:20:00' },
      discharged: { date: '2026-11-27', time: '10:30:00' },
    });
    expect(all.told).toContain('notify-discharge');
    expect(facts.told.map(({ topics }) => topics[0])).toEqual([
      'ask-family-to-contact',
      'admission-information',
      'share-outlook',
      'notify-discharge',
      'arrange-sharing',
      'discharge-record',
      'notify-discharge-date',
      'discharge-summary',
    ]);
    expect(all.given).toEqual(['admission-information', 'discharge-record']);
    expect(told('with-care-manager 07', ['meetingsPlanned', 'meetingsHeld', 'given'])).toEqual({
      meetingsPlanned: ['discharge-conference'],
      meetingsHeld: [],
      given: ['admission-information'],
    });
    expect(all.meetingsHeld).toEqual(['discharge-conference']);
  });
});

describe('somebody who has none', () => {
  test('is known to have none once somebody asked', () => {
    expect(told('without-care-manager 01', ['noCareManager', 'office', 'careNeed', 'certification'])).toEqual({
      noCareManager: true,
      office: [],
      careNeed: [],
      certification: 'none',
    });
  });

  test('is screened by the form', () => {
    expect(told('without-care-manager 01', ['screening', 'routes', 'pattern'])).toEqual({
      screening: [],
      routes: [],
      pattern: [],
    });
    expect(told('without-care-manager 02', ['screening', 'routes', 'pattern'])).toEqual({
      screening: 'needed',
      routes: ['home-care-office'],
      pattern: 'A',
    });
    expect(told('refusal 02', ['screening', 'routes', 'pattern'])).toEqual({
      screening: 'needed',
      routes: ['support-centre'],
      pattern: 'C',
    });
  });

  test('has candidates with a basis, until one of them is in charge, as a new user', () => {
    const { facts } = seen('without-care-manager 04');
    expect(facts.candidates.map(({ office: { reference }, hasBasis }) => [reference, hasBasis])).toEqual([
      ['Organization/hk-kyotaku-09', true],
      ['Organization/hk-kyotaku-19', true],
    ]);
    expect(office('without-care-manager 05')).toEqual({
      office: 'Organization/hk-kyotaku-09',
      from: 'team-of-stay',
      isNew: true,
    });
    expect(told('without-care-manager 05', ['candidates', 'newUser', 'noCareManager', 'office'])).toEqual({
      candidates: 0,
      newUser: true,
      noCareManager: false,
      office: 'home-care-office',
    });
  });

  test('is certified after the discharge, back to the day of application', () => {
    expect(told('without-care-manager 11', ['careLevel', 'certification', 'phase'])).toEqual({
      careLevel: '21',
      certification: 'certified',
      phase: 'discharged',
    });
  });
});

describe('the other stories', () => {
  test('a transfer lies outside the basic case; the next stay finds the support centre through the joined record', () => {
    const first = seen('transfer 03').facts;
    expect(first.region.outside.map(({ ja }) => ja)).toEqual([expect.stringContaining('転院')]);
    expect(office('transfer 05', 'Encounter/transfer-stay-next')).toEqual({
      office: 'Organization/hk-hokatsu-04',
      from: 'team-of-patient',
      isNew: false,
    });
    const next = seen('transfer 05', 'Encounter/transfer-stay-next');
    expect([next.all.given, next.all.told]).toEqual([[], []]);
  });

  test('a sudden discharge is known one day before', () => {
    expect(told('sudden-discharge 03', ['leadDays'])).toEqual({ leadDays: 13 });
    expect(told('sudden-discharge 04', ['leadDays', 'stage'])).toEqual({ leadDays: 1, stage: 'decided' });
  });

  test('a death is no discharge home, and ends the expectation', () => {
    expect(told('death-in-stay 04', ['phase', 'died', 'destination', 'expected', 'outlook'])).toEqual({
      phase: 'discharged',
      died: true,
      destination: 'died',
      expected: [],
      outlook: false,
    });
    expect(office('death-in-stay 05')).toBeUndefined();
  });

  test('a planned admission is planned, and then cancelled', () => {
    expect(told('cancelled-admission 01', ['phase', 'elective', 'careNeed', 'office', 'given'])).toEqual({
      phase: 'planned',
      elective: true,
      careNeed: 'support',
      office: 'home-care-office',
      given: [],
    });
    expect(told('cancelled-admission 04', ['phase'])).toEqual({ phase: 'cancelled' });
    expect(told('cancelled-admission 05', ['given'])).toEqual({ given: [] });
  });

  test('a specified disease counts at 58', () => {
    expect(told('specified-disease 02', ['age', 'screening', 'pattern'])).toEqual({
      age: 58,
      screening: 'needed',
      pattern: 'A',
    });
    expect(told('specified-disease 06', ['needs'])).toEqual({ needs: ['housing'] });
  });
});

const LISTS = [
  'patients',
  'careTeams',
  'coverages',
  'responses',
  'communications',
  'appointments',
  'consents',
  'orders',
  'tasks',
  'otherStays',
] as const;

describe('of every stay, after every step', () => {
  test('the variables are those of the list, each a value or an empty collection', () => {
    expect(moments.length).toBeGreaterThan(50);
    for (const { record, today, name } of moments) {
      const all = variables(stayFacts(record, { ...settings, today }), record);
      expect(Object.keys(all), name).toEqual(VARIABLES.map((each) => each.name));
      for (const value of Object.values(all)) expect(value, name).not.toBeUndefined();
    }
  });

  test('the order in which the record lists things never changes the facts', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...moments),
        fc.array(fc.nat(), { minLength: 40, maxLength: 40 }),
        ({ record, today }, keys) => {
          const shuffled = { ...record };
          for (const list of LISTS) Object.assign(shuffled, { [list]: reordered(record[list], keys) });
          const organizations = new Map(reordered([...record.organizations], keys));
          const services = new Map([...record.services].map(([key, each]) => [key, reordered(each, keys)] as const));
          const facts = stayFacts({ ...shuffled, organizations, services }, { ...settings, today });
          expect(facts).toEqual(stayFacts(record, { ...settings, today }));
        },
      ),
    );
  });

  test('what is broken, however deep, is left out, and nothing fails', () => {
    const broken = fc.constantFrom(null, 7, '', 'x', [], {}, [null], [{}], { reference: 5 }, { coding: 'x' });
    fc.assert(
      fc.property(
        fc.constantFrom(...moments),
        fc.constantFrom('encounter' as const, ...LISTS.slice(0, 6)),
        fc.array(fc.nat(), { minLength: 2, maxLength: 8 }),
        broken,
        ({ record, today }, list, path, value) => {
          const changed = { ...record, [list]: brokenAt(record[list], path, value) };
          const facts = stayFacts(changed as StayRecord, { ...settings, today });
          variables(facts, changed as StayRecord);
        },
      ),
      { numRuns: 400 },
    );
  });
});

/** Never a resource as a whole, nor its type or id: those the store vouches for. */
function brokenAt(node: unknown, [step = 0, ...path]: readonly number[], value: unknown): unknown {
  if (typeof node !== 'object' || node === null) return value;
  const isResource = 'resourceType' in node;
  const keys = Object.keys(node).filter((key) => !isResource || (key !== 'resourceType' && key !== 'id'));
  const key = keys[step % keys.length];
  if (key === undefined) return Array.isArray(node) && !isResource ? node : value;
  const child = (node as Record<string, unknown>)[key];
  const isList = typeof child === 'object' && child !== null && 'resourceType' in child;
  const after = path.length === 0 && !isList ? value : brokenAt(child, path, value);
  return Array.isArray(node) ? node.map((each, i) => (String(i) === key ? after : each)) : { ...node, [key]: after };
}

/** By keys that say nothing about what is ordered. */
const reordered = <T>(list: readonly T[], keys: readonly number[]): T[] =>
  list
    .map((each, i) => ({ each, key: ((keys[i % keys.length] ?? 0) * (i + 7)) % 10_007 }))
    .sort((a, b) => a.key - b.key)
    .map(({ each }) => each);
