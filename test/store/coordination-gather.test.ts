// From stays to everything stored about them, over all joined records: read from a real store.
import { describe, expect, test } from 'vitest';
import { gatherStays } from '../../src/coordination/engine/gather.ts';
import { StoredDirectory } from '../../src/coordination/engine/stored-directory.ts';
import type { StayRecord } from '../../src/coordination/facts/stay-record.ts';
import type { Resource } from '../../src/fhir/resource.ts';
import { resources } from '../support/directory.ts';
import { engineReading } from '../support/engine-reading.ts';
import * as a from '../support/stays.ts';

const hub = engineReading();
const { id, put, remove, statementsOf } = hub;
const gather = async (which: string): Promise<StayRecord> => (await gatherStays([which], hub.reading)).get(which)!;
const ids = (all: readonly Resource[]): string[] => all.map((each) => each.id!);

/** One of everything, partly under a record that is joined with the one the stay names. */
function everything(): Resource[] {
  const [p, joined, enc] = [id('p'), id('q'), id('enc')];
  return [
    a.patient(p, joined),
    a.patient(joined),
    a.stay(enc, p, { serviceProvider: a.to(`Organization/${id('hospital')}`) }),
    a.stay(id('before'), joined, { status: 'finished', period: { start: '2025-01-01', end: '2025-01-09' } }),
    a.careTeam(id('team'), joined, id('office')),
    a.card(id('card'), joined, id('on-card')),
    a.consent(id('consent'), p),
    a.order(id('order'), enc),
    a.step(id('task'), enc, id('owner'), { requester: a.to(`Organization/${id('requester')}`) }),
    a.contact(id('told'), { encounter: a.to(`Encounter/${enc}`), sender: a.to(`PractitionerRole/${id('role')}`) }),
    { resourceType: 'PractitionerRole', id: id('role'), organization: a.to(`Organization/${id('speaks')}`) },
    a.contact(id('told-step'), { basedOn: [a.to(`Task/${id('task')}`)] }),
    a.contact(id('told-order'), { basedOn: [a.to(`ServiceRequest/${id('order')}`)] }),
    a.form(id('form'), 'admission-information', { encounter: a.to(`Encounter/${enc}`) }),
    a.form(id('form-order'), 'discharge-record', { basedOn: [a.to(`ServiceRequest/${id('order')}`)] }),
    a.form(id('loose'), 'screening-honjo-kodama', { subject: a.to(`Patient/${joined}`) }),
    a.form(id('other-form'), 'kihon-checklist', { subject: a.to(`Patient/${joined}`) }),
    a.conference(id('meeting'), enc),
    { ...a.conference(id('meeting-of-order'), 'x'), basedOn: [a.to(`ServiceRequest/${id('order')}`)] },
    ...['hospital', 'office', 'on-card', 'owner', 'requester', 'speaks', 'stranger'].map((name) => a.office(id(name))),
    a.service(id('service'), id('office')),
    a.service(id('strange-service'), id('stranger')),
  ];
}

describe('gatherStays', () => {
  test('finds all that is stored about a stay, over all joined records of the person', async () => {
    await hub.putMany(everything());
    const { encounter, roles, organizations, services, dateKnownSince, isFirstDate, lookAlikes, ...lists } =
      await gather(id('enc'));
    expect(encounter.id).toBe(id('enc'));
    expect([dateKnownSince, isFirstDate]).toEqual([undefined, false]);
    expect(lookAlikes).toEqual([]);
    expect(Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, ids(list)]))).toEqual({
      patients: [id('p'), id('q')],
      careTeams: [id('team')],
      coverages: [id('card')],
      responses: [id('form'), id('form-order'), id('loose')],
      communications: [id('told'), id('told-order'), id('told-step')],
      appointments: [id('meeting'), id('meeting-of-order')],
      consents: [id('consent')],
      orders: [id('order')],
      tasks: [id('task')],
      otherStays: [id('before')],
    });
    const named = ['hospital', 'office', 'on-card', 'owner', 'requester', 'speaks'].map(
      (name) => `Organization/${id(name)}`,
    );
    expect([...organizations.keys()].sort()).toEqual(named.sort());
    expect([...roles.keys()]).toEqual([`PractitionerRole/${id('role')}`]);
    expect(ids(services.get(`Organization/${id('office')}`)!)).toEqual([id('service')]);
    expect(services.get(`Organization/${id('owner')}`)).toEqual([]);
  });

  test('tells two stays apart that are gathered together', async () => {
    const [p, q, x, y] = ['p', 'q', 'x', 'y'].map(id) as [string, string, string, string];
    await put(
      a.patient(p),
      a.patient(q),
      a.stay(x, p),
      a.stay(y, q),
      a.careTeam(id('team-x'), p, id('o')),
      a.careTeam(id('team-y'), q, id('o')),
      a.step(id('task-x'), x, id('o')),
      a.step(id('task-y'), y, id('o')),
    );
    const found = await gatherStays([x, y], hub.reading);
    expect([...found.values()].map(({ careTeams, tasks }) => [ids(careTeams), ids(tasks)])).toEqual([
      [[id('team-x')], [id('task-x')]],
      [[id('team-y')], [id('task-y')]],
    ]);
  });

  test('follows links in both directions and round circles; the record the stay names comes first', async () => {
    await put(
      a.patient(id('b'), id('c')),
      a.patient(id('c'), id('a')),
      a.patient(id('a'), id('z')),
      a.patient(id('d'), id('c')),
      a.stay(id('enc'), id('c')),
    );
    expect(ids((await gather(id('enc'))).patients)).toEqual([id('c'), id('a'), id('b'), id('d')]);
  });

  test('does not put another record in the place of one that is not there', async () => {
    await put(a.patient(id('b'), id('a')), a.stay(id('enc'), id('a')));
    expect((await gather(id('enc'))).patients).toEqual([
      { resourceType: 'Patient', id: id('a') },
      expect.objectContaining({ id: id('b') }),
    ]);
  });

  test('stops at fifty records of a person', async () => {
    const all = Array.from({ length: 60 }, (_, i) => a.patient(id(`p${i}`), ...(i > 0 ? [id(`p${i - 1}`)] : [])));
    await hub.putMany([...all, a.stay(id('enc'), id('p0'))]);
    expect((await gather(id('enc'))).patients).toHaveLength(50);
  });

  test('finds an office that is named by its number alone, whatever stands in the number', async () => {
    const number = { system: 'urn:office|,$', value: `11\\0${id('o')}` };
    const participant = [{ member: { identifier: number } }];
    await put(
      a.stay(id('enc'), id('p')),
      a.careTeam(id('team'), id('p'), 'none', { participant }),
      a.office(id('o'), { identifier: [number] }),
      a.service(id('s'), id('o')),
    );
    const { organizations, services } = await gather(id('enc'));
    expect([...organizations.keys()]).toEqual([`Organization/${id('o')}`]);
    expect(ids(services.get(`Organization/${id('o')}`)!)).toEqual([id('s')]);
  });

  test('reads a list to its end, however long', async () => {
    const told = Array.from({ length: 1_100 }, (_, i) =>
      a.contact(id(`told-${i}`), { encounter: a.to(`Encounter/${id('enc')}`) }),
    );
    await hub.putMany([a.stay(id('enc'), id('p')), ...told]);
    expect((await gather(id('enc'))).communications).toHaveLength(1_100);
  });

  test('reads a hundred stays in as many statements as one', async () => {
    const all = Array.from({ length: 100 }, (_, i) => {
      const [p, q, enc] = [id(`p${i}`), id(`q${i}`), id(`enc${i}`)];
      return [
        a.patient(p, q),
        a.patient(q),
        a.stay(enc, p, a.expected('2026-12-01')),
        a.careTeam(id(`team${i}`), q, id(`office${i}`)),
        a.card(id(`card${i}`), q, id(`office${i}`)),
        a.order(id(`order${i}`), enc),
        a.step(id(`task${i}`), enc, id(`office${i}`)),
        a.contact(id(`told${i}`), { basedOn: [a.to(`Task/${id(`task${i}`)}`)] }),
        a.office(id(`office${i}`)),
      ];
    });
    await hub.putMany(all.flat());
    const one = await statementsOf((within) => gatherStays([id('enc0')], within));
    const stays = all.map((_, i) => id(`enc${i}`));
    const hundred = await statementsOf(async (within) => {
      const found = await gatherStays(stays, within);
      expect(found.size).toBe(100);
      for (const { communications, organizations } of found.values()) {
        expect([communications.length, organizations.size]).toEqual([1, 1]);
      }
    });
    expect(hundred).toBe(one);
    expect(one).toBeLessThanOrEqual(25);
  });

  describe('of what is no stay', () => {
    test('a deleted one with Tasks comes as it last was, entered in error', async () => {
      await put(a.patient(id('p')), a.stay(id('enc'), id('p')), a.step(id('task'), id('enc'), 'o'));
      await remove('Encounter', id('enc'));
      const { encounter, tasks, patients } = await gather(id('enc'));
      expect(encounter).toMatchObject({ status: 'entered-in-error', serviceProvider: a.to('Organization/hospital') });
      expect([ids(tasks), ids(patients)]).toEqual([[id('task')], [id('p')]]);
    });

    test('one that turned out to be a visit, or a part of another, likewise', async () => {
      await put(a.stay(id('visit'), 'p', { class: { code: 'AMB' } }), a.step(id('task'), id('visit'), 'o'));
      await put(a.stay(id('ward'), 'p', { partOf: a.to('Encounter/x') }), a.order(id('order'), id('ward')));
      expect((await gather(id('visit'))).encounter.status).toBe('entered-in-error');
      expect((await gather(id('ward'))).encounter.status).toBe('entered-in-error');
    });

    test('what has neither Task nor order is absent, as is what never was', async () => {
      await put(a.stay(id('visit'), 'p', { class: { code: 'AMB' } }), a.stay(id('enc'), 'p'));
      await remove('Encounter', id('enc'));
      expect((await gatherStays([id('visit'), id('enc'), id('never')], hub.reading)).size).toBe(0);
    });
  });

  describe('dateKnownSince', () => {
    const recorded = (minute: number): string => `2026-11-20T10:${String(minute).padStart(2, '0')}:00+09:00`;
    const dated = (date: string, minute: number) => a.stay(id('enc'), 'p', a.expected(date, recorded(minute)));
    const known = async () => {
      const { dateKnownSince, isFirstDate } = await gather(id('enc'));
      return [dateKnownSince, isFirstDate];
    };

    test('goes back to the version that first had the date, and knows of another before', async () => {
      for (const [minute, date] of ['2026-12-05', '2026-12-01', '2026-12-05', '2026-12-05'].entries())
        await put(dated(date, minute));
      expect(await known()).toEqual([Date.parse(recorded(2)), false]);
    });

    test('goes back over more versions than a page holds', async () => {
      await put(a.stay(id('enc'), 'p'));
      for (let minute = 1; minute <= 45; minute += 1) await put(dated('2026-12-05', minute));
      expect(await known()).toEqual([Date.parse(recorded(1)), true]);
    });

    test('ends at a deletion', async () => {
      await put(dated('2026-12-05', 1));
      await remove('Encounter', id('enc'));
      await put(dated('2026-12-05', 3));
      expect(await known()).toEqual([Date.parse(recorded(3)), true]);
    });
  });
});

describe('the directory', () => {
  test('says which municipality is in which region, as it is corrected, and is read again only then', async () => {
    await hub.putMany([...resources('honjo-kodama'), ...resources('kodaira')] as unknown as Resource[]);
    const stored = new StoredDirectory();
    const { regions, services } = await stored.now(hub.reading);
    expect(services.length).toBeGreaterThan(50);
    expect([...regions.known]).toEqual(expect.arrayContaining(['honjo-kodama', 'kodaira', 'national', 'annaka']));
    expect(regions.ofMunicipality('埼玉県', '本庄市')).toBe('honjo-kodama');
    expect(regions.ofMunicipality(undefined, '小平市')).toBe('kodaira');
    expect(regions.ofMunicipality('東京都', '本庄市')).toBeUndefined();
    expect(regions.ofMunicipality(undefined, '深谷市')).toBeUndefined();

    const kept = await statementsOf(async (within) => {
      expect((await stored.now(within)).regions).toBe(regions);
    });
    expect(kept).toBe(1);

    const district = {
      url: 'https://renkei.example/fhir/StructureDefinition/district',
      extension: [{ url: 'municipality', valueString: '深谷市' }],
    };
    const region = { url: 'https://renkei.example/fhir/StructureDefinition/region', valueCode: 'fukaya' };
    await put(a.office(id('o')), a.service(id('s'), id('o'), { extension: [region, district] }));
    const corrected = (await stored.now(hub.reading)).regions;
    expect(corrected.ofMunicipality(undefined, '深谷市')).toBe('fukaya');
    expect(corrected.known).toContain('fukaya');
    await remove('HealthcareService', id('s'));
    expect((await stored.now(hub.reading)).regions.ofMunicipality(undefined, '深谷市')).toBeUndefined();
  });
});
