// What we notify about: the fifteen topics, what a subscriber may filter by, and which change tells which topic.
// The table test/cases/topics.yaml is run through the topics' own FHIRPath, as a matcher would.
// https://hl7.org/fhir/R4B/subscriptiontopic.html
import { readFileSync } from 'node:fs';
import fhirpath from 'fhirpath';
import r4 from 'fhirpath/fhir-context/r4';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { resourceTypes } from '../../src/fhir/definitions/definitions.ts';
import type { Resource } from '../../src/fhir/resource.ts';
import { shapeFindings } from '../../src/fhir/validation/shape.ts';
import {
  type Artefact,
  topics as artefacts,
  BASE,
  type Concept,
  englishOf,
  flat,
  generated,
  nodesOf,
  ofType,
  ROOT,
  textsOf,
} from '../support/artefacts.ts';

type Interaction = 'create' | 'update' | 'delete';
interface Trigger {
  readonly resource: string;
  readonly supportedInteraction?: readonly Interaction[];
  readonly fhirPathCriteria?: string;
  readonly event?: { readonly coding: readonly { readonly system: string; readonly code: string }[] };
}
type Topic = Artefact & {
  readonly resourceTrigger?: readonly Trigger[];
  readonly eventTrigger?: readonly Trigger[];
  readonly canFilterBy: readonly { readonly resource: string; readonly filterParameter: string }[];
  readonly notificationShape: readonly { readonly resource: string }[];
};
const topics = artefacts as Topic[];
const triggersOf = ({ resourceTrigger = [], eventTrigger = [] }: Topic): Trigger[] => [
  ...resourceTrigger,
  ...eventTrigger,
];

const PUBLISHED: readonly { focus: string; filters: readonly string[]; codes: readonly string[] }[] = [
  {
    focus: 'Encounter',
    filters: ['patient', 'service-provider', 'region', 'care-office'],
    codes: [
      'admitted',
      'admission-cancelled',
      'transferred',
      'discharge-expected',
      'discharge-date-changed',
      'discharge-decided',
      'discharged',
      'died',
      'care-manager-unresolved',
    ],
  },
  {
    focus: 'Task',
    filters: ['owner', 'requester', 'patient', 'code', 'encounter'],
    codes: ['task-assigned', 'task-changed', 'task-due-soon', 'task-overdue'],
  },
  {
    focus: 'QuestionnaireResponse',
    filters: ['patient', 'questionnaire', 'recipient'],
    codes: ['form-submitted', 'form-amended'],
  },
];
const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;

describe('the topics', () => {
  test('are these fifteen, each under its own address', () => {
    const codes = PUBLISHED.flatMap((each) => each.codes);
    expect(codes).toHaveLength(15);
    expect(topics.map(({ url }) => url).sort()).toEqual(codes.map((code) => `${BASE}SubscriptionTopic/${code}`).sort());
    expect(topics.map(({ id }) => id).sort()).toEqual(codes.toSorted());
    expect(topics.filter(({ status }) => status !== 'active')).toEqual([]);
  });

  test('name no address and no code of ours that is not there', () => {
    const addresses = new Set([...generated, ...topics].map(({ url }) => url));
    const codes = new Set(
      ofType('CodeSystem').flatMap(({ url, concept }) =>
        flat(concept as Concept[]).map(({ code }) => `${url}#${code}`),
      ),
    );
    const missing = topics.flatMap((topic) => [
      ...[...textsOf(topic)]
        .flatMap(({ text }) => text.match(/https:\/\/renkei\.example\/fhir\/[A-Za-z]+\/[a-z0-9-]+/g) ?? [])
        .filter((address) => !addresses.has(address)),
      ...[...codesIn(topic)].filter((code) => code.startsWith(BASE) && !codes.has(code)),
    ]);
    expect(missing).toEqual([]);
  });
});

/** The codes of a topic as system#code: its codings, and what its expressions compare with one code or with several. */
function* codesIn(topic: Topic): Generator<string> {
  for (const { node } of nodesOf(topic)) {
    if ('system' in node && 'code' in node) yield `${node.system}#${node.code}`;
    for (const [, system, list = ''] of String(node.fhirPathCriteria).matchAll(
      /system = '([^']+)' and code (?:=|in) (\([^)]*\)|'[^']*')/g,
    )) {
      for (const [, code] of list.matchAll(/'([^']+)'/g)) yield `${system}#${code}`;
    }
  }
}

const ofFocus = PUBLISHED.flatMap(({ focus, filters, codes }) => codes.map((code) => ({ code, focus, filters })));
describe.each(ofFocus)('$code', ({ code, focus, filters }) => {
  const topic = topics.find(({ id }) => id === code)!;

  test('says in Japanese and in English what it is and when it is told', () => {
    const texts = ['title', 'description'].map((property): [Record<string, unknown>, string] => [topic, property]);
    for (const trigger of triggersOf(topic)) texts.push([{ ...trigger }, 'description']);
    for (const [node, property] of texts) {
      expect(node[property], property).toMatch(JAPANESE);
      expect(englishOf(node, property), property).toMatch(/[A-Za-z]{3}/);
      expect(englishOf(node, property), property).not.toMatch(JAPANESE);
    }
  });

  test(`is about ${focus} alone, a type of R4`, () => {
    const types = [...triggersOf(topic), ...topic.canFilterBy, ...topic.notificationShape].map((each) => each.resource);
    expect(triggersOf(topic).length).toBeGreaterThan(0);
    expect(new Set(types)).toEqual(new Set([focus]));
    expect(resourceTypes()).toContain(focus);
  });

  test(`can be filtered by ${filters.join(', ')}, and by nothing else`, () => {
    expect(topic.canFilterBy.map(({ filterParameter }) => filterParameter).toSorted()).toEqual(filters.toSorted());
    for (const filter of topic.canFilterBy) expect(filter).toMatchObject({ modifier: ['='] });
  });

  test('is found by an expression or by an event, never by a search alone', () => {
    for (const { fhirPathCriteria, supportedInteraction } of topic.resourceTrigger ?? []) {
      expect(fhirPathCriteria).toBeTruthy();
      expect(supportedInteraction).toContain('update');
    }
  });
});

// Who is in charge stands in the care team and on the insurance card: the stay alone cannot tell.
test('care-manager-unresolved is an event of the stay, not a change of it', () => {
  const { resourceTrigger, eventTrigger = [] } = topics.find(({ id }) => id === 'care-manager-unresolved')!;
  expect(resourceTrigger).toBeUndefined();
  expect(eventTrigger.map(({ event }) => event?.coding)).toMatchObject([
    [{ system: `${BASE}CodeSystem/stay-flag`, code: 'care-manager-unresolved' }],
  ]);
  expect(topics.filter((each) => each.eventTrigger !== undefined)).toHaveLength(1);
});

// ---- The table

type Part = string | Record<string, unknown>;
interface Case {
  readonly says: string;
  readonly before?: readonly Part[];
  readonly after?: readonly Part[];
  readonly fires: readonly string[];
}
const { words, cases } = parse(readFileSync(new URL('test/cases/topics.yaml', ROOT), 'utf8')) as {
  words: Record<string, Record<string, unknown>>;
  cases: readonly Case[];
};

const SHORT: Record<string, string> = { 'x:': `${BASE}StructureDefinition/`, 'c:': `${BASE}CodeSystem/` };
const inFull = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_, each) =>
    typeof each === 'string' ? each.replace(/^[xc]:(?=[a-z-]+$)/, (short) => SHORT[short]!) : each,
  );

/** The record that the words describe: later words replace what earlier ones say, lists grow. */
function record(parts: readonly Part[] | undefined): Resource | undefined {
  if (parts === undefined) return undefined;
  const made: Record<string, unknown> = {};
  for (const part of parts) {
    const said = typeof part === 'string' ? words[part] : part;
    if (said === undefined) throw new Error(`test/cases/topics.yaml: "${part}" is not among its words.`);
    for (const [name, value] of Object.entries(said)) {
      const there = made[name];
      made[name] = Array.isArray(there) && Array.isArray(value) ? [...there, ...value] : value;
    }
  }
  return inFull(made) as Resource;
}

interface Change {
  readonly before?: Resource;
  readonly after?: Resource;
}
const changeOf = ({ before, after }: Case): Change => ({ before: record(before), after: record(after) });
const typeOf = ({ before, after }: Change): string => (after ?? before)!.resourceType;

const compiled = topics.flatMap((topic) =>
  (topic.resourceTrigger ?? []).map((trigger) => ({
    topic: topic.id,
    trigger,
    run: fhirpath.compile(trigger.fhirPathCriteria!, r4, { async: false }),
  })),
);
type Compiled = (typeof compiled)[number];

const verdict = ({ run }: Compiled, { before, after }: Change): unknown[] =>
  run(after ?? {}, { previous: before ?? [], current: after ?? [] });

function toldBy(change: Change): string[] {
  const interaction = change.before === undefined ? 'create' : change.after === undefined ? 'delete' : 'update';
  const told = compiled.filter(
    (each) =>
      each.trigger.resource === typeOf(change) &&
      each.trigger.supportedInteraction?.includes(interaction) &&
      verdict(each, change)[0] === true,
  );
  return [...new Set(told.map(({ topic }) => topic))].sort();
}

describe('a change', () => {
  test.each(cases)('$says → $fires', (each) => {
    expect(toldBy(changeOf(each))).toEqual(each.fires.toSorted());
  });
});

/** Statuses and classes a topic must not tell apart: the same change, told in another of them, tells the same topics. */
const ALIKE: readonly [said: string, all: readonly string[]][] = [
  ['IMP', ['ACUTE', 'NONAC']],
  ['in-progress', ['arrived', 'triaged', 'onleave']],
  ['requested', ['received', 'accepted', 'ready', 'in-progress', 'on-hold']],
];

/** A leave, a visit, or a step already received is told by its own status: only a stay in progress is meant. */
const canBe = (other: string, said: string, text: string): boolean =>
  text.includes(`"${said}"`) &&
  !text.includes(`"${other}"`) &&
  (said !== 'in-progress' || (text.includes('"IMP"') && !/"(?:AMB|EMER)"/.test(text)));

describe('the same change', () => {
  test.each(ALIKE.flatMap(([said, all]) => all.map((other) => [said, other] as const)))(
    '%s or %s: tells the same',
    (said, other) => {
      const differing = cases.filter((each) => {
        const text = JSON.stringify(changeOf(each));
        if (!canBe(other, said, text)) return false;
        return toldBy(JSON.parse(text.replaceAll(`"${said}"`, `"${other}"`))).join() !== each.fires.toSorted().join();
      });
      expect(differing.map(({ says }) => says)).toEqual([]);
    },
  );
});

describe('the table', () => {
  const changes = cases.map(changeOf);

  // Every saving of an amended form counts as a correction.
  test('what is only saved again tells nothing, but for a form that was amended', () => {
    const saved = changes.flatMap(({ before, after }) => [before, after]).filter((each) => each !== undefined);
    const told = saved
      .filter(({ resourceType, status }) => resourceType !== 'QuestionnaireResponse' || status !== 'amended')
      .map((each) => ({ told: toldBy({ before: each, after: { ...each, meta: { versionId: '2' } } }), each }));
    expect(told.filter((each) => each.told.length > 0)).toEqual([]);
  });

  test('speaks of records of R4, and needs every word it has', () => {
    const records = changes.flatMap(({ before, after }) => [before, after]).filter((each) => each !== undefined);
    expect(
      records.flatMap((each) => shapeFindings(each).map(({ at, said }) => `${at}: ${said.en} ${JSON.stringify(each)}`)),
    ).toEqual([]);
    const used = new Set(cases.flatMap(({ before = [], after = [] }) => [...before, ...after]));
    expect(Object.keys(words).filter((word) => !used.has(word))).toEqual([]);
    expect(new Set(cases.map(({ says }) => says)).size).toBe(cases.length);
  });

  test('tells each topic that has an expression in one case, and keeps it silent on the same kind of record in another', () => {
    const codes = [...new Set(compiled.map(({ topic }) => topic))];
    expect(codes).toHaveLength(14);
    for (const code of codes) {
      const { focus } = ofFocus.find((each) => each.code === code)!;
      const fires = cases.filter((_, i) => typeOf(changes[i]!) === focus).map((each) => each.fires.includes(code));
      expect(fires, code).toContain(true);
      expect(fires, code).toContain(false);
    }
  });

  test('gives exactly one true or false, whatever the change: forth, back, made, deleted, and from or to a bare record', () => {
    const both = changes.flatMap(({ before, after }): Change[] => {
      const bare = { resourceType: typeOf({ before, after }) };
      return [
        { before, after },
        { before: after, after: before },
        { before: bare, after },
        { before, after: bare },
        { after },
        { before },
      ];
    });
    const possible = both.filter(({ before, after }) => before !== undefined || after !== undefined);
    const unclear = possible.flatMap((change) =>
      compiled
        .filter(({ trigger }) => trigger.resource === typeOf(change))
        .map((each) => ({ topic: each.topic, gives: verdict(each, change), change }))
        .filter(({ gives }) => gives.length !== 1 || typeof gives[0] !== 'boolean'),
    );
    expect(unclear).toEqual([]);
  });
});
