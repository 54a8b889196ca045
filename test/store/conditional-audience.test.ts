// Conditions are answered with what their caller may see: what is hidden is no match, and nothing tells that it is there.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Audience } from '../../src/access/audience.ts';
import type { Resource } from '../../src/fhir/resource.ts';
import { parseCondition } from '../../src/fhir/search/ask/condition.ts';
import type { Search } from '../../src/fhir/search/tree.ts';
import { Problem } from '../../src/problem.ts';
import { queryOf } from '../../src/rest/query.ts';
import type { Change, Written } from '../../src/store/write/change.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { EVERYONE, putAll } from '../support/writing.ts';

const A = ['Organization/a'];

let hub: TestHub;

const patient = (owner: string, value: string, more: object = {}): Resource => ({
  resourceType: 'Patient',
  identifier: [{ system: 'urn:x', value }],
  managingOrganization: { reference: `Organization/${owner}` },
  ...more,
});
const by = (query: string, type = 'Patient'): Search =>
  parseCondition(type, queryOf(query), 'http.query', hub.hub.search);
const write = (changes: readonly Change[], audience: Audience = A): Promise<Written[]> =>
  hub.store.write(changes, { ...EVERYONE, audience });
const versionOf = async (id: string): Promise<number | undefined> =>
  (await hub.store.read('Patient', id, 'everyone'))?.version;

/** What is said, without the id that was asked for. */
async function refusalOf(changes: readonly Change[], id = ''): Promise<string> {
  const refused = await write(changes).then(
    (written) => written,
    (cause: unknown) => cause,
  );
  if (!(refused instanceof Problem)) throw new Error(`not refused: ${JSON.stringify(refused)}`);
  return `${refused.kind} ${refused.said.en}`.replaceAll(id === '' ? '\0' : id, '[id]');
}

beforeAll(async () => {
  hub = await startTestHub();
  if (hub === undefined) return;
  await putAll(hub.store, [
    { resourceType: 'Organization', id: 'a', name: 'A' },
    { resourceType: 'Organization', id: 'b', name: 'B' },
    patient('b', 'hidden', { id: 'hidden' }),
    patient('b', 'both', { id: 'both-hidden' }),
    patient('a', 'both', { id: 'both-seen' }),
    {
      resourceType: 'Flag',
      id: 'hidden-flag',
      status: 'active',
      code: { text: 'x' },
      subject: { reference: 'Patient/both-seen' },
      author: { reference: 'Organization/b' },
    },
  ]);
});
afterAll(() => hub?.close());

describe('a hidden match is none', () => {
  test('for a create: there are two then, of which each audience sees one', async () => {
    const [made] = await write([
      { kind: 'create', resource: patient('a', 'hidden'), condition: by('identifier=urn:x|hidden') },
    ]);
    expect(made).toMatchObject({ outcome: 'created' });
    expect(await versionOf('hidden')).toBe(1);
  });

  test('for an update', async () => {
    const [made] = await write([
      { kind: 'update', type: 'Patient', resource: patient('a', 'x'), condition: by('_id=hidden') },
    ]);
    expect(made).toMatchObject({ outcome: 'created' });
    expect(await versionOf('hidden')).toBe(1);
  });

  test('for a delete, of one and of all', async () => {
    for (const more of [{}, { atMost: 10 }]) {
      const [made] = await write([{ kind: 'delete', type: 'Patient', condition: by('_id=hidden'), ...more }]);
      expect(made).toMatchObject({ outcome: 'nothing' });
    }
    expect(await versionOf('hidden')).toBe(1);
  });

  test('for a patch', async () => {
    const patch = (query: string): Change => ({
      kind: 'patch',
      type: 'Patient',
      condition: by(query),
      apply: (it) => it,
    });
    expect(await refusalOf([patch('_id=hidden')])).toBe(await refusalOf([patch('_id=nowhere')]));
  });

  test('for If-Match', async () => {
    const remove = (query: string): Change => ({ kind: 'delete', type: 'Patient', condition: by(query), ifMatch: '1' });
    expect(await refusalOf([remove('_id=hidden')])).toBe(await refusalOf([remove('_id=nowhere')]));
  });

  test('for a conditional reference', async () => {
    const flag = (value: string): Change => ({
      kind: 'create',
      fullUrl: 'urn:uuid:00000000-0000-4000-8000-000000000001',
      resource: {
        resourceType: 'Flag',
        status: 'active',
        code: { text: 'x' },
        subject: { reference: `Patient?_id=${value}` },
        author: { reference: 'Organization/a' },
      },
    });
    expect(await refusalOf([flag('hidden')], 'hidden')).toBe(await refusalOf([flag('nowhere')], 'nowhere'));
  });

  test('over a link: a hidden resource that refers', async () => {
    const [made] = await write([
      { kind: 'delete', type: 'Patient', condition: by('_has:Flag:patient:_id=hidden-flag') },
    ]);
    expect(made).toMatchObject({ outcome: 'nothing' });
    expect(await versionOf('both-seen')).toBe(1);
  });
});

describe('of several matches the hidden ones do not count', () => {
  test('for an update', async () => {
    const [made] = await write([
      { kind: 'update', type: 'Patient', resource: patient('a', 'both'), condition: by('identifier=urn:x|both') },
    ]);
    expect(made).toMatchObject({ outcome: 'updated', id: 'both-seen', version: 2 });
  });

  test('for a delete of all', async () => {
    const [made] = await write([
      { kind: 'delete', type: 'Patient', condition: by('identifier=urn:x|both'), atMost: 10 },
    ]);
    expect(made).toMatchObject({ outcome: 'deleted', id: 'both-seen' });
    expect(await versionOf('both-hidden')).toBe(1);
  });
});

describe('the id of a hidden resource', () => {
  const absent = 'Patient/hidden does not exist here.';
  const update = (more: object): Change => ({
    kind: 'update',
    type: 'Patient',
    resource: patient('a', 'new', { id: 'hidden' }),
    ...more,
  });

  test.each<[string, () => Change]>([
    ['by a condition that nothing meets', () => update({ condition: by('identifier=urn:x|new') })],
    ['by id', () => update({ id: 'hidden' })],
    ['by id, under another version', () => update({ id: 'hidden', ifMatch: '9' })],
    ['by id, as new', () => update({ id: 'hidden', mustBeNew: true })],
    ['to be deleted under another version', () => ({ kind: 'delete', type: 'Patient', id: 'hidden', ifMatch: '9' })],
  ])('%s: no more is told than that it is not there for them', async (_says, change) => {
    expect(await refusalOf([change()])).toBe(`not-found ${absent}`);
    expect(await versionOf('hidden')).toBe(1);
  });
});
