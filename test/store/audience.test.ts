// What an audience may not see is not there for it: not read, not found, not counted, not reached over a reference.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Audience, audienceOf } from '../../src/access/audience.ts';
import { compartment } from '../../src/fhir/definitions/definitions.ts';
import type { Resource } from '../../src/fhir/resource.ts';
import { parseSearch } from '../../src/fhir/search/ask/parse.ts';
import { queryOf } from '../../src/rest/query.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { EVERYONE, putAll } from '../support/writing.ts';

const A = ['Organization/a'];
const B = ['Organization/b'];
const BOTH = ['Organization/a', 'Organization/b'];
const NOBODY: Audience = [];

const patient = (id: string, owner: string, more: object = {}): Resource => ({
  resourceType: 'Patient',
  id,
  gender: 'male',
  birthDate: '1950-01-01',
  managingOrganization: { reference: `Organization/${owner}` },
  ...more,
});
const flag = (id: string, owner: string, subject: string): Resource => ({
  resourceType: 'Flag',
  id,
  status: 'active',
  code: { text: 'x' },
  subject: { reference: subject },
  author: { reference: `Organization/${owner}` },
});

let hub: TestHub;

beforeAll(async () => {
  hub = await startTestHub();
  if (hub === undefined) return;
  await putAll(hub.store, [
    { resourceType: 'Organization', id: 'a', name: 'A病院' },
    { resourceType: 'Organization', id: 'b', name: 'B事業所' },
    patient('pa', 'a', { name: [{ text: '青木' }], identifier: [{ system: 'urn:x', value: '1' }] }),
    patient('pb', 'b', { name: [{ text: '馬場' }], identifier: [{ system: 'urn:x', value: '2' }] }),
    patient('shared', 'a', { generalPractitioner: [{ reference: 'Organization/b' }] }),
    { resourceType: 'Patient', id: 'ownerless', gender: 'male' },
    // References that leave what the audience may see, in both directions.
    flag('a-about-pb', 'a', 'Patient/pb'),
    flag('b-about-pa', 'b', 'Patient/pa'),
    flag('a-about-pa', 'a', 'Patient/pa'),
    { resourceType: 'Practitioner', id: 'doctor' },
    { ...flag('b-with-encounter', 'b', 'Patient/pa'), encounter: { reference: 'Encounter/ea' } },
    {
      resourceType: 'Encounter',
      id: 'ea',
      status: 'planned',
      class: { code: 'IMP' },
      serviceProvider: { reference: 'Organization/a' },
    },
    {
      resourceType: 'Location',
      id: 'room-of-a',
      managingOrganization: { reference: 'Organization/a' },
    },
    {
      resourceType: 'Encounter',
      id: 'b-visits-pa',
      status: 'planned',
      class: { code: 'IMP' },
      subject: { reference: 'Patient/pa' },
      serviceProvider: { reference: 'Organization/b' },
      location: [{ location: { reference: 'Location/room-of-a' } }],
    },
  ]);
  await hub.store.write(
    [
      {
        kind: 'update',
        type: 'Patient',
        id: 'pa',
        resource: patient('pa', 'a', {
          name: [{ text: '青木' }],
          identifier: [{ system: 'urn:x', value: '1' }],
          active: true,
        }),
      },
    ],
    EVERYONE,
  );
  await putAll(hub.store, [patient('deleted-of-b', 'b')]);
  await hub.store.write([{ kind: 'delete', type: 'Patient', id: 'deleted-of-b' }], EVERYONE);
});
afterAll(() => hub?.close());

const search = async (audience: Audience, query: string) => {
  const [type = '', text = ''] = query.split('?');
  const found = await hub.store.search(parseSearch(type, queryOf(encodeURI(text)), hub.hub.search), audience);
  return {
    hits: found.hits.map(({ id }) => id).sort(),
    included: found.included.map(({ type: its, id }) => `${its}/${id}`).sort(),
    total: found.total,
  };
};
const hits = async (audience: Audience, query: string): Promise<string[]> => (await search(audience, query)).hits;

describe('read and vread', () => {
  test.each<[string, Audience, boolean]>([
    ['pa', A, true],
    ['pa', B, false],
    ['pa', BOTH, true],
    ['pa', NOBODY, false],
    ['pa', 'everyone', true],
    ['shared', A, true],
    ['shared', B, true],
    ['ownerless', BOTH, false],
    ['ownerless', 'everyone', true],
    ['never-existed', 'everyone', false],
  ])('Patient/%s for %j: %s', async (id, audience, isSeen) => {
    expect((await hub.store.read('Patient', id, audience)) !== undefined).toBe(isSeen);
    expect((await hub.store.readVersion('Patient', id, 1, audience)) !== undefined).toBe(isSeen);
  });

  test('that something was deleted is told only to those who might have seen it', async () => {
    expect(await hub.store.read('Patient', 'deleted-of-b', B)).toMatchObject({ version: 2 });
    expect(await hub.store.read('Patient', 'deleted-of-b', A)).toBeUndefined();
    expect(await hub.store.readVersion('Patient', 'deleted-of-b', 1, A)).toBeUndefined();
  });

  test('an organization sees itself', async () => {
    expect(await hub.store.read('Organization', 'a', A)).toBeDefined();
    expect(await hub.store.read('Organization', 'b', A)).toBeUndefined();
  });
});

describe('search', () => {
  test.each([
    ['everything of a type', 'Patient'],
    ['the walk', 'Patient?gender=male'],
    ['the walk with an exclusion', 'Patient?gender:not=female'],
    ['the walk for what is missing', 'Patient?language:missing=true'],
    ['the index, a token', 'Patient?identifier=urn:x|1,urn:x|2&gender=male'],
    ['the index, many tokens', `Patient?identifier=urn:x|1,urn:x|2,${Array.from({ length: 20 }, (_, i) => `n${i}`)}`],
    ['the index, a string', 'Patient?name=青木,馬場'],
    ['the index, a date', 'Patient?birthdate=1950'],
    ['the index, ids', 'Patient?_id=pa,pb,shared,ownerless'],
    ['the time', 'Patient?_lastUpdated=ge2020'],
    ['sorted by a date', 'Patient?_sort=birthdate'],
    ['sorted by a name', 'Patient?_sort=-name'],
    ['sorted by id', 'Patient?_sort=_id'],
    ['sorted by time', 'Patient?_sort=_lastUpdated'],
    ['all but one id', 'Patient?_id:not=x'],
  ])('%s', async (_what, query) => {
    const all = await hits('everyone', query);
    const visible = (audience: string[]) =>
      all.filter(
        (id) =>
          (audience.length > 0 && id === 'shared') ||
          (audience.includes('Organization/a') && id === 'pa') ||
          (audience.includes('Organization/b') && id === 'pb'),
      );
    expect(all.length).toBeGreaterThan(1);
    for (const audience of [A, B, BOTH, []]) {
      const { hits: found, total } = await search(
        audience,
        `${query}${query.includes('?') ? '&' : '?'}_total=accurate`,
      );
      expect(found).toEqual(visible(audience));
      expect(total).toBe(found.length);
      for (const more of ['_total=estimate', '_summary=count'])
        expect((await search(audience, `${query}${query.includes('?') ? '&' : '?'}${more}`)).total).toBe(found.length);
    }
  });

  test('a chain does not look into what may not be seen', async () => {
    expect(await hits('everyone', 'Flag?subject:Patient.name=馬場')).toEqual(['a-about-pb']);
    expect(await hits(A, 'Flag?subject:Patient.name=馬場')).toEqual([]);
    expect(await hits(A, 'Flag?subject:Patient.name:missing=false')).toEqual(['a-about-pa']);
    expect(await hits(A, 'Flag?subject:Patient._id=pb')).toEqual([]);
    expect(await hits(A, 'Flag?subject:Patient.gender:not=female')).toEqual(['a-about-pa']);
    expect(await hits(B, 'Flag?subject:Patient.identifier=urn:x|1')).toEqual([]);
    expect(await hits(BOTH, 'Flag?subject:Patient.name=馬場')).toEqual(['a-about-pb']);
  });

  test('_include does not follow a reference out of it', async () => {
    expect(await search(A, 'Flag?_include=Flag:subject')).toMatchObject({
      hits: ['a-about-pa', 'a-about-pb'],
      included: ['Patient/pa'],
    });
    expect((await search('everyone', 'Flag?_include=Flag:subject')).included).toEqual(['Patient/pa', 'Patient/pb']);
    expect((await search(B, 'Flag?_id=b-about-pa&_include=Flag:subject&_include=Flag:encounter')).included).toEqual([]);
  });

  test('_revinclude does not bring what others wrote about it', async () => {
    expect((await search(A, 'Patient?_id=pa&_revinclude=Flag:subject')).included).toEqual(['Flag/a-about-pa']);
    expect((await search('everyone', 'Patient?_id=pa&_revinclude=Flag:subject')).included).toHaveLength(3);
  });
});

describe('history', () => {
  const scope = { count: 100 };
  const versions = async (audience: Audience, more: { type?: string; id?: string } = {}) =>
    (await hub.store.history({ ...scope, ...more }, undefined, audience)).versions.map(
      ({ type, id, version }) => `${type}/${id}/${version}`,
    );

  test('of a resource', async () => {
    const pa = { type: 'Patient', id: 'pa' };
    expect(await versions(A, pa)).toEqual(['Patient/pa/2', 'Patient/pa/1']);
    expect(await versions(B, pa)).toEqual([]);
    expect(await versions(NOBODY, pa)).toEqual([]);
  });

  test('of a resource: the total neither', async () => {
    const total = async (audience: Audience) =>
      (await hub.store.history({ ...scope, type: 'Patient', id: 'pa' }, undefined, audience)).total;
    expect(await total(A)).toBe(2);
    expect(await total(B)).toBe(0);
    expect(await total('everyone')).toBe(2);
  });

  test('of a type', async () => {
    expect((await versions(B, { type: 'Patient' })).sort()).toEqual([
      'Patient/deleted-of-b/1',
      'Patient/deleted-of-b/2',
      'Patient/pb/1',
      'Patient/shared/1',
    ]);
  });

  test('of the system', async () => {
    const seen = await versions(B);
    expect(seen).toContain('Flag/b-about-pa/1');
    expect(seen.filter((version) => /Patient\/pa|Flag\/a-|Organization\/a|ownerless/.test(version))).toEqual([]);
    expect(await versions(NOBODY)).toEqual([]);
  });
});

describe('a compartment', () => {
  const scope = { type: 'Patient', id: 'pa', types: [], count: 100 };
  const members = async (audience: Audience) =>
    (await hub.store.compartment(scope, undefined, audience)).hits.map(({ type, id }) => `${type}/${id}`).sort();

  test('holds of what belongs to the patient what may be seen', async () => {
    expect(Object.keys(compartment('Patient') ?? {})).toContain('Flag');
    expect(await members(A)).toEqual(expect.arrayContaining(['Patient/pa', 'Flag/a-about-pa', 'Organization/a']));
    expect(await members(A)).not.toContain('Flag/b-about-pa');
    expect((await members('everyone')).length).toBeGreaterThan((await members(A)).length);
    expect(await members(NOBODY)).toEqual([]);
  });

  // Else the room would tell A that B was there.
  test('does not reach further over what may not be seen', async () => {
    expect(await members('everyone')).toContain('Location/room-of-a');
    expect(await members(A)).not.toContain('Location/room-of-a');
  });
});

describe('$meta', () => {
  test('tells only the tags of what may be seen', async () => {
    await putAll(hub.store, [{ ...patient('tagged', 'b'), meta: { tag: [{ code: 'secret' }] } }]);
    expect(await hub.store.metaInUse('Patient', B)).toEqual({ tag: [{ code: 'secret' }] });
    expect(await hub.store.metaInUse('Patient', A)).toEqual({});
    await hub.store.write([{ kind: 'delete', type: 'Patient', id: 'tagged' }], EVERYONE);
  });
});

describe('whom a resource concerns', () => {
  const base = ['http://hub.example/fhir/'];
  const organizations = (reference: string): string[] =>
    audienceOf({ resourceType: 'Patient', managingOrganization: { reference } }, base);

  test.each(['Organization/a', 'Organization/a/_history/3', 'http://hub.example/fhir/Organization/a'])(
    'is named by %s',
    (reference) => expect(organizations(reference)).toEqual(['Organization/a']),
  );

  test.each(['http://elsewhere.example/fhir/Organization/a', 'Patient/a', '#a', 'Organization?identifier=1'])(
    'is not named by %s',
    (reference) => expect(organizations(reference)).toEqual([]),
  );
});

describe('a write by an audience', () => {
  const caller = { actor: { kind: 'acting', reference: 'Organization/b' }, audience: B } as const;

  test('does not overwrite, patch or delete what it may not see, alone or among others', async () => {
    const before = await hub.store.read('Patient', 'pa', A);
    const mine = { kind: 'create', resource: { resourceType: 'Patient', gender: 'other' } } as const;
    for (const change of [
      { kind: 'update', type: 'Patient', id: 'pa', resource: patient('pa', 'b') },
      { kind: 'patch', type: 'Patient', id: 'pa', apply: () => patient('pa', 'b') },
      { kind: 'delete', type: 'Patient', id: 'pa' },
    ] as const) {
      await expect(hub.store.write([change], caller)).rejects.toMatchObject({ kind: 'not-found' });
      await expect(hub.store.write([mine, change], caller)).rejects.toMatchObject({ kind: 'not-found' });
    }
    expect(await hub.store.read('Patient', 'pa', A)).toEqual(before);
  });
});
