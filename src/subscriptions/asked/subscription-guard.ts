// Stands at the only way in: a Subscription that could not be served is not stored, and its state is the hub's to tell. A
// client asks for it (requested) and switches it off; the hub makes it active once the endpoint has answered, or puts it into
// error. A secret that came back masked is stored as it was. https://hl7.org/fhir/R4/subscription.html
import { isDeepStrictEqual } from 'node:util';
import type { Resource } from '../../fhir/resource.ts';
import { type Finding, Problem } from '../../problem.ts';
import type { Guard } from '../../store/write/change.ts';
import { fault } from './asked-faults.ts';
import { type AskedSettings, readAsked } from './read-asked.ts';
import { unmasked } from './unmasked.ts';

export const subscriptionGuard =
  (settings: AskedSettings): Guard =>
  ({ type, before, after: sent, actor }) => {
    if (type !== 'Subscription' || sent === undefined || actor.kind === 'hub') return undefined;
    const after = unmasked(before, sent);
    if (!('resourceType' in after)) throw refusal(after);
    const status = statusOf(before, after);
    if (typeof status !== 'string') throw refusal([status]);
    if (status === 'requested' && !isSame(before, after)) {
      const asked = readAsked(after, settings);
      if (!('about' in asked)) throw refusal(asked);
    }
    return amended(before, after, status) ?? (after === sent ? undefined : after);
  };

/** What is to be stored as its status, or why it cannot be. */
function statusOf(before: Resource | undefined, { status, ...rest }: Resource): string | Finding {
  if (before !== undefined && isSameSubstance(before, rest) && status === before.status) return String(status);
  if (status === 'off' || status === 'requested') return status;
  // Whoever sends back what was read, corrected, means: begin again. To be active is asked for as well as requested.
  if (status === 'active' || (status === 'error' && before?.status === 'error')) return 'requested';
  return status === 'error' ? errorIsOurs() : unknownStatus();
}

const isSame = (before: Resource | undefined, after: Resource): boolean =>
  before !== undefined && before.status === after.status && isSameSubstance(before, after);

/** What is told, and where to. */
const SUBSTANCE = ['criteria', '_criteria', 'channel', 'end'] as const;

const isSameSubstance = (before: Resource, after: Record<string, unknown>): boolean =>
  SUBSTANCE.every((name) => isDeepStrictEqual(before[name], after[name]));

/** Undefined: as it is written. What went wrong is in the hub's words. */
function amended(before: Resource | undefined, after: Resource, status: string): Resource | undefined {
  const error = before?.error;
  if (after.status === status && isDeepStrictEqual(after.error, error)) return undefined;
  const { error: _theirs, ...rest } = after;
  return { ...rest, status, ...(error === undefined ? {} : { error }) };
}

// Of these the request is at fault, not what it asks for.
const MALFORMED: ReadonlySet<string> = new Set(['required', 'value']);

function refusal(findings: readonly Finding[]): Problem {
  const kind = findings.every(({ code }) => MALFORMED.has(code)) ? 'bad-value' : 'business-rule';
  return new Problem(
    kind,
    {
      en: `The Subscription cannot be served: ${findings.length} faults. Correct them and write it again.`,
      ja: `この Subscription には ${findings.length} 件の誤りがあり、お知らせできません。直して、もう一度登録してください。`,
    },
    { at: findings[0]?.at },
    findings,
  );
}

const errorIsOurs = (): Finding =>
  fault(
    'business-rule',
    'Subscription.status',
    'The hub says error when it cannot deliver. Write requested to begin, or off to end.',
    'error は、届けられないときにハブが書く状態です。始めるときは requested、止めるときは off にしてください。',
  );

const unknownStatus = (): Finding =>
  fault(
    'value',
    'Subscription.status',
    'The status is none of those a Subscription can be given. Write requested to begin, or off to end.',
    'status が正しくありません。始めるときは requested、止めるときは off にしてください。',
  );
