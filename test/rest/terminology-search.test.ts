// Codes named by a value set, through the other doors: conditions, transactions, references, system search, restricted audiences.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseSearch } from '../../src/fhir/search/ask/parse.ts';
import { resolved } from '../../src/fhir/search/ask/resolve.ts';
import { terminologyIn } from '../../src/store/terminology.ts';
import { FHIR, startTestHub, type TestHub } from '../support/hub.ts';

let hub: TestHub;

const SET = 'http://example.org/ValueSet/kinds';

const put = (resource: { resourceType: string; id: string; [element: string]: unknown }) =>
  hub.http.put(`/fhir/${resource.resourceType}/${resource.id}`).set('Content-Type', FHIR).send(resource);

const basic = (id: string, code: string) => ({
  resourceType: 'Basic',
  id,
  code: { coding: [{ system: 'urn:example:kinds', code }] },
});

const kinds = (...codes: string[]) => ({
  resourceType: 'ValueSet',
  id: 'kinds',
  status: 'active',
  url: SET,
  compose: { include: [{ system: 'urn:example:kinds', concept: codes.map((code) => ({ code })) }] },
});

const idsOf = ({ body }: { body: { entry?: { resource: { id: string } }[] } }): string[] =>
  (body.entry ?? []).map(({ resource }) => resource.id).sort();

beforeAll(async () => {
  hub = await startTestHub();
  if (hub === undefined) return;
  for (const resource of [kinds('a', 'b'), basic('of-a', 'a'), basic('of-c', 'c')]) await put(resource);
});
afterAll(() => hub?.close());

describe('a value set decides in', () => {
  test('a search of several types', async () => {
    const found = await hub.http.get(`/fhir?_type=Basic,Condition&code:in=${encodeURIComponent(SET)}`);
    expect(found.status, JSON.stringify(found.body)).toBe(200);
    expect(idsOf(found)).toEqual(['of-a']);
  });

  test('a conditional create', async () => {
    const create = (code: string) =>
      hub.http
        .post('/fhir/Basic')
        .set('Content-Type', FHIR)
        .set('If-None-Exist', `code:in=${SET}`)
        .send({ ...basic('ignored', code) });
    const found = await create('a');
    expect(found.status).toBe(200);
    expect(found.headers.location).toContain('/Basic/of-a/');
  });

  test('a conditional patch and a conditional delete', async () => {
    await put(basic('of-d', 'd'));
    await put({ ...kinds('d'), id: 'only-d', url: 'urn:example:only-d' });
    const patched = await hub.http
      .patch('/fhir/Basic?code:in=urn:example:only-d')
      .set('Content-Type', 'application/json-patch+json')
      .send([{ op: 'add', path: '/language', value: 'ja' }]);
    expect(patched.status).toBe(200);
    expect((await hub.http.delete('/fhir/Basic?code:in=urn:example:only-d')).status).toBe(204);
    expect((await hub.http.get('/fhir/Basic/of-d')).status).toBe(410);
  });

  test('a transaction, and what is wrong names its entry', async () => {
    const bundle = (set: string) => ({
      resourceType: 'Bundle',
      type: 'transaction',
      entry: [
        { resource: { resourceType: 'Basic', code: { text: 'x' } }, request: { method: 'POST', url: 'Basic' } },
        {
          resource: basic('of-a', 'a'),
          request: { method: 'PUT', url: `Basic?code:in=${encodeURIComponent(set)}` },
        },
      ],
    });
    const send = (set: string) => hub.http.post('/fhir').set('Content-Type', FHIR).send(bundle(set));
    const refused = await send('http://example.org/ValueSet/absent');
    expect(refused.status).toBe(400);
    expect(refused.body.issue[0]).toMatchObject({ code: 'not-found' });
    expect(JSON.stringify(refused.body.issue[0])).toContain('Bundle.entry[1]');
    const done = await send(SET);
    expect(done.status, JSON.stringify(done.body)).toBe(200);
    expect(done.body.entry[1].response.status).toMatch(/^200/);
  });

  test('a conditional reference', async () => {
    const { status, body } = await hub.http
      .post('/fhir')
      .set('Content-Type', FHIR)
      .send({
        resourceType: 'Bundle',
        type: 'transaction',
        entry: [
          {
            resource: { resourceType: 'Basic', code: { text: 'x' }, subject: { reference: `Basic?code:in=${SET}` } },
            request: { method: 'POST', url: 'Basic' },
          },
        ],
      });
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body.entry[0].resource.subject).toEqual({ reference: 'Basic/of-a' });
  });
});

test('a set that changes changes the answer', async () => {
  const search = () => hub.http.get(`/fhir/Basic?code:in=${encodeURIComponent(SET)}`);
  await put(kinds('c'));
  expect(idsOf(await search())).toEqual(['of-c']);
  await put(kinds('a', 'b'));
  expect(idsOf(await search())).toEqual(['of-a']);
  await hub.http.delete('/fhir/ValueSet/kinds');
  const { status, body } = await search();
  expect([status, body.issue[0].code]).toEqual([400, 'not-found']);
  await put(kinds('a', 'b'));
});

test('terminology is everybody’s; what it finds is not', async () => {
  const { search: settings, view } = hub.hub;
  const asked = parseSearch('Basic', [['code:in', SET]], settings);
  await expect(view.search(asked, 'everyone')).rejects.toMatchObject({ kind: 'bad-search' });
  const answerable = await resolved(asked, terminologyIn(view, settings, ['Organization/nobody']));
  const idsFor = async (audience: Parameters<typeof view.search>[1]) =>
    (await view.search({ ...answerable, total: 'accurate' }, audience)).total;
  expect(await idsFor('everyone')).toBeGreaterThan(0);
  expect(await idsFor(['Organization/nobody'])).toBe(0);
});

// "everybody's": but one that names an organization is its own, down to what is said of it.
test('a value set that names an organization is at hand to it alone', async () => {
  const url = 'urn:example:ours';
  const ours = {
    ...kinds('a'),
    ...{ id: 'ours', url, version: '9' },
    useContext: [{ code: { code: 'program' }, valueReference: { reference: 'Organization/ours' } }],
  };
  await put({
    ...ours,
    compose: { include: [{ system: 'urn:secret' }] },
  });
  const { search: settings, view } = hub.hub;
  const asked = parseSearch('Basic', [['code:in', url]], settings);
  const answerFor = (...audience: string[]) => resolved(asked, terminologyIn(view, settings, audience));
  const saidTo = (organization: string) => answerFor(organization).then(JSON.stringify, String);
  expect(await saidTo('Organization/other')).toContain('urn:example:ours');
  expect(await saidTo('Organization/other')).not.toContain('secret');
  expect(await saidTo('Organization/ours')).toContain('secret');
  // Nor does it stand before what is everybody's of the same url.
  await put({ ...kinds('c'), id: 'everybodys', url });
  await put(ours);
  const codesFor = async (organization: string) => JSON.stringify((await answerFor(organization)).filters);
  expect(await codesFor('Organization/other')).toContain('|c"');
  expect(await codesFor('Organization/ours')).toContain('|a"');
});
