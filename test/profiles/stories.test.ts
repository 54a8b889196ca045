// The stories are true to our forms, the directory and the rules, and the page of each tells of every bundle. Whether a hub
// takes them is test/rest/stories.test.ts.
import type { QuestionnaireResponse, QuestionnaireResponseItem } from 'fhir/r4.js';
import { describe, expect, test } from 'vitest';
import { BASE, type Concept, directoryEntries, flat, named, nodesOf, ofType } from '../support/artefacts.ts';
import { formOf, type Item, isQuestion, itemsBelow, optionsOf } from '../support/form-items.ts';
import { readme, type Story, sentIn, stories } from '../support/stories.ts';

const rules = new Set(
  flat(ofType('CodeSystem').find(({ id }) => id === 'rule')?.concept as Concept[]).map(({ code }) => code),
);
const profiles = new Set(ofType('StructureDefinition').map(({ url }) => url));
const directory = new Set(directoryEntries.map(({ resource }) => named(resource)));

test('there are stories, and the first page leads to each', () => {
  expect(stories.length).toBeGreaterThanOrEqual(8);
  expect(stories.filter(({ name }) => !readme.includes(`(${name}/README.md)`)).map(({ name }) => name)).toEqual([]);
});

describe.each(stories.map((story) => [story.name, story] as const))('%s', (_, story) => {
  test('its page tells of every bundle, in the order they are posted', () => {
    const told = [...story.readme.matchAll(/^## (\d+)\. .+\n\n\[`(\d\d-[a-z0-9-]+\.json)`\]\(\2\) · (\S+ \S+) · /gm)];
    expect(told.map(([, number, file]) => `${number} ${file}`)).toEqual(
      story.steps.map(({ file }, i) => `${i + 1} ${file}`),
    );
    expect(story.steps.filter(({ file }, i) => Number.parseInt(file, 10) !== i + 1)).toEqual([]);
    const times = told.map(([, , , when]) => `${when!.replace(' ', 'T')}:00+09:00`);
    expect(times).toEqual(story.steps.map(({ bundle }) => bundle.timestamp));
    expect([...times].sort()).toEqual(times);
  });

  test('its page speaks of rules and organisations that there are', () => {
    const mentioned = [...story.readme.matchAll(/\b(?:HK|AN|AM|KD|RB|CN)-\d+[a-z]?\b/g)].map(([rule]) => rule);
    expect(mentioned.length).toBeGreaterThan(0);
    expect(mentioned.filter((rule) => !rules.has(rule))).toEqual([]);
    const organisations = [...story.readme.matchAll(/`(Organization\/[^`]+)`/g)].map(([, reference]) => reference!);
    expect(organisations.filter((reference) => !directory.has(reference))).toEqual([]);
  });

  test('every resource claims a profile of ours; Tasks are left to the hub', () => {
    const claims = sentIn(story).map(({ resource }) => resource.meta?.profile ?? []);
    expect(claims.filter((each) => each.length !== 1 || !profiles.has(each[0]))).toEqual([]);
    expect(sentIn(story).filter(({ resource }) => resource.resourceType === 'Task')).toEqual([]);
  });

  test('every reference leads to somebody in the story or in the directory', () => {
    expect(danglingIn(story)).toEqual([]);
  });

  test('the patients live where the directory knows the area', () => {
    const homes = sentIn(story).flatMap(({ resource }) =>
      resource.resourceType === 'Patient' ? (resource.address ?? []) : [],
    );
    expect(homes.length).toBeGreaterThan(0);
    expect(homes.filter(({ city, line }) => !isKnownArea(city!, line![0]!))).toEqual([]);
  });

  const forms = sentIn(story).filter(({ resource }) => resource.resourceType === 'QuestionnaireResponse');
  test.runIf(forms.length > 0).each(forms.map(({ step, resource }) => [`${step.file} ${resource.id}`, resource]))(
    '%s answers what its form asks',
    (_file, resource) => expect(faultsOf(resource as QuestionnaireResponse)).toEqual([]),
  );
});

// ---- Forms

function faultsOf(response: QuestionnaireResponse): string[] {
  const [url, version] = response.questionnaire!.split('|');
  const form = formOf(url!.replace(`${BASE}Questionnaire/`, ''));
  const answered = new Map(
    itemsIn(response.item).flatMap(({ linkId, answer = [] }) => (answer.length > 0 ? [[linkId, answer] as const] : [])),
  );
  const isAsked = ({ enableWhen = [], enableBehavior }: Item): boolean => {
    const holds = enableWhen.map(({ question, operator, answerCoding, ...wanted }) =>
      (answered.get(question) ?? []).some((answer) => {
        if (answerCoding !== undefined) return answer.valueCoding?.code === answerCoding.code;
        const [given, limit] = [Object.values(answer)[0], Object.values(wanted)[0]] as [number, number];
        return operator === '=' ? given === limit : operator === '>=' ? given >= limit : given < limit;
      }),
    );
    return holds.length === 0 || (enableBehavior === 'any' ? holds.includes(true) : !holds.includes(false));
  };
  const required = itemsBelow(form.item).filter((item) => isQuestion(item) && item.required);
  return [
    ...(version === form.version ? [] : [`version ${version} is not ${form.version}`]),
    ...faultsBelow(response.item, form.item, isAsked),
    ...(response.status === 'completed'
      ? required.filter(({ linkId }) => !answered.has(linkId)).map(({ linkId }) => `${linkId} is required`)
      : []),
  ];
}

const itemsIn = (items: readonly QuestionnaireResponseItem[] = []): QuestionnaireResponseItem[] =>
  items.flatMap((each) => [each, ...itemsIn(each.item)]);

const VALUE: Record<string, string> = {
  string: 'valueString',
  text: 'valueString',
  date: 'valueDate',
  boolean: 'valueBoolean',
  integer: 'valueInteger',
  quantity: 'valueQuantity',
  choice: 'valueCoding',
};

/** Items must stand where the form has them, in its order: linkIds alone would let a group swallow another's question. */
function faultsBelow(
  given: readonly QuestionnaireResponseItem[] = [],
  asked: readonly Item[] = [],
  isAsked: (item: Item) => boolean,
): string[] {
  const order = asked.map(({ linkId }) => linkId);
  const places = given.map(({ linkId }) => order.indexOf(linkId));
  return [
    ...(places.every((place, i) => i === 0 || place >= places[i - 1]!) ? [] : [`order: ${order[places[0]!]} …`]),
    ...given.flatMap(({ linkId, answer = [], item }) => {
      const question = asked.find((each) => each.linkId === linkId);
      if (question === undefined) return [`${linkId} is not asked here`];
      const times = given.filter((each) => each.linkId === linkId).length;
      return [
        ...(isAsked(question) ? [] : [`${linkId} is not asked after these answers`]),
        ...((times > 1 || answer.length > 1) && !question.repeats ? [`${linkId} may be answered once`] : []),
        ...answer.flatMap((each) => faultOfAnswer(question, each as Record<string, unknown>)),
        ...faultsBelow(item, question.item, isAsked),
      ];
    }),
  ];
}

function faultOfAnswer(question: Item, answer: Record<string, unknown>): string[] {
  const { linkId, type } = question;
  const value = answer[VALUE[type] ?? ''];
  if (value === undefined) return [`${linkId}: ${JSON.stringify(answer)} is no ${type}`];
  if (type !== 'choice') return [];
  const { system, code } = value as { system: string; code: string };
  const isOption = optionsOf(question).some((option) => option.system === system && option.code === code);
  return isOption ? [] : [`${linkId}: ${system}|${code} is no option`];
}

// ---- References

const IDENTIFIED = /^([A-Z]\w+)\?identifier=([^|]+)\|(.+)$/;

function danglingIn(story: Story): string[] {
  const known = new Set(directory);
  const dangling: string[] = [];
  for (const { bundle, file } of story.steps) {
    const resources = bundle.entry.map(({ resource }) => resource);
    for (const resource of resources) {
      if (resource.id !== undefined) known.add(named(resource as never));
      const { identifier } = resource as { identifier?: { system?: string; value?: string }[] };
      for (const { system, value } of Array.isArray(identifier) ? identifier : [])
        known.add(`${resource.resourceType}?identifier=${system}|${value}`);
    }
    const here = new Set(bundle.entry.map(({ fullUrl }) => fullUrl));
    for (const { node, at } of nodesOf(resources)) {
      const { reference } = node as { reference?: unknown };
      if (typeof reference !== 'string' || known.has(reference) || here.has(reference)) continue;
      dangling.push(`${file}${at}: ${reference}`);
    }
    // A conditional write must carry the identifier it looks for, or a second sending would not find the first.
    for (const { resource, request } of bundle.entry) {
      const query = request.method === 'PUT' ? request.url : `${request.url}?${request.ifNoneExist}`;
      const looksFor = IDENTIFIED.exec(query);
      if (looksFor === null ? query !== named(resource as never) : !known.has(query))
        dangling.push(`${file}: ${query}`);
    }
  }
  return dangling;
}

// ---- Addresses

interface District {
  readonly municipality?: string;
  readonly area?: string;
  readonly exact?: boolean;
}

const districts: District[] = directoryEntries.flatMap(({ resource }) =>
  ((resource.extension ?? []) as { url: string; extension?: Record<string, string>[] }[])
    .filter(({ url }) => url === `${BASE}StructureDefinition/district`)
    .map(({ extension = [] }) =>
      Object.fromEntries(extension.map(({ url, ...value }) => [url, Object.values(value)[0]])),
    ),
);

/** An area that the printed lists name, or a town whose one centre serves all of it. */
function isKnownArea(city: string, line: string): boolean {
  const name = /^[^一二三四五六七八九十\d]+/.exec(line)?.[0] ?? '';
  return districts.some(
    ({ municipality, area, exact }) =>
      municipality === city && (area === undefined || (exact ? name === area : name.startsWith(area))),
  );
}
