// A small made-up stay for an empty database, so that the first curl finds somebody. Sent in as any client would send it.
import { readFileSync } from 'node:fs';
import { OPERATOR } from './access/actor.ts';
import { readJson } from './fhir/json/read.ts';
import { dispatch } from './rest/dispatch.ts';
import type { Call, Hub } from './rest/exchange.ts';

const STORY = new URL('../examples/demo/stay.json', import.meta.url);

/** How many resources were loaded; undefined when the database already held something. */
export async function loadDemo(hub: Hub): Promise<number | undefined> {
  const { versions } = await hub.store.history({ count: 1 }, undefined, 'everyone');
  if (versions.length > 0) return undefined;
  const bundle = readJson(readFileSync(STORY, 'utf8'));
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
      json: () => bundle,
      bytes: () => Buffer.alloc(0),
      form: () => [],
    },
  };
  await dispatch(call, hub);
  return (bundle as { entry: unknown[] }).entry.length;
}
