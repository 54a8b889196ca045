// The eight stories of examples/stories happen at the same time, step by step, each step at its hour; after each, the steps
// that are owed, by whom, by when, are those its page tells of. expected/<story>.yaml is the page as a table.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { shipment } from '../../src/shipment.ts';
import { hasDatabase } from '../support/database.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { post } from '../support/requests.ts';
import { openOf, type Step, type Steps, stepsOf } from '../support/steps.ts';
import { type Story, stories } from '../support/stories.ts';

// ---- The tables.

/** How a step stands: as the table writes it, and as the hub has it. */
interface Line {
  readonly status: string;
  readonly owner: string;
  readonly strength: string;
  readonly by: string;
  readonly rules: readonly string[];
  readonly fees: readonly string[];
}
/** A word: only the status is another. Else what is another; of a new step, all that is not `none`. */
type Change = string | Partial<Line>;

interface Table {
  /** Ids of its stays; undefined: the hub chose it. */
  readonly stays?: readonly string[];
  /** What a step of the story changes; `stay`: of which stay, if not the first. */
  readonly steps: readonly { readonly after: string; readonly stay?: string; readonly then?: Record<string, Change> }[];
  /** What is still open at the end: somebody needs it. */
  readonly open: readonly string[];
}

const tableOf = (story: string): Table =>
  parse(readFileSync(new URL(`./expected/${story}.yaml`, import.meta.url), 'utf8'));

const UNSAID: Line = { status: 'requested', owner: '', strength: 'none', by: '', rules: [], fees: [] };
type Lines = Record<string, Line>;

const changed = (lines: Lines, changes: Record<string, Change>): Lines => ({
  ...lines,
  ...Object.fromEntries(
    Object.entries(changes).map(([key, change]) => [
      key,
      { ...(lines[key] ?? UNSAID), ...(typeof change === 'string' ? { status: change } : change) },
    ]),
  ),
});

/** What ought to stand after a step, of all stays of the story: `stay key` -> line. */
function oughtAfter({ steps }: Table, file: string): Lines {
  let lines: Lines = {};
  for (const { after, stay, then = {} } of steps) {
    const named = Object.entries(then).map(([key, change]) => [stay === undefined ? key : `${stay}: ${key}`, change]);
    if (`${after}.json` <= file) lines = changed(lines, Object.fromEntries(named));
  }
  return lines;
}

// ---- The hub.

let now = 0;
let hub: TestHub;

const lineOf = ({ status, owner = '', strength, by = '', rules, fees }: Step): Line => ({
  status,
  owner,
  strength,
  by,
  rules,
  fees,
});

/** `story file` -> the steps of each of its stays, the first one first. */
const seen = new Map<string, Map<string, Steps>>();

const inTime = stories
  .flatMap((story) => story.steps.map((step) => ({ story, step, at: Date.parse(step.bundle.timestamp) })))
  .sort((a, b) => a.at - b.at);

/** The ids of the stays a bundle told of, as the hub answered. */
const staysIn = ({ entry }: { entry: { response: { location?: string } }[] }): string[] =>
  entry.flatMap(({ response }) => /Encounter\/([^/]+)/.exec(response.location ?? '')?.[1] ?? []);

beforeAll(async () => {
  if (!hasDatabase()) return;
  hub = await startTestHub({}, { shipment: shipment(), clock: () => now });
  const stays = new Map<Story, Set<string>>(stories.map((story) => [story, new Set()]));
  for (const { story, step, at } of inTime) {
    now = at;
    const { status, body } = await post(hub, '', step.text);
    if (status !== 200) throw new Error(`${step.file}: ${status} ${JSON.stringify(body)}`);
    for (const stay of staysIn(body)) stays.get(story)!.add(stay);
    const after = new Map<string, Steps>();
    for (const stay of stays.get(story)!) after.set(stay, await stepsOf(hub, stay));
    seen.set(`${story.name} ${step.file}`, after);
  }
}, 180_000);
afterAll(() => hub?.close());

function linesAfter(story: string, file: string): Lines {
  const lines: Lines = {};
  for (const [at, [stay, steps]] of [...seen.get(`${story} ${file}`)!].entries()) {
    for (const [key, step] of Object.entries(steps)) lines[at === 0 ? key : `${stay}: ${key}`] = lineOf(step);
  }
  return lines;
}

describe.skipIf(!hasDatabase()).each(stories)('$name', ({ name, steps }) => {
  const table = tableOf(name);

  test('the table knows its steps', () => {
    const files = steps.map(({ file }) => file);
    expect(table.steps.map(({ after }) => `${after}.json`).filter((file) => !files.includes(file))).toEqual([]);
  });

  test.each(steps.map(({ file }) => file))('%s', (file) => {
    expect(linesAfter(name, file)).toEqual(oughtAfter(table, file));
  });

  test('in the end only that is open which somebody needs', () => {
    const last = [...seen.get(`${name} ${steps.at(-1)!.file}`)!.values()];
    expect(last.flatMap(openOf)).toEqual(table.open);
  });
});
