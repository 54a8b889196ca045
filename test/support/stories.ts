// The stories of examples/stories, as a reader finds them: a page, and the bundles in their order.
import { readdirSync, readFileSync } from 'node:fs';
import type { FhirResource } from 'fhir/r4.js';
import { ROOT } from './artefacts.ts';

const FOLDER = new URL('examples/stories/', ROOT);

interface Step {
  /** `04-form-1.json` */
  readonly file: string;
  /** As it is posted. */
  readonly text: string;
  readonly bundle: { readonly timestamp: string; readonly entry: readonly StoryEntry[] };
}
interface StoryEntry {
  readonly fullUrl: string;
  readonly resource: FhirResource;
  readonly request: { readonly method: string; readonly url: string; readonly ifNoneExist?: string };
}
export interface Story {
  readonly name: string;
  readonly readme: string;
  readonly steps: readonly Step[];
}

const readIn = (folder: URL, file: string): string => readFileSync(new URL(file, folder), 'utf8');

function storyIn(name: string): Story {
  const folder = new URL(`${name}/`, FOLDER);
  const steps = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => ({ file, text: readIn(folder, file) }));
  return {
    name,
    readme: readIn(folder, 'README.md'),
    steps: steps.map((step) => ({ ...step, bundle: JSON.parse(step.text) })),
  };
}

export const readme = readIn(FOLDER, 'README.md');

export const stories: readonly Story[] = readdirSync(FOLDER, { withFileTypes: true })
  .filter((each) => each.isDirectory())
  .map(({ name }) => storyIn(name))
  .sort((a, b) => readme.indexOf(`(${a.name}/`) - readme.indexOf(`(${b.name}/`));

/** Every resource of a story, each time it is sent. */
export const sentIn = (story: Story): { step: Step; entry: StoryEntry; resource: FhirResource }[] =>
  story.steps.flatMap((step) => step.bundle.entry.map((entry) => ({ step, entry, resource: entry.resource })));
