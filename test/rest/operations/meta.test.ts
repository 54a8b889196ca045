import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestHub, type TestHub } from '../../support/hub.ts';
import { get, issuesOf, post, put, remove, stored } from '../../support/requests.ts';

let hub: TestHub;

beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub?.close());

const tag = (code: string) => ({ system: 'urn:tags', code });
const label = (code: string) => ({ system: 'urn:labels', code });
const profile = (name: string): string => `http://example.org/StructureDefinition/${name}`;
const parametersOf = (meta: object) => ({ resourceType: 'Parameters', parameter: [{ name: 'meta', valueMeta: meta }] });
const metaOf = (body: { parameter: { name: string; valueMeta: object }[] }): object => body.parameter[0]!.valueMeta;
const change = (path: string, operation: string, meta: object) =>
  post(hub, `${path}/$${operation}`, parametersOf(meta));

describe('$meta  https://hl7.org/fhir/R4/resource-operation-meta.html', () => {
  beforeAll(async () => {
    if (hub === undefined) return;
    const meta = { profile: [profile('a')], tag: [tag('t1')], security: [label('R')] };
    await stored(hub, { resourceType: 'Patient', id: 'm', meta });
    await put(hub, 'Patient/m', { resourceType: 'Patient', id: 'm', meta: { tag: [tag('t2')] } }).expect(200);
    await stored(hub, { resourceType: 'Basic', id: 'b', code: { text: 'x' }, meta: { tag: [tag('t2'), tag('t3')] } });
    await stored(hub, { resourceType: 'Basic', id: 'gone', code: { text: 'x' }, meta: { tag: [tag('t4')] } });
    await remove(hub, 'Basic/gone').expect(204);
  });

  test('of a resource gives its meta', async () => {
    const { status, body } = await get(hub, 'Patient/m/$meta');
    expect(status).toBe(200);
    expect(body).toMatchObject({ resourceType: 'Parameters', parameter: [{ name: 'return' }] });
    expect(metaOf(body)).toEqual((await get(hub, 'Patient/m')).body.meta);
  });

  test('of a version gives what it had', async () => {
    const { body } = await get(hub, 'Patient/m/_history/1/$meta');
    expect(metaOf(body)).toMatchObject({
      versionId: '1',
      profile: [profile('a')],
      tag: [tag('t1')],
      security: [label('R')],
    });
  });

  test('of a type gives all that its resources bear now', async () => {
    expect(metaOf((await get(hub, 'Patient/$meta')).body)).toEqual({ tag: [tag('t2')] });
    expect(metaOf((await get(hub, 'Practitioner/$meta')).body)).toEqual({});
  });

  test('of the system gives all that any resource bears now, each once', async () => {
    const { body } = await get(hub, '$meta');
    expect(metaOf(body)).toEqual({ tag: [tag('t2'), tag('t3')] });
  });

  test('by POST as by GET', async () => {
    const { status, body } = await post(hub, 'Patient/m/$meta', { resourceType: 'Parameters' });
    expect([status, metaOf(body)]).toMatchObject([200, { versionId: '2' }]);
  });

  test('of what is unknown answers 404, of what is deleted 410', async () => {
    expect((await get(hub, 'Patient/nobody/$meta')).status).toBe(404);
    expect((await get(hub, 'Basic/gone/$meta')).status).toBe(410);
    expect((await get(hub, 'Basic/gone/_history/2/$meta')).status).toBe(410);
    expect((await get(hub, 'Patiant/$meta')).status).toBe(404);
  });

  test.each(['abc', '0', '3', '99999999999999999999', '1.0', 'NaN'])(
    'of version %s, which is none, answers 404',
    async (version) => {
      const answer = await get(hub, `Patient/m/_history/${version}/$meta`);
      expect(answer.status).toBe(404);
      expect(issuesOf(answer)).toEqual(['not-found Patient']);
    },
  );

  test('does not fall over a number no database column could hold', async () => {
    await stored(
      hub,
      '{"resourceType":"Observation","status":"final","code":{"text":"x"},"valueQuantity":{"value":1e-99999},"meta":{"tag":[{"code":"tiny"}]}}',
    );
    expect((await get(hub, 'Observation/$meta')).status).toBe(200);
  });
});

describe('$meta-add  https://hl7.org/fhir/R4/resource-operation-meta-add.html', () => {
  test('adds profiles, tags and labels, makes a version, and gives the meta there now is', async () => {
    await stored(hub, {
      resourceType: 'Patient',
      id: 'a',
      gender: 'male',
      meta: { tag: [tag('old')], source: 'urn:ehr' },
    });
    const { status, body } = await change('Patient/a', 'meta-add', {
      profile: [profile('a')],
      tag: [tag('new')],
      security: [label('R')],
    });
    expect(status).toBe(200);
    expect(metaOf(body)).toMatchObject({
      versionId: '2',
      source: 'urn:ehr',
      profile: [profile('a')],
      tag: [tag('old'), tag('new')],
      security: [label('R')],
    });
    const read = await get(hub, 'Patient/a');
    expect(read.body).toMatchObject({ gender: 'male', meta: metaOf(body) });
    expect((await get(hub, 'Patient?_tag=urn:tags|new')).body.entry).toHaveLength(1);
  });

  test('what is there already is not doubled', async () => {
    const { body } = await change('Patient/a', 'meta-add', { profile: [profile('a')], tag: [tag('new')] });
    expect(metaOf(body)).toMatchObject({ profile: [profile('a')], tag: [tag('old'), tag('new')] });
  });

  test('the client cannot set version and time by it', async () => {
    const { body } = await change('Patient/a', 'meta-add', {
      versionId: '99',
      lastUpdated: '2001-01-01T00:00:00Z',
      tag: [tag('x')],
    });
    expect(metaOf(body)).not.toMatchObject({ versionId: '99' });
  });

  test('of what is unknown answers 404, of what is deleted 410', async () => {
    await stored(hub, { resourceType: 'Patient', id: 'gone' });
    await remove(hub, 'Patient/gone').expect(204);
    expect((await change('Patient/nobody', 'meta-add', { tag: [tag('x')] })).status).toBe(404);
    expect((await change('Patient/gone', 'meta-add', { tag: [tag('x')] })).status).toBe(410);
  });

  test('many at once: none is lost', async () => {
    await stored(hub, { resourceType: 'Patient', id: 'many' });
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, i) =>
        change('Patient/many', 'meta-add', { tag: [tag(`n${i}`)] }).then(({ status }) => status),
      ),
    );
    expect(answers).toEqual(Array(8).fill(200));
    expect((await get(hub, 'Patient/many')).body.meta.tag).toHaveLength(8);
  });
});

describe('$meta-delete  https://hl7.org/fhir/R4/resource-operation-meta-delete.html', () => {
  test('takes away what is named, leaves the rest, and an emptied list is gone', async () => {
    await stored(hub, {
      resourceType: 'Patient',
      id: 'd',
      meta: { profile: [profile('a')], tag: [tag('x'), tag('y')], security: [label('R')] },
    });
    const { status, body } = await change('Patient/d', 'meta-delete', {
      profile: [profile('a')],
      tag: [tag('x'), tag('none')],
    });
    expect(status).toBe(200);
    expect(metaOf(body)).toMatchObject({ versionId: '2', tag: [tag('y')], security: [label('R')] });
    expect(metaOf(body)).not.toHaveProperty('profile');
  });

  test('a tag of the same code in another system stays', async () => {
    await stored(hub, { resourceType: 'Patient', id: 'e', meta: { tag: [tag('x')] } });
    const { body } = await change('Patient/e', 'meta-delete', {
      tag: [{ system: 'urn:other', code: 'x' }, { code: 'x' }],
    });
    expect(metaOf(body)).toMatchObject({ tag: [tag('x')] });
  });
});
