// Many resources at once, by name and by what they refer to.
import { describe, expect, test } from 'vitest';
import type { Resource } from '../../src/fhir/resource.ts';
import { parseSearch } from '../../src/fhir/search/ask/parse.ts';
import { paramKey } from '../../src/fhir/search/params/params.ts';
import type { Name, Way } from '../../src/store/by-reference.ts';
import { engineReading } from '../support/engine-reading.ts';
import * as a from '../support/stays.ts';

const hub = engineReading();
const { id, put, remove } = hub;
const name = (type: string, of: string): Name => ({ type, id: id(of) });
const way = (type: string, param: string, filters: Way['filters'] = []): Way => ({
  type,
  key: paramKey(type, param),
  filters,
});
const found = (hits: readonly { type: string; id: string }[]): string[] => hits.map((hit) => `${hit.type}/${hit.id}`);
const called = (...all: string[]): string[] => all.map((each) => `${each.split('/')[0]}/${id(each.split('/')[1]!)}`);

describe('currentOf', () => {
  test('gives what is there, of any types, each once; what was deleted or never came is left out', async () => {
    await put(a.patient(id('p')), a.office(id('o')), a.patient(id('gone')));
    await remove('Patient', id('gone'));
    const wanted = [name('Patient', 'p'), name('Organization', 'o'), name('Patient', 'p'), name('Patient', 'gone')];
    const hits = await hub.store.currentOf([...wanted, name('Patient', 'never')], 'everyone');
    expect(found(hits).sort()).toEqual(called('Organization/o', 'Patient/p'));
    expect(hits.map(({ version }) => version)).toEqual([1, 1]);
  });

  test('of two types with the same id gives the one that was asked for', async () => {
    await put(a.patient(id('same')), a.office(id('same')));
    expect(found(await hub.store.currentOf([name('Patient', 'same')], 'everyone'))).toEqual(called('Patient/same'));
  });

  test('shows nobody what is not theirs', async () => {
    await put(a.office(id('o')), a.office(id('other')));
    const wanted = [name('Organization', 'o'), name('Organization', 'other')];
    expect(found(await hub.store.currentOf(wanted, [`Organization/${id('o')}`]))).toEqual(called('Organization/o'));
    expect(await hub.store.currentOf(wanted, ['Organization/nobody'])).toEqual([]);
  });

  test('asked for nothing, gives nothing', async () => {
    expect(await hub.store.currentOf([], 'everyone')).toEqual([]);
    expect(await hub.store.referringTo([], [way('Task', 'encounter')], 'everyone')).toEqual([]);
    expect(await hub.store.referringTo([name('Encounter', 'e')], [], 'everyone')).toEqual([]);
    expect(await hub.store.versionsOf([], 'everyone')).toEqual([]);
  });
});

describe('referringTo', () => {
  const stored: () => Resource[] = () => [
    a.patient(id('p'), id('q')),
    a.patient(id('q')),
    a.stay(id('e'), id('p')),
    a.stay(id('visit'), id('p'), { class: { code: 'AMB' } }),
    a.step(id('t'), id('e'), id('o')),
    a.contact(id('c'), { encounter: a.to(`Encounter/${id('e')}`), basedOn: [a.to(`Task/${id('t')}`)] }),
    a.careTeam(id('team'), id('p'), id('o')),
  ];

  test('gives what refers to any of them in any of the ways, and nothing that does so in another', async () => {
    await put(...stored());
    const targets = [name('Encounter', 'e'), name('Patient', 'p')];
    const ways = [way('Task', 'encounter'), way('Communication', 'encounter'), way('CareTeam', 'subject')];
    expect(found(await hub.store.referringTo(targets, ways, 'everyone')).sort()).toEqual(
      called('CareTeam/team', 'Communication/c', 'Task/t').sort(),
    );
    expect(found(await hub.store.referringTo(targets, [way('Patient', 'link')], 'everyone'))).toEqual([]);
    expect(found(await hub.store.referringTo([name('Patient', 'q')], [way('Patient', 'link')], 'everyone'))).toEqual(
      called('Patient/p'),
    );
  });

  test('gives each once, though it refers to several of them', async () => {
    await put(...stored());
    const ways = [way('Communication', 'encounter'), way('Communication', 'based-on')];
    const hits = await hub.store.referringTo([name('Encounter', 'e'), name('Task', 't')], ways, 'everyone');
    expect(found(hits)).toEqual(called('Communication/c'));
  });

  test('of one way gives only what passes its filters, of the others all', async () => {
    await put(...stored());
    const { filters } = parseSearch('Encounter', [['class', 'IMP']], hub.reading.search);
    const ways = [way('Encounter', 'subject', filters), way('CareTeam', 'subject')];
    expect(found(await hub.store.referringTo([name('Patient', 'p')], ways, 'everyone')).sort()).toEqual(
      called('CareTeam/team', 'Encounter/e').sort(),
    );
  });

  test('goes by what they refer to now', async () => {
    await put(...stored());
    await put(a.step(id('t'), id('elsewhere'), id('o')));
    const ways = [way('Task', 'encounter')];
    expect(await hub.store.referringTo([name('Encounter', 'e')], ways, 'everyone')).toEqual([]);
    expect(found(await hub.store.referringTo([name('Encounter', 'elsewhere')], ways, 'everyone'))).toEqual(
      called('Task/t'),
    );
  });

  test('gives the targets too, where they are asked for', async () => {
    await put(...stored());
    const hits = await hub.store.theseAndReferring([name('Patient', 'q')], [way('Patient', 'link')], 'everyone');
    expect(found(hits).sort()).toEqual(called('Patient/p', 'Patient/q'));
  });

  test('shows nobody what is not theirs', async () => {
    await put(...stored());
    const asked = [[name('Patient', 'p')], [way('CareTeam', 'subject')]] as const;
    expect(found(await hub.store.referringTo(...asked, [`Organization/${id('o')}`]))).toEqual(called('CareTeam/team'));
    expect(await hub.store.referringTo(...asked, ['Organization/nobody'])).toEqual([]);
  });
});

describe('versionsOf', () => {
  test('gives the versions that were stored, a deletion without content', async () => {
    await put(a.patient(id('p')));
    await put({ ...a.patient(id('p')), active: false });
    await remove('Patient', id('p'));
    const wanted = [1, 2, 3, 4].map((version) => ({ ...name('Patient', 'p'), version }));
    const versions = await hub.store.versionsOf([...wanted, { ...name('Patient', 'never'), version: 1 }], 'everyone');
    expect(versions.map(({ version, content }) => [version, content?.includes('"active":false')])).toEqual([
      [1, false],
      [2, true],
      [3, undefined],
    ]);
  });
});
