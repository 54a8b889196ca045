import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestHub, type TestHub } from '../../support/hub.ts';
import { bundleOf, entry, get, issuesOf, post, stored } from '../../support/requests.ts';

let hub: TestHub;

beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub?.close());

const batch = (...entries: object[]) => post(hub, '', bundleOf('batch', ...entries));
const patient = (more: object = {}) => ({ resourceType: 'Patient', ...more });

describe('batch  https://hl7.org/fhir/R4/http.html#brules', () => {
  test('answers each entry in its place, whatever the others come to', async () => {
    await stored(hub, patient({ id: 'b-1' }));
    const { status, body } = await batch(
      entry('GET', 'Patient/nobody'),
      entry('PUT', 'Patient/b-2', patient({ id: 'b-2' })),
      entry('POST', 'Patient', patient({ gender: 'man' })),
      entry('DELETE', 'Patient/b-1'),
      entry('POST', 'Patient', patient({ gender: 'female' })),
      {},
      entry('PATCH', 'Patient/nobody', { resourceType: 'Parameters' }),
    );
    expect(status).toBe(200);
    expect(body).toMatchObject({ resourceType: 'Bundle', type: 'batch-response' });
    expect(body.entry.map(({ response }: { response: { status: string } }) => response.status)).toEqual([
      '404 Not Found',
      '201 Created',
      '400 Bad Request',
      '204 No Content',
      '201 Created',
      '400 Bad Request',
      '400 Bad Request',
    ]);
    expect((await get(hub, 'Patient/b-2')).status).toBe(200);
    expect((await get(hub, 'Patient/b-1')).status).toBe(410);
  });

  test('a failure carries its OperationOutcome, with the place in the Bundle', async () => {
    const { body } = await batch(
      entry('GET', 'Patient/nobody'),
      entry('POST', 'Patient', patient({ gender: 'man' })),
      entry('GET', 'Patient?colour=red'),
      { request: { method: 'GET' } },
      entry('GET', 'Patiant/1'),
    );
    const outcomes = body.entry.map(({ response }: { response: { outcome: object } }) =>
      issuesOf({ body: response.outcome }),
    );
    expect(outcomes).toEqual([
      ['not-found Bundle.entry[0]'],
      ['code-invalid Bundle.entry[1].resource.gender'],
      ['not-supported Bundle.entry[2]'],
      ['required Bundle.entry[3].request'],
      ['not-supported Bundle.entry[4]'],
    ]);
    for (const each of body.entry) expect(each).not.toHaveProperty('resource');
  });

  test('a success carries status, location, etag and the time the resource itself bears', async () => {
    const { body } = await batch(entry('POST', 'Patient', patient()));
    const [{ fullUrl, resource, response }] = body.entry;
    expect(fullUrl).toBe(`${hub.base}/Patient/${resource.id}`);
    expect(response).toEqual({
      status: '201 Created',
      location: `${hub.base}/Patient/${resource.id}/_history/1`,
      etag: 'W/"1"',
      lastModified: resource.meta.lastUpdated,
    });
  });

  test('a read gives the resource, a search its searchset, the history its Bundle', async () => {
    const { id } = await stored(hub, patient({ identifier: [{ system: 'urn:mrn', value: 'b-3' }] }));
    const { body } = await batch(
      entry('GET', `Patient/${id}`),
      entry('GET', 'Patient?identifier=urn:mrn|b-3&_total=accurate'),
      entry('GET', `/Patient/${id}/_history`),
      entry('GET', `Patient/${id}/$everything`),
      entry('GET', 'metadata'),
      entry('HEAD', `Patient/${id}`),
    );
    const [read, search, history, everything, metadata] = body.entry.map((each: { resource: object }) => each.resource);
    expect(read.id).toBe(id);
    expect(search).toMatchObject({ type: 'searchset', total: 1, entry: [{ resource: { id } }] });
    expect(history).toMatchObject({ type: 'history', total: 1 });
    expect(everything).toMatchObject({ type: 'searchset', entry: [{ resource: { id } }] });
    expect(metadata.resourceType).toBe('CapabilityStatement');
    expect(body.entry[0].response).toMatchObject({
      status: '200 OK',
      etag: 'W/"1"',
      lastModified: read.meta.lastUpdated,
    });
  });

  test('conditions travel in the request: ifMatch, ifNoneMatch, ifModifiedSince, ifNoneExist', async () => {
    const first = await stored(hub, patient({ id: 'b-4', identifier: [{ system: 'urn:mrn', value: 'b-4' }] }));
    const { body } = await batch(
      entry('PUT', 'Patient/b-4', patient({ id: 'b-4' }), { ifMatch: 'W/"9"' }),
      entry('GET', 'Patient/b-4', undefined, { ifNoneMatch: 'W/"1"' }),
      entry('GET', 'Patient/b-4', undefined, { ifModifiedSince: first.meta.lastUpdated }),
      entry('POST', 'Patient', patient(), { ifNoneExist: 'identifier=urn:mrn|b-4' }),
      entry('DELETE', 'Patient?identifier=urn:mrn|none'),
    );
    expect(body.entry.map(({ response }: { response: { status: string } }) => response.status)).toEqual([
      '412 Precondition Failed',
      '304 Not Modified',
      '304 Not Modified',
      '200 OK',
      '204 No Content',
    ]);
  });

  test('a Binary is given as FHIR, for a Bundle cannot hold bytes', async () => {
    await stored(hub, { resourceType: 'Binary', id: 'png', contentType: 'image/png', data: 'iVBORw==' });
    const { body } = await batch(entry('GET', 'Binary/png'), entry('GET', 'Binary/png/_history/1'));
    for (const { resource } of body.entry) expect(resource).toMatchObject({ resourceType: 'Binary', data: 'iVBORw==' });
  });

  test('a batch inside a batch is refused, the rest is done', async () => {
    const { body } = await batch(
      entry('POST', '', bundleOf('batch')),
      entry('POST', '/', bundleOf('transaction')),
      entry('POST', 'Patient', patient()),
    );
    expect(body.entry.map(({ response }: { response: { status: string } }) => response.status)).toEqual([
      '400 Bad Request',
      '400 Bad Request',
      '201 Created',
    ]);
    expect(issuesOf({ body: body.entry[0].response.outcome })).toEqual(['invalid Bundle.entry[0].request']);
  });

  test('references between entries are left alone: a batch has none', async () => {
    const reference = 'urn:uuid:3a4b1c1e-0000-4000-8000-000000000001';
    const { body } = await batch(
      entry('POST', 'Patient', patient(), { fullUrl: reference }),
      entry('POST', 'Basic', { resourceType: 'Basic', code: { text: 'x' }, subject: { reference } }),
    );
    expect(body.entry[1].resource.subject.reference).toBe(reference);
  });

  test('Prefer: return=minimal leaves the written resources out, not the read ones', async () => {
    const { id } = await stored(hub, patient());
    const { body } = await post(
      hub,
      '',
      bundleOf('batch', entry('POST', 'Patient', patient()), entry('GET', `Patient/${id}`)),
      {
        Prefer: 'return=minimal',
      },
    );
    expect(body.entry[0]).not.toHaveProperty('resource');
    expect(body.entry[0].response.location).toMatch(/\/_history\/1$/);
    expect(body.entry[1].resource.id).toBe(id);
  });

  test('Prefer: return=OperationOutcome puts what was done into response.outcome', async () => {
    const { body } = await post(hub, '', bundleOf('batch', entry('POST', 'Patient', patient())), {
      Prefer: 'return=OperationOutcome',
    });
    expect(body.entry[0]).not.toHaveProperty('resource');
    expect(body.entry[0].response.outcome).toMatchObject({
      resourceType: 'OperationOutcome',
      issue: [{ severity: 'information' }],
    });
  });

  test('a hundred creates are a hundred resources, answered in order', async () => {
    const { body } = await batch(
      ...Array.from({ length: 100 }, (_, i) => entry('POST', 'Patient', patient({ name: [{ text: `患者${i}` }] }))),
    );
    expect(
      body.entry.map(({ resource }: { resource: { name: { text: string }[] } }) => resource.name[0]!.text),
    ).toEqual(Array.from({ length: 100 }, (_, i) => `患者${i}`));
  });

  test.each(['null', '"x"', '7', '[]'])('an entry that is %s is answered as one without a request', async (text) => {
    const answer = await post(hub, '', `{"resourceType":"Bundle","type":"batch","entry":[${text}]}`);
    expect(answer.status).toBe(200);
    expect(issuesOf({ body: answer.body.entry[0].response.outcome })).toEqual(['required Bundle.entry[0].request']);
  });

  test.each(['https://elsewhere.example/fhir/Patient/1', '%E0%A4%A', 'Patient/%00', '../metadata', 'Patient?x=%zz'])(
    'a url that leads nowhere (%s) fails its entry alone',
    async (url) => {
      const { body } = await batch(entry('GET', url), entry('POST', 'Patient', patient()));
      expect(body.entry[0].response.status).toMatch(/^40\d /);
      expect(body.entry[1].response.status).toBe('201 Created');
    },
  );
});
