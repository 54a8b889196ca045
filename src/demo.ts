// A small made-up stay for an empty database, so that the first curl finds somebody. Sent in as any client would send it.
import { readFileSync } from 'node:fs';
import { OPERATOR } from './access/actor.ts';
import { readJson } from './fhir/json/read.ts';
import { Problem } from './problem.ts';
import { dispatch } from './rest/dispatch.ts';
import type { Call, Hub } from './rest/exchange.ts';

const STORY = new URL('../examples/demo/stay.json', import.meta.url);

/** How many resources were loaded; undefined when the database holds, or once held, a patient. */
export async function loadDemo(hub: Hub): Promise<number | undefined> {
  const { versions } = await hub.store.history({ type: 'Patient', count: 1 }, undefined, 'everyone');
  if (versions.length > 0) return undefined;
  const { entry, ...bundle } = readJson(readFileSync(STORY, 'utf8')) as unknown as Story;
  // Of several hubs that start on one empty database together, one tells the story.
  const onlyNew = entry.map((each) => ({ ...each, request: { ...each.request, ifNoneMatch: '*' } }));
  const call: Call = {
    method: 'POST',
    path: [],
    query: [],
    caller: { actor: OPERATOR, audience: 'everyone' },
    prefer: { answer: 'minimal', lenient: false },
    header: () => undefined,
    body: {
      contentType: 'application/fhir+json',
      isEmpty: false,
      json: () => ({ ...bundle, entry: onlyNew }),
      bytes: () => Buffer.alloc(0),
      form: () => [],
    },
  };
  try {
    await dispatch(call, hub);
  } catch (cause) {
    if (cause instanceof Problem && cause.kind === 'precondition-failed') return undefined;
    throw cause;
  }
  return entry.length;
}

interface Story {
  readonly entry: readonly { readonly request: Record<string, unknown> }[];
}
