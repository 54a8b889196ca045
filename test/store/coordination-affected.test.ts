// From what changed to the stays it touches: read from a real store.
import { describe, expect, test } from 'vitest';
import { affectedStays } from '../../src/coordination/engine/affected.ts';
import type { Resource } from '../../src/fhir/resource.ts';
import type { FeedEvent } from '../../src/store/feed.ts';
import { engineReading } from '../support/engine-reading.ts';
import * as a from '../support/stays.ts';

const hub = engineReading();
const { id, put, remove, statementsOf } = hub;
const affected = async (events: readonly FeedEvent[], ignore?: ReadonlySet<string>) => {
  const { stays, later } = await affectedStays(events, hub.reading, ignore);
  return { stays: [...stays].sort(), later: [...later].sort() };
};

describe('affectedStays', () => {
  const p = (): string => id('p');
  const enc = (): string => id('enc');
  const withStay = (more: object = {}): Promise<FeedEvent[]> => put(a.patient(p()), a.stay(enc(), p(), more));
  const ofPatient = (): object => ({ subject: a.to(`Patient/${p()}`) });
  const ofStay = (): object => ({ encounter: a.to(`Encounter/${enc()}`) });

  const touching: [string, () => Resource][] = [
    ['a care team of the patient', () => a.careTeam(id('team'), p(), 'o')],
    ['a care insurance card', () => a.card(id('card'), p(), 'o')],
    ['a consent', () => a.consent(id('consent'), p())],
    ['a contact', () => a.contact(id('told'), ofStay())],
    ['a contact based on a step', () => a.contact(id('told'), { basedOn: [a.to(`Task/${id('task')}`)] })],
    ['a contact based on an order', () => a.contact(id('told'), { basedOn: [a.to(`ServiceRequest/${id('order')}`)] })],
    ['a form', () => a.form(id('form'), 'admission-information', ofStay())],
    ['a form based on an order', () => a.form(id('form'), 'x', { basedOn: [a.to(`ServiceRequest/${id('order')}`)] })],
    ['a screening form of the patient', () => a.form(id('form'), 'screening-national', ofPatient())],
    ['a conference', () => a.conference(id('meeting'), enc())],
    ['an order', () => a.order(id('order-2'), enc())],
    ['a step', () => a.step(id('task-2'), enc(), 'o')],
    ['the record of the patient', () => a.patient(p())],
    ['another record that names the patient', () => a.patient(id('q'), p())],
    ['another stay of the patient', () => a.stay(id('enc'), p(), { status: 'planned' })],
  ];
  test.each(touching)('%s touches the stay: written, changed, deleted', async (_, make) => {
    await withStay();
    await put(a.step(id('task'), enc(), 'o'), a.order(id('order'), enc()));
    const resource = make();
    for (let i = 0; i < 2; i += 1) expect((await affected(await put(resource))).stays).toEqual([enc()]);
    const { stays } = await affected(await remove(resource.resourceType, resource.id!));
    expect(stays).toEqual([enc()]);
  });

  const passing: [string, () => Resource][] = [
    ['a form that is none of screening, without a stay', () => a.form(id('form'), 'kihon-checklist', ofPatient())],
    ['a contact about nothing', () => a.contact(id('told'), ofPatient())],
    ['a visit', () => a.stay(id('visit'), p(), { class: { code: 'AMB' } })],
    ['a planned visit', () => a.stay(id('visit'), p(), { status: 'planned', class: { code: 'AMB' } })],
    ['a ward episode', () => a.stay(id('ward'), p(), { partOf: a.to(`Encounter/${enc()}`) })],
    ['a device', () => ({ resourceType: 'Device', id: id('device'), patient: a.to(`Patient/${p()}`) })],
  ];
  test.each(passing)('%s touches none', async (_, make) => {
    await withStay();
    expect(await affected(await put(make()))).toEqual({ stays: [], later: [] });
  });

  test('a stay touches itself, when it is made, changed, deleted, and when it turns out to be none', async () => {
    expect((await affected(await withStay())).stays).toEqual([enc()]);
    const turned = await put(a.stay(enc(), p(), { class: { code: 'AMB' } }));
    expect((await affected(turned)).stays).toEqual([enc()]);
    expect((await affected(await put(a.stay(enc(), p())))).stays).toEqual([enc()]);
    expect((await affected(await remove('Encounter', enc()))).stays).toEqual([enc()]);
  });

  const statuses: [string, object, boolean][] = [
    ['planned', { status: 'planned', class: { code: 'PRENC' } }, true],
    ['on leave', { status: 'onleave' }, true],
    ['ended yesterday', { status: 'finished', period: { start: '2026-11-01', end: '2026-11-20' } }, true],
    ['ended 59 days ago', { status: 'finished', period: { start: '2026-08-01', end: '2026-09-23' } }, true],
    ['ended 61 days ago', { status: 'finished', period: { start: '2026-08-01', end: '2026-09-21' } }, false],
    ['ended nobody knows when', { status: 'finished', period: { start: '2026-08-01' } }, true],
    ['cancelled', { status: 'cancelled' }, false],
    ['entered in error', { status: 'entered-in-error' }, false],
  ];
  test.each(statuses)('of a patient whose stay is %s: open or not', async (_, more, isOpen) => {
    await put(a.patient(p()), a.stay(enc(), p(), { ...more, serviceProvider: a.to(`Organization/${id('h')}`) }));
    const expectedStays = isOpen ? [enc()] : [];
    expect((await affected(await put(a.card(id('card'), p(), 'o')))).stays).toEqual(expectedStays);
    expect((await affected(await put(a.office(id('h'))))).later).toEqual(expectedStays);
  });

  test('a card of a record joined over others touches the stay of the person', async () => {
    await put(a.patient(id('a'), id('b')), a.patient(id('b')), a.patient(id('c'), id('b')), a.stay(enc(), id('a')));
    expect((await affected(await put(a.card(id('card'), id('c'), 'o')))).stays).toEqual([enc()]);
  });

  test('to correct a wrong patient touches the stays of both', async () => {
    await put(a.patient(id('a')), a.patient(id('b')), a.stay(id('x'), id('a')), a.stay(id('y'), id('b')));
    await put(a.careTeam(id('team'), id('a'), 'o'));
    const corrected = await put(a.careTeam(id('team'), id('b'), 'o'));
    expect((await affected(corrected)).stays).toEqual([id('x'), id('y')]);
  });

  test('to correct a wrong stay touches both', async () => {
    await put(a.contact(id('told'), { encounter: a.to('Encounter/x') }));
    const corrected = await put(a.contact(id('told'), { encounter: a.to('Encounter/y') }));
    expect((await affected(corrected)).stays).toEqual(['x', 'y']);
  });

  test('to undo a link touches the stays of both persons, and of those joined with them', async () => {
    await put(
      a.patient(id('a'), id('b')),
      a.patient(id('b')),
      a.patient(id('c'), id('b')),
      ...['a', 'b', 'c'].map((each) => a.stay(id(`of-${each}`), id(each))),
    );
    const undone = await put(a.patient(id('a')));
    expect((await affected(undone)).stays).toEqual([id('of-a'), id('of-b'), id('of-c')]);
  });

  test('what a batch tells of between its first and last version counts too', async () => {
    const told = (stay: string) => put(a.contact(id('told'), { encounter: a.to(`Encounter/${stay}`) }));
    const events = [...(await told('x')), ...(await told('y')), ...(await told('z'))];
    expect((await affected(events)).stays).toEqual(['x', 'y', 'z']);
    expect((await affected(events.slice(2))).stays).toEqual(['y', 'z']);
  });

  test('what the engine wrote itself is passed over', async () => {
    const events = await put(a.step(id('task'), enc(), 'o'), a.order(id('order'), enc()));
    expect((await affected(events, new Set([`Task/${id('task')}/1`]))).stays).toEqual([enc()]);
    const both = new Set([`Task/${id('task')}/1`, `ServiceRequest/${id('order')}/1`]);
    expect((await affected(events, both)).stays).toEqual([]);
  });

  test('two hundred new contacts are read in few statements', async () => {
    const events = await put(
      ...Array.from({ length: 200 }, (_, i) => a.contact(id(`told-${i}`), { encounter: a.to(`Encounter/e${i}`) })),
    );
    const statements = await statementsOf(async (within) => {
      expect((await affectedStays(events, within)).stays.size).toBe(200);
    });
    expect(statements).toBeLessThanOrEqual(3);
  });
});

describe('later', () => {
  const directory = (): Resource[] => [
    a.stay(id('at-hospital'), 'p', { serviceProvider: a.to(`Organization/${id('o')}`) }),
    a.step(id('open'), id('owed'), id('o')),
    a.step(id('done'), id('owed-no-more'), id('o'), { status: 'completed' }),
    a.step(id('due-to'), id('owed-to'), 'x', { requester: a.to(`Organization/${id('o')}`) }),
    a.stay(id('cared-for'), id('p')),
    a.careTeam(id('team'), id('p'), id('o')),
  ];
  const those = (): string[] => ['at-hospital', 'cared-for', 'owed', 'owed-to'].map(id).sort();

  test('come the stays of an organisation, its services and places that changed', async () => {
    await put(...directory());
    const service = a.service(id('s'), id('o'), { location: [a.to(`Location/${id('l')}`)] });
    expect(await affected(await put(a.office(id('o'))))).toEqual({ stays: [], later: those() });
    expect(await affected(await put(service))).toEqual({ stays: [], later: those() });
    expect(await affected(await put({ resourceType: 'Location', id: id('l') }))).toEqual({ stays: [], later: those() });
    expect((await affected(await put(a.service(id('s'), id('another'))))).later).toEqual(those());
  });

  test('does not come what is touched at once', async () => {
    await put(...directory());
    const events = [...(await put(a.office(id('o')))), ...(await put(a.step(id('new'), id('owed'), 'x')))];
    const { stays, later } = await affected(events);
    expect(stays).toEqual([id('owed')]);
    expect(later).toEqual(those().filter((each) => each !== id('owed')));
  });

  test('come all open stays when a rule changes', async () => {
    const ended = { status: 'finished', period: { start: '2026-01-01', end: '2026-01-02' } };
    await put(a.stay(id('enc'), 'p'), a.stay(id('long-ago'), 'p', ended));
    for (const resourceType of ['PlanDefinition', 'ActivityDefinition']) {
      const { stays, later } = await affected(await put({ resourceType, id: id('rule'), status: 'active' }));
      expect(stays).toEqual([]);
      expect(later).toContain(id('enc'));
      expect(later).not.toContain(id('long-ago'));
    }
  });

  test('come all open stays when a whole directory comes in, seven hundred entries, asked for in few statements', async () => {
    await put(a.stay(id('enc'), 'p'));
    const entries = Array.from({ length: 234 }, (_, i) => [
      a.office(id(`o${i}`)),
      a.service(id(`s${i}`), id(`o${i}`), { location: [a.to(`Location/${id(`l${i}`)}`)] }),
      { resourceType: 'Location', id: id(`l${i}`) },
    ]).flat();
    const events = await put(...entries);
    expect(events).toHaveLength(702);
    const statements = await statementsOf(async (within) => {
      const { stays, later } = await affectedStays(events, within);
      expect(stays.size).toBe(0);
      expect([...later]).toContain(id('enc'));
    });
    expect(statements).toBeLessThanOrEqual(4);
  });
});
