import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FHIR, startTestHub, type TestHub } from '../../support/hub.ts';
import {
  englishOf,
  get,
  issuesOf,
  JSON_PATCH,
  patch,
  put,
  remove,
  type Stored,
  stored,
} from '../../support/requests.ts';

let hub: TestHub;
let target: Stored;

beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub?.close());

const fresh = async (): Promise<string> => {
  target = await stored(hub, { resourceType: 'Patient', active: true, gender: 'male', name: [{ text: '山田 太郎' }] });
  return `Patient/${target.id}`;
};
const unchanged = async (): Promise<void> => {
  expect((await get(hub, `Patient/${target.id}`)).body).toEqual(target);
};
const replaceGender = [{ op: 'replace', path: '/gender', value: 'other' }];

/** A FHIRPath Patch of one operation. */
const operation = (parts: Record<string, object>): object => ({
  resourceType: 'Parameters',
  parameter: [{ name: 'operation', part: Object.entries(parts).map(([name, value]) => ({ name, ...value })) }],
});
const replaceActive = operation({
  type: { valueCode: 'replace' },
  path: { valueString: 'Patient.active' },
  value: { valueBoolean: false },
});

describe('patch  https://hl7.org/fhir/R4/http.html#patch', () => {
  test('a JSON Patch answers 200 with the next version', async () => {
    const path = await fresh();
    const { status, headers, body } = await patch(hub, path, [
      { op: 'test', path: '/gender', value: 'male' },
      { op: 'replace', path: '/gender', value: 'other' },
      { op: 'add', path: '/name/-', value: { text: 'ヤマダ タロウ' } },
      { op: 'remove', path: '/active' },
    ]);
    expect(status).toBe(200);
    expect(headers.etag).toBe('W/"2"');
    expect(body).toMatchObject({ gender: 'other', name: [{ text: '山田 太郎' }, { text: 'ヤマダ タロウ' }] });
    expect(body).not.toHaveProperty('active');
    expect((await get(hub, path)).body).toEqual(body);
  });

  test('a FHIRPath Patch is told by its content type: Parameters as FHIR JSON', async () => {
    const path = await fresh();
    const { status, body } = await patch(hub, path, replaceActive);
    expect([status, body.active, body.meta.versionId]).toEqual([200, false, '2']);
  });

  test('Prefer: return=minimal answers no body', async () => {
    const { status, text } = await patch(hub, await fresh(), replaceGender, { Prefer: 'return=minimal' });
    expect([status, text]).toEqual([200, '']);
  });

  test('the history says it was a PATCH', async () => {
    const path = await fresh();
    await patch(hub, path, replaceGender).expect(200);
    const { body } = await get(hub, `${path}/_history`);
    expect(body.entry[0].request).toEqual({ method: 'PATCH', url: path });
  });

  test.each([
    ['an object in place of the list', '{"op":"remove","path":"/gender"}'],
    ['an unknown operation', '[{"op":"erase","path":"/gender"}]'],
    ['a path that is no pointer', '[{"op":"remove","path":"gender"}]'],
    ['no path', '[{"op":"remove"}]'],
    ['no value', '[{"op":"add","path":"/gender"}]'],
    ['a path to __proto__', '[{"op":"add","path":"/__proto__/x","value":1}]'],
    ['cut off JSON', '[{"op":"remove"'],
    ['null', 'null'],
    ['an empty list', '[]'],
  ])('a JSON Patch with %s answers 400, and nothing changes', async (says, text) => {
    const answer = await patch(hub, await fresh(), text, { 'Content-Type': JSON_PATCH });
    // RFC 6902 knows a patch of nothing; it is done, and nothing is other than before.
    if (says === 'an empty list') return expect([200, 400]).toContain(answer.status);
    expect(answer.status).toBe(400);
    await unchanged();
  });

  test.each([
    ['no operation', { resourceType: 'Parameters' }],
    ['an unknown type', operation({ type: { valueCode: 'erase' }, path: { valueString: 'Patient.gender' } })],
    ['no path', operation({ type: { valueCode: 'delete' } })],
    [
      'a part twice',
      { resourceType: 'Parameters', parameter: [{ name: 'operation', part: [{ name: 'type' }, { name: 'type' }] }] },
    ],
  ])('a FHIRPath Patch with %s answers 400, and nothing changes', async (_says, body) => {
    const answer = await patch(hub, await fresh(), body);
    expect(answer.status).toBe(400);
    await unchanged();
  });

  test.each([
    ['a test that fails', [{ op: 'test', path: '/gender', value: 'female' }, ...replaceGender]],
    ['a path that leads nowhere', [{ op: 'replace', path: '/birthDate', value: '1950-04-12' }]],
    ['an index past the end', [{ op: 'add', path: '/name/5', value: {} }]],
    ['the whole removed', [{ op: 'remove', path: '' }]],
    ['the whole replaced by no resource', [{ op: 'replace', path: '', value: [] }]],
  ])('a JSON Patch with %s answers 422, and nothing changes', async (_says, ops) => {
    const answer = await patch(hub, await fresh(), ops);
    expect(answer.status).toBe(422);
    expect(issuesOf(answer)[0]).toMatch(/^processing/);
    await unchanged();
  });

  test('a FHIRPath that finds nothing to replace answers 422, and nothing changes', async () => {
    const answer = await patch(
      hub,
      await fresh(),
      operation({
        type: { valueCode: 'replace' },
        path: { valueString: 'Patient.birthDate' },
        value: { valueDate: '1950-04-12' },
      }),
    );
    expect(answer.status).toBe(422);
    await unchanged();
  });

  test('a patch to what is not R4 is refused with its faults, and nothing changes', async () => {
    const answer = await patch(hub, await fresh(), [{ op: 'add', path: '/gender', value: 'man' }]);
    expect(answer.status).toBe(400);
    expect(issuesOf(answer)).toEqual(['code-invalid Patient.gender']);
    await unchanged();
  });

  test.each([
    ['id', '/id', 'other'],
    ['resourceType', '/resourceType', 'Practitioner'],
  ])('cannot change %s: 422, and nothing changes', async (_says, path, value) => {
    const answer = await patch(hub, await fresh(), [{ op: 'replace', path, value }]);
    expect(answer.status).toBe(422);
    expect(issuesOf(answer)).toEqual(['processing Patient.id']);
    await unchanged();
  });

  test('what it writes into meta.versionId and lastUpdated does not last', async () => {
    const { body } = await patch(hub, await fresh(), [
      {
        op: 'replace',
        path: '/meta',
        value: { versionId: '99', lastUpdated: '2001-01-01T00:00:00Z', source: 'urn:x' },
      },
    ]);
    expect(body.meta).toMatchObject({ versionId: '2', source: 'urn:x' });
    expect(body.meta.lastUpdated > target.meta.lastUpdated).toBe(true);
  });

  test('of an unknown resource answers 404', async () => {
    expect((await patch(hub, 'Patient/nobody', replaceGender)).status).toBe(404);
  });

  test('of a deleted resource answers 410', async () => {
    const path = await fresh();
    await remove(hub, path).expect(204);
    expect((await patch(hub, path, replaceGender)).status).toBe(410);
  });

  test.each([FHIR, 'application/xml', 'application/merge-patch+json', 'application/xml-patch+xml'])(
    'as %s, a list of operations answers 415 and names the two that are taken',
    async (type) => {
      const path = await fresh();
      const answer = await hub.http
        .patch(`/fhir/${path}`)
        .set('Content-Type', type)
        .send(JSON.stringify(replaceGender));
      expect(answer.status).toBe(415);
      expect(englishOf(answer)).toContain(JSON_PATCH);
      expect(englishOf(answer)).toContain('FHIRPath Patch');
      await unchanged();
    },
  );

  test('without a body answers 400', async () => {
    const answer = await hub.http.patch(`/fhir/${await fresh()}`).set('Content-Type', JSON_PATCH);
    expect(answer.status).toBe(400);
    expect(issuesOf(answer)).toEqual(['required http.body']);
  });

  test('of disjoint elements at once: both are done, for a patch is of the version it meets', async () => {
    const path = await fresh();
    const answers = await Promise.all([
      patch(hub, path, replaceGender).then((answer) => answer),
      patch(hub, path, replaceActive).then((answer) => answer),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect((await get(hub, path)).body).toMatchObject({ gender: 'other', active: false, meta: { versionId: '3' } });
  });
});

describe('patch under If-Match', () => {
  test('that is current is done, that is stale answers 412 and changes nothing', async () => {
    const path = await fresh();
    const stale = await patch(hub, path, replaceGender, { 'If-Match': 'W/"7"' });
    expect(stale.status).toBe(412);
    expect(issuesOf(stale)).toEqual(['conflict http.If-Match']);
    await unchanged();
    expect((await patch(hub, path, replaceGender, { 'If-Match': 'W/"1"' })).status).toBe(200);
  });
});

describe('conditional patch', () => {
  const identified = (value: string) => ({
    resourceType: 'Patient',
    gender: 'male',
    identifier: [{ system: 'urn:mrn', value }],
  });
  const change = (value: string, headers = {}) =>
    patch(hub, `Patient?identifier=urn:mrn|${value}`, replaceGender, headers);

  test('no match: 404', async () => {
    const answer = await change('none');
    expect(answer.status).toBe(404);
    expect(issuesOf(answer)).toEqual(['not-found http.query']);
  });

  test('one match: patches it', async () => {
    const { id } = await stored(hub, identified('one'));
    const { status, body } = await change('one');
    expect([status, body.id, body.gender]).toEqual([200, id, 'other']);
  });

  test('several matches: 412, and all stay', async () => {
    await stored(hub, identified('two'));
    await stored(hub, identified('two'));
    expect((await change('two')).status).toBe(412);
    expect((await get(hub, 'Patient?identifier=urn:mrn|two&gender=other&_summary=count')).body.total).toBe(0);
  });

  test('If-Match applies to the one that matches', async () => {
    await stored(hub, identified('three'));
    expect((await change('three', { 'If-Match': 'W/"2"' })).status).toBe(412);
    expect((await change('three', { 'If-Match': 'W/"1"' })).status).toBe(200);
  });

  test('without a criterion answers 400', async () => {
    expect((await patch(hub, 'Patient', replaceGender)).status).toBe(400);
  });
});

describe('a patch that a guard of the store refuses', () => {
  test('is refused alike from PUT and both patches', async () => {
    const path = await fresh();
    const byPut = await put(hub, path, { ...target, gender: 'man' });
    const byJson = await patch(hub, path, [{ op: 'replace', path: '/gender', value: 'man' }]);
    const byPath = await patch(
      hub,
      path,
      operation({
        type: { valueCode: 'replace' },
        path: { valueString: 'Patient.gender' },
        value: { valueCode: 'man' },
      }),
    );
    expect([byPut, byJson, byPath].map((answer) => [answer.status, issuesOf(answer)])).toEqual(
      Array(3).fill([400, ['code-invalid Patient.gender']]),
    );
  });
});
