import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestHub, type TestHub } from '../../support/hub.ts';
import { englishOf, get, issuesOf, put, remove, stored } from '../../support/requests.ts';

let hub: TestHub;

beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub?.close());

describe('delete  https://hl7.org/fhir/R4/http.html#delete', () => {
  test('answers 204, no body, and the version of the deletion as ETag', async () => {
    await stored(hub, { resourceType: 'Patient', id: 'd-1' });
    const { status, headers, text } = await remove(hub, 'Patient/d-1');
    expect([status, text, headers.etag]).toEqual([204, '', 'W/"2"']);
  });

  test('again answers 204 and makes no version', async () => {
    expect((await remove(hub, 'Patient/d-1')).status).toBe(204);
    expect((await get(hub, 'Patient/d-1/_history')).body.total).toBe(2);
  });

  test('of what never was answers 204', async () => {
    expect((await remove(hub, 'Patient/nobody')).status).toBe(204);
  });

  test('then a read answers 410, a search passes it over, its history stays', async () => {
    expect((await get(hub, 'Patient/d-1')).status).toBe(410);
    expect((await get(hub, 'Patient?_id=d-1')).body.entry).toBeUndefined();
    expect((await get(hub, 'Patient/d-1/_history/1')).status).toBe(200);
  });

  test('with Prefer: return=OperationOutcome answers 200 and says what was done', async () => {
    await stored(hub, { resourceType: 'Patient', id: 'd-2' });
    const done = await remove(hub, 'Patient/d-2', { Prefer: 'return=OperationOutcome' });
    expect([done.status, done.body.resourceType]).toEqual([200, 'OperationOutcome']);
  });

  test('with a stale If-Match answers 412 and deletes nothing', async () => {
    await stored(hub, { resourceType: 'Patient', id: 'd-3' });
    await put(hub, 'Patient/d-3', { resourceType: 'Patient', id: 'd-3' }).expect(200);
    const answer = await remove(hub, 'Patient/d-3', { 'If-Match': 'W/"1"' });
    expect(answer.status).toBe(412);
    expect(issuesOf(answer)).toEqual(['conflict http.If-Match']);
    expect((await get(hub, 'Patient/d-3')).status).toBe(200);
    expect((await remove(hub, 'Patient/d-3', { 'If-Match': 'W/"2"' })).status).toBe(204);
  });

  test('of a type without a condition answers 400 and deletes nothing', async () => {
    await stored(hub, { resourceType: 'Basic', id: 'b', code: { text: 'x' } });
    for (const path of ['Basic', 'Basic?', 'Basic?_count=10', 'Basic?code='])
      expect((await remove(hub, path)).status).toBe(400);
    expect((await get(hub, 'Basic/b')).status).toBe(200);
  });
});

describe('conditional delete  https://hl7.org/fhir/R4/http.html#3.1.0.7.1', () => {
  test('refuses a criterion without a value: an unset variable must not widen what is deleted', async () => {
    const { id } = await stored(hub, { resourceType: 'Patient', gender: 'other' });
    const answer = await remove(hub, 'Patient?identifier=&gender=other');
    expect(answer.status).toBe(400);
    expect(englishOf(answer)).toContain('"identifier"');
    expect((await get(hub, `Patient/${id}`)).status).toBe(200);
  });

  const identified = (value: string) => ({ resourceType: 'Patient', identifier: [{ system: 'urn:mrn', value }] });

  test('no match: 204', async () => {
    expect((await remove(hub, 'Patient?identifier=urn:mrn|none')).status).toBe(204);
  });

  test('one match: deletes it, 204', async () => {
    const { id } = await stored(hub, identified('one'));
    expect((await remove(hub, 'Patient?identifier=urn:mrn|one')).status).toBe(204);
    expect((await get(hub, `Patient/${id}`)).status).toBe(410);
  });

  test('several matches: 412, and all stay', async () => {
    const ids = [await stored(hub, identified('two')), await stored(hub, identified('two'))].map(({ id }) => id);
    const answer = await remove(hub, 'Patient?identifier=urn:mrn|two');
    expect(answer.status).toBe(412);
    expect(issuesOf(answer)).toEqual(['multiple-matches http.query']);
    for (const id of ids) expect((await get(hub, `Patient/${id}`)).status).toBe(200);
  });

  test('an unknown parameter answers 400 and deletes nothing', async () => {
    const { id } = await stored(hub, identified('three'));
    const answer = await remove(hub, 'Patient?identifier=urn:mrn|three&colour=red', { Prefer: 'handling=lenient' });
    expect(answer.status).toBe(400);
    expect((await get(hub, `Patient/${id}`)).status).toBe(200);
  });
});
