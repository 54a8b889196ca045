// What is taken at the base URL, before its entries are looked at.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestHub, type TestHub } from '../../support/hub.ts';
import { bundleOf, englishOf, entry, issuesOf, japaneseOf, post } from '../../support/requests.ts';

let hub: TestHub;
let small: TestHub;

beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub?.close());

describe('batch and transaction  https://hl7.org/fhir/R4/http.html#transaction', () => {
  test.each(['batch', 'transaction'] as const)('an empty %s is fine', async (type) => {
    for (const body of [bundleOf(type), { resourceType: 'Bundle', type }]) {
      const answer = await post(hub, '', body);
      expect(answer.status).toBe(200);
      expect(answer.body).toEqual({ resourceType: 'Bundle', type: `${type}-response` });
    }
  });

  test('the base URL may end in a slash or not', async () => {
    for (const url of ['/fhir', '/fhir/'])
      expect(
        (await hub.http.post(url).set('Content-Type', 'application/fhir+json').send(bundleOf('batch'))).status,
      ).toBe(200);
  });

  test.each(['collection', 'searchset', 'document', 'history', 'batch-response', 'none', undefined, 7])(
    'a Bundle of type %s answers 400 and says where it would belong',
    async (type) => {
      const answer = await post(hub, '', { resourceType: 'Bundle', type });
      expect(answer.status).toBe(400);
      expect(issuesOf(answer)).toEqual(['invalid Bundle.type']);
      expect(englishOf(answer)).toContain('/Bundle');
    },
  );

  test('another resource answers 400 and says where it belongs', async () => {
    const answer = await post(hub, '', { resourceType: 'Patient' });
    expect(answer.status).toBe(400);
    expect(englishOf(answer)).toContain('a single Patient goes to /Patient');
  });

  test.each([
    ['an object', { resourceType: 'Patient' }],
    ['a text', 'Patient'],
  ])('an entry that is %s in place of a list is not taken for an empty one: 400', async (_says, wrong) => {
    const answer = await post(hub, '', { resourceType: 'Bundle', type: 'transaction', entry: wrong });
    expect(answer.status).toBe(400);
    expect(issuesOf(answer)).toEqual(['structure Bundle.entry']);
  });

  test('a misspelt entry is told, not passed over', async () => {
    const answer = await post(hub, '', { resourceType: 'Bundle', type: 'transaction', entries: [] });
    expect(answer.status).toBe(400);
    expect(issuesOf(answer)).toEqual(['structure Bundle.entries']);
    expect(englishOf(answer)).toContain('`entries`');
  });

  test.each(['batch', 'transaction'] as const)('a %s of more than RENKEI_MAX_ENTRIES answers 413', async (type) => {
    small ??= await startTestHub({ RENKEI_MAX_ENTRIES: '3' });
    const reads = (n: number) =>
      bundleOf(type, ...Array.from({ length: n }, () => entry('GET', 'metadata?mode=normative')));
    expect((await post(small, '', reads(3))).status).toBe(200);
    const answer = await post(small, '', reads(4));
    expect(answer.status).toBe(413);
    expect(issuesOf(answer)).toEqual(['too-long Bundle.entry']);
    expect(japaneseOf(answer)).toContain('上限は 3 件');
  });
  afterAll(() => small?.close());

  test('the limit is 1000 unless set', async () => {
    const many = (n: number) => bundleOf('batch', ...Array.from({ length: n }, () => ({})));
    expect((await post(hub, '', many(1000))).body.entry).toHaveLength(1000);
    expect((await post(hub, '', many(1001))).status).toBe(413);
  });
});
