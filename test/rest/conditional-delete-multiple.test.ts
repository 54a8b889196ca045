// One conditional delete of several resources: all of them or none, like any other write.
// https://hl7.org/fhir/R4/http.html#3.1.0.7.1
import type { Response } from 'supertest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Problem } from '../../src/problem.ts';
import type { Guard } from '../../src/store/write/change.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { bundleOf, englishOf, entry, get, issuesOf, post, put, remove, stored } from '../support/requests.ts';

/** Refuses to have a Patient deleted that is active. */
const inUse: Guard = ({ id, before, after }) => {
  if (after !== undefined || before?.active !== true) return undefined;
  throw new Problem('business-rule', { en: `in use: ${id}`, ja: `使用中：${id}` });
};

let hub: TestHub;

beforeAll(async () => {
  hub = await startTestHub({ RENKEI_CONDITIONAL_DELETE: 'multiple', RENKEI_MAX_ENTRIES: '4' }, { guards: [inUse] });
});
afterAll(() => hub?.close());

const numbered = (value: string, more: object = {}) => ({
  resourceType: 'Patient',
  identifier: [{ system: 'urn:b', value }],
  ...more,
});
const statusesOf = ({ body }: Response): number[] =>
  body.entry.map(({ response }: { response: { status: string } }) => Number.parseInt(response.status, 10));

describe('RENKEI_CONDITIONAL_DELETE=multiple', () => {
  const store = async (value: string, count: number): Promise<string[]> => {
    const ids: string[] = [];
    for (let i = 0; i < count; i += 1) ids.push((await stored(hub, numbered(value))).id);
    return ids;
  };
  const gone = (ids: readonly string[]) => Promise.all(ids.map(async (id) => (await get(hub, `Patient/${id}`)).status));
  const deleting = (value: string) => entry('DELETE', `Patient?identifier=urn:b|${value}`);

  test('/metadata says so', async () => {
    const { body } = await get(hub, 'metadata');
    expect(body.rest[0].resource[0].conditionalDelete).toBe('multiple');
  });

  test('several: 204 without a version; each has its own in its history', async () => {
    const ids = await store('m-1', 3);
    const { status, headers, text } = await remove(hub, 'Patient?identifier=urn:b|m-1');
    expect([status, headers.etag, text]).toEqual([204, undefined, '']);
    for (const id of ids) {
      const { body } = await get(hub, `Patient/${id}/_history`);
      expect(body.entry[0]).toMatchObject({ request: { method: 'DELETE' }, response: { etag: 'W/"2"' } });
    }
  });

  test('one: 204 with the version of its deletion', async () => {
    await store('m-2', 1);
    const { status, headers } = await remove(hub, 'Patient?identifier=urn:b|m-2');
    expect([status, headers.etag]).toEqual([204, 'W/"2"']);
  });

  test('in a transaction beside other entries, answered in their order', async () => {
    const ids = await store('m-3', 2);
    const answer = await post(
      hub,
      '',
      bundleOf(
        'transaction',
        entry('POST', 'Patient', numbered('m-3')),
        deleting('m-3'),
        entry('GET', `Patient?_count=0`),
      ),
    );
    expect(statusesOf(answer)).toEqual([201, 204, 200]);
    expect(await gone(ids)).toEqual([410, 410]);
  });

  test('several deletes of a transaction share the bound', async () => {
    const ids = [...(await store('m-4', 3)), ...(await store('m-5', 2))];
    const answer = await post(hub, '', bundleOf('transaction', deleting('m-4'), deleting('m-5')));
    expect(answer.status).toBe(412);
    expect(issuesOf(answer)).toEqual(['multiple-matches Bundle.entry[1]']);
    expect(await gone(ids)).toEqual([200, 200, 200, 200, 200]);
  });

  test('each entry of a batch has a bound of its own', async () => {
    const ids = [...(await store('m-6', 3)), ...(await store('m-7', 2))];
    const answer = await post(hub, '', bundleOf('batch', deleting('m-6'), deleting('m-7')));
    expect(statusesOf(answer)).toEqual([204, 204]);
    expect(await gone(ids)).toEqual([410, 410, 410, 410, 410]);
  });

  test('one of them that another entry touches as well: 400, and all stay', async () => {
    const ids = await store('m-8', 2);
    const answer = await post(
      hub,
      '',
      bundleOf('transaction', deleting('m-8'), entry('PUT', `Patient/${ids[1]}`, numbered('m-8', { id: ids[1] }))),
    );
    expect(answer.status).toBe(400);
    expect(await gone(ids)).toEqual([200, 200]);
  });

  test('each deletion goes through the guards: one refused, all stay', async () => {
    const ids = await store('m-9', 2);
    await put(hub, 'Patient/m-9', numbered('m-9', { id: 'm-9', active: true })).expect(201);
    const answer = await remove(hub, 'Patient?identifier=urn:b|m-9');
    expect(answer.status).toBe(422);
    expect(englishOf(answer)).toBe('in use: m-9');
    expect(await gone([...ids, 'm-9'])).toEqual([200, 200, 200]);
  });
});
