// All entries or none: DELETE, POST, PUT and PATCH are one write, then the GETs see its result before it is committed.
// https://hl7.org/fhir/R4/http.html#trules

import { bundleText } from '../../fhir/json/bundle-text.ts';
import { Problem, short } from '../../problem.ts';
import type { Change, Written } from '../../store/write/change.ts';
import { answerOfWrite } from '../answers.ts';
import type { Answer, Call, Hub, Route, RouteMatch } from '../exchange.ts';
import { allowsGet, isServedAt } from '../operations/operation.ts';

import { type Entry, inEntry, responseText, withoutHistory } from './bundle-entry.ts';
import { withinBundle } from './bundle-links.ts';
import { createChange } from './create.ts';
import { conditionalDeleteChange, deleteChange } from './delete.ts';
import { conditionalPatchChange, patchChange } from './patch.ts';
import { conditionalUpdateChange, updateChange } from './update.ts';

type Step = { readonly entry: Entry; readonly call: Call } & (
  | { readonly change: Change }
  | { readonly route: Route; readonly match: RouteMatch }
);

export async function runTransaction(entries: readonly Entry[], outer: Call, hub: Hub): Promise<Answer> {
  checkFullUrls(entries);
  const fullUrls = new Set(entries.flatMap(({ fullUrl }) => fullUrl ?? []));
  const steps = entries.map((entry) => ofEntry(entry, () => stepOf(entry, fullUrls, hub)));
  const writing = steps.filter((step) => 'change' in step);
  const answers = new Map<number, Answer>();
  const finish = async (view: Hub['view']): Promise<void> => {
    for (const step of steps) {
      if ('change' in step) continue;
      const answer = await step.route.handle(step.call, { ...hub, view }, step.match).catch((cause: unknown) => {
        throw placed(cause, step.entry);
      });
      answers.set(step.entry.index, answer);
    }
  };
  const written = await write(writing, outer, hub, finish);
  writing.forEach((step, i) => {
    answers.set(step.entry.index, answerOfWrite(written[i]!, step.call, hub));
  });
  const texts = entries.map((entry) => responseText(answers.get(entry.index)!, entry, withoutHistory));
  return { status: 200, body: { kind: 'json', text: bundleText({ type: 'transaction-response' }, texts) } };
}

async function write(
  steps: readonly Extract<Step, { change: Change }>[],
  outer: Call,
  hub: Hub,
  finish: (view: Hub['view']) => Promise<void>,
): Promise<Written[]> {
  try {
    return await hub.store.write(
      // Every entry has some fullUrl: by it the store knows a transaction of one entry, whose references it resolves too.
      steps.map(({ change, entry }) => ({ ...change, fullUrl: entry.fullUrl ?? `Bundle.entry[${entry.index}]` })),
      outer.caller,
      finish,
    );
  } catch (cause) {
    const step = cause instanceof Problem && cause.where.change !== undefined ? steps[cause.where.change] : undefined;
    throw step === undefined ? cause : placed(cause, step.entry);
  }
}

const placed = (cause: unknown, entry: Entry): unknown => (cause instanceof Problem ? inEntry(cause, entry) : cause);

function ofEntry<T>(entry: Entry, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    throw placed(cause, entry);
  }
}

/** A reference to a fullUrl that two entries bear would mean either. https://hl7.org/fhir/R4/bundle.html#bdl-7 */
function checkFullUrls(entries: readonly Entry[]): void {
  const seen = new Set<string>();
  for (const { fullUrl, index } of entries) {
    if (fullUrl !== undefined && seen.has(fullUrl)) throw sameFullUrl(fullUrl, index);
    if (fullUrl !== undefined) seen.add(fullUrl);
  }
}

const sameFullUrl = (fullUrl: string, index: number): Problem =>
  new Problem(
    'invalid',
    {
      en: `Another entry has the fullUrl "${short(fullUrl)}" already. Give each entry one of its own.`,
      ja: `fullUrl「${short(fullUrl)}」が複数のエントリーで使われています。エントリーごとに別の値にしてください。`,
    },
    { at: `Bundle.entry[${index}].fullUrl`, spec: 'https://hl7.org/fhir/R4/bundle.html#bdl-7' },
  );

function stepOf(entry: Entry, fullUrls: ReadonlySet<string>, hub: Hub): Step {
  const { call } = entry;
  if (call instanceof Problem) throw call;
  const { route, match } = hub.router.match(call.method, call.path);
  const change = changeOf(route, match, call, hub);
  if (change !== undefined) return { entry, call, change: withinBundle(change, entry.fullUrl, fullUrls) };
  if (!isReading(route, match, call, hub)) throw notInTransaction(call);
  return { entry, call, route, match };
}

function changeOf({ code }: Route, { type, id }: RouteMatch, call: Call, hub: Hub): Change | undefined {
  switch (code) {
    case 'create':
      return createChange(call, hub, type!);
    case 'update':
      return updateChange(call, hub, type!, id!);
    case 'conditional-update':
      return conditionalUpdateChange(call, hub, type!);
    case 'patch':
      return patchChange(call, hub, type!, id!);
    case 'conditional-patch':
      return conditionalPatchChange(call, hub, type!);
    case 'delete':
      return deleteChange(call, hub, type!, id!);
    case 'conditional-delete':
      return conditionalDeleteChange(call, hub, type!);
  }
  return undefined;
}

const isReading = ({ code }: Route, match: RouteMatch, call: Call, hub: Hub): boolean =>
  call.method === 'GET' &&
  (code !== 'operation' ||
    hub.operations.some(
      (each) => each.definition.code === match.operation && isServedAt(each, match) && allowsGet(each),
    ));

const notInTransaction = ({ method, path }: Call): Problem =>
  new Problem(
    'unprocessable',
    {
      en: `${method} ${path.join('/').slice(0, 60)} cannot be part of a transaction. Send it in a batch or by itself.`,
      ja: `${method} ${path.join('/').slice(0, 60)} はトランザクションでは使えません。batch に入れるか、単独で送信してください。`,
    },
    { at: 'request', spec: 'https://hl7.org/fhir/R4/http.html#trules' },
  );
