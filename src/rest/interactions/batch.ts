// Each entry by itself; one that fails fails alone. https://hl7.org/fhir/R4/http.html#brules
import { randomUUID } from 'node:crypto';
import { bundleText } from '../../fhir/json/bundle-text.ts';
import { Problem } from '../../problem.ts';
import { dispatch } from '../dispatch.ts';
import type { Answer, Hub } from '../exchange.ts';
import { answerOfDefect, answerOfProblem } from '../outcome.ts';
import { type Entry, inEntry, responseText, withoutHistory } from './bundle-entry.ts';

/** Entries under way at once: as many as the store writes side by side. */
const AT_ONCE = 8;

export async function runBatch(entries: readonly Entry[], hub: Hub): Promise<Answer> {
  const answers: Answer[] = new Array(entries.length);
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < entries.length) {
      const entry = entries[next]!;
      next += 1;
      answers[entry.index] = await answerOf(entry, hub);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  const texts = answers.map((answer, i) => responseText(answer, entries[i]!, withoutHistory));
  return { status: 200, body: { kind: 'json', text: bundleText({ type: 'batch-response' }, texts) } };
}

async function answerOf(entry: Entry, hub: Hub): Promise<Answer> {
  const { call } = entry;
  try {
    if (call instanceof Problem) throw call;
    if (call.method === 'POST' && call.path.length === 0) throw nested();
    return await dispatch(call, hub);
  } catch (cause) {
    if (cause instanceof Problem) return answerOfProblem(inEntry(cause, entry));
    const requestId = randomUUID();
    hub.onDefect(cause, requestId);
    return answerOfDefect(requestId);
  }
}

const nested = (): Problem =>
  new Problem(
    'invalid',
    {
      en: 'A batch cannot hold another batch or transaction.',
      ja: 'batch の中に batch や transaction を入れることはできません。',
    },
    { at: 'request', spec: 'https://hl7.org/fhir/R4/http.html#brules' },
  );
