// Definitions of users, as a validation sees them: all that one leads to, as it is stored now, for whoever may see it.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Audience } from '../../src/access/audience.ts';
import type { Resource } from '../../src/fhir/resource.ts';
import { validate } from '../../src/fhir/validation/validate.ts';
import { StoredLibrary } from '../../src/store/library/stored-library.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { EVERYONE } from '../support/writing.ts';

const EXAMPLE = 'http://example.org/fhir';

let hub: TestHub;
/** What another process of the hub would have: it is not told of what this one writes. */
let elsewhere: StoredLibrary;

beforeAll(async () => {
  hub = await startTestHub({ RENKEI_VALIDATION: 'off' });
});
beforeEach(() => {
  elsewhere = new StoredLibrary([]);
});
afterAll(() => hub?.close());

const store = (...resources: Resource[]) =>
  hub.store.write(
    resources.map((resource) => ({
      kind: 'update' as const,
      type: resource.resourceType,
      id: resource.id!,
      resource,
    })),
    EVERYONE,
  );

const profile = (id: string, base: string, ...element: object[]): Resource => ({
  resourceType: 'StructureDefinition',
  id,
  url: `${EXAMPLE}/StructureDefinition/${id}`,
  name: id,
  status: 'active',
  kind: 'resource',
  abstract: false,
  type: 'Basic',
  baseDefinition: base,
  derivation: 'constraint',
  differential: { element },
});
const at = (path: string, more: object) => ({ id: path, path, ...more });
const BASE = 'http://hl7.org/fhir/StructureDefinition/Basic';
const basic = (id: string, code = 'a'): Resource => ({
  resourceType: 'Basic',
  meta: { profile: [`${EXAMPLE}/StructureDefinition/${id}`] },
  code: { coding: [{ system: `${EXAMPLE}/CodeSystem/kinds`, code }] },
});

const errorsIn = async (resource: Resource, library = elsewhere, audience: Audience = 'everyone') => {
  const issues = await library.ask((scope) => validate(resource, { scope }), hub.store, audience);
  return issues.filter(({ severity }) => severity === 'error').map(({ at: path }) => path);
};

describe('the definitions of users', () => {
  test('are fetched with all that they lead to: profile, base profile, value set, code system', async () => {
    await store(
      profile('derived', `${EXAMPLE}/StructureDefinition/first`, at('Basic.created', { min: 1 })),
      profile(
        'first',
        BASE,
        at('Basic.code', { binding: { strength: 'required', valueSet: `${EXAMPLE}/ValueSet/kinds` } }),
      ),
      {
        resourceType: 'ValueSet',
        id: 'kinds',
        url: `${EXAMPLE}/ValueSet/kinds`,
        status: 'active',
        compose: { include: [{ system: `${EXAMPLE}/CodeSystem/kinds` }] },
      },
      {
        resourceType: 'CodeSystem',
        id: 'kinds',
        url: `${EXAMPLE}/CodeSystem/kinds`,
        status: 'active',
        content: 'complete',
        concept: [{ code: 'a' }],
      },
    );
    expect(await errorsIn({ ...basic('derived'), created: '2026-11-22' })).toEqual([]);
    expect(await errorsIn(basic('derived'))).toEqual(['Basic']);
    expect(await errorsIn({ ...basic('derived', 'b'), created: '2026-11-22' })).not.toEqual([]);
  });

  test('that change are changed: at once where the change was announced, soon everywhere', async () => {
    await store(profile('changing', BASE, at('Basic.author', { min: 1 })));
    const here = new StoredLibrary([]);
    for (const library of [here, elsewhere]) expect(await errorsIn(basic('changing'), library)).toEqual(['Basic']);
    here.expectChange();
    await store(profile('changing', BASE, at('Basic.author', { min: 0 })));
    expect(await errorsIn(basic('changing'), here)).toEqual([]);
    await expect.poll(() => errorsIn(basic('changing'))).toEqual([]);
  });

  test('that come later are found later', async () => {
    expect(await errorsIn(basic('late'))).toEqual([]);
    await store(profile('late', BASE, at('Basic.author', { min: 1 })));
    await expect.poll(() => errorsIn(basic('late'))).toEqual(['Basic']);
  });

  test('in several versions: the one that is named, else the latest', async () => {
    const version = (number: string, min: number): Resource => ({
      ...profile('versions', BASE, at('Basic.author', { min })),
      id: `versions-${number.replaceAll('.', '-')}`,
      version: number,
    });
    await store(version('1.9.0', 0), version('1.10.0', 1));
    const claiming = (canonical: string): Resource => ({
      ...basic('versions'),
      meta: { profile: [`${EXAMPLE}/StructureDefinition/versions${canonical}`] },
    });
    expect(await errorsIn(claiming(''))).toEqual(['Basic']);
    expect(await errorsIn(claiming('|1.9.0'))).toEqual([]);
    expect(await errorsIn(claiming('|1.10.0'))).toEqual(['Basic']);
    expect(await errorsIn(claiming('|3'))).toEqual([]);
  });

  test('do not replace what R4 publishes', async () => {
    await store({ ...profile('Basic', BASE, at('Basic.author', { min: 1 })), url: BASE });
    expect(await errorsIn({ ...basic('x'), meta: { profile: [BASE] } })).toEqual([]);
  });

  test('that name an organization are its own', async () => {
    await store({
      ...profile('private', BASE, at('Basic.author', { min: 1 })),
      useContext: [
        {
          code: { system: 'http://terminology.hl7.org/CodeSystem/usage-context-type', code: 'program' },
          valueReference: { reference: 'Organization/a' },
        },
      ],
    });
    expect(await errorsIn(basic('private'), elsewhere, ['Organization/b'])).toEqual([]);
    expect(await errorsIn(basic('private'), elsewhere, ['Organization/a'])).toEqual(['Basic']);
    expect(await errorsIn(basic('private'), elsewhere, [])).toEqual([]);
    expect(await errorsIn(basic('private'))).toEqual(['Basic']);
  });

  test('that go round in circles end', async () => {
    await store(
      profile('round', `${EXAMPLE}/StructureDefinition/and-round`),
      profile('and-round', `${EXAMPLE}/StructureDefinition/round`),
    );
    await expect(errorsIn(basic('round'))).resolves.toBeInstanceOf(Array);
  });
});
