// What every artefact we publish must be: well formed, in two languages, referring to nothing that is not there, and used.
import { describe, expect, test } from 'vitest';
import { shapeFindings } from '../../src/fhir/validation/shape.ts';
import {
  type Artefact,
  BASE,
  type Concept,
  directoryEntries,
  englishOf,
  examples,
  filesIn,
  flat,
  generated,
  named,
  nodesOf,
  ofType,
  operations,
  textsOf,
  topics,
} from '../support/artefacts.ts';

const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;
const demo = filesIn('examples/demo').flatMap(({ resource }) =>
  (resource.entry as { resource: Artefact }[]).map((entry) => entry.resource),
);
const everything = [
  ...generated,
  ...operations,
  ...directoryEntries.map(({ resource }) => resource),
  ...examples,
  ...demo,
];
const published = [...generated, ...operations, ...topics];

describe('what we publish', () => {
  test('is there', () => {
    expect(ofType('StructureDefinition').length).toBeGreaterThan(40);
    expect(ofType('Questionnaire').map(({ id }) => id)).toEqual(
      expect.arrayContaining([
        'admission-information',
        'discharge-record',
        'kihon-checklist',
        'screening-honjo-kodama',
        'screening-national',
      ]),
    );
    expect(ofType('CapabilityStatement').map(({ id }) => id)).toEqual(['care-office-system', 'hospital-ehr', 'hub']);
    expect(topics).toHaveLength(15);
  });

  test('has the shape of R4', () => {
    const faults = everything.flatMap((resource) =>
      shapeFindings(resource).map(({ at, said }) => `${named(resource)} ${at}: ${said.en}`),
    );
    expect(faults).toEqual([]);
  });

  test('has an address of its own, a version, and no twin', () => {
    const addressed = published.filter(({ resourceType }) => resourceType !== 'NamingSystem');
    expect(addressed.filter(({ url }) => !url?.startsWith(BASE)).map(named)).toEqual([]);
    expect(addressed.filter(({ url, id }) => !url?.endsWith(`/${id}`)).map(named)).toEqual([]);
    expect(addressed.filter(({ version }) => typeof version !== 'string').map(named)).toEqual([]);
    expect(repeated(addressed.map(({ url }) => url!))).toEqual([]);
    expect(repeated(everything.map(named))).toEqual([]);
  });

  test('has its title and description in Japanese and in English', () => {
    const missing = published.flatMap((artefact) =>
      ['title', 'description']
        .filter((property) => !isBilingual(artefact, property))
        .map((property) => `${named(artefact)} ${property}`),
    );
    expect(missing).toEqual([]);
  });
});

/** R4's SearchParameter and NamingSystem have no title: HL7's extension stands for it. */
function isBilingual(artefact: Artefact, property: string): boolean {
  if (artefact.resourceType === 'ImplementationGuide')
    return JAPANESE.test(String(artefact[property])) && /[a-z]{4}/.test(String(artefact[property]));
  const extensions = (artefact.extension ?? []) as Record<string, unknown>[];
  const stand = extensions.find(({ url }) => String(url).endsWith('/artifact-title'));
  const [node, name] =
    property === 'title' && artefact.title === undefined && stand ? [stand, 'valueString'] : [artefact, property];
  return JAPANESE.test(String(node[name] ?? '')) && /[A-Za-z]{2}/.test(englishOf(node, name) ?? '');
}

const repeated = (names: readonly string[]): string[] => [
  ...new Set(names.filter((name, i) => names.indexOf(name) !== i)),
];

describe('canonicals and codes', () => {
  const addresses = new Set([
    ...[...published, ...examples].map(({ url }) => url),
    // What an example's fullUrl or reference names.
    ...everything.map((each) => `${BASE}${named(each)}`),
    ...ofType('NamingSystem').flatMap(({ uniqueId }) => (uniqueId as { value: string }[]).map(({ value }) => value)),
  ]);
  const ours = (text: string): boolean => text.startsWith(BASE);

  test('every address of ours leads to something', () => {
    const dangling = new Set<string>();
    for (const resource of [...everything, ...topics]) {
      for (const { text } of textsOf(resource)) {
        const address = text.split('|')[0]!.split('#')[0]!;
        if (ours(address) && !address.includes(' ') && !addresses.has(address))
          dangling.add(`${address} in ${named(resource)}`);
      }
    }
    expect([...dangling]).toEqual([]);
  });

  const codes = new Map(
    ofType('CodeSystem').map(({ url, concept }) => [url!, new Set(flat(concept as Concept[]).map(({ code }) => code))]),
  );

  test('every code of ours is defined', () => {
    const undefinedCodes = new Set<string>();
    for (const resource of everything) {
      for (const { node } of nodesOf(resource)) {
        const { system, code } = node;
        if (typeof system !== 'string' || typeof code !== 'string' || !ours(system) || 'filter' in node) continue;
        if (codes.get(system)?.has(code) !== true) undefinedCodes.add(`${system}#${code} in ${named(resource)}`);
      }
    }
    expect([...undefinedCodes]).toEqual([]);
  });

  test('every display of ours is a word the code system knows', () => {
    const words = new Map(
      ofType('CodeSystem').flatMap(({ url, concept }) =>
        flat(concept as Concept[]).map(({ code, display, designation = [] }) => [
          `${url}#${code}`,
          [display, ...designation.map(({ value }) => value)],
        ]),
      ),
    );
    const strange = new Set<string>();
    for (const resource of everything) {
      for (const { node } of nodesOf(resource)) {
        const { system, code, display } = node;
        const known = words.get(`${String(system)}#${String(code)}`);
        if (typeof display === 'string' && known !== undefined && !known.includes(display)) {
          strange.add(`${String(system)}#${String(code)} "${display}" in ${named(resource)}`);
        }
      }
    }
    expect([...strange]).toEqual([]);
  });

  test('no code system has a code twice, and every concept has a Japanese and an English word', () => {
    const faults = ofType('CodeSystem').flatMap((system) => {
      const concepts = flat(system.concept as Concept[]);
      return [
        ...repeated(concepts.map(({ code }) => code)).map((code) => `${system.id}#${code} twice`),
        ...concepts
          .filter(({ display, designation = [] }) => !display || !designation.some(({ language }) => language === 'en'))
          .map(({ code }) => `${system.id}#${code} lacks a word`),
      ];
    });
    expect(faults).toEqual([]);
  });
});

describe('nothing is there without a use', () => {
  /** Addresses that appear in anything but the artefact itself and the guide's list. */
  const mentioned = new Map<string, Set<string>>();
  for (const resource of [...everything, ...topics]) {
    if (resource.resourceType === 'ImplementationGuide') continue;
    for (const { text } of textsOf(resource)) {
      const address = text.split('|')[0]!;
      // The contexts of an extension name what it may stand on, not what uses it.
      if (!address.startsWith(BASE) || address === resource.url) continue;
      mentioned.set(address, (mentioned.get(address) ?? new Set()).add(named(resource)));
    }
  }
  const unused = (type: string, isExempt: (artefact: Artefact) => boolean = () => false): string[] =>
    ofType(type)
      .filter((artefact) => !mentioned.has(artefact.url!) && !isExempt(artefact))
      .map(named);

  test('every code system and value set is bound, answered by, or mapped', () => {
    // Words that operations of the contract answer with: $screen and $route.
    const ANSWERS = ['routing-gap', 'screening-pattern', 'screening-reason', 'screening-result', 'screening-route'];
    expect(unused('CodeSystem', ({ id }) => ANSWERS.includes(id))).toEqual([]);
    expect(
      unused('ValueSet', ({ id }) =>
        ofType('CodeSystem').some((system) => system.id === id && mentioned.has(system.url!)),
      ),
    ).toEqual([]);
  });

  test('every profile is claimed by an example or a directory, every extension is carried by one or asked for', () => {
    expect(unused('StructureDefinition')).toEqual([]);
    const profiles = ofType('StructureDefinition').filter(({ type }) => type !== 'Extension');
    const claimed = new Set(
      everything.flatMap(({ meta }) => (meta as { profile?: string[] } | undefined)?.profile ?? []),
    );
    expect(profiles.filter(({ url }) => !claimed.has(url!)).map(named)).toEqual([]);
  });

  test('every search parameter is asked for by an actor', () => {
    expect(unused('SearchParameter')).toEqual([]);
  });
});
