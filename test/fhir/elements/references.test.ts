import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { eachReference, rewriteReferences } from '../../../src/fhir/elements/references.ts';
import type { Resource } from '../../../src/fhir/resource.ts';

const URN = 'urn:uuid:c757873d-ec9a-4326-a141-556f43239520';

const freeze = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null) {
    for (const each of Object.values(value)) freeze(each);
    Object.freeze(value);
  }
  return value;
};

const encounter: Resource = freeze({
  resourceType: 'Encounter',
  status: 'planned',
  class: { code: 'IMP', system: URN },
  text: { status: 'generated', div: `<div><a href="${URN}">山田</a><img src='x?a=1&amp;b=2'/> href="no"</div>` },
  subject: { reference: URN, display: URN },
  participant: [{ individual: { reference: 'Practitioner/1' } }, { individual: { reference: URN } }],
  contained: [{ resourceType: 'Organization', id: 'o', partOf: { reference: URN } }],
  extension: [
    { url: URN, valueUri: URN },
    { url: 'http://e.org', valueReference: { reference: URN } },
  ],
  _status: { extension: [{ url: 'http://e.org', valueUuid: URN }] },
});

describe('rewriteReferences  https://hl7.org/fhir/R4/http.html#trules', () => {
  const visited: [string, string, string][] = [];
  const result = rewriteReferences(encounter, (text, at, kind) => {
    visited.push([kind, at, text]);
    return text === URN ? 'Patient/9' : undefined;
  });

  test('visits references, URIs and links of the narrative, each with its place', () => {
    expect(visited.map(([kind, at]) => `${kind} ${at}`)).toEqual([
      'uri Encounter.class.system',
      'narrative Encounter.text.div',
      'narrative Encounter.text.div',
      'reference Encounter.subject.reference',
      'reference Encounter.participant[0].individual.reference',
      'reference Encounter.participant[1].individual.reference',
      'reference Encounter.contained[0].partOf.reference',
      'uri Encounter.extension[0].value',
      'reference Encounter.extension[1].value.reference',
      'uri Encounter.status.extension[0].value',
    ]);
  });

  test('shows links of the narrative without XML escapes', () => {
    expect(visited).toContainEqual(['narrative', 'Encounter.text.div', 'x?a=1&b=2']);
  });

  test('replaces them, and leaves other texts that look the same', () => {
    expect(result).toMatchObject({
      class: { system: 'Patient/9' },
      text: { div: `<div><a href="Patient/9">山田</a><img src='x?a=1&amp;b=2'/> href="no"</div>` },
      subject: { reference: 'Patient/9', display: URN },
      contained: [{ partOf: { reference: 'Patient/9' } }],
      extension: [{ url: URN, valueUri: 'Patient/9' }, { valueReference: { reference: 'Patient/9' } }],
      _status: { extension: [{ valueUuid: 'Patient/9' }] },
    });
  });

  test('shares what did not change, and answers with the very same resource when nothing did', () => {
    const before = encounter as unknown as { participant: unknown[] };
    const after = result as unknown as { participant: unknown[] };
    expect(after.participant[0]).toBe(before.participant[0]);
    expect(rewriteReferences(encounter, () => undefined)).toBe(encounter);
    expect(rewriteReferences(encounter, (text) => text)).toBe(encounter);
  });

  test('escapes what it writes into the narrative', () => {
    const answer = rewriteReferences(encounter, (_, __, kind) => (kind === 'narrative' ? 'a?b&"c' : undefined));
    expect((answer.text as { div: string }).div).toContain('href="a?b&amp;&quot;c"');
  });

  test('follows the resources of a Bundle by their own types', () => {
    const bundle = { resourceType: 'Bundle', entry: [{ fullUrl: URN, resource: encounter }] };
    const at: string[] = [];
    rewriteReferences(bundle, (_, place) => void at.push(place));
    expect(at).toContain('Bundle.entry[0].fullUrl');
    expect(at).toContain('Bundle.entry[0].resource.subject.reference');
  });

  test('law: there and back again gives an equal resource', () => {
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        const to = `Patient/${id}`;
        const there = rewriteReferences(encounter, (text) => (text === URN ? to : undefined));
        const back = rewriteReferences(there, (text) => (text === to ? URN : undefined));
        expect(back).toEqual(encounter);
      }),
    );
  });

  test('malformed content is passed over', () => {
    const broken = {
      resourceType: 'Encounter',
      subject: 'x',
      participant: [null, 1],
      contained: [{}],
      text: { div: 1 },
    };
    expect(rewriteReferences(broken, () => 'y')).toBe(broken);
  });
});

test('eachReference visits every Reference, also one without `reference`', () => {
  const found: [string, unknown][] = [];
  const task = {
    resourceType: 'Task',
    owner: { identifier: { value: '1310000000' } },
    for: { reference: 'Patient/1' },
    input: [{ type: { text: 'x' }, valueReference: { reference: 'Encounter/2' } }],
  };
  eachReference(task, (ref, at) => found.push([at, ref.reference ?? ref.identifier]));
  expect(found).toEqual([
    ['Task.owner', { value: '1310000000' }],
    ['Task.for', 'Patient/1'],
    ['Task.input[0].value', 'Encounter/2'],
  ]);
});
