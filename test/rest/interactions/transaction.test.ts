import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestHub, type TestHub } from '../../support/hub.ts';
import {
  type BundleEntry,
  bundleOf,
  englishOf,
  entry,
  get,
  issuesOf,
  post,
  put,
  stored,
} from '../../support/requests.ts';

let hub: TestHub;

beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub?.close());

const transaction = (...entries: object[]) => post(hub, '', bundleOf('transaction', ...entries));
const patient = (more: object = {}) => ({ resourceType: 'Patient', ...more });
const identified = (value: string, more: object = {}) =>
  patient({ identifier: [{ system: 'urn:mrn', value }], ...more });
const basic = (more: object = {}) => ({ resourceType: 'Basic', code: { text: 'x' }, ...more });
const uuid = (n: number): string => `urn:uuid:3a4b1c1e-0000-4000-8000-${String(n).padStart(12, '0')}`;
const statusesOf = (body: { entry: { response: { status: string } }[] }): string[] =>
  body.entry.map(({ response }) => response.status);
const count = async (type: string): Promise<number> => (await get(hub, `${type}?_summary=count`)).body.total;

describe('transaction  https://hl7.org/fhir/R4/http.html#trules', () => {
  test('answers every entry in the order of the request, with location, etag and lastModified', async () => {
    await stored(hub, patient({ id: 't-del' }));
    await stored(hub, patient({ id: 't-put' }));
    const { status, body } = await transaction(
      entry('GET', 'Patient/t-put'),
      entry('PUT', 'Patient/t-put', patient({ id: 't-put', active: true })),
      entry('POST', 'Patient', patient()),
      entry('DELETE', 'Patient/t-del'),
    );
    expect(status).toBe(200);
    expect(body.type).toBe('transaction-response');
    expect(statusesOf(body)).toEqual(['200 OK', '200 OK', '201 Created', '204 No Content']);
    const [, updated, created, deleted] = body.entry;
    expect(updated.response).toMatchObject({ etag: 'W/"2"', lastModified: updated.resource.meta.lastUpdated });
    expect(created.response).toEqual({
      status: '201 Created',
      location: `${hub.base}/Patient/${created.resource.id}/_history/1`,
      etag: 'W/"1"',
      lastModified: created.resource.meta.lastUpdated,
    });
    expect(created.fullUrl).toBe(`${hub.base}/Patient/${created.resource.id}`);
    expect(deleted).toEqual({ response: { status: '204 No Content', etag: 'W/"2"' } });
  });

  test('reads come last, whatever their place: they see what was written', async () => {
    await stored(hub, patient({ id: 't-read' }));
    const { body } = await transaction(
      entry('GET', 'Patient/t-read'),
      entry('GET', 'Patient?identifier=urn:mrn|t-seen'),
      entry('PUT', 'Patient/t-read', patient({ id: 't-read', active: true })),
      entry('POST', 'Patient', identified('t-seen')),
    );
    expect(body.entry[0].resource).toMatchObject({ active: true, meta: { versionId: '2' } });
    expect(body.entry[1].resource.entry).toHaveLength(1);
  });

  test('deletes come first: what is deleted is no match of a conditional create', async () => {
    const { id } = await stored(hub, identified('t-first'));
    const { status, body } = await transaction(
      entry('POST', 'Patient', identified('t-first'), { ifNoneExist: 'identifier=urn:mrn|t-first' }),
      entry('DELETE', `Patient/${id}`),
    );
    // Creating anew is what the order says; refusing the two that touch one identity would do no harm either.
    expect([200, 400]).toContain(status);
    if (status === 200) expect(statusesOf(body)).toEqual(['201 Created', '204 No Content']);
  });

  test('all or nothing: one invalid resource undoes all', async () => {
    const before = await count('Patient');
    const answer = await transaction(
      entry('POST', 'Patient', patient()),
      entry('PUT', 'Patient/t-half', patient({ id: 't-half' })),
      entry('POST', 'Patient', patient({ gender: 'man', birthdate: 'x' })),
    );
    expect(answer.status).toBe(400);
    expect(issuesOf(answer)).toEqual([
      'code-invalid Bundle.entry[2].resource.gender',
      'structure Bundle.entry[2].resource.birthdate',
    ]);
    expect(await count('Patient')).toBe(before);
    expect((await get(hub, 'Patient/t-half')).status).toBe(404);
  });

  test('all or nothing: a GET that fails undoes the writes', async () => {
    const answer = await transaction(
      entry('PUT', 'Patient/t-undone', patient({ id: 't-undone' })),
      entry('GET', 'Patient/nobody'),
    );
    expect(answer.status).toBe(404);
    expect(issuesOf(answer)).toEqual(['not-found Bundle.entry[1]']);
    expect((await get(hub, 'Patient/t-undone')).status).toBe(404);
  });

  test.each<[string, object, number, string]>([
    ['no request', {}, 400, 'required Bundle.entry[1].request'],
    ['an unknown method', entry('OPTIONS', 'Patient'), 400, 'required Bundle.entry[1].request'],
    ['no resource', entry('POST', 'Patient'), 400, 'required Bundle.entry[1]'],
    ['an unknown type', entry('GET', 'Patiant/1'), 404, 'not-supported Bundle.entry[1]'],
    [
      'a resource of another type',
      entry('POST', 'Patient', basic()),
      400,
      'invalid Bundle.entry[1].resource.resourceType',
    ],
    ['another id', entry('PUT', 'Patient/a', patient({ id: 'b' })), 400, 'invalid Bundle.entry[1].resource.id'],
    [
      'a stale ifMatch',
      entry('PUT', 'Patient/t-0', patient({ id: 't-0' }), { ifMatch: 'W/"9"' }),
      412,
      'conflict Bundle.entry[1]',
    ],
    [
      'a malformed ifMatch',
      entry('PUT', 'Patient/t-0', patient({ id: 't-0' }), { ifMatch: '9' }),
      400,
      'value Bundle.entry[1]',
    ],
    ['an unknown search parameter', entry('GET', 'Patient?colour=red'), 400, 'not-supported Bundle.entry[1]'],
    [
      'an ifNoneExist without a criterion',
      entry('POST', 'Patient', patient(), { ifNoneExist: '_sort=_id' }),
      400,
      'invalid Bundle.entry[1]',
    ],
    ['a transaction', entry('POST', '', bundleOf('transaction')), 422, 'processing Bundle.entry[1].request'],
    [
      'an operation that changes something',
      entry('POST', 'Patient/x/$meta-add', { resourceType: 'Parameters' }),
      422,
      'processing Bundle.entry[1].request',
    ],
    [
      'a patch that is none',
      entry('PATCH', 'Patient/t-0', { resourceType: 'Parameters' }),
      400,
      'invalid Bundle.entry[1].resource.parameter',
    ],
    [
      'a patch of nobody',
      entry('PATCH', 'Patient/nobody', {
        resourceType: 'Binary',
        contentType: 'application/json-patch+json',
        data: 'W10=',
      }),
      404,
      'not-found Bundle.entry[1].resource',
    ],
  ])('an entry with %s undoes all and is told by its place', async (_says, wrong, status, issue) => {
    const answer = await transaction(entry('PUT', 'Patient/t-gone', patient({ id: 't-gone' })), wrong);
    expect(answer.status).toBe(status);
    expect(issuesOf(answer)).toEqual([issue]);
    expect((await get(hub, 'Patient/t-gone')).status).toBe(404);
  });

  test('two entries of one identity answer 400', async () => {
    const twice = [
      [entry('PUT', 'Patient/t-1', patient({ id: 't-1' })), entry('PUT', 'Patient/t-1', patient({ id: 't-1' }))],
      [entry('PUT', 'Patient/t-1', patient({ id: 't-1' })), entry('DELETE', 'Patient/t-1')],
      [
        entry('PUT', 'Patient?identifier=urn:mrn|t-1', identified('t-1', { id: 't-1' })),
        entry('PUT', 'Patient/t-1', patient({ id: 't-1' })),
      ],
      [
        entry('POST', 'Patient', identified('t-2'), { ifNoneExist: 'identifier=urn:mrn|t-2' }),
        entry('POST', 'Patient', identified('t-2'), { ifNoneExist: 'identifier=urn:mrn|t-2' }),
      ],
    ];
    for (const entries of twice) {
      const answer = await transaction(...entries);
      expect(answer.status).toBe(400);
      expect(issuesOf(answer)[0]).toMatch(/^invalid Bundle\.entry/);
    }
    expect((await get(hub, 'Patient/t-1')).status).toBe(404);
  });

  test('ifNoneExist: one match is answered 200, several 412 with the place', async () => {
    const { id } = await stored(hub, identified('t-3'));
    const { body } = await transaction(
      entry('POST', 'Patient', identified('t-3'), { fullUrl: uuid(1), ifNoneExist: 'identifier=urn:mrn|t-3' }),
      entry('POST', 'Basic', basic({ subject: { reference: uuid(1) } })),
    );
    expect(statusesOf(body)).toEqual(['200 OK', '201 Created']);
    expect(body.entry[1].resource.subject.reference).toBe(`Patient/${id}`);
  });

  test('conditional update and delete', async () => {
    const { id } = await stored(hub, identified('t-4'));
    const gone = await stored(hub, identified('t-5'));
    const { body } = await transaction(
      entry('PUT', 'Patient?identifier=urn:mrn|t-4', identified('t-4', { active: true })),
      entry('DELETE', 'Patient?identifier=urn:mrn|t-5'),
      entry('DELETE', 'Patient?identifier=urn:mrn|none'),
    );
    expect(statusesOf(body)).toEqual(['200 OK', '204 No Content', '204 No Content']);
    expect(body.entry[0].resource).toMatchObject({ id, active: true });
    expect((await get(hub, `Patient/${gone.id}`)).status).toBe(410);
  });

  test('PATCH: a JSON Patch in a Binary, a FHIRPath Patch as Parameters', async () => {
    await stored(hub, patient({ id: 't-6', gender: 'male' }));
    await stored(hub, patient({ id: 't-7', gender: 'male' }));
    const ops = '[{"op":"replace","path":"/gender","value":"other"}]';
    const { status, body } = await transaction(
      entry('PATCH', 'Patient/t-6', {
        resourceType: 'Binary',
        contentType: 'application/json-patch+json',
        data: Buffer.from(ops).toString('base64'),
      }),
      entry('PATCH', 'Patient/t-7', {
        resourceType: 'Parameters',
        parameter: [
          {
            name: 'operation',
            part: [
              { name: 'type', valueCode: 'replace' },
              { name: 'path', valueString: 'Patient.gender' },
              { name: 'value', valueCode: 'other' },
            ],
          },
        ],
      }),
    );
    expect(status).toBe(200);
    expect(body.entry.map(({ resource }: { resource: { gender: string } }) => resource.gender)).toEqual([
      'other',
      'other',
    ]);
  });

  test('of reads alone', async () => {
    await stored(hub, patient({ id: 't-8' }));
    const { body } = await transaction(
      entry('GET', 'Patient/t-8'),
      entry('HEAD', 'Patient/t-8'),
      entry('GET', 'Patient/t-8/_history'),
    );
    expect(statusesOf(body)).toEqual(['200 OK', '200 OK', '200 OK']);
    expect(body.entry[2].resource.type).toBe('history');
  });

  test('with Prefer: return=minimal gives no resources', async () => {
    const answer = await post(hub, '', bundleOf('transaction', entry('POST', 'Patient', patient())), {
      Prefer: 'return=minimal',
    });
    expect(answer.body.entry[0]).not.toHaveProperty('resource');
    expect(answer.body.entry[0].response.status).toBe('201 Created');
  });

  test('a thousand entries in one', async () => {
    const { status, body } = await transaction(
      ...Array.from({ length: 1000 }, (_, i) =>
        entry('POST', 'Group', { resourceType: 'Group', type: 'person', actual: true, name: `組${i}` }),
      ),
    );
    expect(status).toBe(200);
    expect(body.entry).toHaveLength(1000);
    expect(body.entry[999].resource.name).toBe('組999');
    expect(await count('Group')).toBe(1000);
  });
});

describe('references inside a transaction  https://hl7.org/fhir/R4/http.html#trules', () => {
  test('urn:uuid is resolved wherever it stands: references, uris, narrative, contained, extensions, siblings', async () => {
    const u = uuid(10);
    const { status, body } = await transaction(
      entry(
        'POST',
        'DocumentReference',
        {
          resourceType: 'DocumentReference',
          text: {
            status: 'generated',
            div: `<div xmlns="http://www.w3.org/1999/xhtml"><a href="${u}">患者</a> <img src='${u}' alt="x"/> ${u}</div>`,
          },
          contained: [{ resourceType: 'Basic', id: 'c', code: { text: 'x' }, subject: { reference: u } }],
          extension: [
            { url: 'http://example.org/who', valueReference: { reference: u } },
            { url: 'http://example.org/link', valueUri: u },
          ],
          status: 'current',
          _status: { extension: [{ url: 'http://example.org/by', valueReference: { reference: u } }] },
          subject: { reference: u, display: u },
          content: [{ attachment: { url: u } }],
          context: { related: [{ reference: '#c' }] },
        },
        { fullUrl: uuid(11) },
      ),
      entry('POST', 'Patient', patient(), { fullUrl: u }),
    );
    expect(status).toBe(200);
    const reference = `Patient/${body.entry[1].resource.id}`;
    expect(body.entry[0].resource).toMatchObject({
      contained: [{ subject: { reference } }],
      extension: [{ valueReference: { reference } }, { valueUri: reference }],
      _status: { extension: [{ valueReference: { reference } }] },
      // The words of a display are nobody's address.
      subject: { reference, display: u },
      content: [{ attachment: { url: reference } }],
    });
    const { div } = body.entry[0].resource.text;
    expect(div).toContain(`<a href="${reference}">患者</a>`);
    expect(div).toContain(`src="${reference}"`);
    expect(div).toContain(` ${u}</div>`);
    expect((await get(hub, `DocumentReference?subject=${reference}`)).body.entry).toHaveLength(1);
  });

  test('in Parameters and Bundles that are stored as they are', async () => {
    const { body } = await transaction(
      entry('POST', 'Parameters', {
        resourceType: 'Parameters',
        parameter: [
          { name: 'a', valueReference: { reference: uuid(12) } },
          { name: 'b', part: [{ name: 'c', resource: basic({ subject: { reference: uuid(12) } }) }] },
        ],
      }),
      entry('POST', 'Patient', patient(), { fullUrl: uuid(12) }),
    );
    const reference = `Patient/${body.entry[1].resource.id}`;
    expect(body.entry[0].resource.parameter).toMatchObject([
      { valueReference: { reference } },
      { part: [{ resource: { subject: { reference } } }] },
    ]);
  });

  test('two that refer to each other', async () => {
    const { body } = await transaction(
      entry('POST', 'Patient', patient({ link: [{ other: { reference: uuid(14) }, type: 'seealso' }] }), {
        fullUrl: uuid(13),
      }),
      entry('POST', 'Patient', patient({ link: [{ other: { reference: uuid(13) }, type: 'seealso' }] }), {
        fullUrl: uuid(14),
      }),
    );
    const [a, b] = body.entry.map(({ resource }: { resource: object }) => resource);
    expect(a.link[0].other.reference).toBe(`Patient/${b.id}`);
    expect(b.link[0].other.reference).toBe(`Patient/${a.id}`);
  });

  test('to an entry that is put: to its id; to one in a patch: as well', async () => {
    await stored(hub, basic({ id: 'b-1' }));
    const { body } = await transaction(
      entry('PUT', 'Patient/t-9', patient({ id: 't-9' }), { fullUrl: uuid(15) }),
      entry('POST', 'Basic', basic({ subject: { reference: uuid(15) } })),
      entry('PATCH', 'Basic/b-1', {
        resourceType: 'Parameters',
        parameter: [
          {
            name: 'operation',
            part: [
              { name: 'type', valueCode: 'add' },
              { name: 'path', valueString: 'Basic' },
              { name: 'name', valueString: 'subject' },
              { name: 'value', valueReference: { reference: uuid(15) } },
            ],
          },
        ],
      }),
    );
    expect(body.entry[1].resource.subject.reference).toBe('Patient/t-9');
    expect(body.entry[2].resource.subject.reference).toBe('Patient/t-9');
  });

  test('to an absolute fullUrl of another server', async () => {
    const fullUrl = 'https://ehr.example.jp/fhir/Patient/77';
    const { body } = await transaction(
      entry('POST', 'Patient', patient(), { fullUrl }),
      entry('POST', 'Basic', basic({ subject: { reference: fullUrl } })),
      entry('POST', 'Basic', basic({ subject: { reference: 'https://ehr.example.jp/fhir/Patient/78' } })),
    );
    expect(body.entry[1].resource.subject.reference).toBe(`Patient/${body.entry[0].resource.id}`);
    expect(body.entry[2].resource.subject.reference).toBe('https://ehr.example.jp/fhir/Patient/78');
  });

  test('a relative reference is of the server its own entry comes from', async () => {
    const ehr = (path: string): string => `https://ehr.example.jp/fhir/${path}`;
    await stored(hub, patient({ id: '79' }));
    const { body } = await transaction(
      entry('POST', 'Patient', patient({ id: '77' }), { fullUrl: ehr('Patient/77') }),
      entry('POST', 'Basic', basic({ subject: { reference: 'Patient/77' } }), { fullUrl: ehr('Basic/1') }),
      // Not among the entries, or said by one of no server: then it is ours that is meant.
      entry('POST', 'Basic', basic({ subject: { reference: 'Patient/79' } }), { fullUrl: ehr('Basic/2') }),
      entry('POST', 'Basic', basic({ subject: { reference: 'Patient/77' } }), { fullUrl: uuid(30) }),
    );
    expect(body.entry.slice(1).map(({ resource }: BundleEntry) => resource.subject.reference)).toEqual([
      `Patient/${body.entry[0].resource.id}`,
      'Patient/79',
      'Patient/77',
    ]);
  });

  test('a urn:uuid that no entry bears is refused, of one entry as of many', async () => {
    const dangling = entry('POST', 'Basic', basic({ subject: { reference: uuid(99) } }));
    const before = await count('Basic');
    for (const answer of [
      await transaction(entry('POST', 'Patient', patient()), dangling),
      await transaction(dangling),
    ]) {
      expect(answer.status).toBe(422);
      expect(issuesOf(answer)[0]).toMatch(/^processing .*\.subject\.reference$/);
      expect(englishOf(answer)).toContain(uuid(99));
    }
    expect(await count('Basic')).toBe(before);
  });

  test.each([uuid(99), 'Patient?identifier=urn:mrn|nobody', 'Patient?colour=red'])(
    'a reference that cannot be resolved (%s) is told with the place in the Bundle',
    async (reference) => {
      const answer = await transaction(
        entry('POST', 'Patient', patient()),
        entry('POST', 'Basic', basic({ subject: { reference } })),
      );
      expect(issuesOf(answer)[0]).toMatch(/ Bundle\.entry\[1\]\.resource\.subject\.reference$/);
    },
  );

  test('several matches of an entry’s condition are told with the place in the Bundle', async () => {
    for (let i = 0; i < 2; i += 1) await stored(hub, identified('r-several'));
    const answer = await transaction(
      entry('POST', 'Patient', patient()),
      entry('PUT', 'Patient?identifier=urn:mrn|r-several', identified('r-several')),
    );
    expect(answer.status).toBe(412);
    expect(issuesOf(answer)).toEqual(['multiple-matches Bundle.entry[1]']);
  });

  test('a conditional reference becomes the one stored resource that answers it', async () => {
    const { id } = await stored(hub, identified('r-1'));
    const { body } = await transaction(
      entry('POST', 'Basic', basic({ subject: { reference: 'Patient?identifier=urn:mrn|r-1' } })),
    );
    expect(body.entry[0].resource.subject.reference).toBe(`Patient/${id}`);
  });

  test('a conditional reference may mean a resource the transaction itself brings', async () => {
    const { body } = await transaction(
      entry('POST', 'Basic', basic({ subject: { reference: 'Patient?identifier=urn:mrn|r-2' } })),
      entry('POST', 'Patient', identified('r-2')),
    );
    expect(body.entry[0].resource.subject.reference).toBe(`Patient/${body.entry[1].resource.id}`);
  });

  test.each<[string, number, string]>([
    ['Patient?identifier=urn:mrn|nobody', 422, 'processing'],
    ['Patient?identifier=urn:mrn|r-many', 412, 'multiple-matches'],
    ['Patient?colour=red', 400, 'not-supported'],
    ['Patiant?identifier=1', 422, 'processing'],
  ])(
    'a conditional reference that cannot be resolved (%s) answers %i, and nothing is stored',
    async (reference, status, code) => {
      if (status === 412) for (let i = 0; i < 2; i += 1) await stored(hub, identified('r-many'));
      const before = await count('Basic');
      const answer = await transaction(
        entry('POST', 'Patient', patient()),
        entry('POST', 'Basic', basic({ subject: { reference } })),
      );
      expect(answer.status).toBe(status);
      expect(issuesOf(answer)[0]).toMatch(new RegExp(`^${code} `));
      expect(await count('Basic')).toBe(before);
    },
  );

  test('a transaction of one entry resolves its conditional reference too', async () => {
    const { id } = await stored(hub, identified('r-3'));
    const { body } = await transaction(
      entry('PUT', 'Basic/r-3', basic({ id: 'r-3', subject: { reference: 'Patient?identifier=urn:mrn|r-3' } })),
    );
    expect(body.entry[0].resource.subject.reference).toBe(`Patient/${id}`);
  });

  test('two entries with one fullUrl are refused: a reference to it would mean either', async () => {
    const answer = await transaction(
      entry('POST', 'Patient', patient(), { fullUrl: uuid(20) }),
      entry('POST', 'Patient', patient(), { fullUrl: uuid(20) }),
    );
    expect(answer.status).toBe(400);
    expect(issuesOf(answer)).toEqual(['invalid Bundle.entry[1].fullUrl']);
  });
});

describe('transactions side by side', () => {
  test('that touch the same resources in other orders all end, none half done', async () => {
    const ids = ['x-1', 'x-2', 'x-3', 'x-4'];
    for (const id of ids) await put(hub, `Basic/${id}`, basic({ id })).expect(201);
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, i) => {
        const mine = i % 2 === 0 ? ids : [...ids].reverse();
        return transaction(
          ...mine.map((id) => entry('PUT', `Basic/${id}`, basic({ id, code: { text: `${i}` } }))),
        ).then((answer) => answer);
      }),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
    const texts = await Promise.all(ids.map(async (id) => (await get(hub, `Basic/${id}`)).body.code.text));
    expect(new Set(texts).size).toBe(1);
    expect((await get(hub, 'Basic/x-1')).headers.etag).toBe('W/"9"');
  });
});
