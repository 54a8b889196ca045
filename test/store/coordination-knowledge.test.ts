// What the engine keeps in memory of rules and directory, when the database fails while it is read anew.
import { describe, expect, test } from 'vitest';
import { RuleShelf } from '../../src/coordination/engine/rule-shelf.ts';
import { StoredDirectory } from '../../src/coordination/engine/stored-directory.ts';
import type { Resource } from '../../src/fhir/resource.ts';
import type { StoreView } from '../../src/store/view.ts';
import { ofType } from '../support/artefacts.ts';
import { engineReading } from '../support/engine-reading.ts';
import * as a from '../support/stays.ts';

const hub = engineReading();
const { id, put } = hub;

/** Fails as soon as something of this type is read. */
const failingWith = (type: string): StoreView => {
  const { store } = hub;
  const lost = (): never => {
    throw new Error('the connection is lost');
  };
  const view: Pick<StoreView, 'currentVersions' | 'currentOf' | 'readVersion'> = {
    currentVersions: (...asked) => store.currentVersions(...asked),
    currentOf: async (names, audience) =>
      names.some((name) => name.type === type) ? lost() : store.currentOf(names, audience),
    readVersion: async (...asked) => (asked[0] === type ? lost() : store.readVersion(...asked)),
  };
  return view as StoreView;
};

const x = (name: string): string => `https://renkei.example/fhir/StructureDefinition/${name}`;
const serviceOf = (name: string, municipality: string): Resource =>
  a.service(id(name), id('o'), {
    extension: [
      { url: x('region'), valueCode: 'honjo-kodama' },
      { url: x('district'), extension: [{ url: 'municipality', valueString: municipality }] },
    ],
  });

describe('after a failure half-way', () => {
  test('the directory knows what had been read before it', async () => {
    const directory = new StoredDirectory();
    await put(a.office(id('o')), serviceOf('s', '本庄市'));
    const of = async (municipality: string): Promise<string | undefined> =>
      (await directory.now(hub.reading)).regions.ofMunicipality(undefined, municipality);
    expect(await of('深谷市')).toBeUndefined();
    await put(serviceOf('t', '深谷市'), a.office(id('p')));
    const broken = { ...hub.reading, view: failingWith('Organization') };
    await expect(directory.now(broken)).rejects.toThrow('the connection is lost');
    expect(await of('深谷市')).toBe('honjo-kodama');
  });

  test('the rule book has the plans that had been read before it', async () => {
    const shelf = new RuleShelf();
    const plan = ofType('PlanDefinition').find((each) => each.id === 'hk-with') as unknown as Resource;
    await put(plan);
    expect((await shelf.book(hub.store)).plans).toHaveLength(1);
    const activity = ofType('ActivityDefinition')[0] as unknown as Resource;
    await put({ ...plan, id: id('other'), url: `${plan.url}-other` }, activity);
    await expect(shelf.book(failingWith('ActivityDefinition'))).rejects.toThrow('the connection is lost');
    expect((await shelf.book(hub.store)).plans).toHaveLength(2);
  });
});
